/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* An attachment as a file of its own, outside of the journal. What goes wrong is told in the window of the
 * widget. */

void trellis_attachment_file_open (GtkWidget         *widget,
                                   TrellisStore      *store,
                                   TrellisAttachment *attachment);
void trellis_attachment_file_save (GtkWidget         *widget,
                                   TrellisStore      *store,
                                   TrellisAttachment *attachment);

G_END_DECLS
