/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the name and the day of a signature, and says them by the signal
 * "signed" (const char *name, gint64 when). */
#define TRELLIS_TYPE_SIGN_DIALOG (trellis_sign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSignDialog, trellis_sign_dialog, TRELLIS, SIGN_DIALOG, AdwDialog)

AdwDialog *trellis_sign_dialog_new (const char *title,
                                    const char *verb,
                                    const char *name);

G_END_DECLS
