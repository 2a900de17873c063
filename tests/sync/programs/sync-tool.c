/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "trellis-account-finder.h"
#include "trellis-clash-value.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-connector.h"
#include "trellis-sync-session.h"
#include "trellis-sync-words.h"

/* A journal without windows, for scripts that drive real servers and other programs.
 *
 *   sync-tool create PROFILE mentor|mentee   a journal with a match, the same in each profile
 *   sync-tool note PROFILE TITLE BODY        adds a shared note; a body of "-" is read
 *   sync-tool notes PROFILE FIRST NUMBER     adds so many, "Note 007" and on
 *   sync-tool append PROFILE TITLE LINE      adds a line to it
 *   sync-tool retitle PROFILE TITLE NEW      what has that title, of whatever kind
 *   sync-tool delete PROFILE TITLE           the same
 *   sync-tool find PROFILE ADDRESS USER      an account's home and its calendars, from any address
 *   sync-tool run PROFILE ADDRESS [USER [SERVER]]
 *                                            one run with a folder's path or a calendar's URL
 *   sync-tool tell PROFILE                   the notes, and what is to be looked at
 *   sync-tool choose PROFILE                 keeps what is there, where somebody has to choose
 *   sync-tool fill PROFILE                   adds a shared record of each kind, linked to each other
 *   sync-tool tell-all PROFILE               each value of each shared record, one line each
 *
 * "then" after these, and another verb without PROFILE: that, too, in the same process.
 *
 * The password is in TRELLIS_SYNC_PASSWORD; what a person trusts, in TRELLIS_SYNC_CERTIFICATE (a
 * fingerprint) and TRELLIS_SYNC_ORIGIN (where the password may go besides). */

#define MATCH "33333333-3333-4333-8333-333333333333"

static TrellisStore *
open_store (const char *profile)
{
  g_autoptr(GError) error = NULL;
  TrellisStore *store = trellis_store_open (profile, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
flush (TrellisStore *store)
{
  g_autoptr(GError) error = NULL;

  if (!trellis_store_flush (store, &error))
    g_error ("%s", error->message);
}

static TrellisPerson *
add_person (TrellisStore *store, const char *name, gboolean is_me)
{
  TrellisPerson *person = trellis_person_new ();

  trellis_person_set_name (person, name);
  trellis_person_set_is_me (person, is_me);
  trellis_store_add (store, person);
  return person;
}

static void
create (TrellisStore *store, const char *role)
{
  const gboolean is_mentor = strcmp (role, "mentor") == 0;
  g_autoptr(TrellisPerson) mentor = add_person (store, "Mira", is_mentor);
  g_autoptr(TrellisPerson) mentee = add_person (store, "Tom", !is_mentor);
  g_autoptr(TrellisMatch) match = trellis_match_new ();

  trellis_record_set_string (TRELLIS_RECORD (match), TRELLIS_RECORD_UID, MATCH);
  trellis_match_set_my_role (match, is_mentor ? TRELLIS_ROLE_MENTOR : TRELLIS_ROLE_MENTEE);
  trellis_match_set_partner (match,
                             trellis_record_get_uid (TRELLIS_RECORD (is_mentor ? mentee : mentor)));
  trellis_match_set_started (match, "2026-09-01");
  trellis_store_add (store, match);
  flush (store);
}

static TrellisNote *
find_note (TrellisStore *store, const char *title)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  TrellisNote *note;

  trellis_query_equals (query, "title", title);
  note = trellis_store_get_first (store, query);
  if (note == NULL)
    g_error ("There is no such note");
  return note;
}

/* What has that title, of whatever kind. */
static gpointer
find_titled (TrellisStore *store, const char *title)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_autoptr(GTypeClass) klass = g_type_class_ref (types[i]);
      g_autoptr(TrellisQuery) query = NULL;
      gpointer record;

      if (g_object_class_find_property (G_OBJECT_CLASS (klass), "title") == NULL)
        continue;
      query = trellis_query_new (types[i]);
      trellis_query_equals (query, "title", title);
      record = trellis_store_get_first (store, query);
      if (record != NULL)
        return record;
    }

  g_error ("There is nothing with that title");
}

