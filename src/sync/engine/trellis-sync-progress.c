/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-taking-private.h"

#include "trellis-goal-progress.h"
#include "trellis-ical-percent.h"
#include "trellis-time.h"

/* How far a goal has come is told by its tasks and check-ins, which are items of their own. Other programs
 * see it as a percentage of the goal, and what they make of that is a check-in. */

static GListStore *
list_shared (TrellisSyncRun *run, GType type, const char *goal, GError **error)
{
  g_autoptr(GPtrArray) parts =
    trellis_share_reader_list_parts (run->reader, type, goal, error);
  GListStore *shared;

  if (parts == NULL)
    return NULL;
  shared = g_list_store_new (type);
  for (guint i = 0; i < parts->len; i++)
    if (trellis_record_get_deleted (parts->pdata[i]) == 0 &&
        trellis_record_get_visibility (parts->pdata[i]) == TRELLIS_VISIBILITY_SHARED)
      g_list_store_append (shared, parts->pdata[i]);
  return shared;
}

/* How far @goal has come as both can see it; TRELLIS_GOAL_NOT_STARTED when nobody has said or done
 * anything. */
gboolean
trellis_sync_find_progress (TrellisSyncRun *run, TrellisGoal *goal, int *percent, GError **error)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (goal));
  g_autoptr(GListStore) tasks = list_shared (run, TRELLIS_TYPE_TASK, uid, error);
  g_autoptr(GListStore) check_ins =
    tasks != NULL ? list_shared (run, TRELLIS_TYPE_CHECK_IN, uid, error) : NULL;

  if (check_ins == NULL)
    return FALSE;
  *percent = trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), G_LIST_MODEL (check_ins));
  return TRUE;
}

/* Has the goal brought there whose progress @change may change. @is_marked becomes TRUE if so. */
gboolean
trellis_sync_mark_goal (TrellisSyncRun *run, TrellisShareBatch *batch,
                        const TrellisSharedChange *change, gboolean *is_marked, GError **error)
{
  g_autoptr(TrellisRecord) record = NULL;
  const char *goal;

  if (change->type != TRELLIS_TYPE_TASK && change->type != TRELLIS_TYPE_CHECK_IN)
    return TRUE;
  if (!trellis_share_reader_get (run->reader, change->type, change->record, &record, error))
    return FALSE;
  if (record == NULL)
    return TRUE;

  goal = change->type == TRELLIS_TYPE_TASK ? trellis_task_get_goal (TRELLIS_TASK (record))
                                           : trellis_check_in_get_goal (TRELLIS_CHECK_IN (record));
  if (goal == NULL || g_hash_table_lookup (run->by_record, goal) == NULL)
    return TRUE;
  trellis_sync_mark (batch, TRELLIS_TYPE_GOAL, goal);
  *is_marked = TRUE;
  return TRUE;
}

/* The same wherever it is made of the same item. */
static char *
make_uid (const char *goal, int percent, gint64 written)
{
  g_autofree char *text =
    g_strdup_printf ("%s check-in %d %" G_GINT64_FORMAT, goal, percent, written);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, text, -1);
}

/* Makes a check-in of a percentage that another program gave a goal. Trellis itself only tells there what
 * check-ins and tasks say, which come by themselves. */
gboolean
trellis_sync_take_progress (TrellisSyncTaking *self, GError **error)
{
  g_autoptr(TrellisCheckIn) check_in = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *day = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  GType type;
  int percent = 0, before = 0;
  gint64 written;

  if (self->base == NULL || self->has_landed || !TRELLIS_IS_GOAL (self->theirs->record) ||
      trellis_goal_get_state (TRELLIS_GOAL (self->theirs->record)) != TRELLIS_GOAL_STATE_OPEN ||
      g_strcmp0 (trellis_ical_get_rev (self->calendar), trellis_ical_get_rev (self->base)) != 0 ||
      !trellis_ical_get_percent (self->calendar, &percent, &written))
    return TRUE;
  trellis_ical_get_percent (self->base, &before, NULL);
  if (percent == before)
    return TRUE;

  uid = make_uid (self->uid, percent, written);
  if (!trellis_share_reader_find_type (self->run->reader, uid, &type, error))
    return FALSE;
  if (type != G_TYPE_INVALID)
    return TRUE;

  check_in = trellis_check_in_new ();
  written = written != 0 ? written : self->run->job->now;
  day = trellis_day_of_time (written, zone);
  trellis_record_set_string (TRELLIS_RECORD (check_in), TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (TRELLIS_RECORD (check_in), TRELLIS_RECORD_CREATED, written);
  trellis_record_set_number (TRELLIS_RECORD (check_in), TRELLIS_RECORD_MODIFIED, written);
  trellis_record_set_visibility (TRELLIS_RECORD (check_in), TRELLIS_VISIBILITY_SHARED);
  trellis_check_in_set_goal (check_in, self->uid);
  trellis_check_in_set_percent (check_in, percent);
  trellis_check_in_set_day (check_in, day);
  trellis_sync_add_edit (self->batch, NULL, TRELLIS_RECORD (check_in));
  trellis_sync_mark (self->batch, TRELLIS_TYPE_CHECK_IN, uid);
  return TRUE;
}
