/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The main window. Actions that anything in it may activate:
 *
 *   record.open (ss)  shows a record: its table, "note", and its uid
 *   match.new         asks for a name and makes a match
 *   home.show         shows what there is across all matches
 *   search.show       searches everything
 *   note.new          starts a note in the match that is open, else in one that the person chooses
 */
#define TRELLIS_TYPE_WINDOW (trellis_window_get_type ())
G_DECLARE_FINAL_TYPE (TrellisWindow, trellis_window, TRELLIS, WINDOW, AdwApplicationWindow)

GtkWidget *trellis_window_new (gpointer      application,
                               TrellisStore *store,
                               GSettings    *settings);
void       trellis_window_refresh (TrellisWindow *self);

G_END_DECLS
