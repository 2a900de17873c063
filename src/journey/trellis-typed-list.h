/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char   **trellis_typed_list      (const char *text);
gboolean trellis_typed_has_comma (const char *text);

G_END_DECLS
