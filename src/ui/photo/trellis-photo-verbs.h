/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What can be done with the photo of a partner. It is kept with the match, on this computer alone; what goes
 * wrong is told in the window of the widget. */

void trellis_photo_choose       (GtkWidget    *widget,
                                 TrellisStore *store,
                                 TrellisMatch *match);
void trellis_photo_take_file    (GtkWidget    *widget,
                                 TrellisStore *store,
                                 TrellisMatch *match,
                                 GFile        *file);
void trellis_photo_take_quietly (TrellisStore *store,
                                 TrellisMatch *match,
                                 GBytes       *image);
void trellis_photo_remove       (GtkWidget    *widget,
                                 TrellisStore *store,
                                 TrellisMatch *match);
void trellis_photo_accept_drops (GtkWidget    *widget,
                                 TrellisStore *store,
                                 TrellisMatch *match);

G_END_DECLS
