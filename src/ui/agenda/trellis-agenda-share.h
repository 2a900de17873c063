/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

void trellis_agenda_copy (GtkWidget      *widget,
                          TrellisStore   *store,
                          TrellisMeeting *meeting,
                          GListModel     *points);
void trellis_agenda_mail (GtkWidget      *widget,
                          TrellisStore   *store,
                          TrellisMeeting *meeting,
                          GListModel     *points);

G_END_DECLS
