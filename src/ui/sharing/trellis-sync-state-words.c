/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-state-words.h"

#include "trellis-format.h"
#include "trellis-partner-words.h"
#include "trellis-sync-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What there is to say about sharing, in words. */

static char *
tell_success (gint64 success, gint64 now)
{
  const gint64 minutes = (now - success) / 60;
  g_autofree char *when = NULL;

  if (success == 0)
    return g_strdup (_("Not synced yet"));
  if (minutes < 1)
    return g_strdup (_("Synced just now"));
  if (minutes < 60)
    return g_strdup_printf (g_dngettext (NULL, "Synced %d minute ago", "Synced %d minutes ago",
                                         (gulong) minutes),
                            (int) minutes);
  when = trellis_format_when (success, now);
  /* Translators: %s is a time, "Today, 14:00". */
  return g_strdup_printf (_("Synced: %s"), when);
}

static char *
tell_running (TrellisSyncStatus *status)
{
  const int percent = (int) (trellis_sync_status_get_progress (status) * 100);

  /* Translators: %d is a number up to 100. */
  return percent > 0 ? g_strdup_printf (_("Syncing… %d %%"), percent) : g_strdup (_("Syncing…"));
}

/* Adds to @words (transfer full), behind @separator, what has not left this computer. Transfer full. */
static char *
add_waiting (char *words, const char *separator, TrellisSyncStatus *status)
{
  const guint n_waiting = trellis_sync_status_get_n_waiting (status);
  g_autofree char *before = words;
  g_autofree char *waiting = NULL;

  if (n_waiting == 0)
    return g_steal_pointer (&before);
  waiting = g_strdup_printf (g_dngettext (NULL, "%u change waits here", "%u changes wait here", n_waiting), n_waiting);
  return g_strconcat (before, separator, waiting, NULL);
}

static char *
tell_offline (TrellisSyncStatus *status, gint64 now)
{
  g_autofree char *success = tell_success (trellis_sync_status_get_last_success (status), now);

  /* Translators: %s is "Synced 5 minutes ago". */
  return add_waiting (g_strdup_printf (_("Offline · %s"), success), " · ", status);
}

