/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-share-batch-private.h"

#include "trellis-renaming.h"
#include "trellis-sharing-rows.h"
#include "trellis-sharing-statement.h"

static void
edit_free (TrellisShareEdit *self)
{
  g_clear_object (&self->read);
  g_object_unref (self->merged);
  g_free (self);
}

/* @separator: see trellis_text_merge(). */
TrellisShareBatch *
trellis_share_batch_new (const char *match, gint64 now, TrellisRole my_role, const char *separator)
{
  TrellisShareBatch *self = g_new0 (TrellisShareBatch, 1);

  self->match = g_strdup (match);
  self->now = now;
  self->my_role = my_role;
  self->separator = g_strdup (separator);
  self->conversions = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_renaming_free);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
  self->renamings = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_renaming_free);
  self->references =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_shared_reference_free);
  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_share_move_free);
  self->forgotten = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_shared_item_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_shared_item_free);
  self->ended = g_ptr_array_new_with_free_func (g_free);
  self->intents = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_shared_intent_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_shared_change_free);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_shared_change_free);
  self->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_shared_clash_free);
  return self;
}

void
trellis_share_batch_free (TrellisShareBatch *self)
{
  g_free (self->match);
  g_free (self->separator);
  g_ptr_array_unref (self->conversions);
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->renamings);
  g_ptr_array_unref (self->references);
  g_ptr_array_unref (self->moves);
  g_clear_pointer (&self->sharing, trellis_sharing_free);
  g_clear_pointer (&self->place, trellis_sharing_free);
  g_ptr_array_unref (self->forgotten);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->ended);
  g_ptr_array_unref (self->intents);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->clashes);
  g_free (self->replica);
  g_free (self);
}

/* Whether it would change nothing. */
gboolean
trellis_share_batch_is_empty (const TrellisShareBatch *self)
{
  return self->conversions->len + self->edits->len + self->renamings->len + self->references->len +
             self->moves->len + self->forgotten->len + self->items->len + self->ended->len +
             self->intents->len + self->changes->len + self->marks->len + self->clashes->len == 0 &&
         self->sharing == NULL && self->writes == 0 && self->replica == NULL;
}

/* @read may be NULL; see TrellisShareEdit. */
void
trellis_share_batch_take_edit (TrellisShareBatch *self, TrellisRecord *read, TrellisRecord *merged)
{
  TrellisShareEdit *edit = g_new0 (TrellisShareEdit, 1);

  edit->read = read;
  edit->merged = merged;
  g_ptr_array_add (self->edits, edit);
}

typedef gboolean (*WriteFunc) (TrellisDatabase *database, const char *match, gconstpointer data,
                               GError **error);

static gboolean
write_all (TrellisDatabase *database, const char *match, GPtrArray *all, WriteFunc write,
           GError **error)
{
  for (guint i = 0; i < all->len; i++)
    if (!write (database, match, g_ptr_array_index (all, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
write_reference (TrellisDatabase *database, const char *match, gconstpointer data, GError **error)
{
  return trellis_shared_references_save (database, data, error);
}

static gboolean
write_clash (TrellisDatabase *database, const char *match, gconstpointer data, GError **error)
{
  return trellis_shared_clashes_add (database, data, error);
}

static gboolean
run_renaming (TrellisDatabase *database, const char *match, gconstpointer data, GError **error)
{
  return trellis_renaming_run (database, data, error);
}

static gboolean
run_move (TrellisDatabase *database, const char *match, gconstpointer data, GError **error)
{
  return trellis_share_move_run (database, data, error);
}

static gboolean
write_replica (const TrellisShareBatch *self, TrellisDatabase *database, GError **error)
{
  if (self->replica != NULL &&
      !trellis_sharing_run (database, error, "UPDATE replica SET name = ?, writes = 0", "t",
                            self->replica))
    return FALSE;
  return self->writes == 0 ||
         trellis_sharing_run (database, error, "UPDATE replica SET writes = max(writes, ?)", "n",
                              self->writes);
}

/* A match may have stopped being shared while the step was on its way to the file; and may be shared again, elsewhere
 * or from the beginning. */
static gboolean
is_shared (const TrellisShareBatch *self, TrellisDatabase *database, gboolean *shared,
           GError **error)
{
  g_autoptr(TrellisSharing) now = NULL;

  if (!trellis_sharing_rows_find (database, self->match, &now, error))
    return FALSE;
  *shared = now != NULL && (self->place == NULL || (trellis_sharing_is_same_place (now, self->place) &&
                                                    now->listed == self->place->listed));
  return TRUE;
}

/* What is known of the other side. */
static gboolean
write_sharing (const TrellisShareBatch *self, TrellisDatabase *database, GError **error)
{
  const char *match = self->match;

  return write_all (database, match, self->moves, run_move, error) &&
         (self->sharing == NULL || trellis_sharing_rows_save (database, self->sharing, error)) &&
         write_all (database, match, self->forgotten, (WriteFunc) trellis_shared_items_remove,
                    error) &&
         write_all (database, match, self->items, (WriteFunc) trellis_shared_items_save, error) &&
         write_all (database, match, self->ended, (WriteFunc) trellis_shared_intents_remove,
                    error) &&
         write_all (database, match, self->intents, (WriteFunc) trellis_shared_intents_save,
                    error) &&
         write_all (database, match, self->changes, (WriteFunc) trellis_shared_changes_clear,
                    error) &&
         write_all (database, match, self->marks, (WriteFunc) trellis_shared_changes_add, error);
}

/* Writes all but the edits, which the store has made rows of. @shared becomes whether the match still
 * is: if not, nothing is known of another side any more. To be called within a transaction. */
gboolean
trellis_share_batch_write (const TrellisShareBatch *self, TrellisDatabase *database,
                           gboolean *shared, GError **error)
{
  /* Nothing but edits: there is no other side. */
  if (self->match == NULL)
    {
      *shared = TRUE;
      return TRUE;
    }

  return write_all (database, self->match, self->references, write_reference, error) &&
         write_all (database, self->match, self->clashes, write_clash, error) &&
         write_replica (self, database, error) && is_shared (self, database, shared, error) &&
         (!*shared || write_sharing (self, database, error)) &&
         write_all (database, self->match, self->renamings, run_renaming, error);
}
