/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-vcard.h"

#include "trellis-ical-reader.h"
#include "trellis-ical-text.h"
#include "trellis-vcard-names.h"
#include "trellis-vcard-old.h"

#include <string.h>

#define PHOTO "trellis-vcard-photo"

/* Letters of a picture that is encoded: those of 15 megabytes. */
#define MOST_PHOTO (20 * 1000 * 1000)

/* What programs put before a name to hold lines together: "item1.EMAIL". */
static gboolean
is_called (const TrellisIcalLine *line, const char *name)
{
  g_autofree char *full = trellis_ical_line_dup_name (line);
  const char *dot = strrchr (full, '.');

  return g_str_equal (dot != NULL ? dot + 1 : full, name);
}

/* One line of text; NULL if there is none. Bytes, as those of a picture, are none. Transfer full. */
static char *
create_text (const TrellisIcalLine *line, const char *value)
{
  g_autofree char *encoding = trellis_ical_line_dup_parameter (line, "ENCODING");
  g_autofree char *text = trellis_ical_text_unescape (value);

  if (encoding != NULL)
    return NULL;
  g_strstrip (g_strdelimit (text, "\r\n\t", ' '));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The parts that unescaped semicolons separate (RFC 6350 §3.4). */
static char **
split_parts (const char *value)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  const char *start = value;

  for (const char *c = value;; c++)
    {
      if (*c == '\\' && c[1] != '\0')
        c++;
      else if (*c == ';' || *c == '\0')
        {
          g_strv_builder_take (parts, g_strndup (start, (gsize) (c - start)));
          if (*c == '\0')
            return g_strv_builder_end (parts);
          start = c + 1;
        }
    }
}

/* Version 4 has a parameter, version 3 a type among others. */
static gboolean
is_preferred (const TrellisIcalLine *line)
{
  g_autofree char *preference = trellis_ical_line_dup_parameter (line, "PREF");
  g_auto(GStrv) types = trellis_ical_line_dup_parameters (line, "TYPE");

  for (char **type = types; type != NULL && *type != NULL; type++)
    if (g_ascii_strcasecmp (*type, "pref") == 0)
      return TRUE;
  return preference != NULL;
}

/* The best of the lines called @name: the preferred one, or else the first. NULL if there is none. */
static const TrellisIcalLine *
find (const TrellisIcalComponent *card, const char *name)
{
  const TrellisIcalLine *first = NULL;

  for (guint i = 0; i < trellis_ical_component_get_size (card); i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (card, i);

      if (line == NULL || !is_called (line, name))
        continue;
      if (is_preferred (line))
        return line;
      first = first != NULL ? first : line;
    }
  return first;
}

static char *
dup_text (const TrellisIcalComponent *card, const char *name)
{
  const TrellisIcalLine *line = find (card, name);

  return line != NULL ? create_text (line, trellis_ical_line_get_value (line)) : NULL;
}

/* Version 4 has addresses, "mailto:" and "tel:", where version 3 has text. */
static char *
dup_address (const TrellisIcalComponent *card, const char *name, const char *scheme)
{
  g_autofree char *text = dup_text (card, name);

  if (text != NULL && g_ascii_strncasecmp (text, scheme, strlen (scheme)) == 0)
    return g_strdup (text + strlen (scheme));
  return g_steal_pointer (&text);
}

/* Several lines of text, as it was written; NULL if there is none. Transfer full. */
static char *
dup_long_text (const TrellisIcalComponent *card, const char *name)
{
  const TrellisIcalLine *line = find (card, name);
  g_autofree char *text = line != NULL ? trellis_ical_text_unescape (trellis_ical_line_get_value (line)) : NULL;

  return text != NULL && *g_strstrip (text) != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
add_texts (GStrvBuilder *texts, const TrellisIcalComponent *card, const char *name)
{
  for (guint i = 0; i < trellis_ical_component_get_size (card); i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (card, i);
      char *text;

      if (line != NULL && is_called (line, name) &&
          (text = create_text (line, trellis_ical_line_get_value (line))) != NULL)
        g_strv_builder_take (texts, text);
    }
}

/* The texts of all lines of either name; @other may be NULL. Transfer full. */
static char **
list_texts (const TrellisIcalComponent *card, const char *name, const char *other)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  add_texts (texts, card, name);
  if (other != NULL)
    add_texts (texts, card, other);
  return g_strv_builder_end (texts);
}

/* "Lovelace;Ada;;Countess;" is how a card without a whole name calls somebody. */
static char *
join_name (const TrellisIcalComponent *card)
{
  static const guint order[] = { 3, 1, 2, 0, 4 };
  const TrellisIcalLine *line = find (card, "N");
  g_autoptr(GString) name = g_string_new (NULL);
  g_auto(GStrv) parts = NULL;

  if (line == NULL)
    return NULL;
  parts = split_parts (trellis_ical_line_get_value (line));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *part =
        order[i] < g_strv_length (parts) ? create_text (line, parts[order[i]]) : NULL;

      if (part != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
    }
  return name->len > 0 ? g_string_free_and_steal (g_steal_pointer (&name)) : NULL;
}

