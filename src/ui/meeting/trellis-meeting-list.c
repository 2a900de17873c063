/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-list.h"

#include "trellis-calendar-entry-list.h"
#include "trellis-meeting-rules.h"
#include "trellis-time.h"

/* As many entries of others, and of so many days. */
#define MOST_ENTRIES 10
#define ENTRY_DAYS 60

struct _TrellisMeetingList
{
  GObject parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisMeetingListFilter filter;

  TrellisCalendarEntryList *entries;
  GListStore *sections;
  GListModel *model;
  GListModel *ahead;
  GtkFilter *is_ahead;
  GtkFilter *is_behind;
  GtkFilter *is_wanted;
};

G_DEFINE_FINAL_TYPE (TrellisMeetingList, trellis_meeting_list, G_TYPE_OBJECT)

static gboolean
is_ahead (gpointer meeting, gpointer data)
{
  return trellis_meeting_is_ahead (meeting, trellis_time_now ());
}

static gboolean
is_behind (gpointer meeting, gpointer data)
{
  return !trellis_meeting_is_ahead (meeting, trellis_time_now ());
}

static gboolean
is_wanted (gpointer meeting, gpointer data)
{
  TrellisMeetingList *self = data;
  TrellisMeetingState state = trellis_meeting_get_state (meeting);

  switch (self->filter)
    {
    case TRELLIS_MEETING_LIST_ALL:
      return TRUE;
    case TRELLIS_MEETING_LIST_PLANNED:
      return trellis_meeting_state_is_planned (state);
    case TRELLIS_MEETING_LIST_HELD:
      return state == TRELLIS_MEETING_STATE_HELD;
    case TRELLIS_MEETING_LIST_CANCELLED:
      return state == TRELLIS_MEETING_STATE_CANCELLED;
    case TRELLIS_MEETING_LIST_MISSED:
      return state == TRELLIS_MEETING_STATE_MISSED;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Says the same as is_wanted(), without loading a record. */
static void
narrow (TrellisMeetingList *self, TrellisQuery *query)
{
  switch (self->filter)
    {
    case TRELLIS_MEETING_LIST_PLANNED:
      trellis_query_is_not (query, "state", TRELLIS_MEETING_STATE_HELD);
      trellis_query_is_not (query, "state", TRELLIS_MEETING_STATE_CANCELLED);
      trellis_query_is_not (query, "state", TRELLIS_MEETING_STATE_MISSED);
      break;
    case TRELLIS_MEETING_LIST_HELD:
      trellis_query_is (query, "state", TRELLIS_MEETING_STATE_HELD);
      break;
    case TRELLIS_MEETING_LIST_CANCELLED:
      trellis_query_is (query, "state", TRELLIS_MEETING_STATE_CANCELLED);
      break;
    case TRELLIS_MEETING_LIST_MISSED:
      trellis_query_is (query, "state", TRELLIS_MEETING_STATE_MISSED);
      break;
    case TRELLIS_MEETING_LIST_ALL:
    default:
      break;
    }
}

static TrellisQuery *
create_query (TrellisMeetingList *self)
{
  TrellisQuery *query = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  return query;
}

static GListModel *
list_recent (TrellisMeetingList *self, gint64 since, gboolean descending, GtkFilter *filter)
{
  g_autoptr(TrellisQuery) query = create_query (self);

  trellis_query_at_least (query, "starts", since);
  if (descending)
    trellis_query_descending (query, "starts");
  else
    trellis_query_ascending (query, "starts");

  return G_LIST_MODEL (
    gtk_filter_list_model_new (G_LIST_MODEL (trellis_store_list (self->store, query)),
                               g_object_ref (filter)));
}

static GListModel *
list_undated (TrellisMeetingList *self)
{
  g_autoptr(TrellisQuery) query = create_query (self);

  trellis_query_is (query, "starts", 0);
  return G_LIST_MODEL (
    gtk_filter_list_model_new (G_LIST_MODEL (trellis_store_list (self->store, query)),
                               g_object_ref (self->is_ahead)));
}

static GListModel *
list_older (TrellisMeetingList *self, gint64 before)
{
  g_autoptr(TrellisQuery) query = create_query (self);

  trellis_query_at_least (query, "starts", 1);
  trellis_query_below (query, "starts", before);
  narrow (self, query);
  trellis_query_descending (query, "starts");
  return G_LIST_MODEL (trellis_store_list (self->store, query));
}

/* Takes both. */
static GListModel *
join (GListModel *first, GListModel *second)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (models, first);
  g_list_store_append (models, second);
  g_object_unref (first);
  g_object_unref (second);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
}

/* Takes @model. */
static GListModel *
filter (GListModel *model, GtkFilter *wanted)
{
  return G_LIST_MODEL (gtk_filter_list_model_new (model, g_object_ref (wanted)));
}

static void
build (TrellisMeetingList *self)
{
  const gint64 recently = trellis_time_now () - TRELLIS_MEETING_LONGEST;
  g_autoptr(GListModel) behind = NULL;
  g_autoptr(GListModel) no_entries = NULL;
  gpointer sections[3];

  g_clear_object (&self->ahead);
  self->ahead = join (list_undated (self), list_recent (self, recently, FALSE, self->is_ahead));
  self->ahead = filter (self->ahead, self->is_wanted);
  behind = filter (list_recent (self, recently, TRUE, self->is_behind), self->is_wanted);
  behind = join (g_steal_pointer (&behind), list_older (self, recently));

  /* Nobody says of an entry what became of it. */
  no_entries = G_LIST_MODEL (g_list_store_new (TRELLIS_TYPE_CALENDAR_ENTRY));
  sections[0] = self->ahead;
  sections[1] = self->filter == TRELLIS_MEETING_LIST_ALL
                  ? trellis_calendar_entry_list_get_model (self->entries)
                  : no_entries;
  sections[2] = behind;
  g_list_store_splice (self->sections, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sections)),
                       sections, G_N_ELEMENTS (sections));
}

