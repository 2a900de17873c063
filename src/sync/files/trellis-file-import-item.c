/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-import-private.h"

#include "trellis-ical-message.h"
#include "trellis-ical-split.h"
#include "trellis-ical-text.h"
#include "trellis-ical-zone.h"
#include "trellis-records.h"

/* One item of a file as records. */

static void
free_edit (gpointer data)
{
  TrellisShareEdit *edit = data;

  g_clear_object (&edit->read);
  g_clear_object (&edit->merged);
  g_free (edit);
}

static char *
dup_title (const TrellisIcalComponent *calendar)
{
  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i);
      const TrellisIcalLine *line =
        part != NULL ? trellis_ical_component_find_line (part, "SUMMARY") : NULL;

      if (line != NULL)
        return trellis_ical_text_unescape (trellis_ical_line_get_value (line));
    }
  return NULL;
}

static TrellisImporting *
add_item (TrellisImporter *self, const TrellisIcalComponent *calendar)
{
  TrellisImporting *importing = g_new0 (TrellisImporting, 1);

  importing->item = g_new0 (TrellisImportItem, 1);
  importing->item->uid = g_strdup (trellis_ical_get_uid (calendar));
  importing->item->title = dup_title (calendar);
  importing->item->edits = g_ptr_array_new_with_free_func (free_edit);
  g_ptr_array_add (self->import->items, importing->item);
  g_ptr_array_add (self->list, importing);
  g_hash_table_insert (self->by_uid, importing->item->uid, importing);
  return importing;
}

/* Takes the item out of what is taken in. */
void
trellis_importing_leave (TrellisImporting *importing, TrellisImportReason reason)
{
  importing->item->state = TRELLIS_IMPORT_LEFT;
  importing->item->reason = reason;
  g_clear_pointer (&importing->read, trellis_ical_whole_free);
}

/* What a thing that cannot be taken in would be. */
static void
guess (TrellisImporting *importing, const TrellisIcalComponent *calendar)
{
  const TrellisIcalContext context = { .zone = NULL };
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (calendar, NULL, &context);

  if (whole != NULL)
    importing->item->record = g_object_ref (whole->record);
}

/* @match becomes NULL when there is none. */
static gboolean
find_match (TrellisImporter *self, const char *uid, TrellisFileMatch **match, GError **error)
{
  *match = uid != NULL ? g_hash_table_lookup (self->matches, uid) : NULL;
  if (uid == NULL || *match != NULL)
    return TRUE;
  if (!trellis_file_match_load (self->reader, self->source, uid, match, error))
    return FALSE;
  if (*match != NULL && trellis_record_get_deleted ((*match)->record) != 0)
    g_clear_pointer (match, trellis_file_match_free);
  if (*match != NULL)
    g_hash_table_insert (self->matches, g_strdup (uid), *match);
  return TRUE;
}

/* The field of @record that refers to a record of @type, or of any if that is G_TYPE_INVALID, and has all
 * of @flags; -1 if there is none. */
int
trellis_importer_find_field (TrellisRecord *record, GType type, TrellisFieldFlags flags)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == TRELLIS_FIELD_REFERENCE && (klass->fields[i].flags & flags) == flags &&
        (type == G_TYPE_INVALID || klass->fields[i].get_type () == type))
      return (int) i;
  return -1;
}

/* The uid of the match that a record is part of, as far as it says itself. */
static const char *
get_match (TrellisRecord *record)
{
  const int field = trellis_importer_find_field (record, TRELLIS_TYPE_MATCH, TRELLIS_FIELD_PARENT);

  if (TRELLIS_IS_MATCH (record))
    return trellis_record_get_uid (record);
  return field >= 0 ? trellis_record_get_string (record, (guint) field) : NULL;
}

/* What is here under the UID of the item, and the match that it is in or goes to. */
static gboolean
find_known (TrellisImporter *self, TrellisImporting *importing, const TrellisIcalComponent *calendar,
            TrellisFileMatch **match, GError **error)
{
  g_autoptr(TrellisRecord) record = NULL;
  GType type;

  *match = NULL;
  if (!trellis_share_reader_find_type (self->reader, importing->item->uid, &type, error) ||
      (type != G_TYPE_INVALID &&
       !trellis_share_reader_get (self->reader, type, importing->item->uid, &record, error)))
    return FALSE;

  if ((record != NULL && !find_match (self, get_match (record), match, error)) ||
      (*match == NULL && !find_match (self, trellis_ical_get_match (calendar), match, error)) ||
      (*match == NULL && !find_match (self, self->choice->match, match, error)))
    return FALSE;
  if (*match != NULL)
    importing->separator = (*match)->separator;
  return record == NULL || *match == NULL ||
         (trellis_file_match_load_whole (*match, self->reader, record, &importing->known, error) &&
          trellis_file_match_load_base (*match, self->reader, importing->known, &importing->base, error));
}

