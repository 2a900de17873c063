/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clause-catalog.h"

#include <glib/gi18n-lib.h>

#include "trellis-clause-table-private.h"

guint
trellis_clause_catalog_get_size (void)
{
  return trellis_clause_table_size;
}

const TrellisClauseSpec *
trellis_clause_catalog_get (guint position)
{
  g_return_val_if_fail (position < trellis_clause_table_size, NULL);
  return &trellis_clause_table[position];
}

/* The built-in clause with @key; NULL if there is none, as for a clause of the person's own. */
const TrellisClauseSpec *
trellis_clause_catalog_find (const char *key)
{
  for (guint i = 0; i < trellis_clause_table_size; i++)
    if (g_strcmp0 (trellis_clause_table[i].key, key) == 0)
      return &trellis_clause_table[i];
  return NULL;
}

/* The name of the clause, in header capitalization. */
const char *
trellis_clause_spec_get_title (const TrellisClauseSpec *spec)
{
  return _(spec->title);
}

/* The question that the two people answer. */
const char *
trellis_clause_spec_get_prompt (const TrellisClauseSpec *spec)
{
  return _(spec->prompt);
}

/* What helps to answer it. */
const char *
trellis_clause_spec_get_help (const TrellisClauseSpec *spec)
{
  return _(spec->help);
}

const char *
trellis_clause_option_get_label (const TrellisClauseOption *option)
{
  return _(option->label);
}

/* What the option @nick is called. A line of the person's own is no option and is called what it
 * says, so @nick comes back. */
const char *
trellis_clause_spec_label (const TrellisClauseSpec *spec, const char *nick)
{
  for (const TrellisClauseOption *option = spec->options; option != NULL && option->nick != NULL;
       option++)
    if (g_strcmp0 (option->nick, nick) == 0)
      return _(option->label);
  return nick;
}

const char *
trellis_clause_group_get_title (TrellisClauseGroup group)
{
  switch (group)
    {
    case TRELLIS_CLAUSE_GROUP_PURPOSE:
      return _("Why We Meet");
    case TRELLIS_CLAUSE_GROUP_MEETINGS:
      return _("Our Meetings");
    case TRELLIS_CLAUSE_GROUP_CONTACT:
      return _("Staying Reachable");
    case TRELLIS_CLAUSE_GROUP_TRUST:
      return _("Trust and Honesty");
    case TRELLIS_CLAUSE_GROUP_LEARNING:
      return _("Learning and Credit");
    case TRELLIS_CLAUSE_GROUP_ENDING:
      return _("Looking Back and Ending");
    case TRELLIS_CLAUSE_GROUP_OWN:
      return _("Our Own Clauses");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* "24 hours"; transfer full. */
char *
trellis_clause_unit_format (TrellisClauseUnit unit, int number)
{
  const gulong n = (gulong) ABS (number);

  switch (unit)
    {
    case TRELLIS_CLAUSE_UNIT_NONE:
      return g_strdup_printf ("%d", number);
    case TRELLIS_CLAUSE_UNIT_MINUTES:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", n), number);
    case TRELLIS_CLAUSE_UNIT_HOURS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", n), number);
    case TRELLIS_CLAUSE_UNIT_DAYS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", n), number);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What to call @clause: the title that the two people gave it, else the built-in one. */
const char *
trellis_clause_get_shown_title (TrellisClause *clause)
{
  const TrellisClauseSpec *spec = trellis_clause_catalog_find (trellis_clause_get_key (clause));

  if (trellis_clause_get_title (clause) != NULL)
    return trellis_clause_get_title (clause);
  return spec != NULL ? _(spec->title) : _("Untitled Clause");
}
