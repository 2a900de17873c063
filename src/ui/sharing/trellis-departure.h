/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharer.h"

G_BEGIN_DECLS

/* Milliseconds that an application stays at most for what it does without a window. */
#define TRELLIS_DEPARTURE_MS (10 * 1000)

/* Has an application without a window stay for the moments that it takes to bring what was changed last to
 * where it is shared. What cannot be brought in them waits in the journal for the next start. */
#define TRELLIS_TYPE_DEPARTURE (trellis_departure_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDeparture, trellis_departure, TRELLIS, DEPARTURE, GObject)

TrellisDeparture *trellis_departure_new  (GtkApplication   *application,
                                          TrellisSharer    *sharer,
                                          guint             milliseconds);
void              trellis_departure_quit (TrellisDeparture *self);

G_END_DECLS
