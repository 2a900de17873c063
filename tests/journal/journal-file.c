/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journal-file.h"

sqlite3 *
open_plain (const char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  return handle;
}

void
run_plain (const char *path, const char *sql)
{
  sqlite3 *handle = open_plain (path);

  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  sqlite3_close (handle);
}

/* All columns of all rows, with "|" between columns and "\n" between rows. */
char *
ask_plain (const char *path, const char *sql)
{
  sqlite3 *handle = open_plain (path);
  sqlite3_stmt *statement = NULL;
  GString *answer = g_string_new (NULL);

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      if (answer->len > 0)
        g_string_append_c (answer, '\n');
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (answer, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "");
        }
    }

  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return g_string_free_and_steal (answer);
}
