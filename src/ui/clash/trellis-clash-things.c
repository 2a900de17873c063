/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-things.h"

#include "trellis-clash-words.h"
#include "trellis-time.h"

/* Seconds for which what somebody has looked at is shown, as long as the trash keeps things. */
#define LONGEST (30 * 24 * 60 * 60)

static void
thing_free (gpointer data)
{
  TrellisClashThing *self = data;

  g_object_unref (self->record);
  g_ptr_array_unref (self->clashes);
  g_free (self);
}

/* What @record is a part of, or itself; transfer full, nullable. */
static TrellisRecord *
dup_whole (TrellisStore *store, TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0 &&
        klass->fields[i].get_type () != TRELLIS_TYPE_MATCH)
      return trellis_store_get (store, klass->fields[i].get_type (),
                                trellis_record_get_string (record, i));

  return g_object_ref (record);
}

/* NULL where there is nothing to look at any more; transfer full. */
static TrellisRecord *
dup_thing (TrellisStore *store, const TrellisSharedClash *clash, gint64 now)
{
  g_autoptr(TrellisRecord) record = NULL;
  g_autoptr(TrellisRecord) whole = NULL;

  if (clash->is_seen && clash->found < now - LONGEST)
    return NULL;
  if (clash->field != NULL &&
      trellis_clash_words_field (clash->type, clash->field) == NULL)
    return NULL;

  record = trellis_store_get (store, clash->type, clash->record);
  if (record == NULL || trellis_record_get_deleted (record) != 0)
    return NULL;
  whole = dup_whole (store, record);
  return whole != NULL && trellis_record_get_deleted (whole) == 0 ? g_steal_pointer (&whole) : NULL;
}

/* Of @record in @things; NULL where there is nothing; transfer none. */
TrellisClashThing *
trellis_clash_things_find (GPtrArray *things, gpointer record)
{
  for (guint i = 0; i < things->len; i++)
    if (((TrellisClashThing *) things->pdata[i])->record == record)
      return things->pdata[i];

  return NULL;
}

static TrellisClashThing *
ensure_thing (GPtrArray *things, TrellisRecord *record)
{
  TrellisClashThing *thing = trellis_clash_things_find (things, record);

  if (thing != NULL)
    return thing;

  thing = g_new0 (TrellisClashThing, 1);
  thing->record = g_object_ref (record);
  thing->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_shared_clash_free);
  g_ptr_array_add (things, thing);
  return thing;
}

/* What both people of @match, a uid, did to the same things: TrellisClashThing, the newest first.
 * What was looked at is among them for a month. Transfer full. */
GPtrArray *
trellis_clash_things_list (TrellisStore *store, const char *match)
{
  g_autoptr(GPtrArray) clashes = trellis_store_list_clashes (store, match);
  GPtrArray *things = g_ptr_array_new_with_free_func (thing_free);
  const gint64 now = trellis_time_now ();

  g_ptr_array_set_free_func (clashes, NULL);
  for (guint i = 0; i < clashes->len; i++)
    {
      TrellisSharedClash *clash = clashes->pdata[i];
      g_autoptr(TrellisRecord) record = dup_thing (store, clash, now);
      TrellisClashThing *thing;

      if (record == NULL)
        {
          trellis_shared_clash_free (clash);
          continue;
        }
      thing = ensure_thing (things, record);
      thing->n_unseen += clash->is_seen ? 0 : 1;
      g_ptr_array_add (thing->clashes, clash);
    }

  return things;
}
