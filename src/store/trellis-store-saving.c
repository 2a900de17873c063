/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-private.h"

#include "trellis-time.h"

/* What is not on the disk yet, and when it goes there. */

/* Milliseconds: text is on the disk at the latest one second after a pause in typing and five
 * seconds after the first unsaved keystroke. Writing itself takes a part of both. */
#define PAUSE 400
#define LONGEST_WAIT 3000
#define RETRY 5000

static void
update_state (TrellisStore *self)
{
  TrellisStoreState state = TRELLIS_STORE_STATE_SAVED;

  if (self->damage != NULL || self->failure != NULL)
    state = TRELLIS_STORE_STATE_FAILED;
  else if (trellis_store_has_unwritten (self))
    state = TRELLIS_STORE_STATE_UNSAVED;

  if (self->state == state && state != TRELLIS_STORE_STATE_FAILED)
    return;
  self->state = state;
  trellis_store_notify_state (self);
}

/* Says that something could not be written, or with NULL that writing works again. */
void
trellis_store_set_failure (TrellisStore *self, const GError *error)
{
  g_clear_error (&self->failure);
  if (error != NULL)
    self->failure = g_error_copy (error);
  update_state (self);
}

/* Says that something could not be read. Where the file is damaged the store stays failed: what is
 * written from now on may not be safe. */
void
trellis_store_report_read (TrellisStore *self, const GError *error)
{
  g_message ("Reading failed: %s", error->message);
  if (self->damage == NULL &&
      g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED))
    {
      self->damage = g_error_copy (error);
      update_state (self);
    }
}

/* Whether something is not on the disk yet, or on its way there, also what came from the other side, of which the
 * state tells nothing. Whoever makes a list or looks for a record then waits for the disk; "saved" follows. */
gboolean
trellis_store_has_unwritten (TrellisStore *self)
{
  return g_hash_table_size (self->unsaved) > 0 || !g_queue_is_empty (&self->in_flight);
}

static GHashTable *
record_set_new (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/* Says when @record was modified: now, unless that was set last of all, by who brings it from
 * elsewhere. */
static void
stamp (TrellisStore *self, TrellisRecord *record)
{
  if (g_hash_table_remove (self->dated, record))
    return;

  self->is_recording = FALSE;
  trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, trellis_time_now ());
  self->is_recording = TRUE;
  trellis_store_update_lists (self, record, TRELLIS_RECORD_MODIFIED);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TrellisRow *first = a;
  const TrellisRow *second = b;
  int order = trellis_record_type_index (G_TYPE_FROM_CLASS (first->klass)) -
              trellis_record_type_index (G_TYPE_FROM_CLASS (second->klass));

  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

/* Gives everything unsaved to the writer, as one transaction, wholes before their parts. */
static void
save_changes (TrellisStore *self)
{
  GPtrArray *rows;
  GHashTableIter iter;
  gpointer record;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (g_hash_table_size (self->unsaved) == 0)
    return;

  self->saving = g_steal_pointer (&self->unsaved);
  self->unsaved = record_set_new ();

  g_hash_table_iter_init (&iter, self->saving);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    trellis_record_collect (record);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_row_free);
  g_hash_table_iter_init (&iter, self->saving);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    {
      stamp (self, record);
      g_ptr_array_add (
        rows, trellis_row_new_for_record (record, trellis_store_get_id (self, record)));
    }
  g_ptr_array_sort_values (rows, compare_rows);

  g_queue_push_tail (&self->in_flight, g_steal_pointer (&self->saving));
  trellis_writer_save (self->writer, rows);
}

static gboolean
save_when_quiet_cb (gpointer data)
{
  TrellisStore *self = data;
  gint64 now = g_get_monotonic_time ();
  gint64 quiet_at = self->last_change + PAUSE * 1000;
  gint64 latest = self->first_change + LONGEST_WAIT * 1000;
  gint64 due = MIN (quiet_at, latest);

  self->save_source = 0;
  if (now < due)
    self->save_source =
      g_timeout_add ((guint) ((due - now) / 1000 + 1), save_when_quiet_cb, self);
  else
    save_changes (self);

  return G_SOURCE_REMOVE;
}

/* Sees to it that @record is saved soon. */
void
trellis_store_note_change (TrellisStore *self, TrellisRecord *record)
{
  gint64 now = g_get_monotonic_time ();

  if (g_hash_table_size (self->unsaved) == 0)
    self->first_change = now;
  self->last_change = now;

  if (!g_hash_table_contains (self->unsaved, record))
    g_hash_table_add (self->unsaved, g_object_ref (record));
  if (self->save_source == 0)
    self->save_source = g_timeout_add (PAUSE, save_when_quiet_cb, self);
  if (self->state == TRELLIS_STORE_STATE_SAVED)
    update_state (self);
}

/* What could not be written goes back to what is unsaved. */
static void
keep_unsaved (TrellisStore *self, GHashTable *records)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    if (!g_hash_table_contains (self->unsaved, record))
      g_hash_table_add (self->unsaved, g_object_ref (record));

  if (self->save_source == 0)
    self->save_source = g_timeout_add (RETRY, save_when_quiet_cb, self);
}

/* Takes back the records that were given to the writer first of all that it has not given back:
 * they are on the disk now, or @error says why not. */
void
trellis_store_take_back (TrellisStore *self, const GError *error)
{
  g_autoptr(GHashTable) records = g_queue_pop_head (&self->in_flight);

  if (error != NULL)
    {
      g_message ("Saving failed: %s", error->message);
      keep_unsaved (self, records);
    }

  trellis_store_set_failure (self, error);
  if (error == NULL)
    trellis_store_emit_saved (self);
}

void
trellis_store_records_saved_cb (GPtrArray *rows, const GError *error, gpointer data)
{
  trellis_store_take_back (data, error);
}

/* Writes what is not written yet and waits until it is. On failure it stays in memory, the state
 * says so, and the store goes on trying. */
gboolean
trellis_store_flush (TrellisStore *self, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  if (self->writer == NULL)
    return TRUE;

  /* Who hears that a record is about to be saved may change another one. */
  for (int round = 0; round < 3; round++)
    {
      save_changes (self);
      trellis_writer_drain (self->writer);
      if (!trellis_store_has_unwritten (self) || self->failure != NULL)
        break;
    }
  trellis_store_refresh_reading (self);

  if (!trellis_store_has_unwritten (self))
    {
      if (self->failure != NULL)
        trellis_store_set_failure (self, NULL);
      return TRUE;
    }

  if (self->failure != NULL)
    g_propagate_error (error, g_error_copy (self->failure));
  else
    g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BUSY,
                         "Something goes on changing while it is being written");
  return FALSE;
}

/* Before the file is asked: writes what is not written yet, if that is possible. */
void
trellis_store_write_first (TrellisStore *self)
{
  if (trellis_store_has_unwritten (self))
    trellis_store_flush (self, NULL);
}

/* Sets @error where it is not. */
gboolean
trellis_store_is_open (TrellisStore *self, GError **error)
{
  if (!self->is_closing && self->writer != NULL)
    return TRUE;

  g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
                       "The journal is closed");
  return FALSE;
}

/* Writes what is not written yet, has the writer call @work within a transaction, and brings
 * records and lists up to date. */
gboolean
trellis_store_call (TrellisStore *self, TrellisWriterWork work, gpointer data, GError **error)
{
  if (!trellis_store_is_open (self, error) || !trellis_store_flush (self, error) ||
      !trellis_writer_call (self->writer, work, data, error))
    return FALSE;

  trellis_store_write_first (self);
  trellis_store_reload (self);
  return TRUE;
}
