/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-schema.h"

#include "trellis-backup-files.h"
#include "trellis-schema-resources.h"

#define SCHEMA_FOLDER "/io/github/trellis_mentoring/Trellis/schema"

/* The path of step @number, "001-first-journey.sql" for 1; NULL if there is none. */
static char *
find_step (int number)
{
  g_auto(GStrv) names =
    g_resource_enumerate_children (trellis_schema_get_resource (), SCHEMA_FOLDER,
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *prefix = g_strdup_printf ("%03d-", number);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], prefix))
      return g_strconcat (SCHEMA_FOLDER, "/", names[i], NULL);

  return NULL;
}

/* The SQL of all steps in their order; as many as there are is the schema version that this program
 * writes. Transfer full. */
GStrv
trellis_schema_dup_steps (void)
{
  g_autoptr(GStrvBuilder) steps = g_strv_builder_new ();

  for (int number = 1;; number++)
    {
      g_autofree char *path = find_step (number);
      g_autoptr(GBytes) sql = NULL;

      if (path == NULL)
        return g_strv_builder_end (steps);

      sql = g_resource_lookup_data (trellis_schema_get_resource (), path,
                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_strv_builder_take (steps, g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql)));
    }
}

static gboolean
run_step (TrellisDatabase *database, const char *sql, int number, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", number);

  return trellis_database_run (database, sql, error) &&
         trellis_database_run (database, version, error);
}

static gboolean
check_references (TrellisDatabase *database, GError **error)
{
  g_autofree char *broken =
    trellis_database_dup_text (database, "SELECT \"table\" FROM pragma_foreign_key_check", error);

  if (broken == NULL)
    return FALSE;
  if (*broken == '\0')
    return TRUE;

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
               "The migration breaks references from %s", broken);
  return FALSE;
}

/* Runs one step as a whole or not at all. References are checked at its end instead of while it
 * runs, since a step may rebuild a table that others refer to. */
static gboolean
migrate_one (TrellisDatabase *database, const char *sql, int number, GError **error)
{
  if (!trellis_database_run (database, "PRAGMA foreign_keys = OFF", error))
    return FALSE;

  if (!trellis_database_begin (database, error) || !run_step (database, sql, number, error) ||
      !check_references (database, error) || !trellis_database_commit (database, error))
    {
      trellis_database_roll_back (database);
      trellis_database_run (database, "PRAGMA foreign_keys = ON", NULL);
      return FALSE;
    }

  return trellis_database_run (database, "PRAGMA foreign_keys = ON", error);
}

static gboolean
claim (TrellisDatabase *database, GError **error)
{
  gint64 id = trellis_database_get_number (database, "PRAGMA application_id", error);
  g_autofree char *set = NULL;

  if (id == -1 || id == TRELLIS_DATABASE_APPLICATION_ID)
    return id != -1;

  if (id != 0 || trellis_database_get_number (database, "SELECT count(*) FROM sqlite_schema",
                                              NULL) != 0)
    {
      g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED,
                           "The file is a database of another program");
      return FALSE;
    }

  set = g_strdup_printf ("PRAGMA application_id = %d", TRELLIS_DATABASE_APPLICATION_ID);
  return trellis_database_run (database, set, error);
}

static gboolean
back_up (TrellisDatabase *database, const char *folder, int next, GError **error)
{
  g_autofree char *name = g_strdup_printf ("before-schema-%d.db", next);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  return trellis_backup_copy (database, path, NULL, error);
}

/* Does what trellis_schema_migrate() does, with other @steps than those of this program. */
gboolean
trellis_schema_run (TrellisDatabase *database, const char *const *steps,
                    const char *backup_folder, GError **error)
{
  int latest = (int) g_strv_length ((GStrv) steps);
  int version = (int) trellis_database_get_number (database, "PRAGMA user_version", error);

  if (version < 0)
    return FALSE;
  if (version > latest)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NEWER,
                   "Schema %d is newer than %d", version, latest);
      return FALSE;
    }
  if (!claim (database, error))
    return FALSE;

  if (backup_folder != NULL && version > 0 && version < latest &&
      !back_up (database, backup_folder, version + 1, error))
    return FALSE;

  for (int step = version + 1; step <= latest; step++)
    if (!migrate_one (database, steps[step - 1], step, error))
      return FALSE;

  return TRUE;
}

/* Brings @database to the schema that this program knows, step by step, each in a transaction of
 * its own. A file that holds something is first copied into @backup_folder, unless that is NULL. A
 * newer schema is refused with TRELLIS_STORE_ERROR_NEWER and left as it is. */
gboolean
trellis_schema_migrate (TrellisDatabase *database, const char *backup_folder, GError **error)
{
  g_auto(GStrv) steps = trellis_schema_dup_steps ();

  return trellis_schema_run (database, (const char *const *) steps, backup_folder, error);
}

/* Whether there is nothing for trellis_schema_migrate() to do. */
gboolean
trellis_schema_is_current (TrellisDatabase *database)
{
  g_auto(GStrv) steps = trellis_schema_dup_steps ();

  return trellis_database_get_number (database, "PRAGMA application_id", NULL) == TRELLIS_DATABASE_APPLICATION_ID &&
         trellis_database_get_number (database, "PRAGMA user_version", NULL) == g_strv_length (steps);
}
