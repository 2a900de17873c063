/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-home-page.h"

#include "trellis-calendar-entry-list.h"
#include "trellis-entry-dialog.h"
#include "trellis-format.h"
#include "trellis-home-list.h"
#include "trellis-home-match-row.h"
#include "trellis-home-welcome.h"
#include "trellis-labels.h"
#include "trellis-match-rules.h"
#include "trellis-meeting-rules.h"
#include "trellis-meeting-words.h"
#include "trellis-menu-button.h"
#include "trellis-next-meeting.h"
#include "trellis-time.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

#define N_MEETINGS 5
#define N_DUE 8
#define N_WINS 3

/* What other programs put into the calendars is shown for so many days. */
#define ENTRY_DAYS 31

/* Microseconds of filling in one go: at first, before anything is painted, and later between two
 * frames. A few matches are there at once, since what changes in view is painted again. */
#define FIRST_FILL_US 25000
#define FILL_US 6000

/* Wins are read when the end of what is above them is so many pixels below what is in view: they are the last
 * on the page, and a start does not wait for what it does not show. */
#define NEAR 72

/* Actions due within so many days are shown. */
#define DAYS_AHEAD 7

struct _TrellisHomePage
{
  AdwNavigationPage parent_instance;

  TrellisStore *store;
  TrellisOutlooks *outlooks;
  TrellisRecordList *matches;
  TrellisCalendarEntryList *entries;
  guint fill_source;
  guint next_match; /* to work out the next step of */
  guint wins_source;
  gboolean shows_wins; /* from when somebody came near them */
  gboolean quiet_first;

  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkWidget *meetings_group;
  GtkListBox *meetings_list;
  GtkMenuButton *order_button;
  GMenuModel *order_menu;
  GtkListBox *matches_list;
  GtkWidget *due_group;
  GtkListBox *due_list;
  GtkWidget *wins_group;
  GtkListBox *wins_list;
};

G_DEFINE_FINAL_TYPE (TrellisHomePage, trellis_home_page, ADW_TYPE_NAVIGATION_PAGE)

/* The partner of the match with this uid; transfer full. */
static TrellisPerson *
get_partner (TrellisHomePage *self, const char *match_uid)
{
  g_autoptr(TrellisMatch) match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH, match_uid);

  return trellis_store_get_partner (self->store, match);
}

static char *
dup_partner_name (TrellisHomePage *self, const char *match_uid)
{
  g_autoptr(TrellisPerson) partner = get_partner (self, match_uid);

  return g_strdup (partner != NULL ? trellis_person_get_name (partner) : "");
}

static TrellisHomeItem *
describe_meeting (TrellisHomePage *self, TrellisRecord *record, gint64 now)
{
  TrellisMeeting *meeting = TRELLIS_MEETING (record);
  g_autoptr(TrellisPerson) partner = get_partner (self, trellis_meeting_get_match (meeting));
  g_autofree char *when = trellis_meeting_words_when (meeting, now);
  g_autofree char *there = trellis_meeting_words_there (meeting, partner);
  g_autofree char *subtitle = trellis_format_line (partner != NULL ? trellis_person_get_name (partner) : "",
                                                   there, trellis_meeting_get_title (meeting), NULL);

  return trellis_home_item_new (meeting, trellis_label_record_icon (record), when, subtitle);
}

static TrellisHomeItem *
describe_entry (TrellisHomePage *self, TrellisCalendarEntry *entry, gint64 now)
{
  g_autofree char *name = dup_partner_name (self, trellis_calendar_entry_get_match (entry));
  g_autofree char *when = trellis_meeting_words_when (trellis_calendar_entry_get_meeting (entry), now);
  const char *title = trellis_calendar_entry_get_title (entry);
  g_autofree char *subtitle = trellis_format_line (
    name, title != NULL ? title : "",
    /* Translators: behind partner and title of what another program put there, “Ada · Weekly call · From the calendar”. */
    _("From the calendar"), NULL);

  return trellis_home_item_new (entry, "x-office-calendar-symbolic", when, subtitle);
}

static TrellisHomeItem *
describe_action (TrellisHomePage *self, TrellisRecord *record, gint64 now)
{
  TrellisAction *action = TRELLIS_ACTION (record);
  g_autofree char *name = dup_partner_name (self, trellis_action_get_match (action));
  g_autofree char *day = trellis_format_day (trellis_action_get_due (action));
  g_autofree char *title = trellis_label_record (record);
  g_autofree char *subtitle = trellis_format_line (day, name, NULL);

  return trellis_home_item_new (action, trellis_label_record_icon (record), title, subtitle);
}

