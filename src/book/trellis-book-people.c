/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-choice-words.h"
#include "trellis-document-text.h"
#include "trellis-phrase.h"

static void
add_list (TrellisBookBuilder *self, const char *name, const char *const *list)
{
  g_autofree char *line = trellis_phrase_list (list);

  trellis_document_append_fact (self->document, name, line);
}

static void
add_person (TrellisBookBuilder *self, TrellisRole role)
{
  TrellisPerson *person = trellis_book_material_get_person (self->material, role);
  g_autofree char *name = trellis_book_builder_dup_name (self, role);
  const char *const *links;

  if (person == NULL)
    return;

  trellis_book_add_heading (self, 2, name);
  trellis_document_append (self->document, TRELLIS_BLOCK_DETAIL, 0,
                           role == TRELLIS_ROLE_MENTEE ? C_("role", "Mentee") : C_("role", "Mentor"));
  trellis_document_append_fact (self->document, _("Job Title"), trellis_person_get_job_title (person));
  trellis_document_append_fact (self->document, _("Organization"), trellis_person_get_organization (person));
  trellis_document_append_fact (self->document, _("Email"), trellis_person_get_email (person));
  trellis_document_append_fact (self->document, _("Phone"), trellis_person_get_phone (person));
  trellis_document_append_fact (self->document, _("Time Zone"), trellis_person_get_time_zone (person));
  add_list (self, _("Languages"), trellis_person_get_languages (person));
  links = trellis_person_get_links (person);
  for (guint i = 0; links[i] != NULL; i++)
    trellis_document_append_fact (self->document, _("Link"), links[i]);

  trellis_book_add_section (self, 3, _("Likes to Work"), trellis_person_get_works_best (person));
  trellis_book_add_section (self, 3, _("Offers"), trellis_person_get_offers (person));
  trellis_book_add_section (self, 3, _("Looks For"), trellis_person_get_looks_for (person));
  trellis_book_add_section (self, 3, _("Good to Remember (Private)"), trellis_person_get_known_facts (person));
}

static void
add_day (TrellisBookBuilder *self, const char *name, const char *day)
{
  g_autofree char *words = trellis_phrase_day (day);

  trellis_document_append_fact (self->document, name, words);
}

/* What is beside the match itself; its photo has no name. Files are private, and in nothing that is passed on. */
static void
add_files (TrellisBookBuilder *self)
{
  GPtrArray *files = trellis_book_builder_list (self, TRELLIS_TYPE_ATTACHMENT, trellis_attachment_field_note, "");

  for (guint i = 0; i < files->len; i++)
    {
      TrellisAttachment *file = files->pdata[i];

      trellis_document_append_fact (self->document,
                                    trellis_attachment_get_kind (file) == TRELLIS_ATTACHMENT_KIND_CV
                                      ? _("CV")
                                      : _("File"),
                                    trellis_attachment_get_title (file));
    }
}

static void
add_match (TrellisBookBuilder *self)
{
  TrellisMatch *match = trellis_book_material_get_match (self->material);

  trellis_book_add_heading (self, 2, _("Our Match"));
  trellis_document_append_fact (self->document, _("State"), trellis_label_match_state (trellis_match_get_state (match)));
  add_day (self, _("Started"), trellis_match_get_started (match));
  add_day (self, _("Planned End"), trellis_match_get_planned_end (match));
  if (trellis_match_get_state (match) == TRELLIS_MATCH_STATE_PAUSED)
    add_day (self, _("Resumes"), trellis_match_get_resumes (match));
  trellis_document_append_fact (self->document, _("Program"), trellis_match_get_program (match));
  trellis_document_append_fact (self->document, _("Coordinator"), trellis_match_get_coordinator_name (match));
  trellis_document_append_fact (self->document, _("Coordinator’s Email"),
                                                  trellis_match_get_coordinator_email (match));

  add_files (self);

  trellis_book_add_section (self, 3, _("Why the Two of Us"), trellis_match_get_reason (match));
  trellis_book_add_section (self, 3, _("Expectations"), trellis_match_get_expectations (match));
  trellis_book_add_section (self, 3, _("Why It Ended (Private)"), trellis_match_get_end_reason (match));
}

void
trellis_book_add_people (TrellisBookBuilder *self)
{
  trellis_book_add_heading (self, 1, _("The Two of Us"));
  add_person (self, TRELLIS_ROLE_MENTEE);
  add_person (self, TRELLIS_ROLE_MENTOR);
  add_match (self);
}
