/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
tell_account_error (TrellisSyncError code)
{
  switch ((int) code)
    {
    case TRELLIS_SYNC_ERROR_SIGN_IN:
      return _("The server did not accept the user name and password. Many servers want an app "
               "password, which is made in the account’s settings there.");
    case TRELLIS_SYNC_ERROR_CERTIFICATE:
      return _("Nobody vouches for this server’s certificate. Go on only if you know why.");
    case TRELLIS_SYNC_ERROR_INSECURE:
      return _("The connection to this server is not encrypted. Others could read along.");
    case TRELLIS_SYNC_ERROR_REDIRECT:
      return _("The server sends Trellis to another place, where your password would go.");
    case TRELLIS_SYNC_ERROR_NOT_CALDAV:
      return _("There are no calendars at this address. Enter the one that the provider gives for CalDAV; if your "
               "network has a sign-in page, open it in a browser first.");
    case TRELLIS_SYNC_ERROR_NO_SPACE:
      return _("There is no space left where the match is shared. What you wrote is safe here.");
    case TRELLIS_SYNC_ERROR_NO_KEYRING:
      return _("There is no keyring to keep the password in. Trellis asks for it each time it starts.");
    case TRELLIS_SYNC_ERROR_KEYRING_LOCKED:
      return _("The keyring with the password is locked.");
    default:
      return NULL;
    }
}

static const char *
tell_way_error (TrellisSyncError code)
{
  switch ((int) code)
    {
    case TRELLIS_SYNC_ERROR_OFFLINE:
      return _("The server cannot be reached. Trellis tries again when you are online.");
    case TRELLIS_SYNC_ERROR_TIMEOUT:
      return _("The server takes too long to answer. Trellis tries again later.");
    case TRELLIS_SYNC_ERROR_CUT:
      return _("The connection was lost. Trellis checks what arrived, and goes on from there.");
    case TRELLIS_SYNC_ERROR_BUSY:
      return _("The server is busy and asks to wait. Trellis tries again later.");
    case TRELLIS_SYNC_ERROR_SERVER:
      return _("The server has a problem of its own. Trellis tries again later.");
    case TRELLIS_SYNC_ERROR_MALFORMED:
      return _("The server’s answer could not be understood. Nothing was changed here.");
    case TRELLIS_SYNC_ERROR_TOO_MUCH:
      return _("The server’s answer is too large. Nothing was changed here.");
    default:
      return NULL;
    }
}

/* What is not tried again by itself, since it was asked for once. */
static const char *
tell_way_error_asked (TrellisSyncError code)
{
  switch ((int) code)
    {
    case TRELLIS_SYNC_ERROR_OFFLINE:
      return _("The server cannot be reached. Look whether its address is right and you are online, and try again.");
    case TRELLIS_SYNC_ERROR_TIMEOUT:
      return _("The server takes too long to answer. Try again later.");
    case TRELLIS_SYNC_ERROR_CUT:
      return _("The connection was lost. Try again.");
    case TRELLIS_SYNC_ERROR_BUSY:
      return _("The server is busy and asks to wait. Try again in a few minutes.");
    case TRELLIS_SYNC_ERROR_SERVER:
      return _("The server has a problem of its own. Try again later.");
    case TRELLIS_SYNC_ERROR_FAILED:
      return _("This did not work. Try again later.");
    default:
      return NULL;
    }
}

static const char *
tell_collection_error (TrellisSyncError code)
{
  switch ((int) code)
    {
    case TRELLIS_SYNC_ERROR_COLLECTION_GONE:
      return _("The calendar or folder is not there any more. Everything is still here. Try again when it is back, "
               "or share it somewhere else.");
    case TRELLIS_SYNC_ERROR_READ_ONLY:
      return _("You may read here, but not write: what you change stays on this computer. Ask whoever "
               "owns the calendar or folder to let you write.");
    case TRELLIS_SYNC_ERROR_FORBIDDEN:
      return _("The server does not let you do this.");
    case TRELLIS_SYNC_ERROR_EXISTS:
      return _("The server does not make a calendar here. Choose one that is there already.");
    case TRELLIS_SYNC_ERROR_TOKEN:
      return _("Everything has to be compared once more. Trellis does so by itself.");
    default:
      return NULL;
    }
}

static const char *
tell_item_error (TrellisSyncError code)
{
  switch ((int) code)
    {
    case TRELLIS_SYNC_ERROR_CHANGED:
      return _("Somebody changed this at the same time. Trellis brings both together.");
    case TRELLIS_SYNC_ERROR_NOT_FOUND:
      return _("This is not there any more.");
    case TRELLIS_SYNC_ERROR_UID_TAKEN:
      return _("This is already there, in another place.");
    case TRELLIS_SYNC_ERROR_TOO_LARGE:
      return _("This is too large for the server. It stays on this computer until it is shorter.");
    case TRELLIS_SYNC_ERROR_UNSUPPORTED:
      return _("This calendar does not take entries of this kind. It stays on this computer.");
    case TRELLIS_SYNC_ERROR_REFUSED:
      return _("The server did not take this. It stays on this computer until you change it.");
    case TRELLIS_SYNC_ERROR_LOCKED:
      return _("Another program is working on this. Trellis tries again later.");
    default:
      return NULL;
    }
}

/* One or two sentences for a person: what is wrong, and what there is to do or that there is nothing.
 * For whatever is not an error of this layer, that it did not work. */
const char *
trellis_sync_error_to_words (const GError *error)
{
  const char *words = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == TRELLIS_SYNC_ERROR)
    {
      const TrellisSyncError code = (TrellisSyncError) error->code;

      words = tell_account_error (code);
      words = words != NULL ? words : tell_way_error (code);
      words = words != NULL ? words : tell_collection_error (code);
      words = words != NULL ? words : tell_item_error (code);
    }
  return words != NULL ? words : _("Sharing did not work. Trellis tries again later.");
}

/* Likewise where a person asked for it, to set up sharing, and nothing goes on by itself. */
const char *
trellis_sync_error_to_words_asked (const GError *error)
{
  const char *words = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != TRELLIS_SYNC_ERROR)
    return tell_way_error_asked (TRELLIS_SYNC_ERROR_FAILED);
  words = tell_way_error_asked ((TrellisSyncError) error->code);
  return words != NULL ? words : trellis_sync_error_to_words (error);
}

static gboolean
is_separator (const char *line)
{
  return *line == '(' && g_str_has_suffix (line, ":)") && strchr (line, '\n') == NULL;
}

/* The line before what the person called @name wrote, NULL for nobody in particular, where two people
 * wrote in the same place: as trellis_text_merge() takes it, whatever the translation. Transfer full. */
char *
trellis_sync_words_separator (const char *name)
{
  g_autofree char *known = name != NULL ? g_strstrip (g_strdelimit (g_strdup (name), "\n\r", ' ')) : NULL;
  const gboolean is_known = known != NULL && *known != '\0';
  /* Translators: stands between two versions of a passage that two people wrote at the same time; it
   * must be in these parentheses, with this colon at its end. */
  g_autofree char *line = is_known ? g_strdup_printf (_("(also written by %s:)"), known)
                                   : g_strdup (_("(also written:)"));

  if (is_separator (line))
    return g_steal_pointer (&line);
  return is_known ? g_strdup_printf ("(%s:)", known) : g_strdup ("(:)");
}
