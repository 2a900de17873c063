/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-backup.h"

#include "trellis-backup-files.h"
#include "trellis-backup-private.h"
#include "trellis-rotation.h"

struct _TrellisBackup
{
  GObject parent_instance;

  TrellisBackupKind kind;
  GFile *file;
  gint64 time;
  guint64 size;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_FILE,
  PROP_TIME,
  PROP_SIZE,
} TrellisBackupProperty;

static GParamSpec *props[PROP_SIZE + 1];

G_DEFINE_ENUM_TYPE (TrellisBackupKind, trellis_backup_kind,
                    G_DEFINE_ENUM_VALUE (TRELLIS_BACKUP_KIND_DAILY, "daily"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_BACKUP_KIND_BEFORE_SCHEMA, "before-schema"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_BACKUP_KIND_BEFORE_RESTORE, "before-restore"))

G_DEFINE_FINAL_TYPE (TrellisBackup, trellis_backup, G_TYPE_OBJECT)

static void
trellis_backup_get_property (GObject *object, guint prop_id, GValue *value,
                             GParamSpec *pspec)
{
  TrellisBackup *self = TRELLIS_BACKUP (object);

  switch ((TrellisBackupProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;
    case PROP_SIZE:
      g_value_set_uint64 (value, self->size);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_backup_finalize (GObject *object)
{
  g_clear_object (&TRELLIS_BACKUP (object)->file);

  G_OBJECT_CLASS (trellis_backup_parent_class)->finalize (object);
}

static void
trellis_backup_class_init (TrellisBackupClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_backup_get_property;
  object_class->finalize = trellis_backup_finalize;

  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, TRELLIS_TYPE_BACKUP_KIND,
                                        TRELLIS_BACKUP_KIND_DAILY, flags);
  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  props[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_SIZE] = g_param_spec_uint64 ("size", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
trellis_backup_init (TrellisBackup *self)
{
}

TrellisBackupKind
trellis_backup_get_kind (TrellisBackup *self)
{
  return self->kind;
}

GFile *
trellis_backup_get_file (TrellisBackup *self)
{
  return self->file;
}

/* When it was made. */
gint64
trellis_backup_get_time (TrellisBackup *self)
{
  return self->time;
}

guint64
trellis_backup_get_size (TrellisBackup *self)
{
  return self->size;
}

/* What the file called @name is a backup of; FALSE for all that is none of ours. */
gboolean
trellis_backup_find_kind (const char *name, TrellisBackupKind *kind)
{
  g_autofree char *day = trellis_rotation_dup_day (name);

  if (!g_str_has_suffix (name, ".db"))
    return FALSE;

  if (day != NULL)
    *kind = TRELLIS_BACKUP_KIND_DAILY;
  else if (g_str_has_prefix (name, "before-schema-"))
    *kind = TRELLIS_BACKUP_KIND_BEFORE_SCHEMA;
  else if (g_str_has_prefix (name, "before-restore-"))
    *kind = TRELLIS_BACKUP_KIND_BEFORE_RESTORE;
  else
    return FALSE;

  return TRUE;
}

static TrellisBackup *
backup_new (GFileEnumerator *enumerator, GFileInfo *info, TrellisBackupKind kind)
{
  TrellisBackup *self = g_object_new (TRELLIS_TYPE_BACKUP, NULL);
  g_autofree char *path = NULL;
  g_autoptr(GDateTime) modified = g_file_info_get_modification_date_time (info);

  self->kind = kind;
  self->file = g_file_enumerator_get_child (enumerator, info);
  self->time = modified != NULL ? g_date_time_to_unix (modified) : 0;
  path = g_file_get_path (self->file);
  self->size = (guint64) g_file_info_get_size (info) + trellis_backup_measure_files (path);
  return self;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer data)
{
  TrellisBackup *first = (TrellisBackup *) a;
  TrellisBackup *second = (TrellisBackup *) b;

  return (first->time < second->time) - (first->time > second->time);
}

/* The backups of the journal in @folder, the newest first: a list of TrellisBackup that does not
 * change any more; transfer full. They have not been checked. */
GListModel *
trellis_backup_list (const char *folder)
{
  GListStore *backups = g_list_store_new (TRELLIS_TYPE_BACKUP);
  g_autoptr(GFile) place = g_file_new_build_filename (folder, "backups", NULL);
  g_autoptr(GFileEnumerator) enumerator = g_file_enumerate_children (
    place,
    G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
    G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFileInfo *info = NULL;

  while (enumerator != NULL && g_file_enumerator_iterate (enumerator, &info, NULL, NULL, NULL) &&
         info != NULL)
    {
      TrellisBackupKind kind;

      if (trellis_backup_find_kind (g_file_info_get_name (info), &kind))
        {
          g_autoptr(TrellisBackup) backup = backup_new (enumerator, info, kind);

          g_list_store_insert_sorted (backups, backup, compare_newest_first, NULL);
        }
    }

  return G_LIST_MODEL (backups);
}

/* With @complete, all that lies beside it has to be there, too. */
static gboolean
is_good (TrellisBackup *self, gboolean complete)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr(TrellisDatabase) database =
    trellis_database_open (path, TRELLIS_DATABASE_REPAIR, NULL);

  return database != NULL && trellis_database_check (database, FALSE, NULL) &&
         (!complete || trellis_backup_is_complete (database, path));
}

/* The newest backup of the journal in @folder that is sound, and complete if any is; transfer full, nullable. Reads
 * whole files. */
TrellisBackup *
trellis_store_find_newest_good_backup (const char *folder)
{
  g_autoptr(GListModel) backups = trellis_backup_list (folder);

  for (int complete = TRUE; complete >= FALSE; complete--)
    for (guint i = 0; i < g_list_model_get_n_items (backups); i++)
      {
        g_autoptr(TrellisBackup) backup = g_list_model_get_item (backups, i);

        if (is_good (backup, complete))
          return g_steal_pointer (&backup);
      }

  return NULL;
}
