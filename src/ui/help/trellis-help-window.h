/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The user guide, in a window beside the others: what it tells can be done while reading. */
#define TRELLIS_TYPE_HELP_WINDOW (trellis_help_window_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHelpWindow, trellis_help_window, TRELLIS, HELP_WINDOW, AdwWindow)

GtkWidget *trellis_help_window_new       (GtkApplication    *application);

void       trellis_help_window_show_page (TrellisHelpWindow *self,
                                          const char        *name);

G_END_DECLS
