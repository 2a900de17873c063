/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks.h"

G_BEGIN_DECLS

/* Ways to what another program put into the calendar of the match with a partner, which is shared: among
 * the meetings, and alone. */
void looks_show_entries (Looks      *self,
                         const char *partner);
void looks_show_entry   (Looks      *self,
                         const char *argument);

G_END_DECLS
