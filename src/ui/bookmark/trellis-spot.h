/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-bookmark.h"
#include "trellis-record.h"

G_BEGIN_DECLS

void      trellis_spot_set_record  (gpointer                     widget,
                                    gpointer                     record);
gboolean  trellis_spot_find_cursor (GtkWidget                   *focus,
                                    TrellisBookmarkCursor       *cursor);
gboolean  trellis_spot_put_cursor  (GtkWidget                   *root,
                                    const TrellisBookmarkCursor *cursor);

G_END_DECLS
