/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-import-private.h"

#include "trellis-records.h"

/* In which order what an import changes is done, and where it may be parted. */

/* The edits of records of one class. */
typedef struct
{
  TrellisImport *import;
  GPtrArray *edits;
  GHashTable *by_uid; /* index in @edits by uid, unowned */
  int field;          /* which refers to others of the class, or -1 */
  gboolean *is_begun;
} Order;

static int
find_own_field (GType type)
{
  TrellisRecordClass *klass = g_type_class_peek (type);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == TRELLIS_FIELD_REFERENCE && klass->fields[i].get_type () == type)
      return (int) i;
  return -1;
}

/* The one that @index refers to, if it comes with the import too; else -1. */
static int
find_target (Order *self, guint index)
{
  const TrellisShareEdit *edit = self->edits->pdata[index];
  const char *uid = self->field >= 0 ? trellis_record_get_string (edit->merged, (guint) self->field) : NULL;
  gpointer target;

  return uid != NULL && g_hash_table_lookup_extended (self->by_uid, uid, NULL, &target) ? GPOINTER_TO_INT (target) : -1;
}

static void
end_step (TrellisImport *import)
{
  if (import->edits->len > 0)
    g_array_append_val (import->steps, import->edits->len);
}

/* The edit at @first, after all that it refers to and that they do. Those that refer to each other stay together. */
static void
place (Order *self, guint first, gboolean may_part)
{
  g_autoptr(GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint));
  int index = (int) first;

  while (index >= 0 && !self->is_begun[index])
    {
      const guint next = (guint) index;

      self->is_begun[index] = TRUE;
      g_array_append_val (chain, next);
      index = find_target (self, next);
    }
  for (guint i = 0; i < chain->len && may_part; i++)
    may_part = index < 0 || g_array_index (chain, guint, i) != (guint) index;
  for (guint i = chain->len; i > 0; i--)
    {
      g_ptr_array_add (self->import->edits, self->edits->pdata[g_array_index (chain, guint, i - 1)]);
      if (may_part)
        end_step (self->import);
    }
}

static void
order_class (TrellisImport *import, GType type, GPtrArray *edits, gboolean may_part)
{
  g_autoptr(GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *is_begun = g_new0 (gboolean, edits->len);
  Order self = { import, edits, by_uid, find_own_field (type), is_begun };

  for (guint i = 0; i < edits->len && self.field >= 0; i++)
    g_hash_table_insert (by_uid, (char *) trellis_record_get_uid (((TrellisShareEdit *) edits->pdata[i])->merged),
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < edits->len; i++)
    if (!is_begun[i])
      {
        place (&self, i, may_part);
        if (may_part && (import->steps->len == 0 ||
                         g_array_index (import->steps, guint, import->steps->len - 1) != import->edits->len))
          end_step (import);
      }
}

/* Finds the order of the edits of all items. A class is before those that refer to it; matches come in together with
 * their people, of whom a second import would not know that they are here already. */
void
trellis_importer_order (TrellisImport *import)
{
  const GType *types = trellis_record_types ();
  GPtrArray *by_type[TRELLIS_N_RECORD_TYPES];

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    by_type[i] = g_ptr_array_new ();
  for (guint i = 0; i < import->items->len; i++)
    {
      const TrellisImportItem *item = import->items->pdata[i];

      for (guint j = 0; j < item->edits->len; j++)
        {
          const TrellisShareEdit *edit = item->edits->pdata[j];

          g_ptr_array_add (by_type[trellis_record_type_index (G_OBJECT_TYPE (edit->merged))], (gpointer) edit);
        }
    }
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      order_class (import, types[i], by_type[i], types[i] != TRELLIS_TYPE_PERSON && types[i] != TRELLIS_TYPE_MATCH);
      if (types[i] == TRELLIS_TYPE_MATCH)
        end_step (import);
      g_ptr_array_unref (by_type[i]);
    }
}
