/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-private.h"

#include "trellis-query-private.h"
#include "trellis-record-list-private.h"

/* The records that somebody holds, one object for each row, and the lists that follow them. */

/* Where a live record is kept. */
typedef struct
{
  TrellisShelf *shelf;
  gint64 id;
  char *uid;
} Place;

static void
place_free (Place *place)
{
  g_free (place->uid);
  g_free (place);
}

void
trellis_store_init_live (TrellisStore *self)
{
  self->is_recording = TRUE;
  self->places = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) place_free);
  self->by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  self->late = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      self->shelves[i].live = g_hash_table_new (g_int64_hash, g_int64_equal);
      self->shelves[i].lists = g_ptr_array_new ();
    }
}

/* Reads from where on ids may be given out. */
gboolean
trellis_store_read_ids (TrellisStore *self, GError **error)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM \"%s\"", klass->table);

      gint64 highest = trellis_database_get_number (self->reader, sql, error);

      if (highest < 0)
        return FALSE;
      self->shelves[i].highest_id = MAX (self->shelves[i].highest_id, highest);
    }

  return TRUE;
}

TrellisShelf *
trellis_store_get_shelf (TrellisStore *self, GType type)
{
  return &self->shelves[trellis_record_type_index (type)];
}

/* 0 if this store does not keep @record. */
gint64
trellis_store_get_id (TrellisStore *self, TrellisRecord *record)
{
  Place *place = g_hash_table_lookup (self->places, record);

  return place != NULL ? place->id : 0;
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
    trellis_store_note_change (self, record);
  if (field >= 0)
    {
      trellis_store_update_lists (self, record, field);
      trellis_store_emit_changed (self, record);
    }
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

/* Makes @record the one object for row @id. */
void
trellis_store_adopt (TrellisStore *self, TrellisRecord *record, gint64 id)
{
  Place *place = g_new0 (Place, 1);

  place->shelf = trellis_store_get_shelf (self, G_OBJECT_TYPE (record));
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

/* Lets go of all records; whoever holds one keeps an object that nothing keeps. */
void
trellis_store_clear_live (TrellisStore *self)
{
  g_autoptr(GList) records = g_hash_table_get_keys (self->places);

  for (GList *l = records; l != NULL; l = l->next)
    let_go (self, l->data);
}

/* Only where the file is damaged does reading fail; the store then says so from now on. */
static TrellisRecord *
read_record (TrellisStore *self, GType type, const char *condition, gint64 id, const char *uid)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisRecord) record = NULL;
  sqlite3_stmt *statement =
    trellis_row_select (self->reader, g_type_class_peek (type), condition, &error);
  gboolean found = FALSE;

  if (statement != NULL && uid != NULL)
    sqlite3_bind_text (statement, 1, uid, -1, SQLITE_TRANSIENT);
  else if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, id);

  if (statement != NULL && trellis_database_step (self->reader, statement, &found, &error) && found)
    {
      record = g_object_new (type, NULL);
      id = sqlite3_column_int64 (statement, 0);
      trellis_row_read_into (statement, record);
    }
  if (error == NULL)
    trellis_database_finish (self->reader, statement, &error);

  if (error != NULL)
    trellis_store_report_read (self, error);
  if (record != NULL)
    trellis_store_adopt (self, record, id);
  return g_steal_pointer (&record);
}

/* The live record in row @id; transfer full. Where the row cannot be read, an empty record that
 * nothing keeps. */
gpointer
trellis_store_load (TrellisStore *self, GType type, gint64 id)
{
  TrellisRecord *record = g_hash_table_lookup (trellis_store_get_shelf (self, type)->live, &id);

  if (record != NULL)
    return g_object_ref (record);

  if (self->reader != NULL)
    record = read_record (self, type, "id = ?", id, NULL);
  return record != NULL ? record : g_object_new (type, NULL);
}

/* The live record with this @uid; transfer full, nullable. */
gpointer
trellis_store_load_uid (TrellisStore *self, GType type, const char *uid)
{
  TrellisRecord *record = g_hash_table_lookup (self->by_uid, uid);

  if (record != NULL)
    return G_OBJECT_TYPE (record) == type ? g_object_ref (record) : NULL;

  return self->reader != NULL ? read_record (self, type, "uid = ?", 0, uid) : NULL;
}

static sqlite3_stmt *
prepare_query (TrellisStore *self, TrellisQuery *query, const char *columns, const char *limit, GError **error)
{
  g_autofree char *order = trellis_query_dup_sql (query, columns);
  g_autofree char *sql = g_strconcat (order, limit, NULL);
  sqlite3_stmt *statement = trellis_database_prepare (self->reader, sql, error);

  if (statement != NULL)
    trellis_query_bind (query, statement);
  return statement;
}

