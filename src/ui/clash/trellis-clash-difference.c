/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-difference.h"

#include "trellis-text-compare.h"

#include <glib/gi18n.h>

/* More of them, or longer ones, nobody would listen to. */
#define MOST_STRETCHES 3
#define LONGEST_STRETCH 60

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, const TrellisTextStretch *stretch)
{
  attribute->start_index = (guint) stretch->start;
  attribute->end_index = (guint) stretch->end;
  pango_attr_list_insert (list, attribute);
}

/* Marks of what @text has and @other has not: bold and underlined, so that no color is needed to see
 * them. Transfer full. */
PangoAttrList *
trellis_clash_difference_mark (const char *text, const char *other)
{
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr(GArray) stretches = trellis_text_find_changes (text, other);

  for (guint i = 0; i < stretches->len; i++)
    {
      const TrellisTextStretch *stretch = &g_array_index (stretches, TrellisTextStretch, i);

      add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), stretch);
      add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), stretch);
    }
  return list;
}

static char *
dup_words (const char *text, const TrellisTextStretch *stretch)
{
  g_autofree char *words = g_strndup (text + stretch->start, stretch->end - stretch->start);
  g_autofree char *start = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), LONGEST_STRETCH));

  return strlen (start) < strlen (words) ? g_strconcat (start, "…", NULL) : g_steal_pointer (&words);
}

/* "“the library”, “at noon”"; NULL for no difference. */
static char *
list_words (const char *text, const char *other)
{
  g_autoptr(GArray) stretches = trellis_text_find_changes (text, other);
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < stretches->len && i < MOST_STRETCHES; i++)
    {
      g_autofree char *words = dup_words (text, &g_array_index (stretches, TrellisTextStretch, i));

      if (i > 0)
        g_string_append (list, C_("list", ", "));
      /* Translators: words that somebody wrote. */
      g_string_append_printf (list, _("“%s”"), words);
    }
  if (stretches->len > MOST_STRETCHES)
    g_string_append (list, "…");

  return list->len > 0 ? g_strdup (list->str) : NULL;
}

/* What was written and left out on the way from @other to @text, one line each; NULL where nothing
 * was. Transfer full. */
char *
trellis_clash_difference_tell (const char *text, const char *other)
{
  g_autofree char *written = list_words (text, other);
  g_autofree char *left_out = list_words (other, text);
  /* Translators: %s is a list of words. */
  g_autofree char *first = written != NULL ? g_strdup_printf (_("Written: %s"), written) : NULL;
  /* Translators: %s is a list of words. */
  g_autofree char *second = left_out != NULL ? g_strdup_printf (_("Left out: %s"), left_out) : NULL;

  if (first != NULL && second != NULL)
    return g_strconcat (first, "\n", second, NULL);
  return first != NULL ? g_steal_pointer (&first) : g_steal_pointer (&second);
}
