/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What can be done with a photo. That of a partner is kept with the match, which is the subject then, on this computer
 * alone; one's own with the person. What goes wrong is told in the window of the
 * widget. */

void trellis_photo_choose       (GtkWidget    *widget,
                                 TrellisStore *store,
                                 gpointer      subject);
void trellis_photo_take_file    (GtkWidget    *widget,
                                 TrellisStore *store,
                                 gpointer      subject,
                                 GFile        *file);
void trellis_photo_take_quietly (TrellisStore *store,
                                 gpointer      subject,
                                 GBytes       *image);
void trellis_photo_remove       (GtkWidget    *widget,
                                 TrellisStore *store,
                                 gpointer      subject);
void trellis_photo_accept_drops (GtkWidget    *widget,
                                 TrellisStore *store,
                                 gpointer      subject);

G_END_DECLS
