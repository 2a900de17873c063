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

/* Who does not see the list hears how long it is, after a pause. */
static void
test_announcement (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test, "Courage", "Ask for the harder problem");
  Search search = start (test);

  g_assert_cmpuint (look_for (&search, "courage"), ==, 1);
  ui_test_wait (1000);
  g_assert_cmpstr (ui_test_get_announcement (), ==, "1 result");
  look_for (&search, "zzzz");
  ui_test_wait (1000);
  g_assert_cmpstr (ui_test_get_announcement (), ==, "No results found");

  gtk_window_destroy (search.window);
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

/* Whether @label shows all of @word, for which it has @lines lines. */
static gboolean
shows (GtkLabel *label, const char *word, int lines)
{
  const char *text = gtk_label_get_text (label);
  const int end = (int) (strstr (text, word) - text + (gssize) strlen (word));
  g_autoptr(PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (label));
  g_autoptr(PangoLayout) mark = gtk_widget_create_pango_layout (GTK_WIDGET (label), "…");
  int line, x, mark_width;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (layout, -1);
  pango_layout_index_to_line_x (layout, end - 1, TRUE, &line, &x);
  pango_layout_get_size (mark, &mark_width, NULL);
  return line < lines - 1 || (line == lines - 1 && x + mark_width <= pango_layout_get_width (layout));
}

/* Also where the window is as narrow as may be and the text large, the found word is among what is shown of a long
 * text. */
static void
test_narrow (UiTest *test, gconstpointer data)
{
  static const char *const texts[][2] = {
    { "Whoever is asked unmistakably straightforwardly talks about courage, without which nothing gets better, "
      "neither at work nor elsewhere", "courage" },
    { "Im Donaudampfschifffahrtsgesellschaftskapitänszimmer und auch sonst fehlte Mutigkeit, ohne die nichts "
      "besser wird, weder hier noch dort", "Mutigkeit" },
    { "前回の約束を確認して、それから二人でよく話し合って次の会議の日を決めることにしました。前回の約束を確認して", "会議" },
  };
  GtkSettings *settings = gtk_settings_get_default ();
  Search search = start (test);
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (search.window, 360, 640);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(TrellisNote) note = add_note (test, "Note", texts[i][0]);
      GtkWidget *title, *excerpt;

      g_assert_cmpuint (look_for (&search, texts[i][1]), ==, 1);
      title = ui_test_wait_label (search.view, "Note");
      excerpt = gtk_widget_get_next_sibling (title);
      g_assert_cmpint (gtk_widget_get_width (excerpt), <, 360);
      g_assert_true (shows (GTK_LABEL (excerpt), texts[i][1], gtk_label_get_lines (GTK_LABEL (excerpt))));
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (search.window);
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
choose (GtkDropDown *drop_down, const char *name)
{
  GListModel *names = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name))
      {
        gtk_drop_down_set_selected (drop_down, i);
        ui_test_settle ();
        return;
      }
  g_error ("There is no “%s” to choose.", name);
}

static char *
join_names (GtkDropDown *drop_down)
{
  GListModel *names = gtk_drop_down_get_model (drop_down);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    g_strv_builder_add (builder, gtk_string_list_get_string (GTK_STRING_LIST (names), i));
  list = g_strv_builder_end (builder);
  return g_strjoinv (", ", list);
}

static void
assert_names (GtkDropDown *drop_down, const char *expected)
{
  g_autofree char *names = join_names (drop_down);

  g_assert_cmpstr (names, ==, expected);
}

static guint
count (Search *search)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (search->list))));
}

