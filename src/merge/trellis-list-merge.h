/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **trellis_list_merge (const char *const *base,
                           const char *const *mine,
                           const char *const *theirs);

G_END_DECLS
