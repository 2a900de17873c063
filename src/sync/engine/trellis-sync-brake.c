/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-taking-private.h"

/* What both sides change again and again is not merged again and again: a person chooses, and nothing of
 * it is written there before that. */

/* So often in so many seconds both sides may change a field. */
#define MOST_MERGES 5
#define MERGES_WITHIN (60 * 60)

static TrellisRecord *
find_record (GPtrArray *records, const char *uid)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (trellis_record_get_uid (g_ptr_array_index (records, i)), uid) == 0)
      return g_ptr_array_index (records, i);

  return NULL;
}

/* What is decided by a rule that hardly anybody would want otherwise, such as which goal a note belongs to,
 * is nothing to choose, however often. */
static gboolean
is_to_choose (const TrellisSharedClash *clash)
{
  return clash->kind == TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED && !clash->is_seen;
}

/* Whether one of the fields has been merged too often. */
static gboolean
look_for_too_many (TrellisSyncTaking *self, guint n_clashes, GError **error)
{
  for (guint i = n_clashes; i < self->batch->clashes->len && !self->is_asking; i++)
    {
      const TrellisSharedClash *clash = g_ptr_array_index (self->batch->clashes, i);
      gint64 n_merges;

      if (!is_to_choose (clash))
        continue;
      n_merges = trellis_share_reader_count_merges (self->run->reader, clash->record, clash->field,
                                                    self->batch->now - MERGES_WITHIN, error);
      if (n_merges < 0)
        return FALSE;
      self->is_asking = n_merges >= MOST_MERGES;
    }

  return TRUE;
}

/* The field stays as it is here. A merged text has all that both wrote, and is what most people choose: it
 * stays, but here. */
static void
ask (TrellisSyncTaking *self, TrellisSharedClash *clash, TrellisRecord *mine, TrellisRecord *merged)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (merged);
  const guint field = (guint) trellis_record_class_find (klass, clash->field);

  if (klass->fields[field].kind != TRELLIS_FIELD_TEXT)
    {
      trellis_record_set_value (merged, field, trellis_record_get_value (mine, field));
      g_set_str (&clash->result, clash->mine);
    }
  g_set_str (&clash->waits, self->uid);
}

/* Looks at the clashes of the batch from @n_clashes on, of @merged, which became of @mine and what is there:
 * whether they are too many by now, or somebody is being asked already. Then what both changed stays as it
 * is here, and is asked about. */
gboolean
trellis_sync_taking_brake (TrellisSyncTaking *self, guint n_clashes, GPtrArray *mine, GPtrArray *merged, GError **error)
{
  if (self->known != NULL && self->known->state == TRELLIS_SHARED_ITEM_STATE_ASKING)
    self->is_asking = TRUE;
  if (!look_for_too_many (self, n_clashes, error))
    return FALSE;

  for (guint i = n_clashes; i < self->batch->clashes->len && self->is_asking; i++)
    {
      TrellisSharedClash *clash = g_ptr_array_index (self->batch->clashes, i);
      TrellisRecord *before = find_record (mine, clash->record);
      TrellisRecord *after = find_record (merged, clash->record);

      if (is_to_choose (clash) && before != NULL && after != NULL)
        ask (self, clash, before, after);
    }

  return TRUE;
}

static gboolean
is_about (const TrellisSyncLocal *local, const char *uid)
{
  return g_strcmp0 (trellis_record_get_uid (local->raw), uid) == 0 ||
         find_record (local->whole->parts, uid) != NULL;
}

/* Whether somebody has to choose before @item is written as it is here. What was asked about a part that
 * is not here any more needs no answer. */
gboolean
trellis_sync_is_asking (TrellisSyncRun *run, const TrellisSharedItem *item, const TrellisSyncLocal *local,
                        gboolean *is_asking, GError **error)
{
  g_autoptr(GPtrArray) records = NULL;

  *is_asking = FALSE;
  if (item == NULL || item->state != TRELLIS_SHARED_ITEM_STATE_ASKING)
    return TRUE;

  records = trellis_share_reader_list_questions (run->reader, item->record, error);
  for (guint i = 0; records != NULL && i < records->len && !*is_asking; i++)
    *is_asking = is_about (local, g_ptr_array_index (records, i));
  return records != NULL;
}
