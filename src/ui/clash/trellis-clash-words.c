/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-words.h"

#include "trellis-clash-value.h"
#include "trellis-clash-states.h"
#include "trellis-clause-words.h"
#include "trellis-format.h"
#include "trellis-goal-words.h"
#include "trellis-labels.h"
#include "trellis-partner-words.h"
#include "trellis-phrase.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

/* Fields of a record that two people may both change, as the views call them. */
static const struct
{
  GType (*get_type) (void);
  const char *field, *name;
} names[] = {
  { trellis_meeting_get_type, "title", N_("Title") },
  { trellis_meeting_get_type, "starts", N_("Date and Time") },
  { trellis_meeting_get_type, "minutes", N_("Length") },
  { trellis_meeting_get_type, "time_zone", N_("Time Zone") },
  { trellis_meeting_get_type, "place", N_("Place") },
  { trellis_meeting_get_type, "link", N_("Video Link") },
  { trellis_meeting_get_type, "state", N_("State") },
  { trellis_meeting_get_type, "is_last", N_("Our Last Meeting") },
  { trellis_meeting_get_type, "notes", N_("Notes of the Meeting") },
  { trellis_meeting_get_type, "summary", N_("Summary") },
  { trellis_point_get_type, "title", N_("Title") },
  { trellis_point_get_type, "notes", N_("Notes") },
  { trellis_point_get_type, "minutes", N_("Length") },
  { trellis_point_get_type, "phase", N_("Part of the Meeting") },
  { trellis_point_get_type, "done", N_("Talked About") },
  { trellis_point_get_type, "goal", N_("Goal") },
  { trellis_point_get_type, "action", N_("Action") },
  { trellis_note_get_type, "title", N_("Title") },
  { trellis_note_get_type, "body", N_("Text") },
  { trellis_note_get_type, "kind", N_("Kind of Note") },
  { trellis_note_get_type, "pinned", N_("Pinned to Top") },
  { trellis_note_get_type, "tried", N_("Tried") },
  { trellis_note_get_type, "result", N_("Result") },
  { trellis_note_get_type, "address", N_("Address") },
  { trellis_note_get_type, "raised", N_("For the Next Meeting") },
  { trellis_note_get_type, "meeting", N_("Meeting") },
  { trellis_note_get_type, "goal", N_("Goal") },
  { trellis_goal_get_type, "title", N_("Title") },
  { trellis_goal_get_type, "why", N_("Why It Matters") },
  { trellis_goal_get_type, "measure", N_("How We Will Know") },
  { trellis_goal_get_type, "obstacles", N_("What May Get in the Way") },
  { trellis_goal_get_type, "kind", N_("Kind of Goal") },
  { trellis_goal_get_type, "state", N_("State") },
  { trellis_goal_get_type, "begun", N_("Begun") },
  { trellis_goal_get_type, "target", N_("Target Day") },
  { trellis_goal_get_type, "closing_words", N_("In Your Words") },
  { trellis_goal_get_type, "parent", N_("Part of a Larger Goal") },
  { trellis_goal_get_type, "by_hand", N_("Progress by Hand") },
  { trellis_goal_get_type, "weeks", N_("Weeks Kept") },
  { trellis_task_get_type, "title", N_("Title") },
  { trellis_task_get_type, "due", N_("Due Date") },
  { trellis_check_in_get_type, "day", N_("Day") },
  { trellis_check_in_get_type, "percent", N_("Progress") },
  { trellis_check_in_get_type, "comment", N_("Comment") },
  { trellis_action_get_type, "title", N_("Title") },
  { trellis_action_get_type, "owner", N_("Owner") },
  { trellis_action_get_type, "priority", N_("Priority") },
  { trellis_action_get_type, "due", N_("Due Date") },
  { trellis_action_get_type, "minutes", N_("Estimate") },
  { trellis_action_get_type, "agreed", N_("Agreed by Both") },
  { trellis_action_get_type, "meeting", N_("Meeting") },
  { trellis_action_get_type, "goal", N_("Goal") },
  { trellis_agreement_get_type, "state", N_("State") },
  { trellis_agreement_get_type, "review", N_("Review On") },
  { trellis_clause_get_type, "title", N_("Title") },
  { trellis_clause_get_type, "enabled", N_("Part of the Agreement") },
  { trellis_clause_get_type, "text", N_("Text") },
  { trellis_clause_get_type, "choice", N_("Choice") },
  { trellis_clause_get_type, "number", N_("Number") },
  { trellis_clause_get_type, "day", N_("Day") },
  { trellis_signature_get_type, "name", N_("Name") },
  { trellis_signature_get_type, "signed_at", N_("Day of Signing") },
  { trellis_match_get_type, "state", N_("State") },
  { trellis_match_get_type, "started", N_("Started") },
  { trellis_match_get_type, "planned_end", N_("Planned End") },
  { trellis_match_get_type, "resumes", N_("Resumes") },
  { trellis_match_get_type, "reason", N_("Why the Two of Us") },
  { trellis_match_get_type, "expectations", N_("Expectations") },
  { trellis_match_get_type, "program", N_("Program") },
  { trellis_match_get_type, "coordinator_name", N_("Coordinator’s Name") },
  { trellis_match_get_type, "coordinator_email", N_("Coordinator’s Email") },
                                                                                                                                              /* Translators: when a mentee has introduced themselves to the mentor. */
  { trellis_match_get_type, "introduced", N_("Introduced") },
  { trellis_person_get_type, "name", N_("Name") },
  { trellis_person_get_type, "email", N_("Email") },
  { trellis_person_get_type, "phone", N_("Phone") },
  { trellis_person_get_type, "organization", N_("Organization") },
  { trellis_person_get_type, "job_title", N_("Job Title") },
  { trellis_person_get_type, "time_zone", N_("Time Zone") },
  { trellis_person_get_type, "works_best", N_("Likes to Work") },
  { trellis_person_get_type, "offers", N_("Offers") },
  { trellis_person_get_type, "looks_for", N_("Looks For") },
};

