/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-demo.h"

#include "trellis-demo-resources.h"
#include "trellis-demo-when.h"
#include "trellis-store-attachments.h"

#include <json-glib/json-glib.h>

#define FOLDER "/io/github/trellis_mentoring/Trellis/sample"

/* The sample data is JSON, read by the records' tables of fields. A record is an object with
 *
 *   is       the table of its class
 *   called   a name, unique in its file, by which references mean it; optional
 *   parts    records that are about it: each one's field that is named like the class of a record
 *            around it refers to that record, its "position" counts the parts of its class, and its
 *            author, visibility and times are that record's, all unless it says otherwise
 *   earlier  what it was before: objects with fields, among them "modified", the oldest first
 *   lines    of an attachment: what it holds
 *   image    in place of that: the file beside this one that it holds
 *
 * and its fields. References stay within a file. Times and days count from now: "-30d 14:00", "+3d". A text
 * may be a list of its lines, and "@zone" stands for the time zone of the person. */

typedef struct
{
  TrellisStore *store;
  GDate today;
  GHashTable *uids;    /* what is called something → its uid */
  GHashTable *missing; /* what is called something but has not occurred yet */
  GPtrArray *changing; /* Change: records with a past */
  GPtrArray *files;    /* File: attachments, which are kept when what they belong to is */
} Filler;

/* A record that is to take on its later states one by one. */
typedef struct
{
  TrellisRecord *record;
  JsonObject *latest;
  JsonArray *earlier;
} Change;

/* An attachment and what it holds. */
typedef struct
{
  TrellisAttachment *attachment;
  GBytes *content;
} File;

/* A record that others are parts of. */
typedef struct _Whole Whole;
struct _Whole
{
  const Whole *around;
  TrellisRecord *record;
  GHashTable *n_parts; /* class → how many parts of it there are */
};

static gboolean
fail (GError **error, JsonObject *object, const char *member)
{
  g_autoptr(JsonNode) node = json_node_alloc ();
  g_autofree char *text = NULL;

  json_node_init_object (node, object);
  text = json_to_string (node, FALSE);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "\"%s\" makes no sense in %.200s",
               member, text);
  return FALSE;
}

static gboolean
is_string (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING;
}

static GStrv
dup_strings (JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);
  g_autoptr(GStrvBuilder) strings = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_add (strings, json_array_get_string_element (array, i));

  return g_strv_builder_end (strings);
}

/* A list may be one of days. */
static void
resolve_days (Filler *self, GStrv list)
{
  for (char **item = list; *item != NULL; item++)
    {
      char *day = NULL;

      if (!trellis_demo_when_day (*item, &self->today, &day))
        continue;
      g_free (*item);
      *item = day;
    }
}

static char *
dup_text (JsonNode *node)
{
  g_auto(GStrv) lines = NULL;
  g_autoptr(GTimeZone) zone = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      lines = dup_strings (node);
      return g_strjoinv ("\n", lines);
    }
  if (!g_str_equal (json_node_get_string (node), "@zone"))
    return g_strdup (json_node_get_string (node));

  zone = g_time_zone_new_local ();
  return g_strdup (g_time_zone_get_identifier (zone));
}

/* The uid of what is @called so, given out at its first mention. */
static const char *
get_uid (Filler *self, const char *called)
{
  const char *uid = g_hash_table_lookup (self->uids, called);

  if (uid == NULL)
    {
      g_hash_table_insert (self->uids, g_strdup (called), g_uuid_string_random ());
      g_hash_table_add (self->missing, g_strdup (called));
      uid = g_hash_table_lookup (self->uids, called);
    }

  return uid;
}

static gboolean
set_choice (TrellisRecord *record, int index, const TrellisField *field, const char *nick)
{
  GEnumClass *choices = g_type_class_ref (field->get_type ());
  GEnumValue *choice = g_enum_get_value_by_nick (choices, nick);

  if (choice != NULL)
    trellis_record_set_number (record, (guint) index, choice->value);
  g_type_class_unref (choices);
  return choice != NULL;
}

