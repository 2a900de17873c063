/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-file-import.h"

G_BEGIN_DECLS

/* What taking in files would do, as groups of rows on a page: what is new, what changes, what is not
 * understood, and what stays as it is. */
typedef struct _TrellisImportPreview TrellisImportPreview;

TrellisImportPreview *trellis_import_preview_new  (AdwPreferencesPage   *page);
void                  trellis_import_preview_free (TrellisImportPreview *self);
void                  trellis_import_preview_show (TrellisImportPreview *self,
                                                   const TrellisImport  *import,
                                                   GPtrArray            *files);

G_END_DECLS