/* "Example Ltd.;Research" */
static char *
dup_organization (const TrellisIcalComponent *card)
{
  const TrellisIcalLine *line = find (card, "ORG");
  g_auto(GStrv) parts = NULL;

  if (line == NULL)
    return NULL;
  parts = split_parts (trellis_ical_line_get_value (line));
  return create_text (line, parts[0]);
}

/* A number of hours is no zone: it does not say when summer begins. */
static char *
dup_zone (const TrellisIcalComponent *card)
{
  g_autofree char *name = dup_text (card, "TZ");
  g_autoptr(GTimeZone) zone =
    name != NULL && strchr (name, '/') != NULL ? g_time_zone_new_identifier (name) : NULL;

  return zone != NULL ? g_steal_pointer (&name) : NULL;
}

/* The bytes that @text stands for; NULL if there are none, or too many. Transfer full. */
static GBytes *
decode (const char *text)
{
  g_autofree guchar *data = NULL;
  gsize length;

  if (strlen (text) > MOST_PHOTO)
    return NULL;
  data = g_base64_decode (text, &length);
  return length > 0 ? g_bytes_new_take (g_steal_pointer (&data), length) : NULL;
}

/* Version 4 has it in an address, "data:image/jpeg;base64,…", the others as text that they say to be encoded; one
 * that is elsewhere is not fetched. Transfer full. */
static GBytes *
dup_photo (const TrellisIcalComponent *card)
{
  const TrellisIcalLine *line = find (card, "PHOTO");
  const char *value = line != NULL ? trellis_ical_line_get_value (line) : NULL;
  g_autofree char *encoding = line != NULL ? trellis_ical_line_dup_parameter (line, "ENCODING") : NULL;
  const char *comma;

  if (value == NULL)
    return NULL;
  if (encoding != NULL && (g_ascii_strcasecmp (encoding, "b") == 0 || g_ascii_strcasecmp (encoding, "base64") == 0))
    return decode (value);
  if (g_ascii_strncasecmp (value, "data:image/", strlen ("data:image/")) != 0)
    return NULL;

  /* Some write the comma as one of a list. */
  comma = strchr (value, ',');
  return comma != NULL && g_strstr_len (value, comma - value, ";base64") != NULL ? decode (comma + 1) : NULL;
}

static TrellisPerson *
create_person (const TrellisIcalComponent *card)
{
  TrellisPerson *person;
  GBytes *photo;
  g_autofree char *whole = dup_text (card, "FN");
  g_autofree char *joined = join_name (card);
  const char *name = whole != NULL ? whole : joined;
  g_autofree char *email = dup_address (card, "EMAIL", "mailto:");
  g_autofree char *phone = dup_address (card, "TEL", "tel:");
  g_autofree char *organization = dup_organization (card);
  g_autofree char *job_title = dup_text (card, "TITLE");
  g_autofree char *zone = dup_zone (card);
  g_auto(GStrv) languages = list_texts (card, "LANG", TRELLIS_VCARD_LANGUAGE);
  g_auto(GStrv) links = list_texts (card, "URL", NULL);
  g_autofree char *works_best = dup_long_text (card, TRELLIS_VCARD_WORKS_BEST);
  g_autofree char *offers = dup_long_text (card, TRELLIS_VCARD_OFFERS);
  g_autofree char *looks_for = dup_long_text (card, TRELLIS_VCARD_LOOKS_FOR);

  if (name == NULL)
    return NULL;
  person = trellis_person_new ();
  trellis_person_set_name (person, name);
  trellis_person_set_email (person, email);
  trellis_person_set_phone (person, phone);
  trellis_person_set_organization (person, organization);
  trellis_person_set_job_title (person, job_title);
  trellis_person_set_time_zone (person, zone);
  trellis_person_set_languages (person, (const char *const *) languages);
  trellis_person_set_links (person, (const char *const *) links);
  trellis_person_set_works_best (person, works_best);
  trellis_person_set_offers (person, offers);
  trellis_person_set_looks_for (person, looks_for);
  photo = dup_photo (card);
  if (photo != NULL)
    g_object_set_data_full (G_OBJECT (person), PHOTO, photo, (GDestroyNotify) g_bytes_unref);
  return person;
}

/* The people on the cards in @data, which is of vCard 2.1, 3 or 4 (RFC 2426, RFC 6350): of TrellisPerson,
 * that no store has, some with a photo. Who has no name is left out; all else that a card may say is, too. Transfer
 * full. */
GPtrArray *
trellis_vcard_read (const char *data, gsize length)
{
  gsize renewed_length;
  g_autofree char *renewed = trellis_vcard_old_renew (data, length, &renewed_length);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (renewed, renewed_length);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = trellis_ical_component_search_part (document->stream, "VCARD", 0);
       i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (document->stream, "VCARD", i + 1))
    {
      TrellisPerson *person = create_person (trellis_ical_component_get_part (document->stream, i));

      if (person != NULL)
        g_ptr_array_add (people, person);
    }
  return people;
}

/* The picture on the card that @person was read from, as it was there, whatever it may be; NULL if there was
 * none. */
GBytes *
trellis_vcard_get_photo (TrellisPerson *person)
{
  return g_object_get_data (G_OBJECT (person), PHOTO);
}
