/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meetings-place.h"

#include "trellis-drop-down.h"
#include "trellis-entry-dialog.h"
#include "trellis-gradual-list.h"
#include "trellis-meeting-dialog.h"
#include "trellis-meeting-list.h"
#include "trellis-meeting-page.h"
#include "trellis-meeting-row.h"
#include "trellis-meeting-words.h"
#include "trellis-read-only.h"
#include "trellis-row-menu.h"
#include "trellis-scrolling.h"
#include "trellis-status-bin.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

/* From how many meetings on it helps to show only some of them. */
#define MANY 8

/* Those of TrellisMeetingListFilter in TrellisChoices. */
static const char *const filter_words[] = { "all", "planned", "held", "canceled", "missed", NULL };

struct _TrellisMeetingsPlace
{
  TrellisPlace parent_instance;

  TrellisPerson *partner;
  TrellisMeetingList *meetings;
  TrellisGradualList *shown; /* of the meetings */
  guint clock;
  gboolean was_shown;

  GtkStack *stack;
  GtkStack *list_stack;
  GtkDropDown *filter_drop_down;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (TrellisMeetingsPlace, trellis_meetings_place, TRELLIS_TYPE_PLACE)

static TrellisMeetingPage *
open_meeting (TrellisMeetingsPlace *self, TrellisMeeting *meeting)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page;

  if (view == NULL)
    return NULL;

  page = trellis_meeting_page_new (trellis_place_get_store (TRELLIS_PLACE (self)), meeting);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  return TRELLIS_MEETING_PAGE (page);
}

static void
open_planned_cb (TrellisMeetingsPlace *self, TrellisMeeting *meeting)
{
  TrellisMeetingPage *page = open_meeting (self, meeting);

  if (page != NULL)
    trellis_meeting_page_begin (page);
}

static void
show_entry (TrellisMeetingsPlace *self, TrellisCalendarEntry *entry)
{
  AdwDialog *dialog = trellis_entry_dialog_new (trellis_place_get_store (TRELLIS_PLACE (self)), entry);

  g_signal_connect_object (dialog, "adopted", G_CALLBACK (open_planned_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
row_activated_cb (TrellisMeetingsPlace *self, guint position)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (TRELLIS_IS_CALENDAR_ENTRY (item))
    show_entry (self, TRELLIS_CALENDAR_ENTRY (item));
  else if (item != NULL)
    open_meeting (self, TRELLIS_MEETING (item));
}

static void
ask (TrellisMeetingsPlace *self, AdwDialog *dialog)
{
  g_signal_connect_object (dialog, "done", G_CALLBACK (open_planned_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
meeting_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPlace *place = TRELLIS_PLACE (widget);

  ask (TRELLIS_MEETINGS_PLACE (widget),
       trellis_meeting_dialog_new_plan (trellis_place_get_store (place),
                                        trellis_place_get_match (place)));
}

static void
meeting_log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPlace *place = TRELLIS_PLACE (widget);

  ask (TRELLIS_MEETINGS_PLACE (widget),
       trellis_meeting_dialog_new_log (trellis_place_get_store (place),
                                       trellis_place_get_match (place)));
}

/* The uid of the meeting that @record belongs to; nullable. */
static const char *
get_meeting_uid (TrellisRecord *record)
{
  if (TRELLIS_IS_POINT (record))
    return trellis_point_get_meeting (TRELLIS_POINT (record));
  if (TRELLIS_IS_ACTION (record))
    return trellis_action_get_meeting (TRELLIS_ACTION (record));

  return trellis_record_get_uid (record);
}

static void
trellis_meetings_place_show (TrellisPlace *place, TrellisRecord *record)
{
  TrellisMeetingsPlace *self = TRELLIS_MEETINGS_PLACE (place);
  const char *uid = get_meeting_uid (record);
  g_autoptr(TrellisMeeting) meeting =
    uid != NULL ? trellis_store_get (trellis_place_get_store (place), TRELLIS_TYPE_MEETING, uid)
                : NULL;
  TrellisMeetingPage *page = meeting != NULL ? open_meeting (self, meeting) : NULL;

  if (page != NULL)
    trellis_meeting_page_show (page, record);
}

/* Whether the focus is here, or nowhere, as once the last row has gone with it: it may be told of still. */
static gboolean
may_take_focus (TrellisMeetingsPlace *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ||
          !gtk_widget_is_ancestor (focus, GTK_WIDGET (root)));
}

static void
show_state (TrellisMeetingsPlace *self)
{
  guint n;
  gboolean is_filtered, goes_on;

  if (self->meetings == NULL)
    return;

  n = g_list_model_get_n_items (trellis_meeting_list_get_model (self->meetings));
  is_filtered = gtk_drop_down_get_selected (self->filter_drop_down) != 0;

  /* From the last meeting to what to do now; GTK would let the window begin anew. */
  goes_on = n == 0 && !is_filtered && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0 &&
            may_take_focus (self);
  gtk_stack_set_visible_child_name (self->stack, n > 0 || is_filtered ? "list" : "empty");
  if (goes_on)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "found" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->filter_drop_down), is_filtered || n > MANY);
}

