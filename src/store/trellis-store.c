/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-store"

#include "trellis-store.h"

#include "trellis-lock.h"
#include "trellis-query-private.h"
#include "trellis-record-list-private.h"
#include "trellis-schema.h"
#include "trellis-store-private.h"
#include "trellis-time.h"
#include "trellis-trash.h"

/* Milliseconds: text is on the disk at the latest one second after a pause in typing and five
 * seconds after the first unsaved keystroke. Writing itself takes a part of both. */
#define PAUSE 400
#define LONGEST_WAIT 3000
#define RETRY 5000

/* What the store knows of the records of one class. */
typedef struct
{
  GHashTable *live;  /* id → TrellisRecord that somebody holds, unowned */
  GPtrArray *lists;  /* TrellisRecordList, unowned */
  gint64 highest_id; /* ids are given out here, before a row is written */
} Shelf;

/* Where a live record is kept. */
typedef struct
{
  Shelf *shelf;
  gint64 id;
  char *uid;
} Place;

struct _TrellisStore
{
  GObject parent_instance;

  char *folder;
  TrellisLock *lock;
  TrellisDatabase *reader;
  TrellisWriter *writer;

  Shelf shelves[TRELLIS_N_RECORD_TYPES];
  GHashTable *places;    /* live TrellisRecord, unowned → Place */
  GHashTable *by_uid;    /* uid of a live record → TrellisRecord, unowned */
  GHashTable *unsaved;   /* TrellisRecord, owned: changed since it was last given to the writer */
  GHashTable *dated;     /* TrellisRecord, unowned: unsaved, and modified when it says itself */
  GHashTable *saving;    /* TrellisRecord, owned: being made ready for the writer */
  GQueue in_flight;      /* of GHashTable of TrellisRecord, owned: given to the writer */
  gboolean is_recording; /* FALSE while the store itself sets fields */

  guint save_source;
  gint64 first_change; /* monotonic, microseconds */
  gint64 last_change;

  TrellisStoreState state;
  GError *error;
};

typedef enum
{
  PROP_STATE = 1,
} TrellisStoreProperty;

static GParamSpec *props[PROP_STATE + 1];

