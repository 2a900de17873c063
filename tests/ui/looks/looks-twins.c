/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "looks-twins.h"
#include "apply-batch.h"

#include "trellis-record-copy.h"
#include "trellis-share-batch.h"
#include "trellis-time.h"

static void
take_copy (Looks *self, TrellisShareBatch *batch, GType type, const char *title)
{
  g_autoptr(TrellisRecord) record = looks_find_record (self, type, "title", title);
  TrellisRecord *copy = trellis_record_copy (record);
  g_autofree char *uid = g_uuid_string_random ();

  trellis_record_set_string (copy, TRELLIS_RECORD_UID, uid);
  trellis_share_batch_take_edit (batch, NULL, copy);
}

/* As if another program had copied a note, a meeting, an action and a goal. */
void
looks_make_twins (Looks *self, const char *note)
{
  TrellisShareBatch *batch = trellis_share_batch_new (NULL, trellis_time_now (), TRELLIS_ROLE_MENTEE, "(:)");
  g_autoptr(TrellisRecord) first = looks_find_record (self, TRELLIS_TYPE_NOTE, "title", note);
  g_autoptr(GError) error = NULL;

  take_copy (self, batch, TRELLIS_TYPE_NOTE, note);
  take_copy (self, batch, TRELLIS_TYPE_MEETING, "Hard questions");
  take_copy (self, batch, TRELLIS_TYPE_GOAL, "Bring the sensor renewal through the board");
  take_copy (self, batch, TRELLIS_TYPE_ACTION, "Rehearse with somebody who does not like me");
  trellis_store_flush (self->test.store, NULL);
  apply_batch (self->test.store, batch, &error);
  g_assert_no_error (error);
  looks_act (self, "record.open", g_variant_new ("(ss)", "note", trellis_record_get_uid (first)));
}
