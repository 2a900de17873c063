/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-archive-private.h"

#include "trellis-history-private.h"
#include "trellis-scanner.h"

/* What stands in one file that is being imported. Its text comes from anywhere: nothing in it is
 * believed before it has been looked at. */
typedef struct
{
  TrellisDatabase *database;
  TrellisScanner scanner;
  JsonParser *parser;
  GHashTable *classes; /* uid → TrellisRecordClass, of the records in the file */
  gint64 *highest_ids;
  TrellisArchiveReport *report;
} Reading;

static gboolean fail (GError    **error,
                      guint       line,
                      const char *format,
                      ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, guint line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID, "line %u: %s", line,
               message);
  return FALSE;
}

static JsonNode *
parse (Reading *self, const TrellisScannerPiece *piece, GError **error)
{
  if (json_parser_load_from_data (self->parser, piece->text, (gssize) piece->length, NULL))
    return json_parser_get_root (self->parser);

  /* What the parser says quotes the text. */
  fail (error, piece->line, "this is no JSON");
  return NULL;
}

static char *
read_name (Reading *self, GError **error)
{
  TrellisScannerPiece piece;
  JsonNode *node;

  if (!trellis_scanner_piece (&self->scanner, &piece))
    {
      fail (error, self->scanner.line, "here should be the name of a member");
      return NULL;
    }

  node = parse (self, &piece, error);
  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING &&
      trellis_scanner_take (&self->scanner, ':'))
    return json_node_dup_string (node);

  fail (error, piece.line, "here should be the name of a member");
  return NULL;
}

static gboolean
read_format (Reading *self, GError **error)
{
  g_autofree char *name = read_name (self, error);
  TrellisScannerPiece piece;
  JsonNode *node;

  if (name == NULL)
    return FALSE;
  if (!g_str_equal (name, "format") || !trellis_scanner_piece (&self->scanner, &piece))
    return fail (error, self->scanner.line, "the file does not begin with its format");

  node = parse (self, &piece, error);
  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_STRING ||
      !g_str_equal (json_node_get_string (node), TRELLIS_ARCHIVE_FORMAT))
    return fail (error, piece.line, "the file is no journal of Trellis");
  return TRUE;
}

static gboolean
read_version (Reading *self, GError **error)
{
  g_autofree char *name = NULL;
  TrellisScannerPiece piece;
  JsonNode *node;

  if (!trellis_scanner_take (&self->scanner, ','))
    return fail (error, self->scanner.line, "the file does not say its version");
  name = read_name (self, error);
  if (name == NULL)
    return FALSE;
  if (!g_str_equal (name, "version") || !trellis_scanner_piece (&self->scanner, &piece))
    return fail (error, self->scanner.line, "the file does not say its version");

  node = parse (self, &piece, error);
  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 1)
    return fail (error, piece.line, "the version is no number");
  if (json_node_get_int (node) > TRELLIS_ARCHIVE_VERSION)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NEWER,
                   "The file is of version %" G_GINT64_FORMAT, json_node_get_int (node));
      return FALSE;
    }
  return TRUE;
}

static gboolean
find_stored (Reading *self, TrellisRow *row, gint64 *modified, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id, modified FROM \"%s\" WHERE uid = ?", row->klass->table);
  sqlite3_stmt *statement = trellis_database_prepare (self->database, sql, error);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, row->values[TRELLIS_RECORD_UID].string, -1, SQLITE_STATIC);
  if (!trellis_database_step (self->database, statement, &found, error))
    return FALSE;
  row->id = found ? sqlite3_column_int64 (statement, 0) : 0;
  *modified = found ? sqlite3_column_int64 (statement, 1) : 0;
  return trellis_database_finish (self->database, statement, error);
}

static gboolean
save_row (Reading *self, TrellisRow *row, GError **error)
{
  gint64 modified;

  if (!find_stored (self, row, &modified, error))
    return FALSE;

  if (row->id != 0 && modified >= row->values[TRELLIS_RECORD_MODIFIED].number)
    {
      self->report->n_kept++;
      return TRUE;
    }

  if (row->id != 0)
    self->report->n_replaced++;
  else
    {
      row->id = ++self->highest_ids[trellis_record_type_index (G_TYPE_FROM_CLASS (row->klass))];
      self->report->n_new++;
    }
  return trellis_row_save (row, self->database, error);
}

static gboolean
read_record (Reading *self, TrellisRecordClass *klass, const TrellisScannerPiece *piece,
             GError **error)
{
  g_autofree char *where = g_strdup_printf ("line %u", piece->line);
  g_autoptr(TrellisRow) row = NULL;
  JsonNode *node = parse (self, piece, error);
  const char *uid;

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, piece->line, "here should be a %s", klass->table);

  row = trellis_archive_read_row (json_node_get_object (node), klass, where, self->report, error);
  if (row == NULL)
    return FALSE;

  uid = row->values[TRELLIS_RECORD_UID].string;
  if (!g_hash_table_insert (self->classes, g_strdup (uid), klass))
    return fail (error, piece->line, "a uid occurs twice");
  return save_row (self, row, error);
}

