/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-link-private.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-text.h"
#include "trellis-ical-value.h"

/* The address as it was typed, where that is no URI. */
#define LINK "X-TRELLIS-LINK"

/* The CONFERENCE (RFC 7986 §5.11) that says what URL says, or TRELLIS_ICAL_NONE. Others are not ours. */
static guint
search_conference (const TrellisIcalComponent *item, const char *uri)
{
  guint index = trellis_ical_component_search_line (item, "CONFERENCE", 0);

  while (index != TRELLIS_ICAL_NONE &&
         g_strcmp0 (trellis_ical_line_get_value (trellis_ical_component_get_line (item, index)), uri) != 0)
    index = trellis_ical_component_search_line (item, "CONFERENCE", index + 1);
  return index;
}

/* Where others say how to join: Google, and Outlook in its two ways. */
static const char *
find_call (const TrellisIcalComponent *item)
{
  static const char *const names[] = { "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
                                       "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK" };
  const char *uri = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && uri == NULL; i++)
    uri = trellis_ical_item_get_value (item, names[i]);
  return uri;
}

/* The address that the item has, NULL when it has none; transfer full. */
static char *
dup_link (const TrellisIcalComponent *item)
{
  const char *typed = trellis_ical_item_get_value (item, LINK);
  const char *uri = trellis_ical_item_get_value (item, "URL");
  g_autofree char *address = typed != NULL ? trellis_ical_base64_decode (typed) : NULL;
  g_autofree char *written = address != NULL ? trellis_ical_uri_format (address) : NULL;

  if (address != NULL && g_strcmp0 (written, uri) == 0)
    return g_steal_pointer (&address);
  if (uri == NULL || *uri == '\0')
    uri = trellis_ical_item_get_value (item, "CONFERENCE");
  if (uri == NULL && !trellis_ical_item_is_ours (item))
    uri = find_call (item);
  return uri != NULL ? trellis_ical_uri_parse (uri) : NULL;
}

/* The same, where @known, which may be NULL, is the address so far: another program that loses what is ours
 * loses how it was typed, and one that is no URI at all. */
char *
trellis_ical_link_read (const TrellisIcalComponent *item, const char *known)
{
  char *address = dup_link (item);
  g_autofree char *uri = known != NULL ? trellis_ical_uri_format (known) : NULL;

  if (known == NULL || trellis_ical_item_is_ours (item) || g_strcmp0 (uri, address) != 0)
    return address;
  g_free (address);
  return g_strdup (known);
}

/* The COMMENT that tells people @text, or TRELLIS_ICAL_NONE. */
static guint
search_comment (const TrellisIcalComponent *item, const char *text)
{
  guint index = trellis_ical_component_search_line (item, "COMMENT", 0);

  for (; text != NULL && index != TRELLIS_ICAL_NONE;
       index = trellis_ical_component_search_line (item, "COMMENT", index + 1))
    {
      g_autofree char *comment = trellis_ical_text_unescape (
        trellis_ical_line_get_value (trellis_ical_component_get_line (item, index)));

      if (strcmp (comment, text) == 0)
        return index;
    }
  return TRELLIS_ICAL_NONE;
}

/* An address that is no URI, but "the usual room", is a comment, so that people can read it. */
static void
write_comment (TrellisIcalComponent *item, const char *before, const char *text)
{
  const guint index = search_comment (item, before);
  g_autofree char *value = text != NULL ? trellis_ical_text_escape (text) : NULL;

  if (index != TRELLIS_ICAL_NONE)
    trellis_ical_component_remove (item, index);
  if (value != NULL)
    trellis_ical_component_take_line (item, trellis_ical_line_new ("COMMENT", value));
}

/* Many programs know only URL, new ones show a button for CONFERENCE: a link to a call is in both. */
void
trellis_ical_link_write (TrellisIcalComponent *item, const char *address, gboolean is_call)
{
  g_autofree char *current = dup_link (item);
  g_autofree char *uri = address != NULL ? trellis_ical_uri_format (address) : NULL;
  g_autofree char *typed =
    address != NULL && g_strcmp0 (uri, address) != 0 ? trellis_ical_base64_encode (address) : NULL;
  guint index;

  if (g_strcmp0 (current, address) == 0)
    return;

  index = search_conference (item, trellis_ical_item_get_value (item, "URL"));
  if (index != TRELLIS_ICAL_NONE && uri != NULL)
    trellis_ical_line_set_value (trellis_ical_component_get_line (item, index), uri);
  else if (index != TRELLIS_ICAL_NONE)
    trellis_ical_component_remove (item, index);
  else if (uri != NULL && is_call)
    {
      TrellisIcalLine *line = trellis_ical_line_new ("CONFERENCE", uri);

      trellis_ical_line_set_parameter (line, "VALUE", "URI");
      trellis_ical_line_set_parameter (line, "FEATURE", "VIDEO");
      trellis_ical_component_take_line (item, line);
    }
  write_comment (item, trellis_ical_item_get_value (item, "URL") == NULL ? current : NULL,
                 uri == NULL ? address : NULL);
  trellis_ical_item_set_value (item, "URL", uri);
  trellis_ical_item_set_value (item, LINK, typed);
}
