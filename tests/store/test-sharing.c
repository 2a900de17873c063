/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared-match.h"

#include "apply-batch.h"
#include "trellis-backup.h"
#include "trellis-sharing-rows.h"
#include "trellis-store-sharing.h"

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisGoal) goal = add_goal (fixture->store, match, "Goal");
  g_autoptr(TrellisNote) held = add_shared_note (fixture, match, "Held");
  g_autoptr(TrellisNote) unsaved = add_shared_note (fixture, match, "Unsaved");
  g_autofree char *before = g_strdup (UID (match));
  g_autoptr(TrellisMatch) found = NULL;
  g_autoptr(GError) error = NULL;

  trellis_note_set_goal (held, UID (goal));
  fixture_flush (fixture);
  trellis_note_set_goal (unsaved, UID (goal));
  trellis_store_rename (fixture->store, goal, "new-goal", &error);
  g_assert_no_error (error);
  trellis_store_rename (fixture->store, match, "new-match", &error);
  g_assert_no_error (error);

  g_assert_cmpstr (UID (goal), ==, "new-goal");
  g_assert_cmpstr (trellis_note_get_goal (held), ==, "new-goal");
  g_assert_cmpstr (trellis_note_get_goal (unsaved), ==, "new-goal");
  g_assert_cmpstr (trellis_goal_get_match (goal), ==, "new-match");
  found = trellis_store_get (fixture->store, TRELLIS_TYPE_MATCH, "new-match");
  g_assert_true (found == match);
  g_assert_null (trellis_store_get (fixture->store, TRELLIS_TYPE_MATCH, before));

  trellis_note_set_body (held, "Held, and changed");
  fixture_flush (fixture);
  assert_answer (fixture->path, "SELECT \"match\", goal FROM note", "new-match|new-goal\nnew-match|new-goal");
  assert_answer (fixture->path, "SELECT \"match\" FROM sharing", "new-match");
  assert_answer (fixture->path, "PRAGMA foreign_key_check", "");
}

static void
test_accounts (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisAccount) account = trellis_account_new ("https://example.org/dav", "ada");
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (match), TRELLIS_SHARING_KIND_CALENDAR, "https://example.org/dav/x/");
  g_autoptr(GPtrArray) accounts = NULL;
  const TrellisAccount *found;
  g_autoptr(TrellisAccount) other = NULL;
  g_autoptr(GError) error = NULL;

  account->homes = g_strsplit ("https://example.org/a/ https://example.org/b/", " ", -1);
  account->basic = g_strsplit ("https://example.org", " ", -1);
  account->certificate = g_strdup ("ab:cd");
  trellis_store_save_account (fixture->store, account, &error);
  g_assert_no_error (error);
  sharing->account = g_strdup (account->uid);
  trellis_store_share (fixture->store, sharing, &error);
  g_assert_no_error (error);

  accounts = trellis_store_list_accounts (fixture->store);
  g_assert_cmpuint (accounts->len, ==, 1);
  found = g_ptr_array_index (accounts, 0);
  g_assert_cmpstr (found->uid, ==, account->uid);
  g_assert_cmpstr (found->user, ==, "ada");
  g_assert_cmpstr (found->certificate, ==, "ab:cd");
  g_assert_cmpstrv (found->homes, account->homes);
  g_assert_cmpstrv (found->basic, account->basic);
  g_assert_null (found->origins);
  g_assert_false (found->allows_plain);
  g_assert_false (trellis_store_remove_account (fixture->store, account->uid, NULL));

  /* What its server took of one person is not known of another. */
  g_set_str (&account->user, "grace");
  trellis_store_save_account (fixture->store, account, &error);
  g_assert_no_error (error);
  other = trellis_store_dup_account (fixture->store, account->uid);
  g_assert_cmpstr (other->user, ==, "grace");
  g_assert_null (other->basic);
  g_assert_null (trellis_store_dup_account (fixture->store, "no uid"));

  trellis_store_stop_sharing (fixture->store, UID (match), &error);
  trellis_store_remove_account (fixture->store, account->uid, &error);
  g_assert_no_error (error);
}

static void
share_at (Fixture *fixture, TrellisMatch *match, TrellisSharingKind kind, const char *address, const char *account)
{
  g_autoptr(TrellisSharing) sharing = trellis_sharing_new (UID (match), kind, address);
  g_autoptr(GError) error = NULL;

  sharing->account = g_strdup (account);
  trellis_store_share (fixture->store, sharing, &error);
  g_assert_no_error (error);
}

