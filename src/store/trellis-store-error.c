/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-store"

#include "trellis-store-error.h"

G_DEFINE_QUARK (trellis_store_error_quark, trellis_store_error)
