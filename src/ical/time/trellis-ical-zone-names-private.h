/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *trellis_ical_zone_names_find (const char *name);

G_END_DECLS
