/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-record.h"

G_BEGIN_DECLS

/* Orders records that have a field "position", in a list model that is sorted by it. */

gboolean trellis_reorder_can_move   (GListModel *records,
                                     gpointer    record,
                                     int         steps);
void     trellis_reorder_move       (GListModel *records,
                                     gpointer    record,
                                     int         steps);
void     trellis_reorder_set_up     (GtkWidget  *row,
                                     GtkWidget  *handle,
                                     GListModel *records,
                                     gpointer    record);
void     trellis_reorder_set_up_end (GtkWidget  *row,
                                     GListModel *records);

G_END_DECLS
