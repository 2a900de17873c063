/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the compiler has read once for all files of a layer without a window. It comes before each of them, and
 * nothing of Trellis' own may be in it: a file still includes all that it needs, see CONTRIBUTING.md. */
#pragma once

/* All records and what handles them are GObjects and lists of GIO's. */
#include <gio/gio.h>
