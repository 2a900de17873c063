/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-database.h"

#include "trellis-flush.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Milliseconds that a connection waits for another one. The main thread must not freeze, so a
 * reader gives up soon; in WAL mode it hardly ever has to wait. */
#define READER_PATIENCE 250
#define WRITER_PATIENCE 5000

struct _TrellisDatabase
{
  sqlite3 *handle;
  GHashTable *statements; /* SQL text → prepared statement */
};

static TrellisStoreError
classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return TRELLIS_STORE_ERROR_BUSY;
    case SQLITE_FULL:
      return TRELLIS_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return TRELLIS_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return TRELLIS_STORE_ERROR_DAMAGED;
    default:
      return TRELLIS_STORE_ERROR_FAILED;
    }
}

/* An I/O error while growing a file is what a full disk or an exceeded quota looks like. Where it is
 * the shared memory beside the log that cannot grow, SQLite does not say why. */
static gboolean
is_lack_of_space (int code, int system_code)
{
  if (code == SQLITE_IOERR_SHMSIZE)
    return TRUE;

  return (code & 0xff) == SQLITE_IOERR &&
         (system_code == ENOSPC || system_code == EDQUOT || system_code == EFBIG);
}

/* A file system may turn read-only under an open file. */
static gboolean
is_lack_of_rights (int code, int system_code)
{
  return (code & 0xff) == SQLITE_IOERR &&
         (system_code == EROFS || system_code == EPERM || system_code == EACCES);
}

/* Turns the last SQLite failure into a GError; returns FALSE so that a caller can return it. */
static gboolean
fail (TrellisDatabase *self, GError **error)
{
  int code = sqlite3_extended_errcode (self->handle);
  int system_code = sqlite3_system_errno (self->handle);

  if (is_lack_of_space (code, system_code))
    code = SQLITE_FULL;
  else if (is_lack_of_rights (code, system_code))
    code = SQLITE_READONLY;

  g_set_error (error, TRELLIS_STORE_ERROR, classify (code), "%s (SQLite %d)",
               sqlite3_errmsg (self->handle), code);
  return FALSE;
}

static gboolean
set_and_read_back (TrellisDatabase *self, const char *pragma, const char *value,
                   const char *expected, GError **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA %s = %s", pragma, value);
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", pragma);
  g_autofree char *found = NULL;

  if (!trellis_database_run (self, set, error))
    return FALSE;

  found = trellis_database_dup_text (self, get, error);
  if (found == NULL)
    return FALSE;
  if (g_str_equal (found, expected))
    return TRUE;

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
               "PRAGMA %s is %s instead of %s", pragma, found, expected);
  return FALSE;
}

static gboolean
configure_journal (TrellisDatabase *self, GError **error)
{
  g_autofree char *mode =
    trellis_database_dup_text (self, "PRAGMA journal_mode = WAL", error);

  if (mode == NULL)
    return FALSE;
  if (g_str_equal (mode, "wal"))
    return TRUE;

  /* File systems without shared memory, network ones above all, cannot do WAL. */
  g_message ("The file system cannot hold a write-ahead log; using a rollback journal");
  return set_and_read_back (self, "journal_mode", "DELETE", "delete", error);
}

static gboolean
configure (TrellisDatabase *self, TrellisDatabaseMode mode, GError **error)
{
  gboolean reader = mode == TRELLIS_DATABASE_READ;

  sqlite3_busy_timeout (self->handle, reader ? READER_PATIENCE : WRITER_PATIENCE);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return (mode != TRELLIS_DATABASE_WRITE || configure_journal (self, error)) &&
         set_and_read_back (self, "synchronous", "FULL", "2", error) &&
         set_and_read_back (self, "foreign_keys", "ON", "1", error) &&
         set_and_read_back (self, "trusted_schema", "OFF", "0", error) &&
         set_and_read_back (self, "cell_size_check", "ON", "1", error) &&
         set_and_read_back (self, "query_only", reader ? "ON" : "OFF", reader ? "1" : "0", error);
}

/* Takes from others the right to read private words, before SQLite writes any to the file, or beside it. It may have
 * to be created; one that is there is not opened, since closing it would drop the locks of all connections of this
 * process. */
