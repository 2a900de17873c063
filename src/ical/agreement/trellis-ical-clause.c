/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-clause-private.h"

#include <glib/gi18n-lib.h>

/* What a clause says, for people to read. */

/* "mentor-hopes" as "Mentor hopes". */
static char *
spell_out (const char *nick)
{
  char *words = g_strdelimit (g_strdup (nick), "-", ' ');

  *words = g_ascii_toupper (*words);
  return words;
}

/* Never NULL; transfer full. */
char *
trellis_ical_clause_dup_title (TrellisClause *clause, const TrellisIcalContext *context)
{
  const char *key = trellis_clause_get_key (clause);
  char *title = NULL;

  if (key == NULL)
    title = g_strdup (trellis_clause_get_title (clause));
  else if (context->words != NULL)
    title = context->words->dup_title (clause);
  if (title == NULL && key != NULL)
    title = spell_out (key);
  return title != NULL ? title : g_strdup (_("Clause"));
}

/* What @nick, the choice of @clause or one of its items, says; transfer full. */
char *
trellis_ical_clause_dup_label (TrellisClause *clause, const char *nick, const TrellisIcalContext *context)
{
  char *label = context->words != NULL ? context->words->dup_label (clause, nick) : NULL;

  return label != NULL ? label : g_strdup (nick);
}

static char *
dup_number (TrellisClause *clause, const TrellisIcalContext *context)
{
  if (context->words != NULL)
    return context->words->dup_number (clause);
  return trellis_clause_get_number (clause) != 0
         ? g_strdup_printf ("%d", trellis_clause_get_number (clause))
         : NULL;
}

static void
add (GString *facts, const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

/* Its choice, number and day on one line, NULL when it has none; transfer full. */
char *
trellis_ical_clause_dup_facts (TrellisClause *clause, const TrellisIcalContext *context)
{
  const char *choice = trellis_clause_get_choice (clause);
  g_autofree char *label =
    choice != NULL ? trellis_ical_clause_dup_label (clause, choice, context) : NULL;
  g_autofree char *number = dup_number (clause, context);
  g_autoptr(GString) facts = g_string_new (NULL);

  add (facts, label);
  add (facts, number);
  add (facts, trellis_clause_get_day (clause));
  g_strdelimit (facts->str, "\n\r", ' ');
  return facts->len > 0 ? g_strdup (facts->str) : NULL;
}

/* Facts, items and text, each with a line of its own; NULL when it has none. An empty line ends the
 * items. Transfer full. */
char *
trellis_ical_clause_dup_body (TrellisClause *clause, const TrellisIcalContext *context)
{
  g_autofree char *facts = trellis_ical_clause_dup_facts (clause, context);
  const char *const *items = trellis_clause_get_items (clause);
  const char *text = trellis_clause_get_text (clause);
  g_autoptr(GString) body = g_string_new (facts);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *label = trellis_ical_clause_dup_label (clause, items[i], context);

      g_string_append_printf (body, "%s- %s", body->len > 0 ? "\n" : "", label);
    }
  if (text != NULL)
    {
      if (body->len > 0)
        g_string_append (body, items[0] != NULL ? "\n\n" : "\n");
      g_string_append (body, text);
    }
  return body->len > 0 ? g_strdup (body->str) : NULL;
}