static void
keep_item (Fixture *fixture, TrellisMatch *match, TrellisNote *note, const char *href)
{
  TrellisShareBatch *batch = trellis_share_batch_new (UID (match), 0, TRELLIS_ROLE_MENTEE, "");
  TrellisSharedItem *item = trellis_shared_item_new (href, "1");
  TrellisSharedIntent *intent = g_new0 (TrellisSharedIntent, 1);
  g_autoptr(GError) error = NULL;

  item->type = intent->type = TRELLIS_TYPE_NOTE;
  item->record = g_strdup (UID (note));
  intent->record = g_strdup (UID (note));
  g_ptr_array_add (batch->items, item);
  g_ptr_array_add (batch->intents, intent);
  apply_batch (fixture->store, batch, &error);
  g_assert_no_error (error);
}

/* R-F5: a match is in one place. A folder and a calendar at once, which another program may keep in step,
 * would be two ways to the same; sharing it elsewhere takes it away from where it was, of which nothing is
 * believed any more, and all of it is brought to the new place. */
static void
test_one_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisAccount) account = trellis_account_new ("https://example.org/dav", "ada");
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "Note");
  g_autofree char *both = join_lines (LINE ("match", match), LINE ("note", note), NULL);
  g_autofree char *place = NULL;
  g_autoptr(GError) error = NULL;

  trellis_store_save_account (fixture->store, account, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    {
      const gboolean is_folder = i % 2 == 0;

      share_at (fixture, match, is_folder ? TRELLIS_SHARING_KIND_FOLDER : TRELLIS_SHARING_KIND_CALENDAR,
                is_folder ? "/tmp/folder" : "https://example.org/dav/x/", is_folder ? NULL : account->uid);
      assert_answer (fixture->path, "SELECT count(*) FROM sharing", "1");
      assert_answer (fixture->path, "SELECT kind FROM sharing", is_folder ? "folder" : "calendar");
      assert_answer (fixture->path, "SELECT count(*) FROM shared_item", "0");
      assert_answer (fixture->path, "SELECT count(*) FROM shared_intent", "0");
      assert_shared_changes (fixture, both);
      keep_item (fixture, match, note, is_folder ? "a.ics" : "b.ics");
    }
}

/* What was looked at is kept for a while; what was not, until it is. */
static void
test_clashes_thin (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDatabase) database =
    trellis_database_open (fixture->path, TRELLIS_DATABASE_WRITE, NULL);
  g_autoptr(GError) error = NULL;

  run_plain (fixture->path,
             "INSERT INTO shared_clash (\"match\", \"table\", record, kind, found, seen) VALUES"
             " ('m', 'note', 'old', 'kept-mine', 1000, 1),"
             " ('m', 'note', 'unseen', 'kept-mine', 1000, 0),"
             " ('m', 'note', 'new', 'kept-mine', 2000, 1)");
  g_assert_true (trellis_shared_clashes_thin (database, 2000, &error));
  g_assert_no_error (error);
  assert_answer (fixture->path, "SELECT record FROM shared_clash ORDER BY record", "new\nunseen");
}

/* R-L6, R-V5: A restored journal is another replica, and believes nothing of what it knew of the other side. */
static void
test_restored_is_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  g_autoptr(GFile) file = g_file_new_for_path (copy);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  run_plain (fixture->path, "UPDATE replica SET writes = 7; UPDATE sharing SET token = 'old'");
  before = ask_plain (fixture->path, "SELECT name FROM replica");
  g_assert_cmpuint (strlen (before), ==, 12);
  run_plain (fixture->path, sql);
  g_clear_object (&match);
  fixture_close (fixture);
  g_assert_true (trellis_backup_put_back (fixture->folder, file, NULL, &error));
  g_assert_no_error (error);
  after = ask_plain (fixture->path, "SELECT name FROM replica");
  g_assert_cmpstr (before, !=, after);
  assert_answer (fixture->path, "SELECT writes FROM replica", "0");
  assert_answer (fixture->path, "SELECT count(*), count(token) FROM sharing", "1|0");
  fixture_open (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sharing/rename", test_rename);
  FIXTURE_TEST ("/sharing/accounts", test_accounts);
  FIXTURE_TEST ("/sharing/one-place", test_one_place);
  FIXTURE_TEST ("/sharing/clashes-thin", test_clashes_thin);
  FIXTURE_TEST ("/sharing/restored-is-another", test_restored_is_another);
  return g_test_run ();
}
