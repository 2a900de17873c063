/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-twin.h"

#include <string.h>

#include "trellis-list-merge.h"
#include "trellis-record-copy.h"
#include "trellis-records.h"
#include "trellis-state-rank-private.h"
#include "trellis-text-merge.h"

#define DAY (24 * 60 * 60)

/* As a person compares titles: without regard to capitals, how letters are put together, and spaces. */
static char *
simplify (const char *title)
{
  g_autofree char *composed = title != NULL ? g_utf8_normalize (title, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
  g_autofree char *folded = composed != NULL ? g_utf8_casefold (composed, -1) : NULL;
  g_auto(GStrv) words = folded != NULL ? g_strsplit_set (folded, " \t\r\n", -1) : NULL;
  g_autoptr(GString) simple = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (simple, simple->len > 0 ? " %s" : "%s", words[i]);
  return g_string_free_and_steal (g_steal_pointer (&simple));
}

static gboolean
has_same_title (TrellisRecord *record, TrellisRecord *other)
{
  g_autofree char *title = simplify (trellis_record_get_title (record));
  g_autofree char *other_title = simplify (trellis_record_get_title (other));

  return *title != '\0' && g_str_equal (title, other_title);
}

/* Without a day, what is to be done is the same only as long as it is: it may be done once more. */
static char *
dup_day_of_action (TrellisAction *action)
{
  if (trellis_action_get_due (action) != NULL)
    return g_strdup (trellis_action_get_due (action));
  return trellis_action_get_done (action) == 0 ? g_strdup ("open") : NULL;
}

static char *
dup_day_of_goal (TrellisGoal *goal)
{
  if (trellis_goal_get_target (goal) != NULL)
    return g_strdup (trellis_goal_get_target (goal));
  return trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN ? g_strdup ("open") : NULL;
}

/* NULL where a record that has the same may be another thing all the same. An item tells the day of a note in
 * UTC. */
static char *
dup_time (TrellisRecord *record)
{
  gint64 time;

  if (TRELLIS_IS_ACTION (record))
    return dup_day_of_action (TRELLIS_ACTION (record));
  if (TRELLIS_IS_GOAL (record))
    return dup_day_of_goal (TRELLIS_GOAL (record));
  time = TRELLIS_IS_MEETING (record) ? trellis_meeting_get_starts (TRELLIS_MEETING (record))
                                     : trellis_record_get_created (record);
  if (time == 0)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, TRELLIS_IS_MEETING (record) ? time : time / DAY);
}

/* Whether records of @type can be twins. */
gboolean
trellis_twin_has_rule (GType type)
{
  return type == TRELLIS_TYPE_MEETING || type == TRELLIS_TYPE_ACTION || type == TRELLIS_TYPE_GOAL ||
         type == TRELLIS_TYPE_NOTE;
}

/* What records that are probably the same have in common, and no others: a meeting its title and start, an action
 * or a goal its title and day, a note its title and the day on which it was made, in one match, for the same eyes.
 * Being in the trash does not count. NULL where @record is like no other; transfer full. */
char *
trellis_twin_dup_key (TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  g_autofree char *time = NULL;
  g_autofree char *title = NULL;
  const char *match;

  if (!trellis_twin_has_rule (G_OBJECT_TYPE (record)))
    return NULL;
  match = trellis_record_get_string (record, (guint) trellis_record_class_find (klass, "match"));
  time = match != NULL ? dup_time (record) : NULL;
  title = time != NULL ? simplify (trellis_record_get_title (record)) : NULL;
  if (title == NULL || *title == '\0')
    return NULL;
  return g_strdup_printf ("%s\n%s\n%d\n%s\n%s", klass->table, match, trellis_record_get_visibility (record), time,
                          title);
}

/* Whether the two are probably the same; see trellis_twin_dup_key(). */
gboolean
trellis_twin_is (TrellisRecord *record, TrellisRecord *other)
{
  g_autofree char *key = NULL;
  g_autofree char *other_key = NULL;

  g_return_val_if_fail (TRELLIS_IS_RECORD (record) && TRELLIS_IS_RECORD (other), FALSE);

  if (g_strcmp0 (trellis_record_get_uid (record), trellis_record_get_uid (other)) == 0)
    return FALSE;
  key = trellis_twin_dup_key (record);
  other_key = key != NULL ? trellis_twin_dup_key (other) : NULL;
  return other_key != NULL && g_str_equal (key, other_key);
}

/* Whether parts of two twins say the same: talking points and tasks by their titles, a check-in by its day
 * and how far it was; others never. */
gboolean
trellis_twin_is_of_part (TrellisRecord *part, TrellisRecord *other)
{
  if (G_OBJECT_TYPE (part) != G_OBJECT_TYPE (other) ||
      trellis_record_get_visibility (part) != trellis_record_get_visibility (other))
    return FALSE;
  if (TRELLIS_IS_CHECK_IN (part))
    return g_strcmp0 (trellis_check_in_get_day (TRELLIS_CHECK_IN (part)),
                      trellis_check_in_get_day (TRELLIS_CHECK_IN (other))) == 0 &&
           trellis_check_in_get_percent (TRELLIS_CHECK_IN (part)) ==
             trellis_check_in_get_percent (TRELLIS_CHECK_IN (other));
  return (TRELLIS_IS_POINT (part) || TRELLIS_IS_TASK (part)) && has_same_title (part, other);
}

/* Which of two twins stays: the one that was made first, so that two people who merge them at the same time
 * keep the same one. Whether that is the one that @came; where nobody knows, it is the one that @was_here. */
