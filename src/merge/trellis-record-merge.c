/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-record-merge.h"

#include "trellis-list-merge.h"
#include "trellis-record-copy.h"
#include "trellis-records.h"
#include "trellis-state-rank-private.h"
#include "trellis-text-merge.h"

/* Whose value is taken. */
typedef enum
{
  SIDE_EACH, /* decided field by field */
  SIDE_MINE,
  SIDE_THEIRS,
} Side;

typedef struct
{
  TrellisRecord *base, *mine, *theirs, *result;
  TrellisRecordClass *klass;
  const TrellisMergeContext *context;
  gboolean is_first; /* without a common past */
  Side when, state;
  GPtrArray *clashes;
} Merge;

/* Fields that never are another person's. */
#define KEPT (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL)

static gboolean
differs (TrellisRecord *a, TrellisRecord *b, guint field)
{
  return !trellis_value_equal (trellis_record_get_value (a, field), trellis_record_get_value (b, field),
                               &TRELLIS_RECORD_GET_CLASS (a)->fields[field]);
}

static gboolean
differs_in (TrellisRecord *a, TrellisRecord *b, TrellisFieldFlags flags)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & flags) != 0 && differs (a, b, i))
      return TRUE;

  return FALSE;
}

static void
add_clash (Merge *self, guint field, TrellisClashHow how)
{
  if (self->clashes != NULL)
    g_ptr_array_add (self->clashes,
                     trellis_clash_new (self->mine, field, trellis_record_get_value (self->base, field),
                                        trellis_record_get_value (self->mine, field),
                                        trellis_record_get_value (self->theirs, field),
                                        trellis_record_get_value (self->result, field), how));
}

static void
take (Merge *self, guint field, TrellisRecord *source)
{
  trellis_record_set_value (self->result, field, trellis_record_get_value (source, field));
}

/* Takes one side's value, and says so where that leaves out a change of the other side. */
static void
take_side (Merge *self, guint field, Side side, TrellisClashHow how)
{
  TrellisRecord *source = side == SIDE_MINE ? self->mine : self->theirs;
  TrellisRecord *other = side == SIDE_MINE ? self->theirs : self->mine;

  take (self, field, source);
  if (differs (source, other, field) && differs (self->base, other, field))
    add_clash (self, field, how);
}

static int
find_state (Merge *self)
{
  for (guint i = 0; i < self->klass->n_fields; i++)
    if ((self->klass->fields[i].flags & TRELLIS_FIELD_STATE) != 0)
      return (int) i;

  return -1;
}

static gboolean
has_happened (Merge *self, TrellisRecord *record)
{
  const int state = TRELLIS_IS_MEETING (record) ? find_state (self) : -1;

  return state >= 0 && differs (self->base, record, (guint) state) &&
         trellis_state_get_rank (TRELLIS_TYPE_MEETING_STATE,
                                 trellis_record_get_number (record, (guint) state)) >
           trellis_state_get_rank (TRELLIS_TYPE_MEETING_STATE, TRELLIS_MEETING_STATE_CANCELLED);
}

/* Time and place are one side's as a whole. A meeting that took place did so when that side says. */
static Side
choose_when (Merge *self)
{
  const gboolean i_moved = differs_in (self->base, self->mine, TRELLIS_FIELD_WHEN);
  const gboolean they_moved = differs_in (self->base, self->theirs, TRELLIS_FIELD_WHEN);

  if (!differs_in (self->mine, self->theirs, TRELLIS_FIELD_WHEN))
    return SIDE_EACH;
  if (has_happened (self, self->mine) != has_happened (self, self->theirs))
    return has_happened (self, self->mine) ? SIDE_MINE : SIDE_THEIRS;
  return i_moved && !they_moved ? SIDE_MINE : SIDE_THEIRS;
}

/* As long as both are open, a meeting's state is of the time that it is planned for: a confirmation of
 * another time is none. */
static Side
choose_state (Merge *self)
{
  const int field = find_state (self);
  gint64 mine, theirs;
  GType type;

  if (field < 0 || !differs (self->mine, self->theirs, (guint) field))
    return SIDE_EACH;

  type = self->klass->fields[field].get_type ();
  mine = trellis_record_get_number (self->mine, (guint) field);
  theirs = trellis_record_get_number (self->theirs, (guint) field);
  if (self->when != SIDE_EACH && trellis_state_is_open (type, mine) &&
      trellis_state_is_open (type, theirs))
    return self->when;
  if (!differs (self->base, self->mine, (guint) field))
    return SIDE_THEIRS;
  if (!differs (self->base, self->theirs, (guint) field))
    return SIDE_MINE;
  return trellis_state_get_rank (type, mine) > trellis_state_get_rank (type, theirs) ? SIDE_MINE
                                                                                      : SIDE_THEIRS;
}

/* Two ends of a thing, or an end and a new date for it, are for a person to look at. */
static TrellisClashHow
judge_state (Merge *self, guint field)
{
  const GType type = self->klass->fields[field].get_type ();
  const gboolean i_ended =
    !trellis_state_is_open (type, trellis_record_get_number (self->mine, field));
  const gboolean they_ended =
    !trellis_state_is_open (type, trellis_record_get_number (self->theirs, field));

  return i_ended && they_ended ? TRELLIS_CLASH_LOOK : TRELLIS_CLASH_AUTOMATIC;
}