static const char *
get_name (TrellisRecord *person)
{
  return person != NULL ? trellis_person_get_name (TRELLIS_PERSON (person)) : NULL;
}

/* A person that has not told of themselves is known by the role alone, which is no uid. */
static void
give_uid (TrellisPerson *person)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (person));

  if (uid == NULL || g_str_equal (uid, "mentor") || g_str_equal (uid, "mentee"))
    {
      g_autofree char *random = g_uuid_string_random ();

      trellis_record_set_string (TRELLIS_RECORD (person), TRELLIS_RECORD_UID, random);
    }
}

static TrellisFileMatch *
create_match (TrellisImporter *self, TrellisIcalWhole *card, const TrellisIcalContext *context)
{
  TrellisFileMatch *match = g_new0 (TrellisFileMatch, 1);
  const gboolean is_mentor = context->my_role == TRELLIS_ROLE_MENTOR;

  match->record = g_object_ref (card->record);
  match->zone = g_strdup (self->source->zone);
  match->separator = g_strdup ("(:)"); /* nothing of it is here, so that nothing is merged */
  for (guint i = 0; i < card->parts->len; i++)
    {
      TrellisPerson *person = card->parts->pdata[i];
      TrellisRecord **place = trellis_person_get_is_me (person) ? &match->me : &match->partner;

      if (*place == NULL)
        *place = g_object_ref (TRELLIS_RECORD (person));
    }
  if (match->partner != NULL)
    {
      give_uid (TRELLIS_PERSON (match->partner));
      trellis_match_set_partner (TRELLIS_MATCH (match->record), trellis_record_get_uid (match->partner));
    }
  match->context = *context;
  match->context.match = trellis_record_get_uid (match->record);
  match->context.mentor = get_name (is_mentor ? match->me : match->partner);
  match->context.mentee = get_name (is_mentor ? match->partner : match->me);
  match->context.zone = match->zone;
  return match;
}

/* The card of a match that is not here. If it is to be added, other items can be of it. */
static void
read_card (TrellisImporter *self, TrellisImporting *importing, const TrellisIcalComponent *calendar)
{
  const TrellisRole role = self->choice->my_role;
  const TrellisIcalContext context = { .my_role = role, .zone = self->source->zone, .now = self->source->now };
  TrellisFileMatch *match;

  importing->read = trellis_ical_whole_read (calendar, NULL, &context);
  if (importing->read == NULL || !TRELLIS_IS_MATCH (importing->read->record))
    {
      trellis_importing_leave (importing, TRELLIS_IMPORT_NOT_UNDERSTOOD);
      return;
    }

  match = create_match (self, importing->read, &context);
  g_set_str (&self->import->new_match, match->context.match);
  g_set_str (&self->import->mentor, match->context.mentor);
  g_set_str (&self->import->mentee, match->context.mentee);
  g_set_object (&importing->item->record, importing->read->record);
  if (!self->choice->adds_match)
    {
      trellis_importing_leave (importing, TRELLIS_IMPORT_NO_MATCH);
      trellis_file_match_free (match);
      return;
    }
  g_hash_table_insert (self->matches, g_strdup (match->context.match), match);
}

static gboolean
is_confirmed (const TrellisIcalWhole *known)
{
  return TRELLIS_IS_MEETING (known->record) &&
         trellis_meeting_get_confirmed_by_partner (TRELLIS_MEETING (known->record)) != 0;
}

/* Why what came by mail about a meeting is nothing to take in: it is only what calendar programs say to each
 * other, or is about one that is not here. Of an answer to an invitation to one that is, it is known whether
 * the other comes. */
static TrellisImportReason
judge_message (TrellisImporting *importing, const TrellisIcalComponent *calendar)
{
  switch (trellis_ical_message_read (calendar))
    {
    case TRELLIS_ICAL_MESSAGE_OTHER:
      return TRELLIS_IMPORT_ANSWER;
    case TRELLIS_ICAL_MESSAGE_REPLY:
      if (importing->known == NULL || trellis_ical_message_answer (calendar) == TRELLIS_ICAL_ANSWER_NONE)
        return TRELLIS_IMPORT_ANSWER;
      return trellis_ical_message_answer (calendar) == TRELLIS_ICAL_ANSWER_NO && !is_confirmed (importing->known)
             ? TRELLIS_IMPORT_DECLINES
             : TRELLIS_IMPORT_TAKEN;
    case TRELLIS_ICAL_MESSAGE_CANCEL:
      return importing->known == NULL ? TRELLIS_IMPORT_CANCELS : TRELLIS_IMPORT_TAKEN;
    case TRELLIS_ICAL_MESSAGE_NONE:
    case TRELLIS_ICAL_MESSAGE_REQUEST:
    default:
      return TRELLIS_IMPORT_TAKEN;
    }
}

