/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Files of calendars in and out, for menus. What is told is told in the window of the widget. */

void trellis_file_verbs_attach       (GtkWidget      *window,
                                      TrellisStore   *store);
void trellis_file_verbs_import       (GtkWidget      *widget,
                                      TrellisStore   *store,
                                      GPtrArray      *files);
void trellis_file_verbs_export_match (GtkWidget      *widget,
                                      TrellisStore   *store,
                                      TrellisMatch   *match);
void trellis_file_verbs_save_record  (GtkWidget      *widget,
                                      TrellisStore   *store,
                                      TrellisRecord  *record);

G_END_DECLS
