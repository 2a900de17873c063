/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-rests.h"

#include "trellis-sharing-statement.h"
#include "trellis-store-private.h"

TrellisRest *
trellis_rest_new (const char *account)
{
  TrellisRest *self = g_new0 (TrellisRest, 1);

  self->account = g_strdup (account);
  return self;
}

void
trellis_rest_free (TrellisRest *self)
{
  g_free (self->account);
  g_free (self);
}

static gboolean
read_rests (TrellisDatabase *database, GPtrArray *rests, GError **error)
{
  sqlite3_stmt *statement = trellis_sharing_prepare (
    database, error, "SELECT account, until, length, failures, busy FROM account_rest ORDER BY account", "");
  gboolean found = TRUE;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      TrellisRest *rest;

      if (!trellis_database_step (database, statement, &found, error))
        return FALSE;
      if (!found)
        return trellis_database_finish (database, statement, error);
      rest = trellis_rest_new ((const char *) sqlite3_column_text (statement, 0));
      rest->until = sqlite3_column_int64 (statement, 1);
      rest->length = sqlite3_column_int64 (statement, 2);
      rest->n_failures = (guint) sqlite3_column_int64 (statement, 3);
      rest->is_busy = sqlite3_column_int64 (statement, 4) != 0;
      g_ptr_array_add (rests, rest);
    }
}

/* Of TrellisRest; transfer full. */
GPtrArray *
trellis_store_list_rests (TrellisStore *self)
{
  GPtrArray *rests = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_rest_free);
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), rests);

  if (self->reader != NULL && !read_rests (self->reader, rests, &error))
    trellis_store_report_read (self, error);
  return rests;
}

/* The account may have been removed meanwhile. */
static gboolean
write_rest (TrellisDatabase *database, const TrellisRest *rest, GError **error)
{
  return trellis_sharing_run (
    database, error,
    "INSERT INTO account_rest (account, until, length, failures, busy)"
    " SELECT uid, ?2, ?3, ?4, ?5 FROM account WHERE uid = ?1",
    "tnnnn", rest->account, rest->until, rest->length, (gint64) rest->n_failures, (gint64) rest->is_busy);
}

static gboolean
write_rests (TrellisDatabase *database, gpointer data, GError **error)
{
  GPtrArray *rests = data;

  if (!trellis_sharing_run (database, error, "DELETE FROM account_rest", ""))
    return FALSE;
  for (guint i = 0; i < rests->len; i++)
    if (!write_rest (database, g_ptr_array_index (rests, i), error))
      return FALSE;

  return TRUE;
}

/* Keeps @rests (of TrellisRest) in the place of all that were kept, for the next start. */
gboolean
trellis_store_keep_rests (TrellisStore *self, GPtrArray *rests, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (rests != NULL, FALSE);

  return trellis_store_is_open (self, error) && trellis_writer_call (self->writer, write_rests, rests, error);
}
