/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-meaning-private.h"

#include <string.h>

#include "trellis-ical-line-private.h"
#include "trellis-ical-text.h"
#include "trellis-ical-time.h"
#include "trellis-ical-zone.h"

static const struct
{
  const char *name;
  TrellisIcalValueKind kind;
} properties[] = {
  { "ACTION", TRELLIS_ICAL_VALUE_WORD },
  { "ATTACH", TRELLIS_ICAL_VALUE_PLAIN },
  { "ATTENDEE", TRELLIS_ICAL_VALUE_PLAIN },
  { "CATEGORIES", TRELLIS_ICAL_VALUE_TEXTS },
  { "CLASS", TRELLIS_ICAL_VALUE_WORD },
  { "COMPLETED", TRELLIS_ICAL_VALUE_TIMES },
  { "CONFERENCE", TRELLIS_ICAL_VALUE_PLAIN },
  { "DTEND", TRELLIS_ICAL_VALUE_TIMES },
  { "DTSTART", TRELLIS_ICAL_VALUE_TIMES },
  { "DUE", TRELLIS_ICAL_VALUE_TIMES },
  { "DURATION", TRELLIS_ICAL_VALUE_PLAIN },
  { "EXDATE", TRELLIS_ICAL_VALUE_TIMES },
  { "EXRULE", TRELLIS_ICAL_VALUE_RULE },
  { "GEO", TRELLIS_ICAL_VALUE_PLAIN },
  { "IMAGE", TRELLIS_ICAL_VALUE_PLAIN },
  { "ORGANIZER", TRELLIS_ICAL_VALUE_PLAIN },
  { "PERCENT-COMPLETE", TRELLIS_ICAL_VALUE_PLAIN },
  { "PRIORITY", TRELLIS_ICAL_VALUE_PLAIN },
  { "RDATE", TRELLIS_ICAL_VALUE_TIMES },
  { "RECURRENCE-ID", TRELLIS_ICAL_VALUE_TIMES },
  { "RESOURCES", TRELLIS_ICAL_VALUE_TEXTS },
  { "RRULE", TRELLIS_ICAL_VALUE_RULE },
  { "STATUS", TRELLIS_ICAL_VALUE_WORD },
  { "TRANSP", TRELLIS_ICAL_VALUE_WORD },
  { "TRIGGER", TRELLIS_ICAL_VALUE_PLAIN },
  { "URL", TRELLIS_ICAL_VALUE_PLAIN },
};

/* Texts are all others: some programs take escapes away from properties that they do not know. */
static TrellisIcalValueKind
find_value_kind (const TrellisIcalLine *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (trellis_ical_line_has_name (line, properties[i].name))
      return properties[i].kind;
  return TRELLIS_ICAL_VALUE_TEXT;
}

