/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-row.h"

#include "trellis-history-private.h"
#include "trellis-parts.h"
#include "trellis-sharing-marks.h"
#include "trellis-words.h"

/* Between a record's table of fields and SQLite's columns. Column 0 is the row's id, which is the
 * store's own business; the columns after it are the fields in their order. A choice is stored by
 * its name, a list with one item per line. */

/* A row in which every field has its initial value. */
TrellisRow *
trellis_row_new (TrellisRecordClass *klass)
{
  TrellisRow *self = g_new0 (TrellisRow, 1);

  self->klass = klass;
  self->values = g_new0 (TrellisValue, klass->n_fields);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!trellis_field_is_string (&klass->fields[i]) &&
        klass->fields[i].kind != TRELLIS_FIELD_LIST)
      self->values[i].number = klass->fields[i].initial;
  return self;
}

/* A copy of what @record holds now; transfer full. */
TrellisRow *
trellis_row_new_for_record (TrellisRecord *record, gint64 id)
{
  TrellisRow *self = g_new0 (TrellisRow, 1);

  self->klass = TRELLIS_RECORD_GET_CLASS (record);
  self->id = id;
  self->values = g_new0 (TrellisValue, self->klass->n_fields);
  for (guint i = 0; i < self->klass->n_fields; i++)
    trellis_value_copy (&self->values[i], trellis_record_get_value (record, i),
                        &self->klass->fields[i]);
  return self;
}

void
trellis_row_free (TrellisRow *self)
{
  for (guint i = 0; i < self->klass->n_fields; i++)
    trellis_value_clear (&self->values[i], &self->klass->fields[i]);
  g_free (self->values);
  g_free (self);
}

/* The name of a choice; "" for a number that is none. */
const char *
trellis_row_get_nick (const TrellisField *field, gint64 number)
{
  GEnumClass *choices = g_type_class_ref (field->get_type ());
  GEnumValue *choice = g_enum_get_value (choices, (int) number);
  const char *nick = choice != NULL ? choice->value_nick : "";

  g_type_class_unref (choices); /* the nick is static */
  return nick;
}

/* The number of the choice called @nick; FALSE if there is none. */
gboolean
trellis_row_find_nick (const TrellisField *field, const char *nick, gint64 *number)
{
  GEnumClass *choices = g_type_class_ref (field->get_type ());
  GEnumValue *choice = nick != NULL ? g_enum_get_value_by_nick (choices, nick) : NULL;

  if (choice != NULL)
    *number = choice->value;
  g_type_class_unref (choices);
  return choice != NULL;
}

void
trellis_row_bind_value (sqlite3_stmt *statement, int column, const TrellisField *field,
                        const TrellisValue *value)
{
  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      sqlite3_bind_text (statement, column, value->string, -1, SQLITE_TRANSIENT);
      break;
    case TRELLIS_FIELD_LIST:
      if (value->list != NULL)
        sqlite3_bind_text (statement, column, g_strjoinv ("\n", value->list), -1, g_free);
      else
        sqlite3_bind_null (statement, column);
      break;
    case TRELLIS_FIELD_CHOICE:
      sqlite3_bind_text (statement, column, trellis_row_get_nick (field, value->number), -1,
                         SQLITE_STATIC);
      break;
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
    case TRELLIS_FIELD_BOOLEAN:
      sqlite3_bind_int64 (statement, column, value->number);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Not one "upsert" for both: that would need a savepoint for each row, at which FTS5 writes out what
 * it has gathered, so that many rows in one transaction would take many times as long. */
static const char *
get_insert (TrellisRecordClass *klass)
{
  g_autoptr(GString) sql = g_string_sized_new (512);

  /* Once for each record that is new, so without the cost of formats. */
  g_string_append (sql, "INSERT INTO \"");
  g_string_append (sql, klass->table);
  g_string_append (sql, "\" (id");
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_string_append (sql, ", \"");
      g_string_append (sql, klass->fields[i].name);
      g_string_append_c (sql, '"');
    }
  g_string_append (sql, ") VALUES (?");
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');

  return g_intern_string (sql->str);
}

