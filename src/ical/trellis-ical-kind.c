/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-kind-private.h"

#include "trellis-agreement.h"
#include "trellis-ical-agreement.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-match.h"
#include "trellis-ical-meeting-whole-private.h"
#include "trellis-ical-records.h"
#include "trellis-ical-series.h"
#include "trellis-ical-value.h"

#define WITHOUT_PARTS(name, NAME)                                                                  \
  static TrellisIcalComponent *write_##name (const TrellisIcalWhole *whole,                        \
                                             const TrellisIcalComponent *base,                     \
                                             const TrellisIcalContext *context)                    \
  {                                                                                                \
    return trellis_ical_##name##_write (TRELLIS_##NAME (whole->record), base, context);            \
  }                                                                                                \
  static gboolean read_##name (const TrellisIcalComponent *calendar, TrellisIcalWhole *whole,      \
                               const TrellisIcalContext *context)                                  \
  {                                                                                                \
    return trellis_ical_##name##_read (calendar, TRELLIS_##NAME (whole->record), context);         \
  }

WITHOUT_PARTS (action, ACTION)
WITHOUT_PARTS (task, TASK)
WITHOUT_PARTS (goal, GOAL)
WITHOUT_PARTS (note, NOTE)
WITHOUT_PARTS (check_in, CHECK_IN)

static const TrellisIcalKind match = { "VJOURNAL", trellis_match_get_type, trellis_ical_match_write,
                                       trellis_ical_match_read };
static const TrellisIcalKind agreement = { "VJOURNAL", trellis_agreement_get_type,
                                           trellis_ical_agreement_write, trellis_ical_agreement_read };
static const TrellisIcalKind meeting = { "VEVENT", trellis_meeting_get_type,
                                         trellis_ical_meeting_write_whole,
                                         trellis_ical_meeting_read_whole };
static const TrellisIcalKind action = { "VTODO", trellis_action_get_type, write_action, read_action };
static const TrellisIcalKind task = { "VTODO", trellis_task_get_type, write_task, read_task };
static const TrellisIcalKind goal = { "VTODO", trellis_goal_get_type, write_goal, read_goal };
static const TrellisIcalKind check_in = { "VJOURNAL", trellis_check_in_get_type, write_check_in,
                                          read_check_in };
static const TrellisIcalKind note = { "VJOURNAL", trellis_note_get_type, write_note, read_note };

/* The words of X-TRELLIS-KIND. */
static const struct
{
  const char *word;
  const TrellisIcalKind *kind;
} words[] = {
  { "match", &match }, { "agreement", &agreement }, { "meeting", &meeting }, { "action", &action },
  { "task", &task },   { "goal", &goal },           { "checkin", &check_in }, { "note", &note },
  { "win", &note },    { "resource", &note },
};

/* NULL for a class of records that has no items. */
const TrellisIcalKind *
trellis_ical_kind_of_record (gpointer record)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (G_OBJECT_TYPE (record) == words[i].kind->get_type ())
      return words[i].kind;
  return NULL;
}

/* NULL for what is no word of X-TRELLIS-KIND. */
const TrellisIcalKind *
trellis_ical_kind_of_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i].word) == 0)
      return words[i].kind;
  return NULL;
}

/* A to-do that has parts is a goal; one that is a part, or stands alone, something to do. */
static const TrellisIcalKind *
guess_todo (const TrellisIcalComponent *item, const TrellisIcalContext *context)
{
  const char *uid = trellis_ical_item_get_value (item, "UID");
  g_autofree char *child = trellis_ical_related_dup (item, "CHILD");

  if (child != NULL ||
      (uid != NULL && context->parents != NULL && g_hash_table_contains (context->parents, uid)))
    return &goal;
  return &action;
}

/* What is written of a goal tells how far it has come; what is written of anything else does not, nor of what nobody
 * knows. */
static const TrellisIcalKind *
guess_journal (const TrellisIcalComponent *item, const TrellisIcalContext *context)
{
  g_autofree char *whole = NULL;
  g_autofree char *source = NULL;

  trellis_ical_related_read (item, context, &whole, &source);
  if (whole != NULL && context->unknown != NULL && g_hash_table_contains (context->unknown, whole))
    return &note;
  return whole != NULL ? &check_in : &note;
}

/* What an item is: what it says itself, else what it is known as, else what others mean by such a
 * component. NULL when it is none of ours, or of a newer version that may mean something else. */
const TrellisIcalKind *
trellis_ical_kind_of_item (const TrellisIcalComponent *calendar,
                           const TrellisIcalWhole *known,
                           const TrellisIcalContext *context)
{
  static const char *const components[] = { "VEVENT", "VTODO", "VJOURNAL" };
  const TrellisIcalComponent *item = NULL;
  const TrellisIcalKind *kind;

  for (guint i = 0; i < G_N_ELEMENTS (components) && item == NULL; i++)
    item = trellis_ical_item_find (calendar, components[i]);
  if (item == NULL || trellis_ical_is_newer (calendar))
    return NULL;

  kind = trellis_ical_kind_of_word (trellis_ical_item_get_value (item, "X-TRELLIS-KIND"));
  if (kind == NULL && known != NULL)
    kind = trellis_ical_kind_of_record (known->record);
  if (kind != NULL && (trellis_ical_component_has_name (item, kind->component) ||
                       trellis_ical_component_has_name (item, "VEVENT")))
    return kind; /* perhaps an event that stands in for it */

  /* What others made come again is no record. */
  if (trellis_ical_is_series (calendar) ||
      trellis_ical_component_find_line (item, "RRULE") != NULL)
    return NULL;
  if (trellis_ical_component_has_name (item, "VEVENT"))
    return &meeting;
  return trellis_ical_component_has_name (item, "VTODO") ? guess_todo (item, context)
                                                         : guess_journal (item, context);
}
