/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-record.h"

G_BEGIN_DECLS

/* What the rows of records have in common, in whatever list they stand. */

void       trellis_list_row_name           (gpointer           widget,
                                            const char        *format,
                                            const char        *title);
GtkWidget *trellis_list_row_leave          (GtkWidget         *row);
void       trellis_list_row_open_menu      (GtkMenuButton     *button);

void       trellis_list_row_class_add_keys (GtkWidgetClass    *widget_class,
                                            const char        *prefix);
void       trellis_list_row_insert_fields  (gpointer           row,
                                            const char        *prefix,
                                            gpointer           record,
                                            const char *const *fields);

G_END_DECLS
