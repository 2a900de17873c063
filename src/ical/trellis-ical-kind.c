/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ical"

#include "trellis-ical-kind-private.h"

#include <gio/gio.h>

#include "trellis-ical-agreement.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-match.h"
#include "trellis-ical-meeting.h"
#include "trellis-ical-records.h"
#include "trellis-ical-series-private.h"
#include "trellis-ical-value.h"
#include "trellis-agreement.h"
#include "trellis-point.h"

/* The version of our properties that we understand. */
#define SCHEMA 1

static GListModel *
create_list (GPtrArray *parts)
{
  GListStore *list = g_list_store_new (TRELLIS_TYPE_RECORD);

  for (guint i = 0; i < parts->len; i++)
    if (TRELLIS_IS_POINT (parts->pdata[i]))
      g_list_store_append (list, parts->pdata[i]);
  return G_LIST_MODEL (list);
}

/* One of our meetings that another program made come again is the first of the series. */
static TrellisIcalComponent *
write_meeting (const TrellisIcalWhole *whole,
               const TrellisIcalComponent *base,
               const TrellisIcalContext *context)
{
  g_autoptr(GListModel) points = create_list (whole->parts);
  TrellisMeeting *record = TRELLIS_MEETING (whole->record);
  g_autofree char *first = NULL;
  g_autoptr(TrellisIcalComponent) before = NULL;
  g_autoptr(TrellisIcalComponent) after = NULL;

  if (base == NULL || !trellis_ical_is_series (base))
    return trellis_ical_meeting_write (record, points, base, context);

  first = trellis_ical_series_dup_first (base);
  before = first != NULL ? trellis_ical_series_extract (base, first, context) : NULL;
  after = before != NULL ? trellis_ical_meeting_write (record, points, before, context) : NULL;
  if (after == NULL)
    return NULL;
  return trellis_ical_component_equal (before, after)
         ? trellis_ical_component_copy (base)
         : trellis_ical_series_merge (base, first, after, context);
}

static TrellisRecord *
find_part (GPtrArray *parts, const char *uid)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_strcmp0 (trellis_record_get_uid (parts->pdata[i]), uid) == 0)
      return parts->pdata[i];
  return NULL;
}

/* What no line tells of a point. */
static void
keep_times (TrellisRecord *point, TrellisRecord *known)
{
  static const guint fields[] = { TRELLIS_RECORD_CREATED, TRELLIS_RECORD_MODIFIED };

  for (guint i = 0; known != NULL && i < G_N_ELEMENTS (fields); i++)
    trellis_record_set_number (point, fields[i], trellis_record_get_number (known, fields[i]));
}

/* Private points are in no text, so that none can take them away. */
static void
keep_private (GPtrArray *parts, GPtrArray *known)
{
  for (guint i = 0; i < known->len; i++)
    if (trellis_record_get_visibility (known->pdata[i]) == TRELLIS_VISIBILITY_PRIVATE &&
        find_part (parts, trellis_record_get_uid (known->pdata[i])) == NULL)
      g_ptr_array_add (parts, g_object_ref (known->pdata[i]));
}

static gboolean
read_meeting (const TrellisIcalComponent *calendar,
              TrellisIcalWhole *whole,
              const TrellisIcalContext *context)
{
  g_autoptr(GListModel) known = create_list (whole->parts);
  g_autoptr(GPtrArray) points = NULL;
  g_autofree char *first =
    trellis_ical_is_series (calendar) ? trellis_ical_series_dup_first (calendar) : NULL;
  g_autoptr(TrellisIcalComponent) extracted =
    first != NULL ? trellis_ical_series_extract (calendar, first, context) : NULL;

  if (!trellis_ical_meeting_read (extracted != NULL ? extracted : calendar,
                                  TRELLIS_MEETING (whole->record), known, &points, context))
    return FALSE;
  if (points == NULL)
    return TRUE;

  for (guint i = 0; i < points->len; i++)
    keep_times (points->pdata[i],
                find_part (whole->parts, trellis_record_get_uid (points->pdata[i])));
  keep_private (points, whole->parts);
  g_ptr_array_unref (whole->parts);
  whole->parts = g_steal_pointer (&points);
  return TRUE;
}

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
static const TrellisIcalKind meeting = { "VEVENT", trellis_meeting_get_type, write_meeting, read_meeting };
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

static const TrellisIcalKind *
find_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i].word) == 0)
      return words[i].kind;
  return NULL;
}

static gboolean
is_newer (const TrellisIcalComponent *item)
{
  const char *value = trellis_ical_item_get_value (item, "X-TRELLIS-V");
  int version;

  return value != NULL && (!trellis_ical_integer_parse (value, &version) || version > SCHEMA);
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

/* What is written of a goal tells how far it has come. */
static const TrellisIcalKind *
guess_journal (const TrellisIcalComponent *item)
{
  g_autofree char *parent = trellis_ical_related_dup (item, "PARENT");

  return parent != NULL ? &check_in : &note;
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
  if (item == NULL || is_newer (item))
    return NULL;

  kind = find_word (trellis_ical_item_get_value (item, "X-TRELLIS-KIND"));
  if (kind == NULL && known != NULL)
    kind = trellis_ical_kind_of_record (known->record);
  if (kind != NULL && trellis_ical_component_has_name (item, kind->component))
    return kind;

  /* What others made come again is no record. */
  if (trellis_ical_is_series (calendar) ||
      trellis_ical_component_find_line (item, "RRULE") != NULL)
    return NULL;
  if (trellis_ical_component_has_name (item, "VEVENT"))
    return &meeting;
  return trellis_ical_component_has_name (item, "VTODO") ? guess_todo (item, context)
                                                         : guess_journal (item);
}
