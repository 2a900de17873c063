/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks.h"

G_BEGIN_DECLS

/* The way to what came in a second time: the note of that title, after it and others did. */
void looks_make_twins (Looks      *self,
                       const char *note);
void looks_ask_twins  (Looks      *self,
                       const char *argument);

G_END_DECLS
