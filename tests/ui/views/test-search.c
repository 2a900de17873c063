/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-search-row.h"
#include "trellis-search-view.h"
#include "trellis-shortcuts.h"
#include "trellis-shortcuts-dialog.h"
#include "trellis-text-view.h"
#include "ui-test.h"

typedef struct
{
  GtkWidget *view;
  GtkWindow *window;
  GtkEditable *entry;
  GtkWidget *list;
} Search;

/* In place of the window: keeps what was to be opened. */
static char *opened;

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *table, *uid;

  g_variant_get (parameter, "(&s&s)", &table, &uid);
  g_free (opened);
  opened = g_strdup_printf ("%s %s", table, uid);
}

static Search
start (UiTest *test)
{
  Search search = { trellis_search_view_new (test->store), NULL, NULL, NULL };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry entry = { .name = "open", .activate = open_cb, .parameter_type = "(ss)" };

  search.window = ui_test_present (search.view);
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (search.window), "record", G_ACTION_GROUP (group));
  search.entry = GTK_EDITABLE (ui_test_find (search.view, GTK_TYPE_SEARCH_ENTRY, 0));
  search.list = ui_test_find (search.view, GTK_TYPE_LIST_VIEW, 0);
  trellis_search_view_start (TRELLIS_SEARCH_VIEW (search.view));
  return search;
}

static guint
look_for (Search *search, const char *text)
{
  gtk_editable_set_text (search->entry, text);
  ui_test_settle ();
  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (search->list))));
}

static TrellisNote *
add_note (UiTest *test, const char *title, const char *body)
{
  TrellisNote *note = trellis_note_new ();

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_note_set_title (note, title);
  trellis_note_set_body (note, body);
  trellis_store_add (test->store, note);
  return note;
}

static void
test_results (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "Courage", "Ask for the *harder* problem");
  g_autofree char *wanted = NULL;
  Search search = start (test);

  g_assert_cmpuint (look_for (&search, "  "), ==, 0);
  g_assert_nonnull (ui_test_wait_label (search.view, "Find Anything"));

  g_assert_cmpuint (look_for (&search, "hard"), ==, 1);
  g_assert_nonnull (ui_test_wait_label (search.view, "Notes, 1"));
  g_assert_nonnull (ui_test_wait_label (search.view, "Courage"));

  g_signal_emit_by_name (search.entry, "activate");
  wanted = g_strdup_printf ("note %s", trellis_record_get_uid (TRELLIS_RECORD (note)));
  g_assert_cmpstr (opened, ==, wanted);

  g_assert_cmpuint (look_for (&search, "nowhere"), ==, 0);
  g_assert_nonnull (ui_test_wait_label (search.view, "No Results Found"));

  g_assert_cmpuint (look_for (&search, "ada"), ==, 1);
  g_assert_nonnull (ui_test_wait_label (search.view, "People, 1"));

  gtk_window_destroy (search.window);
  g_clear_pointer (&opened, g_free);
}

static void
test_filter (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "Courage", NULL);
  g_autoptr(TrellisMatch) other = trellis_match_new ();
  Search search;
  GtkDropDown *filter;

  trellis_match_set_partner (other, trellis_record_get_uid (TRELLIS_RECORD (test->partner)));
  trellis_store_add (test->store, other);
  search = start (test);
  filter = GTK_DROP_DOWN (ui_test_find (search.view, GTK_TYPE_DROP_DOWN, 0));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (filter)));

  g_assert_cmpuint (look_for (&search, "courage"), ==, 1);
  gtk_drop_down_set_selected (filter, 1);
  g_assert_cmpuint (look_for (&search, "courage"), ==, 1);
  gtk_drop_down_set_selected (filter, 2);
  g_assert_cmpuint (look_for (&search, "courage"), ==, 0);
  g_assert_nonnull (ui_test_wait_label (search.view, "Search in All Matches"));

  gtk_window_destroy (search.window);
}

static void
closed_cb (gboolean *is_closed)
{
  *is_closed = TRUE;
}

static void
test_close (UiTest *test, gconstpointer data)
{
  Search search = start (test);
  gboolean is_closed = FALSE;

  g_signal_connect_swapped (search.view, "closed", G_CALLBACK (closed_cb), &is_closed);
  g_assert_cmpuint (look_for (&search, "ada"), ==, 1);
  g_signal_emit_by_name (search.entry, "stop-search");
  g_assert_true (is_closed);
  g_assert_cmpstr (gtk_editable_get_text (search.entry), ==, "");
  g_assert_nonnull (ui_test_wait_label (search.view, "Find Anything"));

  gtk_window_destroy (search.window);
}

static void
test_shortcuts (void)
{
  g_autoptr(GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_auto(GStrv) described = NULL;
  guint n_shortcuts, n_bound = 0;
  const TrellisShortcut *shortcuts = trellis_shortcuts_get (&n_shortcuts);
  GtkWidget *window;
  AdwDialog *dialog;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  trellis_shortcuts_bind (application);
  described = gtk_application_list_action_descriptions (application);

  g_assert_nonnull (shortcuts[0].group);
  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_assert_true ((shortcuts[i].title == NULL) != (shortcuts[i].group == NULL));
      if (shortcuts[i].scope == TRELLIS_SHORTCUT_VIEW)
        g_assert_null (shortcuts[i].action);
      else
        g_assert_nonnull (shortcuts[i].action);
      for (guint j = 0; shortcuts[i].action != NULL && shortcuts[i].keys[j] != NULL; j++)
        {
          g_autoptr(GtkShortcutTrigger) trigger =
            gtk_shortcut_trigger_parse_string (shortcuts[i].keys[j]);

          g_assert_nonnull (trigger);
        }
      if (shortcuts[i].scope == TRELLIS_SHORTCUT_ALWAYS ||
          shortcuts[i].scope == TRELLIS_SHORTCUT_APPLICATION)
        {
          g_auto(GStrv) keys =
            gtk_application_get_accels_for_action (application, shortcuts[i].action);

          n_bound++;
          g_assert_cmpuint (g_strv_length (keys), >, 0);
        }
    }
  g_assert_cmpuint (g_strv_length (described), ==, n_bound);

  window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (window));
  dialog = trellis_shortcuts_dialog_new ();
  adw_dialog_present (dialog, window);
  for (guint i = 0; i < n_shortcuts; i++)
    g_assert_nonnull (ui_test_wait_label (
      GTK_WIDGET (dialog), shortcuts[i].title != NULL ? shortcuts[i].title : shortcuts[i].group));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/search/results", test_results);
  UI_TEST_ADD ("/ui/search/filter", test_filter);
  UI_TEST_ADD ("/ui/search/close", test_close);
  g_test_add_func ("/ui/search/shortcuts", test_shortcuts);
  return g_test_run ();
}
