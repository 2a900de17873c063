/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-run-private.h"

#include "trellis-ical-stand-in.h"

/* What the other side takes, which it tells, or which turns out when it is tried. Events stand in for what
 * it does not take. */

static TrellisItemKinds
get_kind (GType type)
{
  if (type == TRELLIS_TYPE_MEETING)
    return TRELLIS_ITEM_KIND_EVENT;
  return type == TRELLIS_TYPE_GOAL || type == TRELLIS_TYPE_TASK || type == TRELLIS_TYPE_ACTION
           ? TRELLIS_ITEM_KIND_TASK
           : TRELLIS_ITEM_KIND_JOURNAL;
}

/* Whether a record of @type can be there, as itself or by an event. */
gboolean
trellis_sync_is_supported (TrellisSyncRun *run, GType type)
{
  return (run->abilities.kinds & (get_kind (type) | TRELLIS_ITEM_KIND_EVENT)) != 0;
}

/* An item of that kind that is there, or NULL; of journal entries the card of the match, which is always
 * one. */
static const TrellisSharedItem *
find_item (TrellisSyncRun *run, TrellisItemKinds kind)
{
  GHashTableIter iter;
  gpointer value;

  if (kind == TRELLIS_ITEM_KIND_JOURNAL)
    {
      const TrellisSharedItem *card = g_hash_table_lookup (run->by_record, run->job->match);

      return card != NULL && card->href != NULL ? card : NULL;
    }

  g_hash_table_iter_init (&iter, run->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TrellisSharedItem *item = value;

      if (item->href != NULL && item->record != NULL && item->type != G_TYPE_INVALID &&
          item->state == TRELLIS_SHARED_ITEM_STATE_STEADY && get_kind (item->type) == kind)
        return item;
    }
  return NULL;
}

/* Where an event already stands in for one, nobody has to find out again that it must. */
static gboolean
look_for_stand_in (TrellisSyncRun *run, TrellisItemKinds kind, GError **error)
{
  const TrellisSharedItem *item = find_item (run, kind);
  g_autoptr(GBytes) base = NULL;
  g_autoptr(TrellisIcalDocument) document = NULL;
  TrellisIcalComponent *calendar;

  if (item == NULL || (run->abilities.kinds & kind) == 0)
    return TRUE;
  base = trellis_share_reader_dup_base (run->reader, run->job->match, item->record, error);
  if (base == NULL)
    return FALSE;
  document = trellis_sync_read_bytes (base, &calendar);
  if (calendar != NULL && trellis_ical_is_stand_in (calendar))
    run->lacking |= kind;
  return TRUE;
}

static gboolean
lacks (TrellisSyncRun *run, TrellisItemKinds kind)
{
  return (run->abilities.kinds & TRELLIS_ITEM_KIND_EVENT) != 0 &&
         ((run->abilities.kinds & kind) == 0 || (run->lacking & kind) != 0);
}

/* To be called before anything is written. */
gboolean
trellis_sync_choose_kinds (TrellisSyncRun *run, GError **error)
{
  if (!run->has_looked &&
      (!look_for_stand_in (run, TRELLIS_ITEM_KIND_JOURNAL, error) ||
       !look_for_stand_in (run, TRELLIS_ITEM_KIND_TASK, error)))
    return FALSE;

  run->has_looked = TRUE;
  run->context.no_todos = lacks (run, TRELLIS_ITEM_KIND_TASK);
  run->context.no_journals = lacks (run, TRELLIS_ITEM_KIND_JOURNAL);
  return TRUE;
}

/* @body, of a record of @type, was refused as of a kind that is not taken. Returns whether an event may
 * stand in for it. */
gboolean
trellis_sync_note_unsupported (TrellisSyncRun *run, GType type, GBytes *body)
{
  const TrellisItemKinds kind = get_kind (type);
  TrellisIcalComponent *calendar;
  g_autoptr(TrellisIcalDocument) document = trellis_sync_read_bytes (body, &calendar);

  if (kind == TRELLIS_ITEM_KIND_EVENT || (run->abilities.kinds & TRELLIS_ITEM_KIND_EVENT) == 0 ||
      trellis_ical_is_stand_in (calendar))
    return FALSE;
  run->lacking |= kind;
  return TRUE;
}
