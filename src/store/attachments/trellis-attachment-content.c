/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-attachment-content.h"

/* Keeps @data, unless it is there already. */
gboolean
trellis_attachment_content_put (TrellisDatabase *database, const char *sha256, GBytes *data, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    database, "INSERT INTO content (sha256, data) VALUES (?, ?) ON CONFLICT DO NOTHING", error);
  gsize length;
  gconstpointer bytes = g_bytes_get_data (data, &length);

  if (statement == NULL)
    return FALSE;

  /* Nothing at all is NULL, which is not the same to SQLite. */
  sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
  if (length > 0)
    sqlite3_bind_blob64 (statement, 2, bytes, length, SQLITE_STATIC);
  else
    sqlite3_bind_zeroblob (statement, 2, 0);
  return trellis_database_finish (database, statement, error);
}

/* @data becomes NULL where there is none; transfer full. */
gboolean
trellis_attachment_content_get (TrellisDatabase *database, const char *sha256, GBytes **data, GError **error)
{
  sqlite3_stmt *statement =
    trellis_database_prepare (database, "SELECT data FROM content WHERE sha256 = ?", error);
  gboolean found = FALSE;

  *data = NULL;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
  if (!trellis_database_step (database, statement, &found, error))
    return FALSE;
  if (found)
    *data = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  return trellis_database_finish (database, statement, error);
}

/* Removes what no attachment, not even one in the trash, has any more: of @sha256, or where that is NULL,
 * of all. */
gboolean
trellis_attachment_content_forget (TrellisDatabase *database, const char *sha256, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    database,
    sha256 != NULL
      ? "DELETE FROM content WHERE sha256 = ?1"
        " AND NOT EXISTS (SELECT 1 FROM attachment AS a WHERE a.content = ?1)"
      : "DELETE FROM content WHERE NOT EXISTS"
        " (SELECT 1 FROM attachment AS a WHERE a.content = content.sha256)",
    error);

  if (statement == NULL)
    return FALSE;

  if (sha256 != NULL)
    sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
  return trellis_database_finish (database, statement, error);
}

/* Fails with TRELLIS_STORE_ERROR_TOO_MANY where there are more than @most bytes. */
gboolean
trellis_attachment_content_check_amount (TrellisDatabase *database, gint64 most, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  gint64 amount = trellis_database_get_number (
    database, "SELECT ifnull (sum (length (data)), 0) FROM content", &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (amount <= most)
    return TRUE;

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_TOO_MANY,
               "All attachments together would have %" G_GINT64_FORMAT " bytes", amount);
  return FALSE;
}