TrellisClashPeople *
trellis_clash_people_new (TrellisStore *store, const char *match)
{
  TrellisClashPeople *self = g_new0 (TrellisClashPeople, 1);
  g_autoptr(TrellisMatch) record = trellis_store_get (store, TRELLIS_TYPE_MATCH, match);
  g_autoptr(TrellisPerson) partner = NULL;

  if (record != NULL)
    {
      self->my_role = trellis_match_get_my_role (record);
      partner = trellis_store_get_partner (store, record);
    }
  self->store = g_object_ref (store);
  if (partner != NULL)
    g_set_str (&self->partner, trellis_person_get_name (partner));
  return self;
}

void
trellis_clash_people_free (TrellisClashPeople *self)
{
  g_object_unref (self->store);
  g_free (self->partner);
  g_free (self);
}

/* What people call @field, "planned_end", of records of @type; NULL where they never see it. */
const char *
trellis_clash_words_field (GType type, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].get_type () == type && g_strcmp0 (names[i].field, field) == 0)
      return _(names[i].name);

  return NULL;
}

static const TrellisClauseSpec *
find_spec (TrellisRecord *record)
{
  return TRELLIS_IS_CLAUSE (record)
         ? trellis_clause_catalog_find (trellis_clause_get_key (TRELLIS_CLAUSE (record)))
         : NULL;
}

static char *
write_number (TrellisRecord *record, const TrellisField *field, int number)
{
  const TrellisClauseSpec *spec = find_spec (record);

  if (spec != NULL)
    return number > 0 ? trellis_clause_words_write_number (spec, number) : NULL;
  if (TRELLIS_IS_CHECK_IN (record))
    return number >= 0 ? trellis_goal_words_percent (number) : NULL;
  if (g_str_equal (field->name, "minutes"))
    return number > 0 ? trellis_format_minutes (number) : NULL;
  return g_strdup_printf ("%d", number);
}

static char *
write_reference (const TrellisClashPeople *people, const TrellisField *field, const char *uid)
{
  g_autoptr(TrellisRecord) record = trellis_store_get (people->store, field->get_type (), uid);

  return record != NULL ? trellis_label_record (record) : NULL;
}

static char *
write_string (TrellisRecord *record, const TrellisField *field, const char *text)
{
  const TrellisClauseSpec *spec = find_spec (record);

  return g_strdup (spec != NULL && text != NULL && g_str_equal (field->name, "choice")
                     ? trellis_clause_spec_label (spec, text)
                     : text);
}

