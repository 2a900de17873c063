/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-clauses-private.h"

#include <string.h>

#include "trellis-ical-agenda-private.h"
#include "trellis-ical-field-private.h"
#include "trellis-ical-signature-private.h"
#include "trellis-time.h"

/* All that reading has to look up. */
typedef struct
{
  const TrellisIcalContext *context;
  const char *agreement;
  GHashTable *parts; /* TrellisIcalParts, by the ids of clauses */
  GHashTable *known; /* TrellisClauses, by their uids */
  const char *signatures; /* as the text would tell of those that are known */
} Reader;

static void
apply_part (TrellisClause *clause, const TrellisIcalPart *part)
{
  TrellisRecord *record = TRELLIS_RECORD (clause);
  const char *by = trellis_ical_part_get (part, "by");

  for (guint i = 0; i < trellis_ical_clause_n_fields; i++)
    trellis_ical_field_reset (record, trellis_ical_clause_fields[i].field);
  trellis_record_set_string (record, TRELLIS_RECORD_UID, part->id);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_number (record, TRELLIS_RECORD_DELETED, 0);
  if (by != NULL)
    trellis_record_set_author (record, g_str_equal (by, "mentor") ? TRELLIS_ROLE_MENTOR
                                                                  : TRELLIS_ROLE_MENTEE);
  trellis_ical_part_get_fields (part, record, trellis_ical_clause_fields,
                                trellis_ical_clause_n_fields);
  if (!trellis_clause_get_enabled (clause))
    {
      trellis_clause_set_text (clause, NULL);
      trellis_ical_part_get_fields (part, record, trellis_ical_clause_text, 1);
    }
}

/* The clauses as our lines have them, without the texts that stand in the description; all that are
 * known where another program lost those lines. */
static GPtrArray *
list_recorded (Reader *self, GPtrArray *recorded, GPtrArray *known, gboolean is_lost)
{
  g_autoptr(GPtrArray) clauses = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < recorded->len; i++)
    {
      const TrellisIcalPart *part = recorded->pdata[i];
      TrellisRecord *before = g_hash_table_lookup (self->known, part->id);
      TrellisClause *clause =
        before != NULL ? TRELLIS_CLAUSE (trellis_ical_record_copy (before)) : trellis_clause_new ();

      apply_part (clause, part);
      trellis_clause_set_agreement (clause, self->agreement);
      g_ptr_array_add (clauses, clause);
    }
  for (guint i = 0; is_lost && i < known->len; i++)
    if (TRELLIS_IS_CLAUSE (known->pdata[i]) && trellis_ical_item_may_leave (known->pdata[i]))
      g_ptr_array_add (clauses, trellis_ical_record_copy (known->pdata[i]));
  return trellis_ical_clauses_list (clauses);
}

/* The rest of @body after the line of facts, if it starts with one: they were made of fields, which our
 * line tells. What somebody made of that line is text. */
static const char *
skip_facts (Reader *self, TrellisClause *clause, const TrellisIcalPart *part, const char *body)
{
  const gsize length = strcspn (body, "\n");
  g_autofree char *line = g_strndup (body, length);
  g_autofree char *facts = part == NULL ? trellis_ical_clause_dup_facts (clause, self->context) : NULL;
  const char *recorded = part != NULL ? trellis_ical_part_get (part, "facts") : NULL;
  g_autofree char *hash = trellis_ical_agenda_hash (line);

  if (g_strcmp0 (recorded, hash) != 0 && g_strcmp0 (facts, line) != 0)
    return body;
  return body[length] == '\n' ? body + length + 1 : body + length;
}

/* What the item whose label is @line is kept as; transfer full. */
static char *
find_item (Reader *self, TrellisClause *clause, char **hashes, const char *line)
{
  const char *const *items = trellis_clause_get_items (clause);
  g_autofree char *hash = trellis_ical_agenda_hash (line);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *label = NULL;

      if (hashes != NULL && i < g_strv_length (hashes) && strcmp (hashes[i], hash) == 0)
        return g_strdup (items[i]);
      label = trellis_ical_clause_dup_label (clause, items[i], self->context);
      if (strcmp (label, line) == 0)
        return g_strdup (items[i]);
    }
  return g_strdup (line);
}

static const char *
skip_mark (const char *line)
{
  if (strchr ("-*+", *line) != NULL && *line != '\0' && line[1] == ' ')
    return line + 2;
  return g_str_has_prefix (line, "\xe2\x80\xa2 ") ? line + 4 : NULL;
}

/* The rest of @body after the items; an empty line ends them. */
static const char *
read_items (Reader *self, TrellisClause *clause, const TrellisIcalPart *part, const char *body)
{
  const char *recorded = part != NULL ? trellis_ical_part_get (part, "labels") : NULL;
  g_auto(GStrv) hashes = recorded != NULL ? g_strsplit (recorded, ".", -1) : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) items = NULL;
  const char *start;

  while ((start = skip_mark (body)) != NULL)
    {
      const gsize length = strcspn (start, "\n");
      g_autofree char *line = g_strndup (start, length);

      g_strv_builder_take (builder, find_item (self, clause, hashes, line));
      body = start[length] == '\n' ? start + length + 1 : start + length;
    }
  items = g_strv_builder_end (builder);
  if (*items != NULL && *body == '\n')
    body++;
  trellis_clause_set_items (clause, (const char *const *) items);
  return body;
}

