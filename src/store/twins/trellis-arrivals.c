/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-arrivals.h"

#include "trellis-twin.h"

#define DAY (24 * 60 * 60)

/* An import and sharing may take turns; who goes on with more than these only looks again. */
#define MOST_RUNS 2

typedef struct
{
  gint64 now;
  GHashTable *uids;   /* of what came in */
  GHashTable *places; /* matches and times of which all is known */
  GHashTable *known;  /* what was here: GPtrArray of uids, the oldest first, by what is compared */
} Run;

static void
run_free (gpointer data)
{
  Run *self = data;

  g_hash_table_unref (self->uids);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->known);
  g_free (self);
}

static Run *
run_new (gint64 now)
{
  Run *self = g_new0 (Run, 1);

  self->now = now;
  self->uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
trellis_arrivals_clear (TrellisArrivals *self)
{
  g_clear_pointer (&self->runs, g_ptr_array_unref);
}

static void
forget_known (TrellisArrivals *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = g_ptr_array_index (self->runs, i);

      g_hash_table_remove_all (run->places);
      g_hash_table_remove_all (run->known);
    }
}

static guint
find_run (TrellisArrivals *self, gint64 now)
{
  guint index = 0;

  while (index < self->runs->len && ((Run *) g_ptr_array_index (self->runs, index))->now != now)
    index++;
  return index;
}

/* More of the run that began at @now comes in. What others wrote meanwhile is looked at anew. */
void
trellis_arrivals_begin (TrellisArrivals *self, TrellisDatabase *database, gint64 now)
{
  guint index;
  Run *run;

  if (self->runs == NULL)
    self->runs = g_ptr_array_new_with_free_func (run_free);
  if (self->changes != sqlite3_total_changes (trellis_database_get_handle (database)))
    forget_known (self);
  index = find_run (self, now);
  run = index < self->runs->len ? g_ptr_array_steal_index (self->runs, index) : run_new (now);
  g_ptr_array_insert (self->runs, 0, run);
  if (self->runs->len > MOST_RUNS)
    g_ptr_array_set_size (self->runs, MOST_RUNS);
}

/* Of what was written since it began, everything was told here. */
void
trellis_arrivals_end (TrellisArrivals *self, TrellisDatabase *database)
{
  self->changes = sqlite3_total_changes (trellis_database_get_handle (database));
}

/* @row comes in during the run that began. */
void
trellis_arrivals_add (TrellisArrivals *self, const TrellisRow *row)
{
  Run *run = g_ptr_array_index (self->runs, 0);

  g_hash_table_add (run->uids, g_strdup (row->values[TRELLIS_RECORD_UID].string));
}

static TrellisRecord *
create_record (const TrellisRow *row)
{
  TrellisRecord *record = g_object_new (G_TYPE_FROM_CLASS (row->klass), NULL);

  for (guint i = 0; i < row->klass->n_fields; i++)
    trellis_record_set_value (record, i, &row->values[i]);
  return record;
}

static const char *
get_match (TrellisRecord *record)
{
  return trellis_record_get_string (
    record, (guint) trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (record), "match"));
}

/* The day of an action or a goal; NULL for none, and of others. */
static const char *
get_day (TrellisRecord *record)
{
  if (TRELLIS_IS_ACTION (record))
    return trellis_action_get_due (TRELLIS_ACTION (record));
  return TRELLIS_IS_GOAL (record) ? trellis_goal_get_target (TRELLIS_GOAL (record)) : NULL;
}

/* When a meeting starts, or the day begins on which a note was made. */
static gint64
get_time (TrellisRecord *record)
{
  if (TRELLIS_IS_MEETING (record))
    return trellis_meeting_get_starts (TRELLIS_MEETING (record));
  return TRELLIS_IS_NOTE (record) ? trellis_record_get_created (record) / DAY * DAY : 0;
}

static char *
dup_place (TrellisRecord *record)
{
  const char *day = get_day (record);

  return g_strdup_printf ("%s\n%s\n%s\n%" G_GINT64_FORMAT, TRELLIS_RECORD_GET_CLASS (record)->table,
                          get_match (record), day != NULL ? day : "", get_time (record));
}

static const char *
get_condition (GType type)
{
  if (type == TRELLIS_TYPE_MEETING)
    return "\"match\" = ?1 AND deleted = 0 AND starts = ?2 ORDER BY created, id";
  if (type == TRELLIS_TYPE_ACTION)
    return "\"match\" = ?1 AND deleted = 0 AND due IS ?2 ORDER BY created, id";
  if (type == TRELLIS_TYPE_GOAL)
    return "\"match\" = ?1 AND deleted = 0 AND target IS ?2 ORDER BY created, id";
  return "\"match\" = ?1 AND deleted = 0 AND created BETWEEN ?2 AND ?2 + 86399 ORDER BY created, id";
}

