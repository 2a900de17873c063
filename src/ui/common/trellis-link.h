/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *trellis_link_dup_uri (const char *text);

G_END_DECLS
