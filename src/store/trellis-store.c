/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-private.h"

#include "trellis-record-list-private.h"
#include "trellis-schema.h"
#include "trellis-time.h"

typedef enum
{
  PROP_STATE = 1,
} TrellisStoreProperty;

static GParamSpec *props[PROP_STATE + 1];

enum
{
  CHANGED,
  SAVED,
  SHARING_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (TrellisStoreState, trellis_store_state,
                    G_DEFINE_ENUM_VALUE (TRELLIS_STORE_STATE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_STORE_STATE_UNSAVED, "unsaved"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_STORE_STATE_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (TrellisStore, trellis_store, G_TYPE_OBJECT)

void
trellis_store_notify_state (TrellisStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

void
trellis_store_emit_changed (TrellisStore *self, TrellisRecord *record)
{
  if (self->held == NULL)
    g_signal_emit (self, signals[CHANGED], 0, record);
}

void
trellis_store_emit_saved (TrellisStore *self)
{
  g_signal_emit (self, signals[SAVED], 0);
}

/* @match may be NULL. */
void
trellis_store_emit_sharing_changed (TrellisStore *self, const char *match)
{
  g_signal_emit (self, signals[SHARING_CHANGED], 0, match);
}

/* Writes what is not written yet, and lets go of the file. Records and lists that somebody still
 * holds stay as they are, but nothing keeps them any more. */
void
trellis_store_close (TrellisStore *self)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  self->is_closing = TRUE;
  trellis_store_flush (self, NULL);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_pointer (&self->upkeep, trellis_upkeep_free);
  g_clear_pointer (&self->aside, trellis_aside_free);
  g_clear_pointer (&self->writer, trellis_writer_free);
  g_clear_pointer (&self->reader, trellis_database_close);
  g_clear_pointer (&self->lock, trellis_lock_release);
}

static void
trellis_store_dispose (GObject *object)
{
  TrellisStore *self = TRELLIS_STORE (object);

  trellis_store_close (self);
  trellis_store_clear_live (self);

  G_OBJECT_CLASS (trellis_store_parent_class)->dispose (object);
}

static void
trellis_store_finalize (GObject *object)
{
  TrellisStore *self = TRELLIS_STORE (object);

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_hash_table_unref (self->shelves[i].live);
      g_ptr_array_unref (self->shelves[i].lists);
    }
  g_hash_table_unref (self->by_uid);
  g_ptr_array_unref (self->late);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->unsaved);
  g_hash_table_unref (self->dated);
  g_queue_clear_full (&self->in_flight, (GDestroyNotify) g_hash_table_unref);
  g_clear_error (&self->failure);
  g_clear_error (&self->damage);
  trellis_arrivals_clear (&self->arrivals);
  g_free (self->folder);

  G_OBJECT_CLASS (trellis_store_parent_class)->finalize (object);
}

static void
trellis_store_get_property (GObject *object, guint prop_id, GValue *value,
                            GParamSpec *pspec)
{
  TrellisStore *self = TRELLIS_STORE (object);

  switch ((TrellisStoreProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_store_class_init (TrellisStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_store_get_property;
  object_class->dispose = trellis_store_dispose;
  object_class->finalize = trellis_store_finalize;

  props[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, TRELLIS_TYPE_STORE_STATE, TRELLIS_STORE_STATE_SAVED,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /* A field of the record changed, or the record came or went. Not yet saved. */
  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_RECORD);

  /* Changes are on the disk: what trellis_store_count() and a new list answer includes them without
   * waiting for the disk. Also after a reload. */
  signals[SAVED] = g_signal_new ("saved", TRELLIS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  /* Where a match, given by its uid, is shared, what is to be asked about it, or what two people both
   * changed in it. NULL stands for any match, and for accounts. */
  signals[SHARING_CHANGED] =
    g_signal_new ("sharing-changed", TRELLIS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
trellis_store_init (TrellisStore *self)
{
  trellis_store_init_live (self);
  self->unsaved = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->dated = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->in_flight);
}

/* A journal that is as it has to be before anything is written to it: of this program's schema, with a write-ahead
 * log. NULL if it is not, or cannot be read. */
static TrellisDatabase *
open_settled (const char *path)
{
  g_autoptr(TrellisDatabase) reader =
    g_file_test (path, G_FILE_TEST_IS_REGULAR) ? trellis_database_open (path, TRELLIS_DATABASE_READ, NULL) : NULL;
  g_autofree char *mode =
    reader != NULL ? trellis_database_dup_text (reader, "PRAGMA journal_mode", NULL) : NULL;

  return g_strcmp0 (mode, "wal") == 0 && trellis_schema_is_current (reader) ? g_steal_pointer (&reader) : NULL;
}

/* Gives also the connection that writes, where that was wanted for this. */
static gboolean
open_reader (TrellisStore *self, const char *path, TrellisDatabase **writing, GError **error)
{
  g_autofree char *backups = g_build_filename (self->folder, "backups", NULL);

  self->reader = open_settled (path);
  if (self->reader != NULL)
    return TRUE;

  *writing = trellis_database_open (path, TRELLIS_DATABASE_WRITE, error);
  if (*writing == NULL || !trellis_schema_migrate (*writing, backups, error))
    return FALSE;

  self->reader = trellis_database_open (path, TRELLIS_DATABASE_READ, error);
  return self->reader != NULL;
}

/* Opens the journal in @folder, making both where there is nothing yet. Fails with
 * TRELLIS_STORE_ERROR_LOCKED, _NEWER, _DAMAGED, _READ_ONLY or _FULL where a person can do something
 * about it, and never touches a file that it cannot read. */
TrellisStore *
trellis_store_open (const char *folder, GError **error)
{
  g_autoptr(TrellisStore) self = g_object_new (TRELLIS_TYPE_STORE, NULL);
  g_autofree char *path = g_build_filename (folder, "trellis.db", NULL);
  g_autoptr(TrellisDatabase) writing = NULL;

  self->folder = g_strdup (folder);
  self->lock = trellis_lock_take (folder, error);
  if (self->lock == NULL)
    return NULL;

  if (!open_reader (self, path, &writing, error) || !trellis_store_read_ids (self, error))
    return NULL;

  self->writer = trellis_writer_new (path, g_steal_pointer (&writing), trellis_store_records_saved_cb, self);
  self->aside = trellis_aside_new (path);
  self->upkeep = trellis_upkeep_new (self);
  return g_steal_pointer (&self);
}

/* The folder that holds the journal and its backups. */
const char *
trellis_store_get_folder (TrellisStore *self)
{
  return self->folder;
}

TrellisStoreState
trellis_store_get_state (TrellisStore *self)
{
  return self->state;
}

/* Why the state is TRELLIS_STORE_STATE_FAILED; else NULL. */
const GError *
trellis_store_get_error (TrellisStore *self)
{
  return self->damage != NULL ? self->damage : self->failure;
}

/* The record with this @uid (which may be NULL), also if it is in the trash; transfer full,
 * nullable. */
gpointer
trellis_store_get (TrellisStore *self, GType type, const char *uid)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  return uid != NULL ? trellis_store_load_uid (self, type, uid) : NULL;
}

/* The person whose computer this is; transfer full, NULL as long as nothing was said of them. */
TrellisPerson *
trellis_store_get_me (TrellisStore *self)
{
  g_autoptr(TrellisQuery) is_me = trellis_query_new (TRELLIS_TYPE_PERSON);

  trellis_query_is (is_me, "is_me", TRUE);
  return trellis_store_get_first (self, is_me);
}

/* The other person of @match, which may be NULL; transfer full, nullable. */
TrellisPerson *
trellis_store_get_partner (TrellisStore *self, TrellisMatch *match)
{
  return match != NULL
           ? trellis_store_get (self, TRELLIS_TYPE_PERSON, trellis_match_get_partner (match))
           : NULL;
}

/* How @match is concluded; of several, which only an import brings, the first. Transfer full, nullable. */
TrellisConclusion *
trellis_store_get_conclusion (TrellisStore *self, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_CONCLUSION);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_ascending (query, "created");
  return trellis_store_get_first (self, query);
}

/* A list that follows @query as long as somebody holds it; transfer full. What is not written yet
 * is written first. */
TrellisRecordList *
trellis_store_list (TrellisStore *self, TrellisQuery *query)
{
  TrellisRecordList *list;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  trellis_store_write_first (self);
  list = trellis_record_list_new (self, query);
  trellis_store_fill_list (self, list);
  g_ptr_array_add (
    trellis_store_get_shelf (self, trellis_query_get_record_type (query))->lists, list);
  return list;
}

/* The first record that @query finds; transfer full, nullable. */
gpointer
trellis_store_get_first (TrellisStore *self, TrellisQuery *query)
{
  g_autoptr(TrellisRecordList) list = NULL;
  gint64 id;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  trellis_store_write_first (self);
  if (!trellis_store_has_unwritten (self))
    {
      id = trellis_store_ask (self, query, "id", " LIMIT 1");
      return id != 0 ? trellis_store_load (self, trellis_query_get_record_type (query), id) : NULL;
    }

  list = trellis_store_list (self, query);
  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

/* From here to trellis_store_end_reading() reads see one state of the file and take its locks once, which
 * makes many small ones cheaper. Nothing may be changed and no main loop run meanwhile. Calls nest. */
void
trellis_store_begin_reading (TrellisStore *self)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  if (self->n_readings++ > 0 || self->reader == NULL)
    return;

  /* What is on its way into the file has to be seen once it is there. */
  if (!trellis_store_has_unwritten (self))
    self->is_reading = trellis_database_run (self->reader, "BEGIN", NULL);
}

/* What was written since reading began is seen from now on. */
void
trellis_store_refresh_reading (TrellisStore *self)
{
  if (!self->is_reading)
    return;

  self->is_reading = FALSE;
  trellis_database_run (self->reader, "COMMIT", NULL);
}

void
trellis_store_end_reading (TrellisStore *self)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));
  g_return_if_fail (self->n_readings > 0);

  if (--self->n_readings == 0)
    trellis_store_refresh_reading (self);
}

/* From here to trellis_store_end_receiving() much comes in, a little at a time, so that whoever works something out of
 * all there is had better wait for the end: "saved" follows. Calls nest. */
void
trellis_store_begin_receiving (TrellisStore *self)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  self->n_receivings++;
}

