/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-conversion-rows.h"

#include "trellis-sharing-marks.h"
#include "trellis-sharing-statement.h"
#include "trellis-words.h"

/* A talking point can be about a goal as well as about an action, and stays about the same thing. */
static gboolean
may_refer_to_both (TrellisRecordClass *klass)
{
  return G_TYPE_FROM_CLASS (klass) == TRELLIS_TYPE_POINT;
}

/* Whether nothing refers to the record @uid of @type that could not refer to one of the other class: neither
 * what is part of a goal, nor what serves it, in the trash or not. */
gboolean
trellis_conversion_rows_are_free (TrellisDatabase *database, GType type, const char *uid, gboolean *are,
                                  GError **error)
{
  const GType *types = trellis_record_types ();
  gboolean found = FALSE;

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);

      for (guint j = 0; j < klass->n_fields && !may_refer_to_both (klass) && !found; j++)
        {
          g_autofree char *sql = NULL;
          sqlite3_stmt *statement;

          if (klass->fields[j].kind != TRELLIS_FIELD_REFERENCE || klass->fields[j].get_type () != type)
            continue;
          sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"%s\" = ? LIMIT 1", klass->table,
                                 klass->fields[j].name);
          statement = trellis_sharing_prepare (database, error, sql, "t", uid);
          if (statement == NULL || !trellis_database_step (database, statement, &found, error) ||
              !trellis_database_finish (database, statement, error))
            return FALSE;
        }
    }

  *are = !found;
  return TRUE;
}

/* The field of a point for things of @type. */
static const char *
get_point_field (GType type)
{
  return type == TRELLIS_TYPE_GOAL ? "goal" : "action";
}

static gboolean
move_points (TrellisDatabase *database, const TrellisRow *before, const TrellisRow *after, GError **error)
{
  const char *uid = before->values[TRELLIS_RECORD_UID].string;
  const char *from = get_point_field (G_TYPE_FROM_CLASS (before->klass));
  const char *to = get_point_field (G_TYPE_FROM_CLASS (after->klass));
  g_autofree char *sql = g_strdup_printf (
    "UPDATE point SET \"%2$s\" = ifnull (\"%2$s\", ?1), \"%1$s\" = NULL WHERE \"%1$s\" = ?1", from, to);
  g_autoptr(GPtrArray) points =
    trellis_row_find (database, g_type_class_peek (TRELLIS_TYPE_POINT), from, uid, error);

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const TrellisRow *point = g_ptr_array_index (points, i);

      if (point->values[TRELLIS_RECORD_VISIBILITY].number == TRELLIS_VISIBILITY_SHARED &&
          !trellis_sharing_mark (database, point, error))
        return FALSE;
    }
  return points != NULL && trellis_sharing_run (database, error, sql, "t", uid);
}

/* What is known of where it is shared is of the same thing, and says there what it was; but what two people did
 * to what it no longer has is over. */
static gboolean
keep_sharing (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  static const char *const steps[] = {
    "UPDATE shared_item SET state = 'steady' WHERE record = ?1 AND state = 'asking' AND ?2 <> ''",
    "UPDATE shared_intent SET \"table\" = ?2 WHERE record = ?1",
    "UPDATE shared_change SET \"table\" = ?2 WHERE record = ?1",
    "DELETE FROM shared_reference WHERE record = ?1 AND field NOT IN ('goal', 'parent') AND ?2 <> ''",
    "UPDATE shared_reference SET field = CASE ?2 WHEN 'goal' THEN 'parent' ELSE 'goal' END, \"table\" = ?2"
    " WHERE record = ?1",
    "DELETE FROM shared_clash WHERE record = ?1 AND \"table\" <> ?2",
    "DELETE FROM twin WHERE (record = ?1 OR other = ?1) AND \"table\" <> ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!trellis_sharing_run (database, error, steps[i], "tt", row->values[TRELLIS_RECORD_UID].string,
                              row->klass->table))
      return FALSE;
  return TRUE;
}

static gboolean
remove_row (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE uid = ?", row->klass->table);

  return trellis_words_forget (database, row, error) &&
         trellis_sharing_run (database, error, sql, "t", row->values[TRELLIS_RECORD_UID].string);
}

/* Has the row @after, of the other class and with the same uid, take the place of @before. To be called
 * within a transaction. */
gboolean
trellis_conversion_rows_replace (TrellisDatabase *database, const TrellisRow *before, const TrellisRow *after,
                                 GError **error)
{
  return move_points (database, before, after, error) && remove_row (database, before, error) &&
         trellis_row_save (after, database, error) && keep_sharing (database, after, error);
}
