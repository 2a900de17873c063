/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of the few things that a list on Home tells of. */
typedef struct
{
  GObject *about; /* a record, or an entry of a calendar */
  char *icon_name;
  char *title;
  char *subtitle;
} TrellisHomeItem;

TrellisHomeItem *trellis_home_item_new       (gpointer         about,
                                              const char      *icon_name,
                                              const char      *title,
                                              const char      *subtitle);
void             trellis_home_item_free      (TrellisHomeItem *self);

void             trellis_home_list_show      (GtkListBox      *list,
                                              GPtrArray       *items);
gpointer         trellis_home_list_get_about (GtkListBoxRow   *row);

G_END_DECLS
