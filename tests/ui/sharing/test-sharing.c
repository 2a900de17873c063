/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-new-match-dialog.h"
#include "apply-batch.h"
#include "trellis-partner-card.h"
#include "trellis-share-batch.h"
#include "trellis-share-dialog.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-line.h"
#include "trellis-sync-state-words.h"
#include "trellis-sync-status-private.h"
#include "trellis-sync-verbs.h"
#include "trellis-time.h"
#include "ui-test.h"

#include <glib/gstdio.h>

#define UID(record) trellis_record_get_uid (TRELLIS_RECORD (record))

/* Nothing runs by itself. */
static const TrellisSyncTimes never = {
  .start = 3600 * 1000,
  .quiet = 3600 * 1000,
  .interval = 3600 * 1000
};

typedef struct
{
  UiTest base;
  TrellisSharer *sharer;
  GtkWindow *window;
  GtkWidget *bin; /* all that is in it */
  char *asked;    /* for which match the window was asked to show something */
} Sharing;

static void
ask_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Sharing *test = data;
  g_autoptr(GVariant) uid = g_variant_is_container (parameter) ? g_variant_get_child_value (parameter, 1)
                                                               : g_variant_ref (parameter);

  g_set_str (&test->asked, g_variant_get_string (uid, NULL));
}

/* What the window of the application does. */
static void
add_actions (Sharing *test)
{
  const GActionEntry look[] = { { .name = "look", .activate = ask_cb, .parameter_type = "s" } };
  const GActionEntry open[] = { { .name = "open", .activate = ask_cb, .parameter_type = "(ss)" } };
  g_autoptr(GSimpleActionGroup) sharing = g_simple_action_group_new ();
  g_autoptr(GSimpleActionGroup) record = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (sharing), look, G_N_ELEMENTS (look), test);
  g_action_map_add_action_entries (G_ACTION_MAP (record), open, G_N_ELEMENTS (open), test);
  gtk_widget_insert_action_group (GTK_WIDGET (test->window), "sharing", G_ACTION_GROUP (sharing));
  gtk_widget_insert_action_group (GTK_WIDGET (test->window), "record", G_ACTION_GROUP (record));
}

static void
set_up (Sharing *test, gconstpointer data)
{
  ui_test_set_up (&test->base, NULL);
  test->sharer = trellis_sharer_new ();
  trellis_sharer_begin (test->sharer, test->base.store, &never);
  test->bin = adw_bin_new ();
  test->window = ui_test_present (test->bin);
  trellis_sync_verbs_attach (GTK_WIDGET (test->window), test->base.store, test->sharer);
  add_actions (test);
}

/* Neither the store nor the sharer is held by anything then, whatever was open in the window. */
static void
tear_down (Sharing *test, gconstpointer data)
{
  gtk_window_destroy (test->window);
  ui_test_settle ();
  trellis_sharer_stop (test->sharer);
  g_assert_finalize_object (test->sharer);
  g_clear_pointer (&test->asked, g_free);
  ui_test_tear_down (&test->base, NULL);
}

static void
share_at (Sharing *test, const char *folder)
{
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (test->base.match), TRELLIS_SHARING_KIND_FOLDER, folder);
  g_autoptr(GError) error = NULL;

  trellis_store_share (test->base.store, sharing, &error);
  g_assert_no_error (error);
}

static char *
make_folder (Sharing *test, const char *name)
{
  char *folder = g_build_filename (test->base.folder, name, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

static TrellisSyncStatus *
get_status (Sharing *test, const char *match)
{
  return trellis_sync_session_get_status (trellis_sharer_get_session (test->sharer), match);
}

static void
sum_up (Sharing *test)
{
  g_autoptr(GPtrArray) statuses = g_ptr_array_new ();

  g_ptr_array_add (statuses, get_status (test, UID (test->base.match)));
  trellis_sync_status_sum_up (get_status (test, NULL), statuses);
}

/* As a run ends that failed with @code, or with 0 did not. */
static void
end_run (Sharing *test, int code, TrellisSharingQuestion question)
{
  const TrellisSyncReport report = { .question = question };
  g_autoptr(GError) error =
    code != 0 ? trellis_sync_error_new ((TrellisSyncError) code, NULL, 0, "A test") : NULL;

  trellis_sync_status_set_result (get_status (test, UID (test->base.match)), &report, error,
                                  trellis_time_now ());
  sum_up (test);
  ui_test_settle ();
}

static void
wait_for_run (Sharing *test)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (trellis_sync_session_is_running (trellis_sharer_get_session (test->sharer)) &&
         g_get_monotonic_time () < end)
    ui_test_settle ();
}

static void
activate_row (GtkWidget *root, const char *title)
{
  GtkWidget *label = ui_test_wait_label (root, title);
  GtkWidget *row;

  if (label == NULL)
    g_error ("There is no row “%s”", title);
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_test_settle ();
}

static GtkWidget *
get_dialog (Sharing *test)
{
  return GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (test->window)));
}

