/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

gboolean trellis_stop_sharing (GtkWidget     *window,
                               TrellisStore  *store,
                               const char    *match,
                               GError       **error);

G_END_DECLS
