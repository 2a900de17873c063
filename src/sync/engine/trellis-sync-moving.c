/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-taking-private.h"

#include <string.h>

#include "trellis-record-copy.h"

/* What somebody moved, in another program, from where one match is shared to where another one of ours is: the
 * record follows, with what is part of it. The two places are looked at one after the other. Where the item
 * arrived is seen first: then it is only noted, since it may be a copy, until it is gone from where it was. Or
 * that it is gone is seen first: then it is in the trash until it is seen to have arrived. */

static int
find_parent_field (TrellisRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0)
      return (int) i;

  return -1;
}

static gboolean
is_of_match (TrellisRecord *record, int field)
{
  return field >= 0 &&
         TRELLIS_RECORD_GET_CLASS (record)->fields[field].get_type () == TRELLIS_TYPE_MATCH;
}

/* The record as the step leaves it, or NULL; transfer full. */
static gboolean
read_record (TrellisSyncRun *run, TrellisShareBatch *batch, GType type, const char *uid,
             TrellisRecord **record, GError **error)
{
  TrellisRecord *edited = trellis_sync_find_edited (batch, type, uid);

  *record = edited != NULL ? g_object_ref (edited) : NULL;
  return edited != NULL || trellis_share_reader_get (run->reader, type, uid, record, error);
}

/* The match that @record is part of as the step leaves it; NULL where there is none, as of a person. Transfer
 * full. */
gboolean
trellis_sync_find_match (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *record,
                         char **match, GError **error)
{
  g_autoptr(TrellisRecord) current = g_object_ref (record);

  *match = NULL;
  while (current != NULL && !TRELLIS_IS_MATCH (current))
    {
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (current);
      const int field = find_parent_field (klass);
      g_autofree char *uid =
        field >= 0 ? g_strdup (trellis_record_get_string (current, (guint) field)) : NULL;

      if (uid == NULL)
        return TRUE;
      if (is_of_match (current, field))
        {
          *match = g_steal_pointer (&uid);
          return TRUE;
        }
      g_clear_object (&current);
      if (!read_record (run, batch, klass->fields[field].get_type (), uid, &current, error))
        return FALSE;
    }

  if (current != NULL)
    *match = g_strdup (trellis_record_get_uid (current));
  return TRUE;
}

/* Whether both are of one match, or one of them of none. */
gboolean
trellis_sync_is_same_match (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *one,
                            TrellisRecord *other, gboolean *is_same, GError **error)
{
  g_autofree char *match = NULL;
  g_autofree char *other_match = NULL;

  if (!trellis_sync_find_match (run, batch, one, &match, error) ||
      !trellis_sync_find_match (run, batch, other, &other_match, error))
    return FALSE;
  *is_same = match == NULL || other_match == NULL || g_str_equal (match, other_match);
  return TRUE;
}

static gsize
get_length (const char *address)
{
  gsize length = strlen (address);

  while (length > 0 && address[length - 1] == '/')
    length--;
  return length;
}

/* Whether the match @other is shared, and elsewhere than that of the run: two may be in one calendar. */
static gboolean
is_elsewhere (TrellisSyncRun *run, const char *other, gboolean *elsewhere, GError **error)
{
  g_autoptr(TrellisSharing) sharing = NULL;
  gsize length;

  *elsewhere = FALSE;
  if (!trellis_share_reader_get_sharing (run->reader, other, &sharing, error))
    return FALSE;
  if (sharing == NULL)
    return TRUE;
  length = get_length (sharing->address);
  *elsewhere = sharing->kind != run->sharing->kind || length != get_length (run->sharing->address) ||
               strncmp (sharing->address, run->sharing->address, length) != 0;
  return TRUE;
}

/* The record as this step edits it; NULL on failure. Transfer none. */
static TrellisRecord *
ensure_edited (TrellisShareBatch *batch, TrellisRecord *raw)
{
  TrellisRecord *edited =
    trellis_sync_find_edited (batch, G_OBJECT_TYPE (raw), trellis_record_get_uid (raw));
  g_autoptr(TrellisRecord) copy = NULL;

  if (edited != NULL)
    return edited;
  copy = trellis_record_copy (raw);
  trellis_sync_add_edit (batch, raw, copy);
  return copy;
}

/* A reference that would lead from one match to another is only remembered, so that it is whole again when the
 * other one comes along. */
