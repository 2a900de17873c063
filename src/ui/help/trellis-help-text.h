/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-help-page.h"

G_BEGIN_DECLS

/* The texts of a page, one widget for each block, which the Tab and arrow keys go through as a screen
 * reader reads them. Emits "link" with where a link within the guide leads. */
#define TRELLIS_TYPE_HELP_TEXT (trellis_help_text_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHelpText, trellis_help_text, TRELLIS, HELP_TEXT, GtkWidget)

GtkWidget *trellis_help_text_new  (TrellisHelpPage *page);

/* Marks the words where they are; the first widget that has one of them, or NULL. */
GtkWidget *trellis_help_text_mark (TrellisHelpText *self,
                                   const char      *words);

G_END_DECLS
