/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-person-private.h"

#include <string.h>

#include "trellis-ical-agenda-private.h"
#include "trellis-ical-part-private.h"
#include "trellis-ical-text.h"

#define PERSON "X-TRELLIS-PERSON"

/* What a person tells of themselves. What they are known to be by others is no part of it. */
static const TrellisIcalExtra fields[] = {
  { trellis_person_field_name, "name" },
  { trellis_person_field_email, "email" },
  { trellis_person_field_phone, "phone" },
  { trellis_person_field_organization, "organization" },
  { trellis_person_field_job_title, "job" },
  { trellis_person_field_time_zone, "zone" },
  { trellis_person_field_languages, "languages" },
  { trellis_person_field_links, "links" },
  { trellis_person_field_works_best, "works-best" },
  { trellis_person_field_offers, "offers" },
  { trellis_person_field_looks_for, "looks-for" },
};

const char *
trellis_ical_role_get_word (TrellisRole role)
{
  return role == TRELLIS_ROLE_MENTOR ? "mentor" : "mentee";
}

static TrellisIcalPart *
find (GPtrArray *parts, TrellisRole role)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_strcmp0 (trellis_ical_part_get (parts->pdata[i], "role"),
                   trellis_ical_role_get_word (role)) == 0)
      return parts->pdata[i];
  return NULL;
}

static gboolean
is_by (const TrellisIcalPart *part, TrellisRole role)
{
  return g_strcmp0 (trellis_ical_part_get (part, "by"), trellis_ical_role_get_word (role)) == 0;
}

/* Whether the person shares themselves, and is not only named. */
static gboolean
is_whole (const TrellisIcalPart *part)
{
  for (guint i = 1; i < G_N_ELEMENTS (fields); i++)
    if (trellis_ical_part_get (part, fields[i].property) != NULL)
      return TRUE;
  return FALSE;
}

static void
remove_lines (TrellisIcalComponent *item, const char *id)
{
  g_autofree char *start = g_strdup_printf ("id=%s", id);
  const gsize length = strlen (start);

  for (guint i = trellis_ical_component_get_size (item); i > 0; i--)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (item, i - 1);
      const char *value = line != NULL ? trellis_ical_line_get_value (line) : "";

      if (line != NULL && trellis_ical_line_has_name (line, PERSON) &&
          strncmp (value, start, length) == 0 && (value[length] == ' ' || value[length] == '\0'))
        trellis_ical_component_remove (item, i - 1);
    }
}

static const char *
get_name (const TrellisIcalContext *context, TrellisRole role)
{
  return role == TRELLIS_ROLE_MENTOR ? context->mentor : context->mentee;
}

static GPtrArray *
list_words (TrellisPerson *person, TrellisRole role, const TrellisIcalContext *context)
{
  GPtrArray *words = trellis_ical_words_new ();
  const gboolean may_leave = person != NULL && trellis_ical_item_may_leave (person);
  const char *name = may_leave ? trellis_person_get_name (person) : NULL;
  g_autofree char *known_name = NULL;

  trellis_ical_words_add (words, "role", trellis_ical_role_get_word (role));
  trellis_ical_words_add (words, "by", trellis_ical_role_get_word (context->my_role));
  if (may_leave && role == context->my_role)
    {
      trellis_ical_words_add_fields (words, TRELLIS_RECORD (person), fields, G_N_ELEMENTS (fields), TRUE);
      return words;
    }
  if (name == NULL)
    name = get_name (context, role);
  known_name = name != NULL ? trellis_ical_base64_encode (name) : NULL;
  trellis_ical_words_add (words, "name", known_name);
  return words;
}

static gboolean
says (const TrellisIcalPart *part, GPtrArray *words)
{
  if (g_hash_table_size (part->words) != words->len)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];
      const char *equals = strchr (word, '=');
      g_autofree char *key = g_strndup (word, (gsize) (equals - word));

      if (g_strcmp0 (trellis_ical_part_get (part, key), equals + 1) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Tells of the one with @role, who may be NULL. Each of the two tells of themselves: what the other
 * wrote of themselves stays, and until they have, they have only a name. */
void
trellis_ical_person_write (TrellisIcalComponent *item,
                           TrellisPerson *person,
                           TrellisRole role,
                           const TrellisIcalContext *context)
{
  g_autoptr(GPtrArray) parts = trellis_ical_parts_list (item, PERSON);
  const TrellisIcalPart *part = find (parts, role);
  g_autoptr(GPtrArray) words = NULL;
  g_autofree char *uid = NULL;

  if (part != NULL && role != context->my_role && is_by (part, role))
    return;
  if (part != NULL && !is_whole (part) && (person == NULL || !trellis_ical_item_may_leave (person)))
    return;
  words = list_words (person, role, context);
  if (part != NULL && says (part, words))
    return;
  if (part != NULL)
    remove_lines (item, part->id);
  if (part != NULL)
    uid = g_strdup (part->id);
  else if (person != NULL && trellis_ical_item_may_leave (person))
    uid = g_strdup (trellis_record_get_uid (TRELLIS_RECORD (person)));
  else
    uid = trellis_ical_uid_make (trellis_ical_item_get_value (item, "UID"), "person",
                                 trellis_ical_role_get_word (role), 0);
  trellis_ical_part_write (item, PERSON, uid, words);
}

/* Gives @person what the item says of the one with @role. FALSE when it says nothing. What the other says
 * of me counts for nothing. */
gboolean
trellis_ical_person_read (const TrellisIcalComponent *item,
                          TrellisPerson *person,
                          TrellisRole role,
                          const TrellisIcalContext *context)
{
  g_autoptr(GPtrArray) parts = trellis_ical_parts_list (item, PERSON);
  const TrellisIcalPart *part = find (parts, role);
  TrellisRecord *record = TRELLIS_RECORD (person);

  if (part == NULL)
    return FALSE;
  if (trellis_record_get_uid (record) == NULL)
    {
      trellis_record_set_string (record, TRELLIS_RECORD_UID, part->id);
      trellis_record_set_visibility (record, is_whole (part) ? TRELLIS_VISIBILITY_SHARED
                                                             : TRELLIS_VISIBILITY_PRIVATE);
    }
  if (is_by (part, role) || is_by (part, context->my_role) ||
      trellis_person_get_name (person) == NULL)
    trellis_ical_part_get_fields (part, record, fields, G_N_ELEMENTS (fields));
  trellis_person_set_is_me (person, role == context->my_role);
  return TRUE;
}
