/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-share-move.h"

#include "trellis-parts.h"
#include "trellis-sharing-statement.h"

/* What sharing knows of a record goes with it to another match. */

TrellisShareMove *
trellis_share_move_new (GType type, const char *record, const char *from, const char *to)
{
  TrellisShareMove *self = g_new0 (TrellisShareMove, 1);

  self->type = type;
  self->record = g_strdup (record);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  return self;
}

void
trellis_share_move_free (TrellisShareMove *self)
{
  g_free (self->record);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gboolean
run (TrellisDatabase *database, const TrellisShareMove *self, const char *sql, GError **error)
{
  return trellis_sharing_run (database, error, sql, "ttt", self->record, self->from, self->to);
}

/* What was last in step there was also what arrived here, before anybody changed it on the way: it is looked
 * at once more, wherever it is. */
static gboolean
move_item (TrellisDatabase *database, const TrellisShareMove *self, GError **error)
{
  return run (database, self,
              "DELETE FROM shared_item WHERE record = ?1 AND \"match\" = ?3", error) &&
         run (database, self,
              "UPDATE shared_item SET \"match\" = ?3, href = NULL, etag = NULL, state = 'steady', tries = 0"
              " WHERE record = ?1 AND \"match\" = ?2"
              " AND EXISTS (SELECT 1 FROM sharing WHERE \"match\" = ?3)",
              error) &&
         run (database, self,
              "DELETE FROM shared_item WHERE record = ?1 AND \"match\" = ?2", error) &&
         run (database, self,
              "DELETE FROM shared_intent WHERE record = ?1 AND \"match\" = ?2", error) &&
         run (database, self,
              "DELETE FROM shared_change WHERE record = ?1 AND \"match\" = ?2", error) &&
         run (database, self, "UPDATE sharing SET token = NULL WHERE \"match\" = ?3", error);
}

/* It says there of which match it is. */
static gboolean
mark (TrellisDatabase *database, const TrellisShareMove *self, GError **error)
{
  return trellis_sharing_run (
    database, error,
    "INSERT OR REPLACE INTO shared_change (\"match\", \"table\", record)"
    " SELECT \"match\", ?2, ?1 FROM sharing WHERE \"match\" = ?3",
    "ttt", self->record, ((TrellisRecordClass *) g_type_class_peek (self->type))->table, self->to);
}

static gboolean
is_own_item (TrellisRecordClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  return type == TRELLIS_TYPE_TASK || type == TRELLIS_TYPE_CHECK_IN;
}

/* What is part of the record leaves the one place and comes to the other, where it is an item of its own. What
 * there is to look at goes along. */
static gboolean
move_parts (TrellisDatabase *database, const TrellisShareMove *self, TrellisRecordClass *klass,
            const char *field, GError **error)
{
  g_autofree char *clashes = g_strdup_printf (
    "UPDATE shared_clash SET \"match\" = ?3 WHERE \"match\" = ?2 AND record IN"
    " (SELECT uid FROM \"%s\" WHERE \"%s\" = ?1)",
    klass->table, field);
  g_autofree char *marks = g_strdup_printf (
    "INSERT OR REPLACE INTO shared_change (\"match\", \"table\", record)"
    " SELECT s.\"match\", '%1$s', part.uid FROM \"%1$s\" AS part JOIN sharing AS s"
    " ON s.\"match\" IN (?2, ?3) WHERE part.\"%2$s\" = ?1 AND part.visibility = 'shared'",
    klass->table, field);

  return run (database, self, clashes, error) &&
         (!is_own_item (klass) || run (database, self, marks, error));
}

static gboolean
move_all_parts (TrellisDatabase *database, const TrellisShareMove *self, GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);
      const int field = trellis_parts_find_field (klass, self->type);

      if (field >= 0 && !move_parts (database, self, klass, klass->fields[field].name, error))
        return FALSE;
    }

  return TRUE;
}

/* To be called within a transaction in which the record itself becomes part of the other match. All of that is
 * listed anew. */
gboolean
trellis_share_move_run (TrellisDatabase *database, const TrellisShareMove *self, GError **error)
{
  return move_item (database, self, error) &&
         run (database, self,
              "UPDATE shared_clash SET \"match\" = ?3 WHERE \"match\" = ?2 AND ?1 IN (record, waits)", error) &&
         move_all_parts (database, self, error) && mark (database, self, error);
}
