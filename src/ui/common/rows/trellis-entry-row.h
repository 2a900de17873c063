/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_ENTRY_ROW (trellis_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisEntryRow, trellis_entry_row, TRELLIS, ENTRY_ROW, AdwEntryRow)

GtkWidget *trellis_entry_row_new (void);

G_END_DECLS
