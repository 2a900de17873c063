/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRELLIS_SYNC_ERROR (trellis_sync_error_quark ())

/* What went wrong with the other side, by what there is to do about it. The message of the error is
 * for the log and holds no name, address or word of anybody. What was cancelled stays
 * G_IO_ERROR_CANCELLED. */
typedef enum
{
  TRELLIS_SYNC_ERROR_FAILED,

  /* The way to the other side: try again later. */
  TRELLIS_SYNC_ERROR_OFFLINE,         /* it cannot be reached: nothing was done there */
  TRELLIS_SYNC_ERROR_TIMEOUT,         /* no answer in time: a write may have been done */
  TRELLIS_SYNC_ERROR_CUT,             /* the answer was lost: a write may have been done */
  TRELLIS_SYNC_ERROR_BUSY,            /* told to wait; see trellis_sync_error_get_retry_after() */
  TRELLIS_SYNC_ERROR_SERVER,          /* it has a fault of its own: a write may have been done */
  TRELLIS_SYNC_ERROR_MALFORMED,       /* its answer makes no sense and was not used */
  TRELLIS_SYNC_ERROR_TOO_MUCH,        /* its answer is larger than we read */

  /* The account: a person is needed. */
  TRELLIS_SYNC_ERROR_SIGN_IN,         /* the user name or the password is not right */
  TRELLIS_SYNC_ERROR_CERTIFICATE,     /* nobody vouches for it; the detail is its fingerprint */
  TRELLIS_SYNC_ERROR_INSECURE,        /* would be spoken to without encryption */
  TRELLIS_SYNC_ERROR_REDIRECT,        /* sends us on; the detail is the new origin, or NULL */
  TRELLIS_SYNC_ERROR_NOT_CALDAV,      /* no calendar server, or a page in the place of an answer, as a network's to
                                       * sign in: a write may have been done */
  TRELLIS_SYNC_ERROR_NO_SPACE,        /* the server, or the disk with the folder, is full */

  /* The collection. */
  TRELLIS_SYNC_ERROR_COLLECTION_GONE, /* nothing is there any more; never a reason to remove */
  TRELLIS_SYNC_ERROR_READ_ONLY,       /* may be read only */
  TRELLIS_SYNC_ERROR_FORBIDDEN,       /* may not even be read, or not made there */
  TRELLIS_SYNC_ERROR_TOKEN,           /* the token is not known; seen within a transport only */
  TRELLIS_SYNC_ERROR_EXISTS,          /* a collection of this name is there already */

  /* One item: the others can go on. */
  TRELLIS_SYNC_ERROR_CHANGED,         /* not as its etag says, or there when it must not be */
  TRELLIS_SYNC_ERROR_NOT_FOUND,       /* not there */
  TRELLIS_SYNC_ERROR_UID_TAKEN,       /* another item has the UID; the detail is its href, or NULL */
  TRELLIS_SYNC_ERROR_TOO_LARGE,       /* larger than the other side takes */
  TRELLIS_SYNC_ERROR_UNSUPPORTED,     /* a kind of item that the collection does not hold */
  TRELLIS_SYNC_ERROR_REFUSED,         /* not taken as it is; the detail is the server's words */
  TRELLIS_SYNC_ERROR_LOCKED,          /* somebody is at it: try again later */

  /* The keyring. */
  TRELLIS_SYNC_ERROR_NO_KEYRING,      /* absent: the password is kept until the program ends */
  TRELLIS_SYNC_ERROR_KEYRING_LOCKED,  /* stays locked, as its owner wanted */
} TrellisSyncError;

/* How much of the work an error stops. */
typedef enum
{
  TRELLIS_SYNC_SCOPE_ITEM,
  TRELLIS_SYNC_SCOPE_COLLECTION,
  TRELLIS_SYNC_SCOPE_ACCOUNT,
} TrellisSyncScope;

GQuark            trellis_sync_error_quark            (void);

GError           *trellis_sync_error_new              (TrellisSyncError  code,
                                                       const char       *detail,
                                                       guint             retry_after,
                                                       const char       *format,
                                                       ...) G_GNUC_PRINTF (4, 5);

const char       *trellis_sync_error_get_detail       (const GError     *error);
guint             trellis_sync_error_get_retry_after  (const GError     *error);
TrellisSyncScope  trellis_sync_error_get_scope        (const GError     *error);
gboolean          trellis_sync_error_leaves_doubt     (const GError     *error);

G_END_DECLS
