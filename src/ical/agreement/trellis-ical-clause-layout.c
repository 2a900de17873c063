/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-clauses-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The keys of the sections that are no clauses. */
#define REST "rest"
#define SIGNED "signed"

const TrellisIcalExtra trellis_ical_clause_fields[] = {
  { trellis_clause_field_key, "key" },       { trellis_clause_field_title, "title" },
  { trellis_clause_field_position, "pos" },  { trellis_clause_field_enabled, "on" },
  { trellis_clause_field_choice, "choice" }, { trellis_clause_field_number, "number" },
  { trellis_clause_field_day, "day" },       { trellis_clause_field_items, "items" },
};

const guint trellis_ical_clause_n_fields = G_N_ELEMENTS (trellis_ical_clause_fields);

const TrellisIcalExtra trellis_ical_clause_text[1] = { { trellis_clause_field_text, "text" } };

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  TrellisClause *x = *(TrellisClause **) a;
  TrellisClause *y = *(TrellisClause **) b;
  const int order = (trellis_clause_get_position (x) > trellis_clause_get_position (y)) -
                    (trellis_clause_get_position (x) < trellis_clause_get_position (y));

  return order != 0 ? order
                    : g_strcmp0 (trellis_record_get_uid (TRELLIS_RECORD (x)),
                                 trellis_record_get_uid (TRELLIS_RECORD (y)));
}

/* The clauses of @parts that may leave, in their order; transfer full. */
GPtrArray *
trellis_ical_clauses_list (GPtrArray *parts)
{
  GPtrArray *shared = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < parts->len; i++)
    if (TRELLIS_IS_CLAUSE (parts->pdata[i]) && trellis_ical_item_may_leave (parts->pdata[i]))
      g_ptr_array_add (shared, g_object_ref (parts->pdata[i]));
  g_ptr_array_sort (shared, compare_positions);
  return shared;
}

void
trellis_ical_clause_layout_clear (TrellisIcalClauseLayout *self)
{
  trellis_ical_sections_clear (self->sections, self->n_sections);
  g_free (self->sections);
  g_free (self->clauses);
  g_hash_table_unref (self->taken);
  g_ptr_array_unref (self->headings);
}

static void
add_section (TrellisIcalClauseLayout *self, TrellisClause *clause, TrellisIcalSection section)
{
  self->sections[self->n_sections] = section;
  self->clauses[self->n_sections] = clause;
  self->n_sections++;
}

/* @clauses must be in their order and live as long. */
void
trellis_ical_clause_layout_init (TrellisIcalClauseLayout *self,
                                 GPtrArray *clauses,
                                 const TrellisIcalContext *context)
{
  *self = (TrellisIcalClauseLayout) {
    .sections = g_new0 (TrellisIcalSection, clauses->len + 2),
    .clauses = g_new0 (TrellisClause *, clauses->len + 2),
    .taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .headings = g_ptr_array_new_with_free_func (g_free),
  };
  g_free (trellis_ical_heading_make ("Signed", "Signed", self->taken));
  if (strcmp (_("Signed"), "Signed") != 0)
    g_free (trellis_ical_heading_make (_("Signed"), _("Signed"), self->taken));

  add_section (self, NULL, (TrellisIcalSection) { .key = REST, .is_rest = TRUE });
  for (guint i = 0; i < clauses->len; i++)
    {
      TrellisClause *clause = clauses->pdata[i];
      g_autofree char *title = NULL;
      char *heading;

      if (!trellis_clause_get_enabled (clause))
        continue;
      title = trellis_ical_clause_dup_title (clause, context);
      heading = trellis_ical_heading_make (title, _("Clause"), self->taken);
      g_ptr_array_add (self->headings, heading);
      add_section (self, clause,
                   (TrellisIcalSection) { .key = trellis_record_get_uid (TRELLIS_RECORD (clause)),
                                          .heading = heading });
    }
  add_section (self, NULL,
               (TrellisIcalSection) { .key = SIGNED, .english = "Signed", .heading = _("Signed") });
}