static TrellisHomeItem *
describe_win (TrellisHomePage *self, TrellisRecord *record, gint64 now)
{
  g_autofree char *name = dup_partner_name (self, trellis_note_get_match (TRELLIS_NOTE (record)));
  g_autofree char *day = trellis_format_day_of_time (trellis_record_get_created (record), now);
  g_autofree char *title = trellis_label_record (record);
  g_autofree char *subtitle = trellis_format_line (day, name, NULL);

  return trellis_home_item_new (record, trellis_label_record_icon (record), title, subtitle);
}

static gboolean
is_of_live_match (TrellisHomePage *self, TrellisRecord *record, gint64 now)
{
  g_autofree char *uid = NULL;
  g_autoptr(TrellisMatch) match = NULL;

  g_object_get (record, "match", &uid, NULL);
  match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH, uid);
  return match != NULL && trellis_match_is_going_on (match);
}

static gboolean
is_ahead (TrellisHomePage *self, TrellisRecord *record, gint64 now)
{
  return trellis_meeting_is_ahead (TRELLIS_MEETING (record), now) && is_of_live_match (self, record, now);
}

static gboolean
is_mine_and_due (TrellisHomePage *self, TrellisRecord *record, gint64 now)
{
  TrellisAction *action = TRELLIS_ACTION (record);
  g_autoptr(TrellisMatch) match =
    trellis_store_get (self->store, TRELLIS_TYPE_MATCH, trellis_action_get_match (action));
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = trellis_day_of_time (now, zone);
  TrellisOwner theirs;

  if (match == NULL || !trellis_match_is_going_on (match) || trellis_action_get_due (action) == NULL)
    return FALSE;

  theirs = trellis_owner_of_role (trellis_role_get_other (trellis_match_get_my_role (match)));
  return trellis_action_get_owner (action) != theirs &&
         trellis_day_count (today, trellis_action_get_due (action)) <= DAYS_AHEAD;
}

typedef gboolean (*Accept) (TrellisHomePage *self, TrellisRecord *record, gint64 now);
typedef TrellisHomeItem *(*Describe) (TrellisHomePage *self, TrellisRecord *record, gint64 now);

/* The first @n_most of @records that are accepted; transfer full. */
static GPtrArray *
collect (TrellisHomePage *self, TrellisRecordList *records, guint n_most, Accept accept, Describe describe)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_home_item_free);
  const guint n_records = g_list_model_get_n_items (G_LIST_MODEL (records));
  const gint64 now = trellis_time_now ();

  for (guint i = 0; i < n_records && items->len < n_most; i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (G_LIST_MODEL (records), i);

      if (accept (self, record, now))
        g_ptr_array_add (items, describe (self, record, now));
    }
  return items;
}

/* Takes @items. */
static void
show (GtkListBox *list, GtkWidget *group, GPtrArray *items)
{
  const gboolean has_any = items->len > 0;

  trellis_home_list_show (list, items);
  gtk_widget_set_visible (group, has_any);
}

static gint64
get_starts (const TrellisHomeItem *item)
{
  return TRELLIS_IS_MEETING (item->about) ? trellis_meeting_get_starts (TRELLIS_MEETING (item->about))
                                          : trellis_calendar_entry_get_starts (TRELLIS_CALENDAR_ENTRY (item->about));
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const gint64 first = get_starts (a), second = get_starts (b);

  return (first > second) - (first < second);
}

/* Adds what other programs put into the calendars. */
static void
add_entries (TrellisHomePage *self, GPtrArray *items)
{
  GListModel *entries = trellis_calendar_entry_list_get_model (self->entries);
  const guint n_entries = g_list_model_get_n_items (entries);
  const gint64 now = trellis_time_now ();

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr(TrellisCalendarEntry) entry = g_list_model_get_item (entries, i);
      g_autoptr(TrellisMatch) match =
        trellis_store_get (self->store, TRELLIS_TYPE_MATCH, trellis_calendar_entry_get_match (entry));

      if (match != NULL && trellis_match_is_going_on (match))
        g_ptr_array_add (items, describe_entry (self, entry, now));
    }
}

static void
fill_meetings (TrellisHomePage *self)
{
  g_autoptr(TrellisRecordList) meetings = trellis_next_meeting_list (self->store, NULL, trellis_time_now ());
  GPtrArray *items = collect (self, meetings, N_MEETINGS, is_ahead, describe_meeting);

  add_entries (self, items);
  g_ptr_array_sort_values (items, compare_starts);
  if (items->len > N_MEETINGS)
    g_ptr_array_set_size (items, N_MEETINGS);
  show (self->meetings_list, self->meetings_group, items);
}