static void
set_missing_reference (TrellisRecord *record, GType type, const char *uid)
{
  const int field = trellis_importer_find_field (record, type, TRELLIS_FIELD_PARENT);

  if (field >= 0)
    trellis_record_set_string (record, (guint) field, uid);
}

static TrellisImportReason
find_why_not (const TrellisIcalComponent *calendar)
{
  if (trellis_ical_is_newer (calendar))
    return TRELLIS_IMPORT_NEWER_VERSION;
  return trellis_ical_component_find_part (calendar, "VEVENT") != NULL ? TRELLIS_IMPORT_NO_DATE
                                                                       : TRELLIS_IMPORT_NOT_UNDERSTOOD;
}

/* Notes what the item is part of where that is no goal: all that there is in the files and here is known. */
static gboolean
look_at_parent (TrellisImporter *self, const TrellisIcalComponent *calendar, GError **error)
{
  g_autofree char *parent = trellis_ical_dup_foreign_parent (calendar);
  GType type;

  if (parent == NULL || g_hash_table_contains (self->todos, parent))
    return TRUE;
  if (!trellis_share_reader_find_type (self->reader, parent, &type, error))
    return FALSE;
  if (type != TRELLIS_TYPE_GOAL)
    g_hash_table_add (self->no_goals, g_steal_pointer (&parent));
  return TRUE;
}

static void
read_known_kind (TrellisImporter *self, TrellisImporting *importing, const TrellisIcalComponent *calendar,
                 TrellisFileMatch *match)
{
  TrellisIcalContext context = match->context;

  context.match = NULL; /* it may come from a match that is not here */
  context.parents = self->parents;
  context.no_goals = self->no_goals;
  importing->read = trellis_ical_whole_read (calendar, importing->known, &context);
  if (importing->read == NULL)
    {
      trellis_importing_leave (importing, find_why_not (calendar));
      return;
    }
  if (importing->known == NULL && trellis_ical_is_confidential (calendar))
    trellis_record_set_visibility (importing->read->record, TRELLIS_VISIBILITY_PRIVATE);
  if (importing->known != NULL &&
      G_OBJECT_TYPE (importing->known->record) != G_OBJECT_TYPE (importing->read->record))
    {
      trellis_importing_leave (importing, TRELLIS_IMPORT_OTHER_KIND);
      return;
    }

  importing->item->is_zone_unknown = trellis_ical_has_unknown_zone (calendar);
  set_missing_reference (importing->read->record, TRELLIS_TYPE_MATCH, match->context.match);
  for (guint i = 0; i < importing->read->parts->len; i++)
    set_missing_reference (importing->read->parts->pdata[i], G_OBJECT_TYPE (importing->read->record),
                           importing->item->uid);
  g_set_object (&importing->item->record, importing->read->record);
}

/* Reads the item of @calendar into the import. FALSE only when the journal cannot be read. */
gboolean
trellis_importer_read_item (TrellisImporter *self, const TrellisIcalComponent *calendar, GError **error)
{
  TrellisImporting *importing = add_item (self, calendar);
  const char *own_match = trellis_ical_get_match (calendar);
  TrellisImportReason reason;
  TrellisFileMatch *match;

  if (!find_known (self, importing, calendar, &match, error) || !look_at_parent (self, calendar, error))
    return FALSE;

  reason = judge_message (importing, calendar);
  if (reason == TRELLIS_IMPORT_TAKEN && trellis_ical_is_repeating (calendar))
    reason = importing->known == NULL && trellis_ical_component_find_part (calendar, "VEVENT") != NULL
             ? TRELLIS_IMPORT_NOT_SOON
             : TRELLIS_IMPORT_REPEATS;
  if (reason != TRELLIS_IMPORT_TAKEN)
    trellis_importing_leave (importing, reason);
  else if (own_match != NULL && g_str_equal (own_match, importing->item->uid) && importing->known == NULL)
    {
      read_card (self, importing, calendar);
      return TRUE;
    }
  else if (match == NULL)
    {
      self->import->asks_match =
        self->import->asks_match || own_match == NULL ||
        g_strcmp0 (own_match, self->import->new_match) != 0;
      trellis_importing_leave (importing, TRELLIS_IMPORT_NO_MATCH);
    }
  else
    {
      read_known_kind (self, importing, calendar, match);
      if (own_match == NULL || !g_str_equal (own_match, match->context.match))
        self->import->asks_match = self->import->asks_match || importing->known == NULL;
    }
  if (importing->item->record == NULL)
    guess (importing, calendar);
  return TRUE;
}
