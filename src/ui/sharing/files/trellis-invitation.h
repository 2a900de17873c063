/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

void trellis_invitation_send (GtkWidget      *widget,
                              TrellisStore   *store,
                              TrellisMeeting *meeting);

G_END_DECLS
