/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What there is instead of the main window while the journal cannot be opened, or while a backup
 * takes its place. Emits "retry" when it is time to try to open the journal, with what to
 * tell about a backup that was, or could not be, put in its place, or NULL. */
#define TRELLIS_TYPE_TROUBLE_WINDOW (trellis_trouble_window_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTroubleWindow, trellis_trouble_window, TRELLIS, TROUBLE_WINDOW,
                      AdwApplicationWindow)

GtkWidget *trellis_trouble_window_new       (gpointer              application,
                                             const char           *folder);
void       trellis_trouble_window_set_error (TrellisTroubleWindow *self,
                                             const GError         *error);
void       trellis_trouble_window_restore   (TrellisTroubleWindow *self,
                                             GFile                *chosen);

G_END_DECLS