static void
filter_changed_cb (TrellisMeetingsPlace *self)
{
  if (self->meetings == NULL)
    return;

  /* The choices are those of TrellisMeetingListFilter, in their order. */
  trellis_meeting_list_set_filter (self->meetings,
                                   gtk_drop_down_get_selected (self->filter_drop_down));
  show_state (self);
}

static void
show_all_cb (TrellisMeetingsPlace *self)
{
  gtk_drop_down_set_selected (self->filter_drop_down, TRELLIS_MEETING_LIST_ALL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static gboolean
trellis_meetings_place_grab_focus (GtkWidget *widget)
{
  TrellisMeetingsPlace *self = TRELLIS_MEETINGS_PLACE (widget);

  return (gtk_widget_get_mapped (GTK_WIDGET (self->list_view)) &&
          gtk_widget_grab_focus (GTK_WIDGET (self->list_view))) ||
         gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
set_up_row_cb (TrellisMeetingsPlace *self, GtkListItem *item)
{
  gtk_list_item_set_child (
    item, trellis_meeting_row_new (trellis_place_get_store (TRELLIS_PLACE (self)), self->partner));
  trellis_scrolling_add_row (item);
}

static void
bind_row_cb (TrellisMeetingsPlace *self, GtkListItem *item)
{
  gpointer shown = gtk_list_item_get_item (item);
  TrellisMeetingRow *row = TRELLIS_MEETING_ROW (gtk_list_item_get_child (item));
  TrellisMeeting *meeting =
    TRELLIS_IS_CALENDAR_ENTRY (shown) ? trellis_calendar_entry_get_meeting (shown) : TRELLIS_MEETING (shown);
  g_autofree char *title = trellis_meeting_words_title (meeting, self->partner);

  if (TRELLIS_IS_CALENDAR_ENTRY (shown))
    trellis_meeting_row_set_entry (row, shown);
  else
    trellis_meeting_row_set_meeting (row, meeting);
  gtk_list_item_set_accessible_label (item, title);
}

static void
unbind_row_cb (TrellisMeetingsPlace *self, GtkListItem *item)
{
  trellis_meeting_row_set_meeting (TRELLIS_MEETING_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
set_up_header_cb (TrellisMeetingsPlace *self, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (TrellisMeetingsPlace *self, GtkListHeader *header)
{
  const guint start = gtk_list_header_get_start (header);
  const guint n_ahead = trellis_meeting_list_count_ahead (self->meetings);
  const gboolean is_entry = start >= n_ahead &&
                            start < n_ahead + trellis_meeting_list_count_entries (self->meetings);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       start < n_ahead ? C_("meetings", "Upcoming")
                       : is_entry      ? C_("meetings", "Also in the Calendar")
                                       : C_("meetings", "Past"));
}

static GtkListItemFactory *
create_factory (TrellisMeetingsPlace *self, GCallback set_up, GCallback bind, GCallback unbind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", set_up, self);
  g_signal_connect_swapped (factory, "bind", bind, self);
  if (unbind != NULL)
    g_signal_connect_swapped (factory, "unbind", unbind, self);
  return factory;
}

static gboolean
tick_cb (gpointer data)
{
  TrellisMeetingsPlace *self = data;

  trellis_meeting_list_refresh (self->meetings);
  return G_SOURCE_CONTINUE;
}

/* A list view starts at its first row, which leaves the header above it out of sight. */
static gboolean
scroll_to_top_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  TrellisMeetingsPlace *self = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  /* Not before there is a height. */
  if (gtk_adjustment_get_page_size (adjustment) <= 0)
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
  self->was_shown = TRUE;
  return G_SOURCE_REMOVE;
}

static void
trellis_meetings_place_map (GtkWidget *widget)
{
  TrellisMeetingsPlace *self = TRELLIS_MEETINGS_PLACE (widget);

  if (!self->was_shown)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), scroll_to_top_cb, self, NULL);

  trellis_meeting_list_refresh (self->meetings);
  if (self->clock == 0)
    self->clock = g_timeout_add_seconds (60, tick_cb, self);

  GTK_WIDGET_CLASS (trellis_meetings_place_parent_class)->map (widget);
}

static void
trellis_meetings_place_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TRELLIS_MEETINGS_PLACE (widget)->clock, g_source_remove);

  GTK_WIDGET_CLASS (trellis_meetings_place_parent_class)->unmap (widget);
}

