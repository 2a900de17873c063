/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes in @files (of GFile); FALSE where they are nothing for @widget now. */
typedef gboolean (*TrellisFileDropFunc) (GtkWidget *widget,
                                         GPtrArray *files);

void     trellis_file_drop_take  (GtkWidget          *widget,
                                  TrellisFileDropFunc take);
gboolean trellis_file_drop_offer (GtkWidget          *window,
                                  double              x,
                                  double              y,
                                  GPtrArray          *files);

G_END_DECLS
