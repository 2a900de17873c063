/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks.h"

G_BEGIN_DECLS

/* Ways into the help, which is a window beside the other. */
void looks_show_help   (Looks      *self,
                        const char *page);
void looks_list_help   (Looks      *self,
                        const char *argument);
void looks_search_help (Looks      *self,
                        const char *words);

G_END_DECLS
