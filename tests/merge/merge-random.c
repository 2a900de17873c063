/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-random.h"

#include <string.h>

#include "trellis-clash.h"

guint
pick (guint n)
{
  return (guint) g_test_rand_int () % n;
}

/* Few words, so that they often are the same by chance, and some that are nowhere else. */
char *
random_word (void)
{
  static const char *const words[] = { "a",    "the",  "goal", "talk", "team",     "über",
                                       "next", "book", "ask",  "why",  "\xe4\xbc\x9a", "done" };
  static guint n_typed;

  if (pick (3) == 0)
    return g_strdup_printf ("w%u", n_typed++);
  return g_strdup (words[pick (G_N_ELEMENTS (words))]);
}

static char *
random_line (void)
{
  static const char *const starts[] = { "", "", "", "- ", "- [ ] ", "- [x] ", "1. ", "# " };
  GString *line = g_string_new (NULL);

  if (pick (6) == 0)
    return g_string_free (line, FALSE);
  g_string_append (line, starts[pick (G_N_ELEMENTS (starts))]);
  for (guint n = 1 + pick (6); n > 0; n--)
    {
      g_autofree char *word = random_word ();

      g_string_append_printf (line, "%s%s", word, n > 1 ? " " : "");
    }
  return g_string_free (line, FALSE);
}

char *
random_text (guint lines)
{
  GString *text = g_string_new (NULL);

  for (guint n = pick (lines + 1); n > 0; n--)
    {
      g_autofree char *line = random_line ();

      g_string_append_printf (text, "%s%s", line, n > 1 ? "\n" : "");
    }
  return g_string_free (text, FALSE);
}

static char *
edit_line (const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  GString *edited = g_string_new (NULL);
  const guint at = pick (g_strv_length (words) + 1);
  const guint how = pick (3);

  for (guint i = 0; words[i] != NULL || i == at; i++)
    {
      g_autofree char *word = random_word ();

      if (i == at && how != 0)
        g_string_append_printf (edited, "%s%s", edited->len > 0 ? " " : "", word);
      if (words[i] == NULL)
        break;
      if (i != at || how == 2)
        g_string_append_printf (edited, "%s%s", edited->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (edited, FALSE);
}

static void
edit_lines (GPtrArray *lines)
{
  const guint at = pick (lines->len + 1);
  const guint how = pick (6);

  if (at == lines->len || how == 0)
    g_ptr_array_insert (lines, (int) at, random_line ());
  else if (how == 1)
    g_ptr_array_remove_index (lines, at);
  else if (how == 2)
    {
      char *line = g_ptr_array_steal_index (lines, at);

      g_ptr_array_insert (lines, (int) pick (lines->len + 1), line);
    }
  else if (how == 3)
    {
      char *line = g_strdup_printf ("%s%s", (char *) lines->pdata[at], pick (2) == 0 ? "  " : "\r");

      g_free (lines->pdata[at]);
      lines->pdata[at] = line;
    }
  else
    {
      char *line = edit_line (lines->pdata[at]);

      g_free (lines->pdata[at]);
      lines->pdata[at] = line;
    }
}

char *
random_edit (const char *text, guint edits)
{
  g_auto(GStrv) split = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (lines, g_strdup (split[i]));
  if (pick (40) == 0)
    g_ptr_array_set_size (lines, 0);
  for (guint n = pick (edits + 1); n > 0; n--)
    edit_lines (lines);
  return g_strjoinv ("\n", lines->len > 0 ? (char **) lines->pdata : (char *[]) { NULL });
}

static void
change_list (TrellisRecord *record, guint field)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  const char *const *list = trellis_record_get_list (record, field);

  for (; *list != NULL; list++)
    if (pick (5) != 0)
      g_ptr_array_add (items, g_strdup (*list));
  if (items->len > 1 && pick (3) == 0)
    g_ptr_array_insert (items, -1, g_ptr_array_steal_index (items, 0));
  for (guint n = pick (3); n > 0; n--)
    g_ptr_array_insert (items, (int) pick (items->len + 1), random_word ());
  trellis_record_set_list (record, field, (const char *const *) items->pdata);
}

static gint64
random_number (const TrellisField *field)
{
  if (field->kind == TRELLIS_FIELD_CHOICE)
    {
      g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());

      return klass->values[pick (klass->n_values)].value;
    }
  if (field->kind == TRELLIS_FIELD_BOOLEAN)
    return pick (2);
  return pick (4) == 0 ? field->initial : (gint64) pick (9);
}

static void
change_field (TrellisRecord *record, guint field)
{
  const TrellisField *declared = &TRELLIS_RECORD_GET_CLASS (record)->fields[field];
  g_autofree char *string = NULL;

  switch (declared->kind)
    {
    case TRELLIS_FIELD_TEXT:
      string = random_edit (trellis_record_get_string (record, field), 3);
      trellis_record_set_string (record, field, string);
      break;
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      string = pick (4) == 0 ? NULL : random_word ();
      trellis_record_set_string (record, field, string);
      break;
    case TRELLIS_FIELD_LIST:
      change_list (record, field);
      break;
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
    case TRELLIS_FIELD_BOOLEAN:
    case TRELLIS_FIELD_CHOICE:
    default:
      trellis_record_set_number (record, field, random_number (declared));
    }
}

/* Gives each field something. What only this computer knows stays out: no other side has it. */
void
random_fill (TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL)) == 0 && pick (3) != 0)
      change_field (record, i);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, 1);
}

void
random_change (TrellisRecord *record, guint changes)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  const guint n = pick (changes + 1);

  for (guint i = 0; i < n; i++)
    {
      const guint field = TRELLIS_RECORD_N_FIELDS + pick (klass->n_fields - TRELLIS_RECORD_N_FIELDS);

      if ((klass->fields[field].flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL)) == 0)
        change_field (record, field);
    }
  if (n > 0)
    trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, 2 + pick (9));
  if (pick (10) == 0)
    trellis_record_set_number (record, TRELLIS_RECORD_DELETED, 1 + pick (3));
}

GHashTable *
words_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
words_add (GHashTable *words, const char *text)
{
  g_auto(GStrv) split = g_strsplit_set (text != NULL ? text : "", " \n\r", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_hash_table_add (words, g_strdup (split[i]));
}

static void
add_value (GHashTable *words, const TrellisValue *value, const TrellisField *field)
{
  if (trellis_field_is_string (field))
    words_add (words, value->string);
  else if (field->kind == TRELLIS_FIELD_LIST)
    for (char **item = value->list; item != NULL && *item != NULL; item++)
      words_add (words, *item);
}

void
words_add_record (GHashTable *words, TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    add_value (words, trellis_record_get_value (record, i), &klass->fields[i]);
}

void
words_add_clashes (GHashTable *words, GPtrArray *clashes)
{
  for (guint i = 0; i < clashes->len; i++)
    {
      const TrellisClash *clash = clashes->pdata[i];

      add_value (words, &clash->mine, trellis_clash_get_field (clash));
      add_value (words, &clash->theirs, trellis_clash_get_field (clash));
    }
}

/* A word that is in @typed, but neither was there @before nor is @after. */
const char *
words_find_missing (GHashTable *typed, GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (before, word) && !g_hash_table_contains (after, word))
      return word;
  return NULL;
}
