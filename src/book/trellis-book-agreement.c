/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-agreement-text.h"
#include "trellis-book.h"
#include "trellis-document-text.h"
#include "trellis-partner-words.h"

static int
compare_clauses (gconstpointer a, gconstpointer b)
{
  TrellisClause *x = *(TrellisClause **) a;
  TrellisClause *y = *(TrellisClause **) b;
  const int groups = (int) trellis_clause_get_group (x) - (int) trellis_clause_get_group (y);

  return groups != 0 ? groups : trellis_clause_get_position (x) - trellis_clause_get_position (y);
}

static void
add_clause (TrellisBookBuilder *self, TrellisClause *clause, guint level)
{
  const TrellisClauseSpec *spec = trellis_clause_catalog_find (trellis_clause_get_key (clause));
  const char *const *items = trellis_clause_get_items (clause);
  const char *text = trellis_clause_get_text (clause);
  g_autofree char *answer = trellis_clause_write_answer (clause);

  trellis_book_add_heading (self, level, trellis_clause_get_shown_title (clause));
  if (answer != NULL)
    trellis_document_append (self->document, TRELLIS_BLOCK_PARAGRAPH, 0, answer);
  for (guint i = 0; items[i] != NULL; i++)
    trellis_document_append (self->document, TRELLIS_BLOCK_ITEM, 0,
                             spec != NULL ? trellis_clause_spec_label (spec, items[i]) : items[i]);
  trellis_document_append_text (self->document, 0, text);
  if (answer == NULL && items[0] == NULL && trellis_book_is_empty (text))
    trellis_document_append (self->document, TRELLIS_BLOCK_DETAIL, 0, _("Nothing agreed yet"));
}

static void
add_clauses (TrellisBookBuilder *self, TrellisAgreement *agreement, guint level)
{
  GPtrArray *clauses = trellis_book_builder_list (self, TRELLIS_TYPE_CLAUSE, trellis_clause_field_agreement,
                                                  trellis_record_get_uid (TRELLIS_RECORD (agreement)));
  int group = -1;

  g_ptr_array_sort (clauses, compare_clauses);
  for (guint i = 0; i < clauses->len; i++)
    {
      TrellisClause *clause = clauses->pdata[i];

      if (!trellis_clause_get_enabled (clause))
        continue;
      if ((int) trellis_clause_get_group (clause) != group)
        {
          group = (int) trellis_clause_get_group (clause);
          trellis_book_add_heading (self, level, trellis_clause_group_get_title ((TrellisClauseGroup) group));
        }
      add_clause (self, clause, level + 1);
    }
}

static TrellisSignature *
find_signature (GPtrArray *signatures, TrellisRole role)
{
  for (guint i = 0; i < signatures->len; i++)
    if (trellis_signature_get_role (signatures->pdata[i]) == role)
      return signatures->pdata[i];
  return NULL;
}

/* "Ines, November 22, 2026", or a line to sign on. */
static void
add_signature (TrellisBookBuilder *self, GPtrArray *signatures, TrellisRole role)
{
  TrellisSignature *signature = find_signature (signatures, role);
  g_autofree char *line = NULL;

  if (signature != NULL)
    {
      g_autofree char *day = trellis_agreement_format_day (trellis_signature_get_signed_at (signature));

      line = g_strdup_printf ("%s, %s", trellis_signature_get_name (signature), day);
      trellis_document_append (self->document, TRELLIS_BLOCK_PARAGRAPH, 0, line);
    }
  else
    {
      g_autofree char *name = trellis_book_builder_find_name (self, role);

      if (role == TRELLIS_ROLE_MENTEE)
        /* Translators: below a line to sign on: a name, and that the day of signing belongs there. */
        line = trellis_partner_words_say (name, _("%s (mentee), day"),
                                          /* Translators: below a line to sign on, with the day. */
                                          _("Mentee, day"));
      else
        /* Translators: below a line to sign on: a name, and that the day of signing belongs there. */
        line = trellis_partner_words_say (name, _("%s (mentor), day"),
                                          /* Translators: below a line to sign on, with the day. */
                                          _("Mentor, day"));
      trellis_document_append (self->document, TRELLIS_BLOCK_SIGNATURE, 0, line);
    }
}

