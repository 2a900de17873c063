/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-print-paper.h"

/* Points, about 22 mm: what stays empty at each edge, at least. */
#define MARGIN 62.0

/* What people use here: A4 or Letter, by the locale. */
void
trellis_print_paper_get_default (TrellisPaper *paper)
{
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();

  *paper = (TrellisPaper) {
    .width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
    .height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS),
    .top = MARGIN,
    .bottom = MARGIN,
    .left = MARGIN,
    .right = MARGIN,
  };
}

/* The sheet that was chosen. @context counts in points, and from the very edge of the paper. */
void
trellis_print_paper_get_used (TrellisPaper *paper, GtkPrintContext *context)
{
  double top = 0, bottom = 0, left = 0, right = 0;

  /* Where the printer cannot print. */
  gtk_print_context_get_hard_margins (context, &top, &bottom, &left, &right);
  *paper = (TrellisPaper) {
    .width = gtk_print_context_get_width (context),
    .height = gtk_print_context_get_height (context),
    .top = MAX (MARGIN, top),
    .bottom = MAX (MARGIN, bottom),
    .left = MAX (MARGIN, left),
    .right = MAX (MARGIN, right),
  };
}
