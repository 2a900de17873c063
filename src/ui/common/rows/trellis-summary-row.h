/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row that tells of something in two lines and opens it: a picture, a title, and under it what is
 * to be known at a glance. Looks like an AdwActionRow, but cuts its lines instead of breaking them,
 * since to know how high broken lines are they must be laid out several times. */
#define TRELLIS_TYPE_SUMMARY_ROW (trellis_summary_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (TrellisSummaryRow, trellis_summary_row, TRELLIS, SUMMARY_ROW, GtkListBoxRow)

struct _TrellisSummaryRowClass
{
  GtkListBoxRowClass parent_class;
};

GtkWidget  *trellis_summary_row_new          (const char        *title,
                                              const char        *subtitle);

void        trellis_summary_row_set_subtitle (TrellisSummaryRow *self,
                                              const char        *subtitle);
void        trellis_summary_row_add_prefix   (TrellisSummaryRow *self,
                                              GtkWidget         *widget);
void        trellis_summary_row_add_suffix   (TrellisSummaryRow *self,
                                              GtkWidget         *widget);

/* Behind the title, or below it where the two have no room in one line. To be called once. */
void        trellis_summary_row_add_beside   (TrellisSummaryRow *self,
                                              GtkWidget         *widget);

G_END_DECLS
