/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-record-copy.h"

/* A record of the same class with the same values, that no store keeps. Transfer full. */
gpointer
trellis_record_copy (gpointer record)
{
  g_return_val_if_fail (TRELLIS_IS_RECORD (record), NULL);

  TrellisRecord *copy = g_object_new (G_OBJECT_TYPE (record), NULL);

  trellis_record_assign (copy, record);
  return copy;
}

/* Gives @record all values of @source, which is of the same class. What is the same already is not
 * notified. */
void
trellis_record_assign (gpointer record, gpointer source)
{
  g_return_if_fail (TRELLIS_IS_RECORD (record));
  g_return_if_fail (G_OBJECT_TYPE (record) == G_OBJECT_TYPE (source));

  for (guint i = 0; i < TRELLIS_RECORD_GET_CLASS (record)->n_fields; i++)
    trellis_record_set_value (record, i, trellis_record_get_value (source, i));
}

/* Whether all values of two records of one class are the same. */
gboolean
trellis_record_is_same (gpointer record, gpointer other)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  g_return_val_if_fail (G_OBJECT_TYPE (record) == G_OBJECT_TYPE (other), FALSE);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!trellis_value_equal (trellis_record_get_value (record, i),
                              trellis_record_get_value (other, i), &klass->fields[i]))
      return FALSE;

  return TRUE;
}