static char *
read_input (void)
{
  g_autoptr(GIOChannel) channel = g_io_channel_unix_new (STDIN_FILENO);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  if (g_io_channel_read_to_end (channel, &text, NULL, &error) != G_IO_STATUS_NORMAL)
    g_error ("%s", error->message);
  return text;
}

static void
add_note (TrellisStore *store, const char *title, const char *body)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  g_autofree char *text = strcmp (body, "-") == 0 ? read_input () : g_strdup (body);

  trellis_note_set_match (note, MATCH);
  trellis_note_set_title (note, title);
  trellis_note_set_body (note, text);
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (store, note);
  flush (store);
}

static void
add_notes (TrellisStore *store, guint first, guint number)
{
  for (guint i = first; i < first + number; i++)
    {
      g_autofree char *title = g_strdup_printf ("Note %03u", i);

      add_note (store, title, "Some words, and what was said about them.");
    }
}

static void
append (TrellisStore *store, const char *title, const char *line)
{
  g_autoptr(TrellisNote) note = find_note (store, title);
  g_autofree char *body = g_strdup_printf ("%s\n%s", trellis_note_get_body (note), line);

  trellis_note_set_body (note, body);
  flush (store);
}

static void
retitle (TrellisStore *store, const char *title, const char *new_title)
{
  g_autoptr(TrellisRecord) record = find_titled (store, title);

  g_object_set (record, "title", new_title, NULL);
  flush (store);
}

static void
delete_titled (TrellisStore *store, const char *title)
{
  g_autoptr(TrellisRecord) record = find_titled (store, title);

  trellis_store_delete (store, record);
  flush (store);
}

static TrellisAccount *
make_account (const char *address, const char *user)
{
  TrellisAccount *account = trellis_account_new (address, user);
  const char *origins[] = { g_getenv ("TRELLIS_SYNC_ORIGIN"), NULL };

  account->certificate = g_strdup (g_getenv ("TRELLIS_SYNC_CERTIFICATE"));
  account->origins = origins[0] != NULL ? g_strdupv ((char **) origins) : NULL;
  return account;
}

static void
set_password (TrellisSyncConnector *connector, const char *account)
{
  const char *password = g_getenv ("TRELLIS_SYNC_PASSWORD");

  trellis_sync_connector_set_password (connector, account, password != NULL ? password : "none");
}

