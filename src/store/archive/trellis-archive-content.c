/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-archive-private.h"

#include "trellis-attachment.h"
#include "trellis-attachment-content.h"

/* What attachments hold, in an archive: an object for each with its SHA-256 and its bytes in base 64. */

/* Bytes that are turned into base 64 at a time; a multiple of three, so that nothing is left over between. */
#define PIECE (48 * 1024)

static gboolean
write_line (GOutputStream *stream, GString *line, GCancellable *cancellable, GError **error)
{
  const gboolean written =
    g_output_stream_write_all (stream, line->str, line->len, NULL, cancellable, error);

  g_string_truncate (line, 0);
  return written;
}

static gboolean
write_base64 (GOutputStream *stream, const guint8 *data, gsize length, GCancellable *cancellable,
              GError **error)
{
  g_autofree char *text = g_malloc ((PIECE / 3 + 1) * 4 + 4);

  for (gsize done = 0; done < length; done += PIECE)
    {
      int state = 0, save = 0;
      gsize n = g_base64_encode_step (data + done, MIN (length - done, PIECE), FALSE, text, &state, &save);

      n += g_base64_encode_close (FALSE, text + n, &state, &save);
      if (!g_output_stream_write_all (stream, text, n, NULL, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_content (sqlite3_stmt *statement, gboolean is_first, GOutputStream *stream, GString *line,
               GCancellable *cancellable, GError **error)
{
  const guint8 *data = sqlite3_column_blob (statement, 1);
  const gsize length = (gsize) sqlite3_column_bytes (statement, 1);

  g_string_append (line, is_first ? "\n" : ",\n");
  g_string_append_printf (line, "{\"sha256\": \"%s\", \"data\": \"", sqlite3_column_text (statement, 0));
  if (!write_line (stream, line, cancellable, error) ||
      !write_base64 (stream, data, length, cancellable, error))
    return FALSE;

  g_string_append (line, "\"}");
  return TRUE;
}

/* Writes the contents of all attachments in @database as a member of an archive, after what @line holds
 * already; what is left in @line comes after that. */
gboolean
trellis_archive_write_contents (TrellisDatabase *database, GOutputStream *stream, GString *line,
                                GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement =
    trellis_database_prepare (database, "SELECT sha256, data FROM content ORDER BY sha256", error);
  gboolean found = TRUE;

  if (statement == NULL)
    return FALSE;

  g_string_append (line, ",\n\"" TRELLIS_ARCHIVE_CONTENT "\": [");
  for (guint n = 0;; n++)
    {
      if (!trellis_database_step (database, statement, &found, error))
        return FALSE;
      if (!found)
        {
          g_string_append (line, n > 0 ? "\n]" : "]");
          return trellis_database_finish (database, statement, error);
        }
      if (!write_content (statement, n == 0, stream, line, cancellable, error))
        return FALSE;
    }
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* Keeps the content that @object describes. Fails with TRELLIS_STORE_ERROR_INVALID, whose message begins with
 * @where, where it describes none, and with _BROKEN where its bytes are others than they were. */
gboolean
trellis_archive_read_content (TrellisDatabase *database, JsonObject *object, const char *where,
                              GError **error)
{
  const char *expected = get_text (object, "sha256");
  const char *text = get_text (object, "data");
  g_autofree char *sha256 = NULL;
  g_autoptr(GBytes) bytes = NULL;
  guchar *data;
  gsize length;

  if (expected == NULL || text == NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID,
                   "%s: here should be the content of an attachment", where);
      return FALSE;
    }

  data = g_base64_decode (text, &length);
  bytes = g_bytes_new_take (data, length);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_equal (sha256, expected))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BROKEN,
                   "%s: the content of an attachment is not what its SHA-256 says", where);
      return FALSE;
    }
  if (length > TRELLIS_ATTACHMENT_LARGEST)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_TOO_LARGE,
                   "%s: the content of an attachment is too large", where);
      return FALSE;
    }

  return trellis_attachment_content_put (database, sha256, bytes, error);
}

/* Each attachment has its content, each content an attachment, and there is no more than can be kept. */
gboolean
trellis_archive_check_contents (TrellisDatabase *database, GError **error)
{
  g_autofree char *alone = trellis_database_dup_text (
    database,
    "SELECT uid FROM attachment AS a WHERE content IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM content AS c WHERE c.sha256 = a.content) LIMIT 1",
    error);

  if (alone == NULL)
    return FALSE;
  if (*alone != '\0')
    {
      g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BROKEN,
                           "The content of an attachment is not in the file");
      return FALSE;
    }

  return trellis_attachment_content_forget (database, NULL, error) &&
         trellis_attachment_content_check_amount (database, TRELLIS_ATTACHMENT_MOST, error);
}