static void
unlink_field (TrellisShareBatch *batch, TrellisRecord *edited, guint field, gboolean is_told)
{
  const char *name = TRELLIS_RECORD_GET_CLASS (edited)->fields[field].name;

  if (is_told)
    g_ptr_array_add (batch->references,
                     trellis_shared_reference_new (G_OBJECT_TYPE (edited), trellis_record_get_uid (edited),
                                                   name, trellis_record_get_string (edited, field)));
  trellis_record_set_string (edited, field, NULL);
}

static gboolean
settle_field (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *edited, guint field, GError **error)
{
  const TrellisField *described = &TRELLIS_RECORD_GET_CLASS (edited)->fields[field];
  const char *uid = trellis_record_get_uid (edited);
  g_autofree char *known =
    trellis_share_reader_find_reference (run->reader, uid, described->name, error);
  const char *target = trellis_record_get_string (edited, field);
  g_autoptr(TrellisRecord) found = NULL;
  gboolean is_same = FALSE;

  if (known == NULL)
    return FALSE;
  if (target == NULL && *known == '\0')
    return TRUE;
  if (!read_record (run, batch, described->get_type (), target != NULL ? target : known, &found, error))
    return FALSE;
  if (found == NULL)
    return TRUE;
  if (!trellis_sync_is_same_match (run, batch, edited, found, &is_same, error))
    return FALSE;

  if (target != NULL && !is_same)
    unlink_field (batch, edited, field,
                  trellis_record_get_visibility (found) == TRELLIS_VISIBILITY_SHARED);
  else if (target == NULL && is_same)
    {
      trellis_record_set_string (edited, field, known);
      g_ptr_array_add (batch->references,
                       trellis_shared_reference_new (G_OBJECT_TYPE (edited), uid, described->name, NULL));
    }
  return TRUE;
}

static gboolean
settle_fields (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *edited, GError **error)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (edited);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == TRELLIS_FIELD_REFERENCE &&
        (klass->fields[i].flags & TRELLIS_FIELD_PARENT) == 0 &&
        !settle_field (run, batch, edited, i, error))
      return FALSE;

  return TRUE;
}

static gboolean settle_all_referrers (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *edited,
                                      const char *to, GError **error);

/* Nobody can move what is private elsewhere: it goes with what it is about. */
static gboolean
follow (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *raw, guint parent, const char *to, GError **error)
{
  TrellisRecord *edited = ensure_edited (batch, raw);

  trellis_record_set_string (edited, parent, to);
  return settle_fields (run, batch, edited, error) && settle_all_referrers (run, batch, edited, to, error);
}

/* What refers to the record stays where it is, and does not name it any more, unless it is private; what is
 * attached to it goes with it. */
static gboolean
settle_referrers (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *edited, const char *to,
                  TrellisRecordClass *klass, guint field, GError **error)
{
  const int parent = find_parent_field (klass);
  g_autoptr(GPtrArray) referrers = NULL;

  if ((int) field == parent)
    return TRUE;
  referrers = trellis_share_reader_list_referrers (run->reader, G_TYPE_FROM_CLASS (klass),
                                                   klass->fields[field].name,
                                                   trellis_record_get_uid (edited), error);
  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      TrellisRecord *raw = g_ptr_array_index (referrers, i);
      TrellisRecord *current;
      gboolean is_same;

      if ((klass->fields[field].flags & TRELLIS_FIELD_PARENT) != 0)
        {
          if (is_of_match (raw, parent))
            trellis_record_set_string (ensure_edited (batch, raw), (guint) parent, to);
          continue;
        }
      current = trellis_sync_find_edited (batch, G_OBJECT_TYPE (raw), trellis_record_get_uid (raw));
      if (!trellis_sync_is_same_match (run, batch, current != NULL ? current : raw, edited, &is_same, error))
        return FALSE;
      if (is_same)
        continue;
      if (trellis_record_get_visibility (raw) != TRELLIS_VISIBILITY_PRIVATE || !is_of_match (raw, parent))
        unlink_field (batch, ensure_edited (batch, raw), field, TRUE);
      else if (!follow (run, batch, raw, (guint) parent, to, error))
        return FALSE;
    }
  return referrers != NULL;
}

static gboolean
settle_all_referrers (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *edited, const char *to,
                      GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);

      for (guint j = 0; j < klass->n_fields; j++)
        if (klass->fields[j].kind == TRELLIS_FIELD_REFERENCE &&
            klass->fields[j].get_type () == G_OBJECT_TYPE (edited) &&
            !settle_referrers (run, batch, edited, to, klass, j, error))
          return FALSE;
    }

  return TRUE;
}

/* Makes the record of @local, which is not part of another record, or else of one that moves too, part of the
 * match @to, and takes it out of the trash. */
