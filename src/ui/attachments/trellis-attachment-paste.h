/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

gboolean trellis_attachment_paste (GtkWidget    *widget,
                                   TrellisStore *store,
                                   TrellisMatch *match,
                                   TrellisNote  *note);

G_END_DECLS
