/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-field.h"

/* Whether the value lives in TrellisValue.string. */
gboolean
trellis_field_is_string (const TrellisField *field)
{
  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      return TRUE;
    case TRELLIS_FIELD_LIST:
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
    case TRELLIS_FIELD_BOOLEAN:
    case TRELLIS_FIELD_CHOICE:
    default:
      return FALSE;
    }
}

/* Frees what @value holds and leaves it empty, not at the field's initial number. */
void
trellis_value_clear (TrellisValue *value, const TrellisField *field)
{
  if (trellis_field_is_string (field))
    g_clear_pointer (&value->string, g_free);
  else if (field->kind == TRELLIS_FIELD_LIST)
    g_clear_pointer (&value->list, g_strfreev);
  else
    value->number = 0;
}

/* Fills @target, which holds nothing yet, with a copy of @source. */
void
trellis_value_copy (TrellisValue *target, const TrellisValue *source, const TrellisField *field)
{
  if (trellis_field_is_string (field))
    target->string = g_strdup (source->string);
  else if (field->kind == TRELLIS_FIELD_LIST)
    target->list = g_strdupv (source->list);
  else
    target->number = source->number;
}

static gboolean
lists_equal (char **a, char **b)
{
  static char *nothing[] = { NULL };

  return g_strv_equal ((const char *const *) (a != NULL ? a : nothing),
                       (const char *const *) (b != NULL ? b : nothing));
}

gboolean
trellis_value_equal (const TrellisValue *a, const TrellisValue *b, const TrellisField *field)
{
  if (field->kind == TRELLIS_FIELD_LIST)
    return lists_equal (a->list, b->list);

  return trellis_value_compare (a, b, field) == 0;
}

/* Orders two values as SQLite does under its BINARY collation, so that a list sorted by a query
 * and a list sorted in memory agree. Lists have no order. */
int
trellis_value_compare (const TrellisValue *a, const TrellisValue *b, const TrellisField *field)
{
  if (trellis_field_is_string (field))
    return g_strcmp0 (a->string, b->string);

  g_assert (field->kind != TRELLIS_FIELD_LIST);
  return (a->number > b->number) - (a->number < b->number);
}
