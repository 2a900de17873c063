/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void trellis_new_rows_let_others_be (GtkListItemFactory *factory);

G_END_DECLS
