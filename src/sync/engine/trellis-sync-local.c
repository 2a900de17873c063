/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-run-private.h"

#include "trellis-record-copy.h"
#include "trellis-sync-words.h"

/* What is here, as it is told elsewhere. */

void
trellis_sync_local_free (TrellisSyncLocal *self)
{
  g_object_unref (self->raw);
  g_ptr_array_unref (self->raw_parts);
  trellis_ical_whole_free (self->whole);
  g_free (self);
}

/* Finds the two people, whose names are read in many items. */
gboolean
trellis_sync_read_names (TrellisSyncRun *run, GError **error)
{
  g_autoptr(TrellisRecord) match = NULL;
  g_autoptr(TrellisRecord) me = NULL;
  g_autoptr(TrellisRecord) partner = NULL;
  const char *partner_uid;
  TrellisRole my_role;
  const char *mine, *theirs;

  if (!trellis_share_reader_get (run->reader, TRELLIS_TYPE_MATCH, run->job->match, &match, error) ||
      !trellis_share_reader_get_me (run->reader, &me, error))
    return FALSE;
  if (match == NULL)
    {
      g_set_error_literal (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_FAILED,
                           "The match is not in the journal");
      return FALSE;
    }

  partner_uid = trellis_match_get_partner (TRELLIS_MATCH (match));
  if (partner_uid != NULL &&
      !trellis_share_reader_get (run->reader, TRELLIS_TYPE_PERSON, partner_uid, &partner, error))
    return FALSE;

  my_role = trellis_match_get_my_role (TRELLIS_MATCH (match));
  mine = me != NULL ? trellis_person_get_name (TRELLIS_PERSON (me)) : NULL;
  theirs = partner != NULL ? trellis_person_get_name (TRELLIS_PERSON (partner)) : NULL;
  run->mentor = g_strdup (my_role == TRELLIS_ROLE_MENTOR ? mine : theirs);
  run->mentee = g_strdup (my_role == TRELLIS_ROLE_MENTOR ? theirs : mine);
  run->context = (TrellisIcalContext) {
    .match = run->job->match,
    .my_role = my_role,
    .mentor = run->mentor,
    .mentee = run->mentee,
    .zone = run->job->zone,
    .now = run->job->now,
    .parents = run->parents,
    .no_goals = run->no_goals,
    .unknown = run->unknown,
  };
  run->separator = trellis_sync_words_separator (mine);
  return TRUE;
}

/* The partner, and me. */
static GPtrArray *
list_people (TrellisSyncRun *run, TrellisRecord *match, GError **error)
{
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  const char *partner = trellis_match_get_partner (TRELLIS_MATCH (match));
  TrellisRecord *other = NULL;
  TrellisRecord *me = NULL;

  if (partner != NULL &&
      !trellis_share_reader_get (run->reader, TRELLIS_TYPE_PERSON, partner, &other, error))
    return NULL;
  if (other != NULL)
    g_ptr_array_add (people, other);
  if (!trellis_share_reader_get_me (run->reader, &me, error))
    return NULL;
  if (me != NULL)
    g_ptr_array_add (people, me);
  return g_steal_pointer (&people);
}

static GPtrArray *
list_parts (TrellisSyncRun *run, TrellisRecord *record, GError **error)
{
  const char *uid = trellis_record_get_uid (record);

  if (TRELLIS_IS_MATCH (record))
    return list_people (run, record, error);
  if (TRELLIS_IS_MEETING (record))
    return trellis_share_reader_list_parts (run->reader, TRELLIS_TYPE_POINT, uid, error);
  if (TRELLIS_IS_AGREEMENT (record))
    {
      g_autoptr(GPtrArray) parts =
        trellis_share_reader_list_parts (run->reader, TRELLIS_TYPE_CLAUSE, uid, error);
      GPtrArray *signatures =
        parts != NULL
          ? trellis_share_reader_list_parts (run->reader, TRELLIS_TYPE_SIGNATURE, uid, error)
          : NULL;

      if (signatures == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (parts, signatures);
      return g_steal_pointer (&parts);
    }
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* Whether @target may be named there: what is private has not even a uid for others. */
static gboolean
may_name (TrellisSyncRun *run, const TrellisField *field, const char *target, gboolean *may,
          GError **error)
{
  g_autoptr(TrellisRecord) record = NULL;

  if (!trellis_share_reader_get (run->reader, field->get_type (), target, &record, error))
    return FALSE;
  *may = record != NULL && trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED;
  return TRUE;
}

/* References as they are told: without those to what is private, with those to what is not here. */
static gboolean
tell_references (TrellisSyncRun *run, TrellisRecord *record, GError **error)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const TrellisField *field = &klass->fields[i];
      const char *target;
      gboolean may = FALSE;

      if (field->kind != TRELLIS_FIELD_REFERENCE ||
          (field->flags & (TRELLIS_FIELD_PARENT | TRELLIS_FIELD_LOCAL)) != 0)
        continue;

      target = trellis_record_get_string (record, i);
      if (target == NULL)
        {
          g_autofree char *missing = trellis_share_reader_find_reference (
            run->reader, trellis_record_get_uid (record), field->name, error);

          if (missing == NULL)
            return FALSE;
          trellis_record_set_string (record, i, missing);
        }
      else if (!may_name (run, field, target, &may, error))
        return FALSE;
      else if (!may)
        trellis_record_set_string (record, i, NULL);
    }

  return TRUE;
}