static void
add_signatures (TrellisBookBuilder *self, TrellisAgreement *agreement, guint level, gboolean on_paper)
{
  GPtrArray *signatures = trellis_book_builder_list (self, TRELLIS_TYPE_SIGNATURE, trellis_signature_field_agreement,
                                                     trellis_record_get_uid (TRELLIS_RECORD (agreement)));
  const TrellisRole roles[] = { TRELLIS_ROLE_MENTEE, TRELLIS_ROLE_MENTOR };

  if (signatures->len == 0 && !on_paper)
    return;
  trellis_book_add_heading (self, level, _("Signatures"));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (on_paper || find_signature (signatures, roles[i]) != NULL)
      add_signature (self, signatures, roles[i]);
}

static void
add_state (TrellisBookBuilder *self, TrellisAgreement *agreement)
{
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();

  g_strv_builder_take (details, trellis_agreement_format_version (agreement));
  g_strv_builder_take (details, trellis_agreement_format_state (agreement));
  trellis_book_add_private_mark (details, agreement);
  trellis_book_add_details (self, 0, details);
}

/* All of one version below a heading that is there already; @level is that of its groups of clauses. */
static void
add_agreement (TrellisBookBuilder *self, TrellisAgreement *agreement, guint level, gboolean on_paper)
{
  add_state (self, agreement);
  add_clauses (self, agreement, level);
  add_signatures (self, agreement, level, on_paper);
}

static int
compare_versions_down (gconstpointer a, gconstpointer b)
{
  TrellisAgreement *x = *(TrellisAgreement **) a;
  TrellisAgreement *y = *(TrellisAgreement **) b;

  return trellis_agreement_get_version (y) - trellis_agreement_get_version (x);
}

/* The newest version that both signed, or what comes nearest to that. */
static TrellisAgreement *
find_version_in_force (GPtrArray *versions)
{
  for (guint i = 0; i < versions->len; i++)
    if (trellis_agreement_get_state (versions->pdata[i]) == TRELLIS_AGREEMENT_STATE_AGREED)
      return versions->pdata[i];
  return versions->pdata[0];
}

/* What is in force in full, and which versions there were besides. */
void
trellis_book_add_agreements (TrellisBookBuilder *self)
{
  GPtrArray *versions = trellis_book_material_get_all (self->material, TRELLIS_TYPE_AGREEMENT);
  TrellisAgreement *in_force;

  if (versions->len == 0)
    return;

  g_ptr_array_sort (versions, compare_versions_down);
  in_force = find_version_in_force (versions);
  trellis_book_add_heading (self, 1, _("Agreement"));
  add_agreement (self, in_force, 2, FALSE);
  if (versions->len == 1)
    return;

  trellis_book_add_heading (self, 2, _("Other Versions"));
  for (guint i = 0; i < versions->len; i++)
    if (versions->pdata[i] != in_force)
      {
        g_autofree char *version = trellis_agreement_format_version (versions->pdata[i]);
        g_autofree char *state = trellis_agreement_format_state (versions->pdata[i]);
        g_autofree char *line = g_strdup_printf ("%s · %s", version, state);

        trellis_document_append (self->document, TRELLIS_BLOCK_ITEM, 0, line);
      }
}

/* The agreement with this uid, which is in @material. @on_paper: with lines to sign on. */
TrellisDocument *
trellis_book_of_agreement (TrellisBookMaterial *material, const char *agreement, gboolean on_paper)
{
  TrellisBookBuilder self;
  TrellisAgreement *version;

  trellis_book_material_filter (material, TRELLIS_BOOK_EVERYTHING);
  trellis_book_builder_init (&self, material, _("Mentoring Agreement"), NULL);
  version = trellis_book_material_find (material, TRELLIS_TYPE_AGREEMENT, agreement);
  trellis_book_add_both (&self);
  if (version != NULL)
    add_agreement (&self, version, 1, on_paper);
  return trellis_book_builder_end (&self);
}
