/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* To be called before @dialog, whose heading may be long as it has a title or a name in it, is presented.
 * libadwaita has the heading twice, in large type on one line and in smaller type on several, and shows the
 * one for which there is room; but it measures the large one for less room than that needs, of which GTK
 * complains. */
void trellis_alert_heading_mend (AdwAlertDialog *dialog);

G_END_DECLS
