/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

typedef void (*TrellisUndoFunc) (gpointer data);

void trellis_undo_offer   (GtkWidget       *widget,
                           const char      *message,
                           TrellisUndoFunc  undo,
                           gpointer         data,
                           GDestroyNotify   destroy);
void trellis_undo_add     (GtkWidget       *widget,
                           TrellisStore    *store,
                           gpointer         record,
                           const char      *message);
void trellis_undo_add_all (GtkWidget       *widget,
                           TrellisStore    *store,
                           GPtrArray       *records,
                           const char      *message);
void trellis_undo_offer_additions (GtkWidget    *widget,
                                   TrellisStore *store,
                                   GPtrArray    *records,
                                   const char   *message);
void trellis_undo_delete  (GtkWidget       *widget,
                           TrellisStore    *store,
                           gpointer         record,
                           const char      *message);
void trellis_undo_tell    (GtkWidget       *widget,
                           const char      *message);
AdwToast *trellis_undo_tell_course (GtkWidget    *widget,
                                    const char   *message,
                                    GCancellable *cancellable);
void trellis_undo_install      (GtkWidgetClass *window_class);

G_END_DECLS