static void
merge_state (Merge *self, guint field)
{
  const guint before = self->clashes != NULL ? self->clashes->len : 0;
  TrellisRecord *other = self->state == SIDE_MINE ? self->theirs : self->mine;
  gint64 state;

  if (self->state == SIDE_EACH)
    return;
  take_side (self, field, self->state, judge_state (self, field));
  state = trellis_record_get_number (self->result, field);
  if (TRELLIS_IS_MEETING (self->result) && state == TRELLIS_MEETING_STATE_CANCELLED &&
      differs_in (self->base, other, TRELLIS_FIELD_WHEN) &&
      (self->clashes == NULL || self->clashes->len == before))
    add_clash (self, field, TRELLIS_CLASH_LOOK);
}

/* What was private here stays so, whatever comes from elsewhere. */
static void
merge_visibility (Merge *self)
{
  if (trellis_record_get_visibility (self->mine) == TRELLIS_VISIBILITY_PRIVATE ||
      trellis_record_get_visibility (self->theirs) == TRELLIS_VISIBILITY_PRIVATE)
    trellis_record_set_visibility (self->result, TRELLIS_VISIBILITY_PRIVATE);

  if (trellis_record_get_visibility (self->base) == TRELLIS_VISIBILITY_SHARED &&
      trellis_record_get_visibility (self->mine) == TRELLIS_VISIBILITY_PRIVATE &&
      trellis_record_is_edited (self->base, self->theirs))
    add_clash (self, TRELLIS_RECORD_VISIBILITY, TRELLIS_CLASH_LOOK);
}

/* One side deleted what the other edited: the edit is worth more. */
static void
merge_deleted (Merge *self)
{
  const gboolean i_deleted = trellis_record_get_deleted (self->mine) != 0;
  const gboolean they_deleted = trellis_record_get_deleted (self->theirs) != 0;
  TrellisRecord *deleting = i_deleted ? self->mine : self->theirs;
  TrellisRecord *other = i_deleted ? self->theirs : self->mine;

  if (i_deleted == they_deleted)
    take (self, TRELLIS_RECORD_DELETED, self->theirs);
  else if (trellis_record_get_deleted (self->base) != 0)
    take (self, TRELLIS_RECORD_DELETED, other);
  else if (!self->is_first && !trellis_record_is_edited (self->base, other))
    take (self, TRELLIS_RECORD_DELETED, deleting);
  else
    {
      take (self, TRELLIS_RECORD_DELETED, other);
      add_clash (self, TRELLIS_RECORD_DELETED, TRELLIS_CLASH_LOOK);
    }
}

static void
take_highest (Merge *self, guint field)
{
  take (self, field,
        trellis_record_get_number (self->mine, field) > trellis_record_get_number (self->theirs, field)
          ? self->mine
          : self->theirs);
}

static void
merge_text (Merge *self, guint field)
{
  const char *base = trellis_record_get_string (self->base, field);
  gboolean overlaps;
  g_autofree char *text =
    trellis_text_merge (self->is_first ? NULL : base != NULL ? base : "",
                        trellis_record_get_string (self->mine, field),
                        trellis_record_get_string (self->theirs, field), self->context->separator,
                        &overlaps);

  trellis_record_set_string (self->result, field, text);
  if (overlaps)
    add_clash (self, field, TRELLIS_CLASH_LOOK);
}

static void
merge_list (Merge *self, guint field)
{
  g_auto(GStrv) list = trellis_list_merge (trellis_record_get_list (self->base, field),
                                           trellis_record_get_list (self->mine, field),
                                           trellis_record_get_list (self->theirs, field));

  trellis_record_set_list (self->result, field, (const char *const *) list);
}

/* One line or a day: what one side emptied stays as the other wrote it. */
static void
merge_string (Merge *self, guint field)
{
  const gboolean is_link = self->klass->fields[field].kind == TRELLIS_FIELD_REFERENCE;

  if (trellis_record_get_string (self->theirs, field) == NULL)
    take_side (self, field, SIDE_MINE, TRELLIS_CLASH_AUTOMATIC);
  else if (trellis_record_get_string (self->mine, field) == NULL || is_link)
    take_side (self, field, SIDE_THEIRS, TRELLIS_CLASH_AUTOMATIC);
  else
    take_side (self, field, SIDE_THEIRS, TRELLIS_CLASH_LOOK);
}

