/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *trellis_dav_token_join  (const char  *sync_token,
                               const char  *ctag);
void  trellis_dav_token_split (const char  *token,
                               char       **sync_token,
                               char       **ctag);

G_END_DECLS
