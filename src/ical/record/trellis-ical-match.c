/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-person-private.h"
#include "trellis-ical-sections.h"
#include "trellis-ical-state-private.h"
#include "trellis-ical-title-private.h"
#include "trellis-match.h"
#include "trellis-time.h"

static const TrellisIcalExtra extras[] = {
  { trellis_match_field_introduced, "X-TRELLIS-INTRODUCED" },
};

/* What stands in the text of the card. */
static const struct
{
  guint field;
  const char *key, *english;
} texts[] = {
  { trellis_match_field_reason, "reason", N_("Why We Meet") },
  { trellis_match_field_expectations, "expectations", N_("Expectations") },
  { trellis_match_field_program, "program", N_("Program") },
  { trellis_match_field_coordinator_name, "coordinator", N_("Coordinator") },
  { trellis_match_field_coordinator_email, "coordinator-email", N_("Coordinator’s Email") },
  { trellis_match_field_planned_end, "end", N_("Planned End") },
  { trellis_match_field_resumes, "resumes", N_("Goes On") },
};

#define REST 0

static const char *
get_status (int state)
{
  switch ((TrellisMatchState) state)
    {
    case TRELLIS_MATCH_STATE_PROPOSED:
      return "DRAFT";
    case TRELLIS_MATCH_STATE_ENDED:
      return "CANCELLED";
    case TRELLIS_MATCH_STATE_ACTIVE:
    case TRELLIS_MATCH_STATE_PAUSED:
    case TRELLIS_MATCH_STATE_CONCLUDING:
    case TRELLIS_MATCH_STATE_COMPLETED:
      return "FINAL";
    default:
      g_return_val_if_reached ("FINAL");
    }
}

static const TrellisIcalMeant meant[] = {
  { "DRAFT", TRELLIS_MATCH_STATE_PROPOSED },
  { "FINAL", TRELLIS_MATCH_STATE_ACTIVE },
  { "CANCELLED", TRELLIS_MATCH_STATE_ENDED },
  { NULL, 0 },
};

static const TrellisIcalStates states = { trellis_match_state_get_type, get_status, meant };

static void
init_sections (TrellisIcalSection *sections, TrellisMatch *match)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      sections[i] = (TrellisIcalSection) { .key = texts[i].key,
                                           .english = texts[i].english,
                                           .heading = _(texts[i].english),
                                           .is_rest = i == REST };
      if (match != NULL)
        sections[i].text =
          g_strdup (trellis_record_get_string (TRELLIS_RECORD (match), texts[i].field));
    }
}

static void
write_texts (TrellisIcalComponent *item, TrellisMatch *match)
{
  TrellisIcalSection sections[G_N_ELEMENTS (texts)];

  init_sections (sections, match);
  trellis_ical_sections_write (item, sections, G_N_ELEMENTS (texts));
  trellis_ical_sections_clear (sections, G_N_ELEMENTS (texts));
}

/* Words that somebody wrote where a day should stand are kept among the other ones. */
static void
keep_words (TrellisIcalSection *sections, guint index)
{
  const char *before = sections[REST].text;
  char *text = g_strdup_printf ("%s%s%s: %s", before != NULL ? before : "",
                                before != NULL ? "\n" : "", sections[index].heading,
                                sections[index].text);

  g_free (sections[REST].text);
  sections[REST].text = text;
}

static void
read_day (TrellisMatch *match, TrellisIcalSection *sections, guint index)
{
  GDate day;

  if (sections[index].text == NULL || trellis_day_parse (sections[index].text, &day))
    trellis_record_set_string (TRELLIS_RECORD (match), texts[index].field, sections[index].text);
  else
    keep_words (sections, index);
}

/* A text without any heading does not say that the others are gone. */
static void
read_texts (const TrellisIcalComponent *item, TrellisMatch *match)
{
  const TrellisField *fields = TRELLIS_RECORD_GET_CLASS (match)->fields;
  TrellisIcalSection sections[G_N_ELEMENTS (texts)];
  gboolean found;

  init_sections (sections, NULL);
  found = trellis_ical_sections_read (item, sections, G_N_ELEMENTS (texts));
  for (guint i = G_N_ELEMENTS (texts); i > 0; i--)
    {
      const TrellisFieldKind kind = fields[texts[i - 1].field].kind;

      if (!found && i - 1 != REST)
        continue;
      if (kind == TRELLIS_FIELD_DATE)
        read_day (match, sections, i - 1);
      else
        {
          if (kind == TRELLIS_FIELD_STRING && sections[i - 1].text != NULL)
            g_strdelimit (sections[i - 1].text, "\n", ' ');
          trellis_record_set_string (TRELLIS_RECORD (match), texts[i - 1].field, sections[i - 1].text);
        }
    }
  trellis_ical_sections_clear (sections, G_N_ELEMENTS (texts));
}

