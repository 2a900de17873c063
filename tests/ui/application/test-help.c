/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-help-page.h"
#include "trellis-help-text.h"
#include "trellis-help-window.h"
#include "trellis-help.h"
#include "trellis-markdown-markup.h"
#include "trellis-shortcuts-dialog.h"
#include "trellis-trash-dialog.h"
#include "trellis-application.h"
#include "trellis-window.h"
#include "config.h"
#include "ui-test.h"

#include <glib/gi18n.h>

static GtkApplication *application;

/* What the pages are translated from. */
static const char *const texts[] = {
#include "texts.h"
};

static gboolean
can_be_translated (const char *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i], message))
      return TRUE;
  return FALSE;
}

/* Each page of the program is found by the name of its file, but for that which lists them. */
static void
test_names (void)
{
  g_autoptr(GListModel) pages = trellis_help_pages_new ();
  g_auto(GStrv) files = g_resources_enumerate_children (
    "/io/github/trellis_mentoring/Trellis/help", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_cmpuint (g_strv_length (files), ==, g_list_model_get_n_items (pages) + 1);
  for (char **file = files; *file != NULL; file++)
    if (!g_str_equal (*file, "README.md"))
      {
        g_autofree char *name = g_strndup (*file, strlen (*file) - strlen (".md"));

        g_assert_nonnull (trellis_help_pages_find (pages, name));
      }
}

static void
test_pages (void)
{
  g_autoptr(GListModel) pages = trellis_help_pages_new ();
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_told = 0;

  g_assert_cmpuint (g_list_model_get_n_items (pages), >, 10);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(TrellisHelpPage) page = g_list_model_get_item (pages, i);

      g_assert_cmpuint (trellis_help_page_get_n_blocks (page), >, 3);
      g_assert_cmpint (trellis_help_page_get_block (page, 0)->kind, ==, TRELLIS_HELP_HEADING);
      for (guint j = 0; j < trellis_help_page_get_n_blocks (page); j++)
        {
          const TrellisHelpBlock *block = trellis_help_page_get_block (page, j);

          if (!can_be_translated (block->message))
            g_error ("“%s” is not in texts.h", block->message);
          n_told += g_hash_table_add (told, g_strdup (block->message));
        }
    }

  /* There is nothing else that somebody would translate in vain. */
  g_assert_cmpuint (n_told, ==, G_N_ELEMENTS (texts));
  g_assert_null (trellis_help_pages_find (pages, "no-such-page"));
}

static void
test_blocks (void)
{
  g_autoptr(GListModel) pages = trellis_help_pages_new ();
  TrellisHelpPage *page = trellis_help_pages_find (pages, "first-steps.md");
  guint n_headings = 0, n_items = 0;
  guint number = 0;

  for (guint i = 0; i < trellis_help_page_get_n_blocks (page); i++)
    {
      const TrellisHelpBlock *block = trellis_help_page_get_block (page, i);

      g_assert_null (strchr (block->message, '\n'));
      n_items += block->kind == TRELLIS_HELP_ITEM;
      if (block->kind == TRELLIS_HELP_HEADING)
        g_assert_cmpuint (block->number, ==, n_headings++ == 0 ? 1 : 2);
      if (block->kind == TRELLIS_HELP_NUMBERED)
        g_assert_cmpuint (block->number, ==, ++number);
    }
  g_assert_cmpuint (n_headings, ==, 5);
  g_assert_cmpuint (n_items, ==, 6);
  g_assert_cmpuint (number, ==, 3);
}

static void
test_search (void)
{
  g_autoptr(GListModel) pages = trellis_help_pages_new ();
  TrellisHelpPage *trash = trellis_help_pages_find (pages, "trash");
  g_autofree char *excerpt = NULL, *in_title = NULL, *all = NULL, *none = NULL;

  g_assert_true (trellis_help_page_search (trash, "THÍRTY", &none) == FALSE);
  g_assert_null (none);
  g_assert_true (trellis_help_page_search (trash, "empty 30", &excerpt));
  g_assert_nonnull (strstr (excerpt, "empty the trash"));
  g_assert_true (g_str_has_prefix (excerpt, "…"));
  g_assert_true (trellis_help_page_search (trash, "TRÁSH", &in_title));
  /* What is read, not the signs of Markdown. */
  g_assert_null (strstr (in_title, "**"));
  g_assert_true (trellis_help_page_search (trash, "", &all));
  g_assert_null (all);
  g_assert_false (trellis_help_page_search (trash, "trash xylophone", &none));
}

