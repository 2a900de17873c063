/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-renaming.h"

#include "trellis-sharing-marks.h"
#include "trellis-sharing-statement.h"
#include "trellis-words.h"

static gboolean
replace (TrellisDatabase *database, const char *table, const char *column,
         const TrellisRenaming *self, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE \"%1$s\" SET \"%2$s\" = ?2 WHERE \"%2$s\" = ?1", table, column);

  return trellis_sharing_run (database, error, sql, "tt", self->before, self->after);
}

/* Others know by its uid what a record belongs to. A match gets another one only before anything of it is told. */
static gboolean
mark_references (TrellisDatabase *database, TrellisRecordClass *klass, const char *column,
                 const TrellisRenaming *self, GError **error)
{
  g_autoptr(GPtrArray) rows = NULL;

  if (self->type == TRELLIS_TYPE_MATCH)
    return TRUE;

  rows = trellis_row_find (database, klass, column, self->after, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const TrellisRow *row = g_ptr_array_index (rows, i);

      if (row->values[TRELLIS_RECORD_VISIBILITY].number == TRELLIS_VISIBILITY_SHARED &&
          !trellis_sharing_mark (database, row, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
replace_references (TrellisDatabase *database, const TrellisRenaming *self, GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);

      for (guint j = 0; j < klass->n_fields; j++)
        if (klass->fields[j].kind == TRELLIS_FIELD_REFERENCE &&
            klass->fields[j].get_type () == self->type &&
            (!replace (database, klass->table, klass->fields[j].name, self, error) ||
             !mark_references (database, klass, klass->fields[j].name, self, error)))
          return FALSE;
    }

  return TRUE;
}

/* What finds the parts of a match is made from its uid. */
static gboolean
index_parts (TrellisDatabase *database, TrellisRecordClass *klass, const TrellisRenaming *self,
             GError **error)
{
  g_autoptr(GPtrArray) rows = trellis_row_find (database, klass, "uid", self->after, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!trellis_words_index (database, g_ptr_array_index (rows, i), error) ||
        !trellis_words_index_parts (database, g_ptr_array_index (rows, i), error))
      return FALSE;

  return rows != NULL;
}

/* Gives a record its new uid, with all that refers to it. To be called within a transaction. */
gboolean
trellis_renaming_run (TrellisDatabase *database, const TrellisRenaming *self, GError **error)
{
  static const char *const tables[][2] = {
    { "history", "record" },          { "shared_item", "record" },
    { "shared_intent", "record" },    { "shared_change", "record" },
    { "shared_reference", "record" }, { "shared_reference", "target" },
    { "shared_clash", "record" },     { "shared_clash", "match" },
    { "shared_clash", "waits" },      { "twin", "record" },
    { "twin", "other" },
  };
  TrellisRecordClass *klass = g_type_class_peek (self->type);

  if (!replace (database, klass->table, "uid", self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!replace (database, tables[i][0], tables[i][1], self, error))
      return FALSE;

  /* After what is known of the record has its new uid: some of what refers to it is told with it. */
  return replace_references (database, self, error) &&
         index_parts (database, klass, self, error);
}
