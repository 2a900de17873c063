/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-search-view.h"

#include "trellis-handed-key.h"
#include "trellis-search-filter.h"
#include "trellis-search-row.h"
#include "trellis-search.h"
#include "trellis-status-bin.h"

#include <glib/gi18n.h>

#define LIMIT 100 /* hits of each kind */
#define ANNOUNCE_AFTER 700 /* milliseconds of quiet, so that not every letter is answered */

struct _TrellisSearchView
{
  AdwBin parent_instance;

  TrellisStore *store;
  GtkSortListModel *hits; /* for its sections */
  GtkSingleSelection *selection;
  guint announce_source;
  gboolean is_stale; /* something was saved since the query */

  GtkEditable *entry;
  TrellisSearchFilter *filter;
  GtkStack *stack;
  AdwStatusPage *none_page;
  GtkWidget *wider_button;
  GtkLabel *wider_label;
  GtkListView *list;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSearchView, trellis_search_view, ADW_TYPE_BIN)

static const char *
get_kind_title (TrellisSearchKind kind)
{
  switch (kind)
    {
    case TRELLIS_SEARCH_KIND_MEETINGS:
      return _("Meetings");
    case TRELLIS_SEARCH_KIND_NOTES:
      return _("Notes");
    case TRELLIS_SEARCH_KIND_GOALS:
      return _("Goals");
    case TRELLIS_SEARCH_KIND_AGREEMENT:
      return _("Agreements");
    case TRELLIS_SEARCH_KIND_PEOPLE:
    default:
      return _("People");
    }
}

static guint
count_hits (TrellisSearchView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->hits));
}

static gboolean
announce_cb (gpointer data)
{
  TrellisSearchView *self = data;
  guint n_hits = count_hits (self);
  g_autofree char *message = NULL;

  self->announce_source = 0;
  if (n_hits == 0)
    message = g_strdup (_("No results found"));
  else
    message = g_strdup_printf (g_dngettext (NULL, "%u result", "%u results", n_hits), n_hits);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  return G_SOURCE_REMOVE;
}

/* The list keeps its first row in view, but not the heading above it, which it knows of only when
 * it has been drawn. */
static gboolean
scroll_up_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  gint64 first = GPOINTER_TO_SIZE (data);

  if (gdk_frame_clock_get_frame_counter (clock) <= first + 1)
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (adjustment, 0);
  return G_SOURCE_REMOVE;
}

static void
scroll_up (TrellisSearchView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_up_cb,
                                  GSIZE_TO_POINTER (gdk_frame_clock_get_frame_counter (clock)),
                                  NULL);
}

/* Markup; transfer full. */
static char *
describe_none (TrellisSearchView *self, const char *words, const char *tag)
{
  if (tag == NULL)
    /* Translators: %s is what somebody searches for. */
    return g_markup_printf_escaped (_("Nothing has all the words of “%s”"), words);
  if (*words != '\0')
    /* Translators: the first %s is what somebody searches for, the second a tag. */
    return g_markup_printf_escaped (_("No note with all the words of “%s” has the tag “%s”"), words, tag);
  if (trellis_search_filter_get_match (self->filter) != NULL)
    return g_markup_printf_escaped (_("No note of this match has the tag “%s”"), tag);
  return g_markup_printf_escaped (_("No note has the tag “%s”"), tag);
}

static void
show_none (TrellisSearchView *self, const char *words, const char *tag)
{
  const gboolean in_match = trellis_search_filter_get_match (self->filter) != NULL;
  const gboolean with_tag = trellis_search_filter_get_tag (self->filter) != NULL && *words != '\0';
  g_autofree char *description = describe_none (self, words, tag);

  adw_status_page_set_description (self->none_page, description);
  gtk_widget_set_visible (self->wider_button, in_match || with_tag);
  gtk_label_set_label (self->wider_label, in_match ? _("Search in _All Matches") : _("Search with _Any Tag"));
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
show_nothing (TrellisSearchView *self)
{
  g_clear_handle_id (&self->announce_source, g_source_remove);
  gtk_sort_list_model_set_model (self->hits, NULL);
  gtk_stack_set_visible_child_name (self->stack, "start");
}

/* Looks for @words, or for notes with @tag, which may be NULL. */
static void
look_for (TrellisSearchView *self, const char *words, const char *tag)
{
  const char *match = trellis_search_filter_get_match (self->filter);
  g_autoptr(GListModel) found = tag != NULL
                                  ? trellis_store_search_tagged (self->store, words, tag, match, LIMIT)
                                  : trellis_store_search (self->store, words, match, LIMIT);

  gtk_sort_list_model_set_model (self->hits, found);
  if (count_hits (self) > 0)
    {
      scroll_up (self);
      gtk_stack_set_visible_child_name (self->stack, "results");
    }
  else
    show_none (self, words, tag);
}

static void
query (TrellisSearchView *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  const char *tag = trellis_search_filter_get_tag (self->filter);

  if (self->store == NULL)
    return;

  if (tag == NULL)
    tag = trellis_search_filter_take_tag (self->filter, words);
  g_strstrip (words);
  self->is_stale = FALSE;
  if (*words == '\0' && tag == NULL)
    {
      show_nothing (self);
      return;
    }

  look_for (self, words, tag);
  g_clear_handle_id (&self->announce_source, g_source_remove);
  self->announce_source = g_timeout_add (ANNOUNCE_AFTER, announce_cb, self);
}

static void
refresh_cb (TrellisSearchView *self)
{
  if (!self->is_stale)
    return;

  trellis_search_filter_fill (self->filter, self->store);
  query (self);
}

static void
saved_cb (TrellisSearchView *self)
{
  self->is_stale = TRUE;
}

static void
search_wider_cb (TrellisSearchView *self)
{
  if (trellis_search_filter_get_match (self->filter) != NULL)
    trellis_search_filter_clear_match (self->filter);
  else
    trellis_search_filter_clear_tag (self->filter);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
open_hit (TrellisSearchView *self, guint position)
{
  g_autoptr(TrellisSearchHit) hit =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  TrellisRecord *record = hit != NULL ? trellis_search_hit_get_record (hit) : NULL;

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)",
                                TRELLIS_RECORD_GET_CLASS (record)->table,
                                trellis_record_get_uid (record));
}

