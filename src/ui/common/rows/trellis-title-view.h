/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of text that is edited where it stands, and wraps where there is little room. Enter does
 * not break the line but emits "activate". */
#define TRELLIS_TYPE_TITLE_VIEW (trellis_title_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTitleView, trellis_title_view, TRELLIS, TITLE_VIEW, GtkTextView)

G_END_DECLS