enum
{
  CHANGED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (TrellisStoreState, trellis_store_state,
                    G_DEFINE_ENUM_VALUE (TRELLIS_STORE_STATE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_STORE_STATE_UNSAVED, "unsaved"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_STORE_STATE_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (TrellisStore, trellis_store, G_TYPE_OBJECT)

static Shelf *
get_shelf (TrellisStore *self, GType type)
{
  return &self->shelves[trellis_record_type_index (type)];
}

static void
set_state (TrellisStore *self, TrellisStoreState state, const GError *error)
{
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;

  if (self->state == state && error == NULL)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
update_lists (TrellisStore *self, TrellisRecord *record, int field)
{
  Shelf *shelf = get_shelf (self, G_OBJECT_TYPE (record));
  gint64 id = trellis_store_get_id (self, record);

  for (guint i = 0; i < shelf->lists->len; i++)
    {
      TrellisRecordList *list = g_ptr_array_index (shelf->lists, i);

      if (field < 0 || trellis_query_uses (trellis_record_list_get_query (list), field))
        trellis_record_list_update (list, record, id);
    }
}

static void save_changes (TrellisStore *self);

static gboolean
save_when_quiet_cb (gpointer data)
{
  TrellisStore *self = data;
  gint64 now = g_get_monotonic_time ();
  gint64 quiet_at = self->last_change + PAUSE * 1000;
  gint64 latest = self->first_change + LONGEST_WAIT * 1000;
  gint64 due = MIN (quiet_at, latest);

  self->save_source = 0;
  if (now < due)
    self->save_source =
      g_timeout_add ((guint) ((due - now) / 1000 + 1), save_when_quiet_cb, self);
  else
    save_changes (self);

  return G_SOURCE_REMOVE;
}

static void
note_change (TrellisStore *self, TrellisRecord *record)
{
  gint64 now = g_get_monotonic_time ();

  if (g_hash_table_size (self->unsaved) == 0)
    self->first_change = now;
  self->last_change = now;

  if (!g_hash_table_contains (self->unsaved, record))
    g_hash_table_add (self->unsaved, g_object_ref (record));
  if (self->save_source == 0)
    self->save_source = g_timeout_add (PAUSE, save_when_quiet_cb, self);
  if (self->state == TRELLIS_STORE_STATE_SAVED)
    set_state (self, TRELLIS_STORE_STATE_UNSAVED, NULL);
}

static void
record_changed_cb (TrellisRecord *record, int field, gpointer data)
{
  TrellisStore *self = data;

  if (!self->is_recording)
    return;

  if (field == TRELLIS_RECORD_MODIFIED)
    g_hash_table_add (self->dated, record);
  else
    g_hash_table_remove (self->dated, record);

  if (self->saving == NULL || !g_hash_table_contains (self->saving, record))
    note_change (self, record);
  if (field >= 0)
    {
      update_lists (self, record, field);
      g_signal_emit (self, signals[CHANGED], 0, record);
    }
}

static void
place_free (Place *place)
{
  g_free (place->uid);
  g_free (place);
}

static void
record_gone_cb (gpointer data, GObject *record)
{
  TrellisStore *self = data;
  Place *place = g_hash_table_lookup (self->places, record);

  g_hash_table_remove (place->shelf->live, &place->id);
  g_hash_table_remove (self->by_uid, place->uid);
  g_hash_table_remove (self->places, record);
  g_hash_table_remove (self->dated, record);
}

static void
adopt (TrellisStore *self, TrellisRecord *record, gint64 id)
{
  Place *place = g_new0 (Place, 1);

  place->shelf = get_shelf (self, G_OBJECT_TYPE (record));
  place->id = id;
  place->uid = g_strdup (trellis_record_get_uid (record));

  g_hash_table_insert (place->shelf->live, &place->id, record);
  g_hash_table_insert (self->by_uid, place->uid, record);
  g_hash_table_insert (self->places, record, place);
  g_object_weak_ref (G_OBJECT (record), record_gone_cb, self);
  trellis_record_set_observer (record, record_changed_cb, self);
}

static void
let_go (TrellisStore *self, TrellisRecord *record)
{
  trellis_record_set_observer (record, NULL, NULL);
  g_object_weak_unref (G_OBJECT (record), record_gone_cb, self);
  record_gone_cb (self, G_OBJECT (record));
}

static void
records_saved_cb (GPtrArray *rows G_GNUC_UNUSED, const GError *error, gpointer data)
{
  TrellisStore *self = data;
  g_autoptr(GHashTable) records = g_queue_pop_head (&self->in_flight);
  GHashTableIter iter;
  gpointer record;

  if (error == NULL)
    {
      if (g_queue_is_empty (&self->in_flight) && g_hash_table_size (self->unsaved) == 0)
        set_state (self, TRELLIS_STORE_STATE_SAVED, NULL);
      g_signal_emit (self, signals[SAVED], 0);
      return;
    }

  g_warning_once ("Saving failed: %s", error->message);
  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    if (!g_hash_table_contains (self->unsaved, record))
      g_hash_table_add (self->unsaved, g_object_ref (record));

  set_state (self, TRELLIS_STORE_STATE_FAILED, error);
  if (self->save_source == 0)
    self->save_source = g_timeout_add (RETRY, save_when_quiet_cb, self);
}

static GHashTable *
record_set_new (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/* Says when @record was modified: now, unless that was set last of all, by who brings it from
 * elsewhere. */
static void
stamp (TrellisStore *self, TrellisRecord *record)
{
  if (g_hash_table_remove (self->dated, record))
    return;

  self->is_recording = FALSE;
  trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, trellis_time_now ());
  self->is_recording = TRUE;
  update_lists (self, record, TRELLIS_RECORD_MODIFIED);
}

/* Gives everything unsaved to the writer, as one transaction. */
static void
save_changes (TrellisStore *self)
{
  GPtrArray *rows;
  GHashTableIter iter;
  gpointer record;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (g_hash_table_size (self->unsaved) == 0)
    return;

  self->saving = g_steal_pointer (&self->unsaved);
  self->unsaved = record_set_new ();

  g_hash_table_iter_init (&iter, self->saving);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    trellis_record_collect (record);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_row_free);
  g_hash_table_iter_init (&iter, self->saving);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    {
      stamp (self, record);
      g_ptr_array_add (
        rows, trellis_row_new_for_record (record, trellis_store_get_id (self, record)));
    }

  g_queue_push_tail (&self->in_flight, g_steal_pointer (&self->saving));
  trellis_writer_save (self->writer, rows);
}

/* Writes what is not written yet and waits until it is. On failure it stays in memory, the state
 * says so, and the store goes on trying. */
gboolean
trellis_store_flush (TrellisStore *self, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  if (self->writer == NULL)
    return TRUE;

  save_changes (self);
  trellis_writer_drain (self->writer);

  if (self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));
  return self->error == NULL;
}

/* Writes what is not written yet, and lets go of the file. Records and lists that somebody still
 * holds stay as they are, but nothing keeps them any more. */
void
trellis_store_close (TrellisStore *self)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  trellis_store_flush (self, NULL);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_pointer (&self->writer, trellis_writer_free);
  g_clear_pointer (&self->reader, trellis_database_close);
  g_clear_pointer (&self->lock, trellis_lock_release);
}

static void
trellis_store_dispose (GObject *object)
{
  TrellisStore *self = TRELLIS_STORE (object);

  trellis_store_close (self);
  if (self->places != NULL)
    {
      g_autoptr(GList) records = g_hash_table_get_keys (self->places);

      for (GList *l = records; l != NULL; l = l->next)
        let_go (self, l->data);
    }

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
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->unsaved);
  g_hash_table_unref (self->dated);
  g_queue_clear_full (&self->in_flight, (GDestroyNotify) g_hash_table_unref);
  g_clear_error (&self->error);
  g_free (self->folder);