static gboolean
move (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisSyncLocal *local, const char *from,
      const char *to, GError **error)
{
  const gint64 deleted = trellis_record_get_deleted (local->raw);
  TrellisRecord *edited = ensure_edited (batch, local->raw);
  const int parent = find_parent_field (TRELLIS_RECORD_GET_CLASS (edited));

  if (is_of_match (edited, parent))
    trellis_record_set_string (edited, (guint) parent, to);
  trellis_record_set_number (edited, TRELLIS_RECORD_DELETED, 0);
  for (guint i = 0; i < local->raw_parts->len && deleted != 0; i++)
    {
      TrellisRecord *part = g_ptr_array_index (local->raw_parts, i);

      if (trellis_record_get_deleted (part) == deleted)
        trellis_record_set_number (ensure_edited (batch, part), TRELLIS_RECORD_DELETED, 0);
    }

  g_ptr_array_add (batch->moves, trellis_share_move_new (G_OBJECT_TYPE (edited),
                                                         trellis_record_get_uid (edited), from, to));
  return settle_fields (run, batch, edited, error) &&
         settle_all_referrers (run, batch, edited, to, error) &&
         trellis_sync_name_arrival (run, batch, edited, error);
}

static gboolean
has_other_place (TrellisSyncRun *run, gboolean *has_other, GError **error)
{
  g_autoptr(GPtrArray) sharings = trellis_share_reader_list_sharings (run->reader, error);

  *has_other = FALSE;
  for (guint i = 0; sharings != NULL && i < sharings->len && !*has_other; i++)
    if (!is_elsewhere (run, ((TrellisSharing *) g_ptr_array_index (sharings, i))->match, has_other, error))
      return FALSE;

  return sharings != NULL;
}

/* What is gone, and was changed here, is not put there again before the other places were looked at, if there are
 * any: it may have been moved. @is_kept becomes whether that is so. */
gboolean
trellis_sync_keep_left (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisSharedItem *item,
                        const TrellisSyncLocal *local, gboolean *is_kept, GError **error)
{
  g_autoptr(TrellisSharedItem) kept = NULL;

  *is_kept = FALSE;
  if (run->sharing->answer != TRELLIS_SHARING_ANSWER_NONE ||
      item->state == TRELLIS_SHARED_ITEM_STATE_ASKING ||
      !is_of_match (local->raw, find_parent_field (TRELLIS_RECORD_GET_CLASS (local->raw))))
    return TRUE;
  if (!has_other_place (run, is_kept, error))
    return FALSE;
  if (!*is_kept)
    return TRUE;

  kept = trellis_shared_item_new (NULL, NULL);
  kept->type = item->type;
  kept->record = g_strdup (item->record);
  kept->state = TRELLIS_SHARED_ITEM_STATE_LEFT;
  kept->base = trellis_share_reader_dup_base (run->reader, run->job->match, item->record, error);
  if (kept->base == NULL)
    return FALSE;
  trellis_sync_mark (batch, item->type, item->record);
  g_hash_table_add (run->left, g_strdup (item->record));
  trellis_sync_forget_item (run, batch, item);
  trellis_sync_keep_item (run, batch, g_steal_pointer (&kept));
  return TRUE;
}

/* Notes which of @gone (hrefs) have arrived where other matches are. */
gboolean
trellis_sync_find_moved (TrellisSyncRun *run, GPtrArray *gone, GError **error)
{
  g_hash_table_remove_all (run->moved);
  for (guint i = 0; i < gone->len; i++)
    {
      const TrellisSharedItem *item = g_hash_table_lookup (run->items, g_ptr_array_index (gone, i));
      g_autofree char *to = NULL;
      gboolean elsewhere;

      if (item == NULL || item->record == NULL || item->type == TRELLIS_TYPE_MATCH ||
          item->state == TRELLIS_SHARED_ITEM_STATE_ARRIVED)
        continue;
      if (!trellis_share_reader_find_elsewhere (run->reader, run->job->match, item->record,
                                                TRELLIS_SHARED_ITEM_STATE_ARRIVED, &to, error))
        return FALSE;
      if (to == NULL)
        continue;
      if (!is_elsewhere (run, to, &elsewhere, error))
        return FALSE;
      if (elsewhere)
        g_hash_table_insert (run->moved, g_strdup (item->record), g_steal_pointer (&to));
    }

  return TRUE;
}

