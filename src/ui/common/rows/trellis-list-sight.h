/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person has before them of a list view; where there is none, as NULL, it is as if all were seen from
 * its beginning and nothing selected. */
gboolean trellis_list_sight_is_seen       (GtkListView *view);
gboolean trellis_list_sight_is_at_top     (GtkListView *view);
gboolean trellis_list_sight_has_room      (GtkListView *view);
guint    trellis_list_sight_count         (GtkListView *view);
guint    trellis_list_sight_find_selected (GtkListView *view);
guint    trellis_list_sight_find_focused  (GtkListView *view);

G_END_DECLS
