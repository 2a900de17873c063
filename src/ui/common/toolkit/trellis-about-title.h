/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* To be called before @dialog is presented. It has its title above it while it is scrolled; before 1.10,
 * libadwaita shows and hides that while widgets get their size, as when a window becomes higher, and then GTK
 * complains of what it paints without one. Here it waits for the next frame. */
void trellis_about_title_mend (AdwAboutDialog *dialog);

G_END_DECLS
