/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-clash-things.h"
#include "trellis-clash-words.h"

G_BEGIN_DECLS

/* What both did to one thing. "settled" is emitted when the last of it has been looked at. */
#define TRELLIS_TYPE_CLASH_PAGE (trellis_clash_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClashPage, trellis_clash_page, TRELLIS, CLASH_PAGE, AdwNavigationPage)

AdwNavigationPage *trellis_clash_page_new        (const TrellisClashPeople *people,
                                                  TrellisRecord            *record,
                                                  GtkWidget                *teller);
void               trellis_clash_page_show       (TrellisClashPage         *self,
                                                  GPtrArray                *things);
GtkWidget         *trellis_clash_page_get_choice (TrellisClashPage         *self);
void               trellis_clash_page_set_narrow (TrellisClashPage         *self,
                                                  gboolean                  narrow);
char              *trellis_clash_page_dup_title  (const TrellisClashPeople *people,
                                                  TrellisRecord            *record);

G_END_DECLS
