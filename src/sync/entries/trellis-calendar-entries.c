/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-calendar-entries.h"

#include <string.h>

#include "trellis-calendar-entry-private.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-series.h"
#include "trellis-match.h"
#include "trellis-share-reader.h"
#include "trellis-store-sharing.h"
#include "trellis-time.h"

/* What a thread needs; its own copies. */
typedef struct
{
  char *folder;
  char *zone;
  GStrv matches;
  gint64 from, until;
  guint most;
} Job;

/* A match that is looked through. */
typedef struct
{
  const Job *job;
  TrellisIcalContext context;
  gboolean is_own;
  GPtrArray *entries; /* of TrellisCalendarEntry */
} Looking;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_free (self->folder);
  g_free (self->zone);
  g_strfreev (self->matches);
  g_free (self);
}

/* Takes @whole, which may be NULL. */
static void
add (Looking *self, const TrellisSharedItem *item, TrellisIcalWhole *whole, gboolean comes_again)
{
  TrellisMeeting *meeting;
  gint64 starts;

  if (whole == NULL)
    return;
  if (TRELLIS_IS_MEETING (whole->record))
    {
      meeting = TRELLIS_MEETING (whole->record);
      starts = trellis_meeting_get_starts (meeting);
      if (trellis_meeting_get_state (meeting) != TRELLIS_MEETING_STATE_CANCELLED && starts < self->job->until &&
          starts + 60 * (gint64) trellis_meeting_get_minutes (meeting) > self->job->from)
        g_ptr_array_add (self->entries, trellis_calendar_entry_new (self->context.match, self->context.my_role,
                                                                    item, meeting, comes_again));
    }
  trellis_ical_whole_free (whole);
}

static void
add_series (Looking *self, const TrellisSharedItem *item, const TrellisIcalComponent *calendar)
{
  g_autoptr(GPtrArray) times = trellis_ical_series_list (calendar, self->job->from, self->job->until,
                                                         self->job->most, &self->context);

  for (guint i = 0; i < times->len; i++)
    {
      const TrellisIcalOccurrence *time = times->pdata[i];

      add (self, item, trellis_ical_series_read (calendar, time->id, &self->context), TRUE);
    }
}

/* What comes again is shown where nothing else is than the match; single events elsewhere, as there they
 * are meetings already. */
static void
add_item (Looking *self, const TrellisSharedItem *item)
{
  gsize size;
  const char *text = g_bytes_get_data (item->base, &size);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, size);
  const TrellisIcalComponent *calendar =
    trellis_ical_component_find_part (document->stream, "VCALENDAR");

  if (calendar == NULL)
    return;
  if (trellis_ical_is_series (calendar) != self->is_own)
    return;
  if (self->is_own)
    add_series (self, item, calendar);
  else
    add (self, item, trellis_ical_whole_read (calendar, NULL, &self->context), FALSE);
}

static gboolean
look_through (Looking *self, TrellisShareReader *reader, const char *match, GError **error)
{
  g_autoptr(TrellisSharing) sharing = NULL;
  g_autoptr(TrellisRecord) record = NULL;
  g_autoptr(GPtrArray) items = NULL;

  if (!trellis_share_reader_get_sharing (reader, match, &sharing, error) ||
      !trellis_share_reader_get (reader, TRELLIS_TYPE_MATCH, match, &record, error))
    return FALSE;
  if (sharing == NULL || record == NULL)
    return TRUE;

  self->is_own = sharing->is_own;
  self->context = (TrellisIcalContext) {
    .match = match,
    .my_role = trellis_match_get_my_role (TRELLIS_MATCH (record)),
    .zone = self->job->zone,
    .now = trellis_time_now (),
  };
  items = trellis_share_reader_list_foreign (reader, match, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    add_item (self, items->pdata[i]);
  return items != NULL;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const gint64 first = trellis_calendar_entry_get_starts (*(TrellisCalendarEntry *const *) a);
  const gint64 second = trellis_calendar_entry_get_starts (*(TrellisCalendarEntry *const *) b);

  return (first > second) - (first < second);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr(GListStore) list = g_list_store_new (TRELLIS_TYPE_CALENDAR_ENTRY);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  Looking looking = { .job = job, .entries = entries };
  GError *error = NULL;
  g_autoptr(TrellisShareReader) reader = trellis_share_reader_open (job->folder, &error);

  for (guint i = 0; reader != NULL && error == NULL && job->matches[i] != NULL; i++)
    look_through (&looking, reader, job->matches[i], &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_ptr_array_sort (entries, compare_entries);
  g_list_store_splice (list, 0, 0, entries->pdata, MIN (entries->len, job->most));
  g_task_return_pointer (task, g_steal_pointer (&list), g_object_unref);
}

/* Finds the entries of others where @match is shared (NULL: where any is, and nothing else is there) that
 * are at some time in [@from, @until), at most @most of them. Works in a thread, which needs the store no more. */
void
trellis_calendar_entries_load_async (TrellisStore *store, const char *match, gint64 from, gint64 until,
                                     guint most, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GStrvBuilder) matches = g_strv_builder_new ();
  g_autoptr(GPtrArray) sharings = trellis_store_list_sharings (store);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, trellis_calendar_entries_load_async);
  for (guint i = 0; i < sharings->len; i++)
    {
      const TrellisSharing *sharing = sharings->pdata[i];

      if (match != NULL ? g_str_equal (sharing->match, match) : sharing->is_own)
        g_strv_builder_add (matches, sharing->match);
    }

  job->folder = g_strdup (trellis_store_get_folder (store));
  job->zone = g_strdup (g_time_zone_get_identifier (zone));
  job->matches = g_strv_builder_end (matches);
  job->from = from;
  job->until = until;
  job->most = most;
  g_task_set_task_data (task, job, job_free);
  if (job->matches[0] != NULL)
    g_task_run_in_thread (task, load_thread);
  else
    g_task_return_pointer (task, g_list_store_new (TRELLIS_TYPE_CALENDAR_ENTRY), g_object_unref);
}

/* Of TrellisCalendarEntry, in the order of their time. Transfer full. */
GListModel *
trellis_calendar_entries_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