static void
trellis_meetings_place_constructed (GObject *object)
{
  TrellisMeetingsPlace *self = TRELLIS_MEETINGS_PLACE (object);
  TrellisPlace *place = TRELLIS_PLACE (self);
  TrellisStore *store = trellis_place_get_store (place);
  GtkSelectionModel *selection;
  g_autoptr(GtkListItemFactory) rows = NULL;
  g_autoptr(GtkListItemFactory) headers = NULL;

  G_OBJECT_CLASS (trellis_meetings_place_parent_class)->constructed (object);

  self->partner = trellis_store_get_partner (store, trellis_place_get_match (place));
  self->meetings = trellis_meeting_list_new (store, trellis_place_get_match (place));

  rows = create_factory (self, G_CALLBACK (set_up_row_cb), G_CALLBACK (bind_row_cb),
                         G_CALLBACK (unbind_row_cb));
  headers =
    create_factory (self, G_CALLBACK (set_up_header_cb), G_CALLBACK (bind_header_cb), NULL);
  self->shown = trellis_gradual_list_new ();
  trellis_gradual_list_set_source (self->shown, trellis_meeting_list_get_model (self->meetings));
  selection = GTK_SELECTION_MODEL (
    gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_header_factory (self->list_view, headers);
  gtk_list_view_set_model (self->list_view, selection);
  trellis_gradual_list_follow (self->shown, self->list_view);
  g_object_unref (selection);
  trellis_choices_follow (trellis_place_get_choices (place),
                          trellis_record_get_uid (TRELLIS_RECORD (trellis_place_get_match (place))),
                          "meetings", self->filter_drop_down, "selected", filter_words);

  g_signal_connect_object (trellis_meeting_list_get_model (self->meetings), "items-changed",
                           G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
}

static void
trellis_meetings_place_dispose (GObject *object)
{
  TrellisMeetingsPlace *self = TRELLIS_MEETINGS_PLACE (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  /* The template's end would take the child away without the bin knowing. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MEETINGS_PLACE);
  g_clear_object (&self->shown);
  g_clear_object (&self->meetings);
  g_clear_object (&self->partner);

  G_OBJECT_CLASS (trellis_meetings_place_parent_class)->dispose (object);
}

static void
trellis_meetings_place_class_init (TrellisMeetingsPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_meetings_place_constructed;
  object_class->dispose = trellis_meetings_place_dispose;
  widget_class->grab_focus = trellis_meetings_place_grab_focus;
  widget_class->map = trellis_meetings_place_map;
  widget_class->unmap = trellis_meetings_place_unmap;
  TRELLIS_PLACE_CLASS (klass)->show = trellis_meetings_place_show;

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting/trellis-meetings-place.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingsPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingsPlace, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingsPlace, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingsPlace, list_view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);

  gtk_widget_class_install_action (widget_class, "meeting.plan", NULL, meeting_plan_action);
  gtk_widget_class_install_action (widget_class, "meeting.log", NULL, meeting_log_action);
}

static void
trellis_meetings_place_init (TrellisMeetingsPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "meeting.plan", "meeting.log", NULL);
  trellis_row_menu_follow (self->list_view, TRELLIS_TYPE_MEETING_ROW, "meeting.delete", "meeting.menu");
  trellis_drop_down_make_narrow (self->filter_drop_down);
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
}
