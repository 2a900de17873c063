/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-timeline.h"

#include "trellis-drop-down.h"
#include "trellis-gradual-list.h"
#include "trellis-labels.h"
#include "trellis-merged-list.h"
#include "trellis-scrolling.h"
#include "trellis-timeline-row.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

/* What the dropdown offers, in its order. */
typedef enum
{
  SHOW_EVERYTHING,
  SHOW_MEETINGS,
  SHOW_NOTES,
  SHOW_WINS,
  SHOW_GOALS,
  SHOW_AGREEMENTS,
} Shown;

/* The same in TrellisChoices. */
static const char *const shown_words[] = { "everything", "meetings", "notes", "wins", "goals", "agreements", NULL };

struct _TrellisTimeline
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisMergedList *entries;
  TrellisGradualList *rows; /* of the entries */

  GtkDropDown *kind_dropdown;
  GtkStack *stack;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (TrellisTimeline, trellis_timeline, ADW_TYPE_BIN)

static TrellisQuery *
query_of_match (TrellisTimeline *self, GType type)
{
  TrellisQuery *query = trellis_query_new (type);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  return query;
}

static void
add_list (TrellisTimeline *self, GPtrArray *parts, TrellisQuery *query, const char *time)
{
  trellis_query_descending (query, time);
  g_ptr_array_add (parts, trellis_store_list (self->store, query));
}

static void
add_meetings (TrellisTimeline *self, GPtrArray *parts)
{
  g_autoptr(TrellisQuery) query = query_of_match (self, TRELLIS_TYPE_MEETING);

  trellis_query_is (query, "state", TRELLIS_MEETING_STATE_HELD);
  add_list (self, parts, query, "starts");
}

static void
add_notes (TrellisTimeline *self, GPtrArray *parts, gboolean wins_only)
{
  g_autoptr(TrellisQuery) query = query_of_match (self, TRELLIS_TYPE_NOTE);

  if (wins_only)
    trellis_query_is (query, "kind", TRELLIS_NOTE_KIND_WIN);
  add_list (self, parts, query, "created");
}

static void
add_goals (TrellisTimeline *self, GPtrArray *parts)
{
  g_autoptr(TrellisQuery) query = query_of_match (self, TRELLIS_TYPE_GOAL);

  trellis_query_is (query, "state", TRELLIS_GOAL_STATE_REACHED);
  add_list (self, parts, query, "closed");
}

static void
add_agreements (TrellisTimeline *self, GPtrArray *parts)
{
  g_autoptr(TrellisQuery) query = query_of_match (self, TRELLIS_TYPE_AGREEMENT);

  trellis_query_at_least (query, "agreed", 1);
  add_list (self, parts, query, "agreed");
}

static void
fill (TrellisTimeline *self)
{
  Shown shown = (Shown) gtk_drop_down_get_selected (self->kind_dropdown);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->match == NULL)
    return;

  if (shown == SHOW_EVERYTHING || shown == SHOW_MEETINGS)
    add_meetings (self, parts);
  if (shown == SHOW_EVERYTHING || shown == SHOW_NOTES || shown == SHOW_WINS)
    add_notes (self, parts, shown == SHOW_WINS);
  if (shown == SHOW_EVERYTHING || shown == SHOW_GOALS)
    add_goals (self, parts);
  if (shown == SHOW_EVERYTHING || shown == SHOW_AGREEMENTS)
    add_agreements (self, parts);
  trellis_gradual_list_set_source (self->rows, NULL);
  trellis_merged_list_set_parts (self->entries, parts);
  trellis_gradual_list_set_source (self->rows, G_LIST_MODEL (self->entries));
}

static void
kind_selected_cb (TrellisTimeline *self)
{
  fill (self);
}

static void
entries_changed_cb (TrellisTimeline *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->entries)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
row_activated_cb (TrellisTimeline *self, guint position)
{
  g_autoptr(TrellisRecord) record =
    g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)",
                              TRELLIS_RECORD_GET_CLASS (record)->table,
                              trellis_record_get_uid (record));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, trellis_timeline_row_new ());
  trellis_scrolling_add_row (item);
}

static void
show_row (TrellisTimeline *self, GtkListItem *item)
{
  TrellisRecord *record = gtk_list_item_get_item (item);
  const guint place = trellis_gradual_list_get_place (self->rows, gtk_list_item_get_position (item));
  g_autofree char *title = trellis_label_record (record);
  /* Translators: what kind of thing it is, and its title: "Meeting: First steps". */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), trellis_label_record_kind (record), title);

  gtk_list_item_set_accessible_label (item, name);
  trellis_timeline_row_show (TRELLIS_TIMELINE_ROW (gtk_list_item_get_child (item)), record,
                             trellis_merged_list_get_key (self->entries, place));
}

/* What a row says may change while it is there, with a note that is just being written. */
static void
record_changed_cb (GtkListItem *item, GParamSpec *pspec, TrellisRecord *record)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *timeline = gtk_widget_get_ancestor (row, TRELLIS_TYPE_TIMELINE);

  if (timeline != NULL)
    show_row (TRELLIS_TIMELINE (timeline), item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, TrellisTimeline *self)
{
  show_row (self, item);
  g_signal_connect_object (gtk_list_item_get_item (item), "notify", G_CALLBACK (record_changed_cb), item,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
trellis_timeline_dispose (GObject *object)
{
  TrellisTimeline *self = TRELLIS_TIMELINE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_TIMELINE);
  g_clear_object (&self->rows);
  g_clear_object (&self->entries);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_timeline_parent_class)->dispose (object);
}

static void
trellis_timeline_class_init (TrellisTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_timeline_dispose;

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/overview/trellis-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeline, kind_dropdown);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeline, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeline, list_view);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trellis_timeline_init (TrellisTimeline *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = NULL;

  self->entries = trellis_merged_list_new ();
  self->rows = trellis_gradual_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_drop_down_make_narrow (self->kind_dropdown);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);

  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (entries_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  trellis_gradual_list_follow (self->rows, self->list_view);
  entries_changed_cb (self);
}

/* Shows what happened in @match. To be called once. */
void
trellis_timeline_set_match (TrellisTimeline *self, TrellisStore *store, TrellisMatch *match, TrellisChoices *choices)
{
  g_return_if_fail (TRELLIS_IS_TIMELINE (self));
  g_return_if_fail (self->match == NULL);

  self->store = g_object_ref (store);
  trellis_choices_follow (choices, trellis_record_get_uid (TRELLIS_RECORD (match)), "timeline",
                          self->kind_dropdown, "selected", shown_words);
  self->match = g_object_ref (match);
  fill (self);
}