static TrellisPerson *
find_person (GPtrArray *parts, gboolean is_me)
{
  for (guint i = 0; i < parts->len; i++)
    if (TRELLIS_IS_PERSON (parts->pdata[i]) && trellis_record_get_deleted (parts->pdata[i]) == 0 &&
        (trellis_person_get_is_me (parts->pdata[i]) != FALSE) == is_me)
      return parts->pdata[i];
  return NULL;
}

/* The match as a VJOURNAL, its card, which also tells who the two are. Transfer full. */
TrellisIcalComponent *
trellis_ical_match_write (const TrellisIcalWhole *whole,
                          const TrellisIcalComponent *base,
                          const TrellisIcalContext *context)
{
  TrellisMatch *match = TRELLIS_MATCH (whole->record);
  TrellisIcalComponent *item;
  TrellisIcalComponent *calendar =
    trellis_ical_item_begin (base, "VJOURNAL", "match", match, context, &item);

  trellis_ical_item_set_day (item, "DTSTART", trellis_match_get_started (match));
  trellis_ical_state_write (item, &states, trellis_match_get_state (match));
  write_texts (item, match);
  trellis_ical_person_write (item, find_person (whole->parts, TRUE), context->my_role, context);
  trellis_ical_person_write (item, find_person (whole->parts, FALSE),
                             trellis_role_get_other (context->my_role), context);
  trellis_ical_item_set_extras (item, whole->record, extras, G_N_ELEMENTS (extras));
  if (trellis_ical_component_find_line (item, "SUMMARY") == NULL)
    {
      g_autofree char *title = trellis_ical_title_of_people (context);

      trellis_ical_title_make (item, title);
    }
  if (base == NULL)
    trellis_ical_item_set_categories (item, NULL);
  trellis_ical_item_finish (calendar, item, base, match, context);
  return calendar;
}

/* The one of the two who is known, or as the item has them; NULL when it does not. */
static TrellisPerson *
read_person (const TrellisIcalComponent *item,
             TrellisIcalWhole *whole,
             gboolean is_me,
             const TrellisIcalContext *context)
{
  TrellisPerson *person = find_person (whole->parts, is_me);
  g_autoptr(TrellisPerson) new_person = person == NULL ? trellis_person_new () : NULL;
  const TrellisRole role = is_me ? context->my_role : trellis_role_get_other (context->my_role);

  if (!trellis_ical_person_read (item, person != NULL ? person : new_person, role, context))
    return person;
  if (new_person != NULL)
    g_ptr_array_add (whole->parts, g_object_ref (new_person));
  return person != NULL ? person : new_person;
}

/* Reads it as the one with the role of @context does: the other is the partner. */
gboolean
trellis_ical_match_read (const TrellisIcalComponent *calendar,
                         TrellisIcalWhole *whole,
                         const TrellisIcalContext *context)
{
  TrellisMatch *match = TRELLIS_MATCH (whole->record);
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VJOURNAL");
  TrellisPerson *partner;
  g_autofree char *started = NULL;

  if (item == NULL)
    return FALSE;

  trellis_ical_item_get_common (item, match);
  started = trellis_ical_item_dup_day (item, "DTSTART");
  trellis_match_set_started (match, started);
  trellis_match_set_my_role (match, context->my_role);
  trellis_match_set_state (match, (TrellisMatchState) trellis_ical_state_read (
                                    item, &states, trellis_match_get_state (match)));
  read_texts (item, match);
  trellis_ical_item_get_extras (item, whole->record, extras, G_N_ELEMENTS (extras));
  partner = read_person (item, whole, FALSE, context);
  read_person (item, whole, TRUE, context);
  if (partner != NULL)
    trellis_match_set_partner (match, trellis_record_get_uid (TRELLIS_RECORD (partner)));
  return TRUE;
}