static void
test_links (void)
{
  g_autofree char *plain = trellis_markdown_to_markup ("See [**all** of it](a&b.md), https://example.org");
  g_autofree char *linked = trellis_markdown_to_linked_markup ("See [it](a&b.md), `x`, https://example.org");

  g_assert_cmpstr (plain, ==, "See <b>all</b> of it, https://example.org");
  g_assert_cmpstr (linked, ==,
                   "See <a href=\"a&amp;b.md\">it</a>, <tt>x</tt>, "
                   "<a href=\"https://example.org\">https://example.org</a>");
}

/* Every link of every page leads to one, or to the web. */
static void
test_all_links (void)
{
  g_autoptr(GListModel) pages = trellis_help_pages_new ();
  guint n_links = 0;

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(TrellisHelpPage) page = g_list_model_get_item (pages, i);

      for (guint j = 0; j < trellis_help_page_get_n_blocks (page); j++)
        {
          const TrellisHelpBlock *block = trellis_help_page_get_block (page, j);
          g_autofree char *markup = trellis_markdown_to_linked_markup (block->text);
          g_auto(GStrv) parts = g_strsplit (markup, "href=\"", -1);

          for (char **part = parts + 1; *parts != NULL && *part != NULL; part++)
            {
              g_autofree char *address = g_strndup (*part, strcspn (*part, "\""));

              n_links++;
              g_assert_true (g_str_has_prefix (address, "https://") ||
                             trellis_help_pages_find (pages, address) != NULL);
            }
        }
    }
  g_assert_cmpuint (n_links, >, 10);
}

static AdwNavigationView *
get_view (GtkWidget *window)
{
  return ADW_NAVIGATION_VIEW (ui_test_find (window, ADW_TYPE_NAVIGATION_VIEW, 0));
}

static const char *
get_title (GtkWidget *window)
{
  return adw_navigation_page_get_title (adw_navigation_view_get_visible_page (get_view (window)));
}

/* The first block that is shown of the role. */
static GtkWidget *
find_role (GtkWidget *root, GtkAccessibleRole role)
{
  GtkWidget *widget;

  for (guint i = 0; (widget = ui_test_find (root, GTK_TYPE_WIDGET, i)) != NULL; i++)
    if (gtk_widget_get_mapped (widget) &&
        gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == role)
      return widget;
  return NULL;
}

static void
test_window (void)
{
  GtkWidget *window = trellis_help_window_new (application);
  GtkWidget *label, *heading, *entry, *list;
  GSList *marks;
  gboolean is_handled = FALSE;

  trellis_help_window_show_page (TRELLIS_HELP_WINDOW (window), "goals");
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_cmpstr (get_title (window), ==, "Goals");
  heading = find_role (window, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (heading, GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  gtk_test_accessible_assert_property (heading, GTK_ACCESSIBLE_PROPERTY_LABEL, "Goals");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == heading);
  g_assert_nonnull (find_role (window, GTK_ACCESSIBLE_ROLE_LIST_ITEM));

  /* A link leads on, and Back leads back. */
  trellis_help_window_show_page (TRELLIS_HELP_WINDOW (window), "trash");
  ui_test_settle ();
  label = ui_test_find_label (window, "What is deleted forever is still in the backups made until then, for as "
                                      "long as these are kept.");
  g_signal_emit_by_name (label, "activate-link", "backups.md", &is_handled);
  g_assert_true (is_handled);
  ui_test_settle ();
  g_assert_cmpstr (get_title (window), ==, "Backups, Export, and Import");
  list = ui_test_find (window, GTK_TYPE_LIST_BOX, 0);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (GTK_LIST_BOX (list))), ==, 10);
  g_signal_emit_by_name (label, "activate-link", "no-such-page.md", &is_handled);
  g_assert_true (adw_navigation_view_pop (get_view (window)));
  ui_test_settle ();
  g_assert_cmpstr (get_title (window), ==, "Undo, Trash, and Earlier Versions");

  /* What is looked for is found in the list, and marked in the page. */
  entry = ui_test_find (window, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "two stars");
  g_signal_emit_by_name (entry, "activate");
  ui_test_settle ();
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_assert_cmpstr (get_title (window), ==, "Notes, and What Is Private");
  label = gtk_widget_get_first_child (
    trellis_help_text_mark (TRELLIS_HELP_TEXT (ui_test_find (window, TRELLIS_TYPE_HELP_TEXT, 0)), "stars"));
  marks = pango_attr_list_get_attributes (gtk_label_get_attributes (GTK_LABEL (label)));
  g_assert_nonnull (marks);
  g_slist_free_full (marks, (GDestroyNotify) pango_attribute_destroy);
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
}

