/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-title-row.h"

#include "trellis-row-side.h"

GtkWidget *
trellis_title_row_new (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  trellis_row_side_keep (row);
  return row;
}