static void
read_section (Reader *self, TrellisClause *clause, const TrellisIcalSection *section)
{
  const TrellisIcalPart *part =
    g_hash_table_lookup (self->parts, trellis_record_get_uid (TRELLIS_RECORD (clause)));
  const char *body = section->text != NULL ? section->text : "";

  body = skip_facts (self, clause, part, body);
  if (*trellis_clause_get_items (clause) != NULL)
    body = read_items (self, clause, part, body);
  trellis_clause_set_text (clause, body);
  if (section->renamed != NULL && trellis_clause_get_key (clause) == NULL)
    trellis_clause_set_title (clause, section->renamed);
}

/* What stands before the first clause is one of its own: each who reads it gives it the same uid. */
static void
read_rest (Reader *self, const char *text, GPtrArray *clauses)
{
  g_autofree char *uid = trellis_ical_uid_make (self->agreement, "rest", "", 0);
  g_autofree char *joined = NULL;
  TrellisClause *clause = NULL;

  for (guint i = 0; i < clauses->len; i++)
    if (g_strcmp0 (trellis_record_get_uid (clauses->pdata[i]), uid) == 0)
      clause = clauses->pdata[i];
  if (clause == NULL)
    {
      clause = trellis_clause_new ();
      trellis_record_set_string (TRELLIS_RECORD (clause), TRELLIS_RECORD_UID, uid);
      trellis_record_set_visibility (TRELLIS_RECORD (clause), TRELLIS_VISIBILITY_SHARED);
      trellis_clause_set_agreement (clause, self->agreement);
      trellis_clause_set_position (clause, -1);
      g_ptr_array_insert (clauses, 0, clause);
    }
  joined = trellis_clause_get_text (clause) != NULL
           ? g_strconcat (text, "\n\n", trellis_clause_get_text (clause), NULL)
           : g_strdup (text);
  trellis_clause_set_enabled (clause, TRUE);
  trellis_clause_set_text (clause, joined);
}

/* Whether the line only says who signed and when, as one of ours does. */
static gboolean
is_signature (Reader *self, const TrellisIcalComponent *item, const char *line)
{
  const gsize length = strlen (line);
  g_auto(GStrv) lines = NULL;
  GDate day;

  if (trellis_ical_item_is_ours (item))
    return length > 12 && strncmp (line + length - 12, ", ", 2) == 0 &&
           trellis_day_parse (line + length - 10, &day);
  lines = g_strsplit (self->signatures != NULL ? self->signatures : "", "\n", -1);
  return g_strv_contains ((const char *const *) lines, line);
}

/* What people wrote among the names is nothing that we know better. */
static void
keep_words (Reader *self, const TrellisIcalComponent *item, TrellisIcalSection *rest, const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !is_signature (self, item, lines[i]))
      {
        char *joined = rest->text != NULL ? g_strconcat (rest->text, "\n", lines[i], NULL)
                                          : g_strdup (lines[i]);

        g_free (rest->text);
        rest->text = joined;
      }
}

static void
read_sections (Reader *self, const TrellisIcalComponent *item, GPtrArray *clauses, char **signatures)
{
  g_auto(TrellisIcalClauseLayout) layout;
  gboolean found;

  trellis_ical_clause_layout_init (&layout, clauses, self->context);
  found = trellis_ical_sections_read (item, layout.sections, layout.n_sections);
  for (guint i = 1; i + 1 < layout.n_sections; i++)
    if (layout.sections[i].has_heading)
      read_section (self, layout.clauses[i], &layout.sections[i]);
    else if (found)
      /* Somebody took it out of the text: it is not in force, but what it said is kept. */
      trellis_clause_set_enabled (layout.clauses[i], FALSE);
  if (signatures != NULL)
    *signatures = g_strdup (layout.sections[layout.n_sections - 1].text);
  keep_words (self, item, &layout.sections[0], layout.sections[layout.n_sections - 1].text);
  if (layout.sections[0].text != NULL)
    read_rest (self, layout.sections[0].text, clauses);
}

/* The clauses of @agreement, a uid, as @item has them, as new TrellisClauses; @known are the parts known
 * so far. @signatures, which may be NULL, gets what the text tells of the names under it. Transfer full. */
GPtrArray *
trellis_ical_clauses_read (const TrellisIcalComponent *item,
                           GPtrArray *known,
                           const char *agreement,
                           char **signatures,
                           const TrellisIcalContext *context)
{
  g_autoptr(GPtrArray) recorded = trellis_ical_parts_list (item, TRELLIS_ICAL_CLAUSE_RECORD);
  g_autoptr(GHashTable) parts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *described = trellis_ical_signatures_describe (known);
  Reader reader = { context, agreement, parts, by_uid, described };
  GPtrArray *clauses;

  for (guint i = 0; i < recorded->len; i++)
    g_hash_table_insert (parts, ((TrellisIcalPart *) recorded->pdata[i])->id, recorded->pdata[i]);
  for (guint i = 0; i < known->len; i++)
    if (TRELLIS_IS_CLAUSE (known->pdata[i]) && trellis_record_get_uid (known->pdata[i]) != NULL)
      g_hash_table_insert (by_uid, (char *) trellis_record_get_uid (known->pdata[i]), known->pdata[i]);

  clauses = list_recorded (&reader, recorded, known,
                           recorded->len == 0 && !trellis_ical_item_is_ours (item));
  read_sections (&reader, item, clauses, signatures);
  return clauses;
}
