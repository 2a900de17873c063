/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-conversion.h"

#include "trellis-conversion-rows.h"
#include "trellis-conversion.h"
#include "trellis-store-private.h"
#include "trellis-time.h"

typedef struct
{
  TrellisRow *before, *after;
  gboolean loses; /* what only @before can say */
} Conversion;

static gboolean
replace_row (TrellisDatabase *database, gpointer data, GError **error)
{
  const Conversion *self = data;
  gboolean are_free = FALSE;

  if (!self->loses &&
      !trellis_conversion_rows_are_free (database, G_TYPE_FROM_CLASS (self->before->klass),
                                         self->before->values[TRELLIS_RECORD_UID].string, &are_free, error))
    return FALSE;
  if (!are_free)
    {
      g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
                           "Something would be lost that another kind of record cannot have");
      return FALSE;
    }
  return trellis_conversion_rows_replace (database, self->before, self->after, error);
}

/* Whether @record can become one of the other class without a loss: an action always, a goal that has neither
 * words nor parts nor anything that serves it. */
gboolean
trellis_store_can_convert (TrellisStore *self, gpointer record)
{
  g_autoptr(GError) error = NULL;
  gboolean are_free = FALSE;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  if (trellis_conversion_get_other (G_OBJECT_TYPE (record)) == G_TYPE_INVALID ||
      trellis_conversion_loses (record))
    return FALSE;

  trellis_store_write_first (self);
  if (self->reader == NULL ||
      !trellis_conversion_rows_are_free (self->reader, G_OBJECT_TYPE (record), trellis_record_get_uid (record),
                                         &are_free, &error))
    {
      if (error != NULL)
        trellis_store_report_read (self, error);
      return FALSE;
    }
  return are_free;
}

/* Has a record of the other class take the place of @record, which is kept by nothing from then on: @other, or
 * if that is NULL what @record says, with its uid. It stays the same thing for all that refers to it, and where
 * the match is shared. NULL on failure, also where something would be lost; transfer full. */
gpointer
trellis_store_convert (TrellisStore *self, gpointer record, TrellisRecord *other, GError **error)
{
  const GType type = trellis_conversion_get_other (G_OBJECT_TYPE (record));
  g_autoptr(TrellisRecord) made = NULL;
  g_autofree char *uid = NULL;
  Conversion conversion;
  gboolean succeeded;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);
  g_return_val_if_fail (type != G_TYPE_INVALID, NULL);
  g_return_val_if_fail (trellis_store_get_id (self, record) != 0, NULL);

  trellis_record_collect (record);
  uid = g_strdup (trellis_record_get_uid (record));
  conversion.loses = trellis_conversion_loses (record);
  made = other != NULL ? g_object_ref (other) : trellis_conversion_make (record, NULL);
  trellis_record_set_string (made, TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (made, TRELLIS_RECORD_MODIFIED, trellis_time_now ());
  conversion.before = trellis_row_new_for_record (record, trellis_store_get_id (self, record));
  conversion.after = trellis_row_new_for_record (made, ++trellis_store_get_shelf (self, type)->highest_id);
  succeeded = trellis_store_call (self, replace_row, &conversion, error);
  trellis_row_free (conversion.before);
  trellis_row_free (conversion.after);
  return succeeded ? trellis_store_load_uid (self, type, uid) : NULL;
}
