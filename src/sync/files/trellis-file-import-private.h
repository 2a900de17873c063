/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-file-import.h"
#include "trellis-file-match-private.h"

G_BEGIN_DECLS

/* An item on its way in. */
typedef struct
{
  TrellisImportItem *item; /* owned by the import */
  TrellisIcalWhole *known; /* as it is here, or NULL */
  TrellisIcalWhole *base;  /* what both come from, or NULL */
  const char *separator;   /* of the match */
  TrellisIcalWhole *read;  /* as the file has it; NULL if it cannot be taken in */
} TrellisImporting;

typedef struct
{
  const TrellisFileSource *source;
  const TrellisImportChoice *choice;
  GCancellable *cancellable;
  TrellisShareReader *reader;
  TrellisImport *import;
  GHashTable *matches; /* of TrellisFileMatch by uid */
  GHashTable *parents; /* uids of to-dos that have parts */
  GHashTable *todos;   /* uids of to-dos in the files, unowned */
  GHashTable *no_goals; /* uids of what others have things as parts of that is no goal */
  GPtrArray *list;     /* of TrellisImporting */
  GHashTable *by_uid;  /* of TrellisImporting by uid of the item, unowned */
} TrellisImporter;

gboolean trellis_importer_read_item  (TrellisImporter            *self,
                                      const TrellisIcalComponent *calendar,
                                      GError                    **error);
gboolean trellis_importer_compare    (TrellisImporter            *self,
                                      GError                    **error);
void     trellis_importer_order      (TrellisImport              *import);
void     trellis_importing_leave     (TrellisImporting           *importing,
                                      TrellisImportReason         reason);
int      trellis_importer_find_field (TrellisRecord              *record,
                                      GType                       type,
                                      TrellisFieldFlags           flags);

G_END_DECLS