static void
test_tag (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) first = add_note (test, "Courage", "Ask first");
  g_autoptr(TrellisNote) second = add_note (test, "Patience", "Ask later");
  g_autoptr(TrellisNote) third = add_note (test, "Talks", "The words of courage");
  g_autoptr(TrellisMatch) other = trellis_match_new ();
  Search search = start (test);
  GtkDropDown *matches = GTK_DROP_DOWN (ui_test_find (search.view, GTK_TYPE_DROP_DOWN, 0));
  GtkDropDown *tags = GTK_DROP_DOWN (ui_test_find (search.view, GTK_TYPE_DROP_DOWN, 1));

  /* There is nothing to choose. */
  g_assert_false (gtk_widget_is_visible (GTK_WIDGET (tags)));
  g_assert_false (gtk_widget_is_visible (gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (tags)))));

  trellis_match_set_partner (other, trellis_record_get_uid (TRELLIS_RECORD (test->partner)));
  trellis_store_add (test->store, other);
  trellis_note_set_tags (first, (const char *const[]) { "virtue", "work", NULL });
  trellis_note_set_tags (second, (const char *const[]) { "virtue", NULL });
  trellis_search_view_start (TRELLIS_SEARCH_VIEW (search.view));
  g_assert_true (gtk_widget_is_visible (GTK_WIDGET (tags)));
  assert_names (tags, "Any Tag, virtue, work");

  /* A tag alone lists its notes, the newest first; words narrow it. */
  choose (tags, "virtue");
  g_assert_cmpuint (count (&search), ==, 2);
  g_assert_nonnull (ui_test_wait_label (search.view, "Notes, 2"));
  g_assert_cmpuint (look_for (&search, "courage"), ==, 1);
  g_assert_cmpuint (look_for (&search, "words"), ==, 0);
  g_assert_nonnull (ui_test_wait_label (search.view, "No note with all the words of “words” has the tag “virtue”"));
  g_signal_emit_by_name (
    gtk_widget_get_ancestor (ui_test_wait_label (search.view, "Search with Any Tag"), GTK_TYPE_BUTTON), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (count (&search), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (tags), ==, 0);

  /* Of a match without it, and back. */
  look_for (&search, "");
  choose (tags, "virtue");
  gtk_drop_down_set_selected (matches, 2);
  g_assert_cmpuint (count (&search), ==, 0);
  assert_names (tags, "Any Tag, virtue");
  g_assert_nonnull (ui_test_wait_label (search.view, "No note of this match has the tag “virtue”"));
  gtk_drop_down_set_selected (matches, 1);
  assert_names (tags, "Any Tag, virtue, work");
  g_assert_cmpuint (count (&search), ==, 2);

  /* It stays chosen like the match when the search is closed, but not when somebody else searches. */
  g_signal_emit_by_name (search.entry, "stop-search");
  g_assert_cmpuint (count (&search), ==, 0);
  trellis_search_view_start (TRELLIS_SEARCH_VIEW (search.view));
  g_assert_cmpuint (count (&search), ==, 2);
  trellis_search_view_find (TRELLIS_SEARCH_VIEW (search.view), "words");
  ui_test_settle ();
  g_assert_cmpuint (count (&search), ==, 1);

  gtk_window_destroy (search.window);
}

/* As many write it; what is no tag is a word. */
static void
test_typed_tag (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) first = add_note (test, "Courage", "About work");
  g_autoptr(TrellisNote) second = add_note (test, "Work", "Public courage");
  Search search;

  trellis_note_set_tags (first, (const char *const[]) { "public", "Public Work", NULL });
  trellis_note_set_tags (second, (const char *const[]) { "public", NULL });
  search = start (test);
  g_assert_cmpuint (look_for (&search, "#pub"), ==, 2);
  g_assert_cmpuint (look_for (&search, "#public"), ==, 2);
  g_assert_cmpuint (look_for (&search, "#public work"), ==, 1);
  g_assert_cmpuint (look_for (&search, "#public about"), ==, 1);
  g_assert_cmpuint (look_for (&search, "about #public"), ==, 1);
  g_assert_cmpuint (look_for (&search, "#public nothing"), ==, 0);
  g_assert_cmpuint (look_for (&search, "#publicity"), ==, 0);
  g_assert_cmpuint (look_for (&search, "#"), ==, 0);

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
  UI_TEST_ADD ("/ui/search/announcement", test_announcement);
  UI_TEST_ADD ("/ui/search/narrow", test_narrow);
  UI_TEST_ADD ("/ui/search/filter", test_filter);
  UI_TEST_ADD ("/ui/search/tag", test_tag);
  UI_TEST_ADD ("/ui/search/typed-tag", test_typed_tag);
  UI_TEST_ADD ("/ui/search/close", test_close);
  g_test_add_func ("/ui/search/shortcuts", test_shortcuts);
  return g_test_run ();
}
