/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-background.h"
#include "trellis-backup-page.h"
#include "trellis-desktop-page.h"
#include "trellis-form.h"
#include "trellis-preferences-dialog.h"
#include "trellis-reminder.h"
#include "trellis-trash-dialog.h"
#include "trellis-trash.h"
#include "ui-test.h"

static GtkWindow *
present (AdwDialog *dialog)
{
  GtkWindow *window = ui_test_present (adw_bin_new ());

  adw_dialog_present (dialog, GTK_WIDGET (window));
  ui_test_settle ();
  return window;
}

/* I am kept once I say something about myself, and found again. */
static void
test_profile (UiTest *test, gconstpointer data)
{
  AdwDialog *dialog = trellis_preferences_dialog_new (test->store, NULL);
  GtkWindow *window = present (dialog);
  g_autoptr(TrellisQuery) is_me = trellis_query_new (TRELLIS_TYPE_PERSON);
  g_autoptr(TrellisPerson) me = NULL;
  GtkWidget *row = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);

  trellis_query_is (is_me, "is_me", TRUE);
  g_assert_cmpuint (trellis_store_count (test->store, is_me), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "Ines");
  gtk_editable_set_text (GTK_EDITABLE (row), "Ines Example");
  g_assert_cmpuint (trellis_store_count (test->store, is_me), ==, 1);
  me = trellis_store_get_first (test->store, is_me);
  g_assert_cmpstr (trellis_person_get_name (me), ==, "Ines Example");
  gtk_window_destroy (window);

  dialog = trellis_preferences_dialog_new (test->store, NULL);
  window = present (dialog);
  row = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Ines Example");
  gtk_window_destroy (window);
}

/* What is first has the focus, also where the dialog is a sheet over a narrow window. */
static void
test_focus (UiTest *test, gconstpointer data)
{
  for (int width = 400; width <= 1000; width += 600)
    {
      AdwDialog *dialog = trellis_preferences_dialog_new (test->store, NULL);
      GtkWindow *window = ui_test_present (adw_bin_new ());
      GtkWidget *name;

      gtk_window_set_default_size (window, width, 640);
      ui_test_settle ();
      adw_dialog_present (dialog, GTK_WIDGET (window));
      ui_test_settle ();
      name = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);
      g_assert_nonnull (gtk_window_get_focus (window));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), name));
      gtk_window_destroy (window);
    }
}

/* A phone number is read from the left, where all else is read from the right. */
static void
test_phone (UiTest *test, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWindow *window;
  GtkWidget *name, *phone;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  dialog = trellis_preferences_dialog_new (test->store, NULL);
  window = present (dialog);
  name = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);
  phone = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 2);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (phone)), ==, "_Phone");
  g_assert_cmpint (gtk_widget_get_direction (ui_test_find (name, GTK_TYPE_TEXT, 0)), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (ui_test_find (phone, GTK_TYPE_TEXT, 0)), ==, GTK_TEXT_DIR_LTR);
  gtk_window_destroy (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Each switch turns its own reminders off and on, and nothing else; what the system said is told. */
static void
test_desktop (UiTest *test, gconstpointer data)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.trellis_mentoring.Trellis");
  GtkWidget *page = GTK_WIDGET (trellis_desktop_page_new (settings));
  GtkWindow *window = ui_test_present (page);
  guint seen = 0;

  for (guint i = 0; i < 8; i++)
    {
      GtkWidget *row = ui_test_find (page, ADW_TYPE_SWITCH_ROW, i);
      const guint before = g_settings_get_flags (settings, "reminder-topics");
      guint after;

      g_assert_nonnull (row);
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), !adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
      after = g_settings_get_flags (settings, "reminder-topics");
      if (before == after)
        continue;
      g_assert_cmpuint ((before ^ after) & ((before ^ after) - 1), ==, 0);
      seen |= before ^ after;
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
      g_assert_cmpuint (g_settings_get_flags (settings, "reminder-topics"), ==, before);
    }
  g_assert_cmpuint (seen, ==, TRELLIS_REMINDER_ALL_TOPICS);
  g_assert_true (g_settings_get_boolean (settings, "reminders"));
  g_assert_true (g_settings_get_boolean (settings, "search-texts"));

  for (int answer = TRELLIS_BACKGROUND_UNKNOWN; answer <= TRELLIS_BACKGROUND_ALWAYS; answer++)
    {
      static const char *const words[] = { "being asked", "does not let", "until the session ends",
                                           "starts with the session" };
      GtkWidget *row = ui_test_find (page, ADW_TYPE_ACTION_ROW, 1);

      g_settings_set_enum (settings, "background", answer);
      g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), words[answer]));
    }
  g_settings_reset (settings, "reminders");
  g_settings_reset (settings, "search-texts");
  g_settings_reset (settings, "background");
  gtk_window_destroy (window);
}

static void
test_trash (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  AdwDialog *dialog = trellis_trash_dialog_new (test->store);
  GtkWindow *window = present (dialog);
  GtkWidget *list;
  GtkWidget *button;

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Trash Is Empty"));
  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_note_set_title (note, "Courage");
  trellis_store_add (test->store, note);
  trellis_store_delete (test->store, note);
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Courage"));

  list = ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW, 0);
  button = ui_test_find (list, GTK_TYPE_BUTTON, 0);
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Trash Is Empty"));

  trellis_store_delete (test->store, note);
  ui_test_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "trash.empty", NULL));
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "Empty Trash?"));
  gtk_window_destroy (window);
}