/* What a person reads, and what there is to it. */
static void
tell_error (const GError *error)
{
  g_printerr ("%s %s\n", trellis_sync_error_to_words (error), error->message);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static int
find (const char *address, const char *user)
{
  g_autoptr(TrellisSyncConnector) connector = trellis_sync_connector_new ();
  g_autoptr(TrellisAccount) account = make_account (address, user);
  g_autoptr(TrellisSignIn) sign_in = trellis_sign_in_new (account);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(TrellisFoundAccount) found = NULL;
  g_autoptr(GError) error = NULL;

  set_password (connector, account->uid);
  trellis_account_find_async (connector, sign_in, NULL, found_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  found = trellis_account_find_finish (connector, result, &error);
  if (found == NULL)
    {
      tell_error (error);
      return 1;
    }

  g_print ("home %s\n", found->home);
  for (guint i = 0; i < found->calendars->len; i++)
    {
      const TrellisFoundCalendar *calendar = found->calendars->pdata[i];

      g_print ("calendar %s %s\n", calendar->address, calendar->name);
    }
  return 0;
}

static void
share (TrellisStore *store, TrellisSyncConnector *connector, const char *address, const char *user,
       const char *server)
{
  const gboolean is_calendar = strstr (address, "://") != NULL;
  g_autoptr(TrellisSharing) known = trellis_store_dup_sharing (store, MATCH);
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (MATCH, is_calendar ? TRELLIS_SHARING_KIND_CALENDAR
                                            : TRELLIS_SHARING_KIND_FOLDER, address);
  g_autoptr(TrellisAccount) account = is_calendar ? make_account (server, user) : NULL;
  g_autoptr(GError) error = NULL;

  if (known == NULL && account != NULL && !trellis_store_save_account (store, account, &error))
    g_error ("%s", error->message);
  if (known == NULL && account != NULL)
    sharing->account = g_strdup (account->uid);
  if (known == NULL && !trellis_store_share (store, sharing, &error))
    g_error ("%s", error->message);

  if (is_calendar)
    set_password (connector, known != NULL ? known->account : account->uid);
}

static int
run (TrellisStore *store, const char *address, const char *user, const char *server)
{
  g_autoptr(TrellisSyncConnector) connector = trellis_sync_connector_new ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(TrellisSyncSession) session = NULL;
  TrellisSyncStatus *status;
  const TrellisSyncReport *report;
  const GError *error;
  g_autofree char *state = NULL;

  share (store, connector, address, user, server);
  session = trellis_sync_session_new (store, g_time_zone_get_identifier (zone), trellis_sync_connector_connect, connector);
  trellis_sync_session_sync (session, MATCH);
  while (trellis_sync_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);

  status = trellis_sync_session_get_status (session, MATCH);
  report = trellis_sync_status_get_report (status);
  error = trellis_sync_status_get_error (status);
  state = g_enum_to_string (TRELLIS_TYPE_SYNC_STATE, (int) trellis_sync_status_get_state (status));
  g_print ("%s received=%u trashed=%u sent=%u removed=%u clashes=%u left=%u kept-back=%u\n", state,
           report->n_received, report->n_trashed, report->n_sent, report->n_removed,
           trellis_sync_status_get_n_clashes (status), report->n_left,
           trellis_sync_status_get_n_kept_back (status));
  if (error != NULL)
    tell_error (error);
  trellis_sync_session_stop (session);
  return error != NULL ? 1 : 0;
}

/* In one line. */
static char *
dup_line (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  return g_strjoinv (" / ", lines);
}

static void
tell_notes (TrellisStore *store)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) list = NULL;

  trellis_query_ascending (query, "title");
  trellis_query_ascending (query, "uid");
  list = trellis_store_list (store, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(TrellisNote) note = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *body = dup_line (trellis_note_get_body (note));

      g_print ("%s: %s\n", trellis_note_get_title (note), body);
    }
}

static void
choose (TrellisStore *store)
{
  g_autoptr(GPtrArray) clashes = trellis_store_list_clashes (store, MATCH);

  for (guint i = 0; i < clashes->len; i++)
    {
      const TrellisSharedClash *clash = g_ptr_array_index (clashes, i);
      g_autoptr(GError) error = NULL;

      if (!clash->is_seen && clash->waits != NULL &&
          !trellis_store_settle_clash (store, clash, TRELLIS_CLASH_CHOICE_RESULT, &error))
        g_error ("%s", error->message);
    }
}

static void
tell_clashes (TrellisStore *store)
{
  g_autoptr(GPtrArray) clashes = trellis_store_list_clashes (store, MATCH);

  for (guint i = 0; i < clashes->len; i++)
    {
      const TrellisSharedClash *clash = g_ptr_array_index (clashes, i);
      g_autofree char *mine = dup_line (clash->mine);
      g_autofree char *theirs = dup_line (clash->theirs);

      if (!clash->is_seen)
        g_print ("clash %s: %s | %s\n", clash->field != NULL ? clash->field : "", mine, theirs);
    }
}

