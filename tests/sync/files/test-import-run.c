/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-test.h"

#include "trellis-file-task.h"
#include "trellis-import-run.h"
#include "trellis-sync-room.h"

/* An import is done a little at a time, while a person does other things. */

#define MANY 400

typedef struct _Going Going;

struct _Going
{
  Fixture *fixture;
  TrellisImport *import;
  GCancellable *cancellable;
  void (*look) (Going *self); /* when more of it is done; or NULL */
  guint n_steps, n_done, n_back;
  gboolean was_back;
  gboolean is_over;
  GError *error;
};

static void
progress_cb (guint n_done, guint n_all, gboolean is_back, gpointer data)
{
  Going *self = data;

  g_assert_cmpuint (n_all, ==, self->import->edits->len);
  if (is_back && self->was_back)
    g_assert_cmpuint (n_done, <, self->n_done);
  if (!is_back)
    g_assert_cmpuint (n_done, >, self->n_done);
  self->n_steps++;
  self->n_back += is_back;
  self->n_done = n_done;
  self->was_back = is_back;
  if (self->look != NULL)
    self->look (self);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Going *self = data;

  g_assert_true (trellis_import_run_finish (TRELLIS_STORE (source), result, &self->error) == (self->error == NULL));
  self->is_over = TRUE;
}

static void
run (Going *self)
{
  self->cancellable = g_cancellable_new ();
  trellis_import_run_async (self->fixture->store, self->import, FILE_TEST_NOW, progress_cb, self, self->cancellable,
                            ended_cb, self);
  while (!self->is_over)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self->cancellable);
}

/* Actions, each with a title of its own, without a day. */
static char *
make_actions (guint n, const char *lines)
{
  GString *text = g_string_new ("BEGIN:VCALENDAR\r\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "BEGIN:VTODO\r\nUID:action-%03u\r\nSUMMARY:Read chapter %u\r\n%sEND:VTODO\r\n", i, i,
                            lines);
  g_string_append (text, "END:VCALENDAR\r\n");
  return g_string_free_and_steal (text);
}

/* One of those actions as it was here before; transfer full. */
static TrellisAction *
add_older (Fixture *fixture, TrellisMatch *match, const char *uid, const char *title)
{
  TrellisAction *action = trellis_action_new ();

  trellis_record_set_string (TRELLIS_RECORD (action), TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (TRELLIS_RECORD (action), TRELLIS_RECORD_MODIFIED, 1);
  trellis_action_set_match (action, UID (match));
  trellis_action_set_title (action, title);
  trellis_store_add (fixture->store, action);
  return action;
}

static void
assert_count (Fixture *fixture, const char *what, guint n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", what);
  g_autofree char *expected = g_strdup_printf ("%u", n);

  assert_answer (fixture->path, sql, expected);
}

/* Step by step it comes to the same: the file that was taken in has nothing new, and is taken back as a whole. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *text = make_actions (MANY, "");
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  g_autoptr(TrellisImport) again = NULL;
  g_autoptr(TrellisImport) anew = NULL;
  Going going = { .fixture = fixture, .import = import };

  run (&going);
  g_assert_no_error (going.error);
  g_assert_cmpuint (going.n_done, ==, MANY);
  g_assert_cmpuint (going.n_steps, >=, MANY / TRELLIS_SYNC_MOST_ROOM);
  assert_count (fixture, "action WHERE deleted = 0", MANY);
  assert_count (fixture, "twin", 0);
  again = file_test_read (fixture, text, match);
  file_test_assert_counts (again, 0, 0, MANY, 0, 0);

  file_test_take_back (fixture, import);
  assert_count (fixture, "action WHERE deleted = 0", 0);
  assert_count (fixture, "action WHERE deleted = (SELECT max(deleted) FROM action)", MANY);
  anew = file_test_read (fixture, text, match);
  file_test_assert_counts (anew, MANY, 0, 0, 0, 0);
  file_test_take (fixture, anew);
  assert_count (fixture, "action WHERE deleted = 0", MANY);
  assert_count (fixture, "action", MANY);
}

/* What is little is in or out, whatever happens. */
static void
test_few (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *text = make_actions (TRELLIS_SYNC_MOST_ROOM, "");
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  Going going = { .fixture = fixture, .import = import };

  run (&going);
  g_assert_no_error (going.error);
  g_assert_cmpuint (going.n_steps, ==, 1);
  assert_count (fixture, "action", TRELLIS_SYNC_MOST_ROOM);
}

/* Each was moved from the next one in the file, and two from each other: every step finds what it refers to. */
static void
test_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autoptr(GString) text = g_string_new ("BEGIN:VCALENDAR\r\n");
  g_autoptr(TrellisImport) import = NULL;
  g_autoptr(TrellisImport) again = NULL;
  Going going = { .fixture = fixture };

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "BEGIN:VEVENT\r\nUID:meeting-%u\r\nSUMMARY:Talk %u\r\nDTSTART:20300101T100000Z\r\n"
                                  "X-TRELLIS-KIND:meeting\r\nX-TRELLIS-MOVED-FROM:meeting-%u\r\nEND:VEVENT\r\n",
                            i, i, i + 1 < MANY ? i + 1 : MANY - 2);
  g_string_append (text, "END:VCALENDAR\r\n");
  import = file_test_read (fixture, text->str, match);
  file_test_assert_counts (import, MANY, 0, 0, 0, 0);
  going.import = import;
  run (&going);
  g_assert_no_error (going.error);
  assert_count (fixture, "meeting JOIN meeting other ON other.uid = meeting.moved_from", MANY);
  again = file_test_read (fixture, text->str, match);
  file_test_assert_counts (again, 0, 0, MANY, 0, 0);
}