/* What is seen of each state: words, and which buttons there are. */
typedef struct
{
  TrellisSyncState state;
  const char *words;
  const char *small;
  const char *button; /* or NULL */
} Sight;

static void
assert_sight (Sharing *test, GtkWidget *line, const Sight *sight)
{
  static const char *const buttons[] = { "S_ign In…", "_Look…", "_Answer…", "_Sharing…", "_Try Again",
                                         "Sync _Anyway", "_Certificate…" };

  g_assert_cmpint (trellis_sync_status_get_state (get_status (test, UID (test->base.match))), ==,
                   sight->state);
  g_assert_true (gtk_widget_get_mapped (line));
  if (ui_test_find_label (line, sight->words) == NULL)
    g_error ("“%s” is not told", sight->words);
  g_assert_nonnull (ui_test_find_button (line, sight->small));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_true ((ui_test_find_button (line, buttons[i]) != NULL) == (g_strcmp0 (buttons[i], sight->button) == 0));
  if (sight->button != NULL)
    g_assert_true (gtk_widget_get_sensitive (ui_test_find_button (line, sight->button)));
}

static GtkWidget *
add_line (Sharing *test, const char *match)
{
  GtkWidget *line = g_object_new (TRELLIS_TYPE_SYNC_LINE, "match", match, NULL);

  adw_bin_set_child (ADW_BIN (test->bin), line);
  ui_test_settle ();
  return line;
}

static void
end_run_with (Sharing *test, guint n_kept_back, TrellisSyncWait wait)
{
  const TrellisSyncReport report = { .n_kept_back = n_kept_back };
  TrellisSyncStatus *status = get_status (test, UID (test->base.match));

  trellis_sync_status_set_wait (status, wait);
  trellis_sync_status_set_result (status, &report, NULL, trellis_time_now ());
  sum_up (test);
  ui_test_settle ();
}

/* As a run ends that may not write, which @n_left changes here wait for. */
static void
end_read_only (Sharing *test, guint n_left)
{
  const TrellisSyncReport report = { .is_read_only = TRUE, .n_left = n_left };

  trellis_sync_status_set_result (get_status (test, UID (test->base.match)), &report, NULL, trellis_time_now ());
  sum_up (test);
  ui_test_settle ();
}

