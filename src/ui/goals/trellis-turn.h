/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

gboolean trellis_turn (GtkWidget    *widget,
                       TrellisStore *store,
                       gpointer      record);

G_END_DECLS
