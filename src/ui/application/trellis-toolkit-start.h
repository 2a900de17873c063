/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The least that GTK has to do as it starts. What it is to leave out it reads from the environment, which is
 * as before afterwards. */

void trellis_toolkit_start_choose (const char *devices);
void trellis_toolkit_start_settle (void);

G_END_DECLS
