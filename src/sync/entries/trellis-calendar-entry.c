/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-calendar-entry-private.h"

#include "trellis-record-copy.h"
#include "trellis-share-batch.h"
#include "trellis-time.h"

struct _TrellisCalendarEntry
{
  GObject parent_instance;

  char *match;
  TrellisRole my_role;
  char *href;
  char *etag;
  GBytes *data;
  TrellisMeeting *meeting; /* as it would be one of the match */
  gboolean comes_again;
};

G_DEFINE_FINAL_TYPE (TrellisCalendarEntry, trellis_calendar_entry, G_TYPE_OBJECT)

static void
trellis_calendar_entry_finalize (GObject *object)
{
  TrellisCalendarEntry *self = TRELLIS_CALENDAR_ENTRY (object);

  g_free (self->match);
  g_free (self->href);
  g_free (self->etag);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_clear_object (&self->meeting);

  G_OBJECT_CLASS (trellis_calendar_entry_parent_class)->finalize (object);
}

static void
trellis_calendar_entry_class_init (TrellisCalendarEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_calendar_entry_finalize;
}

static void
trellis_calendar_entry_init (TrellisCalendarEntry *self)
{
}

/* @item has its content; @meeting is what it says, kept by no store. */
TrellisCalendarEntry *
trellis_calendar_entry_new (const char *match, TrellisRole my_role, const TrellisSharedItem *item,
                            TrellisMeeting *meeting, gboolean comes_again)
{
  TrellisCalendarEntry *self = g_object_new (TRELLIS_TYPE_CALENDAR_ENTRY, NULL);

  self->match = g_strdup (match);
  self->my_role = my_role;
  self->href = g_strdup (item->href);
  self->etag = g_strdup (item->etag);
  self->data = g_bytes_ref (item->base);
  self->meeting = g_object_ref (meeting);
  self->comes_again = comes_again;
  return self;
}

/* NULL where there is none. */
const char *
trellis_calendar_entry_get_etag (TrellisCalendarEntry *self)
{
  return self->etag;
}

/* The uid of the match where it is. */
const char *
trellis_calendar_entry_get_match (TrellisCalendarEntry *self)
{
  return self->match;
}

/* NULL when it has none. */
const char *
trellis_calendar_entry_get_title (TrellisCalendarEntry *self)
{
  return trellis_meeting_get_title (self->meeting);
}

/* NULL when it has none. */
const char *
trellis_calendar_entry_get_place (TrellisCalendarEntry *self)
{
  return trellis_meeting_get_place (self->meeting);
}

/* UTC. */
gint64
trellis_calendar_entry_get_starts (TrellisCalendarEntry *self)
{
  return trellis_meeting_get_starts (self->meeting);
}

int
trellis_calendar_entry_get_minutes (TrellisCalendarEntry *self)
{
  return trellis_meeting_get_minutes (self->meeting);
}

/* Whether it is one time of many. Those cannot be adopted. */
gboolean
trellis_calendar_entry_comes_again (TrellisCalendarEntry *self)
{
  return self->comes_again;
}

/* As it would be one of the match; kept by no store. */
TrellisMeeting *
trellis_calendar_entry_get_meeting (TrellisCalendarEntry *self)
{
  return self->meeting;
}

/* Makes it a meeting of the match with the uid of that of the entry, which the next run of sharing tells
 * there; to be ended by trellis_store_apply_batch_finish(). Fails with G_IO_ERROR_CANCELLED when the match
 * is not shared any more. */
void
trellis_calendar_entry_adopt_async (TrellisCalendarEntry *self, TrellisStore *store,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(TrellisRecord) record = NULL;
  TrellisShareBatch *batch;
  TrellisSharedItem *item;
  TrellisSharedChange *mark;

  g_return_if_fail (TRELLIS_IS_CALENDAR_ENTRY (self));
  g_return_if_fail (!self->comes_again);

  record = trellis_record_copy (TRELLIS_RECORD (self->meeting));
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  batch = trellis_share_batch_new (self->match, trellis_time_now (), self->my_role, NULL);

  item = trellis_shared_item_new (self->href, self->etag);
  item->type = TRELLIS_TYPE_MEETING;
  item->record = g_strdup (trellis_record_get_uid (record));
  item->base = g_bytes_ref (self->data);
  g_ptr_array_add (batch->items, item);

  mark = g_new0 (TrellisSharedChange, 1);
  mark->type = TRELLIS_TYPE_MEETING;
  mark->record = g_strdup (trellis_record_get_uid (record));
  g_ptr_array_add (batch->marks, mark);

  trellis_share_batch_take_edit (batch, NULL, g_steal_pointer (&record));
  trellis_store_apply_batch_async (store, batch, callback, user_data);
}
