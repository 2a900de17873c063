/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replica.h"
#include "apply-batch.h"
#include "close-journal.h"
#include "journal-file.h"
#include "trellis-folder.h"

#include <glib/gstdio.h>

#define MATCH "11111111-1111-4111-8111-111111111111"

static void
open_store (Replica *self)
{
  g_autoptr(GError) error = NULL;

  self->store = trellis_store_open (self->folder, &error);
  g_assert_no_error (error);
}

static TrellisPerson *
add_person (Replica *self, TrellisRole role, gboolean is_me)
{
  TrellisPerson *person = trellis_person_new ();

  trellis_person_set_name (person, role == TRELLIS_ROLE_MENTOR ? "Mira" : "Tom");
  trellis_person_set_is_me (person, is_me);
  trellis_store_add (self->store, person);
  return person;
}

/* A journal with a match, the same on all replicas, not yet shared. @server: NULL when a transport will
 * be set. */
Replica *
replica_new (MemoryServer *server, TrellisRole role)
{
  Replica *self = g_new0 (Replica, 1);
  g_autoptr(TrellisPerson) me = NULL;
  g_autoptr(TrellisPerson) partner = NULL;

  /* Where there is no disk to wait for: what survives a loss of power is tested elsewhere. */
  self->folder = g_strdup ("/dev/shm/trellis-sync-XXXXXX");
  if (g_mkdtemp (self->folder) == NULL)
    {
      g_free (self->folder);
      self->folder = g_dir_make_tmp ("trellis-sync-XXXXXX", NULL);
    }
  self->server = server;
  self->role = role;
  self->now = 1800000000;
  self->batches_left = -1;
  open_store (self);
  me = add_person (self, role, TRUE);
  partner = add_person (self, role == TRELLIS_ROLE_MENTOR ? TRELLIS_ROLE_MENTEE : TRELLIS_ROLE_MENTOR, FALSE);
  self->match = trellis_match_new ();
  trellis_record_set_string (TRELLIS_RECORD (self->match), TRELLIS_RECORD_UID, MATCH);
  trellis_record_set_number (TRELLIS_RECORD (self->match), TRELLIS_RECORD_CREATED, 1790000000);
  trellis_record_set_number (TRELLIS_RECORD (self->match), TRELLIS_RECORD_MODIFIED, 1790000000);
  trellis_match_set_partner (self->match, UID (partner));
  trellis_match_set_my_role (self->match, role);
  trellis_match_set_started (self->match, "2026-09-01");
  trellis_store_add (self->store, self->match);
  trellis_store_flush (self->store, NULL);
  return self;
}

static void
close_store (Replica *self)
{
  g_clear_object (&self->match);
  close_journal (g_steal_pointer (&self->store));
}

void
replica_free (Replica *self)
{
  close_store (self);
  trellis_folder_remove (self->folder);
  g_clear_object (&self->transport);
  g_free (self->folder);
  g_free (self);
}

/* As after the program ended, saved as far as it was. */
void
replica_reopen (Replica *self)
{
  close_store (self);
  open_store (self);
  self->match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH, MATCH);
  g_assert_nonnull (self->match);
}

void
replica_share (Replica *self)
{
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (MATCH, TRELLIS_SHARING_KIND_FOLDER, "memory");
  g_autoptr(GError) error = NULL;

  trellis_store_share (self->store, sharing, &error);
  g_assert_no_error (error);
}

static gboolean
apply (TrellisShareBatch *batch, gpointer data, GError **error)
{
  Replica *self = data;
  ReplicaFunc meanwhile = g_steal_pointer (&self->meanwhile);

  if (meanwhile != NULL)
    meanwhile (self, self->meanwhile_data);
  if (self->batches_left == 0)
    {
      trellis_share_batch_free (batch);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "crashed");
      return FALSE;
    }
  if (self->batches_left > 0)
    self->batches_left--;
  self->n_batches++;
  return apply_batch (self->store, batch, error);
}

/* One run, which may fail. */
gboolean
replica_try (Replica *self, GError **error)
{
  g_autoptr(TrellisTransport) transport =
    self->transport != NULL ? g_object_ref (self->transport)
                            : memory_transport_new (self->server, self->fate, self->fate_data);
  const TrellisSyncJob job = {
    .folder = self->folder,
    .match = MATCH,
    .now = self->now,
    .transport = transport,
    .apply = apply,
    .data = self,
    .room = self->room > 0 ? &self->room : NULL,
  };

  trellis_store_flush (self->store, NULL);
  return trellis_sync_run (&job, &self->report, NULL, error);
}

void
replica_sync (Replica *self)
{
  g_autoptr(GError) error = NULL;

  replica_try (self, &error);
  g_assert_no_error (error);
}

