/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-version.h"

#include "trellis-history-private.h"
#include "trellis-store-private.h"
#include "trellis-time.h"

struct _TrellisVersion
{
  GObject parent_instance;

  gint64 id;
  guint field;
  gint64 written;
};

G_DEFINE_FINAL_TYPE (TrellisVersion, trellis_version, G_TYPE_OBJECT)

static void
trellis_version_class_init (TrellisVersionClass *klass)
{
}

static void
trellis_version_init (TrellisVersion *self)
{
}

/* When the text was last saved in this state, in seconds since the epoch. */
gint64
trellis_version_get_written (TrellisVersion *self)
{
  return self->written;
}

static sqlite3_stmt *
prepare_versions (TrellisStore *store, TrellisRecord *record, const char *field, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    store->reader,
    "SELECT id, written FROM history WHERE record = ? AND field = ?"
    " ORDER BY replaced DESC, id DESC",
    error);

  if (statement != NULL)
    {
      sqlite3_bind_text (statement, 1, trellis_record_get_uid (record), -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (statement, 2, field, -1, SQLITE_TRANSIENT);
    }
  return statement;
}

/* The kept states of @field ("body") of @record, the newest first, without the present one: a list
 * of TrellisVersion that does not change any more; transfer full. */
GListModel *
trellis_store_list_versions (TrellisStore *store, gpointer record, const char *field)
{
  GListStore *versions = g_list_store_new (TRELLIS_TYPE_VERSION);
  int index = trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (record), field);
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement;
  gboolean found = FALSE;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), G_LIST_MODEL (versions));
  g_return_val_if_fail (index >= 0, G_LIST_MODEL (versions));

  trellis_store_write_first (store);
  if (store->reader == NULL)
    return G_LIST_MODEL (versions);

  field = TRELLIS_RECORD_GET_CLASS (record)->fields[index].name;
  statement = prepare_versions (store, record, field, &error);
  while (statement != NULL && trellis_database_step (store->reader, statement, &found, &error) &&
         found)
    {
      g_autoptr(TrellisVersion) version = g_object_new (TRELLIS_TYPE_VERSION, NULL);

      version->id = sqlite3_column_int64 (statement, 0);
      version->field = (guint) index;
      version->written = sqlite3_column_int64 (statement, 1);
      g_list_store_append (versions, version);
    }

  if (error != NULL)
    trellis_store_report_read (store, error);
  else
    trellis_database_finish (store->reader, statement, NULL);
  return G_LIST_MODEL (versions);
}

/* The text of @version; transfer full. NULL on failure, also if it has been thinned out since it was
 * listed. */
char *
trellis_store_read_version (TrellisStore *store, TrellisVersion *version, GError **error)
{
  g_autofree char *text = NULL;
  sqlite3_stmt *statement;
  gboolean found = FALSE;

  g_return_val_if_fail (TRELLIS_IS_STORE (store) && store->reader != NULL, NULL);

  statement =
    trellis_database_prepare (store->reader, "SELECT text FROM history WHERE id = ?", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, version->id);
  if (!trellis_database_step (store->reader, statement, &found, error))
    return NULL;
  if (found)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  if (!trellis_database_finish (store->reader, statement, error))
    return NULL;

  if (text == NULL)
    g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
                         "This version is not kept any more");
  return g_steal_pointer (&text);
}

/* Makes the text of @version the present one. What was the present one is kept as a version. */
gboolean
trellis_store_restore_version (TrellisStore *store, gpointer record, TrellisVersion *version,
                               GError **error)
{
  TrellisHistoryNow now = { TRELLIS_RECORD_GET_CLASS (record), 0, version->field,
                            trellis_time_now () };
  g_autofree char *text = trellis_store_read_version (store, version, error);

  if (text == NULL)
    return FALSE;

  now.id = trellis_store_get_id (store, record);
  if (!trellis_store_flush (store, error) ||
      !trellis_writer_call (store->writer, trellis_history_keep_now, &now, error))
    return FALSE;

  trellis_record_set_string (record, version->field, text);
  return TRUE;
}