gboolean
trellis_twin_goes_first (TrellisRecord *came, TrellisRecord *was_here)
{
  return trellis_record_get_created (came) != 0 &&
         trellis_record_get_created (came) < trellis_record_get_created (was_here);
}

typedef struct
{
  TrellisRecord *stays, *leaves, *result;
  const char *separator;
  GPtrArray *clashes;
} Merge;

static void
add_clash (Merge *self, guint field)
{
  g_autoptr(TrellisRecord) nothing = g_object_new (G_OBJECT_TYPE (self->stays), NULL);

  g_ptr_array_add (self->clashes,
                   trellis_clash_new (self->stays, field, trellis_record_get_value (nothing, field),
                                      trellis_record_get_value (self->stays, field),
                                      trellis_record_get_value (self->leaves, field),
                                      trellis_record_get_value (self->result, field), TRELLIS_CLASH_LOOK));
}

static void
merge_text (Merge *self, guint field, const TrellisField *declared)
{
  gboolean overlaps;
  g_autofree char *text = trellis_text_merge (NULL, trellis_record_get_string (self->leaves, field),
                                              trellis_record_get_string (self->stays, field),
                                              self->separator, &overlaps);

  trellis_record_set_string (self->result, field, text);
  if (overlaps && (declared->flags & TRELLIS_FIELD_PRIVATE) == 0)
    add_clash (self, field);
}

static void
merge_number (Merge *self, guint field, const TrellisField *declared)
{
  const gint64 stays = trellis_record_get_number (self->stays, field);
  const gint64 leaves = trellis_record_get_number (self->leaves, field);

  if ((declared->flags & (TRELLIS_FIELD_HIGHEST | TRELLIS_FIELD_CONFIRMS)) != 0 ||
      declared->kind == TRELLIS_FIELD_BOOLEAN)
    trellis_record_set_number (self->result, field, MAX (stays, leaves));
  else if (stays == declared->initial && declared->kind != TRELLIS_FIELD_CHOICE)
    trellis_record_set_number (self->result, field, leaves);
  else if ((leaves != declared->initial || declared->kind == TRELLIS_FIELD_CHOICE) &&
           (declared->flags & TRELLIS_FIELD_PRIVATE) == 0)
    add_clash (self, field);
}

/* Nothing refers to itself. */
static void
merge_string (Merge *self, guint field, const TrellisField *declared)
{
  if (declared->kind == TRELLIS_FIELD_REFERENCE &&
      g_strcmp0 (trellis_record_get_string (self->leaves, field), trellis_record_get_uid (self->stays)) == 0)
    return;
  if (trellis_record_get_string (self->stays, field) == NULL)
    trellis_record_set_string (self->result, field, trellis_record_get_string (self->leaves, field));

  /* Titles differ in nothing that matters, and one moment has many zones. */
  else if (trellis_record_get_string (self->leaves, field) != NULL &&
           (declared->flags & (TRELLIS_FIELD_TITLE | TRELLIS_FIELD_PRIVATE)) == 0 &&
           !g_str_equal (declared->name, "time_zone"))
    add_clash (self, field);
}

static void
merge_list (Merge *self, guint field)
{
  g_auto(GStrv) list = trellis_list_merge (NULL, trellis_record_get_list (self->leaves, field),
                                           trellis_record_get_list (self->stays, field));

  trellis_record_set_list (self->result, field, (const char *const *) list);
}

static void
merge_value (Merge *self, guint field, const TrellisField *declared)
{
  switch (declared->kind)
    {
    case TRELLIS_FIELD_TEXT:
      merge_text (self, field, declared);
      break;
    case TRELLIS_FIELD_LIST:
      merge_list (self, field);
      break;
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      merge_string (self, field, declared);
      break;
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
    case TRELLIS_FIELD_BOOLEAN:
    case TRELLIS_FIELD_CHOICE:
      merge_number (self, field, declared);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Whether the one that leaves is farther along. */
static gboolean
is_ahead (Merge *self)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (self->stays);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_STATE) != 0)
      return trellis_state_get_rank (klass->fields[i].get_type (), trellis_record_get_number (self->leaves, i)) >
             trellis_state_get_rank (klass->fields[i].get_type (), trellis_record_get_number (self->stays, i));
  return FALSE;
}

/* @stays with what @leaves has besides, both of one class: what is empty is filled, of texts both are kept,
 * of lists all, and the state that is farther along. What each has otherwise stays as it is and is added to
 * @clashes, of TrellisClash (transfer full), with @stays as mine. Also what is private is kept: both are this
 * person's. In no store; transfer full. */
TrellisRecord *
trellis_twin_merge (TrellisRecord *stays, TrellisRecord *leaves, const char *separator, GPtrArray *clashes)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (stays);
  Merge self = { stays, leaves, NULL, separator, clashes };
  gboolean leads;

  g_return_val_if_fail (G_OBJECT_TYPE (stays) == G_OBJECT_TYPE (leaves), NULL);

  self.result = trellis_record_copy (stays);
  leads = is_ahead (&self);
  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    {
      const TrellisField *declared = &klass->fields[i];

      if ((declared->flags & (TRELLIS_FIELD_PARENT | TRELLIS_FIELD_ORDER)) != 0 ||
          trellis_value_equal (trellis_record_get_value (stays, i), trellis_record_get_value (leaves, i), declared))
        continue;
      if ((declared->flags & (TRELLIS_FIELD_STATE | TRELLIS_FIELD_OF_STATE)) == 0)
        merge_value (&self, i, declared);
      else if (leads)
        trellis_record_set_value (self.result, i, trellis_record_get_value (leaves, i));
    }
  return self.result;
}