/* Finds out whose part @record is: of the run's match, and perhaps of something private. */
static gboolean
find_match (TrellisSyncRun *run, TrellisRecord *record, TrellisSyncLocal *self, GError **error)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  g_autoptr(TrellisRecord) whole = NULL;
  int parent = -1;

  if (TRELLIS_IS_MATCH (record))
    {
      self->is_here = g_strcmp0 (trellis_record_get_uid (record), run->job->match) == 0;
      return TRUE;
    }
  for (guint i = 0; i < klass->n_fields && parent < 0; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0)
      parent = (int) i;
  if (klass->fields[parent].get_type () == TRELLIS_TYPE_MATCH)
    {
      self->is_here =
        g_strcmp0 (trellis_record_get_string (record, (guint) parent), run->job->match) == 0;
      return TRUE;
    }

  if (!trellis_share_reader_get (run->reader, klass->fields[parent].get_type (),
                                 trellis_record_get_string (record, (guint) parent), &whole, error))
    return FALSE;
  if (whole == NULL)
    return TRUE;
  self->is_hidden =
    self->is_hidden || trellis_record_get_visibility (whole) == TRELLIS_VISIBILITY_PRIVATE;
  return find_match (run, whole, self, error);
}

static gboolean
tell_parts (TrellisSyncRun *run, TrellisSyncLocal *self, GError **error)
{
  const gint64 deleted = trellis_record_get_deleted (self->raw);

  for (guint i = 0; i < self->raw_parts->len; i++)
    {
      TrellisRecord *raw = g_ptr_array_index (self->raw_parts, i);
      TrellisRecord *part;

      /* What went to the trash with the whole comes back with it. */
      if (trellis_record_get_deleted (raw) != 0 && trellis_record_get_deleted (raw) != deleted)
        continue;

      part = trellis_record_copy (raw);
      trellis_record_set_number (part, TRELLIS_RECORD_DELETED, 0);
      g_ptr_array_add (self->whole->parts, part);
      if (!tell_references (run, part, error))
        return FALSE;
    }

  return TRUE;
}

/* The whole around the record @uid of class @type; @local becomes NULL where there is none. */
gboolean
trellis_sync_read_local (TrellisSyncRun *run, GType type, const char *uid,
                         TrellisSyncLocal **local, GError **error)
{
  TrellisRecord *raw = NULL;
  TrellisSyncLocal *self;
  g_autoptr(TrellisRecord) told = NULL;

  *local = NULL;
  if (!trellis_share_reader_get (run->reader, type, uid, &raw, error))
    return FALSE;
  if (raw == NULL)
    return TRUE;

  told = trellis_record_copy (raw);
  self = g_new0 (TrellisSyncLocal, 1);
  self->raw = raw;
  self->raw_parts = list_parts (run, raw, error);
  self->whole = trellis_ical_whole_new (told, NULL);
  if (self->raw_parts == NULL)
    self->raw_parts = g_ptr_array_new ();
  else if (find_match (run, raw, self, error) && tell_references (run, told, error) &&
           tell_parts (run, self, error))
    {
      /* Sharing a match tells of it, whatever its visibility says. */
      if (TRELLIS_IS_MATCH (told))
        trellis_record_set_visibility (told, TRELLIS_VISIBILITY_SHARED);
      else if (trellis_record_get_visibility (raw) == TRELLIS_VISIBILITY_PRIVATE)
        self->is_hidden = TRUE;
      *local = self;
      return TRUE;
    }

  trellis_sync_local_free (self);
  return FALSE;
}

/* Likewise; but the record may have become one of another class than @type since that was noted, or nothing was,
 * G_TYPE_INVALID. */
gboolean
trellis_sync_read_local_of_any (TrellisSyncRun *run, GType type, const char *uid,
                                TrellisSyncLocal **local, GError **error)
{
  *local = NULL;
  if (type != G_TYPE_INVALID && !trellis_sync_read_local (run, type, uid, local, error))
    return FALSE;
  if (*local != NULL)
    return TRUE;
  if (!trellis_share_reader_find_type (run->reader, uid, &type, error))
    return FALSE;
  return type == G_TYPE_INVALID || trellis_sync_read_local (run, type, uid, local, error);
}

/* Whether it is to be there. @self may be NULL. */
gboolean
trellis_sync_local_may_leave (const TrellisSyncLocal *self)
{
  return self != NULL && self->is_here && !self->is_hidden && trellis_ical_whole_is_shareable (self->whole);
}

/* What gives an item that is read its identity, and what it cannot tell: the whole as it would be if
 * nobody had deleted it or made it private. NULL where @self is; transfer full. */
TrellisIcalWhole *
trellis_sync_local_as_known (const TrellisSyncLocal *self)
{
  g_autoptr(TrellisRecord) record = NULL;
  GPtrArray *parts;

  if (self == NULL)
    return NULL;

  record = trellis_record_copy (self->whole->record);
  trellis_record_set_number (record, TRELLIS_RECORD_DELETED, 0);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  parts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->whole->parts->len; i++)
    g_ptr_array_add (parts, trellis_record_copy (g_ptr_array_index (self->whole->parts, i)));
  return trellis_ical_whole_new (record, parts);
}