void
trellis_store_end_receiving (TrellisStore *self)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));
  g_return_if_fail (self->n_receivings > 0);

  if (--self->n_receivings == 0 && !trellis_store_has_unwritten (self))
    trellis_store_emit_saved (self);
}

gboolean
trellis_store_is_receiving (TrellisStore *self)
{
  return self->n_receivings > 0;
}

/* How many records @query finds. */
guint
trellis_store_count (TrellisStore *self, TrellisQuery *query)
{
  g_autoptr(TrellisRecordList) list = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), 0);

  trellis_store_write_first (self);
  if (!trellis_store_has_unwritten (self))
    return (guint) trellis_store_ask (self, query, "count(*)", "");

  list = trellis_store_list (self, query);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* Starts to keep @record, which is new: gives it a uid if it has none, and saves it from now on. */
void
trellis_store_add (TrellisStore *self, gpointer record)
{
  gint64 now = trellis_time_now ();

  g_return_if_fail (TRELLIS_IS_STORE (self));
  g_return_if_fail (trellis_store_get_id (self, record) == 0);

  if (trellis_record_get_uid (record) == NULL)
    {
      g_autofree char *uid = g_uuid_string_random ();

      trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
    }
  if (trellis_record_get_created (record) == 0)
    trellis_record_set_number (record, TRELLIS_RECORD_CREATED, now);
  if (trellis_record_get_modified (record) == 0)
    trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, now);
  else
    g_hash_table_add (self->dated, record);

  trellis_store_adopt (
    self, record, ++trellis_store_get_shelf (self, G_OBJECT_TYPE (record))->highest_id);
  trellis_store_note_change (self, record);
  trellis_store_update_lists (self, record, -1);
  trellis_store_emit_changed (self, record);
}
