/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks.h"

G_BEGIN_DECLS

/* Ways to what both changed: the note or the list of all, or one of that. */
void looks_make_clashes (Looks      *self,
                         const char *note);
void looks_show_clashes (Looks      *self,
                         const char *title);

G_END_DECLS
