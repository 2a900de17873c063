/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "trellis-dav-answer.h"
#include "trellis-soup-private.h"

static gboolean
is_write (TrellisDavPurpose purpose)
{
  return purpose >= TRELLIS_DAV_PURPOSE_CREATE;
}

static gboolean
is_item_write (TrellisDavPurpose purpose)
{
  return is_write (purpose) && purpose != TRELLIS_DAV_PURPOSE_MAKE;
}

/* Nextcloud says so in words only, with 400. */
static gboolean
is_uid_conflict (TrellisDavConditions conditions, const char *words)
{
  return (conditions & TRELLIS_DAV_CONDITION_NO_UID_CONFLICT) != 0 ||
         (words != NULL && strstr (words, "uid already exists") != NULL);
}

/* What the elements of DAV:error tell, whichever status they came with; FAILED when nothing. */
static TrellisSyncError
read_conditions (TrellisDavPurpose purpose, TrellisDavConditions conditions, const char *words)
{
  if (purpose == TRELLIS_DAV_PURPOSE_SYNC && (conditions & TRELLIS_DAV_CONDITION_VALID_SYNC_TOKEN))
    return TRELLIS_SYNC_ERROR_TOKEN;
  if (is_item_write (purpose))
    {
      if (is_uid_conflict (conditions, words))
        return TRELLIS_SYNC_ERROR_UID_TAKEN;
      if (conditions & TRELLIS_DAV_CONDITION_COMPONENT)
        return TRELLIS_SYNC_ERROR_UNSUPPORTED;
      if (conditions & TRELLIS_DAV_CONDITION_MAX_SIZE)
        return TRELLIS_SYNC_ERROR_TOO_LARGE;
      if (conditions & TRELLIS_DAV_CONDITION_VALID_DATA)
        return TRELLIS_SYNC_ERROR_REFUSED;
    }
  if (is_write (purpose) && (conditions & TRELLIS_DAV_CONDITION_QUOTA))
    return TRELLIS_SYNC_ERROR_NO_SPACE;
  if (purpose == TRELLIS_DAV_PURPOSE_MAKE && (conditions & TRELLIS_DAV_CONDITION_MUST_BE_NULL))
    return TRELLIS_SYNC_ERROR_EXISTS;
  if (conditions & TRELLIS_DAV_CONDITION_NEED_PRIVILEGES)
    return is_item_write (purpose) ? TRELLIS_SYNC_ERROR_READ_ONLY : TRELLIS_SYNC_ERROR_FORBIDDEN;
  return TRELLIS_SYNC_ERROR_FAILED;
}

static TrellisSyncError
read_forbidden (TrellisDavPurpose purpose, TrellisDavConditions conditions, const char *words)
{
  /* Google's way to tell that there were too many requests. */
  if (conditions == TRELLIS_DAV_CONDITION_ERROR && words == NULL)
    return TRELLIS_SYNC_ERROR_BUSY;
  /* Nextcloud cannot move this one item to its trash. */
  if (purpose == TRELLIS_DAV_PURPOSE_DELETE && words != NULL)
    return TRELLIS_SYNC_ERROR_REFUSED;
  return is_item_write (purpose) ? TRELLIS_SYNC_ERROR_READ_ONLY : TRELLIS_SYNC_ERROR_FORBIDDEN;
}

static TrellisSyncError
read_missing (TrellisDavPurpose purpose)
{
  switch (purpose)
    {
    case TRELLIS_DAV_PURPOSE_FIND:
    case TRELLIS_DAV_PURPOSE_FETCH:
    case TRELLIS_DAV_PURPOSE_DELETE:
      return TRELLIS_SYNC_ERROR_NOT_FOUND;
    case TRELLIS_DAV_PURPOSE_LIST:
    case TRELLIS_DAV_PURPOSE_SYNC:
    case TRELLIS_DAV_PURPOSE_CREATE:
    case TRELLIS_DAV_PURPOSE_UPDATE:
    case TRELLIS_DAV_PURPOSE_MAKE:
    default:
      return TRELLIS_SYNC_ERROR_COLLECTION_GONE;
    }
}

static TrellisSyncError
read_conflict (TrellisDavPurpose purpose)
{
  if (purpose == TRELLIS_DAV_PURPOSE_CREATE)
    return TRELLIS_SYNC_ERROR_COLLECTION_GONE;
  if (purpose == TRELLIS_DAV_PURPOSE_MAKE)
    return TRELLIS_SYNC_ERROR_EXISTS;
  return is_write (purpose) ? TRELLIS_SYNC_ERROR_CHANGED : TRELLIS_SYNC_ERROR_FAILED;
}

/* The token alone can be what is wrong with a request that has one, and servers tell it in many
 * ways (RFC 6578 §3.2, and what they do instead): then all is listed. */
static gboolean
is_about_token (guint status)
{
  return (status >= 400 && status < 500 && status != 401 && status != 407 && status != 408 &&
          status != 423 && status != 429) ||
         status == 500 || status == 501 || status == 507;
}

