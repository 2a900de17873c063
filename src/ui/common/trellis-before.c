/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-before.h"

struct _TrellisBefore
{
  TrellisRecord *record;
  guint n_fields;
  guint *fields;
  TrellisValue *values;
};

/* Of the @n_fields fields of @record that follow; transfer full. They are put back in this order. */
TrellisBefore *
trellis_before_new (gpointer record, guint n_fields, ...)
{
  TrellisBefore *self = g_new0 (TrellisBefore, 1);
  va_list fields;

  self->record = g_object_ref (record);
  self->n_fields = n_fields;
  self->fields = g_new (guint, n_fields);
  self->values = g_new0 (TrellisValue, n_fields);

  va_start (fields, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      self->fields[i] = va_arg (fields, guint);
      trellis_value_copy (&self->values[i], trellis_record_get_value (record, self->fields[i]),
                          &TRELLIS_RECORD_GET_CLASS (record)->fields[self->fields[i]]);
    }
  va_end (fields);
  return self;
}

void
trellis_before_free (gpointer data)
{
  TrellisBefore *self = data;

  for (guint i = 0; i < self->n_fields; i++)
    trellis_value_clear (&self->values[i],
                         &TRELLIS_RECORD_GET_CLASS (self->record)->fields[self->fields[i]]);
  g_free (self->values);
  g_free (self->fields);
  g_object_unref (self->record);
  g_free (self);
}

void
trellis_before_put_back (gpointer data)
{
  TrellisBefore *self = data;

  for (guint i = 0; i < self->n_fields; i++)
    trellis_record_set_value (self->record, self->fields[i], &self->values[i]);
}
