/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-place.h"

G_BEGIN_DECLS

/* The notes of a match: a list, and beside it the one that is written. Its action note.new makes a
 * note and puts the cursor into it. */
#define TRELLIS_TYPE_NOTES_PLACE (trellis_notes_place_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNotesPlace, trellis_notes_place, TRELLIS, NOTES_PLACE, TrellisPlace)

G_END_DECLS
