/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-archive-private.h"

#include "trellis-time.h"

/* Between a record's table of fields and JSON. A record is an object with its fields in their order;
 * texts and lists that are empty are left out. */

#define LONGEST_UID 255
#define LONGEST_TEXT (64 * 1024 * 1024)
#define LONGEST_LIST 10000
#define LAST_TIME G_GINT64_CONSTANT (253402300799) /* the end of the year 9999 */

static gboolean
is_uid (const char *text)
{
  if (*text == '\0' || strlen (text) > LONGEST_UID)
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      return FALSE;
  return TRUE;
}

gboolean
trellis_archive_is_time (gint64 time)
{
  return time >= 0 && time <= LAST_TIME;
}

/* Adds @text as a JSON string. */
void
trellis_archive_add_text (GString *line, const char *text)
{
  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (line, "\\\"");
        break;
      case '\\':
        g_string_append (line, "\\\\");
        break;
      case '\n':
        g_string_append (line, "\\n");
        break;
      case '\t':
        g_string_append (line, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (line, "\\u%04x", (guint) *p);
        else
          g_string_append_c (line, *p);
        break;
      }
  g_string_append_c (line, '"');
}

static void
add_valid_text (GString *line, const char *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  trellis_archive_add_text (line, text);
}

static void
add_list (GString *line, char **list)
{
  g_string_append_c (line, '[');
  for (char **item = list; *item != NULL; item++)
    {
      if (item != list)
        g_string_append (line, ", ");
      add_valid_text (line, *item);
    }
  g_string_append_c (line, ']');
}

static void
add_value (GString *line, const TrellisField *field, const TrellisValue *value)
{
  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      add_valid_text (line, value->string);
      break;
    case TRELLIS_FIELD_LIST:
      add_list (line, value->list);
      break;
    case TRELLIS_FIELD_CHOICE:
      trellis_archive_add_text (line, trellis_row_get_nick (field, value->number));
      break;
    case TRELLIS_FIELD_BOOLEAN:
      g_string_append (line, value->number != 0 ? "true" : "false");
      break;
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
      g_string_append_printf (line, "%" G_GINT64_FORMAT, value->number);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Whether there is nothing to write, or nothing that could be read again. */
static gboolean
is_left_out (const TrellisField *field, const TrellisValue *value)
{
  GDate day;

  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
      return value->string == NULL;
    case TRELLIS_FIELD_DATE:
      return !trellis_day_parse (value->string, &day);
    case TRELLIS_FIELD_LIST:
      return value->list == NULL;
    case TRELLIS_FIELD_CHOICE:
      return *trellis_row_get_nick (field, value->number) == '\0';
    case TRELLIS_FIELD_TIME:
      return !trellis_archive_is_time (value->number);
    case TRELLIS_FIELD_INTEGER:
    case TRELLIS_FIELD_BOOLEAN:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/* Adds @row as a JSON object. */
void
trellis_archive_add_row (GString *line, const TrellisRow *row)
{
  gboolean first = TRUE;

  for (guint i = 0; i < row->klass->n_fields; i++)
    {
      const TrellisField *field = &row->klass->fields[i];

      if (is_left_out (field, &row->values[i]))
        continue;
      g_string_append_printf (line, "%s\"%s\": ", first ? "{" : ", ", field->name);
      add_value (line, field, &row->values[i]);
      first = FALSE;
    }
  g_string_append_c (line, '}');
}

static gboolean
get_text (JsonNode *node, char **text)
{
  const char *string;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  string = json_node_get_string (node);
  if (strlen (string) > LONGEST_TEXT || !g_utf8_validate (string, -1, NULL))
    return FALSE;

  *text = *string != '\0' ? g_strdup (string) : NULL;
  return TRUE;
}

static gboolean
get_checked_text (JsonNode *node, const TrellisField *field, char **text)
{
  GDate day;

  if (!get_text (node, text))
    return FALSE;

  return *text == NULL ||
         (field->kind == TRELLIS_FIELD_DATE ? trellis_day_parse (*text, &day)
                                            : field->kind != TRELLIS_FIELD_REFERENCE ||
                                                is_uid (*text));
}

static gboolean
get_list (JsonNode *node, char ***list)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  if (json_array_get_length (array) > LONGEST_LIST)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item = NULL;

      if (!get_text (json_array_get_element (array, i), &item) || item == NULL ||
          strpbrk (item, "\n\r") != NULL)
        return FALSE;
      g_strv_builder_take (builder, g_steal_pointer (&item));
    }

  *list = json_array_get_length (array) > 0 ? g_strv_builder_end (builder) : NULL;
  return TRUE;
}

