/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The photo of a partner, or one's own, in a form, to be chosen, replaced and removed, by buttons or by
 * dropping an image. */
#define TRELLIS_TYPE_PHOTO_ROW (trellis_photo_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPhotoRow, trellis_photo_row, TRELLIS, PHOTO_ROW, AdwActionRow)

GtkWidget *trellis_photo_row_new (TrellisStore *store,
                                  gpointer      subject);

G_END_DECLS
