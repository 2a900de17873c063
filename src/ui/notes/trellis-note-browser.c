/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-note-browser.h"

#include "trellis-gradual-list.h"
#include "trellis-menu-button.h"
#include "trellis-note-filter.h"
#include "trellis-note-list.h"
#include "trellis-note-row.h"
#include "trellis-row-menu.h"
#include "trellis-scrolling.h"
#include "trellis-status-bin.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

/* The action of the window that says what notes are sorted by. */
#define SORT_ACTION "notes-sort"

struct _TrellisNoteBrowser
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisNote *note; /* the selected one, also while it is not in the list */
  TrellisNoteList *notes;
  TrellisGradualList *rows; /* of the notes */
  GtkSingleSelection *selection;
  guint last_position; /* where the selection was before the selected note went */
  gulong sort_handler; /* of the window */
  gboolean narrow;
  gboolean is_selecting; /* we do, not the person */
  gboolean is_to_scroll; /* to the selected note, once there is a height */

  GtkEditable *search_entry;
  TrellisNoteFilter *filter;
  GtkStack *stack;
  GtkListView *list_view;
  GtkMenuButton *sort_button;
  GMenuModel *sort_menu;
};

typedef enum
{
  PROP_NARROW = 1,
} TrellisNoteBrowserProperty;

static GParamSpec *props[PROP_NARROW + 1];

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisNoteBrowser, trellis_note_browser, ADW_TYPE_BIN)

static void
show_state (TrellisNoteBrowser *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "found" : "none");
}

/* Selects the note where it is now, without anybody having picked it. */
static void
select_present (TrellisNoteBrowser *self)
{
  const guint position = trellis_note_list_find (self->notes, self->note);

  self->is_selecting = TRUE;
  if (position != GTK_INVALID_LIST_POSITION)
    trellis_gradual_list_reach (self->rows, position);
  gtk_single_selection_set_selected (self->selection, position);
  self->is_selecting = FALSE;
}

static void
scroll_to_selected (TrellisNoteBrowser *self)
{
  const guint position = gtk_single_selection_get_selected (self->selection);

  self->is_to_scroll = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list_view, position,
                             gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)) != NULL
                               ? GTK_LIST_SCROLL_FOCUS
                               : GTK_LIST_SCROLL_NONE,
                             NULL);
}

/* A list view without a height forgets what it was to be scrolled to. */
static gboolean
has_height (TrellisNoteBrowser *self)
{
  return gtk_adjustment_get_page_size (
           gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view))) > 0;
}

static gboolean
tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  TrellisNoteBrowser *self = data;

  if (gtk_widget_get_mapped (list) && !has_height (self))
    return G_SOURCE_CONTINUE;
  if (gtk_widget_get_mapped (list) && self->is_to_scroll)
    scroll_to_selected (self);
  return G_SOURCE_REMOVE;
}

static void
scroll_when_mapped (TrellisNoteBrowser *self)
{
  if (!self->is_to_scroll || !gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    return;

  if (has_height (self))
    scroll_to_selected (self);
  else
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), tick_cb, self, NULL);
}

/* What is wanted is another list: the old one goes as a whole, so that nothing looks through it. */
static void
show_list (TrellisNoteBrowser *self)
{
  if (self->notes == NULL)
    return;

  trellis_note_list_set_words (self->notes, gtk_editable_get_text (self->search_entry));
  trellis_note_list_set_kind (self->notes, trellis_note_filter_get_kind (self->filter));
  trellis_note_list_set_tag (self->notes, trellis_note_filter_get_tag (self->filter));
  if (trellis_note_list_get_model (self->notes) == trellis_gradual_list_get_source (self->rows))
    return;

  self->is_selecting = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  trellis_gradual_list_set_source (self->rows, trellis_note_list_get_model (self->notes));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  self->is_selecting = FALSE;
  select_present (self);
  show_state (self);
}

static void
narrowed_cb (TrellisNoteBrowser *self)
{
  show_list (self);
}

