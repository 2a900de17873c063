/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Hears of one fault that a person would see or hear, in English. */
typedef void (*UiSightFunc) (const char *fault,
                             gpointer    user_data);

void ui_sight_look (GtkWidget   *root,
                    gboolean     words_are_long,
                    UiSightFunc  report,
                    gpointer     user_data);

G_END_DECLS
