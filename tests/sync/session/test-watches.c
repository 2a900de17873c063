/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "trellis-folder.h"
#include "trellis-sync-watches.h"

/* What other programs do in shared folders. */

/* Milliseconds without a change after which is told of those before, and those after which it has been told. On a
 * busy machine one change can be heard of long after the other, though both are made at once. */
#define QUIET 500
#define TOLD 1000

static void
replace_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* One folder for each of two matches, and what is told of them. */
typedef struct
{
  char *folders[2];
  TrellisSyncWatches *watches;
  guint n_told;
  gboolean is_changed[2]; /* when it was told last */
} Watching;

static void
changed_cb (gpointer data)
{
  Watching *self = data;

  self->n_told++;
  self->is_changed[0] = trellis_sync_watches_is_changed (self->watches, "one");
  self->is_changed[1] = trellis_sync_watches_is_changed (self->watches, "two");
}

static void
watching_set_up (Watching *self, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    self->folders[i] = g_dir_make_tmp ("trellis-watch-XXXXXX", NULL);
  self->watches = trellis_sync_watches_new (changed_cb, self);
}

static void
watching_tear_down (Watching *self, gconstpointer data)
{
  g_clear_pointer (&self->watches, trellis_sync_watches_free);
  for (guint i = 0; i < 2; i++)
    {
      trellis_folder_remove (self->folders[i]);
      g_free (self->folders[i]);
    }
}

static void
follow (Watching *self, const char *match, TrellisSharingKind kind, const char *address)
{
  g_autoptr(TrellisSharing) sharing = trellis_sharing_new (match, kind, address);

  trellis_sync_watches_follow (self->watches, match, sharing);
}

static void
wait_until_told (Watching *self, guint n_times)
{
  guint source = g_timeout_add_seconds (60, too_late_cb, NULL);

  while (self->n_told < n_times)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

/* Several changes are told together, after some quiet, with which matches they are of. */
static void
test_together (Watching *self, gconstpointer data)
{
  trellis_sync_watches_begin (self->watches, QUIET);
  follow (self, "one", TRELLIS_SHARING_KIND_FOLDER, self->folders[0]);
  follow (self, "two", TRELLIS_SHARING_KIND_FOLDER, self->folders[1]);
  replace_file (self->folders[0], "a.ics", "one");
  replace_file (self->folders[0], "b.ics", "two");
  wait_until_told (self, 1);
  let_pass (TOLD);
  g_assert_cmpuint (self->n_told, ==, 1);
  g_assert_true (self->is_changed[0]);
  g_assert_false (self->is_changed[1]);

  /* What was told is over. */
  g_assert_false (trellis_sync_watches_is_changed (self->watches, "one"));
  replace_file (self->folders[1], "a.ics", "one");
  wait_until_told (self, 2);
  g_assert_false (self->is_changed[0]);
  g_assert_true (self->is_changed[1]);
}

/* Not before it begins, nor after it stops, nor what is in no folder, or not shared any more. */
static void
test_not (Watching *self, gconstpointer data)
{
  follow (self, "one", TRELLIS_SHARING_KIND_FOLDER, self->folders[0]);
  trellis_sync_watches_begin (self->watches, 20);
  replace_file (self->folders[0], "a.ics", "one");
  let_pass (200);
  follow (self, "one", TRELLIS_SHARING_KIND_FOLDER, self->folders[0]);
  trellis_sync_watches_follow (self->watches, "one", NULL);
  follow (self, "two", TRELLIS_SHARING_KIND_CALENDAR, self->folders[1]);
  replace_file (self->folders[0], "a.ics", "two");
  replace_file (self->folders[1], "a.ics", "one");
  let_pass (200);
  follow (self, "one", TRELLIS_SHARING_KIND_FOLDER, self->folders[0]);
  trellis_sync_watches_stop (self->watches);
  replace_file (self->folders[0], "a.ics", "three");
  let_pass (200);
  g_assert_cmpuint (self->n_told, ==, 0);
}

/* And waits until all is quiet. */
static void
share_through (SessionFixture *self, const TrellisSharing *sharing)
{
  g_autoptr(GError) error = NULL;

  trellis_store_share (self->tom->store, sharing, &error);
  g_assert_no_error (error);
  trellis_sync_session_sync (self->session, NULL);
  let_pass (TOLD);
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
}

/* What another program does in a shared folder is noticed; several changes together, and only there. */
static void
test_folder (SessionFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("trellis-watch-XXXXXX", NULL);
  g_autofree char *elsewhere = g_dir_make_tmp ("trellis-watch-XXXXXX", NULL);
  g_autoptr(TrellisSharing) sharing = trellis_sharing_new (
    UID (self->tom->match), TRELLIS_SHARING_KIND_FOLDER, folder);
  g_autoptr(TrellisSharing) moved = trellis_sharing_new (
    UID (self->tom->match), TRELLIS_SHARING_KIND_FOLDER, elsewhere);

  begin_session (self, QUIET, 1000000);
  share_through (self, sharing);
  g_atomic_int_set (&self->n_connects, 0);
  replace_file (folder, "displayname", "no item");
  replace_file (folder, ".a.ics.tmp", "half");
  let_pass (TOLD);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 0);

  replace_file (folder, "a.ics", "one");
  replace_file (folder, "b.ics", "two");
  wait_for_connects (self, 1);
  let_pass (TOLD);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 1);
  replace_file (folder, "a.ics", "three");
  wait_for_connects (self, 2);

  /* The folder is another one now, and then none. */
  share_through (self, moved);
  g_atomic_int_set (&self->n_connects, 0);
  replace_file (folder, "a.ics", "four");
  let_pass (TOLD);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 0);
  replace_file (elsewhere, "a.ics", "one");
  wait_for_connects (self, 1);
  trellis_store_stop_sharing (self->tom->store, UID (self->tom->match), NULL);
  replace_file (elsewhere, "a.ics", "two");
  let_pass (TOLD);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 1);

  trellis_folder_remove (folder);
  trellis_folder_remove (elsewhere);
}

#define WATCHES_TEST(name, function)                                                        \
  g_test_add ("/session/watches/" name, Watching, NULL, watching_set_up, function, \
              watching_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  WATCHES_TEST ("together", test_together);
  WATCHES_TEST ("not", test_not);
  SESSION_TEST ("watches/folder", test_folder);
  return g_test_run ();
}