static const char *
word_question (TrellisSharingQuestion question)
{
  switch (question)
    {
    case TRELLIS_SHARING_QUESTION_NONE:
      return "";
    case TRELLIS_SHARING_QUESTION_EMPTIED:
      return _("Most of what was shared is gone from there. Everything is still here. Was it "
               "removed on purpose?");
    case TRELLIS_SHARING_QUESTION_SWAPPED:
      return _("Another match is now where this one was shared. Everything is still here. Share this "
               "one there again, or remove here what is gone there?");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
tell_idle (TrellisSyncStatus *status, gint64 now)
{
  g_autofree char *success = tell_success (trellis_sync_status_get_last_success (status), now);

  switch (trellis_sync_status_get_wait (status))
    {
    case TRELLIS_SYNC_WAIT_METERED:
      /* Translators: %s is "Synced 5 minutes ago". */
      return add_waiting (g_strdup_printf (_("Waits while the network is metered · %s"), success), " · ", status);
    case TRELLIS_SYNC_WAIT_POWER:
      /* Translators: %s is "Synced 5 minutes ago". */
      return g_strdup_printf (_("Looks for news less while power is saved · %s"), success);
    case TRELLIS_SYNC_WAIT_NONE:
    default:
      return g_steal_pointer (&success);
    }
}

static char *
tell_look (TrellisSyncStatus *status)
{
  const guint n_clashes = trellis_sync_status_get_n_clashes (status);
  const guint n_kept_back = trellis_sync_status_get_n_kept_back (status);
  g_autofree char *clashes = g_strdup_printf (
    g_dngettext (NULL, "%u change to look at", "%u changes to look at", n_clashes), n_clashes);
  g_autofree char *kept_back = g_strdup_printf (
    g_dngettext (NULL, "%u item was not accepted", "%u items were not accepted", n_kept_back), n_kept_back);

  if (n_kept_back == 0)
    return g_steal_pointer (&clashes);
  if (n_clashes == 0)
    return g_steal_pointer (&kept_back);
  /* Translators: "1 change to look at" and "2 items were not accepted". */
  return g_strdup_printf (_("%s · %s"), clashes, kept_back);
}

/* One line or, where something has to be told, a sentence or two. Transfer full. */
char *
trellis_sync_words_state (TrellisSyncStatus *status, gint64 now)
{
  const GError *error = trellis_sync_status_get_error (status);

  switch (trellis_sync_status_get_state (status))
    {
    case TRELLIS_SYNC_STATE_OFF:
      return g_strdup (_("Not shared"));
    case TRELLIS_SYNC_STATE_IDLE:
      return tell_idle (status, now);
    case TRELLIS_SYNC_STATE_RUNNING:
      return tell_running (status);
    case TRELLIS_SYNC_STATE_OFFLINE:
      return tell_offline (status, now);
    case TRELLIS_SYNC_STATE_SIGN_IN:
      return add_waiting (g_strdup (_("The password is needed to go on.")), "\n", status);
    case TRELLIS_SYNC_STATE_LOOK:
      return tell_look (status);
    case TRELLIS_SYNC_STATE_ASK:
      return g_strdup (word_question (trellis_sync_status_get_question (status)));
    case TRELLIS_SYNC_STATE_FAILED:
      return add_waiting (g_strdup (error != NULL ? trellis_sync_error_to_words (error) : ""), "\n", status);
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
trellis_sync_words_icon (TrellisSyncState state)
{
  switch (state)
    {
    case TRELLIS_SYNC_STATE_OFF:
    case TRELLIS_SYNC_STATE_IDLE:
    case TRELLIS_SYNC_STATE_RUNNING:
      return "trellis-shared-symbolic";
    case TRELLIS_SYNC_STATE_OFFLINE:
      return "network-offline-symbolic";
    case TRELLIS_SYNC_STATE_SIGN_IN:
      return "dialog-password-symbolic";
    case TRELLIS_SYNC_STATE_LOOK:
    case TRELLIS_SYNC_STATE_ASK:
      return "trellis-question-symbolic";
    case TRELLIS_SYNC_STATE_FAILED:
      return "dialog-warning-symbolic";
    default:
      g_return_val_if_reached ("");
    }
}

/* What becomes of what a calendar that takes @kinds does not take; NULL when it takes all. Transfer full. */
char *
trellis_sync_words_kinds (TrellisItemKinds kinds)
{
  const gboolean has_events = (kinds & TRELLIS_ITEM_KIND_EVENT) != 0;
  const gboolean has_tasks = (kinds & TRELLIS_ITEM_KIND_TASK) != 0;
  const gboolean has_journals = (kinds & TRELLIS_ITEM_KIND_JOURNAL) != 0;

  if (has_events && has_tasks && has_journals)
    return NULL;
  if (has_events && has_tasks)
    return g_strdup (_("Takes no journal entries: notes and the agreement become all-day events"));
  if (has_events && has_journals)
    return g_strdup (_("Takes no tasks: goals and actions become all-day events"));
  if (has_events)
    return g_strdup (_("Takes only events: goals, actions, notes, and the agreement become all-day events"));
  if (has_tasks && has_journals)
    return g_strdup (_("Takes no events: meetings stay here"));
  return g_strdup (has_tasks ? _("Takes only tasks: all but goals and actions stays here")
                             : _("Takes only journal entries: meetings, goals, and actions stay here"));
}

/* Who somebody is in a match: "Ann (mentor)". @name may be NULL. Transfer full. */
char *
trellis_sync_words_role (const char *name, TrellisRole role)
{
  if (role == TRELLIS_ROLE_MENTOR)
    /* Translators: a name, and the role in a match. */
    return trellis_partner_words_say (name, _("%s (mentor)"), C_("role", "Mentor"));
  /* Translators: a name, and the role in a match. */
  return trellis_partner_words_say (name, _("%s (mentee)"), C_("role", "Mentee"));
}

/* In groups that can be compared: "ab12 cd34 …". Transfer full. */
char *
trellis_sync_words_print (const char *fingerprint)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; fingerprint[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, fingerprint[i]);
    }
  return g_string_free_and_steal (text);
}

/* Letters from which on a name is nothing else. */
#define LONG_NAME 8

/* Providers whose ways are not to be guessed. */
static const struct
{
  const char *parts[4]; /* of an address */
  const char *hint;
} hints[] = {
  { { "icloud.com", "me.com", "mac.com" },
    N_("iCloud wants an app-specific password, made in the settings of the Apple Account.") },
  { { "fastmail" }, N_("Fastmail wants an app password, made in its settings under Privacy and Security.") },
  { { "nextcloud", "remote.php", "owncloud" },
    N_("With two-step sign-in, Nextcloud wants an app password, made in its settings under Security.") },
  { { "mailbox.org", "posteo", "gmx", "web.de" },
    N_("Access for calendar programs may have to be turned on in the provider’s settings first.") },
  { { "yahoo", "aol" }, N_("This provider wants an app password, made in the account’s security settings.") },
  { { "gmail.com", "google", "googlemail", "googleusercontent" },
    N_("Google lets no calendar program in with a password, and keeps no tasks or journal entries in its calendars. A "
       "shared folder is the better way.") },
};

/* Whether @address has @part as words of its own: "me.com" is not in "acme.com". Names of programs, which are
 * longer, may be part of a word. */
static gboolean
has_part (const char *address, const char *part)
{
  const gsize length = strlen (part);

  for (const char *found = strstr (address, part); found != NULL; found = strstr (found + 1, part))
    if (length >= LONG_NAME || ((found == address || !g_ascii_isalnum (found[-1])) && !g_ascii_isalnum (found[length])))
      return TRUE;

  return FALSE;
}

/* What to know about the provider of an address; NULL for one that is not known. */
const char *
trellis_sync_words_hint (const char *address)
{
  g_autofree char *folded = g_ascii_strdown (address, -1);

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    for (guint j = 0; j < G_N_ELEMENTS (hints[i].parts) && hints[i].parts[j] != NULL; j++)
      if (has_part (folded, hints[i].parts[j]))
        return _(hints[i].hint);
  return NULL;
}
