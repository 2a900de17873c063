/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-match-page.h"

G_BEGIN_DECLS

TrellisStore *trellis_match_page_get_store (TrellisMatchPage *self);

/* In trellis-match-page-actions.c: what can be done with the match, whichever of its places is open. */
void          trellis_match_page_class_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
