/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of which somebody wrote the title, which may read either way and have signs of markup in it. */
GtkWidget *trellis_title_row_new (const char *title);

G_END_DECLS
