/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row to choose from, which shows what is chosen beside its title where there is room for both, and below it
 * where there is not: an AdwComboRow cuts it, and whatever has more than 20 characters always. Its model is a
 * list of strings. */
#define TRELLIS_TYPE_COMBO_ROW (trellis_combo_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (TrellisComboRow, trellis_combo_row, TRELLIS, COMBO_ROW, AdwComboRow)

struct _TrellisComboRowClass
{
  AdwComboRowClass parent_class;
};

GtkWidget *trellis_combo_row_new (void);

G_END_DECLS
