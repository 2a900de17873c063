/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-parts-merge.h"

#include "trellis-list-merge.h"
#include "trellis-record-copy.h"
#include "trellis-records.h"

/* Parts in their order, and by uid. Those in the trash are not there. */
typedef struct
{
  GPtrArray *uids; /* ends with NULL */
  GHashTable *records;
} Parts;

typedef struct
{
  Parts base, mine, theirs;
  const TrellisMergeContext *context;
  GPtrArray *clashes;
} Merge;

static void
parts_init (Parts *self, GPtrArray *records)
{
  self->uids = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  self->records = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      TrellisRecord *record = records->pdata[i];
      char *uid = (char *) trellis_record_get_uid (record);

      if (uid != NULL && trellis_record_get_deleted (record) == 0 &&
          g_hash_table_insert (self->records, uid, record))
        g_ptr_array_add (self->uids, uid);
    }
}

static void
parts_clear (Parts *self)
{
  g_ptr_array_unref (self->uids);
  g_hash_table_unref (self->records);
}

static TrellisRecord *
parts_find (const Parts *self, const char *uid)
{
  return g_hash_table_lookup (self->records, uid);
}

static gboolean
parts_are_same (const Parts *self, const Parts *other)
{
  if (self->uids->len != other->uids->len)
    return FALSE;
  for (guint i = 0; i < self->uids->len; i++)
    if (!g_str_equal (self->uids->pdata[i], other->uids->pdata[i]) ||
        !trellis_record_is_same (parts_find (self, self->uids->pdata[i]),
                                 parts_find (other, other->uids->pdata[i])))
      return FALSE;
  return TRUE;
}

static int
find_order (TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_ORDER) != 0)
      return (int) i;

  return -1;
}

/* Whether a part that one side no longer has stays, because @left was edited on the other. */
static gboolean
outlives (Merge *self, TrellisRecord *before, TrellisRecord *left, gboolean is_mine)
{
  /* Who signed does so for themselves, and only they take it back. */
  if (TRELLIS_IS_SIGNATURE (left))
    return (trellis_signature_get_role (TRELLIS_SIGNATURE (left)) == self->context->my_role) == is_mine;

  /* What was made private here is nothing that they could remove. */
  if (is_mine && trellis_record_get_visibility (left) == TRELLIS_VISIBILITY_PRIVATE)
    return TRUE;
  return trellis_record_is_edited (before, left);
}

static void
add_removal_clash (Merge *self, TrellisRecord *before, TrellisRecord *left, gboolean is_mine)
{
  const guint field = TRELLIS_RECORD_DELETED;
  const TrellisValue *kept = trellis_record_get_value (left, field);
  const TrellisValue gone = { .number = trellis_record_get_modified (left) };

  if (self->clashes != NULL && trellis_record_is_edited (before, left))
    g_ptr_array_add (self->clashes,
                     trellis_clash_new (left, field, trellis_record_get_value (before, field),
                                        is_mine ? kept : &gone, is_mine ? &gone : kept, kept,
                                        TRELLIS_CLASH_LOOK));
}

/* The part as it is in the end, or NULL when it is gone. */
static TrellisRecord *
merge_part (Merge *self, const char *uid)
{
  TrellisRecord *base = parts_find (&self->base, uid);
  TrellisRecord *mine = parts_find (&self->mine, uid);
  TrellisRecord *theirs = parts_find (&self->theirs, uid);
  TrellisRecord *left = mine != NULL ? mine : theirs;

  if (mine != NULL && theirs != NULL)
    return trellis_record_merge (base, mine, theirs, self->context, self->clashes);
  if (left == NULL)
    return NULL;
  if (base != NULL)
    {
      if (!outlives (self, base, left, mine != NULL))
        return NULL;
      add_removal_clash (self, base, left, mine != NULL);
    }
  return trellis_record_copy (left);
}

/* The uids of @side, and where they were, those of parts that it removed but that stay. */
static char **
list_with_kept (Merge *self, const Parts *side, GHashTable *merged)
{
  g_autoptr(GPtrArray) before = g_ptr_array_new_null_terminated (0, NULL, TRUE);

  for (guint i = 0; i < self->base.uids->len; i++)
    if (g_hash_table_contains (merged, self->base.uids->pdata[i]))
      g_ptr_array_add (before, self->base.uids->pdata[i]);
  return trellis_list_merge (NULL, (const char *const *) side->uids->pdata,
                             (const char *const *) before->pdata);
}

/* The uids in the order of the result. */
static char **
merge_order (Merge *self, GHashTable *merged)
{
  g_auto(GStrv) mine = list_with_kept (self, &self->mine, merged);
  g_auto(GStrv) theirs = list_with_kept (self, &self->theirs, merged);

  return trellis_list_merge ((const char *const *) self->base.uids->pdata, (const char *const *) mine,
                             (const char *const *) theirs);
}

/* Each class of parts from 0 on. */
static void
number (GPtrArray *parts)
{
  int next[TRELLIS_N_RECORD_TYPES] = { 0 };

  for (guint i = 0; i < parts->len; i++)
    {
      const int order = find_order (parts->pdata[i]);

      if (order >= 0)
        trellis_record_set_number (parts->pdata[i], (guint) order,
                                   next[trellis_record_type_index (G_OBJECT_TYPE (parts->pdata[i]))]++);
    }
}

static GPtrArray *
copy_parts (const Parts *parts)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < parts->uids->len; i++)
    g_ptr_array_add (copies, trellis_record_copy (parts_find (parts, parts->uids->pdata[i])));
  return copies;
}

static void
merge_all (Merge *self, GHashTable *merged)
{
  const Parts *sides[] = { &self->mine, &self->theirs };

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint i = 0; i < sides[side]->uids->len; i++)
      {
        const char *uid = sides[side]->uids->pdata[i];
        TrellisRecord *part;

        if (g_hash_table_contains (merged, uid))
          continue;
        part = merge_part (self, uid);
        if (part != NULL)
          g_hash_table_insert (merged, (char *) trellis_record_get_uid (part), part);
      }
}

/* Merges lists of parts, in their order and known by their uids; @base is NULL when there is
 * no common past. What both edited is merged, what one removed and the other edited stays, and the order
 * is as trellis_list_merge() has it. The result has new records, in order, numbered from 0 in each class;
 * @clashes, which may be NULL, gets TrellisClashes. Transfer full. */
GPtrArray *
trellis_parts_merge (GPtrArray *base, GPtrArray *mine, GPtrArray *theirs,
                     const TrellisMergeContext *context, GPtrArray *clashes)
{
  GPtrArray *result;
  Merge self = { .context = context, .clashes = clashes };

  parts_init (&self.base, base);
  parts_init (&self.mine, mine);
  parts_init (&self.theirs, theirs);

  if (parts_are_same (&self.base, &self.theirs))
    result = copy_parts (&self.mine);
  else
    {
      g_autoptr(GHashTable) merged =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
      g_auto(GStrv) order = NULL;

      merge_all (&self, merged);
      order = merge_order (&self, merged);
      result = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; order[i] != NULL; i++)
        g_ptr_array_add (result, g_object_ref (g_hash_table_lookup (merged, order[i])));
      if (!parts_are_same (&self.base, &self.mine))
        number (result);
    }

  parts_clear (&self.base);
  parts_clear (&self.mine);
  parts_clear (&self.theirs);
  return result;
}