/* What is not in step, and why. */
static void
tell_waiting (TrellisStore *store)
{
  g_autoptr(GPtrArray) items = trellis_store_list_shared_items (store, MATCH);

  for (guint i = 0; i < items->len; i++)
    {
      const TrellisSharedItem *item = g_ptr_array_index (items, i);
      g_autofree char *state = g_enum_to_string (TRELLIS_TYPE_SHARED_ITEM_STATE, (int) item->state);

      if (item->state != TRELLIS_SHARED_ITEM_STATE_STEADY)
        g_print ("waiting %s %s\n", g_type_name (item->type), state);
    }
}

static gpointer
add_part (TrellisStore *store, GType type, const char *parent_field, const char *parent)
{
  TrellisRecord *record = g_object_new (type, parent_field, parent, "visibility",
                                        TRELLIS_VISIBILITY_SHARED, NULL);

  trellis_store_add (store, record);
  return record;
}

static const char *
get_uid (gpointer record)
{
  return trellis_record_get_uid (TRELLIS_RECORD (record));
}

static void
fill (TrellisStore *store)
{
  static const char *const tags[] = { "listening, first", "leading", NULL };
  static const char *const weeks[] = { "2026-W40", "2026-W41", NULL };
  g_autoptr(TrellisGoal) goal = add_part (store, TRELLIS_TYPE_GOAL, "match", MATCH);
  g_autoptr(TrellisTask) task = add_part (store, TRELLIS_TYPE_TASK, "goal", get_uid (goal));
  g_autoptr(TrellisCheckIn) check_in = add_part (store, TRELLIS_TYPE_CHECK_IN, "goal", get_uid (goal));
  g_autoptr(TrellisMeeting) meeting = add_part (store, TRELLIS_TYPE_MEETING, "match", MATCH);
  g_autoptr(TrellisPoint) point = add_part (store, TRELLIS_TYPE_POINT, "meeting", get_uid (meeting));
  g_autoptr(TrellisAction) action = add_part (store, TRELLIS_TYPE_ACTION, "match", MATCH);
  g_autoptr(TrellisNote) note = add_part (store, TRELLIS_TYPE_NOTE, "match", MATCH);
  g_autoptr(TrellisAgreement) agreement = add_part (store, TRELLIS_TYPE_AGREEMENT, "match", MATCH);
  g_autoptr(TrellisClause) clause =
    add_part (store, TRELLIS_TYPE_CLAUSE, "agreement", get_uid (agreement));

  g_object_set (goal, "title", "Lead a project", "why", "Grow", "measure", "It is done", "obstacles", "Little time",
                "kind", TRELLIS_GOAL_KIND_STRETCH, "begun", "2026-09-20", "target", "2030-06-01", "closing-words",
                "So far so good", "by-hand", TRUE, "position", 3, "weeks", weeks, NULL);
  g_object_set (task, "title", "Find the project", "due", "2030-03-01", "position", 2, NULL);
  g_object_set (check_in, "day", "2026-10-01", "percent", 20, "comment", "Begun", NULL);
  g_object_set (meeting, "title", "First talk", "starts", (gint64) 1893492000, "minutes", 45, "time-zone",
                "Europe/Berlin", "place", "Library", "link", "https://meet.example.org/a-b", "is-last", TRUE, "notes",
                "We looked at the outline.", "summary", "It has three parts.", "agenda-shared", (gint64) 1790000000,
                "summary-sent", (gint64) 1790000060, NULL);
  g_object_set (point, "title", "How is the new role going?", "notes", "It is a large one", "position", 2, "minutes",
                15, "phase", TRELLIS_POINT_PHASE_PLAN, "carried", 1, "goal", get_uid (goal), "action",
                get_uid (action), NULL);
  g_object_set (action, "title", "Read the book", "owner", TRELLIS_OWNER_MENTOR, "priority",
                TRELLIS_ACTION_PRIORITY_NICE, "due", "2030-02-01", "minutes", 90, "agreed", TRUE, "position", 4,
                "meeting", get_uid (meeting), "goal", get_uid (goal), NULL);
  g_object_set (note, "title", "Advice", "body", "- [ ] listen, first\n- [ ] *then* ask; “why?”",
                "kind", TRELLIS_NOTE_KIND_ADVICE, "tags", tags, "pinned", TRUE, "tried", TRUE, "result", "It helps",
                "address", "https://example.org/advice", "goal", get_uid (goal), "meeting", get_uid (meeting), NULL);
  g_object_set (agreement, "version", 2, "review", "2030-04-01", NULL);
  g_object_set (clause, "key", "purpose", "title", "What for", "position", 2, "text", "Learn, not report", "choice",
                "open", "number", 3, "day", "2030-05-01", "items", tags, NULL);
  flush (store);
}