static void
fill_due (TrellisHomePage *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);
  g_autoptr(TrellisRecordList) actions = NULL;

  trellis_query_is (query, "done", 0);
  trellis_query_ascending (query, "due");
  actions = trellis_store_list (self->store, query);
  show (self->due_list, self->due_group, collect (self, actions, N_DUE, is_mine_and_due, describe_action));
}

static void
fill_wins (TrellisHomePage *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) wins = NULL;

  if (!self->shows_wins)
    return;

  trellis_query_is (query, "kind", TRELLIS_NOTE_KIND_WIN);
  trellis_query_descending (query, "created");
  wins = trellis_store_list (self->store, query);
  show (self->wins_list, self->wins_group, collect (self, wins, N_WINS, is_of_live_match, describe_win));
}

/* Also for who comes by the keyboard. */
static void
show_wins (TrellisHomePage *self)
{
  g_clear_handle_id (&self->wins_source, g_source_remove);
  if (self->shows_wins)
    return;

  self->shows_wins = TRUE;
  fill_wins (self);
}

static gboolean
look_for_wins_cb (gpointer data)
{
  TrellisHomePage *self = data;
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scrolled);
  const double seen = gtk_adjustment_get_value (down) + gtk_adjustment_get_page_size (down);

  self->wins_source = 0;
  if (self->fill_source == 0 && gtk_adjustment_get_page_size (down) > 0 &&
      gtk_adjustment_get_upper (down) <= seen + NEAR)
    show_wins (self);
  return G_SOURCE_REMOVE;
}

/* When the page is laid out, into which nothing may come meanwhile. */
static void
look_for_wins_later (TrellisHomePage *self)
{
  if (!self->shows_wins && self->wins_source == 0)
    self->wins_source = g_idle_add (look_for_wins_cb, self);
}

static gint64
get_rank (TrellisHomePage *self, GtkListBoxRow *row)
{
  TrellisOutlook *outlook = trellis_home_match_row_get_outlook (TRELLIS_HOME_MATCH_ROW (row));

  return self->quiet_first
           ? trellis_outlook_get_last_contact (outlook)
           : trellis_record_get_created (TRELLIS_RECORD (trellis_outlook_get_match (outlook)));
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  const gint64 first = get_rank (data, a), second = get_rank (data, b);

  return (first > second) - (first < second);
}

/* As many matches as there is time for. Whether all is there. */
static gboolean
fill_some (TrellisHomePage *self, gint64 microseconds)
{
  gint64 deadline = g_get_monotonic_time () + microseconds;
  g_autoptr(TrellisMatch) match = NULL;

  while ((match = g_list_model_get_item (G_LIST_MODEL (self->matches), self->next_match)) != NULL)
    {
      if (trellis_match_is_going_on (match))
        trellis_outlook_ensure (trellis_outlooks_get (self->outlooks, match));
      self->next_match++;
      if (g_get_monotonic_time () > deadline)
        return FALSE;
      g_clear_object (&match);
    }

  fill_due (self);
  fill_wins (self);
  return TRUE;
}

/* What has been saved, has come from elsewhere, or is another day by now. */
static void
outlooks_changed_cb (TrellisHomePage *self)
{
  fill_meetings (self);
  if (self->fill_source != 0)
    return;
  fill_due (self);
  fill_wins (self);
}

static gboolean
fill_some_cb (gpointer data)
{
  TrellisHomePage *self = data;

  if (!fill_some (self, FILL_US))
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  look_for_wins_later (self);
  return G_SOURCE_REMOVE;
}

static void
show_page (TrellisHomePage *self, gboolean has_matches)
{
  if (!has_matches && gtk_stack_get_child_by_name (self->stack, "welcome") == NULL)
    gtk_stack_add_named (self->stack, trellis_home_welcome_new (), "welcome");
  gtk_stack_set_visible_child_name (self->stack, has_matches ? "matches" : "welcome");
}