/* What has the focus is in sight, be there something in the trash or not, and after it was emptied. */
static void
test_trash_focus (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_note_set_title (note, "Courage");
  trellis_store_add (test->store, note);
  trellis_store_delete (test->store, note);
  for (int i = 0; i < 2; i++)
    {
      const gboolean is_empty = i == 1;
      AdwDialog *dialog = trellis_trash_dialog_new (test->store);
      GtkWindow *window = present (dialog);
      GtkWidget *list = ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW, 0);
      GtkWidget *focus = gtk_window_get_focus (window);

      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_get_mapped (focus));
      g_assert_true ((focus == list || gtk_widget_is_ancestor (focus, list)) == !is_empty);
      if (!is_empty)
        {
          g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "trash.empty", NULL));
          ui_test_settle ();
          ui_test_press (ui_test_find (GTK_WIDGET (window), ADW_TYPE_ALERT_DIALOG, 0), "_Empty Trash");
          g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Trash Is Empty"));
          ui_test_settle ();
          focus = gtk_window_get_focus (window);
          g_assert_nonnull (focus);
          g_assert_true (gtk_widget_get_mapped (focus));
          g_assert_true (gtk_widget_is_sensitive (focus));
          g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog)));
        }
      gtk_window_destroy (window);
    }
}

/* Presses the button that brings back the first thing in the trash. */
static void
press_restore (AdwDialog *dialog)
{
  GtkWidget *list = ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW, 0);

  g_signal_emit_by_name (ui_test_find (list, GTK_TYPE_BUTTON, 0), "clicked");
  ui_test_settle ();
}

static TrellisAgreement *
add_agreement (UiTest *test, int version)
{
  TrellisAgreement *agreement = trellis_agreement_new ();

  trellis_agreement_set_match (agreement, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_agreement_set_version (agreement, version);
  trellis_store_add (test->store, agreement);
  return agreement;
}

/* What was deleted from a draft does not come back into what was signed since. */
static void
test_trash_leaves_versions_alone (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = add_agreement (test, 1);
  g_autoptr(TrellisAgreement) next = NULL;
  g_autoptr(TrellisClause) clause = trellis_clause_new ();
  g_autoptr(TrellisSignature) signature = trellis_signature_new ();
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (agreement));
  AdwDialog *dialog = trellis_trash_dialog_new (test->store);
  GtkWindow *window = present (dialog);

  trellis_clause_set_agreement (clause, uid);
  trellis_clause_set_title (clause, "Coffee");
  trellis_store_add (test->store, clause);
  trellis_store_delete (test->store, clause);
  trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_AGREED);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Coffee"));
  press_restore (dialog);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (clause)), !=, 0);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog),
                                        "Not restored: the agreement is no longer a draft"));

  trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_DRAFT);
  press_restore (dialog);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (clause)), ==, 0);

  trellis_signature_set_agreement (signature, uid);
  trellis_signature_set_name (signature, "Ines");
  trellis_store_add (test->store, signature);
  trellis_store_delete (test->store, signature);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Ines"));
  press_restore (dialog);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (signature)), !=, 0);
  g_assert_true (trellis_store_delete_forever (test->store, signature, NULL));

  trellis_store_delete (test->store, agreement);
  next = add_agreement (test, 1);
  ui_test_settle ();
  press_restore (dialog);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (agreement)), !=, 0);
  trellis_store_delete (test->store, next);
  gtk_window_destroy (window);
}

static GtkWindow *
present_backups (UiTest *test)
{
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (trellis_backup_page_new (test->folder)));
  return ui_test_present (view);
}

static void
restore_action (GSimpleAction *action, GVariant *uri, gpointer data)
{
  g_set_str ((char **) data, g_variant_get_string (uri, NULL));
}

/* What is there can be chosen, and is restored once somebody has said so. */
static void
test_backups (UiTest *test, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (test->folder, "backups", NULL);
  g_autofree char *path = g_build_filename (folder, "trellis-2026-02-03.db", NULL);
  g_autofree char *chosen = NULL;
  g_autofree char *expected = g_filename_to_uri (path, NULL, NULL);
  g_autoptr(GSimpleActionGroup) app = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) restore = g_simple_action_new ("restore", G_VARIANT_TYPE_STRING);
  GtkWindow *window = present_backups (test);
  GtkWidget *row;

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "There are none in the journal’s folder yet"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (window), "From File…"));
  gtk_window_destroy (window);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "0123456789", 10, NULL));
  window = present_backups (test);
  g_signal_connect (restore, "activate", G_CALLBACK (restore_action), &chosen);
  g_action_map_add_action (G_ACTION_MAP (app), G_ACTION (restore));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "app", G_ACTION_GROUP (app));
  row = ui_test_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Made by itself\u00a0· 10 bytes");
  g_assert_null (ui_test_find_label (GTK_WIDGET (window), "There are none in the journal’s folder yet"));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  ui_test_settle ();
  g_assert_null (chosen);
  ui_test_press (GTK_WIDGET (window), "_Restore");
  ui_test_settle ();
  g_assert_cmpstr (chosen, ==, expected);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/preferences/profile", test_profile);
  UI_TEST_ADD ("/ui/preferences/focus", test_focus);
  UI_TEST_ADD ("/ui/preferences/phone", test_phone);
  UI_TEST_ADD ("/ui/preferences/desktop", test_desktop);
  UI_TEST_ADD ("/ui/preferences/trash", test_trash);
  UI_TEST_ADD ("/ui/preferences/trash-focus", test_trash_focus);
  UI_TEST_ADD ("/ui/preferences/trash-leaves-versions-alone", test_trash_leaves_versions_alone);
  UI_TEST_ADD ("/ui/preferences/backups", test_backups);
  return g_test_run ();
}
