/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-calendar-entry-list.h"

#include "trellis-calendar-entries.h"
#include "trellis-calendar-entry-private.h"
#include "trellis-time.h"

/* Milliseconds: a run of sharing changes things again and again. */
#define QUIET_TIME 400

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60)

struct _TrellisCalendarEntryList
{
  GObject parent_instance;

  TrellisStore *store;
  char *match;
  guint days;
  guint most;

  GListStore *entries;
  GCancellable *cancellable;
  gboolean is_loading;
  gboolean is_stale; /* changed while it was loaded */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (TrellisCalendarEntryList, trellis_calendar_entry_list, G_TYPE_OBJECT)

static void load (TrellisCalendarEntryList *self);

static gboolean
is_same_entry (TrellisCalendarEntry *a, TrellisCalendarEntry *b)
{
  return trellis_calendar_entry_get_starts (a) == trellis_calendar_entry_get_starts (b) &&
         trellis_calendar_entry_get_minutes (a) == trellis_calendar_entry_get_minutes (b) &&
         trellis_calendar_entry_comes_again (a) == trellis_calendar_entry_comes_again (b) &&
         g_strcmp0 (trellis_calendar_entry_get_match (a), trellis_calendar_entry_get_match (b)) == 0 &&
         g_strcmp0 (trellis_calendar_entry_get_title (a), trellis_calendar_entry_get_title (b)) == 0 &&
         g_strcmp0 (trellis_calendar_entry_get_place (a), trellis_calendar_entry_get_place (b)) == 0 &&
         g_strcmp0 (trellis_calendar_entry_get_etag (a), trellis_calendar_entry_get_etag (b)) == 0;
}

static gboolean
is_same (GListModel *a, GListModel *b)
{
  const guint n = g_list_model_get_n_items (a);

  if (n != g_list_model_get_n_items (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(TrellisCalendarEntry) x = g_list_model_get_item (a, i);
      g_autoptr(TrellisCalendarEntry) y = g_list_model_get_item (b, i);

      if (!is_same_entry (x, y))
        return FALSE;
    }
  return TRUE;
}

static void
show (TrellisCalendarEntryList *self, GListModel *loaded)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (is_same (G_LIST_MODEL (self->entries), loaded))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (loaded); i++)
    g_ptr_array_add (items, g_list_model_get_item (loaded, i));
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                       items->pdata, items->len);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(TrellisCalendarEntryList) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) loaded =
    trellis_calendar_entries_load_finish (result, &error);

  self->is_loading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (loaded != NULL)
    show (self, loaded);
  else
    g_message ("The calendar’s entries could not be read (%s, %d)", g_quark_to_string (error->domain),
               error->code);
  if (self->is_stale)
    load (self);
}

static void
load (TrellisCalendarEntryList *self)
{
  const gint64 now = trellis_time_now ();

  self->is_stale = self->is_loading;
  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  trellis_calendar_entries_load_async (self->store, self->match, now, now + self->days * DAY, self->most,
                                       self->cancellable, loaded_cb, g_object_ref (self));
}

static gboolean
timeout_cb (gpointer data)
{
  TrellisCalendarEntryList *self = data;

  self->timeout = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
sharing_changed_cb (TrellisCalendarEntryList *self, const char *match)
{
  if (self->timeout == 0 && (match == NULL || self->match == NULL || g_str_equal (match, self->match)))
    self->timeout = g_timeout_add (QUIET_TIME, timeout_cb, self);
}

/* What was adopted is a meeting by now. */
static void
changed_cb (TrellisCalendarEntryList *self, TrellisRecord *record)
{
  GListModel *model = G_LIST_MODEL (self->entries);

  for (guint i = TRELLIS_IS_MEETING (record) ? g_list_model_get_n_items (model) : 0; i > 0; i--)
    {
      g_autoptr(TrellisCalendarEntry) entry = g_list_model_get_item (model, i - 1);
      TrellisRecord *meeting = TRELLIS_RECORD (trellis_calendar_entry_get_meeting (entry));

      if (!trellis_calendar_entry_comes_again (entry) &&
          g_strcmp0 (trellis_record_get_uid (meeting), trellis_record_get_uid (record)) == 0)
        g_list_store_remove (self->entries, i - 1);
    }
}

static void
trellis_calendar_entry_list_dispose (GObject *object)
{
  TrellisCalendarEntryList *self = TRELLIS_CALENDAR_ENTRY_LIST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->entries);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_calendar_entry_list_parent_class)->dispose (object);
}

static void
trellis_calendar_entry_list_finalize (GObject *object)
{
  TrellisCalendarEntryList *self = TRELLIS_CALENDAR_ENTRY_LIST (object);

  g_clear_object (&self->cancellable);
  g_free (self->match);

  G_OBJECT_CLASS (trellis_calendar_entry_list_parent_class)->finalize (object);
}

static void
trellis_calendar_entry_list_class_init (TrellisCalendarEntryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_calendar_entry_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_calendar_entry_list_finalize;
}

static void
trellis_calendar_entry_list_init (TrellisCalendarEntryList *self)
{
  self->entries = g_list_store_new (TRELLIS_TYPE_CALENDAR_ENTRY);
  self->cancellable = g_cancellable_new ();
}

/* @match is a uid; NULL for all. At most @most of those of so many @days, which come in after this. */
TrellisCalendarEntryList *
trellis_calendar_entry_list_new (TrellisStore *store, const char *match, guint days, guint most)
{
  TrellisCalendarEntryList *self = g_object_new (TRELLIS_TYPE_CALENDAR_ENTRY_LIST, NULL);

  self->store = g_object_ref (store);
  self->match = g_strdup (match);
  self->days = days;
  self->most = most;
  g_signal_connect_object (store, "sharing-changed", G_CALLBACK (sharing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/* Of TrellisCalendarEntry, the next one first. */
GListModel *
trellis_calendar_entry_list_get_model (TrellisCalendarEntryList *self)
{
  return G_LIST_MODEL (self->entries);
}

/* Time has passed: what is over goes. */
void
trellis_calendar_entry_list_refresh (TrellisCalendarEntryList *self)
{
  g_autoptr(TrellisCalendarEntry) first = g_list_model_get_item (G_LIST_MODEL (self->entries), 0);

  if (first != NULL && trellis_calendar_entry_get_starts (first) +
                           60 * (gint64) trellis_calendar_entry_get_minutes (first) <=
                         trellis_time_now ())
    load (self);
}
