/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void trellis_log_failure (const char   *what,
                          const GError *error);

G_END_DECLS
