/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-file-match-private.h"
#include "trellis-ical-message.h"
#include "trellis-ical-split.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

typedef struct
{
  const TrellisFileSource *source;
  TrellisShareReader *reader;
  TrellisFileMatch *match;
  GPtrArray *calendars;
  GCancellable *cancellable;
} Export;

static gboolean
may_leave (TrellisRecord *record)
{
  return trellis_record_get_deleted (record) == 0 &&
         trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED;
}

/* Not even that there is something private is told. */
static gboolean
hide_references (Export *self, TrellisRecord *record, GError **error)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *uid = klass->fields[i].kind == TRELLIS_FIELD_REFERENCE &&
                            (klass->fields[i].flags & (TRELLIS_FIELD_PARENT | TRELLIS_FIELD_LOCAL)) == 0
                          ? trellis_record_get_string (record, i)
                          : NULL;
      g_autoptr(TrellisRecord) target = NULL;

      if (uid == NULL)
        continue;
      if (!trellis_share_reader_get (self->reader, klass->fields[i].get_type (), uid, &target, error))
        return FALSE;
      if (target == NULL || !may_leave (target))
        trellis_record_set_string (record, i, NULL);
    }
  return TRUE;
}

/* What is the same gives the same bytes, whenever it is written. */
static gboolean
add_record (Export *self, TrellisRecord *record, GError **error)
{
  g_autoptr(TrellisIcalWhole) whole = NULL;
  TrellisIcalComponent *calendar;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !hide_references (self, record, error) ||
      !trellis_file_match_load_whole (self->match, self->reader, record, &whole, error))
    return FALSE;

  self->match->context.now = MAX (trellis_record_get_modified (record), 1);
  calendar = trellis_ical_whole_write (whole, NULL, &self->match->context);
  if (calendar != NULL)
    g_ptr_array_add (self->calendars, calendar);
  return TRUE;
}

static gboolean add_goal_parts (Export        *self,
                                TrellisRecord *goal,
                                GError       **error);

/* Records of one class that are part of @whole, and what is part of them. Nothing of what is private is
 * shared. */
