/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-private.h"

static void
append_texts (TrellisRecord *record, GString *all)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    {
      g_autofree char *list = NULL;
      const char *text = NULL;

      if (klass->fields[i].kind == TRELLIS_FIELD_STRING ||
          klass->fields[i].kind == TRELLIS_FIELD_TEXT)
        text = trellis_record_get_string (record, i);
      else if (klass->fields[i].kind == TRELLIS_FIELD_LIST &&
               trellis_record_get_list (record, i) != NULL)
        text = list = g_strjoinv (", ", (char **) trellis_record_get_list (record, i));

      if (text != NULL && *text != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? "\n\n" : "", text);
    }
}

static void
append_records (GHashTable *records, GHashTable *done, GString *all)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    if (g_hash_table_add (done, record))
      append_texts (record, all);
}

/* All texts of the records that are not on the disk yet, to be kept elsewhere by a person when they
 * cannot be written; transfer full. */
char *
trellis_store_dup_unsaved_text (TrellisStore *self)
{
  GString *all = g_string_new (NULL);
  g_autoptr(GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) holders = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), g_string_free_and_steal (all));

  /* Who hears it hands over what is being typed, which may add to what is unsaved. */
  holders = g_hash_table_get_keys_as_ptr_array (self->unsaved);
  for (guint i = 0; i < holders->len; i++)
    trellis_record_collect (g_ptr_array_index (holders, i));

  append_records (self->unsaved, done, all);
  for (GList *set = self->in_flight.head; set != NULL; set = set->next)
    append_records (set->data, done, all);

  return g_string_free_and_steal (all);
}
