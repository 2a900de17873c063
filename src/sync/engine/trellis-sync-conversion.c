/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-taking-private.h"

#include "trellis-conversion.h"
#include "trellis-record-copy.h"

/* An action that became a goal, or the other way around, here or there, stays the same item. */

/* @whole, which has no parts, as one of the other class; what it cannot tell is as in @known, or NULL. */
static void
convert (TrellisIcalWhole *whole, TrellisRecord *known)
{
  TrellisRecord *made = trellis_conversion_make (whole->record, known);

  g_object_unref (whole->record);
  whole->record = made;
}

/* Has the record here become one of the other class, @type, by a step of its own; @type becomes what it is then,
 * which is what it was where somebody gave it meanwhile what only that can have. */
static gboolean
convert_local (TrellisSyncTaking *self, GType *type, GError **error)
{
  TrellisShareBatch *batch = trellis_sync_begin_batch (self->run);

  g_ptr_array_add (batch->conversions,
                   trellis_renaming_new (G_OBJECT_TYPE (self->local->raw), self->uid, self->uid));
  g_clear_pointer (&self->local, trellis_sync_local_free);
  if (!trellis_sync_end_batch (self->run, batch, error) ||
      !trellis_sync_read_local_of_any (self->run, *type, self->uid, &self->local, error))
    return FALSE;
  if (self->local != NULL)
    {
      *type = G_OBJECT_TYPE (self->local->raw);
      return TRUE;
    }
  g_set_error_literal (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_FAILED,
                       "A record is of neither class");
  return FALSE;
}

/* Who made it something else decides, but nothing that somebody wrote is lost by that: what can only be told
 * of a goal keeps it one. */
static gboolean
choose (TrellisSyncTaking *self, GType before, GType *type, GError **error)
{
  const GType local = G_OBJECT_TYPE (self->local->raw);
  const GType theirs = G_OBJECT_TYPE (self->theirs->record);
  gboolean can = TRUE;

  *type = before == theirs ? local : theirs;
  if (*type != TRELLIS_TYPE_ACTION)
    return TRUE;
  if (local == TRELLIS_TYPE_GOAL &&
      !trellis_share_reader_can_convert (self->run->reader, self->local->raw, &can, error))
    return FALSE;
  if (!can || trellis_conversion_loses (self->theirs->record))
    *type = TRELLIS_TYPE_GOAL;
  return TRUE;
}

/* What was last in step as what it was then: a description that was nobody's is what a goal is for. */
static GType
find_type_before (TrellisSyncTaking *self)
{
  GType type = self->before != NULL ? G_OBJECT_TYPE (self->before->record) : G_TYPE_INVALID;

  if (type == TRELLIS_TYPE_GOAL && self->known != NULL && self->known->type == TRELLIS_TYPE_ACTION)
    {
      convert (self->before, NULL);
      type = TRELLIS_TYPE_ACTION;
    }
  return type;
}

/* Gives what is here, what is there and what was there before one class where they are an action and a goal. */
gboolean
trellis_sync_taking_settle_kind (TrellisSyncTaking *self, GError **error)
{
  GType local, theirs, before, type;

  if (self->local == NULL || self->before == NULL)
    return TRUE;
  local = G_OBJECT_TYPE (self->local->raw);
  theirs = G_OBJECT_TYPE (self->theirs->record);
  if (trellis_conversion_get_other (local) == G_TYPE_INVALID ||
      trellis_conversion_get_other (theirs) == G_TYPE_INVALID ||
      trellis_conversion_get_other (G_OBJECT_TYPE (self->before->record)) == G_TYPE_INVALID)
    return TRUE;

  before = find_type_before (self);
  if (!choose (self, before, &type, error) || (local != type && !convert_local (self, &type, error)))
    return FALSE;
  if (theirs != type)
    {
      convert (self->theirs, before == type ? self->before->record : NULL);
      trellis_sync_mark (self->batch, type, self->uid);
    }
  if (before != type)
    convert (self->before, NULL);
  return TRUE;
}

static const guint texts[] = {
  trellis_goal_field_why,
  trellis_goal_field_measure,
  trellis_goal_field_obstacles,
  trellis_goal_field_closing_words,
};

/* An action that became a goal here has no words, but its item may have: another program's description, which
 * would be lost. It is what the goal has to say from now on. @is_open becomes TRUE if so. */
gboolean
trellis_sync_adopt_words (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisSharedItem *item,
                          const TrellisSyncLocal *local, GBytes *base, gboolean *is_open)
{
  g_autoptr(TrellisIcalDocument) document = NULL;
  g_autoptr(TrellisIcalWhole) known = NULL;
  g_autoptr(TrellisIcalWhole) whole = NULL;
  g_autoptr(TrellisRecord) edited = NULL;
  TrellisIcalComponent *calendar;

  if (item == NULL || base == NULL || item->type != TRELLIS_TYPE_ACTION || local == NULL ||
      !TRELLIS_IS_GOAL (local->raw) || trellis_conversion_loses (local->raw))
    return FALSE;

  document = trellis_sync_read_bytes (base, &calendar);
  if (calendar == NULL)
    return FALSE;
  known = trellis_sync_local_as_known (local);
  whole = trellis_ical_whole_read_as (calendar, known, &run->context);
  if (whole == NULL)
    return FALSE;

  edited = trellis_record_copy (local->raw);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    trellis_record_set_value (edited, texts[i], trellis_record_get_value (whole->record, texts[i]));
  if (trellis_record_is_same (edited, local->raw))
    return FALSE;
  trellis_sync_add_edit (batch, local->raw, edited);
  trellis_sync_mark (batch, TRELLIS_TYPE_GOAL, item->record);
  *is_open = TRUE;
  return TRUE;
}