static void
tell_record (TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    {
      const TrellisField *field = &klass->fields[i];
      g_autofree char *text =
        trellis_clash_value_format (field, trellis_record_get_value (record, i));
      g_autofree char *told = text != NULL ? g_strescape (text, "“”?") : NULL;

      if ((field->flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL)) == 0)
        g_print ("%s|%s|%s|%s\n", klass->table, trellis_record_get_uid (record), field->name,
                 told != NULL ? told : "");
    }
}

static void
tell_all (TrellisStore *store)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_autoptr(TrellisQuery) query = trellis_query_new (types[i]);
      g_autoptr(TrellisRecordList) list = NULL;

      if (types[i] == TRELLIS_TYPE_MATCH || types[i] == TRELLIS_TYPE_PERSON)
        continue;
      trellis_query_ascending (query, "uid");
      list = trellis_store_list (store, query);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr(TrellisRecord) record = g_list_model_get_item (G_LIST_MODEL (list), j);

          tell_record (record);
        }
    }
}

/* Does what one verb says. What it returns is not 0 where that failed. */
static int
do_verb (TrellisStore *store, const char *verb, int n, char **words)
{
  if (strcmp (verb, "create") == 0 && n == 1)
    create (store, words[0]);
  else if (strcmp (verb, "note") == 0 && n == 2)
    add_note (store, words[0], words[1]);
  else if (strcmp (verb, "notes") == 0 && n == 2)
    add_notes (store, (guint) atoi (words[0]), (guint) atoi (words[1]));
  else if (strcmp (verb, "append") == 0 && n == 2)
    append (store, words[0], words[1]);
  else if (strcmp (verb, "retitle") == 0 && n == 2)
    retitle (store, words[0], words[1]);
  else if (strcmp (verb, "delete") == 0 && n == 1)
    delete_titled (store, words[0]);
  else if (strcmp (verb, "find") == 0 && n == 2)
    return find (words[0], words[1]);
  else if (strcmp (verb, "run") == 0 && n >= 1)
    return run (store, words[0], n > 1 ? words[1] : NULL, n > 2 ? words[2] : words[0]);
  else if (strcmp (verb, "fill") == 0)
    fill (store);
  else if (strcmp (verb, "tell-all") == 0)
    tell_all (store);
  else if (strcmp (verb, "choose") == 0)
    choose (store);
  else if (strcmp (verb, "tell") == 0)
    {
      tell_notes (store);
      tell_clashes (store);
      tell_waiting (store);
    }
  else
    g_error ("That is not known");
  return 0;
}

int
main (int argc, char *argv[])
{
  TrellisStore *store;
  int result = 0;

  setlocale (LC_ALL, "");
  if (argc < 3)
    g_error ("What to do, and where?");

  store = open_store (argv[2]);
  for (int verb = 1, first = 3, end; verb < argc && result == 0; verb = end + 1, first = end + 2)
    {
      for (end = first; end < argc && strcmp (argv[end], "then") != 0;)
        end++;
      result = do_verb (store, argv[verb], MAX (end - first, 0), argv + first);
    }

  trellis_store_close (store);
  g_object_unref (store);
  return result;
}
