/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-twins.h"

#include "trellis-clash-value.h"
#include "trellis-record-copy.h"
#include "trellis-sharing-rows.h"
#include "trellis-sharing-statement.h"
#include "trellis-store-private.h"
#include "trellis-time.h"
#include "trellis-twin.h"

/* A record as it was, and as merging left it. */
typedef struct
{
  TrellisRecord *record, *before, *after;
} Change;

struct _TrellisTwinMerge
{
  gint64 id;
  TrellisRecord *stays, *leaves;
  gboolean was_in_trash; /* the one that stays */
  gint64 now;
  const char *separator; /* while it is merged */
  char *match;
  GPtrArray *changes; /* of Change */
  GPtrArray *clashes; /* of TrellisClash */
};

static void
change_free (gpointer data)
{
  Change *self = data;

  g_object_unref (self->record);
  g_object_unref (self->before);
  g_object_unref (self->after);
  g_free (self);
}

void
trellis_twin_merge_free (TrellisTwinMerge *self)
{
  g_object_unref (self->stays);
  g_object_unref (self->leaves);
  g_free (self->match);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->clashes);
  g_free (self);
}

void
trellis_twins_free (TrellisTwins *self)
{
  g_object_unref (self->stays);
  g_object_unref (self->leaves);
  g_free (self);
}

/* What was there is asked about only where it is still there, or went when the other one came. */
static TrellisTwins *
look_at_pair (TrellisStore *self, const TrellisTwinRow *row)
{
  g_autoptr(TrellisRecord) came = trellis_store_get (self, row->type, row->came);
  g_autoptr(TrellisRecord) was_here = trellis_store_get (self, row->type, row->was_here);
  TrellisTwins *twins;
  gboolean came_first;

  if (came == NULL || was_here == NULL || trellis_record_get_deleted (came) != 0 ||
      (trellis_record_get_deleted (was_here) != 0 && trellis_record_get_deleted (was_here) != row->found) ||
      !trellis_twin_is (came, was_here))
    return NULL;

  came_first = trellis_twin_goes_first (came, was_here);
  twins = g_new0 (TrellisTwins, 1);
  twins->id = row->id;
  twins->stays = g_object_ref (came_first ? came : was_here);
  twins->leaves = g_object_ref (came_first ? was_here : came);
  return twins;
}

/* The pair that @record is one of, as long as nobody has said what it is; NULL where there is none. Transfer
 * full. */
TrellisTwins *
trellis_store_find_twins (TrellisStore *self, gpointer record)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  TrellisTwins *twins = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  if (self->reader == NULL || !trellis_twin_has_rule (G_OBJECT_TYPE (record)) ||
      trellis_record_get_deleted (record) != 0)
    return NULL;

  rows = trellis_twin_rows_find (self->reader, trellis_record_get_uid (record), &error);
  if (rows == NULL)
    trellis_store_report_read (self, error);
  for (guint i = 0; rows != NULL && i < rows->len && twins == NULL; i++)
    twins = look_at_pair (self, g_ptr_array_index (rows, i));
  return twins;
}

/* Has the writer call @work after all that was changed before is written. */
static gboolean
call (TrellisStore *self, const char *match, TrellisWriterWork work, gpointer data, GError **error)
{
  if (!trellis_store_is_open (self, error) || !trellis_store_flush (self, error) ||
      !trellis_writer_call (self->writer, work, data, error))
    return FALSE;

  trellis_store_emit_sharing_changed (self, match);
  return TRUE;
}

typedef struct
{
  gint64 id;
  const char *answer;
} Answering;

static gboolean
answer (TrellisDatabase *database, gpointer data, GError **error)
{
  const Answering *self = data;

  return trellis_twin_rows_answer (database, self->id, self->answer, error);
}

/* Asks no more about the two, which are not the same; or, without @keep, once more. */
gboolean
trellis_store_keep_twins (TrellisStore *self, const TrellisTwins *twins, gboolean keep, GError **error)
{
  Answering answering = { twins->id, keep ? "both" : "none" };
  g_autofree char *match = trellis_store_find_match (self, twins->stays);

  return call (self, match, answer, &answering, error);
}

