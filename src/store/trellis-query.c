/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-store"

#include "trellis-query-private.h"
#include "trellis-row.h"

typedef enum
{
  IS,
  IS_NOT,
  BELOW,
  AT_LEAST,
} Relation;

typedef struct
{
  guint field;
  Relation relation;
  TrellisValue value;
} Condition;

typedef struct
{
  guint field;
  gboolean descending;
} Order;

struct _TrellisQuery
{
  gatomicrefcount references;
  TrellisRecordClass *klass;
  GArray *conditions;
  GArray *orders;
};

G_DEFINE_BOXED_TYPE (TrellisQuery, trellis_query, trellis_query_ref, trellis_query_unref)

static guint
find_field (TrellisQuery *self, const char *name)
{
  int field = trellis_record_class_find (self->klass, name);

  if (field < 0)
    g_error ("A %s has no field “%s”", self->klass->table, name);
  return (guint) field;
}

static void
add_condition (TrellisQuery *self, guint field, Relation relation, TrellisValue value)
{
  Condition condition = { field, relation, value };

  g_array_append_val (self->conditions, condition);
}

static void
add_number (TrellisQuery *self, const char *name, Relation relation, gint64 number)
{
  guint field = find_field (self, name);

  g_assert (!trellis_field_is_string (&self->klass->fields[field]));
  /* Choices are stored by name, so that their order in memory means nothing to SQLite. */
  g_assert (relation < BELOW || self->klass->fields[field].kind != TRELLIS_FIELD_CHOICE);
  add_condition (self, field, relation, (TrellisValue){ .number = number });
}

/* All records of class @type that are not in the trash, in the order in which they were made (in
 * reverse where the last order given is descending). */
TrellisQuery *
trellis_query_new (GType type)
{
  TrellisQuery *self = g_new0 (TrellisQuery, 1);

  g_assert (g_type_is_a (type, TRELLIS_TYPE_RECORD));

  g_atomic_ref_count_init (&self->references);
  trellis_record_types (); /* keeps the classes alive */
  self->klass = g_type_class_peek (type);
  self->conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  self->orders = g_array_new (FALSE, FALSE, sizeof (Order));
  add_condition (self, TRELLIS_RECORD_DELETED, IS, (TrellisValue){ .number = 0 });
  return self;
}

TrellisQuery *
trellis_query_ref (TrellisQuery *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
trellis_query_unref (TrellisQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->conditions->len; i++)
    {
      Condition *condition = &g_array_index (self->conditions, Condition, i);

      trellis_value_clear (&condition->value, &self->klass->fields[condition->field]);
    }
  g_array_unref (self->conditions);
  g_array_unref (self->orders);
  g_free (self);
}

/* Only records whose @field holds @string; NULL for those without any. */
void
trellis_query_equals (TrellisQuery *self, const char *field, const char *string)
{
  guint index = find_field (self, field);

  g_assert (trellis_field_is_string (&self->klass->fields[index]));
  add_condition (self, index, IS, (TrellisValue){ .string = g_strdup (string) });
}

void
trellis_query_is (TrellisQuery *self, const char *field, gint64 number)
{
  add_number (self, field, IS, number);
}

void
trellis_query_is_not (TrellisQuery *self, const char *field, gint64 number)
{
  add_number (self, field, IS_NOT, number);
}

void
trellis_query_below (TrellisQuery *self, const char *field, gint64 number)
{
  add_number (self, field, BELOW, number);
}

void
trellis_query_at_least (TrellisQuery *self, const char *field, gint64 number)
{
  add_number (self, field, AT_LEAST, number);
}

/* Turns to the records that are in the trash, instead of those that are not. */
void
trellis_query_in_trash (TrellisQuery *self)
{
  Condition *condition = &g_array_index (self->conditions, Condition, 0);

  g_assert (condition->field == TRELLIS_RECORD_DELETED);
  condition->relation = IS_NOT;
}

static void
add_order (TrellisQuery *self, const char *name, gboolean descending)
{
  Order order = { find_field (self, name), descending };

  g_assert (self->klass->fields[order.field].kind != TRELLIS_FIELD_LIST);
  g_assert (self->klass->fields[order.field].kind != TRELLIS_FIELD_CHOICE);
  g_array_append_val (self->orders, order);
}