  G_OBJECT_CLASS (trellis_store_parent_class)->finalize (object);
}

static void
trellis_store_get_property (GObject *object, guint prop_id, GValue *value,
                            GParamSpec *pspec G_GNUC_UNUSED)
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
}

static void
trellis_store_init (TrellisStore *self)
{
  self->is_recording = TRUE;
  self->places =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) place_free);
  self->by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  self->unsaved = record_set_new ();
  self->dated = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->in_flight);
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      self->shelves[i].live = g_hash_table_new (g_int64_hash, g_int64_equal);
      self->shelves[i].lists = g_ptr_array_new ();
    }
}

static gboolean
read_highest_ids (TrellisStore *self, GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM \"%s\"", klass->table);

      self->shelves[i].highest_id = trellis_database_get_number (self->reader, sql, error);
      if (self->shelves[i].highest_id < 0)
        return FALSE;
    }

  return TRUE;
}

/* Opens the journal in @folder, making both where there is nothing yet. Fails with
 * TRELLIS_STORE_ERROR_LOCKED, _NEWER, _DAMAGED, _READ_ONLY or _FULL where a person can do something
 * about it, and never touches a file that it cannot read. */
TrellisStore *
trellis_store_open (const char *folder, GError **error)
{
  g_autoptr(TrellisStore) self = g_object_new (TRELLIS_TYPE_STORE, NULL);
  g_autofree char *path = g_build_filename (folder, "trellis.db", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr(TrellisDatabase) database = NULL;

  self->folder = g_strdup (folder);
  self->lock = trellis_lock_take (folder, error);
  if (self->lock == NULL)
    return NULL;

  database = trellis_database_open (path, TRELLIS_DATABASE_WRITE, error);
  if (database == NULL || !trellis_schema_migrate (database, backups, error))
    return NULL;

  self->reader = trellis_database_open (path, TRELLIS_DATABASE_READ, error);
  if (self->reader == NULL || !read_highest_ids (self, error))
    return NULL;

  self->writer = trellis_writer_new (g_steal_pointer (&database), records_saved_cb, self);
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
  return self->error;
}

TrellisDatabase *
trellis_store_get_reader (TrellisStore *self)
{
  return self->reader;
}

TrellisWriter *
trellis_store_get_writer (TrellisStore *self)
{
  return self->writer;
}

gint64
trellis_store_get_id (TrellisStore *self, TrellisRecord *record)
{
  Place *place = g_hash_table_lookup (self->places, record);

  return place != NULL ? place->id : 0;
}

static void
report_read_failure (TrellisStore *self, const GError *error)
{
  g_message ("Reading failed: %s", error->message);
  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED))
    set_state (self, TRELLIS_STORE_STATE_FAILED, error);
}

