/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-import-private.h"

#include "trellis-ical-message.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-series.h"
#include "trellis-ical-split.h"
#include "trellis-record-copy.h"
#include "trellis-records.h"
#include "trellis-sync-words.h"

/* Of a meeting that comes again, so many are taken: those of a quarter of a year, one a week. */
#define DAY (24 * 60 * 60)
#define SERIES_DAYS 91
#define MOST_OCCURRENCES 13

/* Those that are told of one by one, whenever they are. */
#define MOST_EXCEPTIONS 1000
#define FIRST_TIME (-G_GINT64_CONSTANT (62135596800))
#define LAST_TIME G_GINT64_CONSTANT (253402300799)

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

static void
clear_import (gpointer data)
{
  TrellisImport *self = data;

  g_ptr_array_unref (self->edits);
  g_array_unref (self->steps);
  g_ptr_array_unref (self->items);
  g_array_unref (self->problems);
  g_array_unref (self->faults);
  g_hash_table_unref (self->people);
  g_free (self->new_match);
  g_free (self->mentor);
  g_free (self->mentee);
}

TrellisImport *
trellis_import_ref (TrellisImport *self)
{
  return g_rc_box_acquire (self);
}

void
trellis_import_unref (TrellisImport *self)
{
  g_rc_box_release_full (self, clear_import);
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

/* Moves all of @from to the end of @to. */
static void
take_all (GPtrArray *to, GPtrArray *from)
{
  g_ptr_array_set_free_func (from, NULL);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, from->pdata[i]);
}

/* Meetings here take place once: of one of others that comes again, those of the time to come are meetings of
 * their own, and one of many that comes alone, as an invitation to it does, is too. What is known here stays
 * as it is. @occurrences, transfer full, becomes NULL where there are none. */
static gboolean
spread (TrellisImporter *self, const TrellisIcalComponent *calendar, GPtrArray **occurrences, GError **error)
{
  const TrellisIcalContext context = { .zone = self->source->zone };
  const gint64 now = self->source->now;
  GType type;

  *occurrences = NULL;
  if (!trellis_ical_is_repeating (calendar))
    return TRUE;
  if (!trellis_share_reader_find_type (self->reader, trellis_ical_get_uid (calendar), &type, error))
    return FALSE;
  if (type == G_TYPE_INVALID)
    *occurrences =
      trellis_ical_has_rule (calendar)
        ? trellis_ical_series_spread (calendar, now, now + SERIES_DAYS * DAY, MOST_OCCURRENCES, &context)
        : trellis_ical_series_spread (calendar, FIRST_TIME, LAST_TIME, MOST_EXCEPTIONS, &context);
  if (*occurrences != NULL && (*occurrences)->len == 0)
    g_clear_pointer (occurrences, g_ptr_array_unref);
  return TRUE;
}

/* @items gets all of @calendars, which go on owning them, and in place of a series its occurrences. */
static gboolean
spread_all (TrellisImporter *self, GPtrArray *calendars, GPtrArray *items, GError **error)
{
  const guint n = calendars->len;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GPtrArray) occurrences = NULL;

      if (!spread (self, calendars->pdata[i], &occurrences, error))
        return FALSE;
      if (occurrences == NULL)
        {
          g_ptr_array_add (items, calendars->pdata[i]);
          continue;
        }
      for (guint k = 0; k < occurrences->len; k++)
        g_ptr_array_add (items, occurrences->pdata[k]);
      take_all (calendars, occurrences);
    }
  return TRUE;
}

static void
add_fault (TrellisImport *self, guint file, TrellisImportFaultKind kind)
{
  const TrellisImportFault fault = { file, kind };

  g_array_append_val (self->faults, fault);
}

/* Adds the items of a file. */
static void
collect (TrellisImporter *self, guint file, GBytes *bytes, GPtrArray *calendars)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text != NULL ? text : "", length);
  g_autoptr(GPtrArray) found = trellis_ical_split (document->stream);

  /* What no calendar would be said of it is said at once, not line by line. */
  if (found->len == 0 && trellis_ical_component_find_part (document->stream, "VCALENDAR") == NULL)
    {
      add_fault (self->import, file, TRELLIS_IMPORT_FAULT_NO_CALENDAR);
      return;
    }
  remember_problems (self->import, file, document);
  take_all (calendars, found);
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

/* Whether @calendar, which comes after @other with the same UID, counts: the one that is newer does (RFC 5546
 * §2.1.5), and one that says what a meeting is before an answer to it. */
static gboolean
counts_before (const TrellisIcalComponent *calendar, const TrellisIcalComponent *other)
{
  const gboolean is_answer = trellis_ical_message_read (calendar) == TRELLIS_ICAL_MESSAGE_REPLY;

  if (is_answer != (trellis_ical_message_read (other) == TRELLIS_ICAL_MESSAGE_REPLY))
    return !is_answer;
  return trellis_ical_compare_age (calendar, other) >= 0;
}