/* As ask_plain(), of all that was changed. */
char *
replica_ask (Replica *self, const char *sql)
{
  g_autofree char *path = g_build_filename (self->folder, "trellis.db", NULL);

  trellis_store_flush (self->store, NULL);
  return ask_plain (path, sql);
}

/* A reference to something that both see. */
#define SEEN(table)                                     \
  "(SELECT o.uid FROM " table " o WHERE o.uid = " table \
  " AND o.visibility = 'shared' AND o.deleted = 0)"

/* What both people see: all of the match that is shared and not in the trash, told the same way
 * wherever it is. */
char *
replica_tell (Replica *self)
{
  return replica_ask (
    self,
    "SELECT 'match', uid, state, started, planned_end, reason, expectations, program FROM \"match\""
    " UNION ALL SELECT * FROM (SELECT 'meeting', uid, title, starts, minutes, place, state,"
    " ifnull (notes, '') || '/' || ifnull (summary, '')"
    " FROM meeting WHERE visibility = 'shared' AND deleted = 0 AND starts <> 0 ORDER BY uid)"
    " UNION ALL SELECT * FROM (SELECT 'point', p.uid, p.title, p.notes, p.minutes, p.done, p.phase,"
    " p.meeting FROM point p JOIN meeting m ON m.uid = p.meeting"
    " WHERE p.visibility = 'shared' AND p.deleted = 0 AND m.deleted = 0 AND"
    " m.visibility = 'shared' AND m.starts <> 0 ORDER BY p.meeting, p.uid)"
    " UNION ALL SELECT * FROM (SELECT 'goal', uid, title, why, state, target, kind, '' FROM goal"
    " WHERE visibility = 'shared' AND deleted = 0 ORDER BY uid)"
    " UNION ALL SELECT * FROM (SELECT 'task', t.uid, t.title, t.done, t.due, t.goal, '', '' FROM"
    " task t JOIN goal g ON g.uid = t.goal WHERE t.visibility = 'shared' AND t.deleted = 0 AND"
    " g.deleted = 0 AND g.visibility = 'shared' ORDER BY t.uid)"
    " UNION ALL SELECT * FROM (SELECT 'action', uid, title, owner, due, done, " SEEN ("goal") ", " SEEN ("meeting") " FROM action WHERE visibility = 'shared' AND deleted = 0 ORDER BY uid)"
                                                                                                                    " UNION ALL SELECT * FROM (SELECT 'note', uid, title, body, kind, pinned, tags, " SEEN ("goal") " FROM note"
                                                                                                                                                                                                                    " WHERE visibility = 'shared' AND deleted = 0 ORDER BY uid)");
}

/* All words that are kept anywhere: in records, in the trash, in earlier texts and in clashes. */
char *
replica_tell_all (Replica *self)
{
  return replica_ask (
    self, "SELECT title, place, notes, summary FROM meeting UNION ALL SELECT title, notes, '', ''"
          " FROM point UNION ALL SELECT title, why, '', '' FROM goal UNION ALL SELECT title, '', '',"
          " '' FROM task UNION ALL SELECT title, '', '', '' FROM action UNION ALL SELECT title,"
          " body, '', '' FROM note UNION ALL SELECT reason, expectations, program, '' FROM"
          " \"match\" UNION ALL SELECT text, '', '', '' FROM history UNION ALL SELECT mine, theirs,"
          " result, base FROM shared_clash");
}

static void
add (Replica *self, gpointer record)
{
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_author (record, self->role);
  trellis_store_add (self->store, record);
}

TrellisNote *
replica_add_note (Replica *self, const char *title, const char *body)
{
  TrellisNote *note = new_note (MATCH, title, body);

  add (self, note);
  return note;
}

TrellisGoal *
replica_add_goal (Replica *self, const char *title)
{
  TrellisGoal *goal = new_goal (MATCH, title);

  add (self, goal);
  return goal;
}

TrellisTask *
replica_add_task (Replica *self, TrellisGoal *goal, const char *title)
{
  TrellisTask *task = trellis_task_new ();

  trellis_task_set_goal (task, UID (goal));
  trellis_task_set_title (task, title);
  add (self, task);
  return task;
}

TrellisMeeting *
replica_add_meeting (Replica *self, const char *title)
{
  TrellisMeeting *meeting = new_meeting (MATCH, title);

  trellis_meeting_set_starts (meeting, 1801000000);
  trellis_meeting_set_time_zone (meeting, "Europe/Paris");
  add (self, meeting);
  return meeting;
}

TrellisPoint *
replica_add_point (Replica *self, TrellisMeeting *meeting, const char *title)
{
  TrellisPoint *point = new_point (UID (meeting), title);

  add (self, point);
  return point;
}

gpointer
replica_get (Replica *self, GType type, const char *uid)
{
  return trellis_store_get (self->store, type, uid);
}