/* That of the match, or with @is_of_all that of the sidebar, in every state. */
static void
check_states (Sharing *test, gboolean is_of_all)
{
  g_autofree char *folder = make_folder (test, "place");
  GtkWidget *line = add_line (test, is_of_all ? NULL : UID (test->base.match));

  g_assert_false (gtk_widget_get_mapped (line));
  share_at (test, folder);
  wait_for_run (test);
  end_run (test, 0, TRELLIS_SHARING_QUESTION_NONE);
  assert_sight (test, line, &(Sight) { TRELLIS_SYNC_STATE_IDLE, "Synced just now", "Sync Now", NULL });

  end_run_with (test, 0, TRELLIS_SYNC_WAIT_METERED);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_IDLE, "Waits while the network is metered · Synced just now",
                           "Sync Now", "Sync _Anyway" });
  end_run_with (test, 0, TRELLIS_SYNC_WAIT_POWER);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_IDLE, "Looks for news less while power is saved · Synced just now",
                           "Sync Now", "Sync _Anyway" });
  end_run_with (test, 2, TRELLIS_SYNC_WAIT_NONE);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_LOOK, "2 items were not accepted", "Sync Now", "_Look…" });
  end_run_with (test, 0, TRELLIS_SYNC_WAIT_NONE);
  assert_sight (test, line, &(Sight) { TRELLIS_SYNC_STATE_IDLE, "Synced just now", "Sync Now", NULL });

  end_read_only (test, 0);
  assert_sight (test, line, &(Sight) { TRELLIS_SYNC_STATE_IDLE, "Synced just now", "Sync Now", NULL });
  end_read_only (test, 1);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_FAILED,
                           "You may read here, but not write: what you change stays on this computer. Ask whoever "
                           "owns the calendar or folder to let you write.",
                           "Sync Now", "_Sharing…" });
  end_run_with (test, 0, TRELLIS_SYNC_WAIT_NONE);
  assert_sight (test, line, &(Sight) { TRELLIS_SYNC_STATE_IDLE, "Synced just now", "Sync Now", NULL });

  trellis_sync_status_begin (get_status (test, UID (test->base.match)));
  trellis_sync_status_set_progress (get_status (test, UID (test->base.match)), 0.4);
  sum_up (test);
  ui_test_settle ();
  assert_sight (test, line, &(Sight) { TRELLIS_SYNC_STATE_RUNNING, "Syncing… 40 %", "Cancel Syncing", NULL });
  g_assert_true (gtk_widget_get_mapped (ui_test_find (line, GTK_TYPE_PROGRESS_BAR, 0)));

  end_run (test, TRELLIS_SYNC_ERROR_OFFLINE, TRELLIS_SHARING_QUESTION_NONE);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_OFFLINE, "Offline · Synced just now", "Sync Now", NULL });
  end_run (test, TRELLIS_SYNC_ERROR_SIGN_IN, TRELLIS_SHARING_QUESTION_NONE);
  assert_sight (test, line, &(Sight) { TRELLIS_SYNC_STATE_SIGN_IN, "The password is needed to go on.", "Sync Now", "S_ign In…" });
  end_run (test, TRELLIS_SYNC_ERROR_COLLECTION_GONE, TRELLIS_SHARING_QUESTION_NONE);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_FAILED,
                           "The calendar or folder is not there any more. Everything is still here. Try again when it "
                           "is back, or share it somewhere else.",
                           "Sync Now", "_Sharing…" });
  end_run (test, TRELLIS_SYNC_ERROR_REFUSED, TRELLIS_SHARING_QUESTION_NONE);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_FAILED,
                           "The server did not take this. It stays on this computer until you change it.",
                           "Sync Now", "_Try Again" });
  end_run (test, 0, TRELLIS_SHARING_QUESTION_EMPTIED);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_ASK,
                           "Most of what was shared is gone from there. Everything is still here. Was it removed on "
                           "purpose?",
                           "Sync Now", is_of_all ? "_Answer…" : NULL });
  g_assert_true ((ui_test_find_button (line, "_Keep Here and Share Again") != NULL) == !is_of_all);
  g_assert_true ((ui_test_find_button (line, "_Move to Trash") != NULL) == !is_of_all);
  if (is_of_all)
    {
      ui_test_press (line, "_Answer…");
      g_assert_cmpstr (test->asked, ==, UID (test->base.match));
    }

  trellis_store_stop_sharing (test->base.store, UID (test->base.match), NULL);
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (line));
}

static void
test_states_of_match (Sharing *test, gconstpointer data)
{
  check_states (test, FALSE);
}

static void
test_states_of_all (Sharing *test, gconstpointer data)
{
  check_states (test, TRUE);
}

static void
add_shared_note (Sharing *test, const char *title)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();

  trellis_record_set_string (TRELLIS_RECORD (note), trellis_note_field_match, UID (test->base.match));
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_SHARED);
  trellis_note_set_title (note, title);
  trellis_store_add (test->base.store, note);
  g_assert_true (trellis_store_flush (test->base.store, NULL));
  ui_test_settle ();
}

/* What has not left this computer is told where it does not leave by itself in a moment: of the match or, with @data,
 * of all together. */