/* Both changed the field, and not to the same. */
static void
merge_both (Merge *self, guint field)
{
  const TrellisField *declared = &self->klass->fields[field];

  switch (declared->kind)
    {
    case TRELLIS_FIELD_TEXT:
      merge_text (self, field);
      break;
    case TRELLIS_FIELD_LIST:
      merge_list (self, field);
      break;
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      merge_string (self, field);
      break;
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
    case TRELLIS_FIELD_BOOLEAN:
    case TRELLIS_FIELD_CHOICE:
      if (field == TRELLIS_RECORD_MODIFIED ||
          (declared->flags & (TRELLIS_FIELD_HIGHEST | TRELLIS_FIELD_CONFIRMS | TRELLIS_FIELD_OF_STATE)))
        take_highest (self, field);
      else if (field == TRELLIS_RECORD_CREATED || field == TRELLIS_RECORD_AUTHOR ||
               (declared->flags & TRELLIS_FIELD_ORDER) != 0)
        take (self, field, self->theirs);
      else
        take_side (self, field, SIDE_THEIRS, TRELLIS_CLASH_LOOK);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
merge_field (Merge *self, guint field)
{
  const TrellisFieldFlags flags = self->klass->fields[field].flags;

  if (field == TRELLIS_RECORD_UID || (flags & KEPT) != 0)
    return;
  if (field == TRELLIS_RECORD_VISIBILITY)
    merge_visibility (self);
  else if (field == TRELLIS_RECORD_DELETED)
    merge_deleted (self);
  else if ((flags & TRELLIS_FIELD_STATE) != 0)
    merge_state (self, field);
  else if ((flags & TRELLIS_FIELD_WHEN) != 0 && self->when != SIDE_EACH)
    take_side (self, field, self->when, TRELLIS_CLASH_LOOK);
  else if ((flags & TRELLIS_FIELD_CONFIRMS) != 0 && self->when != SIDE_EACH)
    take_side (self, field, self->when, TRELLIS_CLASH_AUTOMATIC);
  else if ((flags & TRELLIS_FIELD_OF_STATE) != 0 && self->state != SIDE_EACH)
    take_side (self, field, self->state, TRELLIS_CLASH_AUTOMATIC);
  else if (!differs (self->base, self->mine, field))
    take (self, field, self->theirs);
  else if (differs (self->base, self->theirs, field) && differs (self->mine, self->theirs, field))
    merge_both (self, field);
}

/* Nobody signs for another, and a name once given is not changed by anybody else. */
static void
merge_signature (Merge *self)
{
  const guint role = trellis_signature_field_role;
  const gboolean is_own = trellis_record_get_number (self->mine, role) == self->context->my_role;
  const gboolean is_changed = trellis_record_is_edited (self->base, self->theirs) ||
                              trellis_record_get_deleted (self->theirs) != 0;

  if (!is_own)
    trellis_record_assign (self->result, self->theirs);
  else if (is_changed && !trellis_record_is_same (self->mine, self->theirs))
    for (guint i = TRELLIS_RECORD_N_FIELDS; i < self->klass->n_fields; i++)
      if (differs (self->mine, self->theirs, i))
        add_clash (self, i, TRELLIS_CLASH_LOOK);
}

/* Whether @now has other content than @base, as far as others can see it. Where it stands among others,
 * who may see it and when it was written do not count. A @base that is NULL is none at all. */
gboolean
trellis_record_is_edited (TrellisRecord *base, TrellisRecord *now)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (now);

  if (base == NULL)
    return TRUE;
  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & (KEPT | TRELLIS_FIELD_ORDER)) == 0 && differs (base, now, i) &&
        (klass->fields[i].kind != TRELLIS_FIELD_TEXT ||
         !trellis_text_is_same (trellis_record_get_string (base, i),
                                trellis_record_get_string (now, i))))
      return TRUE;

  return FALSE;
}

/* Merges what became of @base with me and with them: records of one class, which say the same where an
 * item of a calendar cannot say anything. @base is NULL when the two meet for the first time; what is
 * equal is their common past then. @clashes, which may be NULL, gets TrellisClashes (transfer full) where
 * both changed the same. Private and local fields stay as mine. So does what is private: it is not shared
 * again by what comes from elsewhere. Not in a store; transfer full. */
TrellisRecord *
trellis_record_merge (TrellisRecord *base, TrellisRecord *mine, TrellisRecord *theirs,
                      const TrellisMergeContext *context, GPtrArray *clashes)
{
  g_autoptr(TrellisRecord) nothing = NULL;
  Merge self = { 0 };

  g_return_val_if_fail (G_OBJECT_TYPE (mine) == G_OBJECT_TYPE (theirs), NULL);
  g_return_val_if_fail (base == NULL || G_OBJECT_TYPE (mine) == G_OBJECT_TYPE (base), NULL);

  if (base == NULL)
    nothing = g_object_new (G_OBJECT_TYPE (mine), NULL);
  self.base = base != NULL ? base : nothing;
  self.mine = mine;
  self.theirs = theirs;
  self.result = trellis_record_copy (mine);
  self.klass = TRELLIS_RECORD_GET_CLASS (mine);
  self.context = context;
  self.is_first = base == NULL;
  self.clashes = clashes;
  if (base != NULL && trellis_record_is_same (base, theirs))
    return self.result;
  if (TRELLIS_IS_SIGNATURE (mine))
    {
      merge_signature (&self);
      return self.result;
    }

  self.when = choose_when (&self);
  self.state = choose_state (&self);
  for (guint i = 0; i < self.klass->n_fields; i++)
    merge_field (&self, i);
  return self.result;
}