/* Also the edits of a journey with one of everything, each alone. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  g_autofree char *text = file_test_export (fixture, match);
  const TrellisImportChoice as_mentor = { .adds_match = TRUE, .my_role = TRELLIS_ROLE_MENTOR };
  Fixture other = { NULL };
  g_autoptr(TrellisImport) import = NULL;
  guint n_steps = 0;

  fixture_set_up (&other, NULL);
  import = file_test_read_with (&other, text, &as_mentor);
  for (guint from = 0, to; from < import->edits->len; from = to)
    {
      GType first = G_OBJECT_TYPE (((TrellisShareEdit *) import->edits->pdata[from])->merged);

      to = trellis_import_find_step (import, from, 1);
      g_assert_cmpuint (to, >, from);
      /* The match comes with its people, who get uids of their own. */
      g_assert_true (to == from + 1 || first == TRELLIS_TYPE_PERSON);
      g_assert_true (first != TRELLIS_TYPE_MATCH);
      n_steps++;
    }
  g_assert_cmpuint (n_steps, >, 5);
  g_assert_cmpuint (trellis_import_find_step (import, 0, 1000), ==, import->edits->len);
  file_test_take (&other, import);
  assert_answer (other.path, "SELECT title FROM point", "The new role");
  fixture_tear_down (&other, NULL);
}

static void
cancel_later (Going *self)
{
  if (self->n_steps == 3)
    g_cancellable_cancel (self->cancellable);
}

/* Who cancels finds everything as it was, also what was changed already. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *text = make_actions (MANY, "");
  g_autoptr(TrellisAction) action = add_older (fixture, match, "action-000", "Read the preface");
  g_autoptr(TrellisImport) import = NULL;
  g_autoptr(TrellisImport) again = NULL;
  Going going = { .fixture = fixture, .look = cancel_later };

  import = file_test_read (fixture, text, match);
  file_test_assert_counts (import, MANY - 1, 1, 0, 0, 0);
  going.import = import;
  run (&going);
  g_assert_error (going.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&going.error);
  g_assert_cmpuint (going.n_back, >, 0);
  g_assert_cmpuint (going.n_steps, <, 3 + MANY / TRELLIS_SYNC_LEAST_ROOM);
  assert_answer (fixture->path, "SELECT title FROM action WHERE deleted = 0", "Read the preface");
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Read the preface");

  again = file_test_read (fixture, text, match);
  file_test_assert_counts (again, MANY - 1, 1, 0, 0, 0);
  file_test_take (fixture, again);
  assert_count (fixture, "action WHERE deleted = 0", MANY);
  assert_count (fixture, "action", MANY);
}

/* A copy of the journal as it is on the disk. */
static void
copy_journal (Fixture *from, Fixture *to)
{
  g_autofree char *sql = NULL;

  to->folder = make_folder ();
  to->path = g_build_filename (to->folder, "trellis.db", NULL);
  sql = g_strdup_printf ("VACUUM INTO '%s'", to->path);
  run_plain (from->path, sql);
}