static gboolean
read_items (TrellisImporter *self, GPtrArray *calendars, GError **error)
{
  g_autoptr(GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < calendars->len; i++)
    {
      const char *uid = trellis_ical_get_uid (calendars->pdata[i]);
      const TrellisIcalComponent *other = g_hash_table_lookup (newest, uid);

      if (other == NULL || counts_before (calendars->pdata[i], other))
        g_hash_table_replace (newest, (char *) uid, calendars->pdata[i]);
      if (trellis_ical_component_find_part (calendars->pdata[i], "VTODO") != NULL)
        g_hash_table_add (self->todos, (char *) uid);
      trellis_ical_find_parents (calendars->pdata[i], self->parents);
      trellis_ical_message_find_people (calendars->pdata[i], self->import->people);
    }
  for (guint i = 0; i < calendars->len; i++)
    {
      if (g_hash_table_lookup (newest, trellis_ical_get_uid (calendars->pdata[i])) != calendars->pdata[i])
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
  TrellisImport *import = g_rc_box_new0 (TrellisImport);

  import->items = g_ptr_array_new_with_free_func (free_item);
  import->edits = g_ptr_array_new ();
  import->steps = g_array_new (FALSE, FALSE, sizeof (guint));
  import->problems = g_array_new (FALSE, FALSE, sizeof (TrellisImportProblem));
  import->faults = g_array_new (FALSE, FALSE, sizeof (TrellisImportFault));
  import->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return import;
}

/* Finds out what taking in @files (GBytes each, NULL for one that cannot be opened) would do, by their UIDs: what was
 * shared is merged with what it was then, else the later of the two counts; nothing is removed, and what has no match
 * goes to the one that was chosen. Reading the same files again after it was done finds all of it the same. Blocks, in
 * any thread. NULL only when the journal cannot be read, or cancelled. */
TrellisImport *
trellis_file_import_read (const TrellisFileSource *source, GPtrArray *files,
                          const TrellisImportChoice *choice, GCancellable *cancellable, GError **error)
{
  g_autoptr(TrellisImport) import = create_import ();
  g_autoptr(GPtrArray) calendars =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_ical_component_free);
  g_autoptr(GPtrArray) items = g_ptr_array_new ();
  g_autoptr(TrellisShareReader) reader = trellis_share_reader_open (source->folder, error);
  g_autoptr(GHashTable) matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) trellis_file_match_free);
  g_autoptr(GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) todos = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) no_goals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (free_importing);
  g_autoptr(GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  TrellisImporter self = { source, choice, cancellable, reader, import, matches, parents, todos, no_goals, list, by_uid };

  if (reader == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    if (files->pdata[i] == NULL)
      add_fault (import, i, TRELLIS_IMPORT_FAULT_UNREAD);
    else
      collect (&self, i, files->pdata[i], calendars);
  if (!spread_all (&self, calendars, items, error))
    return NULL;
  g_ptr_array_sort (items, compare_cards);
  if (!read_items (&self, items, error) || !trellis_importer_compare (&self, error))
    return NULL;
  trellis_importer_order (import);
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

static gboolean
is_among (GHashTable *people, const char *known)
{
  g_autofree char *folded = known != NULL ? g_utf8_casefold (known, -1) : NULL;
  GHashTableIter iter;
  gpointer person;

  if (folded == NULL || *folded == '\0')
    return FALSE;
  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    if (g_str_has_prefix (person, folded) && strchr (" ", ((char *) person)[strlen (folded)]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether @person invites or is invited in the files: by the address or the name, of which only the first may be known
 * here. */
gboolean
trellis_import_is_about (const TrellisImport *self, TrellisPerson *person)
{
  return is_among (self->people, trellis_person_get_email (person)) ||
         is_among (self->people, trellis_person_get_name (person));
}

/* Up to where the edits are done together from @from on: at most @most, unless those that cannot do without each other
 * are more. */
guint
trellis_import_find_step (const TrellisImport *self, guint from, guint most)
{
  guint low = 0, high = self->steps->len;

  /* The first step that is too far. */
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->steps, guint, middle) > from + most)
        high = middle;
      else
        low = middle + 1;
    }
  if (low > 0 && g_array_index (self->steps, guint, low - 1) > from)
    return g_array_index (self->steps, guint, low - 1);
  return low < self->steps->len ? g_array_index (self->steps, guint, low) : self->edits->len;
}

static TrellisShareBatch *
create_batch (gint64 now)
{
  g_autofree char *separator = trellis_sync_words_separator (NULL);

  return trellis_share_batch_new (NULL, now, TRELLIS_ROLE_MENTEE, separator);
}

/* What does the edits from @from up to @to, for trellis_store_apply_batch_async(). Transfer full. */
TrellisShareBatch *
trellis_import_make_batch (const TrellisImport *self, guint from, guint to, gint64 now)
{
  TrellisShareBatch *batch = create_batch (now);

  for (guint i = from; i < to; i++)
    {
      const TrellisShareEdit *edit = self->edits->pdata[i];

      trellis_share_batch_take_edit (batch, edit->read != NULL ? g_object_ref (edit->read) : NULL,
                                     g_object_ref (edit->merged));
    }
  return batch;
}

/* What takes these back, likewise, the last one first: what was new goes to the trash, unless somebody has edited it
 * since, and so stays what they changed, without anybody being asked to look at it. Transfer full. */
TrellisShareBatch *
trellis_import_make_undo (const TrellisImport *self, guint from, guint to, gint64 now)
{
  TrellisShareBatch *batch = create_batch (now);

  batch->is_undo = TRUE;
  for (guint i = to; i > from; i--)
    {
      const TrellisShareEdit *edit = self->edits->pdata[i - 1];
      TrellisRecord *before = trellis_record_copy (edit->read != NULL ? edit->read : edit->merged);

      if (edit->read == NULL)
        trellis_record_set_number (before, TRELLIS_RECORD_DELETED, now);
      trellis_share_batch_take_edit (batch, g_object_ref (edit->merged), before);
    }
  return batch;
}
