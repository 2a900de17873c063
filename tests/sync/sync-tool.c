/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "trellis-clash-value.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-connector.h"
#include "trellis-sync-session.h"

/* A journal without windows, for scripts that drive real servers and other programs.
 *
 *   sync-tool create PROFILE mentor|mentee   a journal with a match, the same in each profile
 *   sync-tool note PROFILE TITLE BODY        adds a shared note
 *   sync-tool append PROFILE TITLE LINE      adds a line to it
 *   sync-tool retitle PROFILE TITLE NEW
 *   sync-tool delete PROFILE TITLE
 *   sync-tool run PROFILE ADDRESS [USER]     one run with a folder's path or a calendar's URL; the
 *                                            password is in TRELLIS_SYNC_PASSWORD
 *   sync-tool tell PROFILE                   the notes, and what is to be looked at
 *   sync-tool fill PROFILE                   adds a shared record of each kind, linked to each other
 *   sync-tool tell-all PROFILE               each value of each shared record, one line each */

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

static void
add_note (TrellisStore *store, const char *title, const char *body)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();

  trellis_note_set_match (note, MATCH);
  trellis_note_set_title (note, title);
  trellis_note_set_body (note, body);
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (store, note);
  flush (store);
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
  g_autoptr(TrellisNote) note = find_note (store, title);

  trellis_note_set_title (note, new_title);
  flush (store);
}

static void
delete_note (TrellisStore *store, const char *title)
{
  g_autoptr(TrellisNote) note = find_note (store, title);

  trellis_store_delete (store, note);
  flush (store);
}

static void
share (TrellisStore *store, TrellisSyncConnector *connector, const char *address, const char *user)
{
  const gboolean is_calendar = strstr (address, "://") != NULL;
  g_autoptr(TrellisSharing) known = trellis_store_dup_sharing (store, MATCH);
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (MATCH, is_calendar ? TRELLIS_SHARING_KIND_CALENDAR
                                            : TRELLIS_SHARING_KIND_FOLDER, address);
  g_autoptr(TrellisAccount) account = is_calendar ? trellis_account_new (address, user) : NULL;
  const char *password = g_getenv ("TRELLIS_SYNC_PASSWORD");
  g_autoptr(GError) error = NULL;

  if (known == NULL && account != NULL && !trellis_store_save_account (store, account, &error))
    g_error ("%s", error->message);
  if (known == NULL && account != NULL)
    sharing->account = g_strdup (account->uid);
  if (known == NULL && !trellis_store_share (store, sharing, &error))
    g_error ("%s", error->message);

  if (is_calendar)
    trellis_sync_connector_set_password (connector,
                                         known != NULL ? known->account : account->uid,
                                         password != NULL ? password : "none");
}

static int
run (TrellisStore *store, const char *address, const char *user)
{
  g_autoptr(TrellisSyncConnector) connector = trellis_sync_connector_new ();
  g_autoptr(TrellisSyncSession) session = NULL;
  TrellisSyncStatus *status;
  const TrellisSyncReport *report;
  const GError *error;
  g_autofree char *state = NULL;

  share (store, connector, address, user);
  session = trellis_sync_session_new (store, NULL, trellis_sync_connector_connect, connector);
  trellis_sync_session_sync (session, MATCH);
  while (trellis_sync_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);

  status = trellis_sync_session_get_status (session, MATCH);
  report = trellis_sync_status_get_report (status);
  error = trellis_sync_status_get_error (status);
  state = g_enum_to_string (TRELLIS_TYPE_SYNC_STATE, (int) trellis_sync_status_get_state (status));
  g_print ("%s received=%u trashed=%u sent=%u removed=%u clashes=%u left=%u\n", state,
           report->n_received, report->n_trashed, report->n_sent, report->n_removed,
           trellis_sync_status_get_n_clashes (status), report->n_left);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  trellis_sync_session_stop (session);
  return error != NULL ? 1 : 0;
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
      g_auto(GStrv) lines = g_strsplit (trellis_note_get_body (note), "\n", -1);
      g_autofree char *body = g_strjoinv (" / ", lines);

      g_print ("%s: %s\n", trellis_note_get_title (note), body);
    }
}

static void
tell_clashes (TrellisStore *store)
{
  g_autoptr(GPtrArray) clashes = trellis_store_list_clashes (store, MATCH);

  for (guint i = 0; i < clashes->len; i++)
    {
      const TrellisSharedClash *clash = g_ptr_array_index (clashes, i);

      if (!clash->is_seen)
        g_print ("clash %s: %s | %s\n", clash->field != NULL ? clash->field : "",
                 clash->mine != NULL ? clash->mine : "", clash->theirs != NULL ? clash->theirs : "");
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

  g_object_set (goal, "title", "Lead a project", "why", "Grow", "target", "2030-06-01", NULL);
  g_object_set (task, "title", "Find the project", NULL);
  g_object_set (check_in, "day", "2026-10-01", "percent", 20, "comment", "Begun", NULL);
  g_object_set (meeting, "title", "First talk", "starts", (gint64) 1893492000, "time-zone",
                "Europe/Berlin", "place", "Library", "notes", "We looked at the outline.", NULL);
  g_object_set (point, "title", "How is the new role going?", "goal", get_uid (goal), NULL);
  g_object_set (action, "title", "Read the book", "due", "2030-02-01", "meeting", get_uid (meeting),
                "goal", get_uid (goal), NULL);
  g_object_set (note, "title", "Advice", "body", "- [ ] listen, first\n- [ ] *then* ask; “why?”",
                "kind", TRELLIS_NOTE_KIND_ADVICE, "meeting", get_uid (meeting), NULL);
  g_object_set (clause, "key", "purpose", "text", "Learn, not report", NULL);
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

int
main (int argc, char *argv[])
{
  TrellisStore *store;
  int result = 0;

  setlocale (LC_ALL, "");
  if (argc < 3)
    g_error ("What to do, and where?");

  store = open_store (argv[2]);
  if (strcmp (argv[1], "create") == 0 && argc == 4)
    create (store, argv[3]);
  else if (strcmp (argv[1], "note") == 0 && argc == 5)
    add_note (store, argv[3], argv[4]);
  else if (strcmp (argv[1], "append") == 0 && argc == 5)
    append (store, argv[3], argv[4]);
  else if (strcmp (argv[1], "retitle") == 0 && argc == 5)
    retitle (store, argv[3], argv[4]);
  else if (strcmp (argv[1], "delete") == 0 && argc == 4)
    delete_note (store, argv[3]);
  else if (strcmp (argv[1], "run") == 0 && argc >= 4)
    result = run (store, argv[3], argc > 4 ? argv[4] : NULL);
  else if (strcmp (argv[1], "fill") == 0)
    fill (store);
  else if (strcmp (argv[1], "tell-all") == 0)
    tell_all (store);
  else if (strcmp (argv[1], "tell") == 0)
    {
      tell_notes (store);
      tell_clashes (store);
    }
  else
    g_error ("That is not known");

  trellis_store_close (store);
  g_object_unref (store);
  return result;
}