static void
make_file_private (const char *path, gboolean create)
{
  int fd = create ? g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  struct stat info;

  if (fd >= 0)
    close (fd);
  else if (g_stat (path, &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0 &&
           g_chmod (path, info.st_mode & S_IRWXU) != 0)
    g_debug ("Cannot restrict the rights of the database file");
}

/* Opens the file at @path with the settings that durability needs, each read back. */
TrellisDatabase *
trellis_database_open (const char *path, TrellisDatabaseMode mode, GError **error)
{
  g_autoptr(TrellisDatabase) self = g_new0 (TrellisDatabase, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  flags |= SQLITE_OPEN_READWRITE | (mode == TRELLIS_DATABASE_WRITE ? SQLITE_OPEN_CREATE : 0);
  if (mode == TRELLIS_DATABASE_WRITE || mode == TRELLIS_DATABASE_READ)
    make_file_private (path, mode == TRELLIS_DATABASE_WRITE);

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) sqlite3_finalize);

  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    {
      g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_READ_ONLY,
                           "The database file cannot be written");
      return NULL;
    }
  if (mode != TRELLIS_DATABASE_REPAIR && !configure (self, mode, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
trellis_database_close (TrellisDatabase *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

sqlite3 *
trellis_database_get_handle (TrellisDatabase *self)
{
  return self->handle;
}

/* A statement ready to be bound. It belongs to the connection, which keeps it for the next time the
 * same @sql is asked for; give it to trellis_database_finish() after use. */
sqlite3_stmt *
trellis_database_prepare (TrellisDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/* Goes to the next row; @row tells whether there is one. */
gboolean
trellis_database_step (TrellisDatabase *self, sqlite3_stmt *statement, gboolean *row,
                       GError **error)
{
  int code = sqlite3_step (statement);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;

  fail (self, error);
  sqlite3_reset (statement);
  return FALSE;
}

/* Runs a statement that gives no rows, or ends one whose rows have been read. The latter must not be
 * stepped once more, which would run it again. */
gboolean
trellis_database_finish (TrellisDatabase *self, sqlite3_stmt *statement, GError **error)
{
  gboolean row = FALSE;

  if (sqlite3_column_count (statement) == 0 &&
      !trellis_database_step (self, statement, &row, error))
    return FALSE;

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return TRUE;
}

/* Runs fixed text that may hold several statements. Never text with somebody's words in it. */
gboolean
trellis_database_run (TrellisDatabase *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
         fail (self, error);
}

/* The first column of the first row; 0 if there is none, -1 on failure. */
gint64
trellis_database_get_number (TrellisDatabase *self, const char *sql, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) local_error = NULL;

  text = trellis_database_dup_text (self, sql, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return -1;
    }

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* The first column of the first row as text; "" if there is none or it is NULL, NULL on failure. */
char *
trellis_database_dup_text (TrellisDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  g_autofree char *text = NULL;
  int code;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }

  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  else if (code != SQLITE_DONE)
    {
      fail (self, error);
      sqlite3_finalize (statement);
      return NULL;
    }

  sqlite3_finalize (statement);
  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

/* Begins to write at once, so that whoever else writes is met here and not in the middle. */
gboolean
trellis_database_begin (TrellisDatabase *self, GError **error)
{
  return trellis_database_run (self, "BEGIN IMMEDIATE", error);
}

gboolean
trellis_database_commit (TrellisDatabase *self, GError **error)
{
  return trellis_database_run (self, "COMMIT", error);
}

/* Nothing where no transaction is open: SQLite ends some that fail by itself. */
void
trellis_database_roll_back (TrellisDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    trellis_database_run (self, "ROLLBACK", NULL);
}

/* Whether the file is sound. A @thorough look also compares indexes with tables and takes time
 * in proportion to the file. */
gboolean
trellis_database_check (TrellisDatabase *self, gboolean thorough, GError **error)
{
  g_autofree char *result = trellis_database_dup_text (
    self, thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", error);

  if (result == NULL)
    return FALSE;
  if (g_str_equal (result, "ok"))
    return TRUE;

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED, "%s", result);
  return FALSE;
}

static gboolean
verify_copy (const char *path, GError **error)
{
  g_autoptr(TrellisDatabase) copy = trellis_database_open (path, TRELLIS_DATABASE_REPAIR, error);

  return copy != NULL && trellis_database_check (copy, FALSE, error);
}

/* Writes a compact copy of the whole database to @path, replacing what is there only after the copy
 * has been checked and is safe on the disk. Takes as long as the file is large; other connections
 * may write meanwhile, the copy holds what was committed when it began. */
gboolean
trellis_database_copy_to (TrellisDatabase *self, const char *path, GError **error)
{
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3_stmt *statement;

  g_unlink (partial);
  make_file_private (partial, TRUE); /* VACUUM INTO accepts an empty file */

  statement = trellis_database_prepare (self, "VACUUM INTO ?", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, partial, -1, SQLITE_TRANSIENT);
  if (!trellis_database_finish (self, statement, error) || !verify_copy (partial, error) ||
      !trellis_flush_path (partial, error))
    {
      g_unlink (partial);
      return FALSE;
    }

  if (g_rename (partial, path) != 0)
    {
      trellis_store_error_set_errno (error, "rename");
      g_unlink (partial);
      return FALSE;
    }

  return trellis_flush_path (folder, error);
}