static void
store_changed_cb (TrellisMeetingList *self, TrellisRecord *record)
{
  if (TRELLIS_IS_MEETING (record))
    trellis_meeting_list_refresh (self);
}

static void
trellis_meeting_list_dispose (GObject *object)
{
  TrellisMeetingList *self = TRELLIS_MEETING_LIST (object);

  g_clear_object (&self->model);
  g_clear_object (&self->ahead);
  g_clear_object (&self->sections);
  g_clear_object (&self->entries);
  g_clear_object (&self->is_ahead);
  g_clear_object (&self->is_behind);
  g_clear_object (&self->is_wanted);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_meeting_list_parent_class)->dispose (object);
}

static void
trellis_meeting_list_class_init (TrellisMeetingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_meeting_list_dispose;
}

static void
trellis_meeting_list_init (TrellisMeetingList *self)
{
  self->is_ahead = GTK_FILTER (gtk_custom_filter_new (is_ahead, NULL, NULL));
  self->is_behind = GTK_FILTER (gtk_custom_filter_new (is_behind, NULL, NULL));
  self->is_wanted = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  self->sections = g_list_store_new (G_TYPE_LIST_MODEL);
  self->model = G_LIST_MODEL (
    gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (self->sections))));
}

TrellisMeetingList *
trellis_meeting_list_new (TrellisStore *store, TrellisMatch *match)
{
  TrellisMeetingList *self = g_object_new (TRELLIS_TYPE_MEETING_LIST, NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  self->entries = trellis_calendar_entry_list_new (
    store, trellis_record_get_uid (TRELLIS_RECORD (match)), ENTRY_DAYS, MOST_ENTRIES);
  build (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* All of them; a GtkSectionModel. */
GListModel *
trellis_meeting_list_get_model (TrellisMeetingList *self)
{
  return self->model;
}

guint
trellis_meeting_list_count_ahead (TrellisMeetingList *self)
{
  return g_list_model_get_n_items (self->ahead);
}

/* How many entries of others come after those. */
guint
trellis_meeting_list_count_entries (TrellisMeetingList *self)
{
  return self->filter == TRELLIS_MEETING_LIST_ALL
           ? g_list_model_get_n_items (trellis_calendar_entry_list_get_model (self->entries))
           : 0;
}

void
trellis_meeting_list_set_filter (TrellisMeetingList *self, TrellisMeetingListFilter filter)
{
  if (self->filter == filter)
    return;

  self->filter = filter;
  build (self);
}

/* Time has passed: some that were ahead may not be any more. */
void
trellis_meeting_list_refresh (TrellisMeetingList *self)
{
  gtk_filter_changed (self->is_ahead, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->is_behind, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->is_wanted, GTK_FILTER_CHANGE_DIFFERENT);
  trellis_calendar_entry_list_refresh (self->entries);
}
