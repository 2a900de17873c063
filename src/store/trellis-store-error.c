/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-error.h"

#include <errno.h>

G_DEFINE_QUARK (trellis_store_error_quark, trellis_store_error)

/* Sets @error to what errno says of the call @what: _FULL where there is no space left for this user, else _FAILED.
 * Always FALSE. */
gboolean
trellis_store_error_set_errno (GError **error, const char *what)
{
  const int code = errno;

  g_set_error (error, TRELLIS_STORE_ERROR,
               code == ENOSPC || code == EDQUOT ? TRELLIS_STORE_ERROR_FULL : TRELLIS_STORE_ERROR_FAILED, "%s: %s",
               what, g_strerror (code));
  return FALSE;
}
