/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sharing-marks.h"

#include "trellis-parts.h"
#include "trellis-sharing-statement.h"

/* Notes, in the transaction that saves a record of a shared match, that it is to be brought to where
 * the match is shared. */

/* The class of the whole in whose item a record of @klass travels, which is its own class but for
 * talking points, clauses and signatures; @field becomes the field that names the whole, or -1. */
static GType
find_whole (TrellisRecordClass *klass, int *field)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  *field = -1;
  if (type != TRELLIS_TYPE_POINT && type != TRELLIS_TYPE_CLAUSE && type != TRELLIS_TYPE_SIGNATURE)
    return type;

  *field = trellis_parts_find_field (klass, G_TYPE_INVALID);
  return klass->fields[*field].get_type ();
}

static gboolean
is_anything_shared (TrellisDatabase *database, gboolean *shared, GError **error)
{
  sqlite3_stmt *statement =
    trellis_sharing_prepare (database, error, "SELECT 1 FROM sharing LIMIT 1", "");

  return statement != NULL && trellis_database_step (database, statement, shared, error) &&
         trellis_database_finish (database, statement, error);
}

/* A change gets a new number each time, so that what was brought there is told from what was changed
 * since. */
static gboolean
add_mark (TrellisDatabase *database, const char *match, GType type, const char *record,
          GError **error)
{
  TrellisRecordClass *klass = g_type_class_peek (type);

  return trellis_sharing_run (
    database, error,
    "INSERT OR REPLACE INTO shared_change (\"match\", \"table\", record)"
    " SELECT \"match\", ?2, ?3 FROM sharing WHERE \"match\" = ?1",
    "ttt", match, klass->table, record);
}

/* The names of the two people travel with the match. */
static gboolean
mark_matches_of (TrellisDatabase *database, const TrellisRow *person, GError **error)
{
  return trellis_sharing_run (
    database, error,
    "INSERT OR REPLACE INTO shared_change (\"match\", \"table\", record)"
    " SELECT \"match\", 'match', \"match\" FROM sharing WHERE ?2 OR \"match\" IN"
    " (SELECT uid FROM \"match\" WHERE partner = ?1)",
    "tn", person->values[TRELLIS_RECORD_UID].string,
    person->values[trellis_person_field_is_me].number);
}

/* Marks the whole of a record with these values. */
gboolean
trellis_sharing_mark (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  g_autofree char *match = NULL;
  gboolean in_trash, shared;
  int field;
  GType whole;

  if (!is_anything_shared (database, &shared, error))
    return FALSE;
  if (!shared)
    return TRUE;
  if (G_TYPE_FROM_CLASS (row->klass) == TRELLIS_TYPE_PERSON)
    return mark_matches_of (database, row, error);
  if (!trellis_parts_find_match (database, row->klass, row->values, &match, &in_trash, error))
    return FALSE;

  whole = find_whole (row->klass, &field);
  return match == NULL ||
         add_mark (database, match, whole,
                   row->values[field >= 0 ? field : TRELLIS_RECORD_UID].string, error);
}

/* The match itself and its people are part of what is shared, whatever their visibility says. */
static gboolean
is_shared (const TrellisRow *row)
{
  if (row == NULL)
    return FALSE;
  return G_TYPE_FROM_CLASS (row->klass) == TRELLIS_TYPE_MATCH ||
         G_TYPE_FROM_CLASS (row->klass) == TRELLIS_TYPE_PERSON ||
         row->values[TRELLIS_RECORD_VISIBILITY].number == TRELLIS_VISIBILITY_SHARED;
}

/* Whether something changed that is anybody's but this computer's person's. */
static gboolean
concerns_both (const TrellisRow *stored, const TrellisRow *row)
{
  if (!is_shared (stored) && !is_shared (row))
    return FALSE;
  if (stored == NULL)
    return TRUE;

  for (guint i = 0; i < row->klass->n_fields; i++)
    if (i != TRELLIS_RECORD_MODIFIED &&
        (row->klass->fields[i].flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL)) == 0 &&
        !trellis_value_equal (&row->values[i], &stored->values[i], &row->klass->fields[i]))
      return TRUE;

  return FALSE;
}

