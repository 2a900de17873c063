/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Keeps each dialog of @window for a moment after it has gone. Where one is on its way out while the window
 * becomes so wide, narrow, high or low that the dialog has to be another sheet, its way ends there; libadwaita
 * 1.7 then goes on with what it had in hand of the dialog, which was the last to hold it, and ends in a crash.
 * To be called once for a window. */
void trellis_closing_dialogs_attach (AdwApplicationWindow *window);

G_END_DECLS
