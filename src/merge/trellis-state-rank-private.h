/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

guint    trellis_state_get_rank (GType  type,
                                 gint64 state);
gboolean trellis_state_is_open  (GType  type,
                                 gint64 state);

G_END_DECLS
