/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-toast.h"

/* Seconds. Those who are slower than people, such as tests on a busy computer, have it that what is told stays for
 * longer. */
#define STAY "TRELLIS_TOAST_SECONDS"

/* Tells @message, as it is, for so long, or with 0 until something else is told; transfer full. */
AdwToast *
trellis_toast_new (const char *message, guint seconds)
{
  AdwToast *toast = adw_toast_new (message);
  const char *stay = g_getenv (STAY);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, stay != NULL && seconds != 0 ? (guint) g_ascii_strtoull (stay, NULL, 10) : seconds);
  return toast;
}