static gboolean
set_field (Filler *self, TrellisRecord *record, int index, JsonNode *node)
{
  const TrellisField *field = &TRELLIS_RECORD_GET_CLASS (record)->fields[index];
  g_auto(GStrv) list = NULL;
  g_autofree char *text = NULL;
  gint64 time;

  switch (field->kind)
    {
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_STRING:
      if (!is_string (node) && !(field->kind == TRELLIS_FIELD_TEXT && JSON_NODE_HOLDS_ARRAY (node)))
        return FALSE;
      text = dup_text (node);
      trellis_record_set_string (record, (guint) index, text);
      return TRUE;
    case TRELLIS_FIELD_LIST:
      if (!JSON_NODE_HOLDS_ARRAY (node))
        return FALSE;
      list = dup_strings (node);
      resolve_days (self, list);
      trellis_record_set_list (record, (guint) index, (const char *const *) list);
      return TRUE;
    case TRELLIS_FIELD_REFERENCE:
      if (!is_string (node))
        return FALSE;
      trellis_record_set_string (record, (guint) index, get_uid (self, json_node_get_string (node)));
      return TRUE;
    case TRELLIS_FIELD_DATE:
      if (!is_string (node) ||
          !trellis_demo_when_day (json_node_get_string (node), &self->today, &text))
        return FALSE;
      trellis_record_set_string (record, (guint) index, text);
      return TRUE;
    case TRELLIS_FIELD_TIME:
      if (!is_string (node) ||
          !trellis_demo_when_time (json_node_get_string (node), &self->today, &time))
        return FALSE;
      trellis_record_set_number (record, (guint) index, time);
      return TRUE;
    case TRELLIS_FIELD_INTEGER:
      trellis_record_set_number (record, (guint) index, json_node_get_int (node));
      return json_node_get_value_type (node) == G_TYPE_INT64;
    case TRELLIS_FIELD_BOOLEAN:
      trellis_record_set_number (record, (guint) index, json_node_get_boolean (node));
      return json_node_get_value_type (node) == G_TYPE_BOOLEAN;
    case TRELLIS_FIELD_CHOICE:
      return is_string (node) && set_choice (record, index, field, json_node_get_string (node));
    default:
      g_assert_not_reached ();
    }
}

/* Sets the fields of @record that @object gives, the time of modification as the last, which makes
 * the store believe it. */
static gboolean
set_fields (Filler *self, TrellisRecord *record, JsonObject *object, GError **error)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  JsonNode *modified = json_object_get_member (object, "modified");
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    {
      int index = trellis_record_class_find (klass, member);

      if (index == TRELLIS_RECORD_MODIFIED)
        continue;
      if (index < 0 ? !g_strv_contains ((const char *[]) { "is", "called", "parts", "earlier", "lines", "image", NULL },
                                        member)
                    : !set_field (self, record, index, node))
        return fail (error, object, member);
    }

  return modified == NULL || set_field (self, record, TRELLIS_RECORD_MODIFIED, modified) ||
         fail (error, object, "modified");
}

/* Gives @part what a part has from the records around it. */
static void
inherit (TrellisRecord *part, const Whole *whole)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (part);
  int position = trellis_record_class_find (klass, "position");
  guint n_before = GPOINTER_TO_UINT (g_hash_table_lookup (whole->n_parts, klass));

  for (guint i = TRELLIS_RECORD_CREATED; i < TRELLIS_RECORD_N_FIELDS; i++)
    trellis_record_set_number (part, i, trellis_record_get_number (whole->record, i));
  if (position >= 0)
    trellis_record_set_number (part, (guint) position, n_before);
  g_hash_table_insert (whole->n_parts, klass, GUINT_TO_POINTER (n_before + 1));

  for (const Whole *around = whole; around != NULL; around = around->around)
    {
      int field = trellis_record_class_find (klass, TRELLIS_RECORD_GET_CLASS (around->record)->table);

      if (field >= 0 && klass->fields[field].kind == TRELLIS_FIELD_REFERENCE)
        trellis_record_set_string (part, (guint) field, trellis_record_get_uid (around->record));
    }
}

static gboolean add_record (Filler *self, JsonObject *object, const Whole *whole, GError **error);