/* What is meant where nothing is said (RFC 5545 §3.8.1.3, §3.8.1.8, §3.8.1.9, §3.8.1.11, §3.8.2.7). */
static gboolean
is_default (const char *meaning)
{
  static const char *const defaults[] = {
    "CLASS:PUBLIC", "PERCENT-COMPLETE:0", "PRIORITY:0", "STATUS:NEEDS-ACTION", "TRANSP:OPAQUE",
  };

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (strcmp (meaning, defaults[i]) == 0)
      return TRUE;
  return FALSE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
sort (char **words)
{
  qsort (words, g_strv_length (words), sizeof *words, compare_strings);
}

/* RFC 5545 §3.3.10: neither the order of the parts nor that in their lists matters. */
static char *
mean_rule (const char *value)
{
  g_autofree char *upper = g_ascii_strup (value, -1);
  g_auto(GStrv) parts = g_strsplit (g_strstrip (upper), ";", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
  g_auto(GStrv) sorted = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      g_auto(GStrv) list = g_strsplit (equals != NULL ? equals + 1 : "", ",", -1);
      g_autofree char *joined = NULL;

      if (*parts[i] == '\0' || strcmp (parts[i], "INTERVAL=1") == 0 ||
          strcmp (parts[i], "WKST=MO") == 0)
        continue;
      sort (list);
      joined = g_strjoinv (",", list);
      if (equals != NULL)
        equals[1] = '\0';
      g_strv_builder_take (kept, g_strconcat (parts[i], joined, NULL));
    }
  sorted = g_strv_builder_end (kept);
  sort (sorted);
  return g_strjoinv (";", sorted);
}

static char *
mean_time (const char *value)
{
  TrellisIcalTime time;

  return trellis_ical_time_parse (value, &time) ? trellis_ical_time_format (&time)
                                                : g_ascii_strup (value, -1);
}

static char *
mean_zone (const char *tzid)
{
  char *name = trellis_ical_zone_find_name (tzid);

  return name != NULL ? name : g_strdup (tzid);
}

/* Whether the parameter says nothing: the type of a time shows in its form. */
static gboolean
is_idle_parameter (const TrellisIcalLine *line, const char *name, const char *value)
{
  if (strcmp (name, "VALUE") == 0)
    return find_value_kind (line) == TRELLIS_ICAL_VALUE_TIMES ||
           g_ascii_strcasecmp (value, "TEXT") == 0 || g_ascii_strcasecmp (value, "URI") == 0;
  if (strcmp (name, "RELTYPE") == 0)
    return g_ascii_strcasecmp (value, "PARENT") == 0;
  return g_str_has_prefix (name, "X-MOZ-") || g_str_has_prefix (name, "X-EVOLUTION-") ||
         g_str_has_prefix (name, "X-LIC-");
}

/* NULL when it says nothing. */
static char *
mean_parameter (const TrellisIcalLine *line, const TrellisIcalParameter *parameter)
{
  g_autofree char *name = g_ascii_strup (parameter->name, (gssize) parameter->name_length);
  g_auto(GStrv) values = trellis_ical_parameter_dup_values (parameter);
  g_autoptr(GString) meaning = g_string_new (name);

  if (is_idle_parameter (line, name, values[0]))
    return NULL;
  if (strcmp (name, "TZID") == 0)
    {
      g_autofree char *zone = mean_zone (values[0]);

      g_set_str (&values[0], zone);
    }
  else if (strcmp (name, "RELTYPE") == 0 || strcmp (name, "VALUE") == 0)
    {
      g_autofree char *word = g_ascii_strup (values[0], -1);

      g_set_str (&values[0], word);
    }
  sort (values);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *escaped = g_strescape (values[i], NULL);

      g_string_append_printf (meaning, "%s\"%s\"", i == 0 ? "=" : ",", escaped);
    }
  return g_strdup (meaning->str);
}

/* The name with the parameters in one order. */
static char *
mean_head (const TrellisIcalLine *line)
{
  g_autofree char *name = trellis_ical_line_dup_name (line);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) meanings = NULL;
  g_autofree char *joined = NULL;
  TrellisIcalParameter parameter;

  trellis_ical_line_init_parameter (line, &parameter);
  while (trellis_ical_parameter_next (&parameter))
    {
      char *meaning = mean_parameter (line, &parameter);

      if (meaning != NULL)
        g_strv_builder_take (builder, meaning);
    }
  meanings = g_strv_builder_end (builder);
  sort (meanings);
  joined = g_strjoinv (";", meanings);
  return *joined != '\0' ? g_strconcat (name, ";", joined, NULL) : g_steal_pointer (&name);
}

static void
add (GPtrArray *meanings, const char *head, const char *value)
{
  g_autofree char *escaped = g_strescape (value, NULL);
  g_autofree char *meaning = g_strconcat (head, ":", escaped, NULL);

  if (!is_default (meaning))
    g_ptr_array_add (meanings, g_steal_pointer (&meaning));
}

/* Adds what @line says to @meanings, once for each value of a set: strings of which two are equal only
 * if the same is meant. */
void
trellis_ical_line_mean (const TrellisIcalLine *line, GPtrArray *meanings)
{
  const char *value = trellis_ical_line_get_value (line);
  g_autofree char *head = mean_head (line);
  g_autofree char *meant = NULL;
  g_auto(GStrv) list = NULL;

  switch (find_value_kind (line))
    {
    case TRELLIS_ICAL_VALUE_TEXTS:
      list = trellis_ical_text_split (value);
      for (guint i = 0; list[i] != NULL; i++)
        add (meanings, head, list[i]);
      return;
    case TRELLIS_ICAL_VALUE_TIMES:
      list = g_strsplit (value, ",", -1);
      for (guint i = 0; list[i] != NULL; i++)
        {
          g_autofree char *time = mean_time (list[i]);

          add (meanings, head, time);
        }
      return;
    case TRELLIS_ICAL_VALUE_TEXT:
      meant = trellis_ical_text_unescape (value);
      break;
    case TRELLIS_ICAL_VALUE_WORD:
      meant = g_strstrip (g_ascii_strup (value, -1));
      break;
    case TRELLIS_ICAL_VALUE_RULE:
      meant = mean_rule (value);
      break;
    case TRELLIS_ICAL_VALUE_PLAIN:
    default:
      meant = g_strstrip (g_strdup (value));
    }
  add (meanings, head, meant);
}