/* The first column of the first row that @query gives; 0 if there is none. */
gint64
trellis_store_ask (TrellisStore *self, TrellisQuery *query, const char *column, const char *limit)
{
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement;
  gboolean row = FALSE;
  gint64 number = 0;

  if (self->reader == NULL)
    return 0;

  statement = prepare_query (self, query, column, limit, &error);
  if (statement != NULL && trellis_database_step (self->reader, statement, &row, &error))
    {
      number = row ? sqlite3_column_int64 (statement, 0) : 0;
      trellis_database_finish (self->reader, statement, &error);
    }

  if (error != NULL)
    trellis_store_report_read (self, error);
  return number;
}

static gboolean
is_unsaved (TrellisStore *self, TrellisQuery *query, gint64 id)
{
  TrellisShelf *shelf = trellis_store_get_shelf (self, trellis_query_get_record_type (query));
  gpointer record = g_hash_table_lookup (shelf->live, &id);

  return record != NULL && g_hash_table_contains (self->unsaved, record);
}

/* Of a TrellisRecordListEntry. */
static char *
list_columns (TrellisQuery *query)
{
  TrellisRecordClass *klass = g_type_class_peek (trellis_query_get_record_type (query));
  GString *columns = g_string_new ("id");

  for (guint i = 0; i < TRELLIS_QUERY_MOST_KEYS; i++)
    {
      const int key = trellis_query_get_key_field (query, i);

      if (key >= 0)
        g_string_append_printf (columns, ", \"%s\"", klass->fields[key].name);
      else
        g_string_append (columns, ", 0");
    }
  return g_string_free_and_steal (columns);
}

/* The places in a list of what @query finds in the file (GArray of TrellisRecordListEntry). */
static GArray *
find_entries (TrellisStore *self, TrellisQuery *query)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (TrellisRecordListEntry));
  g_autofree char *columns = list_columns (query);
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement;
  gboolean row = FALSE;

  if (self->reader == NULL)
    return entries;

  statement = prepare_query (self, query, columns, "", &error);
  while (statement != NULL && trellis_database_step (self->reader, statement, &row, &error) && row)
    {
      TrellisRecordListEntry entry = { .id = sqlite3_column_int64 (statement, 0) };

      for (int i = 0; i < TRELLIS_QUERY_MOST_KEYS; i++)
        entry.keys[i] = sqlite3_column_int64 (statement, i + 1);
      if (!is_unsaved (self, query, entry.id))
        g_array_append_val (entries, entry);
    }

  if (error != NULL)
    trellis_store_report_read (self, error);
  else
    trellis_database_finish (self->reader, statement, NULL);
  return entries;
}

/* Gives @list its content: what the file holds, and what could not be written to it yet. */
void
trellis_store_fill_list (TrellisStore *self, TrellisRecordList *list)
{
  TrellisQuery *query = trellis_record_list_get_query (list);
  GHashTableIter iter;
  gpointer record;

  trellis_record_list_set (list, find_entries (self, query));

  g_hash_table_iter_init (&iter, self->unsaved);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    if (G_OBJECT_TYPE (record) == trellis_query_get_record_type (query))
      trellis_record_list_update (list, record, trellis_store_get_id (self, record));
}

/* Transfer full; whoever hears of one may let go of another. */
static GPtrArray *
hold_all (GPtrArray *lists)
{
  GPtrArray *held = g_ptr_array_copy (lists, (GCopyFunc) g_object_ref, NULL);

  g_ptr_array_set_free_func (held, g_object_unref);
  return held;
}

static void
add_once (GPtrArray *records, TrellisRecord *record)
{
  if (!g_ptr_array_find (records, record, NULL))
    g_ptr_array_add (records, g_object_ref (record));
}

/* Those of @records that are of the @type and kept here; transfer container. */
static GPtrArray *
find_of_type (TrellisStore *self, GPtrArray *records, guint type)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (trellis_record_type_index (G_OBJECT_TYPE (records->pdata[i])) == (int) type &&
        g_hash_table_contains (self->places, records->pdata[i]))
      g_ptr_array_add (found, records->pdata[i]);
  return found;
}

static void
tell_of_many (TrellisStore *self, GPtrArray *records)
{
  self->is_telling = TRUE;
  for (guint type = 0; type < TRELLIS_N_RECORD_TYPES; type++)
    {
      g_autoptr(GPtrArray) of_type = find_of_type (self, records, type);
      g_autoptr(GPtrArray) lists = of_type->len > 0 ? hold_all (self->shelves[type].lists) : NULL;

      for (guint i = 0; lists != NULL && i < lists->len; i++)
        trellis_record_list_update_many (lists->pdata[i], of_type);
    }
  self->is_telling = FALSE;
}

/* What changed because somebody heard of another change. */
static void
tell_of_late (TrellisStore *self)
{
  while (self->late->len > 0)
    {
      g_autoptr(GPtrArray) late = g_steal_pointer (&self->late);

      self->late = g_ptr_array_new_with_free_func (g_object_unref);
      tell_of_many (self, late);
    }
}

/* Brings the lists up to date after a change of @field of @record; -1 stands for all fields. While they tell of
 * another change, they wait: who is told of that later would hear of the two in the wrong order. */
