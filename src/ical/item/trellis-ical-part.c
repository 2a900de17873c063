/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-part-private.h"

#include <string.h>

#include "trellis-ical-field-private.h"

/* Some programs drop longer values: 25,000 letters were seen. A part that needs more is told on
 * several lines, "id=… n=1 …", and a word that is cut goes on in the next line. */
#define LINE_LENGTH 6000

static void
free_part (gpointer data)
{
  TrellisIcalPart *part = data;

  g_free (part->id);
  g_hash_table_unref (part->words);
  g_free (part);
}

static void
free_word (gpointer data)
{
  g_string_free (data, TRUE);
}

/* @known has those of @parts by their ids. */
static TrellisIcalPart *
find_part (GPtrArray *parts, GHashTable *known, const char *id)
{
  TrellisIcalPart *part = g_hash_table_lookup (known, id);

  if (part != NULL)
    return part;
  part = g_new (TrellisIcalPart, 1);
  part->id = g_strdup (id);
  part->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_word);
  g_hash_table_insert (known, part->id, part);
  g_ptr_array_add (parts, part);
  return part;
}

static const char *
find_word (char **words, const char *key)
{
  const gsize length = strlen (key);

  for (guint i = 0; words[i] != NULL; i++)
    if (strncmp (words[i], key, length) == 0 && words[i][length] == '=')
      return words[i] + length + 1;
  return NULL;
}

static void
take_words (TrellisIcalPart *part, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *equals = strchr (words[i], '=');
      g_autofree char *key = equals != NULL ? g_strndup (words[i], (gsize) (equals - words[i])) : NULL;
      GString *word;

      if (key == NULL || strcmp (key, "id") == 0 || strcmp (key, "n") == 0)
        continue;
      word = g_hash_table_lookup (part->words, key);
      if (word == NULL)
        {
          word = g_string_new (NULL);
          g_hash_table_insert (part->words, g_steal_pointer (&key), word);
        }
      g_string_append (word, equals + 1);
    }
}

typedef struct
{
  char **words;
  guint64 number; /* in its part */
  guint index;
} Line;

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = a;
  const Line *y = b;

  if (x->number != y->number)
    return x->number < y->number ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static void
clear_line (gpointer data)
{
  g_strfreev (((Line *) data)->words);
}

/* What the lines called @property tell, one TrellisIcalPart for each id, in their order; transfer
 * full. */
GPtrArray *
trellis_ical_parts_list (const TrellisIcalComponent *item, const char *property)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *copy;

  g_array_set_clear_func (lines, clear_line);
  for (guint i = trellis_ical_component_search_line (item, property, 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_line (item, property, i + 1))
    {
      const char *value = trellis_ical_line_get_value (trellis_ical_component_get_line (item, i));
      Line line = { .words = g_strsplit (value, " ", -1), .index = lines->len };
      const char *number = find_word (line.words, "n");

      if (number == NULL || !g_ascii_string_to_unsigned (number, 10, 0, 1000, &line.number, NULL))
        line.number = 0;
      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);
  copy = trellis_ical_item_get_copy (item);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      const char *id = find_word (line->words, "id");
      g_autofree char *uid = id != NULL && *id != '\0' ? trellis_ical_part_id_make (copy, id) : NULL;

      if (uid != NULL)
        take_words (find_part (parts, known, uid), line->words);
    }
  return parts;
}

/* NULL when it has no such word. */
const char *
trellis_ical_part_get (const TrellisIcalPart *self, const char *key)
{
  const GString *word = g_hash_table_lookup (self->words, key);

  return word != NULL ? word->str : NULL;
}

static gboolean
is_list (TrellisRecord *record, guint field)
{
  return TRELLIS_RECORD_GET_CLASS (record)->fields[field].kind == TRELLIS_FIELD_LIST;
}

/* Gives @record the fields that have a word; the others stay. */
void
trellis_ical_part_get_fields (const TrellisIcalPart *self,
                              TrellisRecord *record,
                              const TrellisIcalExtra *fields,
                              guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = g_strdup (trellis_ical_part_get (self, fields[i].property));

      if (value == NULL)
        continue;
      if (is_list (record, fields[i].field))
        g_strdelimit (value, ".", ' ');
      if (*value != '\0')
        trellis_ical_field_parse (record, fields[i].field, value);
      else
        trellis_ical_field_reset (record, fields[i].field);
    }
}

GPtrArray *
trellis_ical_words_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* @value must have no space; NULL adds nothing. */
void
trellis_ical_words_add (GPtrArray *words, const char *key, const char *value)
{
  if (value != NULL && strpbrk (value, " \t\n") == NULL)
    g_ptr_array_add (words, g_strconcat (key, "=", value, NULL));
}

/* Adds the fields that are not as in a new record; with @empty_too also those that are, so that who
 * reads them learns that they say nothing. A private field is never written. */
void
trellis_ical_words_add_fields (GPtrArray *words,
                               TrellisRecord *record,
                               const TrellisIcalExtra *fields,
                               guint n_fields,
                               gboolean empty_too)
{
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = NULL;

      g_return_if_fail ((TRELLIS_RECORD_GET_CLASS (record)->fields[fields[i].field].flags &
                         TRELLIS_FIELD_PRIVATE) == 0);

      value = trellis_ical_field_format (record, fields[i].field);
      if (value != NULL && is_list (record, fields[i].field))
        g_strdelimit (value, " ", '.');
      trellis_ical_words_add (words, fields[i].property, value != NULL ? value : empty_too ? "" : NULL);
    }
}

static void
flush (TrellisIcalComponent *item, const char *property, const char *id, guint *number, GString *line)
{
  g_autofree char *value = *number > 0 ? g_strdup_printf ("id=%s n=%u%s", id, *number, line->str)
                                       : g_strdup_printf ("id=%s%s", id, line->str);

  trellis_ical_component_take_line (item, trellis_ical_line_new (property, value));
  g_string_truncate (line, 0);
  (*number)++;
}

/* Adds the part to @item, on as many lines as it takes. */
void
trellis_ical_part_write (TrellisIcalComponent *item,
                         const char *property,
                         const char *id,
                         GPtrArray *words)
{
  g_autoptr(GString) line = g_string_new (NULL);
  guint number = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];
      const gsize key_length = (gsize) (strchr (word, '=') + 1 - word);
      const char *rest = word + key_length;

      do
        {
          gsize length;

          if (line->len + key_length + 2 > LINE_LENGTH)
            flush (item, property, id, &number, line);
          length = MIN (strlen (rest), LINE_LENGTH - line->len - key_length - 1);
          g_string_append_c (line, ' ');
          g_string_append_len (line, word, (gssize) key_length);
          g_string_append_len (line, rest, (gssize) length);
          rest += length;
        }
      while (*rest != '\0');
    }
  flush (item, property, id, &number, line);
}