static TrellisSyncError
read_status (TrellisDavPurpose purpose, guint status, TrellisDavConditions conditions, const char *words)
{
  if (status / 100 == 3)
    return TRELLIS_SYNC_ERROR_REDIRECT;
  switch (status)
    {
    case 401:
    case 407:
      return TRELLIS_SYNC_ERROR_SIGN_IN;
    case 403:
      return read_forbidden (purpose, conditions, words);
    case 404:
    case 410:
      return read_missing (purpose);
    case 405:
      return purpose == TRELLIS_DAV_PURPOSE_MAKE ? TRELLIS_SYNC_ERROR_EXISTS
             : is_write (purpose)                ? TRELLIS_SYNC_ERROR_READ_ONLY
                                                 : TRELLIS_SYNC_ERROR_NOT_CALDAV;
    case 408:
      return TRELLIS_SYNC_ERROR_TIMEOUT;
    case 409:
      return read_conflict (purpose);
    case 412:
      return TRELLIS_SYNC_ERROR_CHANGED;
    case 413:
      return is_item_write (purpose) ? TRELLIS_SYNC_ERROR_TOO_LARGE : TRELLIS_SYNC_ERROR_TOO_MUCH;
    case 423:
    case 424:
      return TRELLIS_SYNC_ERROR_LOCKED;
    case 429:
    case 503:
      return TRELLIS_SYNC_ERROR_BUSY;
    case 501:
      return TRELLIS_SYNC_ERROR_NOT_CALDAV;
    case 507:
      return is_write (purpose) ? TRELLIS_SYNC_ERROR_NO_SPACE : TRELLIS_SYNC_ERROR_TOO_MUCH;
    default:
      if (status >= 500)
        return TRELLIS_SYNC_ERROR_SERVER;
      if (status >= 400)
        return is_write (purpose) ? TRELLIS_SYNC_ERROR_REFUSED : TRELLIS_SYNC_ERROR_FAILED;
      return TRELLIS_SYNC_ERROR_MALFORMED; /* a success that is none for this request */
    }
}

/* The error that a status is for a purpose. @words, what the server says in words, and @conflict,
 * the href of no-uid-conflict, are nullable. */
GError *
trellis_dav_error_from_status (TrellisDavPurpose     purpose,
                               guint                 status,
                               TrellisDavConditions  conditions,
                               const char           *words,
                               const char           *conflict,
                               guint                 retry_after)
{
  TrellisSyncError code = read_conditions (purpose, conditions, words);
  const char *detail = NULL;

  if (code == TRELLIS_SYNC_ERROR_FAILED)
    code = read_status (purpose, status, conditions, words);
  if (purpose == TRELLIS_DAV_PURPOSE_SYNC && is_about_token (status) && code != TRELLIS_SYNC_ERROR_BUSY)
    code = TRELLIS_SYNC_ERROR_TOKEN;

  if (code == TRELLIS_SYNC_ERROR_UID_TAKEN)
    detail = conflict;
  else if (code == TRELLIS_SYNC_ERROR_REFUSED)
    detail = words;
  return trellis_sync_error_new (code, detail, code == TRELLIS_SYNC_ERROR_BUSY ? retry_after : 0,
                                 "The server answered with %u", status);
}

static TrellisSyncError
read_tls_error (int code, gboolean was_sent)
{
  switch (code)
    {
    case G_TLS_ERROR_BAD_CERTIFICATE:
      return TRELLIS_SYNC_ERROR_CERTIFICATE;
    case G_TLS_ERROR_EOF:
      return was_sent ? TRELLIS_SYNC_ERROR_CUT : TRELLIS_SYNC_ERROR_OFFLINE;
    default:
      return was_sent ? TRELLIS_SYNC_ERROR_CUT : TRELLIS_SYNC_ERROR_NOT_CALDAV;
    }
}

static TrellisSyncError
read_io_error (const GError *error, gboolean was_sent)
{
  if (error->domain == G_TLS_ERROR)
    return read_tls_error (error->code, was_sent);
  if (error->domain == trellis_soup_get ()->soup_session_error_quark () &&
      (error->code == SOUP_SESSION_ERROR_PARSING || error->code == SOUP_SESSION_ERROR_ENCODING))
    return TRELLIS_SYNC_ERROR_MALFORMED;
  /* What is compressed is broken. */
  if (error->domain == G_CONVERT_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return TRELLIS_SYNC_ERROR_MALFORMED;
  if (!was_sent)
    return TRELLIS_SYNC_ERROR_OFFLINE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return TRELLIS_SYNC_ERROR_TIMEOUT;
  return TRELLIS_SYNC_ERROR_CUT;
}

/* The error that a failure of the connection is. What was not sent was not done. */
GError *
trellis_dav_error_from_io (const GError *error, gboolean was_sent)
{
  if (error->domain == TRELLIS_SYNC_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  return trellis_sync_error_new (read_io_error (error, was_sent), NULL, 0, "The connection failed (%s, %d)",
                                 g_quark_to_string (error->domain), error->code);
}