/* @is_part: whether only those are looked at now that are part of other records, which have gone before. */
static gboolean
move_one (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisSharedItem *item, const char *to,
          gboolean is_part, GError **error)
{
  g_autoptr(TrellisSyncLocal) local = NULL;
  g_autofree char *match = NULL;

  if (item->type == G_TYPE_INVALID)
    return TRUE;
  if (!trellis_sync_read_local (run, item->type, item->record, &local, error))
    return FALSE;
  if (local == NULL || !local->is_here || local->is_hidden ||
      is_of_match (local->raw, find_parent_field (TRELLIS_RECORD_GET_CLASS (local->raw))) == is_part)
    return TRUE;
  if (is_part && !trellis_sync_find_match (run, batch, local->raw, &match, error))
    return FALSE;
  if (is_part && g_strcmp0 (match, to) != 0)
    return TRUE;

  if (!move (run, batch, local, run->job->match, to, error))
    return FALSE;
  trellis_sync_forget_item (run, batch, item);
  return TRUE;
}

/* Has those of @gone (hrefs) that have arrived elsewhere go on there; after that they are no items of the run. */
gboolean
trellis_sync_move_gone (TrellisSyncRun *run, TrellisShareBatch *batch, GPtrArray *gone, GError **error)
{
  for (int is_part = 0; is_part <= 1 && g_hash_table_size (run->moved) > 0; is_part++)
    for (guint i = 0; i < gone->len; i++)
      {
        TrellisSharedItem *item = g_hash_table_lookup (run->items, g_ptr_array_index (gone, i));
        const char *to =
          item != NULL && item->record != NULL ? g_hash_table_lookup (run->moved, item->record) : NULL;

        if (to != NULL && !move_one (run, batch, item, to, is_part, error))
          return FALSE;
      }

  return TRUE;
}

static gboolean
has_arrivals (TrellisSyncRun *run)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, run->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (((TrellisSharedItem *) item)->state == TRELLIS_SHARED_ITEM_STATE_ARRIVED)
      return TRUE;

  return FALSE;
}

/* What arrived is known from now on as what it was where it left. What is part of it may have arrived before. */
static void
know_arrival (TrellisSyncTaking *self)
{
  TrellisSharedItem *item = trellis_shared_item_new (NULL, NULL);

  item->type = G_OBJECT_TYPE (self->local->raw);
  item->record = g_strdup (self->uid);
  trellis_sync_know_item (self->run, item);
  self->known = item;
  g_clear_pointer (&self->local, trellis_sync_local_free);
  if (has_arrivals (self->run))
    self->run->is_to_list_anew = TRUE;
}

/* Whether the item, whose record is part of another match as far as is known, is not where that is any more: then
 * the record has followed it when this is done, and is to be read again. */
gboolean
trellis_sync_take_arrival (TrellisSyncTaking *self, gboolean *has_moved, GError **error)
{
  TrellisSyncRun *run = self->run;
  const TrellisSyncLocal *local = self->local;
  const int parent = find_parent_field (TRELLIS_RECORD_GET_CLASS (local->raw));
  g_autofree char *from = NULL;
  TrellisShareBatch *batch;
  gboolean elsewhere;

  *has_moved = FALSE;
  if (local->is_hidden || !(local->is_here || is_of_match (local->raw, parent)))
    return TRUE;
  if (!trellis_share_reader_find_elsewhere (run->reader, run->job->match, self->uid,
                                            TRELLIS_SHARED_ITEM_STATE_TRASHED, &from, error) ||
      (from == NULL &&
       !trellis_share_reader_find_elsewhere (run->reader, run->job->match, self->uid,
                                             TRELLIS_SHARED_ITEM_STATE_LEFT, &from, error)))
    return FALSE;
  if (from == NULL)
    return TRUE;
  if (!is_elsewhere (run, from, &elsewhere, error))
    return FALSE;
  if (!elsewhere)
    return TRUE;

  batch = trellis_sync_begin_batch (run);
  if (!move (run, batch, local, from, run->job->match, error))
    {
      trellis_share_batch_free (batch);
      return FALSE;
    }
  if (!trellis_sync_end_batch (run, batch, error))
    return FALSE;
  know_arrival (self);
  *has_moved = TRUE;
  return TRUE;
}

/* Whether the record of the item may follow it later. */
gboolean
trellis_sync_may_arrive (TrellisSyncTaking *self, gboolean *may, GError **error)
{
  TrellisShareBatch *batch = self->batch;
  g_autofree char *match = NULL;

  *may = FALSE;
  if (self->local->is_hidden || TRELLIS_IS_MATCH (self->local->raw))
    return TRUE;
  if (!trellis_sync_find_match (self->run, batch, self->local->raw, &match, error))
    return FALSE;
  return match == NULL || is_elsewhere (self->run, match, may, error);
}
