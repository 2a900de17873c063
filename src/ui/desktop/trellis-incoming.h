/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Files that were opened with Trellis, or dropped on it. Nothing of them is taken in unasked. */
gboolean trellis_incoming_knows (GFile        *file);
void     trellis_incoming_ask   (GtkWidget    *window,
                                 TrellisStore *store,
                                 GPtrArray    *files);

G_END_DECLS