static void
test_waiting (Sharing *test, gconstpointer data)
{
  g_autofree char *folder = make_folder (test, "place");
  GtkWidget *line = add_line (test, data != NULL ? NULL : UID (test->base.match));

  share_at (test, folder);
  wait_for_run (test);
  end_run (test, TRELLIS_SYNC_ERROR_OFFLINE, TRELLIS_SHARING_QUESTION_NONE);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_OFFLINE, "Offline · Synced just now", "Sync Now", NULL });
  add_shared_note (test, "Ours");
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_OFFLINE, "Offline · Synced just now · 1 change waits here", "Sync Now",
                           NULL });
  add_shared_note (test, "Ours too");
  end_run (test, TRELLIS_SYNC_ERROR_SIGN_IN, TRELLIS_SHARING_QUESTION_NONE);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_SIGN_IN, "The password is needed to go on.\n2 changes wait here",
                           "Sync Now", "S_ign In…" });
  end_run_with (test, 0, TRELLIS_SYNC_WAIT_METERED);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_IDLE,
                           "Waits while the network is metered · Synced just now · 2 changes wait here", "Sync Now",
                           "Sync _Anyway" });

  /* They are about to be brought there. */
  end_run_with (test, 0, TRELLIS_SYNC_WAIT_NONE);
  assert_sight (test, line, &(Sight) { TRELLIS_SYNC_STATE_IDLE, "Synced just now", "Sync Now", NULL });

  ui_test_press (line, "Sync Now");
  wait_for_run (test);
  end_run (test, TRELLIS_SYNC_ERROR_OFFLINE, TRELLIS_SHARING_QUESTION_NONE);
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_OFFLINE, "Offline · Synced just now", "Sync Now", NULL });
}

/* What both changed leads to where it is looked at, and goes away with it. */
static void
test_look (Sharing *test, gconstpointer data)
{
  g_autofree char *folder = make_folder (test, "place");
  GtkWidget *line = add_line (test, UID (test->base.match));
  TrellisShareBatch *batch;
  TrellisSharedClash *clash;
  g_autoptr(GPtrArray) clashes = NULL;
  g_autoptr(GError) error = NULL;

  share_at (test, folder);
  wait_for_run (test);
  end_run (test, 0, TRELLIS_SHARING_QUESTION_NONE);
  batch = trellis_share_batch_new (UID (test->base.match), trellis_time_now (), TRELLIS_ROLE_MENTEE, "(:)");
  clash = trellis_shared_clash_new (TRELLIS_SHARED_CLASH_KIND_UNSHARED, UID (test->base.match),
                                    TRELLIS_TYPE_MATCH, UID (test->base.match));
  clash->found = batch->now;
  g_ptr_array_add (batch->clashes, clash);
  apply_batch (test->base.store, batch, &error);
  g_assert_no_error (error);
  ui_test_settle ();
  assert_sight (test, line,
                &(Sight) { TRELLIS_SYNC_STATE_LOOK, "1 change to look at", "Sync Now", "_Look…" });

  ui_test_press (line, "_Look…");
  g_assert_cmpstr (test->asked, ==, UID (test->base.match));

  clashes = trellis_store_list_clashes (test->base.store, UID (test->base.match));
  trellis_store_settle_clash (test->base.store, clashes->pdata[0], TRELLIS_CLASH_CHOICE_RESULT, &error);
  g_assert_no_error (error);
  ui_test_settle ();
  assert_sight (test, line, &(Sight) { TRELLIS_SYNC_STATE_IDLE, "Synced just now", "Sync Now", NULL });
}

/* The answer is written down, and acted on. */
static void
test_answer (Sharing *test, gconstpointer data)
{
  g_autofree char *folder = make_folder (test, "place");
  GtkWidget *line = add_line (test, UID (test->base.match));
  GDir *dir;

  add_shared_note (test, "Ours");
  share_at (test, folder);
  wait_for_run (test);
  dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (dir);

  ui_test_press (line, "Sync Now");
  wait_for_run (test);
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_button (line, "_Keep Here and Share Again"));
  ui_test_press (line, "_Keep Here and Share Again");
  wait_for_run (test);
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (line, "Synced just now"));
  g_assert_null (ui_test_find_button (line, "_Keep Here and Share Again"));
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (g_dir_read_name (dir));
  g_dir_close (dir);
}

/* Nothing is there to be brought in step, which is said. */
static void
test_nothing_shared (Sharing *test, gconstpointer data)
{
  gtk_widget_activate_action (test->bin, "sync.now", NULL);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (test->window), "No match is shared yet"));
}

