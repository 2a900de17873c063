/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash.h"

/* The declaration of the field that the clash is about. */
const TrellisField *
trellis_clash_get_field (const TrellisClash *self)
{
  TrellisRecordClass *klass = g_type_class_peek (self->type);

  return &klass->fields[self->field];
}

/* A clash about @field of @record, with copies of the values. Transfer full. */
TrellisClash *
trellis_clash_new (TrellisRecord *record, guint field, const TrellisValue *base,
                   const TrellisValue *mine, const TrellisValue *theirs, const TrellisValue *result,
                   TrellisClashHow how)
{
  TrellisClash *self = g_new0 (TrellisClash, 1);
  const TrellisField *declared;

  self->type = G_OBJECT_TYPE (record);
  self->uid = g_strdup (trellis_record_get_uid (record));
  self->field = field;
  self->how = how;
  declared = trellis_clash_get_field (self);
  trellis_value_copy (&self->base, base, declared);
  trellis_value_copy (&self->mine, mine, declared);
  trellis_value_copy (&self->theirs, theirs, declared);
  trellis_value_copy (&self->result, result, declared);
  return self;
}

void
trellis_clash_free (TrellisClash *self)
{
  const TrellisField *declared = trellis_clash_get_field (self);

  trellis_value_clear (&self->base, declared);
  trellis_value_clear (&self->mine, declared);
  trellis_value_clear (&self->theirs, declared);
  trellis_value_clear (&self->result, declared);
  g_free (self->uid);
  g_free (self);
}
