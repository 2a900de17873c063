/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-log.h"

#include "trellis-store-error.h"
#include "trellis-sync-error.h"

/* Tells the log that @what happened, "Restoring failed", because of @error. Of an error that is not of this
 * program only the kind: what libraries say quotes the names of files, and what stands in them. */
void
trellis_log_failure (const char *what, const GError *error)
{
  if (error->domain == TRELLIS_STORE_ERROR || error->domain == TRELLIS_SYNC_ERROR)
    g_message ("%s: %s", what, error->message);
  else
    g_message ("%s (%s, %d)", what, g_quark_to_string (error->domain), error->code);
}
