/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replica.h"

#include <glib/gstdio.h>
#include <string.h>

#include "trellis-folder-transport.h"

/* Two people with a journal each and the folder between them. A program that keeps it in step found one
 * file changed on both computers, and put one of the two versions aside. */
typedef struct
{
  char *path;
  Replica *tom;
  Replica *mira;
  char *uid;  /* of the note */
  char *file; /* its path */
} Fixture;

#define MARK ".sync-conflict-20260105-101500-ABCDEF2"

static char *
load (const char *path)
{
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
save (const char *path, const char *text)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static guint
count_copies (Fixture *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->path, 0, NULL);
  guint n_copies = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    n_copies += strstr (name, "onflict") != NULL ? 1 : 0;
  return n_copies;
}

static char *
copy_path (Fixture *self, const char *mark)
{
  return g_strdup_printf ("%s/%s%s.ics", self->path, self->uid, mark);
}

static Replica *
add_replica (Fixture *self, TrellisRole role)
{
  Replica *replica = replica_new (NULL, role);

  replica->transport = trellis_folder_transport_new (self->path);
  replica_share (replica);
  return replica;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;

  self->path = g_dir_make_tmp ("trellis-copies-XXXXXX", NULL);
  self->tom = add_replica (self, TRELLIS_ROLE_MENTEE);
  self->mira = add_replica (self, TRELLIS_ROLE_MENTOR);
  note = replica_add_note (self->tom, "Title", "one\ntwo\nthree\nfour\nfive");
  self->uid = g_strdup (UID (note));
  self->file = g_strdup_printf ("%s/%s.ics", self->path, self->uid);
  replica_sync (self->tom);
  replica_sync (self->mira);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (self->path, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (self->path, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->path);
  replica_free (self->tom);
  replica_free (self->mira);
  g_free (self->path);
  g_free (self->uid);
  g_free (self->file);
}

static void
assert_note (Fixture *self, Replica *replica, const char *title, const char *body)
{
  g_autoptr(TrellisNote) note = replica_get (replica, TRELLIS_TYPE_NOTE, self->uid);

  g_assert_nonnull (note);
  g_assert_cmpstr (trellis_note_get_title (note), ==, title);
  g_assert_cmpstr (trellis_note_get_body (note), ==, body);
}

static void
assert_answer (Replica *replica, const char *sql, const char *expected)
{
  g_autofree char *answer = replica_ask (replica, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static void
edit (Replica *replica, const char *uid, const char *title, const char *body)
{
  g_autoptr(TrellisNote) note = replica_get (replica, TRELLIS_TYPE_NOTE, uid);

  if (title != NULL)
    trellis_note_set_title (note, title);
  trellis_note_set_body (note, body);
}

/* Both wrote to the file without having seen what the other wrote: Tom's version stays. */
static void
conflict (Fixture *self, const char *mark, const char *his_title, const char *his,
          const char *her_title, const char *hers)
{
  g_autofree char *before = load (self->file);
  g_autofree char *copy = copy_path (self, mark);
  g_autofree char *his_version = NULL;
  g_autofree char *her_version = NULL;

  edit (self->tom, self->uid, his_title, his);
  replica_sync (self->tom);
  his_version = load (self->file);
  save (self->file, before);
  edit (self->mira, self->uid, her_title, hers);
  replica_sync (self->mira);
  her_version = load (self->file);
  save (self->file, his_version);
  save (copy, her_version);
}

/* Both have the same, no copy is left, and nothing more is written. */
static void
assert_settled (Fixture *self)
{
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  replica_sync (self->tom);
  replica_sync (self->mira);
  replica_sync (self->tom);
  mine = replica_tell (self->tom);
  theirs = replica_tell (self->mira);
  g_assert_cmpstr (mine, ==, theirs);
  g_assert_cmpuint (count_copies (self), ==, 0);
  assert_answer (self->tom, "SELECT count(*) FROM shared_item WHERE state <> 'steady'", "0");
  assert_answer (self->mira, "SELECT count(*) FROM shared_item WHERE state <> 'steady'", "0");
  before = load (self->file);
  replica_sync (self->mira);
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_sent + self->mira->report.n_sent, ==, 0);
  after = load (self->file);
  g_assert_cmpstr (before, ==, after);
}

/* Nobody knows what the two versions came from: both are kept, and looked at. */
static void
test_overlapping (Fixture *self, gconstpointer data)
{
  conflict (self, data, "His", "one, his\ntwo\nthree\nfour\nfive", "Hers",
            "one\ntwo\nthree\nfour\nfive, hers");
  replica_sync (self->tom);
  g_assert_cmpuint (count_copies (self), ==, 0);
  assert_settled (self);
  {
    g_autofree char *told = replica_tell (self->mira);

    g_assert_nonnull (strstr (told, "one, his"));
    g_assert_nonnull (strstr (told, "five, hers"));
  }
  assert_answer (self->tom, "SELECT mine, theirs FROM shared_clash WHERE field = 'title'",
                 "His|Hers");
  assert_answer (self->tom, "SELECT count(*) FROM note", "1");
  assert_answer (self->mira, "SELECT count(*) FROM note", "1");
}

/* Each computer sees both versions before it sees what the other made of them. */
static void
test_both_merge (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = copy_path (self, MARK);
  g_autofree char *his_version = NULL;
  g_autofree char *her_version = NULL;
  g_autofree char *his_result = NULL;
  g_autofree char *her_result = NULL;

  conflict (self, MARK, "His", "one, his\ntwo", "Hers", "one, hers\ntwo");
  his_version = load (self->file);
  her_version = load (copy);
  replica_sync (self->mira);
  her_result = load (self->file);
  assert_answer (self->mira, "SELECT mine, theirs FROM shared_clash WHERE field = 'title'",
                 "Hers|His");
  save (self->file, his_version);
  save (copy, her_version);
  replica_sync (self->tom);
  his_result = load (self->file);

  /* And that is a conflict again, of two that say the same. */
  save (self->file, her_result);
  save (copy, his_result);
  assert_settled (self);
  {
    g_autofree char *told = replica_tell (self->tom);

    g_assert_nonnull (strstr (told, "one, his"));
    g_assert_nonnull (strstr (told, "one, hers"));
  }
  assert_answer (self->tom, "SELECT count(*) FROM shared_clash WHERE field = 'title'", "1");
}

/* Two other programs changed what is known here: then it is known what each of them changed. */
static void
test_foreign (Fixture *self, gconstpointer data)
{
  g_autofree char *text = load (self->file);
  g_autofree char *copy = copy_path (self, " (conflicted copy 2026-01-05 101500)");
  g_auto(GStrv) parts = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  parts = g_strsplit (text, "three", 2);
  second = g_strjoinv ("THREE", parts);
  g_clear_pointer (&parts, g_strfreev);
  parts = g_strsplit (text, "SUMMARY:Title", 2);
  first = g_strjoinv ("SUMMARY:Other", parts);
  save (self->file, first);
  save (copy, second);
  replica_sync (self->tom);
  assert_note (self, self->tom, "Other", "one\ntwo\nTHREE\nfour\nfive");
  assert_settled (self);
  assert_answer (self->tom, "SELECT count(*) FROM shared_clash", "0");
}

/* A copy that says the same as its original only goes. */
static void
test_same (Fixture *self, gconstpointer data)
{
  g_autofree char *text = load (self->file);
  g_autofree char *copy = copy_path (self, MARK);

  save (copy, text);
  replica_sync (self->mira);
  g_assert_cmpuint (self->mira->report.n_sent, ==, 0);
  assert_settled (self);
}

/* What is only called like a copy is a thing of its own, which stays. */
static void
test_other_uid (Fixture *self, gconstpointer data)
{
  g_autofree char *text = load (self->file);
  g_autofree char *copy = copy_path (self, MARK);
  g_auto(GStrv) parts = g_strsplit (text, self->uid, 2);
  g_autofree char *other = g_strjoinv ("22222222-2222-4222-8222-222222222222", parts);

  save (copy, other);
  replica_sync (self->tom);
  replica_sync (self->mira);
  replica_sync (self->tom);
  g_assert_cmpuint (count_copies (self), ==, 1);
  assert_answer (self->mira, "SELECT count(*) FROM note", "2");
}

/* The original comes later than its copy. */
static void
test_original_later (Fixture *self, gconstpointer data)
{
  g_autofree char *text = load (self->file);
  g_autofree char *copy = copy_path (self, MARK);

  save (copy, text);
  g_unlink (self->file);
  replica_sync (self->tom);
  assert_note (self, self->tom, "Title", "one\ntwo\nthree\nfour\nfive");
  g_assert_cmpuint (count_copies (self), ==, 1);
  save (self->file, text);
  assert_settled (self);
  assert_note (self, self->mira, "Title", "one\ntwo\nthree\nfour\nfive");
}

/* What is in the trash here does not take the copy with it. */
static void
test_trashed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;

  conflict (self, MARK, NULL, "one, his", NULL, "one, hers");
  note = replica_get (self->tom, TRELLIS_TYPE_NOTE, self->uid);
  trellis_store_delete (self->tom->store, note);
  replica_sync (self->tom);
  replica_sync (self->mira);
  replica_sync (self->tom);
  {
    g_autofree char *words = replica_tell_all (self->tom);

    g_assert_nonnull (strstr (words, "one, hers"));
  }
}

/* The program ends before each step that is written: nothing is lost or doubled. */
static void
test_crash (Fixture *self, gconstpointer data)
{
  gboolean goes_on = TRUE;

  for (int i = 0; goes_on; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *told = NULL;
      Fixture world = { 0 };

      set_up (&world, NULL);
      conflict (&world, MARK, "His", "one, his\ntwo", "Hers", "one, hers\ntwo");
      world.tom->batches_left = i;
      goes_on = !replica_try (world.tom, &error);
      g_assert_true (goes_on || i > 4);
      world.tom->batches_left = -1;
      replica_reopen (world.tom);
      assert_settled (&world);
      told = replica_tell (world.mira);
      g_assert_nonnull (strstr (told, "one, his"));
      g_assert_nonnull (strstr (told, "one, hers"));
      g_assert_true (strstr (strstr (told, "one, hers") + 1, "one, hers") == NULL);
      assert_answer (world.tom, "SELECT mine, theirs FROM shared_clash WHERE field = 'title'",
                     "His|Hers");
      tear_down (&world, NULL);
    }
}

/* One that comes when the note was deleted brings back what somebody wrote, and nothing else. */
static void
test_late (Fixture *self, gconstpointer data)
{
  const gboolean is_edit = data != NULL;
  g_autofree char *copy = copy_path (self, MARK);
  g_autofree char *text = load (self->file);
  g_autoptr(TrellisNote) note = replica_get (self->tom, TRELLIS_TYPE_NOTE, self->uid);
  g_autoptr(TrellisNote) another = replica_add_note (self->tom, "Another", "So that not all is gone");
  Replica *both[] = { self->tom, self->mira };

  replica_sync (self->tom);
  replica_sync (self->mira);
  trellis_store_delete (self->tom->store, note);
  replica_sync (self->tom);
  replica_sync (self->mira);
  if (is_edit)
    {
      g_auto(GStrv) parts = g_strsplit (text, "three", 2);
      g_autofree char *edited = g_strjoinv ("three, hers", parts);

      save (copy, edited);
    }
  else
    save (copy, text);
  for (guint i = 0; i < 4; i++)
    replica_sync (both[i % 2]);

  g_assert_cmpuint (count_copies (self), ==, is_edit ? 1 : 0);
  for (guint i = 0; i < 2; i++)
    {
      assert_answer (both[i], "SELECT count(*) FROM note WHERE deleted = 0", is_edit ? "2" : "1");
      assert_answer (both[i], "SELECT count(*) FROM shared_clash", is_edit ? "1" : "0");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/copies/" name, Fixture, data, set_up, func, tear_down)
  ADD ("overlapping/syncthing", MARK, test_overlapping);
  ADD ("overlapping/nextcloud", " (conflicted copy 2026-01-05 101500)", test_overlapping);
  ADD ("overlapping/dropbox", " (Mira's conflicted copy 2026-01-05)", test_overlapping);
  ADD ("both-merge", NULL, test_both_merge);
  ADD ("foreign", NULL, test_foreign);
  ADD ("same", NULL, test_same);
  ADD ("other-uid", NULL, test_other_uid);
  ADD ("original-later", NULL, test_original_later);
  ADD ("trashed", NULL, test_trashed);
  ADD ("late", NULL, test_late);
  ADD ("late-edit", MARK, test_late);
  ADD ("crash", NULL, test_crash);
#undef ADD
  return g_test_run ();
}
