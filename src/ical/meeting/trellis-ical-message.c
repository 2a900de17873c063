/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-message.h"

#include "trellis-ical-item-private.h"

TrellisIcalMessage
trellis_ical_message_read (const TrellisIcalComponent *calendar)
{
  static const struct
  {
    const char *method;
    TrellisIcalMessage message;
  } methods[] = {
    { "PUBLISH", TRELLIS_ICAL_MESSAGE_NONE },
    { "REQUEST", TRELLIS_ICAL_MESSAGE_REQUEST },
    { "REPLY", TRELLIS_ICAL_MESSAGE_REPLY },
    { "CANCEL", TRELLIS_ICAL_MESSAGE_CANCEL },
  };
  const char *value = trellis_ical_item_get_value (calendar, "METHOD");
  g_autofree char *method = g_strstrip (g_strdup (value != NULL ? value : ""));

  if (*method == '\0')
    return TRELLIS_ICAL_MESSAGE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_ascii_strcasecmp (method, methods[i].method) == 0)
      return methods[i].message;
  return TRELLIS_ICAL_MESSAGE_OTHER;
}

/* Whether the one who replies comes (RFC 5545 §3.2.12). */
TrellisIcalAnswer
trellis_ical_message_answer (const TrellisIcalComponent *calendar)
{
  static const struct
  {
    const char *status;
    TrellisIcalAnswer answer;
  } answers[] = {
    { "ACCEPTED", TRELLIS_ICAL_ANSWER_YES },
    { "DECLINED", TRELLIS_ICAL_ANSWER_NO },
    { "TENTATIVE", TRELLIS_ICAL_ANSWER_MAYBE },
  };
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VEVENT");
  const TrellisIcalLine *attendee =
    item != NULL ? trellis_ical_component_find_line (item, "ATTENDEE") : NULL;

  for (guint i = 0; attendee != NULL && i < G_N_ELEMENTS (answers); i++)
    if (trellis_ical_line_parameter_is (attendee, "PARTSTAT", answers[i].status))
      return answers[i].answer;
  return TRELLIS_ICAL_ANSWER_NONE;
}

static void
add_person (const TrellisIcalLine *line, GHashTable *people)
{
  const char *address = trellis_ical_line_get_value (line);
  g_autofree char *name = trellis_ical_line_dup_parameter (line, "CN");

  if (g_ascii_strncasecmp (address, "mailto:", 7) == 0)
    address += 7;
  g_hash_table_add (people, g_utf8_casefold (address, -1));
  if (name != NULL)
    g_hash_table_add (people, g_utf8_casefold (name, -1));
}

/* Adds to @people, which owns its keys, the addresses and names of those that the items are about, with no
 * difference between small and capital letters. */
void
trellis_ical_message_find_people (const TrellisIcalComponent *calendar, GHashTable *people)
{
  static const char *const names[] = { "ORGANIZER", "ATTENDEE" };

  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      const TrellisIcalComponent *item = trellis_ical_component_get_part (calendar, i);

      for (guint k = 0; item != NULL && k < G_N_ELEMENTS (names); k++)
        for (guint at = trellis_ical_component_search_line (item, names[k], 0); at != TRELLIS_ICAL_NONE;
             at = trellis_ical_component_search_line (item, names[k], at + 1))
          add_person (trellis_ical_component_get_line (item, at), people);
    }
}

/* @calendar, a meeting that trellis_ical_whole_write() wrote, to be mailed by a person. It is published
 * (RFC 5546 §3.2.1), with nobody asked to answer: a request names an organizer and attendees, and a
 * calendar server on which either of the two keeps it would from then on send mail of its own about it
 * (RFC 6638 §3.2). Every calendar program offers to add what is published; Trellis knows it again by its
 * UID. Transfer full. */
TrellisIcalComponent *
trellis_ical_invitation_write (const TrellisIcalComponent *calendar)
{
  static const char *const people[] = { "ORGANIZER", "ATTENDEE", "X-TRELLIS-REV" };
  TrellisIcalComponent *invitation = trellis_ical_component_copy (calendar);
  TrellisIcalComponent *item = trellis_ical_item_find (invitation, "VEVENT");

  for (guint i = 0; item != NULL && i < G_N_ELEMENTS (people); i++)
    trellis_ical_component_remove_lines (item, people[i]);
  trellis_ical_item_set_value (invitation, "METHOD", "PUBLISH");
  return invitation;
}