static TrellisRecord *
read_record (TrellisStore *self, sqlite3_stmt *statement, TrellisRecordClass *klass)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisRecord) record = NULL;
  gboolean found = FALSE;
  gint64 id;

  if (trellis_database_step (self->reader, statement, &found, &error) && found)
    record = trellis_row_read (statement, klass, &id);
  if (error == NULL)
    trellis_database_finish (self->reader, statement, &error);
  if (error != NULL)
    report_read_failure (self, error);
  if (record != NULL)
    adopt (self, record, id);

  return g_steal_pointer (&record);
}

/* The live record in row @id; transfer full. Where the row cannot be read, an empty record that
 * nothing keeps. */
gpointer
trellis_store_load (TrellisStore *self, GType type, gint64 id)
{
  TrellisRecordClass *klass = g_type_class_peek (type);
  TrellisRecord *record = g_hash_table_lookup (get_shelf (self, type)->live, &id);
  sqlite3_stmt *statement;

  if (record != NULL)
    return g_object_ref (record);

  statement = self->reader != NULL ? trellis_row_select (self->reader, klass, "id = ?", NULL) : NULL;
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, id);
      record = read_record (self, statement, klass);
    }

  return record != NULL ? record : g_object_new (type, NULL);
}

/* The record with this @uid (which may be NULL), also if it is in the trash; transfer full,
 * nullable. */
gpointer
trellis_store_get (TrellisStore *self, GType type, const char *uid)
{
  TrellisRecordClass *klass;
  TrellisRecord *record;
  sqlite3_stmt *statement;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  if (uid == NULL || self->reader == NULL)
    return NULL;

  trellis_record_types ();
  klass = g_type_class_peek (type);
  record = g_hash_table_lookup (self->by_uid, uid);
  if (record != NULL)
    return G_OBJECT_TYPE (record) == type ? g_object_ref (record) : NULL;

  statement = trellis_row_select (self->reader, klass, "uid = ?", NULL);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, uid, -1, SQLITE_TRANSIENT);
  return read_record (self, statement, klass);
}

static GArray *
find_entries (TrellisStore *self, TrellisQuery *query)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (TrellisRecordListEntry));
  TrellisRecordClass *klass = g_type_class_peek (trellis_query_get_record_type (query));
  int key = trellis_query_get_key_field (query);
  g_autoptr(GError) error = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gboolean row = FALSE;

  if (self->reader == NULL)
    return entries;

  columns = key >= 0 ? g_strdup_printf ("id, \"%s\"", klass->fields[key].name)
                     : g_strdup ("id, 0");
  sql = trellis_query_get_sql (query, columns);
  statement = trellis_database_prepare (self->reader, sql, &error);
  if (statement != NULL)
    trellis_query_bind (query, statement);

  while (statement != NULL && trellis_database_step (self->reader, statement, &row, &error) && row)
    {
      TrellisRecordListEntry entry = { sqlite3_column_int64 (statement, 0),
                                       sqlite3_column_int64 (statement, 1) };

      g_array_append_val (entries, entry);
    }

  if (error != NULL)
    report_read_failure (self, error);
  return entries;
}

static gboolean
has_unwritten (TrellisStore *self)
{
  return g_hash_table_size (self->unsaved) > 0 || !g_queue_is_empty (&self->in_flight);
}

/* A list that follows @query as long as somebody holds it; transfer full. What is not written yet
 * is written first. */
TrellisRecordList *
trellis_store_list (TrellisStore *self, TrellisQuery *query)
{
  TrellisRecordList *list;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  if (has_unwritten (self))
    trellis_store_flush (self, NULL);

  list = trellis_record_list_new (self, query);
  trellis_record_list_set (list, find_entries (self, query));
  g_ptr_array_add (get_shelf (self, trellis_query_get_record_type (query))->lists, list);
  return list;
}

