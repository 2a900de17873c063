/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-value.h"

#include "trellis-row.h"

/* @value as text, the way its column holds it; NULL where there is none. Transfer full. */
char *
trellis_clash_value_format (const TrellisField *field, const TrellisValue *value)
{
  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      return g_strdup (value->string);
    case TRELLIS_FIELD_LIST:
      return value->list != NULL ? g_strjoinv ("\n", value->list) : NULL;
    case TRELLIS_FIELD_CHOICE:
      return g_strdup (trellis_row_get_nick (field, value->number));
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
    case TRELLIS_FIELD_BOOLEAN:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
    default:
      g_assert_not_reached ();
    }
}

/* Gives @value, to be cleared by the caller, what trellis_clash_value_format() made @text of. FALSE
 * where that cannot be. */
gboolean
trellis_clash_value_parse (const TrellisField *field, const char *text, TrellisValue *value)
{
  *value = (TrellisValue) { 0 };

  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      value->string = g_strdup (text);
      return TRUE;
    case TRELLIS_FIELD_LIST:
      value->list = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
      return TRUE;
    case TRELLIS_FIELD_CHOICE:
      return trellis_row_find_nick (field, text, &value->number);
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
    case TRELLIS_FIELD_BOOLEAN:
      return text != NULL &&
             g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value->number, NULL);
    default:
      g_assert_not_reached ();
    }
}
