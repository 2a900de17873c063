/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the compiler has read once for all files that have to do with windows, as trellis-gio.h is for the others. */
#pragma once

/* Almost all that it takes to compile a view is to read this, with GTK and GIO in it. */
#include <adwaita.h>