static gboolean
add_records (Filler *self, JsonArray *array, const Whole *whole, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!add_record (self, json_array_get_object_element (array, i), whole, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_parts (Filler *self, JsonObject *object, TrellisRecord *record, const Whole *around,
           GError **error)
{
  g_autoptr(GHashTable) n_parts = g_hash_table_new (NULL, NULL);
  const Whole whole = { around, record, n_parts };

  return !json_object_has_member (object, "parts") ||
         add_records (self, json_object_get_array_member (object, "parts"), &whole, error);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->record);
  g_free (change);
}

/* Puts @record into the earliest of its states, to be led on from there. */
static gboolean
begin_history (Filler *self, TrellisRecord *record, JsonObject *object, GError **error)
{
  Change *change = g_new0 (Change, 1);

  change->record = g_object_ref (record);
  change->latest = object;
  change->earlier = json_object_get_array_member (object, "earlier");
  g_ptr_array_add (self->changing, change);

  return set_fields (self, record, json_array_get_object_element (change->earlier, 0), error);
}

static void
file_free (gpointer data)
{
  File *file = data;

  g_object_unref (file->attachment);
  g_bytes_unref (file->content);
  g_free (file);
}

static GBytes *
load (const char *name, GError **error)
{
  g_autofree char *path = g_build_path ("/", FOLDER, name, NULL);

  return g_resource_lookup_data (trellis_demo_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/* Transfer full. */
static GBytes *
dup_content (JsonObject *object, GError **error)
{
  JsonNode *lines = json_object_get_member (object, "lines");
  char *text;

  if (lines == NULL)
    return load (json_object_get_string_member_with_default (object, "image", ""), error);
  if (!JSON_NODE_HOLDS_ARRAY (lines))
    {
      fail (error, object, "lines");
      return NULL;
    }

  text = dup_text (lines);
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
add_file (Filler *self, TrellisAttachment *attachment, JsonObject *object, GError **error)
{
  GBytes *content = dup_content (object, error);
  File *file;

  if (content == NULL)
    return FALSE;

  file = g_new0 (File, 1);
  file->attachment = g_object_ref (attachment);
  file->content = content;
  g_ptr_array_add (self->files, file);
  return TRUE;
}

static gboolean
attach_files (Filler *self, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = g_ptr_array_index (self->files, i);
      g_autoptr(TrellisAttachment) kept =
        trellis_store_attach (self->store, file->attachment, file->content, error);

      if (kept == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_record (Filler *self, JsonObject *object, const Whole *whole, GError **error)
{
  GType type = trellis_record_type_find (json_object_get_string_member_with_default (object, "is", ""));
  const char *called = json_object_get_string_member_with_default (object, "called", NULL);
  g_autoptr(TrellisRecord) record = NULL;
  g_autofree char *uid = NULL;

  if (type == G_TYPE_INVALID)
    return fail (error, object, "is");

  uid = called != NULL ? g_strdup (get_uid (self, called)) : g_uuid_string_random ();
  if (called != NULL && !g_hash_table_remove (self->missing, called))
    return fail (error, object, "called");

  record = g_object_new (type, NULL);
  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
  if (whole != NULL)
    inherit (record, whole);
  if (!set_fields (self, record, object, error))
    return FALSE;
  if (!json_object_has_member (object, "modified"))
    trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED,
                               trellis_record_get_created (record));
  if (json_object_has_member (object, "earlier") && !begin_history (self, record, object, error))
    return FALSE;

  if (TRELLIS_IS_ATTACHMENT (record))
    return add_file (self, TRELLIS_ATTACHMENT (record), object, error);
  trellis_store_add (self->store, record);
  return add_parts (self, object, record, whole, error);
}

/* Leads the records that have a past into the present, so that the store keeps their history. */
static gboolean
make_history (Filler *self, GError **error)
{
  gboolean is_changing = self->changing->len > 0;

  for (guint step = 1; is_changing; step++)
    {
      is_changing = FALSE;
      for (guint i = 0; i < self->changing->len; i++)
        {
          const Change *change = g_ptr_array_index (self->changing, i);
          guint n_earlier = json_array_get_length (change->earlier);
          JsonObject *state = step < n_earlier
                                ? json_array_get_object_element (change->earlier, step)
                                : change->latest;

          if (step > n_earlier)
            continue;
          if (!set_fields (self, change->record, state, error))
            return FALSE;
          is_changing = TRUE;
        }
      if (!trellis_store_flush (self->store, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_from (TrellisStore *store, const GDate *today, JsonArray *array, GError **error)
{
  g_autoptr(GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) changing = g_ptr_array_new_with_free_func (change_free);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  Filler self = { store, *today, uids, missing, changing, files };
  GHashTableIter iter;
  gpointer called;

  if (!add_records (&self, array, NULL, error))
    return FALSE;

  g_hash_table_iter_init (&iter, missing);
  if (g_hash_table_iter_next (&iter, &called, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Nothing is called \"%s\"",
                   (const char *) called);
      return FALSE;
    }

  return trellis_store_flush (store, error) && attach_files (&self, error) && make_history (&self, error);
}

static gboolean
fill_from_file (TrellisStore *store, const GDate *today, const char *name, GError **error)
{
  g_autoptr(GBytes) bytes = load (name, error);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();

  if (bytes != NULL &&
      json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                  (gssize) g_bytes_get_size (bytes), error) &&
      fill_from (store, today, json_node_get_array (json_parser_get_root (parser)), error))
    return TRUE;

  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/* Fills @store, which should be empty, with half a year of sample data that ends at @now. */
gboolean
trellis_demo_fill (TrellisStore *store, gint64 now, GError **error)
{
  g_auto(GStrv) names =
    g_resource_enumerate_children (trellis_demo_get_resource (), FOLDER,
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  GDate today;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), FALSE);

  trellis_demo_when_today (now, &today);
  for (char **name = names; name != NULL && *name != NULL; name++)
    if (g_str_has_suffix (*name, ".json") && !fill_from_file (store, &today, *name, error))
      return FALSE;

  return names != NULL;
}