static const char *
get_update (TrellisRecordClass *klass)
{
  g_autoptr(GString) changes = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (changes, "%s\"%s\" = ?%u", i > 0 ? ", " : "", klass->fields[i].name,
                            i + 2);

  sql = g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = ?1", klass->table, changes->str);
  return g_intern_string (sql);
}

static gboolean
differ (const TrellisRow *self, const TrellisRow *stored, guint field)
{
  return !trellis_value_equal (&self->values[field], &stored->values[field],
                               &self->klass->fields[field]);
}

/* Whether the row is no longer found by what it was found by. */
static gboolean
has_other_words (const TrellisRow *self, const TrellisRow *stored)
{
  for (guint i = 0; i < self->klass->n_fields; i++)
    if ((i == TRELLIS_RECORD_DELETED ||
         (self->klass->fields[i].flags & (TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PARENT)) != 0) &&
        differ (self, stored, i))
      return TRUE;

  return FALSE;
}

static gboolean
has_moved (const TrellisRow *self, const TrellisRow *stored)
{
  int parent = trellis_parts_find_field (self->klass, G_TYPE_INVALID);

  return parent >= 0 && differ (self, stored, (guint) parent);
}

static gboolean
write_row (const TrellisRow *self, TrellisDatabase *database, gboolean is_new, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    database, is_new ? get_insert (self->klass) : get_update (self->klass), error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, self->id);
  for (guint i = 0; i < self->klass->n_fields; i++)
    trellis_row_bind_value (statement, (int) i + 2, &self->klass->fields[i], &self->values[i]);
  return trellis_database_finish (database, statement, error);
}

static gboolean
replace_row (const TrellisRow *self, const TrellisRow *stored, TrellisDatabase *database,
             GError **error)
{
  if (stored == NULL)
    return write_row (self, database, TRUE, error) && trellis_words_index (database, self, error);

  return write_row (self, database, FALSE, error) &&
         (!has_other_words (self, stored) || trellis_words_index (database, self, error)) &&
         (!has_moved (self, stored) || trellis_words_index_parts (database, self, error));
}

/* Writes the row, the earlier state of its texts where history wants it, the words that find it, and
 * that it is to be brought to where its match is shared. To be called within a transaction. */
gboolean
trellis_row_save (const TrellisRow *self, TrellisDatabase *database, GError **error)
{
  g_autoptr(TrellisRow) stored = NULL;

  return trellis_row_read_id (database, self->klass, self->id, &stored, error) &&
         (stored == NULL || trellis_history_keep (database, stored, self, error)) &&
         replace_row (self, stored, database, error) &&
         trellis_sharing_mark_change (database, stored, self, error);
}

/* Does what trellis_row_save() does for a row that came from elsewhere: whatever text it replaces is
 * kept, @now. If it came from where its match is shared, it need not be brought there, so that @marks is
 * FALSE. */
gboolean
trellis_row_save_received (const TrellisRow *self, TrellisDatabase *database, gint64 now,
                           gboolean marks, GError **error)
{
  g_autoptr(TrellisRow) stored = NULL;

  return trellis_row_read_id (database, self->klass, self->id, &stored, error) &&
         (stored == NULL || trellis_history_keep_all (database, stored, self, now, error)) &&
         replace_row (self, stored, database, error) &&
         (!marks || trellis_sharing_mark_change (database, stored, self, error));
}

/* A SELECT of all columns that the functions below want, of rows for which @condition holds. */
sqlite3_stmt *
trellis_row_select (TrellisDatabase *database, TrellisRecordClass *klass, const char *condition,
                    GError **error)
{
  g_autoptr(GString) sql = g_string_sized_new (512);

  /* Once for each record that is read, so without the cost of formats. */
  g_string_append (sql, "SELECT id");
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_string_append (sql, ", \"");
      g_string_append (sql, klass->fields[i].name);
      g_string_append_c (sql, '"');
    }
  g_string_append (sql, " FROM \"");
  g_string_append (sql, klass->table);
  g_string_append (sql, "\" WHERE ");
  g_string_append (sql, condition);

  return trellis_database_prepare (database, sql->str, error);
}