static gboolean
get_number (JsonNode *node, const TrellisField *field, gint64 *number)
{
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *number = json_node_get_int (node);
  return field->kind == TRELLIS_FIELD_TIME ? trellis_archive_is_time (*number)
                                           : *number >= G_MININT32 && *number <= G_MAXINT32;
}

static gboolean
get_value (JsonNode *node, const TrellisField *field, TrellisValue *value)
{
  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      return get_checked_text (node, field, &value->string);
    case TRELLIS_FIELD_LIST:
      return get_list (node, &value->list);
    case TRELLIS_FIELD_CHOICE:
      return json_node_get_value_type (node) == G_TYPE_STRING &&
             trellis_row_find_nick (field, json_node_get_string (node), &value->number);
    case TRELLIS_FIELD_BOOLEAN:
      value->number = json_node_get_boolean (node);
      return json_node_get_value_type (node) == G_TYPE_BOOLEAN;
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
      return get_number (node, field, &value->number);
    default:
      g_assert_not_reached ();
    }
}

static int
find_field (TrellisRecordClass *klass, const char *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return (int) i;

  return -1;
}

static const char *
describe (const TrellisField *field)
{
  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
      return "a text, or not one of a possible length";
    case TRELLIS_FIELD_REFERENCE:
      return "the uid of a record";
    case TRELLIS_FIELD_DATE:
      return "a day like 2026-11-22";
    case TRELLIS_FIELD_LIST:
      return "a list of texts of one line each";
    case TRELLIS_FIELD_CHOICE:
      return "one of the words known here";
    case TRELLIS_FIELD_BOOLEAN:
      return "true or false";
    case TRELLIS_FIELD_TIME:
      return "a time in seconds since 1970";
    case TRELLIS_FIELD_INTEGER:
      return "a whole number of a possible size";
    default:
      g_assert_not_reached ();
    }
}

static TrellisRow *
fail_field (const char *where, TrellisRecordClass *klass, const TrellisField *field,
            const char *what, GError **error)
{
  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID,
               "%s: “%s” of a %s is %s", where, field->name, klass->table, what);
  return NULL;
}

/* The row that @object describes, without an id; transfer full. NULL with
 * TRELLIS_STORE_ERROR_INVALID, whose message begins with @where, if it describes none. Members that
 * are not known here are left out and remarked on. */
TrellisRow *
trellis_archive_read_row (JsonObject *object, TrellisRecordClass *klass, const char *where,
                          TrellisArchiveReport *report, GError **error)
{
  g_autoptr(TrellisRow) row = trellis_row_new (klass);
  const char *uid;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      int field = find_field (klass, name);

      if (field < 0)
        trellis_archive_report_remark (report, "%s: “%.40s” of a %s is not known", where, name,
                                       klass->table);
      else if (!JSON_NODE_HOLDS_NULL (node) &&
               !get_value (node, &klass->fields[field], &row->values[field]))
        {
          g_autofree char *what =
            g_strdup_printf ("not %s", describe (&klass->fields[field]));

          return fail_field (where, klass, &klass->fields[field], what, error);
        }
    }

  uid = row->values[TRELLIS_RECORD_UID].string;
  if (uid == NULL || !is_uid (uid))
    return fail_field (where, klass, &klass->fields[TRELLIS_RECORD_UID], "missing or impossible",
                       error);
  return g_steal_pointer (&row);
}
