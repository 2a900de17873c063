/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Tells all keys of the table in trellis-shortcuts.c, by group. */
#define TRELLIS_TYPE_SHORTCUTS_DIALOG (trellis_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisShortcutsDialog, trellis_shortcuts_dialog, TRELLIS, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *trellis_shortcuts_dialog_new (void);

G_END_DECLS
