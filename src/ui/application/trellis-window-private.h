/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-content.h"
#include "trellis-side-search.h"
#include "trellis-window.h"

G_BEGIN_DECLS

/* What the window consists of, for what it does. */
TrellisStore           *trellis_window_get_store       (TrellisWindow *self);
GSettings              *trellis_window_get_settings    (TrellisWindow *self);
AdwNavigationSplitView *trellis_window_get_split_view  (TrellisWindow *self);
TrellisSideSearch      *trellis_window_get_side_search (TrellisWindow *self);

/* Also before the window is there to be seen: something is in its content then, and in its sidebar. */
TrellisContent         *trellis_window_fill            (TrellisWindow *self);

/* What has been chosen in the sidebar is what comes next. */
void                    trellis_window_leave_sidebar   (TrellisWindow *self);

/* In trellis-window-actions.c: what can be done anywhere in the window, by its name or by keys. */
void                    trellis_window_class_install_actions (GtkWidgetClass *widget_class);
gboolean                trellis_window_take_key              (TrellisWindow         *self,
                                                              guint                  keyval,
                                                              guint                  keycode,
                                                              GdkModifierType        state,
                                                              GtkEventControllerKey *controller);

G_END_DECLS
