/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-import-private.h"

#include "trellis-ical-reader.h"
#include "trellis-ical-split.h"
#include "trellis-record-copy.h"
#include "trellis-records.h"
#include "trellis-sync-words.h"

static void
free_item (gpointer data)
{
  TrellisImportItem *item = data;

  g_free (item->uid);
  g_free (item->title);
  g_clear_object (&item->record);
  g_ptr_array_unref (item->edits);
  g_free (item);
}

static void
free_importing (gpointer data)
{
  TrellisImporting *importing = data;

  g_clear_pointer (&importing->known, trellis_ical_whole_free);
  g_clear_pointer (&importing->base, trellis_ical_whole_free);
  g_clear_pointer (&importing->read, trellis_ical_whole_free);
  g_free (importing);
}

void
trellis_import_free (TrellisImport *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->problems);
  g_free (self->new_match);
  g_free (self->mentor);
  g_free (self->mentee);
  g_free (self);
}

static void
remember_problems (TrellisImport *self, guint file, const TrellisIcalDocument *document)
{
  for (guint i = 0; i < document->problems->len; i++)
    {
      const TrellisImportProblem problem = {
        file, g_array_index (document->problems, TrellisIcalProblem, i)
      };

      g_array_append_val (self->problems, problem);
    }
  self->n_problems += document->n_problems;
}

static void
collect (GPtrArray *calendars, TrellisIcalDocument *document)
{
  g_autoptr(GPtrArray) found = trellis_ical_split (document->stream);

  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (calendars, found->pdata[i]);
}

/* Cards of matches come first: other items may be of those. */
static int
compare_cards (gconstpointer a, gconstpointer b)
{
  const TrellisIcalComponent *first = *(TrellisIcalComponent *const *) a;
  const TrellisIcalComponent *second = *(TrellisIcalComponent *const *) b;
  const gboolean is_first = g_strcmp0 (trellis_ical_get_uid (first), trellis_ical_get_match (first)) == 0;
  const gboolean is_second =
    g_strcmp0 (trellis_ical_get_uid (second), trellis_ical_get_match (second)) == 0;

  return is_second - is_first;
}

/* Of two items with one UID the later one counts. */
static gboolean
read_items (TrellisImporter *self, GPtrArray *calendars, GError **error)
{
  g_autoptr(GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < calendars->len; i++)
    {
      g_hash_table_replace (last, (char *) trellis_ical_get_uid (calendars->pdata[i]), calendars->pdata[i]);
      trellis_ical_find_parents (calendars->pdata[i], self->parents);
    }
  for (guint i = 0; i < calendars->len; i++)
    {
      if (g_hash_table_lookup (last, trellis_ical_get_uid (calendars->pdata[i])) != calendars->pdata[i])
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !trellis_importer_read_item (self, calendars->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static TrellisImport *
create_import (void)
{
  TrellisImport *import = g_new0 (TrellisImport, 1);

  import->items = g_ptr_array_new_with_free_func (free_item);
  import->problems = g_array_new (FALSE, FALSE, sizeof (TrellisImportProblem));
  return import;
}

/* Finds out what taking in @files (GBytes each) would do, by their UIDs: what was shared is merged with what
 * it was then, else the later of the two counts; nothing is removed, and what has no match goes to the one
 * that was chosen. Reading the same files again after it was done finds all of it the same. Blocks, in any
 * thread. NULL only when the journal cannot be read, or cancelled. */
TrellisImport *
trellis_file_import_read (const TrellisFileSource *source, GPtrArray *files,
                          const TrellisImportChoice *choice, GCancellable *cancellable, GError **error)
{
  g_autoptr(TrellisImport) import = create_import ();
  g_autoptr(GPtrArray) calendars =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_ical_component_free);
  g_autoptr(TrellisShareReader) reader = trellis_share_reader_open (source->folder, error);
  g_autoptr(GHashTable) matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) trellis_file_match_free);
  g_autoptr(GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (free_importing);
  g_autoptr(GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  TrellisImporter self = { source, choice, cancellable, reader, import, matches, parents, list, by_uid };

  if (reader == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (files->pdata[i], &length);
      g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text != NULL ? text : "", length);

      remember_problems (import, i, document);
      collect (calendars, document);
    }
  g_ptr_array_sort (calendars, compare_cards);
  if (!read_items (&self, calendars, error) || !trellis_importer_compare (&self, error))
    return NULL;
  return g_steal_pointer (&import);
}

guint
trellis_import_count (const TrellisImport *self, TrellisImportState state)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += ((TrellisImportItem *) self->items->pdata[i])->state == state;
  return n;
}

/* What does the import, as one step for trellis_store_apply_batch_async(). Transfer full. */
TrellisShareBatch *
trellis_import_make_batch (const TrellisImport *self, gint64 now)
{
  g_autofree char *separator = trellis_sync_words_separator (NULL);
  TrellisShareBatch *batch =
    trellis_share_batch_new (NULL, now, TRELLIS_ROLE_MENTEE, separator);

  for (guint i = 0; i < self->items->len; i++)
    {
      const TrellisImportItem *item = self->items->pdata[i];

      for (guint j = 0; j < item->edits->len; j++)
        {
          const TrellisShareEdit *edit = item->edits->pdata[j];

          trellis_share_batch_take_edit (batch, edit->read != NULL ? g_object_ref (edit->read) : NULL,
                                         g_object_ref (edit->merged));
        }
    }
  return batch;
}

/* What takes the import back, likewise: what was new goes to the trash, unless somebody has edited it
 * since, and so stays what they changed, without anybody being asked to look at it. Transfer full. */
TrellisShareBatch *
trellis_import_make_undo (const TrellisImport *self, gint64 now)
{
  g_autofree char *separator = trellis_sync_words_separator (NULL);
  TrellisShareBatch *batch =
    trellis_share_batch_new (NULL, now, TRELLIS_ROLE_MENTEE, separator);

  batch->is_undo = TRUE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const TrellisImportItem *item = self->items->pdata[i];

      for (guint j = 0; j < item->edits->len; j++)
        {
          const TrellisShareEdit *edit = item->edits->pdata[j];
          TrellisRecord *before = trellis_record_copy (edit->read != NULL ? edit->read : edit->merged);

          if (edit->read == NULL)
            trellis_record_set_number (before, TRELLIS_RECORD_DELETED, now);
          trellis_share_batch_take_edit (batch, g_object_ref (edit->merged), before);
        }
    }
  return batch;
}
