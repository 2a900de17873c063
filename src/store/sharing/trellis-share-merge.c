/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-share-merge.h"

#include "trellis-clash-value.h"

/* Merging of what came from elsewhere with what somebody changed here while that was merged. */

/* Whether @record is still as it was @read, but for what is this computer's person's alone. */
gboolean
trellis_share_merge_is_same (TrellisRecord *record, TrellisRecord *read)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (i != TRELLIS_RECORD_MODIFIED &&
        (klass->fields[i].flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL)) == 0 &&
        !trellis_value_equal (trellis_record_get_value (record, i),
                              trellis_record_get_value (read, i), &klass->fields[i]))
      return FALSE;

  return TRUE;
}

static TrellisSharedClashKind
get_kind (const TrellisClash *clash)
{
  if (clash->field == TRELLIS_RECORD_VISIBILITY)
    return TRELLIS_SHARED_CLASH_KIND_UNSHARED;
  if (clash->field != TRELLIS_RECORD_DELETED)
    return TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED;
  return clash->mine.number != 0 ? TRELLIS_SHARED_CLASH_KIND_KEPT_THEIRS
                                 : TRELLIS_SHARED_CLASH_KIND_KEPT_MINE;
}

/* Has @batch keep a clash. One that hardly anybody would want otherwise is kept as seen. */
void
trellis_share_batch_add_clash (TrellisShareBatch *batch, const TrellisClash *clash)
{
  TrellisSharedClash *kept =
    trellis_shared_clash_new (get_kind (clash), batch->match, clash->type, clash->uid);
  const TrellisField *field = trellis_clash_get_field (clash);

  kept->found = batch->now;
  kept->is_seen = clash->how == TRELLIS_CLASH_AUTOMATIC;
  if (kept->kind == TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED)
    {
      kept->field = g_strdup (field->name);
      kept->base = trellis_clash_value_format (field, &clash->base);
      kept->mine = trellis_clash_value_format (field, &clash->mine);
      kept->theirs = trellis_clash_value_format (field, &clash->theirs);
      kept->result = trellis_clash_value_format (field, &clash->result);
    }
  g_ptr_array_add (batch->clashes, kept);
}

static void
add_clashes (TrellisShareBatch *batch, GPtrArray *clashes)
{
  for (guint i = 0; i < clashes->len; i++)
    trellis_share_batch_add_clash (batch, g_ptr_array_index (clashes, i));
}

/* Does trellis_record_merge() and has @batch keep the clashes. Transfer full. */
TrellisRecord *
trellis_share_batch_merge_record (TrellisShareBatch *batch, TrellisRecord *base,
                                  TrellisRecord *mine, TrellisRecord *theirs)
{
  const TrellisMergeContext context = { batch->my_role, batch->separator };
  g_autoptr(GPtrArray) clashes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clash_free);
  TrellisRecord *merged = trellis_record_merge (base, mine, theirs, &context, clashes);

  add_clashes (batch, clashes);
  return merged;
}

/* Does trellis_parts_merge() and has @batch keep the clashes. Transfer full. */
GPtrArray *
trellis_share_batch_merge_parts (TrellisShareBatch *batch, GPtrArray *base, GPtrArray *mine,
                                 GPtrArray *theirs)
{
  const TrellisMergeContext context = { batch->my_role, batch->separator };
  g_autoptr(GPtrArray) clashes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clash_free);
  GPtrArray *merged = trellis_parts_merge (base, mine, theirs, &context, clashes);

  add_clashes (batch, clashes);
  return merged;
}
