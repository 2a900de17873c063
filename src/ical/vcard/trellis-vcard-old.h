/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *trellis_vcard_old_renew (const char *data,
                               gsize       length,
                               gsize      *renewed_length);

G_END_DECLS
