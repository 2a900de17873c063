/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-place.h"

G_BEGIN_DECLS

/* The meetings of a match, those to come and those that were. A meeting opens as a page of its own
 * on the navigation view around the place.
 *
 *   meeting.plan  plans a meeting
 *   meeting.log   writes down one that took place
 */
#define TRELLIS_TYPE_MEETINGS_PLACE (trellis_meetings_place_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingsPlace, trellis_meetings_place, TRELLIS, MEETINGS_PLACE,
                      TrellisPlace)

G_END_DECLS
