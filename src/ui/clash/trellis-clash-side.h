/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One version of something, with a button that chooses it: "clicked" is emitted for that. */
#define TRELLIS_TYPE_CLASH_SIDE (trellis_clash_side_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClashSide, trellis_clash_side, TRELLIS, CLASH_SIDE, AdwBin)

GtkWidget *trellis_clash_side_new        (const char       *caption,
                                          const char       *field);
void       trellis_clash_side_set_value  (TrellisClashSide *self,
                                          const char       *value,
                                          gboolean          is_text);
void       trellis_clash_side_compare    (TrellisClashSide *self,
                                          const char       *value,
                                          const char       *other);
void       trellis_clash_side_set_editor (TrellisClashSide *self,
                                          GtkWidget        *editor);
void       trellis_clash_side_set_button (TrellisClashSide *self,
                                          const char       *label);
void       trellis_clash_side_set_in_use (TrellisClashSide *self,
                                          gboolean          is_in_use);
GtkWidget *trellis_clash_side_get_button (TrellisClashSide *self);

G_END_DECLS
