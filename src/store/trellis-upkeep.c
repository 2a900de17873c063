/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-upkeep.h"

#include "trellis-backup-private.h"
#include "trellis-refolding.h"
#include "trellis-sharing-rows.h"
#include "trellis-store-private.h"
#include "trellis-thinning.h"
#include "trellis-trash.h"

/* Seconds. The first window has long been shown by then; and a journal that stays open past
 * midnight has the backup of the new day within the hour. */
#define START_DELAY 15
#define INTERVAL 3600

#define DAY (24 * 60 * 60)
#define WEEK (7 * DAY)

/* Nothing is removed for its age right after a pause this long: perhaps the clock is wrong. */
#define LONGEST_PAUSE (45 * DAY)

struct _TrellisUpkeep
{
  TrellisStore *store; /* unowned */
  TrellisRefolding *refolding; /* NULL until it is due */
  guint source;
};

typedef struct
{
  GTask *task; /* of the main thread */
  char *folder;
  char *today;
  gint64 now;

  gboolean has_checked;
  gboolean has_checked_thoroughly;
  gboolean may_remove;
  gboolean is_new_day;
  gboolean is_to_fold;
} Round;

static void
round_free (Round *self)
{
  g_clear_object (&self->task);
  g_free (self->folder);
  g_free (self->today);
  g_free (self);
}

static gboolean
get_age (TrellisDatabase *database, const char *task, gint64 now, gint64 *age, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT done FROM upkeep WHERE task = '%s'", task);
  g_autoptr(GError) local_error = NULL;
  gint64 done = trellis_database_get_number (database, sql, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *age = done > 0 && done <= now ? now - done : G_MAXINT64;
  return TRUE;
}

static gboolean
do_round (TrellisDatabase *database, GCancellable *cancellable, gpointer data,
          GError **error)
{
  Round *self = data;
  gint64 check_age, thorough_age, removal_age;
  gboolean is_new, is_thorough;

  if (!get_age (database, "check", self->now, &check_age, error) ||
      !get_age (database, "thorough-check", self->now, &thorough_age, error) ||
      !get_age (database, "removal", self->now, &removal_age, error) ||
      !trellis_refolding_is_due (database, &self->is_to_fold, error))
    return FALSE;

  /* A file that was never looked at is a new one: the first thorough look comes a week later. */
  is_new = thorough_age == G_MAXINT64;
  is_thorough = thorough_age >= WEEK && !is_new;
  self->has_checked = check_age >= DAY || is_thorough;
  self->has_checked_thoroughly = is_thorough || (is_new && self->has_checked);
  self->is_new_day = removal_age >= DAY;
  self->may_remove = self->is_new_day && removal_age <= LONGEST_PAUSE;

  if (self->has_checked && !trellis_database_check (database, is_thorough, error))
    return FALSE;

  return trellis_backup_make_daily (database, self->folder, self->today, cancellable, error);
}

static gboolean
mark (TrellisDatabase *database, const char *task, gint64 now, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    database, "INSERT OR REPLACE INTO upkeep (task, done) VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, task, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, now);
  return trellis_database_finish (database, statement, error);
}

static gboolean
write_marks (TrellisDatabase *database, gpointer data, GError **error)
{
  Round *self = data;

  return trellis_database_begin (database, error) &&
         (!self->has_checked || mark (database, "check", self->now, error)) &&
         (!self->has_checked_thoroughly || mark (database, "thorough-check", self->now, error)) &&
         (!self->is_new_day || mark (database, "removal", self->now, error)) &&
         (!self->may_remove ||
          (trellis_thinning_run (database, self->now, error) &&
           trellis_shared_clashes_thin (database, self->now - TRELLIS_TRASH_KEEPS, error))) &&
         trellis_database_commit (database, error);
}

static void
wrote_marks_cb (const GError *error, gpointer data)
{
  if (error != NULL)
    g_message ("Upkeep cannot be noted: %s", error->message);
  round_free (data);
}

static void
post_marks (TrellisStore *store, const Round *round)
{
  Round *marks = g_memdup2 (round, sizeof *round);

  marks->task = NULL;
  marks->folder = NULL;
  marks->today = NULL;
  trellis_writer_post (store->writer, write_marks, wrote_marks_cb, marks);
}

static void
refold (TrellisUpkeep *self, gint64 now)
{
  if (self->refolding != NULL && trellis_refolding_is_running (self->refolding))
    return;

  g_clear_pointer (&self->refolding, trellis_refolding_free);
  self->refolding = trellis_refolding_new (self->store->writer, now);
}

static void
round_done_cb (const GError *error, gpointer data)
{
  Round *self = data;
  g_autoptr(GTask) task = g_steal_pointer (&self->task);
  TrellisStore *store = g_task_get_source_object (task);
  GError *trash_error = NULL;

  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED))
    trellis_store_report_read (store, error);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Upkeep failed: %s", error->message);

  if (error == NULL && store->writer != NULL)
    {
      if (self->has_checked || self->is_new_day)
        post_marks (store, self);
      if (self->may_remove)
        trellis_store_empty_trash (store, self->now - TRELLIS_TRASH_KEEPS, &trash_error);
      if (self->is_to_fold && store->upkeep != NULL)
        refold (store->upkeep, self->now);
    }

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (trash_error != NULL)
    g_task_return_error (task, trash_error);
  else
    g_task_return_boolean (task, TRUE);
  round_free (self);
}

/* Does what is due at @now, which falls on the day @today where the person is. @callback may be
 * NULL; the result is a boolean GTask's. */
void
trellis_upkeep_run (TrellisStore *store, gint64 now, const char *today,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  Round *round = g_new0 (Round, 1);

  round->task = g_task_new (store, NULL, callback, user_data);
  round->folder = g_strdup (store->folder);
  round->today = g_strdup (today);
  round->now = now;
  g_task_set_source_tag (round->task, trellis_upkeep_run);
  trellis_aside_run (store->aside, do_round, round_done_cb, round, NULL);
}

static gboolean
due_cb (gpointer data)
{
  TrellisUpkeep *self = data;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  trellis_upkeep_run (self->store, g_date_time_to_unix (now), today, NULL, NULL);
  self->source = g_timeout_add_seconds (INTERVAL, due_cb, self);
  return G_SOURCE_REMOVE;
}

/* Begins some seconds from now, and goes on as long as the store is open. */
TrellisUpkeep *
trellis_upkeep_new (TrellisStore *store)
{
  TrellisUpkeep *self = g_new0 (TrellisUpkeep, 1);

  self->store = store;
  self->source = g_timeout_add_seconds (START_DELAY, due_cb, self);
  return self;
}

void
trellis_upkeep_free (TrellisUpkeep *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->refolding, trellis_refolding_free);
  g_free (self);
}