/* Gives @record what @after has, and keeps how it was. */
static void
change (TrellisTwinMerge *self, TrellisRecord *record, TrellisRecord *after)
{
  Change *done = g_new0 (Change, 1);

  done->record = g_object_ref (record);
  done->before = trellis_record_copy (record);
  done->after = g_object_ref (after);
  trellis_record_assign (record, after);
  g_ptr_array_add (self->changes, done);
}

/* The records of @type whose @field names @uid, without those in the trash: GPtrArray, transfer full. */
static GPtrArray *
find_referrers (TrellisStore *store, GType type, const char *field, const char *uid)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);
  g_autoptr(TrellisRecordList) list = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  trellis_query_equals (query, field, uid);
  list = trellis_store_list (store, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (found, g_list_model_get_item (G_LIST_MODEL (list), i));
  return found;
}

static TrellisRecord *
find_same_part (GPtrArray *parts, TrellisRecord *part)
{
  for (guint i = 0; i < parts->len; i++)
    if (trellis_twin_is_of_part (g_ptr_array_index (parts, i), part))
      return g_ptr_array_index (parts, i);
  return NULL;
}

static void merge_pair (TrellisTwinMerge *self, TrellisStore *store, TrellisRecord *stays, TrellisRecord *leaves);

/* What refers to the one that leaves refers to the one that stays; but for a part that that has too: the two
 * become one as well, and the other goes with what it is a part of. */
static void
move_referrers (TrellisTwinMerge *self, TrellisStore *store, TrellisRecord *stays, TrellisRecord *leaves,
                GType type, const TrellisField *field)
{
  g_autoptr(GPtrArray) theirs = find_referrers (store, type, field->name, trellis_record_get_uid (stays));
  g_autoptr(GPtrArray) moving = find_referrers (store, type, field->name, trellis_record_get_uid (leaves));

  for (guint i = 0; i < moving->len; i++)
    {
      TrellisRecord *record = g_ptr_array_index (moving, i);
      const guint index = (guint) trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (record), field->name);
      TrellisRecord *same =
        (field->flags & TRELLIS_FIELD_PARENT) != 0 ? find_same_part (theirs, record) : NULL;
      g_autoptr(TrellisRecord) moved = NULL;

      if (same != NULL)
        {
          merge_pair (self, store, same, record);
          g_ptr_array_remove (theirs, same);
          continue;
        }
      moved = trellis_record_copy (record);
      trellis_record_set_string (moved, index,
                                 record != stays ? trellis_record_get_uid (stays) : NULL);
      change (self, record, moved);
    }
}

static void
merge_pair (TrellisTwinMerge *self, TrellisStore *store, TrellisRecord *stays, TrellisRecord *leaves)
{
  const GType *types = trellis_record_types ();
  g_autoptr(TrellisRecord) merged = NULL;

  trellis_record_collect (stays);
  trellis_record_collect (leaves);
  merged = trellis_twin_merge (stays, leaves, self->separator, self->clashes);
  change (self, stays, merged);
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);

      for (guint j = 0; j < klass->n_fields; j++)
        if (klass->fields[j].kind == TRELLIS_FIELD_REFERENCE &&
            klass->fields[j].get_type () == G_OBJECT_TYPE (leaves))
          move_referrers (self, store, stays, leaves, types[i], &klass->fields[j]);
    }
}

static TrellisSharedClash *
create_clash (TrellisTwinMerge *self, const TrellisClash *clash)
{
  const TrellisField *field = trellis_clash_get_field (clash);
  TrellisSharedClash *kept =
    trellis_shared_clash_new (TRELLIS_SHARED_CLASH_KIND_TWINS, self->match, clash->type, clash->uid);

  kept->found = self->now;
  kept->field = g_strdup (field->name);
  kept->base = trellis_clash_value_format (field, &clash->base);
  kept->mine = trellis_clash_value_format (field, &clash->mine);
  kept->theirs = trellis_clash_value_format (field, &clash->theirs);
  kept->result = trellis_clash_value_format (field, &clash->result);
  return kept;
}

