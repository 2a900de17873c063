/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *trellis_markdown_to_markup        (const char *text);
char *trellis_markdown_to_linked_markup (const char *text);

G_END_DECLS