/* Orders by @field, after the orders given before. */
void
trellis_query_ascending (TrellisQuery *self, const char *field)
{
  add_order (self, field, FALSE);
}

void
trellis_query_descending (TrellisQuery *self, const char *field)
{
  add_order (self, field, TRUE);
}

GType
trellis_query_get_record_type (TrellisQuery *self)
{
  return G_TYPE_FROM_CLASS (self->klass);
}

/* Whether a change of @field can change which records the query finds, or their order. */
gboolean
trellis_query_uses (TrellisQuery *self, int field)
{
  for (guint i = 0; i < self->conditions->len; i++)
    if ((int) g_array_index (self->conditions, Condition, i).field == field)
      return TRUE;
  for (guint i = 0; i < self->orders->len; i++)
    if ((int) g_array_index (self->orders, Order, i).field == field)
      return TRUE;

  return FALSE;
}

static gboolean
condition_holds (const Condition *condition, const TrellisField *field, const TrellisValue *value)
{
  int order = trellis_value_compare (value, &condition->value, field);

  switch (condition->relation)
    {
    case IS:
      return order == 0;
    case IS_NOT:
      return order != 0;
    case BELOW:
      return order < 0;
    case AT_LEAST:
      return order >= 0;
    default:
      g_assert_not_reached ();
    }
}

gboolean
trellis_query_accepts (TrellisQuery *self, TrellisRecord *record)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (self->conditions, Condition, i);

      if (!condition_holds (condition, &self->klass->fields[condition->field],
                            trellis_record_get_value (record, condition->field)))
        return FALSE;
    }

  return TRUE;
}

/* Orders two records by the fields of the query alone; 0 leaves it to the order of their making. */
int
trellis_query_compare (TrellisQuery *self, TrellisRecord *a, TrellisRecord *b)
{
  for (guint i = 0; i < self->orders->len; i++)
    {
      const Order *order = &g_array_index (self->orders, Order, i);
      int result = trellis_value_compare (trellis_record_get_value (a, order->field),
                                          trellis_record_get_value (b, order->field),
                                          &self->klass->fields[order->field]);

      if (result != 0)
        return order->descending ? -result : result;
    }

  return 0;
}

/* The first field of the order if it is a number, so that a list can keep it beside each record's
 * id and need not load the record to find its place; else -1. */
int
trellis_query_get_key_field (TrellisQuery *self)
{
  const Order *order;

  if (self->orders->len == 0)
    return -1;

  order = &g_array_index (self->orders, Order, 0);
  return trellis_field_is_string (&self->klass->fields[order->field]) ? -1 : (int) order->field;
}

gboolean
trellis_query_is_descending (TrellisQuery *self)
{
  return self->orders->len > 0 && g_array_index (self->orders, Order, 0).descending;
}

/* Whether of two records that are equal in every field of the order the one made later comes first:
 * so it is where the last order is descending, which lets one index answer the whole query. */
gboolean
trellis_query_ends_descending (TrellisQuery *self)
{
  return self->orders->len > 0 &&
         g_array_index (self->orders, Order, self->orders->len - 1).descending;
}

/* A SELECT of @columns, or of a count when @columns is one; transfer full. */
char *
trellis_query_get_sql (TrellisQuery *self, const char *columns)
{
  static const char *const relations[] = { "IS", "IS NOT", "<", ">=" };
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s FROM \"%s\" WHERE ", columns, self->klass->table);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (self->conditions, Condition, i);

      g_string_append_printf (sql, "%s\"%s\" %s ?", i > 0 ? " AND " : "",
                              self->klass->fields[condition->field].name,
                              relations[condition->relation]);
    }

  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; i < self->orders->len; i++)
    {
      const Order *order = &g_array_index (self->orders, Order, i);

      g_string_append_printf (sql, "\"%s\" %s, ", self->klass->fields[order->field].name,
                              order->descending ? "DESC" : "ASC");
    }
  g_string_append (sql, trellis_query_ends_descending (self) ? "id DESC" : "id");

  return g_string_free_and_steal (sql);
}

void
trellis_query_bind (TrellisQuery *self, sqlite3_stmt *statement)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      Condition *condition = &g_array_index (self->conditions, Condition, i);

      trellis_row_bind_value (statement, (int) i + 1, &self->klass->fields[condition->field],
                              &condition->value);
    }
}
