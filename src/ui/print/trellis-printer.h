/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Prints, for menus. What is told is told in the window of the widget. */

void trellis_print_match     (GtkWidget        *widget,
                              TrellisStore     *store,
                              TrellisMatch     *match);
void trellis_print_agreement (GtkWidget        *widget,
                              TrellisStore     *store,
                              TrellisAgreement *agreement);
void trellis_print_meeting   (GtkWidget        *widget,
                              TrellisStore     *store,
                              TrellisMeeting   *meeting);

G_END_DECLS