/* The records that @record may be a twin of: those of its match and time. */
static sqlite3_stmt *
select_candidates (TrellisDatabase *database, TrellisRecord *record, GError **error)
{
  const GType type = G_OBJECT_TYPE (record);
  sqlite3_stmt *statement =
    trellis_row_select (database, TRELLIS_RECORD_GET_CLASS (record), get_condition (type), error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, get_match (record), -1, SQLITE_TRANSIENT);
  if (type == TRELLIS_TYPE_MEETING || type == TRELLIS_TYPE_NOTE)
    sqlite3_bind_int64 (statement, 2, get_time (record));
  else
    sqlite3_bind_text (statement, 2, get_day (record), -1, SQLITE_TRANSIENT);
  return statement;
}

static void
know (Run *self, TrellisRecord *record)
{
  g_autofree char *key = trellis_twin_dup_key (record);
  GPtrArray *uids = key != NULL ? g_hash_table_lookup (self->known, key) : NULL;

  if (key == NULL)
    return;
  if (uids == NULL)
    {
      uids = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->known, g_steal_pointer (&key), uids);
    }
  g_ptr_array_add (uids, g_strdup (trellis_record_get_uid (record)));
}

/* Whether the record that @statement is at came in during this run, too: mostly all of them did, so that none of it
 * is read for that but the uid. */
static gboolean
is_arrival (const Run *self, sqlite3_stmt *statement)
{
  const char *uid = (const char *) sqlite3_column_text (statement, 1 + TRELLIS_RECORD_UID);

  return uid != NULL && g_hash_table_contains (self->uids, uid);
}

/* Sees to it that all is known that has the match and the time of @record. */
static gboolean
look_at_place (Run *self, TrellisDatabase *database, TrellisRecord *record, GError **error)
{
  g_autofree char *place = dup_place (record);
  sqlite3_stmt *statement;
  gboolean found = TRUE;

  if (g_hash_table_contains (self->places, place))
    return TRUE;
  statement = select_candidates (database, record, error);
  if (statement == NULL)
    return FALSE;
  while (found)
    {
      g_autoptr(TrellisRecord) other = NULL;

      if (!trellis_database_step (database, statement, &found, error))
        return FALSE;
      if (!found || is_arrival (self, statement))
        continue;
      other = g_object_new (G_OBJECT_TYPE (record), NULL);
      trellis_row_read_into (statement, other);
      know (self, other);
    }
  g_hash_table_add (self->places, g_steal_pointer (&place));
  return trellis_database_finish (database, statement, error);
}

/* @row, which is not among what came in, was written as it is now. */
void
trellis_arrivals_learn (TrellisArrivals *self, const TrellisRow *row)
{
  g_autoptr(TrellisRecord) record = NULL;
  g_autofree char *place = NULL;

  if (!trellis_twin_has_rule (G_TYPE_FROM_CLASS (row->klass)) || row->values[TRELLIS_RECORD_DELETED].number != 0)
    return;
  record = create_record (row);
  place = dup_place (record);
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = g_ptr_array_index (self->runs, i);

      if (g_hash_table_contains (run->places, place) &&
          !g_hash_table_contains (run->uids, trellis_record_get_uid (record)))
        know (run, record);
    }
}

/* Whether the record with the @uid is still what it was known to be, a twin of @record. */
static gboolean
is_twin (TrellisDatabase *database, TrellisRecord *record, const char *uid, gboolean *is, GError **error)
{
  g_autoptr(GPtrArray) rows =
    trellis_row_find (database, TRELLIS_RECORD_GET_CLASS (record), "uid", uid, error);
  g_autoptr(TrellisRecord) other = rows != NULL && rows->len > 0 ? create_record (rows->pdata[0]) : NULL;

  *is = other != NULL && trellis_record_get_deleted (other) == 0 && trellis_twin_is (record, other);
  return rows != NULL;
}

/* @twin becomes the uid of the oldest record that was here before the run and is a twin of @row, which came in; NULL
 * where there is none. Transfer full. */
gboolean
trellis_arrivals_find_twin (TrellisArrivals *self, TrellisDatabase *database, const TrellisRow *row, char **twin,
                            GError **error)
{
  Run *run = g_ptr_array_index (self->runs, 0);
  g_autoptr(TrellisRecord) record = create_record (row);
  g_autofree char *key = trellis_twin_dup_key (record);
  GPtrArray *uids;
  gboolean is = FALSE;

  *twin = NULL;
  if (key == NULL)
    return TRUE;
  if (!look_at_place (run, database, record, error))
    return FALSE;
  uids = g_hash_table_lookup (run->known, key);
  while (uids != NULL && uids->len > 0 && !is)
    {
      if (!is_twin (database, record, uids->pdata[0], &is, error))
        return FALSE;
      if (is)
        *twin = g_strdup (uids->pdata[0]);
      else
        g_ptr_array_remove_index (uids, 0);
    }
  return TRUE;
}
