/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Tells how it stands with sharing, of the match whose uid is its property "match" or, if that is NULL, of
 * all; and offers what there is to do about it. It is not visible where nothing is shared. */
#define TRELLIS_TYPE_SYNC_LINE (trellis_sync_line_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSyncLine, trellis_sync_line, TRELLIS, SYNC_LINE, AdwBin)

void trellis_sync_line_set_match (TrellisSyncLine *self,
                                  const char      *match);

G_END_DECLS
