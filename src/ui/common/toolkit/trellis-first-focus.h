/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Has the focus begin at the focus widget of @dialog, as that is now, also in a narrow window: there the
 * dialog is a sheet, which loses its focus widget when the window lets go of its own, up to libadwaita 1.7
 * at least. */
void trellis_first_focus_attach (AdwDialog *dialog);

G_END_DECLS