static void
fill (TrellisHomePage *self)
{
  guint n_matches = g_list_model_get_n_items (G_LIST_MODEL (self->matches));

  show_page (self, n_matches > 0);
  gtk_list_box_remove_all (self->matches_list);
  for (guint i = 0; i < n_matches; i++)
    {
      g_autoptr(TrellisMatch) match = g_list_model_get_item (G_LIST_MODEL (self->matches), i);

      if (trellis_match_is_going_on (match))
        gtk_list_box_append (self->matches_list,
                             trellis_home_match_row_new (self->store, trellis_outlooks_get (self->outlooks, match)));
    }
  if (n_matches == 0)
    return;

  fill_meetings (self);
  self->next_match = 0;
  if (fill_some (self, FIRST_FILL_US))
    g_clear_handle_id (&self->fill_source, g_source_remove);
  else if (self->fill_source == 0)
    self->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_some_cb, self, NULL);
}

/* The name of an order in actions, and for people. */
static const char *
get_order (TrellisHomePage *self)
{
  return self->quiet_first ? "quiet" : "made";
}

static void
show_order (TrellisHomePage *self)
{
  const char *label = self->quiet_first ? _("Longest Quiet First") : _("Oldest First");
  /* Translators: how the matches are ordered, "Order of Matches: Oldest First". */
  g_autofree char *name = g_strdup_printf (_("Order of Matches: %s"), label);

  gtk_menu_button_set_label (self->order_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
change_order (GSimpleAction *action, GVariant *order, gpointer data)
{
  TrellisHomePage *self = data;

  self->quiet_first = g_str_equal (g_variant_get_string (order, NULL), "quiet");
  g_simple_action_set_state (action, order);
  gtk_list_box_invalidate_sort (self->matches_list);
  show_order (self);
}

static void
install_order (TrellisHomePage *self)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) order = g_simple_action_new_stateful (
    "order", G_VARIANT_TYPE_STRING, g_variant_new_string (get_order (self)));

  g_signal_connect_object (order, "change-state", G_CALLBACK (change_order), self, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (order));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "home", G_ACTION_GROUP (actions));
  trellis_menu_button_set_model (self->order_button, self->order_menu);
  show_order (self);
}

static void
open_record (TrellisHomePage *self, gpointer record)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)",
                              TRELLIS_RECORD_GET_CLASS (record)->table,
                              trellis_record_get_uid (record));
}

static void
row_activated_cb (TrellisHomePage *self, GtkListBoxRow *row)
{
  gpointer about = trellis_home_list_get_about (row);

  if (TRELLIS_IS_CALENDAR_ENTRY (about))
    adw_dialog_present (trellis_entry_dialog_new (self->store, about), GTK_WIDGET (self));
  else
    open_record (self, about);
}

static void
match_activated_cb (TrellisHomePage *self, GtkListBoxRow *row)
{
  open_record (self, trellis_outlook_get_match (trellis_home_match_row_get_outlook (TRELLIS_HOME_MATCH_ROW (row))));
}

static void
trellis_home_page_dispose (GObject *object)
{
  TrellisHomePage *self = TRELLIS_HOME_PAGE (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_handle_id (&self->wins_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_HOME_PAGE);
  g_clear_object (&self->matches);
  g_clear_object (&self->entries);
  g_clear_object (&self->outlooks);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_home_page_parent_class)->dispose (object);
}

static void
trellis_home_page_class_init (TrellisHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_home_page_dispose;

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/home/trellis-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, meetings_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, meetings_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, order_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, order_menu);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, matches_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, due_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, due_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, wins_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisHomePage, wins_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_wins);
}

static void
trellis_home_page_init (TrellisHomePage *self)
{
  GtkAdjustment *down;

  gtk_widget_init_template (GTK_WIDGET (self));
  down = gtk_scrolled_window_get_vadjustment (self->scrolled);
  g_signal_connect_object (down, "changed", G_CALLBACK (look_for_wins_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "value-changed", G_CALLBACK (look_for_wins_later), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_sort_func (self->matches_list, compare_rows, self, NULL);
  install_order (self);
}

GtkWidget *
trellis_home_page_new (TrellisStore *store, TrellisOutlooks *outlooks)
{
  TrellisHomePage *self = g_object_new (TRELLIS_TYPE_HOME_PAGE, NULL);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MATCH);

  self->store = g_object_ref (store);
  self->outlooks = g_object_ref (outlooks);
  self->matches = trellis_store_list (store, query);
  g_signal_connect_object (self->matches, "items-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  self->entries = trellis_calendar_entry_list_new (store, NULL, ENTRY_DAYS, N_MEETINGS);
  g_signal_connect_object (trellis_calendar_entry_list_get_model (self->entries), "items-changed",
                           G_CALLBACK (fill_meetings), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (outlooks, "changed", G_CALLBACK (outlooks_changed_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