static gboolean
insert_text (Reading *self, const TrellisScannerPiece *piece, JsonObject *object, GError **error)
{
  static const char *const texts[] = { "record", "field", "text" };
  static const char *const times[] = { "written", "replaced" };
  sqlite3_stmt *statement = trellis_database_prepare (
    self->database,
    "INSERT INTO history (record, field, text, written, replaced) SELECT ?1, ?2, ?3, ?4, ?5"
    " WHERE NOT EXISTS (SELECT 1 FROM history WHERE record = ?1 AND field = ?2 AND text = ?3"
    " AND written = ?4 AND replaced = ?5)",
    error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sqlite3_bind_text (statement, (int) i + 1, json_object_get_string_member (object, texts[i]), -1,
                       SQLITE_TRANSIENT);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      JsonNode *node = json_object_get_member (object, times[i]);

      if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64 ||
          !trellis_archive_is_time (json_node_get_int (node)))
        return fail (error, piece->line, "“%s” of an earlier text is no time", times[i]);
      sqlite3_bind_int64 (statement, (int) i + 4, json_node_get_int (node));
    }

  if (!trellis_database_finish (self->database, statement, error))
    return FALSE;
  self->report->n_texts += (guint) sqlite3_changes (trellis_database_get_handle (self->database));
  return TRUE;
}

/* Texts stand after the records whose they are. */
static gboolean
read_text (Reading *self, const TrellisScannerPiece *piece, GError **error)
{
  JsonNode *node = parse (self, piece, error);
  JsonObject *object;
  TrellisRecordClass *klass;
  int field;

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, piece->line, "here should be an earlier text");

  object = json_node_get_object (node);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "record", "field", "text" };
      JsonNode *member = json_object_get_member (object, names[i]);

      if (member == NULL || json_node_get_value_type (member) != G_TYPE_STRING)
        return fail (error, piece->line, "“%s” of an earlier text is no text", names[i]);
    }

  klass = g_hash_table_lookup (self->classes, json_object_get_string_member (object, "record"));
  field = klass != NULL ? trellis_record_class_find (
                            klass, json_object_get_string_member (object, "field"))
                        : -1;
  if (field < 0 || klass->fields[field].kind != TRELLIS_FIELD_TEXT)
    {
      trellis_archive_report_remark (self->report, "line %u: an earlier text of nothing in the file",
                                     piece->line);
      return TRUE;
    }

  return insert_text (self, piece, object, error);
}

static gboolean
read_content (Reading *self, const TrellisScannerPiece *piece, GError **error)
{
  g_autofree char *where = g_strdup_printf ("line %u", piece->line);
  JsonNode *node = parse (self, piece, error);

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, piece->line, "here should be the content of an attachment");
  return trellis_archive_read_content (self->database, json_node_get_object (node), where, error);
}

/* Reads an element of the list @name, which is one of records if @klass is not NULL. */
static gboolean
read_element (Reading *self, const char *name, TrellisRecordClass *klass, const TrellisScannerPiece *piece,
              GError **error)
{
  if (klass != NULL)
    return read_record (self, klass, piece, error);
  return g_str_equal (name, TRELLIS_ARCHIVE_HISTORY) ? read_text (self, piece, error)
                                                     : read_content (self, piece, error);
}

static gboolean
read_array (Reading *self, const char *name, GError **error)
{
  GType type = trellis_record_type_find (name);
  TrellisRecordClass *klass = type != G_TYPE_INVALID ? g_type_class_peek (type) : NULL;

  if (klass == NULL && !g_str_equal (name, TRELLIS_ARCHIVE_HISTORY) &&
      !g_str_equal (name, TRELLIS_ARCHIVE_CONTENT))
    return fail (error, self->scanner.line, "a list that is not known");
  if (!trellis_scanner_take (&self->scanner, '['))
    return fail (error, self->scanner.line, "“%s” is no list", name);
  if (trellis_scanner_take (&self->scanner, ']'))
    return TRUE;

  do
    {
      TrellisScannerPiece piece;

      if (!trellis_scanner_piece (&self->scanner, &piece))
        return fail (error, self->scanner.line, "the list “%s” is broken", name);
      if (!read_element (self, name, klass, &piece, error))
        return FALSE;
    }
  while (trellis_scanner_take (&self->scanner, ','));

  return trellis_scanner_take (&self->scanner, ']') ||
         fail (error, self->scanner.line, "the list “%s” is broken", name);
}

static gboolean
read_file (Reading *self, GError **error)
{
  if (!trellis_scanner_take (&self->scanner, '{'))
    return fail (error, self->scanner.line, "the file is no journal of Trellis");
  if (!read_format (self, error) || !read_version (self, error))
    return FALSE;

  while (trellis_scanner_take (&self->scanner, ','))
    {
      g_autofree char *name = read_name (self, error);

      if (name == NULL || !read_array (self, name, error))
        return FALSE;
    }

  return (trellis_scanner_take (&self->scanner, '}') && trellis_scanner_ended (&self->scanner)) ||
         fail (error, self->scanner.line, "the file does not end as it should");
}

/* Reads the archive @text into @database, as one transaction: all of it or nothing. A record that is
 * there already is replaced if the one in the archive was modified later. New rows get the ids that
 * follow @highest_ids. Fails with TRELLIS_STORE_ERROR_INVALID, and a message that says on which line,
 * where the text is not what it should be. */
gboolean
trellis_archive_read (TrellisDatabase *database, const char *text, gsize length,
                      gint64 *highest_ids, TrellisArchiveReport *report, GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading self = { .database = database,
                   .parser = parser,
                   .classes = classes,
                   .highest_ids = highest_ids,
                   .report = report };

  json_parser_set_strict (parser, TRUE);
  trellis_scanner_init (&self.scanner, text, length);

  if (trellis_database_begin (database, error) && read_file (&self, error) &&
      trellis_archive_check_references (database, report, error) &&
      trellis_archive_check_contents (database, error) &&
      trellis_archive_check_uids (database, error) && trellis_database_commit (database, error))
    return TRUE;

  trellis_database_roll_back (database);
  return FALSE;
}
