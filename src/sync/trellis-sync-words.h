/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-error.h"

G_BEGIN_DECLS

const char *trellis_sync_error_to_words       (const GError *error);
const char *trellis_sync_error_to_words_asked (const GError *error);
char       *trellis_sync_words_separator      (const char   *name);

G_END_DECLS
