/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-body.h"

#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
#define SPACES                                                \
  " xmlns=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"" \
  " xmlns:s=\"http://calendarserver.org/ns/\" xmlns:a=\"http://apple.com/ns/ical/\""

#define COLLECTION_PROPERTIES                                   \
  "<resourcetype/><displayname/><a:calendar-color/>"            \
  "<c:supported-calendar-component-set/><c:max-resource-size/>" \
  "<current-user-privilege-set/><supported-report-set/>"

/* @kind: one of them. */
static const char *
name_kind (TrellisItemKinds kind)
{
  switch (kind)
    {
    case TRELLIS_ITEM_KIND_EVENT:
      return "VEVENT";
    case TRELLIS_ITEM_KIND_TASK:
      return "VTODO";
    case TRELLIS_ITEM_KIND_JOURNAL:
      return "VJOURNAL";
    default:
      g_assert_not_reached ();
    }
}

static GBytes *
make_propfind (const char *properties)
{
  char *text = g_strconcat (HEAD "<propfind" SPACES "><prop>", properties, "</prop></propfind>", NULL);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
take_bytes (GString *text)
{
  return g_string_free_to_bytes (text);
}

/* Without what XML cannot hold at all. */
static void
append_text (GString *body, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *escaped = NULL;
  char *to = valid;

  for (const char *from = valid; *from != '\0'; from++)
    if ((guchar) *from >= 0x20 || *from == '\t' || *from == '\n')
      *to++ = *from;
  *to = '\0';
  escaped = g_markup_escape_text (valid, -1);
  g_string_append (body, escaped);
}

/* All that tells where calendars are, and of a calendar, what it is. */
GBytes *
trellis_dav_body_find (void)
{
  return make_propfind ("<current-user-principal/><c:calendar-home-set/>" COLLECTION_PROPERTIES);
}

/* What a home has, and with @marks whether something changed there. */
GBytes *
trellis_dav_body_poll (TrellisDavMarks marks)
{
  g_autofree char *properties =
    g_strconcat (COLLECTION_PROPERTIES, (marks & TRELLIS_DAV_MARKS_SYNC_TOKEN) != 0 ? "<sync-token/>" : "",
                 (marks & TRELLIS_DAV_MARKS_CTAG) != 0 ? "<s:getctag/>" : "", NULL);

  return make_propfind (properties);
}

GBytes *
trellis_dav_body_list (void)
{
  return make_propfind ("<getetag/><resourcetype/><getcontenttype/><sync-token/><s:getctag/>");
}

GBytes *
trellis_dav_body_etag (void)
{
  return make_propfind ("<getetag/>");
}

/* @token: "" for all there is (RFC 6578 §3.2). */
GBytes *
trellis_dav_body_sync (const char *token)
{
  GString *body = g_string_new (HEAD "<sync-collection xmlns=\"DAV:\"><sync-token>");

  append_text (body, token);
  g_string_append (body, "</sync-token><sync-level>1</sync-level>"
                         "<prop><getetag/><resourcetype/></prop></sync-collection>");
  return take_bytes (body);
}

GBytes *
trellis_dav_body_multiget (GPtrArray *paths)
{
  GString *body = g_string_new (HEAD "<c:calendar-multiget" SPACES ">"
                                     "<prop><getetag/><c:calendar-data/></prop>");

  for (guint i = 0; i < paths->len; i++)
    {
      g_string_append (body, "<href>");
      append_text (body, paths->pdata[i]);
      g_string_append (body, "</href>");
    }
  g_string_append (body, "</c:calendar-multiget>");
  return take_bytes (body);
}

static GString *
begin_query (const char *properties, TrellisItemKinds kind)
{
  GString *body = g_string_new (HEAD "<c:calendar-query" SPACES "><prop>");

  g_string_append_printf (body,
                          "%s</prop><c:filter><c:comp-filter name=\"VCALENDAR\">"
                          "<c:comp-filter name=\"%s\">",
                          properties, name_kind (kind));
  return body;
}

static GBytes *
end_query (GString *body)
{
  g_string_append (body, "</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>");
  return take_bytes (body);
}

/* All items with their data, as not all servers let ask. */
GBytes *
trellis_dav_body_query_all (void)
{
  GString *body = g_string_new (HEAD "<c:calendar-query" SPACES "><prop><getetag/><c:calendar-data/></prop>"
                                     "<c:filter><c:comp-filter name=\"VCALENDAR\"/></c:filter></c:calendar-query>");

  return take_bytes (body);
}

/* All items of a kind with their data. */
GBytes *
trellis_dav_body_query (TrellisItemKinds kind)
{
  return end_query (begin_query ("<getetag/><c:calendar-data/>", kind));
}

/* The item that has a UID (RFC 4791 §7.8.6). */
GBytes *
trellis_dav_body_uid (TrellisItemKinds kind, const char *uid)
{
  GString *body = begin_query ("<getetag/>", kind);

  g_string_append (body, "<c:prop-filter name=\"UID\"><c:text-match collation=\"i;octet\">");
  append_text (body, uid);
  g_string_append (body, "</c:text-match></c:prop-filter>");
  return end_query (body);
}

/* The component set is asked for, since it cannot be changed later. */
static void
append_new_properties (GString *body, const char *name, TrellisItemKinds kinds)
{
  g_string_append (body, "<displayname>");
  append_text (body, name);
  g_string_append (body, "</displayname><c:supported-calendar-component-set>");
  for (guint bit = 0; bit < 3; bit++)
    if (kinds & (1u << bit))
      g_string_append_printf (body, "<c:comp name=\"%s\"/>", name_kind (1u << bit));
  g_string_append (body, "</c:supported-calendar-component-set>");
}

/* RFC 4791 §5.3.1 */
GBytes *
trellis_dav_body_mkcalendar (const char *name, TrellisItemKinds kinds)
{
  GString *body = g_string_new (HEAD "<c:mkcalendar" SPACES "><set><prop>");

  append_new_properties (body, name, kinds);
  g_string_append (body, "</prop></set></c:mkcalendar>");
  return take_bytes (body);
}

/* RFC 5689 §3 */
GBytes *
trellis_dav_body_mkcol (const char *name, TrellisItemKinds kinds)
{
  GString *body = g_string_new (HEAD "<mkcol" SPACES "><set><prop>"
                                     "<resourcetype><collection/><c:calendar/></resourcetype>");

  append_new_properties (body, name, kinds);
  g_string_append (body, "</prop></set></mkcol>");
  return take_bytes (body);
}

/* The kind of the item that is written in @data, which may be broken. */
TrellisItemKinds
trellis_dav_data_get_kind (GBytes *data)
{
  gsize length;
  const char *text = g_bytes_get_data (data, &length);

  for (guint bit = 0; bit < 3; bit++)
    {
      g_autofree char *begin = g_strconcat ("BEGIN:", name_kind (1u << bit), NULL);

      if (g_strstr_len (text, (gssize) length, begin) != NULL)
        return 1u << bit;
    }
  return TRELLIS_ITEM_KIND_EVENT;
}
