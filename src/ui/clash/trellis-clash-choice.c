/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-choice.h"

#include "trellis-log.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

struct _TrellisClashDone
{
  TrellisStore *store;
  TrellisSharedClash *clash;
  TrellisRecord *record; /* NULL where nothing of it was to be chosen */
  int field;
  TrellisValue before;
};

static void
done_free (gpointer data)
{
  TrellisClashDone *self = data;

  if (self->record != NULL)
    trellis_value_clear (&self->before, &TRELLIS_RECORD_GET_CLASS (self->record)->fields[self->field]);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  trellis_shared_clash_free (self->clash);
  g_free (self);
}

static void
remember (TrellisClashDone *self, const char *field)
{
  g_autoptr(TrellisRecord) record =
    trellis_store_get (self->store, self->clash->type, self->clash->record);

  if (record == NULL || field == NULL)
    return;
  self->field = trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (record), field);
  if (self->field < 0)
    return;

  trellis_record_collect (record);
  trellis_value_copy (&self->before, trellis_record_get_value (record, (guint) self->field),
                      &TRELLIS_RECORD_GET_CLASS (record)->fields[self->field]);
  self->record = g_steal_pointer (&record);
}

/* Gives the thing the version that was chosen. NULL where that cannot be saved; transfer full. */
TrellisClashDone *
trellis_clash_choose (TrellisStore *store, const TrellisSharedClash *clash,
                      TrellisClashChoice choice, GError **error)
{
  TrellisClashDone *self = g_new0 (TrellisClashDone, 1);

  self->store = g_object_ref (store);
  self->clash = trellis_shared_clash_new (clash->kind, clash->match, clash->type, clash->record);
  self->clash->id = clash->id;
  remember (self, clash->field);
  if (trellis_store_settle_clash (store, clash, choice, error))
    return self;

  done_free (self);
  return NULL;
}

static void
undo (gpointer data)
{
  TrellisClashDone *self = data;
  g_autoptr(GError) error = NULL;

  if (self->record != NULL)
    trellis_record_set_value (self->record, (guint) self->field, &self->before);
  if (!trellis_store_reopen_clash (self->store, self->clash, &error))
    trellis_log_failure ("A choice could not be taken back", error);
}

/* Tells with @message in the window or dialog of @widget what was chosen, and offers to take it back.
 * @self is transfer full. */
void
trellis_clash_offer_undo (TrellisClashDone *self, GtkWidget *widget, const char *message)
{
  trellis_undo_offer (widget, message, undo, self, done_free);
}