static gboolean
write_merge (TrellisDatabase *database, gpointer data, GError **error)
{
  TrellisTwinMerge *self = data;

  for (guint i = 0; i < self->clashes->len; i++)
    {
      g_autoptr(TrellisSharedClash) clash = create_clash (self, g_ptr_array_index (self->clashes, i));

      if (!trellis_shared_clashes_add (database, clash, error))
        return FALSE;
    }

  return trellis_twin_rows_answer (database, self->id, "merged", error);
}

static gboolean
unwrite_merge (TrellisDatabase *database, gpointer data, GError **error)
{
  TrellisTwinMerge *self = data;

  for (guint i = 0; i < self->clashes->len; i++)
    {
      const TrellisClash *clash = g_ptr_array_index (self->clashes, i);

      if (!trellis_sharing_run (database, error,
                                "DELETE FROM shared_clash WHERE kind = 'twins' AND record = ? AND found = ?",
                                "tn", clash->uid, self->now))
        return FALSE;
    }

  /* It went to the trash once more. */
  return (!self->was_in_trash ||
          trellis_sharing_run (database, error, "UPDATE twin SET found = ? WHERE id = ?", "nn",
                               trellis_record_get_deleted (self->stays), self->id)) &&
         trellis_twin_rows_answer (database, self->id, "none", error);
}

/* Makes the two one: the one that leaves goes to the trash, and what it has besides, and all that is of it,
 * goes on with the one that stays. What both have in different ways is there to be chosen as after a merge of
 * what two people changed. @separator: see trellis_text_merge(). NULL on failure; transfer full. */
TrellisTwinMerge *
trellis_store_merge_twins (TrellisStore *self, const TrellisTwins *twins, const char *separator, GError **error)
{
  g_autoptr(TrellisTwinMerge) merge = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  if (!trellis_store_is_open (self, error) || !trellis_store_flush (self, error))
    return NULL;

  merge = g_new0 (TrellisTwinMerge, 1);
  merge->id = twins->id;
  merge->stays = g_object_ref (twins->stays);
  merge->leaves = g_object_ref (twins->leaves);
  merge->was_in_trash = trellis_record_get_deleted (twins->stays) != 0;
  merge->now = trellis_time_now ();
  merge->match = trellis_store_find_match (self, twins->stays);
  merge->separator = separator;
  merge->changes = g_ptr_array_new_with_free_func (change_free);
  merge->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clash_free);

  if (merge->was_in_trash)
    trellis_store_restore (self, merge->stays);
  merge_pair (merge, self, merge->stays, merge->leaves);
  merge->separator = NULL;
  trellis_store_delete (self, merge->leaves);
  return call (self, merge->match, write_merge, merge, error) ? g_steal_pointer (&merge) : NULL;
}

/* What somebody changed since stays as it is. */
static void
take_back (const Change *change)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (change->record);

  trellis_record_collect (change->record);
  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    if (!trellis_value_equal (trellis_record_get_value (change->before, i),
                              trellis_record_get_value (change->after, i), &klass->fields[i]) &&
        trellis_value_equal (trellis_record_get_value (change->record, i),
                             trellis_record_get_value (change->after, i), &klass->fields[i]))
      trellis_record_set_value (change->record, i, trellis_record_get_value (change->before, i));
}

/* Makes the two that were merged two again. */
gboolean
trellis_store_part_twins (TrellisStore *self, TrellisTwinMerge *merge, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  trellis_store_restore (self, merge->leaves);
  for (guint i = merge->changes->len; i > 0; i--)
    take_back (g_ptr_array_index (merge->changes, i - 1));
  if (merge->was_in_trash)
    {
      trellis_store_flush (self, NULL);
      trellis_store_delete (self, merge->stays);
    }
  return call (self, merge->match, unwrite_merge, merge, error);
}