static gboolean
add_all (Export *self, GType type, TrellisRecord *whole, GError **error)
{
  g_autoptr(GPtrArray) records =
    trellis_share_reader_list_parts (self->reader, type, trellis_record_get_uid (whole), error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (may_leave (records->pdata[i]) &&
        (!add_record (self, records->pdata[i], error) ||
         (type == TRELLIS_TYPE_GOAL && !add_goal_parts (self, records->pdata[i], error))))
      return FALSE;
  return TRUE;
}

static gboolean
add_goal_parts (Export *self, TrellisRecord *goal, GError **error)
{
  return add_all (self, TRELLIS_TYPE_TASK, goal, error) &&
         add_all (self, TRELLIS_TYPE_CHECK_IN, goal, error);
}

static gboolean
add_match (Export *self, const char *uid, GError **error)
{
  const GType types[] = { TRELLIS_TYPE_AGREEMENT, TRELLIS_TYPE_MEETING, TRELLIS_TYPE_GOAL,
                          TRELLIS_TYPE_ACTION, TRELLIS_TYPE_NOTE };

  g_clear_pointer (&self->match, trellis_file_match_free);
  if (!trellis_file_match_load (self->reader, self->source, uid, &self->match, error))
    return FALSE;
  if (self->match == NULL || trellis_record_get_deleted (self->match->record) != 0)
    return TRUE;

  /* Whoever gives away what is in it tells of the match, too. */
  trellis_record_set_visibility (self->match->record, TRELLIS_VISIBILITY_SHARED);
  if (!add_record (self, self->match->record, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (!add_all (self, types[i], self->match->record, error))
      return FALSE;
  return TRUE;
}

static gboolean
begin (Export *self, const TrellisFileSource *source, GCancellable *cancellable, GError **error)
{
  *self = (Export) { .source = source, .cancellable = cancellable };
  self->calendars = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_ical_component_free);
  self->reader = trellis_share_reader_open (source->folder, error);
  return self->reader != NULL;
}

static void
end (Export *self)
{
  g_clear_pointer (&self->reader, trellis_share_reader_free);
  g_clear_pointer (&self->match, trellis_file_match_free);
  g_ptr_array_unref (self->calendars);
}

static GBytes *
write_calendar (const TrellisIcalComponent *calendar)
{
  char *text = trellis_ical_write (calendar);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
write_all (Export *self, const char *name)
{
  g_autoptr(TrellisIcalComponent) joined = trellis_ical_join (self->calendars, name);

  return write_calendar (joined);
}

/* All that is shared of the @matches, which are uids, as one calendar. Nothing that is private is in it,
 * nor anything in the trash. The same journal always gives the same bytes. Transfer full. */
GBytes *
trellis_file_export_matches (const TrellisFileSource *source, const char *const *matches,
                             GCancellable *cancellable, GError **error)
{
  Export self;
  gboolean is_read = begin (&self, source, cancellable, error);
  g_autofree char *name = NULL;
  GBytes *bytes = NULL;
  guint n = 0;

  for (; is_read && matches[n] != NULL; n++)
    is_read = add_match (&self, matches[n], error);
  if (is_read && n == 1 && self.match != NULL)
    name = trellis_file_match_dup_title (self.match);
  if (is_read)
    bytes = write_all (&self, name != NULL ? name : _("Mentoring"));
  end (&self);
  return bytes;
}

/* The match that @record belongs to, and whether it may leave, with all that it is part of. */
static gboolean
find_match (Export *self, TrellisRecord *record, char **match, gboolean *leaves, GError **error)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  g_autoptr(TrellisRecord) whole = NULL;

  if (TRELLIS_IS_MATCH (record))
    {
      *match = g_strdup (trellis_record_get_uid (record));
      return TRUE;
    }
  *leaves = *leaves && may_leave (record);
  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0 && trellis_record_get_string (record, i) != NULL)
      return trellis_share_reader_get (self->reader, klass->fields[i].get_type (),
                                       trellis_record_get_string (record, i), &whole, error) &&
             (whole == NULL || find_match (self, whole, match, leaves, error));
  return TRUE;
}

/* Finds the record and gives its item to the export. */
static gboolean
add_single (Export *self, GType type, const char *uid, GError **error)
{
  g_autoptr(TrellisRecord) record = NULL;
  g_autofree char *match = NULL;
  gboolean leaves = TRUE;

  if (!trellis_share_reader_get (self->reader, type, uid, &record, error) ||
      (record != NULL && !find_match (self, record, &match, &leaves, error)))
    return FALSE;
  if (match != NULL && !trellis_file_match_load (self->reader, self->source, match, &self->match, error))
    return FALSE;
  if (self->match != NULL && leaves && !add_record (self, record, error))
    return FALSE;
  if (self->calendars->len > 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "The record is private");
  return FALSE;
}

/* One record with its parts. Fails with G_IO_ERROR_PERMISSION_DENIED when it is private, or part of
 * something private. Transfer full. */
GBytes *
trellis_file_export_record (const TrellisFileSource *source, GType type, const char *uid, GError **error)
{
  Export self;
  GBytes *bytes = NULL;

  if (begin (&self, source, NULL, error) && add_single (&self, type, uid, error))
    bytes = write_calendar (self.calendars->pdata[0]);
  end (&self);
  return bytes;
}

/* A meeting to be mailed to the partner, as trellis_ical_invitation_write() makes it. Transfer full. */
GBytes *
trellis_file_export_invitation (const TrellisFileSource *source, const char *meeting, GError **error)
{
  Export self;
  GBytes *bytes = NULL;

  if (begin (&self, source, NULL, error) &&
      add_single (&self, TRELLIS_TYPE_MEETING, meeting, error))
    {
      g_autoptr(TrellisIcalComponent) invitation =
        trellis_ical_invitation_write (self.calendars->pdata[0]);

      bytes = write_calendar (invitation);
    }
  end (&self);
  return bytes;
}
