/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What can be done with a note wherever it is shown: the actions note.pin, note.share, note.copy and
 * note.delete of a widget that has the properties "store" and "note". */

void        trellis_note_verbs_install     (GtkWidgetClass *widget_class);

GMenuModel *trellis_note_verbs_create_menu (TrellisNote    *note,
                                            GMenuModel     *before);

gboolean    trellis_note_is_empty          (TrellisNote    *note);
const char *trellis_note_kind_get_icon     (TrellisNoteKind kind);

gboolean    trellis_note_text_or_empty     (GBinding       *binding,
                                            const GValue   *from,
                                            GValue         *to,
                                            gpointer        data);

G_END_DECLS