static char *
write_value (const TrellisClashPeople *people, TrellisRecord *record, const TrellisField *field,
             const TrellisValue *value)
{
  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
      return write_string (record, field, value->string);
    case TRELLIS_FIELD_LIST:
      return value->list != NULL ? trellis_phrase_list ((const char *const *) value->list) : NULL;
    case TRELLIS_FIELD_REFERENCE:
      return write_reference (people, field, value->string);
    case TRELLIS_FIELD_DATE:
      return trellis_format_day (value->string);
    case TRELLIS_FIELD_TIME:
      return value->number != 0 ? trellis_format_when (value->number, trellis_time_now ()) : NULL;
    case TRELLIS_FIELD_INTEGER:
      return write_number (record, field, (int) value->number);
    case TRELLIS_FIELD_BOOLEAN:
      return g_strdup (value->number != 0 ? _("Yes") : _("No"));
    case TRELLIS_FIELD_CHOICE:
      return g_strdup (trellis_clash_words_choice (people, field->get_type (), (int) value->number));
    default:
      g_assert_not_reached ();
    }
}

/* The value that is kept as @text, as the views say it; NULL where there is nothing. Transfer full. */
char *
trellis_clash_words_value (const TrellisClashPeople *people, TrellisRecord *record, const TrellisField *field,
                           const char *text)
{
  TrellisValue value;
  char *words = trellis_clash_value_parse (field, text, &value)
                ? write_value (people, record, field, &value)
                : NULL;

  trellis_value_clear (&value, field);
  if (words != NULL && *words == '\0')
    g_clear_pointer (&words, g_free);
  return words;
}

/* What happened, where there are no versions to choose from. Transfer full. */
char *
trellis_clash_words_sentence (const TrellisClashPeople *people, TrellisSharedClashKind kind)
{
  switch (kind)
    {
    case TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED:
      return trellis_partner_words_say (people->partner,
                                        /* Translators: %s is a person's name. */
                                        _("%s changed this too"), _("Your partner changed this too"));
    case TRELLIS_SHARED_CLASH_KIND_KEPT_MINE:
      return trellis_partner_words_say (
        people->partner,
        /* Translators: %s is a person's name. */
        _("%s deleted this while you changed it. It stays as you left it."),
          _("Your partner deleted this while you changed it. It stays as you left it."));
    case TRELLIS_SHARED_CLASH_KIND_KEPT_THEIRS:
      return trellis_partner_words_say (
        people->partner,
        /* Translators: %s is a person's name. */
        _("You deleted this while %s changed it. It is back with these changes."),
          _("You deleted this while your partner changed it. It is back with these changes."));
    case TRELLIS_SHARED_CLASH_KIND_KEPT_THERE:
      return g_strdup (_("The calendar did not let this be deleted. It is back."));
    case TRELLIS_SHARED_CLASH_KIND_UNSHARED:
      return trellis_partner_words_say (people->partner,
                                        /* Translators: %s is a person's name. */
                                        _("No longer shared. %s may still have a copy."),
                                          _("No longer shared. Your partner may still have a copy."));
    case TRELLIS_SHARED_CLASH_KIND_TWINS:
      return g_strdup (_("This was made of two, which did not say the same"));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Why something of class @type is not in step; NULL where it is, or where nobody here has anything to do with it.
 * The card of a match has the same name wherever it is, and some servers take a name only once in an account. */
const char *
trellis_clash_words_waiting (GType type, TrellisSharedItemState state)
{
  switch (state)
    {
    case TRELLIS_SHARED_ITEM_STATE_WAITING:
      return _("Part of something that has not arrived yet");
    case TRELLIS_SHARED_ITEM_STATE_UNREADABLE:
      return _("What is shared of it cannot be read, and is left alone");
    case TRELLIS_SHARED_ITEM_STATE_REFUSED:
      if (type == TRELLIS_TYPE_MATCH)
        return _("The server did not take this: another calendar of the account, or its trash, may have it already. "
                 "It is tried again when you change it.");
      return _("The server did not take it. It is tried again when you change it.");
    case TRELLIS_SHARED_ITEM_STATE_TOO_LARGE:
      return _("Too large for the server. It is tried again when you shorten it.");
    case TRELLIS_SHARED_ITEM_STATE_UNSUPPORTED:
      return _("This calendar takes nothing of this kind. It stays on this computer.");
    case TRELLIS_SHARED_ITEM_STATE_ASKING:
      return _("Both of you keep changing the same. It is shared again when you have chosen a version.");
    case TRELLIS_SHARED_ITEM_STATE_STEADY:
    case TRELLIS_SHARED_ITEM_STATE_TRASHED:
    case TRELLIS_SHARED_ITEM_STATE_FOREIGN:
    case TRELLIS_SHARED_ITEM_STATE_MERGED:
    case TRELLIS_SHARED_ITEM_STATE_LEFT:
    case TRELLIS_SHARED_ITEM_STATE_ARRIVED:
    default:
      return NULL;
    }
}
