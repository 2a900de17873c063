/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void        trellis_help_attach    (GtkApplication *application);

const char *trellis_help_find_page (GtkWindow      *window);

G_END_DECLS
