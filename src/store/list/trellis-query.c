/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-query-private.h"

#include "trellis-needles.h"
#include "trellis-row.h"
#include "trellis-words.h"

typedef enum
{
  IS,
  IS_NOT,
  BELOW,
  AT_LEAST,
  HAS, /* a list, one item */
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
  char *words; /* what a person typed to find some of them, or NULL */
  TrellisNeedles *needles;
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
  add_condition (self, field, relation, (TrellisValue) { .number = number });
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
  add_condition (self, TRELLIS_RECORD_DELETED, IS, (TrellisValue) { .number = 0 });
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

      if (condition->relation == HAS)
        g_free (condition->value.string);
      else
        trellis_value_clear (&condition->value, &self->klass->fields[condition->field]);
    }
  g_array_unref (self->conditions);
  g_array_unref (self->orders);
  g_free (self->words);
  g_clear_pointer (&self->needles, trellis_needles_unref);
  g_free (self);
}

/* Only records whose @field holds @string; NULL for those without any. */
void
trellis_query_equals (TrellisQuery *self, const char *field, const char *string)
{
  guint index = find_field (self, field);

  g_assert (trellis_field_is_string (&self->klass->fields[index]));
  add_condition (self, index, IS, (TrellisValue) { .string = g_strdup (string) });
}

/* Only those whose @field, a number, a time or a choice, is @number; likewise below. */
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

/* Only records whose list @field has @item. */
void
trellis_query_has (TrellisQuery *self, const char *field, const char *item)
{
  guint index = find_field (self, field);

  g_assert (self->klass->fields[index].kind == TRELLIS_FIELD_LIST);
  add_condition (self, index, HAS, (TrellisValue) { .string = g_strdup (item) });
}

/* Only records that have every word of @text, which a person typed, each perhaps as the beginning of
 * a longer one. A text without a word leaves the query as it is. */
void
trellis_query_find (TrellisQuery *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GPtrArray) words = trellis_words_split (valid);

  g_assert (trellis_words_are_indexed (self->klass));

  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->needles, trellis_needles_unref);
  if (words->len == 0)
    return;

  self->needles = trellis_needles_new (valid);
  self->words = g_steal_pointer (&valid);
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
  if (self->words != NULL && (self->klass->fields[field].flags & TRELLIS_FIELD_SEARCHED) != 0)
    return TRUE;
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
  int order;

  if (condition->relation == HAS)
    return value->list != NULL &&
           g_strv_contains ((const char *const *) value->list, condition->value.string);

  order = trellis_value_compare (value, &condition->value, field);
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
    case HAS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
words_are_found (TrellisQuery *self, TrellisRecord *record)
{
  guint32 found = 0;

  for (guint i = 0; i < self->klass->n_fields; i++)
    {
      const TrellisField *field = &self->klass->fields[i];
      const TrellisValue *value = trellis_record_get_value (record, i);

      if ((field->flags & TRELLIS_FIELD_SEARCHED) == 0)
        continue;
      if (trellis_field_is_string (field) && value->string != NULL)
        trellis_needles_mark (self->needles, value->string, &found);
      for (char **item = value->list;
           field->kind == TRELLIS_FIELD_LIST && item != NULL && *item != NULL; item++)
        trellis_needles_mark (self->needles, *item, &found);
    }

  return trellis_needles_are_all (self->needles, found);
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

  return self->words == NULL || words_are_found (self, record);
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

/* Field number @place of the order, from 0, if it and those before it are numbers, so that a list can keep
 * them beside each record's id and need not load the record to find its place; else -1. */
int
trellis_query_get_key_field (TrellisQuery *self, guint place)
{
  for (guint i = 0; i <= place; i++)
    if (i == self->orders->len ||
        trellis_field_is_string (&self->klass->fields[g_array_index (self->orders, Order, i).field]))
      return -1;

  return (int) g_array_index (self->orders, Order, place).field;
}

/* Whether field number @place of the order, from 0, goes down. */
gboolean
trellis_query_is_descending (TrellisQuery *self, guint place)
{
  return place < self->orders->len && g_array_index (self->orders, Order, place).descending;
}

/* Whether the keys that a list can keep are all of the order. */
gboolean
trellis_query_has_all_keys (TrellisQuery *self)
{
  return self->orders->len == 0 ||
         (self->orders->len <= TRELLIS_QUERY_MOST_KEYS && trellis_query_get_key_field (self, self->orders->len - 1) >= 0);
}

/* Whether of two records that are equal in every field of the order the one made later comes first:
 * so it is where the last order is descending, which lets one index answer the whole query. */
gboolean
trellis_query_ends_descending (TrellisQuery *self)
{
  return self->orders->len > 0 &&
         g_array_index (self->orders, Order, self->orders->len - 1).descending;
}

/* The match that all that is found belongs to, if the query says so itself; else NULL. */
static const char *
get_scope (TrellisQuery *self)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (self->conditions, Condition, i);
      const TrellisField *field = &self->klass->fields[condition->field];

      if (condition->relation == IS && (field->flags & TRELLIS_FIELD_PARENT) != 0 &&
          field->get_type () == TRELLIS_TYPE_MATCH)
        return condition->value.string;
    }

  return NULL;
}

/* A SELECT of @columns, or of a count when @columns is one; transfer full. */
char *
trellis_query_dup_sql (TrellisQuery *self, const char *columns)
{
  static const char *const relations[] = { "IS", "IS NOT", "<", ">=" };
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s FROM \"%s\" WHERE ", columns, self->klass->table);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (self->conditions, Condition, i);
      const char *name = self->klass->fields[condition->field].name;

      g_string_append (sql, i > 0 ? " AND " : "");
      if (condition->relation == HAS) /* lists are stored with one item per line */
        g_string_append_printf (
          sql, "instr(char(10) || \"%s\" || char(10), char(10) || ? || char(10)) > 0", name);
      else
        g_string_append_printf (sql, "\"%s\" %s ?", name, relations[condition->relation]);
    }
  if (self->words != NULL)
    g_string_append_printf (
      sql, " AND id IN (SELECT rowid FROM \"%1$s_search\" WHERE \"%1$s_search\" MATCH ?)",
      self->klass->table);

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

      if (condition->relation == HAS)
        sqlite3_bind_text (statement, (int) i + 1, condition->value.string, -1, SQLITE_TRANSIENT);
      else
        trellis_row_bind_value (statement, (int) i + 1, &self->klass->fields[condition->field],
                                &condition->value);
    }

  if (self->words != NULL)
    sqlite3_bind_text (statement, (int) self->conditions->len + 1,
                       trellis_words_to_match (self->words, NULL, get_scope (self)), -1, g_free);
}
