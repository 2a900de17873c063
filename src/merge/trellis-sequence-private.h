/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRELLIS_SEQUENCE_NONE (-1)

int *trellis_sequence_match (const guint *a,
                             guint        n_a,
                             const guint *b,
                             guint        n_b);

G_END_DECLS
