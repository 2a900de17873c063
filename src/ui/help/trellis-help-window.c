/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-help-window.h"

#include "trellis-cut-text.h"
#include "trellis-help-page.h"
#include "trellis-help-text.h"
#include "trellis-hidden-focus.h"
#include "trellis-status-bin.h"
#include "trellis-steady-focus.h"

#include <glib/gi18n.h>

#define PAGE "trellis-help-page"

#define TEXT_WIDTH 620
#define TEXT_MARGIN 18

struct _TrellisHelpWindow
{
  AdwWindow parent_instance;

  GListModel *pages;

  AdwNavigationSplitView *split_view;
  GtkSearchEntry *search_entry;
  GtkStack *list_stack;
  GtkListBox *list;
  AdwNavigationPage *content_page;
  AdwNavigationView *view;
};

G_DEFINE_FINAL_TYPE (TrellisHelpWindow, trellis_help_window, ADW_TYPE_WINDOW)

static TrellisHelpPage *
get_page (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), PAGE);
}

static const char *
get_words (TrellisHelpWindow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static GtkWidget *
create_row (TrellisHelpPage *page, const char *excerpt)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (trellis_help_page_get_title (page));

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), title);
  if (excerpt != NULL)
    {
      GtkWidget *label = gtk_label_new (excerpt);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  trellis_help_page_get_title (page),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, excerpt != NULL ? excerpt : "", -1);
  g_object_set_data_full (G_OBJECT (row), PAGE, g_object_ref (page), g_object_unref);
  return row;
}

static GtkListBoxRow *
find_row (TrellisHelpWindow *self, TrellisHelpPage *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_page (row) == page)
      return row;
  return NULL;
}

/* The page that is shown is marked in the list, and the words that are looked for are in the page. */
static void
update_marks (TrellisHelpWindow *self)
{
  AdwNavigationPage *shown = adw_navigation_view_get_visible_page (self->view);
  GtkWidget *text, *first;

  if (shown == NULL)
    return;

  adw_navigation_page_set_title (self->content_page, adw_navigation_page_get_title (shown));
  gtk_list_box_select_row (self->list, find_row (self, get_page (shown)));
  text = g_object_get_data (G_OBJECT (shown), "text");
  first = trellis_help_text_mark (TRELLIS_HELP_TEXT (text), get_words (self));
  if (first != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (gtk_widget_get_ancestor (text, GTK_TYPE_VIEWPORT)), first, NULL);
}

static void
update_list (TrellisHelpWindow *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < g_list_model_get_n_items (self->pages); i++)
    {
      g_autoptr(TrellisHelpPage) page = g_list_model_get_item (self->pages, i);
      g_autofree char *excerpt = NULL;

      if (trellis_help_page_search (page, get_words (self), &excerpt))
        gtk_list_box_append (self->list, create_row (page, excerpt));
    }

  gtk_stack_set_visible_child_name (self->list_stack,
                                    gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "pages"
                                                                                          : "nothing");
  update_marks (self);
}

static void link_cb (TrellisHelpWindow *self,
                     const char        *address);

static AdwNavigationPage *
create_page (TrellisHelpWindow *self, TrellisHelpPage *page)
{
  GtkWidget *text = trellis_help_text_new (page);
  GtkWidget *toolbar_view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  AdwNavigationPage *shown = adw_navigation_page_new (toolbar_view, trellis_help_page_get_title (page));

  gtk_widget_set_margin_top (text, TEXT_MARGIN);
  gtk_widget_set_margin_bottom (text, 2 * TEXT_MARGIN);
  gtk_widget_set_margin_start (text, TEXT_MARGIN);
  gtk_widget_set_margin_end (text, TEXT_MARGIN);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), TEXT_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), text);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (bar), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), window);

  g_signal_connect_object (text, "link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (shown), PAGE, g_object_ref (page), g_object_unref);
  g_object_set_data (G_OBJECT (shown), "text", text);
  return shown;
}

/* Where reading begins. */
static void
focus_title (TrellisHelpWindow *self)
{
  AdwNavigationPage *shown = adw_navigation_view_get_visible_page (self->view);
  GtkWidget *text = g_object_get_data (G_OBJECT (shown), "text");

  gtk_widget_grab_focus (gtk_widget_get_first_child (text));
}

/* On top of what led to it, so that Back leads there again. */
static void
link_cb (TrellisHelpWindow *self, const char *address)
{
  TrellisHelpPage *page = trellis_help_pages_find (self->pages, address);

  if (page == NULL)
    return;

  adw_navigation_view_push (self->view, create_page (self, page));
  focus_title (self);
}

static void
show_page (TrellisHelpWindow *self, TrellisHelpPage *page)
{
  AdwNavigationPage *shown = adw_navigation_view_get_visible_page (self->view);

  if (shown == NULL || get_page (shown) != page)
    {
      /* GTK 4.18 keeps a page for good that goes away with the focus in it. */
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL)
        gtk_window_set_focus (GTK_WINDOW (self), NULL);
      shown = create_page (self, page);
      adw_navigation_view_replace (self->view, &shown, 1);
    }
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
row_activated_cb (TrellisHelpWindow *self, GtkListBoxRow *row)
{
  show_page (self, get_page (row));
  focus_title (self);
}

static void
visible_page_cb (TrellisHelpWindow *self)
{
  update_marks (self);
}

static void
search_changed_cb (TrellisHelpWindow *self)
{
  const guint n_pages = g_list_model_get_n_items (self->pages);
  guint n_found = 0;
  g_autofree char *words = NULL;

  update_list (self);
  while (gtk_list_box_get_row_at_index (self->list, (int) n_found) != NULL)
    n_found++;
  if (n_found == n_pages)
    return;

  words = n_found > 0 ? g_strdup_printf (ngettext ("%u page", "%u pages", n_found), n_found)
                      : g_strdup (_("No results"));
  gtk_accessible_announce (GTK_ACCESSIBLE (self->search_entry), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Enter opens the first page that was found. */
static void
search_activate_cb (TrellisHelpWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  update_list (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    row_activated_cb (self, row);
}

static void
search_next_cb (TrellisHelpWindow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
stop_search_cb (TrellisHelpWindow *self)
{
  if (*get_words (self) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisHelpWindow *self = TRELLIS_HELP_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
trellis_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_HELP_WINDOW);
  g_clear_object (&TRELLIS_HELP_WINDOW (object)->pages);

  G_OBJECT_CLASS (trellis_help_window_parent_class)->dispose (object);
}

static void
trellis_help_window_class_init (TrellisHelpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_help_window_dispose;

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/help/trellis-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);

  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_help_window_init (TrellisHelpWindow *self)
{
  self->pages = trellis_help_pages_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_hidden_focus_attach (GTK_WINDOW (self));
  trellis_steady_focus_attach (GTK_WIDGET (self), adw_window_get_content (ADW_WINDOW (self)));
  trellis_cut_text_attach (GTK_WIDGET (self));
  update_list (self);
}

GtkWidget *
trellis_help_window_new (GtkApplication *application)
{
  return g_object_new (TRELLIS_TYPE_HELP_WINDOW, "application", application, NULL);
}

/* By the name of its file, "goals". */
void
trellis_help_window_show_page (TrellisHelpWindow *self, const char *name)
{
  TrellisHelpPage *page;

  g_return_if_fail (TRELLIS_IS_HELP_WINDOW (self));

  page = trellis_help_pages_find (self->pages, name);
  g_return_if_fail (page != NULL);

  show_page (self, page);
  focus_title (self);
}