static GtkWindow *
find_help (void)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (TRELLIS_IS_HELP_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* F1 finds the page that fits, and goes away with the last other window. */
static void
test_places (UiTest *test, gconstpointer data)
{
  const struct
  {
    const char *place, *page;
  } places[] = { { "overview", "overview" },
                 { "agreement", "agreement" },
                 { "meetings", "meetings" },
                 { "notes", "notes" },
                 { "goals", "goals" } };
  g_autoptr(GSettings) settings = g_settings_new (SETTINGS_ID);
  GtkWidget *window = trellis_window_new (application, test->store, settings);
  AdwDialog *dialog;

  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_cmpstr (trellis_help_find_page (NULL), ==, "first-steps");
  gtk_widget_activate_action (window, "home.show", NULL);
  ui_test_settle ();
  g_assert_cmpstr (trellis_help_find_page (GTK_WINDOW (window)), ==, "first-steps");
  gtk_widget_activate_action (window, "record.open", "(ss)", "match",
                              trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *content = GTK_WIDGET (adw_navigation_view_get_visible_page (get_view (window)));

      gtk_widget_activate_action (content, "place.show", "s", places[i].place);
      ui_test_settle ();
      g_assert_cmpstr (trellis_help_find_page (GTK_WINDOW (window)), ==, places[i].page);
    }

  gtk_widget_activate_action (window, "trash.show", NULL);
  ui_test_settle ();
  g_assert_cmpstr (trellis_help_find_page (GTK_WINDOW (window)), ==, "trash");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  adw_dialog_force_close (dialog);
  adw_dialog_present (trellis_shortcuts_dialog_new (), window);
  ui_test_settle ();
  g_assert_cmpstr (trellis_help_find_page (GTK_WINDOW (window)), ==, "keyboard");

  g_action_group_activate_action (G_ACTION_GROUP (application), "help", NULL);
  ui_test_settle ();
  g_assert_nonnull (find_help ());
  g_assert_cmpstr (get_title (GTK_WIDGET (find_help ())), ==, "Using the Keyboard");
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_null (find_help ());
}

int
main (int argc, char *argv[])
{
  int result;

  ui_test_init (&argc, &argv);
  application = g_object_new (TRELLIS_TYPE_APPLICATION, "application-id", APPLICATION_ID,
                              "resource-base-path", "/io/github/trellis_mentoring/Trellis", "flags",
                              G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/ui/help/names", test_names);
  g_test_add_func ("/ui/help/pages", test_pages);
  g_test_add_func ("/ui/help/blocks", test_blocks);
  g_test_add_func ("/ui/help/search", test_search);
  g_test_add_func ("/ui/help/links", test_links);
  g_test_add_func ("/ui/help/all-links", test_all_links);
  g_test_add_func ("/ui/help/window", test_window);
  UI_TEST_ADD ("/ui/help/places", test_places);

  result = g_test_run ();
  g_clear_object (&application);
  return result;
}
