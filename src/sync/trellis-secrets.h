/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-error.h"

G_BEGIN_DECLS

/* Passwords of accounts, which are nowhere but in the person's keyring. All calls block, perhaps
 * until a person has unlocked it. */
gboolean  trellis_secrets_store  (const char    *account,
                                  const char    *label,
                                  const char    *password,
                                  GCancellable  *cancellable,
                                  GError       **error);
char     *trellis_secrets_lookup (const char    *account,
                                  GCancellable  *cancellable,
                                  GError       **error);
gboolean  trellis_secrets_clear  (const char    *account,
                                  GCancellable  *cancellable,
                                  GError       **error);
void      trellis_secret_free    (char          *password);

G_END_DECLS