static Fixture killed;
static guint n_killed;

static void
kill_later (Going *self)
{
  if (self->n_steps != 3)
    return;
  n_killed = self->n_done;
  copy_journal (self->fixture, &killed);
}

/* What a computer that stopped in the middle left behind, the same file completes, with nothing twice and nothing to
 * be asked. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *text = make_actions (MANY, "");
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  g_autoptr(TrellisImport) again = NULL;
  Going going = { .fixture = fixture, .import = import, .look = kill_later };

  run (&going);
  g_assert_no_error (going.error);
  fixture_open (&killed);
  g_assert_cmpuint (n_killed, <, MANY);
  assert_count (&killed, "action", n_killed);
  again = file_test_read (&killed, text, match);
  file_test_assert_counts (again, MANY - n_killed, 0, n_killed, 0, 0);
  file_test_take (&killed, again);
  assert_count (&killed, "action", MANY);
  assert_count (&killed, "twin", 0);
  fixture_tear_down (&killed, NULL);
}

/* The same where it was to be a match of its own, with people who had no uid. */
static void
test_killed_match (Fixture *fixture, gconstpointer data)
{
  static const char card[] =
    "BEGIN:VCALENDAR\r\nBEGIN:VJOURNAL\r\nUID:4b1c2f0e-0000-4000-8000-000000000001\r\nX-TRELLIS-KIND:match\r\n"
    "X-TRELLIS-MATCH:4b1c2f0e-0000-4000-8000-000000000001\r\nX-TRELLIS-V:1\r\nSUMMARY:Mentoring\r\n"
    "X-TRELLIS-PERSON:id=mentor role=mentor by=mentee name=QW5u\r\n"
    "X-TRELLIS-PERSON:id=mentee role=mentee by=mentee name=Qm9i\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n";
  g_autofree char *actions =
    make_actions (MANY, "X-TRELLIS-MATCH:4b1c2f0e-0000-4000-8000-000000000001\r\n");
  g_autofree char *text = g_strconcat (card, actions, NULL);
  const TrellisImportChoice choice = { .adds_match = TRUE, .my_role = TRELLIS_ROLE_MENTEE };
  g_autoptr(TrellisImport) import = file_test_read_with (fixture, text, &choice);
  g_autoptr(TrellisImport) again = NULL;
  Going going = { .fixture = fixture, .import = import, .look = kill_later };

  run (&going);
  g_assert_no_error (going.error);
  fixture_open (&killed);
  again = file_test_read_with (&killed, text, &choice);
  file_test_take (&killed, again);
  assert_count (&killed, "action", MANY);
  assert_count (&killed, "\"match\"", 1);
  assert_count (&killed, "person WHERE NOT is_me", 1);
  fixture_tear_down (&killed, NULL);
}

/* As somebody who goes on with the window. */
static void
edit (Going *self)
{
  TrellisStore *store = self->fixture->store;
  g_autoptr(TrellisAction) first = trellis_store_get (store, TRELLIS_TYPE_ACTION, "action-000");
  g_autoptr(TrellisAction) last = trellis_store_get (store, TRELLIS_TYPE_ACTION, "action-399");
  g_autoptr(TrellisMatch) match = NULL;
  g_autoptr(TrellisNote) note = NULL;

  if (self->n_steps != 2)
    return;
  match = trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_action_get_match (first));
  note = add_note (store, match, "Meanwhile", "Words");
  trellis_action_set_title (first, "Renamed meanwhile");
  trellis_action_set_due (last, "2030-05-05");
}

/* What is in already, what is still to be changed, and what is new: all that a person writes meanwhile stays, when all is
 * in, and when it is taken back. */