/* What the dialog tells follows; it leads to what was merged; and that sharing was stopped can be undone. */
static void
test_folder (Sharing *test, gconstpointer data)
{
  g_autofree char *folder = make_folder (test, "place");
  g_autoptr(TrellisSharing) again = NULL;
  GtkWidget *dialog;

  gtk_widget_activate_action (test->bin, "sync.set-up", "s", UID (test->base.match));
  ui_test_settle ();
  dialog = get_dialog (test);
  g_assert_nonnull (ui_test_find_label (dialog, "Share With the Partner"));
  g_assert_null (ui_test_find_label (dialog, folder));
  g_assert_null (ui_test_find_label (dialog, "_Stop Sharing"));

  share_at (test, folder);
  wait_for_run (test);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (dialog, "Share With the Partner"));
  g_assert_nonnull (ui_test_find_label (dialog, folder));
  g_assert_nonnull (ui_test_find_label (dialog, "Synced just now"));

  /* It leads to no second one of itself. */
  end_run (test, TRELLIS_SYNC_ERROR_COLLECTION_GONE, TRELLIS_SHARING_QUESTION_NONE);
  g_assert_null (ui_test_find_button (dialog, "_Sharing…"));
  g_assert_nonnull (ui_test_find_button (dialog, "_Try Again"));

  /* No program for mail is installed here. */
  activate_row (dialog, "Invite Your Partner…");
  g_assert_nonnull (ui_test_wait_label (dialog, "No email program opened"));

  activate_row (dialog, "Merged and Waiting");
  g_assert_null (get_dialog (test));
  g_assert_cmpstr (test->asked, ==, UID (test->base.match));
  gtk_widget_activate_action (test->bin, "sync.set-up", "s", UID (test->base.match));
  ui_test_settle ();
  activate_row (get_dialog (test), "Stop Sharing");
  g_assert_null (get_dialog (test));
  g_assert_null (trellis_store_dup_sharing (test->base.store, UID (test->base.match)));
  ui_test_undo (GTK_WIDGET (test->window));
  wait_for_run (test);
  again = trellis_store_dup_sharing (test->base.store, UID (test->base.match));
  g_assert_nonnull (again);
  g_assert_cmpstr (again->address, ==, folder);
}

/* In the card of the partner; the line is there while it is shared. */
static void
test_card (Sharing *test, gconstpointer data)
{
  g_autofree char *folder = make_folder (test, "place");
  GtkWidget *card = g_object_new (TRELLIS_TYPE_PARTNER_CARD, NULL);

  trellis_partner_card_set_match (TRELLIS_PARTNER_CARD (card), test->base.store, test->base.match);
  adw_bin_set_child (ADW_BIN (test->bin), card);
  ui_test_settle ();
  g_assert_null (ui_test_find_button (card, "Sync Now"));
  share_at (test, folder);
  wait_for_run (test);
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_label (card, "Synced just now"));
  ui_test_press (card, "Sync Now");
  wait_for_run (test);
  g_assert_nonnull (ui_test_wait_label (card, "Synced just now"));
}

/* From New Match to where one is joined, where Back leads back. */
static void
test_join (Sharing *test, gconstpointer data)
{
  GtkWidget *dialog;

  adw_dialog_present (trellis_new_match_dialog_new (test->base.store), GTK_WIDGET (test->window));
  ui_test_settle ();
  activate_row (get_dialog (test), "Join a Shared Match…");
  dialog = get_dialog (test);
  g_assert_true (TRELLIS_IS_SHARE_DIALOG (dialog));
  g_assert_nonnull (ui_test_find_label (dialog, "Where It Is Shared"));
  activate_row (dialog, "Calendar");
  g_assert_nonnull (ui_test_find_label (dialog, "Calendar Account"));
  gtk_widget_activate_action (dialog, "navigation.pop", NULL);
  ui_test_settle ();
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (ui_test_find (dialog, ADW_TYPE_NAVIGATION_VIEW, 0)));
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_label (dialog, "Where It Is Shared"));
}

#define ADD(name, function) g_test_add (name, Sharing, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/ui/sharing/states-of-match", test_states_of_match);
  ADD ("/ui/sharing/states-of-all", test_states_of_all);
  ADD ("/ui/sharing/waiting-of-match", test_waiting);
  g_test_add ("/ui/sharing/waiting-of-all", Sharing, "all", set_up, test_waiting, tear_down);
  ADD ("/ui/sharing/look", test_look);
  ADD ("/ui/sharing/answer", test_answer);
  ADD ("/ui/sharing/nothing-shared", test_nothing_shared);
  ADD ("/ui/sharing/folder", test_folder);
  ADD ("/ui/sharing/card", test_card);
  ADD ("/ui/sharing/join", test_join);
  return g_test_run ();
}
