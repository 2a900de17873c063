/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-vcard.h"

#include "trellis-ical-text.h"
#include "trellis-ical-writer.h"
#include "trellis-vcard-names.h"

static TrellisIcalLine *
add_value (TrellisIcalComponent *card, const char *name, const char *value)
{
  TrellisIcalLine *line = trellis_ical_line_new (name, value);

  trellis_ical_component_take_line (card, line);
  return line;
}

/* NULL where there is nothing to say. */
static TrellisIcalLine *
add_text (TrellisIcalComponent *card, const char *name, const char *text)
{
  g_autofree char *value = text != NULL ? trellis_ical_text_escape (text) : NULL;

  return value != NULL ? add_value (card, name, value) : NULL;
}

static void
add_typed (TrellisIcalComponent *card, const char *name, const char *text, const char *parameter, const char *type)
{
  TrellisIcalLine *line = add_text (card, name, text);

  if (line != NULL)
    trellis_ical_line_set_parameter (line, parameter, type);
}

static void
add_texts (TrellisIcalComponent *card, const char *name, const char *const *texts)
{
  for (; texts != NULL && *texts != NULL; texts++)
    add_text (card, name, *texts);
}

/* Which part of a name is the family's is not known: all of it is taken for the given one. Version 3 cannot
 * do without (RFC 2426 §3.1.2). */
static void
add_name (TrellisIcalComponent *card, const char *name)
{
  g_autofree char *escaped = trellis_ical_text_escape (name);
  g_autofree char *parts = g_strdup_printf (";%s;;;", escaped);

  add_value (card, "FN", escaped);
  add_value (card, "N", parts);
}

/* @photo is a JPEG (RFC 2426 §3.1.4). */
static void
add_photo (TrellisIcalComponent *card, GBytes *photo)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (photo, &length);
  g_autofree char *encoded = g_base64_encode (data, length);
  TrellisIcalLine *line = add_value (card, "PHOTO", encoded);

  trellis_ical_line_set_parameter (line, "ENCODING", "b");
  trellis_ical_line_set_parameter (line, "TYPE", "JPEG");
}

/* A card of version 3 (RFC 2426), which every program reads, with what @person tells others and @photo, a
 * JPEG of them, if it is not NULL; NULL if they have no name. What is private about them is not on it.
 * Transfer full. */
char *
trellis_vcard_write (TrellisPerson *person, GBytes *photo)
{
  const char *name = trellis_person_get_name (person);
  g_autoptr(TrellisIcalComponent) card = NULL;

  if (name == NULL || *name == '\0')
    return NULL;

  card = trellis_ical_component_new ("VCARD");
  add_value (card, "VERSION", "3.0");
  add_name (card, name);
  add_typed (card, "EMAIL", trellis_person_get_email (person), "TYPE", "INTERNET");
  add_text (card, "TEL", trellis_person_get_phone (person));
  add_text (card, "ORG", trellis_person_get_organization (person));
  add_text (card, "TITLE", trellis_person_get_job_title (person));
  add_typed (card, "TZ", trellis_person_get_time_zone (person), "VALUE", "text");
  add_texts (card, "URL", trellis_person_get_links (person));
  add_texts (card, TRELLIS_VCARD_LANGUAGE, trellis_person_get_languages (person));
  add_text (card, TRELLIS_VCARD_WORKS_BEST, trellis_person_get_works_best (person));
  add_text (card, TRELLIS_VCARD_OFFERS, trellis_person_get_offers (person));
  add_text (card, TRELLIS_VCARD_LOOKS_FOR, trellis_person_get_looks_for (person));
  if (photo != NULL)
    add_photo (card, photo);
  return trellis_ical_write (card);
}
