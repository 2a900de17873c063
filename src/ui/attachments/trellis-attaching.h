/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-loose-file.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* Files that a person attaches to a note, or to a match itself. They are read and kept one after the other;
 * what was attached can be taken back, and what could not be is told, with the reason, in the window of the
 * widget. */

void trellis_attaching_choose     (GtkWidget             *widget,
                                   TrellisStore          *store,
                                   TrellisMatch          *match,
                                   TrellisNote           *note,
                                   TrellisAttachmentKind  kind);
void trellis_attaching_take_files (GtkWidget             *widget,
                                   TrellisStore          *store,
                                   TrellisMatch          *match,
                                   TrellisNote           *note,
                                   TrellisAttachmentKind  kind,
                                   GPtrArray             *files);
void trellis_attaching_take       (GtkWidget             *widget,
                                   TrellisStore          *store,
                                   TrellisMatch          *match,
                                   TrellisNote           *note,
                                   TrellisLooseFile      *file);

G_END_DECLS