static void
read_value (sqlite3_stmt *statement, int column, const TrellisField *field, TrellisValue *value)
{
  const char *text = NULL;

  if (trellis_field_is_string (field) || field->kind == TRELLIS_FIELD_LIST ||
      field->kind == TRELLIS_FIELD_CHOICE)
    text = (const char *) sqlite3_column_text (statement, column);

  if (trellis_field_is_string (field))
    value->string = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  else if (field->kind == TRELLIS_FIELD_LIST)
    value->list = text != NULL && *text != '\0' ? g_strsplit (text, "\n", -1) : NULL;
  else if (field->kind == TRELLIS_FIELD_CHOICE)
    {
      if (!trellis_row_find_nick (field, text, &value->number))
        value->number = field->initial;
    }
  else
    value->number = sqlite3_column_int64 (statement, column);
}

/* The current row as plain data; transfer full. */
static TrellisRow *
read_row (sqlite3_stmt *statement, TrellisRecordClass *klass)
{
  TrellisRow *self = g_new0 (TrellisRow, 1);

  self->klass = klass;
  self->id = sqlite3_column_int64 (statement, 0);
  self->values = g_new0 (TrellisValue, klass->n_fields);
  for (guint i = 0; i < klass->n_fields; i++)
    read_value (statement, (int) i + 1, &klass->fields[i], &self->values[i]);
  return self;
}

/* Sets the fields of @record to those of the current row. */
void
trellis_row_read_into (sqlite3_stmt *statement, TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      TrellisValue value = { 0 };

      read_value (statement, (int) i + 1, &klass->fields[i], &value);
      trellis_record_set_value (record, i, &value);
      trellis_value_clear (&value, &klass->fields[i]);
    }
}

/* The row @id; @row becomes NULL where there is none. */
gboolean
trellis_row_read_id (TrellisDatabase *database, TrellisRecordClass *klass, gint64 id,
                     TrellisRow **row, GError **error)
{
  sqlite3_stmt *statement = trellis_row_select (database, klass, "id = ?", error);
  gboolean found = FALSE;

  *row = NULL;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (!trellis_database_step (database, statement, &found, error))
    return FALSE;
  if (found)
    *row = read_row (statement, klass);
  return trellis_database_finish (database, statement, error);
}

/* All rows that @statement, of trellis_row_select(), has; it is finished. NULL on failure. */
static GPtrArray *
take_rows (TrellisDatabase *database, TrellisRecordClass *klass, sqlite3_stmt *statement, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_row_free);
  gboolean found = TRUE;

  while (found)
    {
      if (!trellis_database_step (database, statement, &found, error))
        return NULL;
      if (found)
        g_ptr_array_add (rows, read_row (statement, klass));
    }

  return trellis_database_finish (database, statement, error) ? g_steal_pointer (&rows) : NULL;
}

/* All rows whose @field holds @text (GPtrArray of TrellisRow); NULL on failure; transfer full. */
GPtrArray *
trellis_row_find (TrellisDatabase *database, TrellisRecordClass *klass, const char *field,
                  const char *text, GError **error)
{
  g_autofree char *condition = g_strdup_printf ("\"%s\" = ?", field);
  sqlite3_stmt *statement = trellis_row_select (database, klass, condition, error);

  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  return take_rows (database, klass, statement, error);
}

/* The first @limit rows with ids above @id, in their order (GPtrArray of TrellisRow); NULL on
 * failure. */
GPtrArray *
trellis_row_list_after (TrellisDatabase *database, TrellisRecordClass *klass, gint64 id, guint limit,
                        GError **error)
{
  sqlite3_stmt *statement = trellis_row_select (database, klass, "id > ? ORDER BY id LIMIT ?", error);

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, limit);
  return take_rows (database, klass, statement, error);
}
