/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-error.h"

typedef struct
{
  char *detail;
  guint retry_after;
} TrellisSyncErrorPrivate;

static void
trellis_sync_error_private_init (TrellisSyncErrorPrivate *self)
{
}

static void
trellis_sync_error_private_copy (const TrellisSyncErrorPrivate *from, TrellisSyncErrorPrivate *to)
{
  to->detail = g_strdup (from->detail);
  to->retry_after = from->retry_after;
}

static void
trellis_sync_error_private_clear (TrellisSyncErrorPrivate *self)
{
  g_free (self->detail);
}

G_DEFINE_EXTENDED_ERROR (TrellisSyncError, trellis_sync_error)

/* @detail: what TrellisSyncError says for @code, else NULL. @retry_after: in seconds, 0 when not
 * told. The rest makes the message. */
GError *
trellis_sync_error_new (TrellisSyncError  code,
                        const char       *detail,
                        guint             retry_after,
                        const char       *format,
                        ...)
{
  GError *error;
  TrellisSyncErrorPrivate *priv;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (TRELLIS_SYNC_ERROR, (int) code, format, arguments);
  va_end (arguments);

  priv = trellis_sync_error_get_private (error);
  priv->detail = g_strdup (detail);
  priv->retry_after = retry_after;
  return error;
}

/* What TrellisSyncError says for the code. It may hold words of the server: never to be logged.
 * Nullable, as is @error. */
const char *
trellis_sync_error_get_detail (const GError *error)
{
  if (error == NULL || error->domain != TRELLIS_SYNC_ERROR)
    return NULL;
  return trellis_sync_error_get_private (error)->detail;
}

/* The seconds that the other side wants to be left alone; 0 when it did not tell. */
guint
trellis_sync_error_get_retry_after (const GError *error)
{
  if (error == NULL || error->domain != TRELLIS_SYNC_ERROR)
    return 0;
  return trellis_sync_error_get_private (error)->retry_after;
}

/* Whether the next item, or the next collection of the account, is worth trying. What is not an
 * error of this layer, such as cancelling, stops everything. */
TrellisSyncScope
trellis_sync_error_get_scope (const GError *error)
{
  g_return_val_if_fail (error != NULL, TRELLIS_SYNC_SCOPE_ACCOUNT);

  if (error->domain != TRELLIS_SYNC_ERROR)
    return TRELLIS_SYNC_SCOPE_ACCOUNT;

  switch ((TrellisSyncError) error->code)
    {
    case TRELLIS_SYNC_ERROR_CHANGED:
    case TRELLIS_SYNC_ERROR_NOT_FOUND:
    case TRELLIS_SYNC_ERROR_UID_TAKEN:
    case TRELLIS_SYNC_ERROR_TOO_LARGE:
    case TRELLIS_SYNC_ERROR_UNSUPPORTED:
    case TRELLIS_SYNC_ERROR_REFUSED:
    case TRELLIS_SYNC_ERROR_LOCKED:
    case TRELLIS_SYNC_ERROR_SERVER:
      return TRELLIS_SYNC_SCOPE_ITEM;

    case TRELLIS_SYNC_ERROR_COLLECTION_GONE:
    case TRELLIS_SYNC_ERROR_READ_ONLY:
    case TRELLIS_SYNC_ERROR_FORBIDDEN:
    case TRELLIS_SYNC_ERROR_TOKEN:
    case TRELLIS_SYNC_ERROR_EXISTS:
    case TRELLIS_SYNC_ERROR_MALFORMED:
    case TRELLIS_SYNC_ERROR_TOO_MUCH:
      return TRELLIS_SYNC_SCOPE_COLLECTION;

    case TRELLIS_SYNC_ERROR_FAILED:
    case TRELLIS_SYNC_ERROR_OFFLINE:
    case TRELLIS_SYNC_ERROR_TIMEOUT:
    case TRELLIS_SYNC_ERROR_CUT:
    case TRELLIS_SYNC_ERROR_BUSY:
    case TRELLIS_SYNC_ERROR_SIGN_IN:
    case TRELLIS_SYNC_ERROR_CERTIFICATE:
    case TRELLIS_SYNC_ERROR_INSECURE:
    case TRELLIS_SYNC_ERROR_REDIRECT:
    case TRELLIS_SYNC_ERROR_NOT_CALDAV:
    case TRELLIS_SYNC_ERROR_NO_SPACE:
    case TRELLIS_SYNC_ERROR_NO_KEYRING:
    case TRELLIS_SYNC_ERROR_KEYRING_LOCKED:
    default:
      return TRELLIS_SYNC_SCOPE_ACCOUNT;
    }
}

/* Whether a write that failed with @error may have been done all the same: fetch the item and
 * compare before anything else is done with it. */
gboolean
trellis_sync_error_leaves_doubt (const GError *error)
{
  g_return_val_if_fail (error != NULL, TRUE);

  return g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TIMEOUT) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CUT) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_SERVER) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_MALFORMED) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_MUCH) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_CALDAV) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
