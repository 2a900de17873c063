/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-field-private.h"

#include <string.h>

#include "trellis-ical-text.h"
#include "trellis-ical-time.h"
#include "trellis-ical-value.h"

/* Values of our own properties only have characters that no program escapes, unescapes or folds
 * wrongly: a text is in base64url. */

static const TrellisField *
get_field (TrellisRecord *record, guint field)
{
  return &TRELLIS_RECORD_GET_CLASS (record)->fields[field];
}

static char *
format_choice (const TrellisField *field, gint64 number)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());
  const GEnumValue *value = g_enum_get_value (klass, (int) number);

  return value != NULL ? g_strdup (value->value_nick) : NULL;
}

static gboolean
parse_choice (const TrellisField *field, const char *nick, gint64 *number)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());
  const GEnumValue *value = g_enum_get_value_by_nick (klass, nick);

  if (value != NULL)
    *number = value->value;
  return value != NULL;
}

static char *
format_list (const char *const *list)
{
  g_autoptr(GString) value = g_string_new (NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      g_autofree char *text = trellis_ical_base64_encode (list[i]);

      g_string_append_printf (value, "%s%s", i > 0 ? " " : "", text);
    }
  return value->len > 0 ? g_strdup (value->str) : NULL;
}

static void
parse_list (TrellisRecord *record, guint index, const char *value)
{
  g_auto(GStrv) words = g_strsplit (value, " ", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *text = trellis_ical_base64_decode (words[i]);

      if (text != NULL && *text != '\0')
        g_strv_builder_take (builder, g_steal_pointer (&text));
    }
  list = g_strv_builder_end (builder);
  trellis_record_set_list (record, index, (const char *const *) list);
}

/* NULL for a field that is as in a new record; transfer full. */
char *
trellis_ical_field_format (TrellisRecord *record, guint index)
{
  const TrellisField *field = get_field (record, index);

  if (field->kind == TRELLIS_FIELD_LIST)
    return format_list (trellis_record_get_list (record, index));

  if (trellis_field_is_string (field))
    {
      const char *string = trellis_record_get_string (record, index);

      if (string == NULL)
        return NULL;
      return field->kind == TRELLIS_FIELD_STRING || field->kind == TRELLIS_FIELD_TEXT
             ? trellis_ical_base64_encode (string)
             : g_strdup (string);
    }
  else
    {
      const gint64 number = trellis_record_get_number (record, index);

      if (number == field->initial)
        return NULL;
      if (field->kind == TRELLIS_FIELD_CHOICE)
        return format_choice (field, number);
      if (field->kind == TRELLIS_FIELD_BOOLEAN)
        return trellis_ical_boolean_format (number != 0);
      if (field->kind == TRELLIS_FIELD_TIME)
        {
          const TrellisIcalTime time = trellis_ical_time_from_unix (number, NULL);

          return trellis_ical_time_format (&time);
        }
      return trellis_ical_integer_format ((int) number);
    }
}

static gboolean
parse_number (const TrellisField *field, const char *value, gint64 *number)
{
  TrellisIcalTime time;
  gboolean truth;
  int integer;

  if (field->kind == TRELLIS_FIELD_CHOICE)
    return parse_choice (field, value, number);
  if (field->kind == TRELLIS_FIELD_BOOLEAN)
    {
      if (!trellis_ical_boolean_parse (value, &truth))
        return FALSE;
      *number = truth;
      return TRUE;
    }
  if (field->kind == TRELLIS_FIELD_TIME)
    {
      if (!trellis_ical_time_parse (value, &time) || time.kind != TRELLIS_ICAL_TIME_UTC)
        return FALSE;
      *number = trellis_ical_time_to_unix (&time, NULL);
      return TRUE;
    }
  if (!trellis_ical_integer_parse (value, &integer))
    return FALSE;
  *number = integer;
  return TRUE;
}

/* A @value that means nothing leaves the field as it is. */
void
trellis_ical_field_parse (TrellisRecord *record, guint index, const char *value)
{
  const TrellisField *field = get_field (record, index);
  gint64 number;

  if (field->kind == TRELLIS_FIELD_LIST)
    parse_list (record, index, value);
  else if (field->kind == TRELLIS_FIELD_STRING || field->kind == TRELLIS_FIELD_TEXT)
    {
      g_autofree char *text = trellis_ical_base64_decode (value);

      if (text != NULL)
        trellis_record_set_string (record, index, text);
    }
  else if (trellis_field_is_string (field))
    trellis_record_set_string (record, index, value);
  else if (parse_number (field, value, &number))
    trellis_record_set_number (record, index, number);
}

/* Makes the field as in a new record. */
void
trellis_ical_field_reset (TrellisRecord *record, guint index)
{
  const TrellisField *field = get_field (record, index);

  if (field->kind == TRELLIS_FIELD_LIST)
    trellis_record_set_list (record, index, NULL);
  else if (trellis_field_is_string (field))
    trellis_record_set_string (record, index, NULL);
  else
    trellis_record_set_number (record, index, field->initial);
}

/* A new record with the same fields; transfer full. */
TrellisRecord *
trellis_ical_record_copy (TrellisRecord *record)
{
  TrellisRecord *copy = g_object_new (G_OBJECT_TYPE (record), NULL);
  const guint n_fields = TRELLIS_RECORD_GET_CLASS (record)->n_fields;

  for (guint i = 0; i < n_fields; i++)
    trellis_record_set_value (copy, i, trellis_record_get_value (record, i));
  return copy;
}