static void
test_edited (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *text = make_actions (MANY, "");
  g_autoptr(TrellisAction) last = add_older (fixture, match, "action-399", "Read the last chapter");
  g_autoptr(TrellisImport) import = NULL;
  Going going = { .fixture = fixture, .look = edit };

  import = file_test_read (fixture, text, match);
  file_test_assert_counts (import, MANY - 1, 1, 0, 0, 0);

  going.import = import;
  run (&going);
  g_assert_no_error (going.error);
  fixture_flush (fixture);
  assert_count (fixture, "action WHERE deleted = 0", MANY);
  assert_answer (fixture->path, "SELECT title FROM action WHERE uid = 'action-000'", "Renamed meanwhile");
  assert_answer (fixture->path, "SELECT title, due FROM action WHERE uid = 'action-399'", "Read chapter 399|2030-05-05");
  assert_answer (fixture->path, "SELECT body FROM note WHERE title = 'Meanwhile'", "Words");

  file_test_take_back (fixture, import);
  assert_answer (fixture->path, "SELECT title, due FROM action WHERE deleted = 0 ORDER BY uid",
                 "Renamed meanwhile|\nRead the last chapter|2030-05-05");
  assert_answer (fixture->path, "SELECT body FROM note WHERE deleted = 0 AND title = 'Meanwhile'", "Words");
  assert_count (fixture, "shared_clash", 0);
}

static void
flush (Going *self)
{
  g_assert_true (trellis_store_flush (self->fixture->store, NULL));
  g_assert_true (trellis_store_is_receiving (self->fixture->store));
}

/* Whoever waits for the disk in the middle does not wait for all of it; and those who work something out wait for the
 * end, of which they hear. */
static void
saved_cb (guint *n)
{
  (*n)++;
}

static void
test_flushed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *text = make_actions (MANY, "");
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  Going going = { .fixture = fixture, .import = import, .look = flush };
  guint n_saved = 0;

  run (&going);
  g_assert_no_error (going.error);
  g_assert_cmpuint (going.n_steps, >=, MANY / TRELLIS_SYNC_MOST_ROOM);
  g_assert_false (trellis_store_is_receiving (fixture->store));

  trellis_store_begin_receiving (fixture->store);
  g_signal_connect_swapped (fixture->store, "saved", G_CALLBACK (saved_cb), &n_saved);
  trellis_store_end_receiving (fixture->store);
  g_assert_cmpuint (n_saved, ==, 1);
}

typedef struct
{
  TrellisImport *import;
  gboolean was_over;
  gboolean is_over;
  Going *going;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *self = data;

  self->import = trellis_file_read_finish (TRELLIS_STORE (source), result, NULL);
  self->was_over = self->going->is_over;
  self->is_over = TRUE;
}

/* A file that is opened meanwhile is compared with all of it. */
static void
test_turns (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *text = make_actions (MANY, "");
  g_autofree char *path = g_build_filename (fixture->folder, "calendar.ics", NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  const TrellisImportChoice choice = { .match = UID (match) };
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  Going going = { .fixture = fixture, .import = import };
  Reading reading = { .going = &going };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  trellis_import_run_async (fixture->store, import, FILE_TEST_NOW, progress_cb, &going, NULL, ended_cb, &going);
  trellis_file_read_async (fixture->store, files, &choice, NULL, NULL, read_cb, &reading);
  while (!reading.is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (going.error);
  g_assert_true (reading.was_over);
  file_test_assert_counts (reading.import, 0, 0, MANY, 0, 0);
  trellis_import_unref (reading.import);
}

static gboolean
close_cb (gpointer store)
{
  trellis_store_close (store);
  return G_SOURCE_REMOVE;
}

static void
close_soon (Going *self)
{
  if (self->n_steps == 2)
    g_idle_add_full (G_PRIORITY_HIGH, close_cb, self->fixture->store, NULL);
}

/* Where the journal is closed in the middle, it ends, and says so. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autofree char *text = make_actions (MANY, "");
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  Going going = { .fixture = fixture, .import = import, .look = close_soon };

  run (&going);
  g_assert_nonnull (going.error);
  g_clear_error (&going.error);
  assert_count (fixture, "action", going.n_done);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sync/import-run/many", test_many);
  FIXTURE_TEST ("/sync/import-run/few", test_few);
  FIXTURE_TEST ("/sync/import-run/references", test_references);
  FIXTURE_TEST ("/sync/import-run/steps", test_steps);
  FIXTURE_TEST ("/sync/import-run/cancelled", test_cancelled);
  FIXTURE_TEST ("/sync/import-run/killed", test_killed);
  FIXTURE_TEST ("/sync/import-run/killed-match", test_killed_match);
  FIXTURE_TEST ("/sync/import-run/edited", test_edited);
  FIXTURE_TEST ("/sync/import-run/flushed", test_flushed);
  FIXTURE_TEST ("/sync/import-run/turns", test_turns);
  FIXTURE_TEST ("/sync/import-run/closed", test_closed);
  return g_test_run ();
}
