/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store-twins.h"

G_BEGIN_DECLS

/* What a person says of two things that are probably one. The window of @widget tells that it was done, and
 * offers to take it back, or tells that it could not be saved: FALSE. */

gboolean trellis_twin_decision_merge (GtkWidget          *widget,
                                      TrellisStore       *store,
                                      const TrellisTwins *twins);
gboolean trellis_twin_decision_keep  (GtkWidget          *widget,
                                      TrellisStore       *store,
                                      const TrellisTwins *twins);

G_END_DECLS