static void
stop_search_cb (TrellisNoteBrowser *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
show_all_cb (TrellisNoteBrowser *self)
{
  trellis_note_browser_show_all (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
pick (TrellisNoteBrowser *self, TrellisNote *note, gboolean go)
{
  g_set_object (&self->note, note);
  g_signal_emit (self, signals[PICKED], 0, note, go);
}

static void
selected_cb (TrellisNoteBrowser *self)
{
  TrellisNote *note = gtk_single_selection_get_selected_item (self->selection);

  if (note != NULL)
    self->last_position = gtk_single_selection_get_selected (self->selection);
  if (!self->is_selecting && !self->narrow && note != NULL && note != self->note)
    pick (self, note, FALSE);
}

static void
row_activated_cb (TrellisNoteBrowser *self, guint position)
{
  g_autoptr(TrellisNote) note =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (note != NULL)
    pick (self, note, TRUE);
}

/* A note that has been written to moves to the top, and takes the selection with it. */
static void
items_changed_cb (TrellisNoteBrowser *self, guint position, guint removed, guint added)
{
  show_state (self);
  if (added > 0 && self->note != NULL && !self->is_selecting &&
      gtk_single_selection_get_selected_item (self->selection) != self->note)
    select_present (self);
}

static void
set_up_row_cb (TrellisNoteBrowser *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, trellis_note_row_new (self->store));
  trellis_scrolling_add_row (item);
}

static void
name_row (GtkListItem *item)
{
  TrellisNoteRow *row = TRELLIS_NOTE_ROW (gtk_list_item_get_child (item));
  g_autofree char *name = trellis_note_row_dup_name (row);
  const char *description = trellis_note_row_get_description (row);

  if (g_strcmp0 (description != NULL ? description : "", gtk_list_item_get_accessible_description (item)) != 0)
    gtk_list_item_set_accessible_description (item, description != NULL ? description : "");
  if (g_strcmp0 (name, gtk_list_item_get_accessible_label (item)) != 0)
    gtk_list_item_set_accessible_label (item, name);
}

static void
bind_row_cb (TrellisNoteBrowser *self, GtkListItem *item)
{
  TrellisNote *note = gtk_list_item_get_item (item);

  trellis_note_row_set_note (TRELLIS_NOTE_ROW (gtk_list_item_get_child (item)), note);
  name_row (item);
  g_signal_connect_object (note, "notify", G_CALLBACK (name_row), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_list_item_get_child (item), "notify::has-files", G_CALLBACK (name_row), item,
                           G_CONNECT_SWAPPED);
}

static void
unbind_row_cb (TrellisNoteBrowser *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), name_row, item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_child (item), name_row, item);
  trellis_note_row_set_note (TRELLIS_NOTE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
sort_changed_cb (TrellisNoteBrowser *self)
{
  GActionGroup *actions = G_ACTION_GROUP (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr(GVariant) state = g_action_group_get_action_state (actions, SORT_ACTION);

  if (state == NULL || self->notes == NULL)
    return;

  trellis_note_list_set_sort (self->notes, g_variant_get_string (state, NULL));
  show_list (self);
}

static void
trellis_note_browser_root (GtkWidget *widget)
{
  TrellisNoteBrowser *self = TRELLIS_NOTE_BROWSER (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (trellis_note_browser_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (!G_IS_ACTION_GROUP (root))
    return;

  self->sort_handler =
    g_signal_connect_swapped (root, "action-state-changed::" SORT_ACTION,
                              G_CALLBACK (sort_changed_cb), self);
  sort_changed_cb (self);
}

static void
trellis_note_browser_unroot (GtkWidget *widget)
{
  TrellisNoteBrowser *self = TRELLIS_NOTE_BROWSER (widget);

  g_clear_signal_handler (&self->sort_handler, gtk_widget_get_root (widget));

  GTK_WIDGET_CLASS (trellis_note_browser_parent_class)->unroot (widget);
}

static void
trellis_note_browser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisNoteBrowser *self = TRELLIS_NOTE_BROWSER (object);

  switch ((TrellisNoteBrowserProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_note_browser_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TrellisNoteBrowserProperty) prop_id)
    {
    case PROP_NARROW:
      trellis_note_browser_set_narrow (TRELLIS_NOTE_BROWSER (object), g_value_get_boolean (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_note_browser_dispose (GObject *object)
{
  TrellisNoteBrowser *self = TRELLIS_NOTE_BROWSER (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NOTE_BROWSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->notes);
  g_clear_object (&self->note);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_note_browser_parent_class)->dispose (object);
}

static void
trellis_note_browser_class_init (TrellisNoteBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_note_browser_get_property;
  object_class->set_property = trellis_note_browser_set_property;
  object_class->dispose = trellis_note_browser_dispose;
  widget_class->root = trellis_note_browser_root;
  widget_class->unroot = trellis_note_browser_unroot;

  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[PICKED] = g_signal_new ("picked", TRELLIS_TYPE_NOTE_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, TRELLIS_TYPE_NOTE, G_TYPE_BOOLEAN);

  g_type_ensure (TRELLIS_TYPE_NOTE_FILTER);
  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/notes/trellis-note-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteBrowser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteBrowser, filter);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteBrowser, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteBrowser, list_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteBrowser, sort_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteBrowser, sort_menu);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trellis_note_browser_init (TrellisNoteBrowser *self)
{
  g_autoptr(GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (self->sort_button, self->sort_menu);
  trellis_wrapped_button_make_all (GTK_WIDGET (self));

  self->rows = trellis_gradual_list_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_swapped (rows, "setup", G_CALLBACK (set_up_row_cb), self);
  g_signal_connect_swapped (rows, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect_swapped (rows, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  trellis_gradual_list_follow (self->rows, self->list_view);

  /* After the list view has heard of it, which is at a loss else when the selection changes. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_view, "map", G_CALLBACK (scroll_when_mapped), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  trellis_row_menu_follow (self->list_view, TRELLIS_TYPE_NOTE_ROW, "note.delete", "note.menu");
}

/* To be called once. */
void
trellis_note_browser_set_match (TrellisNoteBrowser *self, TrellisStore *store, TrellisMatch *match,
                                TrellisChoices *choices)
{
  g_return_if_fail (TRELLIS_IS_NOTE_BROWSER (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  self->notes = trellis_note_list_new (store, match);
  trellis_note_filter_set_match (self->filter, store, match, choices);
  show_list (self);
}

/* Shows @note, which may be NULL, as the selected one. */
void
trellis_note_browser_select (TrellisNoteBrowser *self, TrellisNote *note)
{
  g_return_if_fail (TRELLIS_IS_NOTE_BROWSER (self));

  g_set_object (&self->note, note);
  select_present (self);
  self->is_to_scroll = TRUE;
  scroll_when_mapped (self);
}

/* The note that now stands where the selected one stood, or the last one; transfer full, nullable. */
TrellisNote *
trellis_note_browser_dup_nearby (TrellisNoteBrowser *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n;

  g_return_val_if_fail (TRELLIS_IS_NOTE_BROWSER (self), NULL);

  trellis_gradual_list_reach (self->rows, 0);
  n = g_list_model_get_n_items (model);
  return n > 0 ? g_list_model_get_item (model, MIN (self->last_position, n - 1)) : NULL;
}

/* The kind of which alone notes are shown, or the plain one. */
TrellisNoteKind
trellis_note_browser_get_kind (TrellisNoteBrowser *self)
{
  const int kind = trellis_note_filter_get_kind (self->filter);

  g_return_val_if_fail (TRELLIS_IS_NOTE_BROWSER (self), TRELLIS_NOTE_KIND_NOTE);

  return kind >= 0 ? (TrellisNoteKind) kind : TRELLIS_NOTE_KIND_NOTE;
}

/* Takes back whatever narrows the list down. */
void
trellis_note_browser_show_all (TrellisNoteBrowser *self)
{
  g_return_if_fail (TRELLIS_IS_NOTE_BROWSER (self));

  trellis_note_filter_clear (self->filter);
  gtk_editable_set_text (self->search_entry, "");
  show_list (self);
}

/* Whether the list stands alone, so that a note is opened rather than shown beside it. */
void
trellis_note_browser_set_narrow (TrellisNoteBrowser *self, gboolean narrow)
{
  g_return_if_fail (TRELLIS_IS_NOTE_BROWSER (self));

  if (self->narrow == !!narrow)
    return;

  self->narrow = !!narrow;
  gtk_list_view_set_single_click_activate (self->list_view, self->narrow);
  select_present (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}
