/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-clauses-private.h"

#include "trellis-ical-agenda-private.h"
#include "trellis-ical-person-private.h"

static char *
hash_labels (TrellisClause *clause, const TrellisIcalContext *context)
{
  const char *const *items = trellis_clause_get_items (clause);
  g_autoptr(GString) hashes = g_string_new (NULL);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *label = trellis_ical_clause_dup_label (clause, items[i], context);
      g_autofree char *hash = trellis_ical_agenda_hash (label);

      g_string_append_printf (hashes, "%s%s", i > 0 ? "." : "", hash);
    }
  return hashes->len > 0 ? g_strdup (hashes->str) : NULL;
}

static void
record_clause (TrellisIcalComponent *item, TrellisClause *clause, const TrellisIcalContext *context)
{
  g_autoptr(GPtrArray) words = trellis_ical_words_new ();
  g_autofree char *facts = trellis_ical_clause_dup_facts (clause, context);
  g_autofree char *facts_hash = facts != NULL ? trellis_ical_agenda_hash (facts) : NULL;
  g_autofree char *labels = hash_labels (clause, context);
  TrellisRecord *record = TRELLIS_RECORD (clause);

  trellis_ical_words_add (words, "by",
                          trellis_ical_role_get_word (trellis_record_get_author (record)));
  trellis_ical_words_add_fields (words, record, trellis_ical_clause_fields,
                                 trellis_ical_clause_n_fields, FALSE);
  trellis_ical_words_add (words, "facts", facts_hash);
  trellis_ical_words_add (words, "labels", labels);
  if (!trellis_clause_get_enabled (clause))
    trellis_ical_words_add_fields (words, record, trellis_ical_clause_text, 1, FALSE);
  trellis_ical_part_write (item, TRELLIS_ICAL_CLAUSE_RECORD, trellis_record_get_uid (record), words);
}

/* Writes the description and the lines of ours that go with it. @parts are the parts of the agreement,
 * @signatures what to tell of the names under it, or NULL. */
void
trellis_ical_clauses_write (TrellisIcalComponent *item,
                            GPtrArray *parts,
                            const char *signatures,
                            const TrellisIcalContext *context)
{
  g_autoptr(GPtrArray) clauses = trellis_ical_clauses_list (parts);
  g_autoptr(TrellisIcalComponent) records = trellis_ical_component_new ("VJOURNAL");
  g_auto(TrellisIcalClauseLayout) layout;

  trellis_ical_clause_layout_init (&layout, clauses, context);
  for (guint i = 1; i + 1 < layout.n_sections; i++)
    {
      TrellisIcalSection *section = &layout.sections[i];

      section->text = trellis_ical_clause_dup_body (layout.clauses[i], context);
      /* A heading over nothing still says that the clause is in force. */
      section->needs_heading = TRUE;
    }
  layout.sections[layout.n_sections - 1].text = g_strdup (signatures);
  trellis_ical_sections_write (item, layout.sections, layout.n_sections);

  for (guint i = 0; i < clauses->len; i++)
    record_clause (records, clauses->pdata[i], context);
  trellis_ical_item_copy_lines (item, records, TRELLIS_ICAL_CLAUSE_RECORD);
}

/* Whether both have the same clauses that may leave, saying the same. */
gboolean
trellis_ical_clauses_equal (GPtrArray *a, GPtrArray *b)
{
  g_autoptr(GPtrArray) first = trellis_ical_clauses_list (a);
  g_autoptr(GPtrArray) second = trellis_ical_clauses_list (b);

  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    {
      TrellisRecord *x = first->pdata[i];
      TrellisRecord *y = second->pdata[i];
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (x);

      if (g_strcmp0 (trellis_record_get_uid (x), trellis_record_get_uid (y)) != 0)
        return FALSE;
      for (guint f = TRELLIS_RECORD_AUTHOR; f < klass->n_fields; f++)
        if (!trellis_value_equal (trellis_record_get_value (x, f), trellis_record_get_value (y, f),
                                  &klass->fields[f]))
          return FALSE;
    }
  return TRUE;
}

/* What a signature is about: the words of the clauses in force, whatever the spaces between them.
 * Transfer full. */
char *
trellis_ical_clauses_hash (GPtrArray *parts)
{
  static const TrellisIcalContext plain = { 0 };
  g_autoptr(GPtrArray) clauses = trellis_ical_clauses_list (parts);
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *digest = NULL;

  for (guint i = 0; i < clauses->len; i++)
    {
      TrellisClause *clause = clauses->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *body = NULL;
      g_autofree char *normal = NULL;

      if (!trellis_clause_get_enabled (clause))
        continue;
      title = trellis_ical_agenda_normalize (trellis_clause_get_title (clause));
      body = trellis_ical_clause_dup_body (clause, &plain);
      normal = trellis_ical_agenda_normalize (body);
      g_string_append_printf (words, "%s\n%s\n%s\n",
                              trellis_clause_get_key (clause) != NULL ? trellis_clause_get_key (clause) : "",
                              title, normal);
    }
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words->str, -1);
  return g_strndup (digest, 16);
}