static gboolean
mark_referrers_of_class (TrellisDatabase *database, TrellisRecordClass *klass, const char *field,
                         const char *uid, GError **error)
{
  g_autoptr(GPtrArray) rows = trellis_row_find (database, klass, field, uid, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (is_shared (g_ptr_array_index (rows, i)) &&
        !trellis_sharing_mark (database, g_ptr_array_index (rows, i), error))
      return FALSE;

  return rows != NULL;
}

/* What is part of something is shared no more than it is, and what refers to something private does
 * not say so. */
static gboolean
mark_referrers (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);

      for (guint j = 0; j < klass->n_fields; j++)
        if (klass->fields[j].kind == TRELLIS_FIELD_REFERENCE &&
            klass->fields[j].get_type () == G_TYPE_FROM_CLASS (row->klass) &&
            !mark_referrers_of_class (database, klass, klass->fields[j].name,
                                      row->values[TRELLIS_RECORD_UID].string, error))
          return FALSE;
    }

  return TRUE;
}

/* Marks what is to be brought there because @row takes the place of @stored, which may be NULL. */
gboolean
trellis_sharing_mark_change (TrellisDatabase *database, const TrellisRow *stored,
                             const TrellisRow *row, GError **error)
{
  int parent = trellis_parts_find_field (row->klass, G_TYPE_INVALID);

  if (!concerns_both (stored, row))
    return TRUE;
  if (stored != NULL && parent >= 0 &&
      !trellis_value_equal (&row->values[parent], &stored->values[parent],
                            &row->klass->fields[parent]) &&
      !trellis_sharing_mark (database, stored, error))
    return FALSE;
  if (stored != NULL && is_shared (stored) != is_shared (row) &&
      !mark_referrers (database, row, error))
    return FALSE;

  return trellis_sharing_mark (database, row, error);
}

/* Marks a record that is removed for good, and forgets the words of it that sharing has kept. What
 * was sent of it and not yet answered is known by its name alone from now on. */
gboolean
trellis_sharing_mark_removal (TrellisDatabase *database, const TrellisRow *row, GError **error)
{
  const char *uid = row->values[TRELLIS_RECORD_UID].string;

  return trellis_sharing_mark (database, row, error) &&
         trellis_sharing_run (database, error,
                              "UPDATE shared_item SET base = NULL WHERE record = ?", "t", uid) &&
         trellis_sharing_run (database, error,
                              "UPDATE shared_intent SET body = x'' WHERE record = ?"
                              " AND body IS NOT NULL", "t", uid) &&
         trellis_sharing_run (database, error, "DELETE FROM shared_reference WHERE record = ?", "t",
                              uid) &&
         trellis_sharing_run (database, error, "DELETE FROM shared_clash WHERE record = ?", "t", uid) &&
         trellis_sharing_run (database, error, "DELETE FROM twin WHERE record = ?1 OR other = ?1", "t", uid);
}

static gboolean
mark_class (TrellisDatabase *database, const char *match, TrellisRecordClass *klass, GError **error)
{
  int field = trellis_parts_find_field (klass, G_TYPE_INVALID);
  GType parent = field >= 0 ? klass->fields[field].get_type () : G_TYPE_INVALID;
  g_autofree char *sql = NULL;

  if (field < 0)
    return add_mark (database, match, TRELLIS_TYPE_MATCH, match, error);
  if (parent == TRELLIS_TYPE_MATCH)
    sql = g_strdup_printf (
      "INSERT OR REPLACE INTO shared_change (\"match\", \"table\", record)"
      " SELECT ?1, '%1$s', uid FROM \"%1$s\" WHERE \"%2$s\" = ?1 AND visibility = 'shared'",
      klass->table, klass->fields[field].name);
  else
    sql = g_strdup_printf (
      "INSERT OR REPLACE INTO shared_change (\"match\", \"table\", record)"
      " SELECT ?1, '%1$s', part.uid FROM \"%1$s\" AS part JOIN \"%3$s\" AS whole"
      " ON whole.uid = part.\"%2$s\" WHERE whole.\"match\" = ?1 AND part.visibility = 'shared'",
      klass->table, klass->fields[field].name,
      TRELLIS_RECORD_CLASS (g_type_class_peek (parent))->table);

  return trellis_sharing_run (database, error, sql, "t", match);
}

/* Marks all that a match has, to be called when it begins to be shared. */
gboolean
trellis_sharing_mark_match (TrellisDatabase *database, const char *match, GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);
      int field;

      if (types[i] != TRELLIS_TYPE_PERSON &&
          find_whole (klass, &field) == types[i] &&
          !mark_class (database, match, klass, error))
        return FALSE;
    }

  return TRUE;
}