void
trellis_store_update_lists (TrellisStore *self, TrellisRecord *record, int field)
{
  g_autoptr(GPtrArray) lists = NULL;

  if (self->held != NULL || self->is_telling)
    {
      add_once (self->held != NULL ? self->held : self->late, record);
      return;
    }

  lists = hold_all (trellis_store_get_shelf (self, G_OBJECT_TYPE (record))->lists);
  self->is_telling = TRUE;
  for (guint i = 0; i < lists->len; i++)
    if (field < 0 || trellis_query_uses (trellis_record_list_get_query (lists->pdata[i]), field))
      trellis_record_list_update (lists->pdata[i], record, trellis_store_get_id (self, record));
  self->is_telling = FALSE;

  /* Together with this one, which may have found its place among others that had yet to find theirs. */
  if (self->late->len > 0)
    add_once (self->late, record);
  tell_of_late (self);
}

/* Leaves lists as they are until trellis_store_release_lists(), for a change of many records: each
 * list then changes once. */
void
trellis_store_hold_lists (TrellisStore *self)
{
  g_assert (self->held == NULL);

  self->held = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Brings all lists up to date, and then tells of each record that changed. */
void
trellis_store_release_lists (TrellisStore *self)
{
  g_autoptr(GPtrArray) held = g_steal_pointer (&self->held);

  if (self->is_telling)
    {
      for (guint i = 0; i < held->len; i++)
        add_once (self->late, held->pdata[i]);
    }
  else
    {
      tell_of_many (self, held);
      tell_of_late (self);
    }
  for (guint i = 0; i < held->len; i++)
    trellis_store_emit_changed (self, g_ptr_array_index (held, i));
}

/* For a list that goes away. */
void
trellis_store_forget_list (TrellisStore *self, TrellisRecordList *list)
{
  GType type = trellis_query_get_record_type (trellis_record_list_get_query (list));

  g_ptr_array_remove_fast (trellis_store_get_shelf (self, type)->lists, list);
}

static void
rename_references (TrellisRecord *record, GType type, const char *before, const char *after)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == TRELLIS_FIELD_REFERENCE &&
        klass->fields[i].get_type () == type &&
        g_strcmp0 (trellis_record_get_string (record, i), before) == 0)
      trellis_record_set_string (record, i, after);
}

/* Has live records call the record @before by its new uid @after, which the file does already or is
 * about to. */
void
trellis_store_rename_live (TrellisStore *self, GType type, const char *before, const char *after)
{
  g_autoptr(GPtrArray) records = g_hash_table_get_keys_as_ptr_array (self->places);
  TrellisRecord *renamed = g_hash_table_lookup (self->by_uid, before);

  g_ptr_array_foreach (records, (GFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (records, g_object_unref);

  self->is_recording = FALSE;
  if (renamed != NULL)
    {
      Place *place = g_hash_table_lookup (self->places, renamed);

      g_hash_table_remove (self->by_uid, before);
      g_set_str (&place->uid, after);
      g_hash_table_insert (self->by_uid, place->uid, renamed);
      trellis_record_set_string (renamed, TRELLIS_RECORD_UID, after);
    }
  for (guint i = 0; i < records->len; i++)
    rename_references (g_ptr_array_index (records, i), type, before, after);
  self->is_recording = TRUE;
}

static void
refresh_record (TrellisStore *self, TrellisRecord *record)
{
  sqlite3_stmt *statement = trellis_row_select (self->reader, TRELLIS_RECORD_GET_CLASS (record),
                                                "id = ?", NULL);
  gboolean found = FALSE;

  if (statement == NULL)
    return;

  sqlite3_bind_int64 (statement, 1, trellis_store_get_id (self, record));
  if (!trellis_database_step (self->reader, statement, &found, NULL))
    return;
  if (found)
    trellis_row_read_into (statement, record);
  else
    let_go (self, record);
  trellis_database_finish (self->reader, statement, NULL);
}

static void
refresh_lists (TrellisStore *self)
{
  g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);

  /* Whoever follows a list may let go of another one. */
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    for (guint j = 0; j < self->shelves[i].lists->len; j++)
      g_ptr_array_add (lists, g_object_ref (g_ptr_array_index (self->shelves[i].lists, j)));

  for (guint i = 0; i < lists->len; i++)
    trellis_store_fill_list (self, g_ptr_array_index (lists, i));
}

/* Brings live records and lists up to date with the file after something else than themselves
 * changed it. What is unsaved stays as it is. */
void
trellis_store_reload (TrellisStore *self)
{
  g_autoptr(GPtrArray) records = g_hash_table_get_keys_as_ptr_array (self->places);

  g_ptr_array_foreach (records, (GFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (records, g_object_unref);

  trellis_store_read_ids (self, NULL);
  self->is_recording = FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!g_hash_table_contains (self->unsaved, g_ptr_array_index (records, i)))
      refresh_record (self, g_ptr_array_index (records, i));
  self->is_recording = TRUE;

  refresh_lists (self);
  trellis_store_emit_saved (self);
}
