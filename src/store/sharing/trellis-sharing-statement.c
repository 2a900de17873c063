/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sharing-statement.h"

#include "trellis-records.h"

/* Short ways to bind and to read the columns of the tables of sharing. */

static void
bind_bytes (sqlite3_stmt *statement, int place, GBytes *bytes)
{
  gsize size;
  gconstpointer data;

  if (bytes == NULL)
    return;

  data = g_bytes_get_data (bytes, &size);
  sqlite3_bind_blob64 (statement, place, size > 0 ? data : "", size, SQLITE_TRANSIENT);
}

static void
bind_all (sqlite3_stmt *statement, const char *kinds, va_list args)
{
  for (int place = 1; kinds[place - 1] != '\0'; place++)
    switch (kinds[place - 1])
      {
      case 't':
        sqlite3_bind_text (statement, place, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'n':
        sqlite3_bind_int64 (statement, place, va_arg (args, gint64));
        break;
      case 'b':
        bind_bytes (statement, place, va_arg (args, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
}

/* The statement @sql, bound to what follows @kinds: "t" for a text, "n" for a gint64, "b" for a
 * GBytes; NULL where a text or bytes are NULL. */
sqlite3_stmt *
trellis_sharing_prepare (TrellisDatabase *database, GError **error, const char *sql,
                         const char *kinds, ...)
{
  sqlite3_stmt *statement = trellis_database_prepare (database, sql, error);
  va_list args;

  if (statement == NULL)
    return NULL;

  va_start (args, kinds);
  bind_all (statement, kinds, args);
  va_end (args);
  return statement;
}

/* Runs a statement that gives no rows; see trellis_sharing_prepare(). */
gboolean
trellis_sharing_run (TrellisDatabase *database, GError **error, const char *sql,
                     const char *kinds, ...)
{
  sqlite3_stmt *statement = trellis_database_prepare (database, sql, error);
  va_list args;

  if (statement == NULL)
    return FALSE;

  va_start (args, kinds);
  bind_all (statement, kinds, args);
  va_end (args);
  return trellis_database_finish (database, statement, error);
}

char *
trellis_sharing_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/* NULL where the column is. */
GBytes *
trellis_sharing_dup_bytes (sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;
  return g_bytes_new (sqlite3_column_blob (statement, column),
                      (gsize) sqlite3_column_bytes (statement, column));
}

const char *
trellis_sharing_get_nick (GType type, int value)
{
  GEnumClass *choices = g_type_class_ref (type);
  const char *nick = g_enum_get_value (choices, value)->value_nick;

  g_type_class_unref (choices); /* the nick is static */
  return nick;
}

/* The value whose nick the column holds; the first one if there is none. */
int
trellis_sharing_get_enum (sqlite3_stmt *statement, int column, GType type)
{
  const char *nick = (const char *) sqlite3_column_text (statement, column);
  GEnumClass *choices = g_type_class_ref (type);
  GEnumValue *choice = nick != NULL ? g_enum_get_value_by_nick (choices, nick) : NULL;
  int value = choice != NULL ? choice->value : 0;

  g_type_class_unref (choices);
  return value;
}

/* The record class whose table the column names; G_TYPE_INVALID if there is none. */
GType
trellis_sharing_get_type (sqlite3_stmt *statement, int column)
{
  const char *table = (const char *) sqlite3_column_text (statement, column);

  return table != NULL ? trellis_record_type_find (table) : G_TYPE_INVALID;
}
