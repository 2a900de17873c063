/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-match-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-ical-reader.h"
#include "trellis-records.h"
#include "trellis-sync-words.h"

static const char *
get_name (TrellisRecord *person)
{
  return person != NULL ? trellis_person_get_name (TRELLIS_PERSON (person)) : NULL;
}

/* @match becomes NULL when there is none with this @uid. */
gboolean
trellis_file_match_load (TrellisShareReader *reader, const TrellisFileSource *source, const char *uid,
                         TrellisFileMatch **match, GError **error)
{
  g_autoptr(TrellisFileMatch) self = g_new0 (TrellisFileMatch, 1);
  const char *partner;
  gboolean is_mentor;

  *match = NULL;
  if (!trellis_share_reader_get (reader, TRELLIS_TYPE_MATCH, uid, &self->record, error))
    return FALSE;
  if (self->record == NULL)
    return TRUE;

  partner = trellis_match_get_partner (TRELLIS_MATCH (self->record));
  if (!trellis_share_reader_get_me (reader, &self->me, error) ||
      (partner != NULL &&
       !trellis_share_reader_get (reader, TRELLIS_TYPE_PERSON, partner, &self->partner, error)))
    return FALSE;

  is_mentor = trellis_match_get_my_role (TRELLIS_MATCH (self->record)) == TRELLIS_ROLE_MENTOR;
  self->zone = g_strdup (source->zone);
  self->separator = trellis_sync_words_separator (get_name (self->me));
  self->context = (TrellisIcalContext) {
    .match = trellis_record_get_uid (self->record),
    .my_role = is_mentor ? TRELLIS_ROLE_MENTOR : TRELLIS_ROLE_MENTEE,
    .mentor = get_name (is_mentor ? self->me : self->partner),
    .mentee = get_name (is_mentor ? self->partner : self->me),
    .zone = self->zone,
    .now = source->now,
    .words = source->words,
  };
  *match = g_steal_pointer (&self);
  return TRUE;
}

void
trellis_file_match_free (TrellisFileMatch *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->partner);
  g_clear_object (&self->me);
  g_free (self->zone);
  g_free (self->separator);
  g_free (self);
}

/* What a calendar with the items of the match is called. Transfer full. */
char *
trellis_file_match_dup_title (TrellisFileMatch *self)
{
  if (self->context.mentor != NULL && self->context.mentee != NULL)
    /* Translators: what a calendar is called; the two %s are names. */
    return g_strdup_printf (_("Mentoring: %s and %s"), self->context.mentor, self->context.mentee);
  if (self->context.mentor != NULL || self->context.mentee != NULL)
    /* Translators: what a calendar is called; %s is a name. */
    return g_strdup_printf (_("Mentoring: %s"), self->context.mentor != NULL ? self->context.mentor
                                                                              : self->context.mentee);
  return g_strdup (_("Mentoring"));
}

static gboolean
add_parts (TrellisShareReader *reader, GType type, TrellisRecord *record, GPtrArray *parts,
           GError **error)
{
  g_autoptr(GPtrArray) found =
    trellis_share_reader_list_parts (reader, type, trellis_record_get_uid (record), error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (trellis_record_get_deleted (found->pdata[i]) == 0)
      g_ptr_array_add (parts, g_object_ref (found->pdata[i]));
  return found != NULL;
}

/* @record with the parts that travel with it. */
gboolean
trellis_file_match_load_whole (TrellisFileMatch *self, TrellisShareReader *reader,
                               TrellisRecord *record, TrellisIcalWhole **whole, GError **error)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_read = TRUE;

  *whole = NULL;
  if (TRELLIS_IS_MEETING (record))
    is_read = add_parts (reader, TRELLIS_TYPE_POINT, record, parts, error);
  else if (TRELLIS_IS_AGREEMENT (record))
    is_read = add_parts (reader, TRELLIS_TYPE_CLAUSE, record, parts, error) &&
              add_parts (reader, TRELLIS_TYPE_SIGNATURE, record, parts, error);
  else if (TRELLIS_IS_MATCH (record))
    {
      if (self->partner != NULL)
        g_ptr_array_add (parts, g_object_ref (self->partner));
      if (self->me != NULL)
        g_ptr_array_add (parts, g_object_ref (self->me));
    }
  if (!is_read)
    return FALSE;

  *whole = trellis_ical_whole_new (record, g_steal_pointer (&parts));
  return TRUE;
}

/* The last content of @known that was the same here and where the match is shared; @base becomes NULL
 * when there is none. */
gboolean
trellis_file_match_load_base (TrellisFileMatch *self, TrellisShareReader *reader,
                              const TrellisIcalWhole *known, TrellisIcalWhole **base, GError **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TrellisIcalDocument) document = NULL;
  const TrellisIcalComponent *calendar;
  const char *text;
  gsize length;

  *base = NULL;
  bytes = trellis_share_reader_dup_base (reader, trellis_record_get_uid (self->record),
                                         trellis_record_get_uid (known->record), error);
  if (bytes == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &length);
  if (length == 0)
    return TRUE;
  document = trellis_ical_read (text, length);
  calendar = trellis_ical_component_find_part (document->stream, "VCALENDAR");
  if (calendar != NULL)
    *base = trellis_ical_whole_read (calendar, known, &self->context);
  return TRUE;
}