void
trellis_store_forget_list (TrellisStore *self, TrellisRecordList *list)
{
  TrellisQuery *query = trellis_record_list_get_query (list);

  g_ptr_array_remove_fast (get_shelf (self, trellis_query_get_record_type (query))->lists, list);
}

/* The first record that @query finds; transfer full, nullable. */
gpointer
trellis_store_get_first (TrellisStore *self, TrellisQuery *query)
{
  g_autoptr(TrellisRecordList) list = trellis_store_list (self, query);

  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

guint
trellis_store_count (TrellisStore *self, TrellisQuery *query)
{
  g_autoptr(GArray) entries = NULL;

  if (has_unwritten (self))
    trellis_store_flush (self, NULL);
  entries = find_entries (self, query);
  return entries->len;
}

/* Starts to keep @record, which is new: gives it a uid if it has none, and saves it from now on. */
void
trellis_store_add (TrellisStore *self, gpointer record)
{
  Shelf *shelf = get_shelf (self, G_OBJECT_TYPE (record));
  gint64 now = trellis_time_now ();

  g_return_if_fail (TRELLIS_IS_STORE (self));
  g_return_if_fail (!g_hash_table_contains (self->places, record));

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

  adopt (self, record, ++shelf->highest_id);
  note_change (self, record);
  update_lists (self, record, -1);
  g_signal_emit (self, signals[CHANGED], 0, record);
}

static void
refresh_record (TrellisStore *self, TrellisRecord *record)
{
  Place *place = g_hash_table_lookup (self->places, record);
  sqlite3_stmt *statement = trellis_row_select (
    self->reader, TRELLIS_RECORD_GET_CLASS (record), "id = ?", NULL);
  gboolean found = FALSE;

  if (statement == NULL)
    return;

  sqlite3_bind_int64 (statement, 1, place->id);
  if (trellis_database_step (self->reader, statement, &found, NULL) && found)
    trellis_row_read_into (statement, record);
  trellis_database_finish (self->reader, statement, NULL);
}

/* Brings live records and lists up to date with the file after something else than themselves
 * changed it. Nothing may be unsaved. */
void
trellis_store_reload (TrellisStore *self)
{
  g_autoptr(GPtrArray) records =
    g_hash_table_get_keys_as_ptr_array (self->places);

  g_assert (!has_unwritten (self));

  g_ptr_array_foreach (records, (GFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (records, g_object_unref);

  read_highest_ids (self, NULL);
  self->is_recording = FALSE;
  for (guint i = 0; i < records->len; i++)
    refresh_record (self, g_ptr_array_index (records, i));
  self->is_recording = TRUE;

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    for (guint j = 0; j < self->shelves[i].lists->len; j++)
      {
        TrellisRecordList *list = g_ptr_array_index (self->shelves[i].lists, j);

        trellis_record_list_set (list, find_entries (self, trellis_record_list_get_query (list)));
      }

  g_signal_emit (self, signals[SAVED], 0);
}

static void
set_deleted (TrellisStore *self, TrellisRecord *record, gint64 deleted)
{
  TrellisTrashChange change = { TRELLIS_RECORD_GET_CLASS (record), trellis_record_get_uid (record),
                                trellis_record_get_deleted (record), deleted };
  g_autoptr(GError) error = NULL;

  if (!trellis_trash_has_parts (change.klass))
    {
      trellis_record_set_number (record, TRELLIS_RECORD_DELETED, deleted);
      return;
    }

  if (!trellis_store_flush (self, &error) ||
      !trellis_writer_call (self->writer, trellis_trash_apply, &change, &error))
    {
      g_message ("Moving to or from the trash failed: %s", error->message);
      set_state (self, TRELLIS_STORE_STATE_FAILED, error);
      return;
    }

  trellis_store_reload (self);
  g_signal_emit (self, signals[CHANGED], 0, record);
}

/* Puts @record and its parts into the trash, from where trellis_store_restore() brings back just
 * what went there with it. */
void
trellis_store_delete (TrellisStore *self, gpointer record)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  if (trellis_record_get_deleted (record) == 0)
    set_deleted (self, record, trellis_time_now ());
}

void
trellis_store_restore (TrellisStore *self, gpointer record)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  if (trellis_record_get_deleted (record) != 0)
    set_deleted (self, record, 0);
}