static void
list_activate_cb (TrellisSearchView *self, guint position)
{
  open_hit (self, position);
}

static void
entry_activate_cb (TrellisSearchView *self)
{
  /* What was typed last may not have been looked for yet. */
  query (self);
  open_hit (self, 0);
}

static void
select_next (TrellisSearchView *self, int step)
{
  guint n_hits = count_hits (self);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n_hits == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (step < 0 ? selected > 0 : selected + 1 < n_hits)
    gtk_list_view_scroll_to (self->list, (guint) ((int) selected + step), GTK_LIST_SCROLL_SELECT,
                             NULL);
}

static gboolean
entry_key_pressed_cb (TrellisSearchView *self, guint keyval, guint keycode,
                      GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      select_next (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_next (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
        return GDK_EVENT_PROPAGATE;
      open_hit (self, gtk_single_selection_get_selected (self->selection));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
search_close_action (GtkWidget *widget, const char *name,
                     GVariant *parameter)
{
  TrellisSearchView *self = TRELLIS_SEARCH_VIEW (widget);

  gtk_editable_set_text (self->entry, "");
  show_nothing (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
stop_search_cb (TrellisSearchView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "search.close", NULL);
}

static void
setup_row_cb (TrellisSearchView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, trellis_search_row_new (self->store));
}

static void
bind_row_cb (TrellisSearchView *self, GtkListItem *item)
{
  TrellisSearchRow *row = TRELLIS_SEARCH_ROW (gtk_list_item_get_child (item));

  trellis_search_row_set_hit (row, gtk_list_item_get_item (item));
  gtk_list_item_set_accessible_label (item, trellis_search_row_get_words (row));
}

static void
setup_header_cb (TrellisSearchView *self, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (TrellisSearchView *self, GtkListHeader *header)
{
  GtkLabel *label = GTK_LABEL (gtk_list_header_get_child (header));
  const char *title = get_kind_title (trellis_search_hit_get_kind (gtk_list_header_get_item (header)));
  guint n_items = gtk_list_header_get_n_items (header);
  g_autofree char *text = NULL;

  if (n_items < LIMIT)
    /* Translators: a kind of search results and how many there are, "Notes, 12". */
    text = g_strdup_printf (_("%s, %u"), title, n_items);
  else
    /* Translators: a kind of search results of which there are more than are shown, the newest. */
    text = g_strdup_printf (_("%s, newest %u"), title, n_items);
  gtk_label_set_label (label, text);
}

static int
compare_kinds (gconstpointer a, gconstpointer b, gpointer data)
{
  TrellisSearchKind first = trellis_search_hit_get_kind ((TrellisSearchHit *) a);
  TrellisSearchKind second = trellis_search_hit_get_kind ((TrellisSearchHit *) b);

  return (first > second) - (first < second);
}

static void
trellis_search_view_dispose (GObject *object)
{
  TrellisSearchView *self = TRELLIS_SEARCH_VIEW (object);

  g_clear_handle_id (&self->announce_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SEARCH_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->hits);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_search_view_parent_class)->dispose (object);
}

static void
trellis_search_view_class_init (TrellisSearchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_search_view_dispose;

  signals[CLOSED] = g_signal_new ("closed", TRELLIS_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRELLIS_TYPE_SEARCH_FILTER);
  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/search/trellis-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchView, filter);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchView, none_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchView, wider_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchView, wider_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchView, list);
  gtk_widget_class_bind_template_callback (widget_class, query);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_wider_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);

  gtk_widget_class_install_action (widget_class, "search.close", NULL, search_close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "search.close", NULL);
}

static void
trellis_search_view_init (TrellisSearchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->hits = gtk_sort_list_model_new (NULL, NULL);
  gtk_sort_list_model_set_section_sorter (
    self->hits, GTK_SORTER (gtk_custom_sorter_new (compare_kinds, NULL, NULL)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->hits)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry),
                                           GTK_WIDGET (self->stack));
}

GtkWidget *
trellis_search_view_new (TrellisStore *store)
{
  TrellisSearchView *self = g_object_new (TRELLIS_TYPE_SEARCH_VIEW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Makes ready for writing: what was written before is selected, to be kept or replaced. */
void
trellis_search_view_start (TrellisSearchView *self)
{
  g_return_if_fail (TRELLIS_IS_SEARCH_VIEW (self));

  trellis_search_filter_fill (self->filter, self->store);
  query (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/* As if a person had written @text, and chosen nothing. */
void
trellis_search_view_find (TrellisSearchView *self, const char *text)
{
  g_return_if_fail (TRELLIS_IS_SEARCH_VIEW (self));

  trellis_search_filter_clear_match (self->filter);
  trellis_search_filter_clear_tag (self->filter);
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
}

/* Hands the key that @controller is just handling to the entry. */
gboolean
trellis_search_view_forward (TrellisSearchView *self, GtkEventControllerKey *controller)
{
  g_return_val_if_fail (TRELLIS_IS_SEARCH_VIEW (self), GDK_EVENT_PROPAGATE);

  return trellis_handed_key_give (controller, GTK_WIDGET (gtk_editable_get_delegate (self->entry)));
}
