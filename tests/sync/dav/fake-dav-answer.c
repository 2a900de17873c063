/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-dav-private.h"

#include <string.h>

#define ANN_PRINCIPAL "/principals/ann/"
#define ANN_HOME "/ann/"
#define TOKEN "http://fake.example/sync/"

#define OPENING                                                                 \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<d:multistatus xmlns:d=\"DAV:\"" \
  " xmlns:c=\"urn:ietf:params:xml:ns:caldav\" xmlns:s=\"http://calendarserver.org/ns/\">"

static const struct
{
  guint kind;
  const char *name;
} kinds[] = { { 1, "VEVENT" }, { 2, "VTODO" }, { 4, "VJOURNAL" } };

static void
send_text (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/xml; charset=utf-8", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
send_error (SoupServerMessage *message, guint status, const char *condition)
{
  g_autofree char *text =
    g_strdup_printf ("<d:error xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">%s</d:error>", condition);

  send_text (message, status, text);
}

/* As Xandikos: a success that holds a failure. */
static void
send_refusal (FakeDav *self, SoupServerMessage *message, const char *path, guint status, const char *condition)
{
  g_autofree char *text = NULL;

  if (!self->quirks.refuses_by_207)
    {
      send_error (message, status, condition);
      return;
    }
  text = g_strdup_printf (OPENING "<d:response><d:href>http%%3A//127.0.0.1%%3A1%s</d:href><d:status>HTTP/1.1 412"
                                  " Precondition Failed</d:status><d:error>%s</d:error></d:response></d:multistatus>",
                          path, condition);
  send_text (message, 207, text);
}

static char *
make_strong_etag (FakeDav *self, FakeItem *item)
{
  if (self->quirks.etags == FAKE_DAV_ETAGS_SOGO)
    return g_strdup_printf ("\"gcs%08u\"", item->etag);
  return g_strdup_printf ("\"e %u\"", item->etag);
}

static char *
make_etag (FakeDav *self, FakeItem *item)
{
  const gboolean is_weak = self->quirks.etags == FAKE_DAV_ETAGS_WEAK || self->quirks.etags == FAKE_DAV_ETAGS_BROKEN;
  g_autofree char *strong = make_strong_etag (self, item);

  return g_strconcat (is_weak ? "W/" : "", strong, NULL);
}

static void
append_href (FakeDav *self, GString *text, const char *folder, const char *name)
{
  g_string_append (text, "<d:href>");
  if (self->quirks.hrefs == FAKE_DAV_HREFS_URL)
    g_string_append_printf (text, "http://127.0.0.1:%d", g_uri_get_port (self->url));
  g_string_append (text, folder);
  if (self->quirks.hrefs == FAKE_DAV_HREFS_ENCODED)
    for (const char *c = name; *c != '\0'; c++)
      g_string_append_printf (text, "%%%02x", (guchar) *c);
  else
    {
      g_autofree char *encoded = g_uri_escape_string (name, "@", FALSE);

      g_string_append (text, encoded);
    }
  g_string_append (text, "</d:href>");
}

static void
append_item (FakeDav *self, GString *text, FakeCalendar *calendar, const char *name, gboolean with_data)
{
  FakeItem *item = fake_calendar_get (calendar, name);
  g_autofree char *etag = NULL;

  g_string_append (text, "<d:response>");
  append_href (self, text, calendar->path, name);
  if (item == NULL)
    {
      g_string_append (text, "<d:status>HTTP/1.1 404 Not Found</d:status></d:response>");
      return;
    }
  etag = make_etag (self, item);
  g_string_append (text, "<d:propstat><d:prop><d:resourcetype/>");
  if (self->quirks.etags != FAKE_DAV_ETAGS_NONE)
    g_string_append_printf (text, "<d:getetag>%s</d:getetag>", etag);
  if (with_data)
    {
      g_autofree char *escaped = g_markup_escape_text (item->data, -1);

      g_string_append_printf (text, "<c:calendar-data>%s</c:calendar-data>", escaped);
    }
  g_string_append (text, "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");
}

static void
append_kinds (GString *text, guint taken)
{
  g_string_append (text, "<c:supported-calendar-component-set>");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (taken & kinds[i].kind)
      g_string_append_printf (text, "<c:comp name=\"%s\"/>", kinds[i].name);
  g_string_append (text, "</c:supported-calendar-component-set>");
}

static void
append_calendar (FakeDav *self, GString *text, FakeCalendar *calendar, const char *asked)
{
  const FakeDavQuirks *quirks = &self->quirks;
  g_autofree char *name = g_markup_escape_text (calendar->name, -1);

  g_string_append_printf (text, "<d:response><d:href>%s</d:href><d:propstat><d:prop>"
                                "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
                                "<d:displayname>%s</d:displayname>",
                          calendar->path, name);
  if (!quirks->no_kinds_told)
    append_kinds (text, calendar->kinds);
  if (!quirks->no_ctag && strstr (asked, "<s:getctag/>") != NULL)
    g_string_append_printf (text, "<s:getctag>c%u</s:getctag>", calendar->revision);
  if (!quirks->no_token && strstr (asked, "<sync-token/>") != NULL)
    g_string_append_printf (text, "<d:sync-token>" TOKEN "%u</d:sync-token>", calendar->revision);
  if (quirks->largest > 0)
    g_string_append_printf (text, "<c:max-resource-size>%zu</c:max-resource-size>", quirks->largest);
  if (!quirks->no_privileges)
    g_string_append_printf (text, "<d:current-user-privilege-set><d:privilege><d:read/></d:privilege>%s"
                                  "</d:current-user-privilege-set>",
                            quirks->read_only ? "" : "<d:privilege><d:write/></d:privilege>");
  if (!quirks->no_reports_told)
    g_string_append_printf (text, "<d:supported-report-set>%s<d:supported-report><d:report><c:calendar-query/></d:report>"
                                  "</d:supported-report></d:supported-report-set>",
                            quirks->no_sync ? "" : "<d:supported-report><d:report><d:sync-collection/></d:report></d:supported-report>");
  if (!quirks->no_principal)
    g_string_append (text, "<d:current-user-principal><d:href>" ANN_PRINCIPAL "</d:href></d:current-user-principal>");
  g_string_append (text, "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");
}

static void
append_plain (FakeDav *self, GString *text, const char *path)
{
  g_string_append_printf (text, "<d:response><d:href>%s</d:href><d:propstat><d:prop>"
                                "<d:resourcetype><d:collection/></d:resourcetype>",
                          path);
  if (!self->quirks.no_principal)
    g_string_append (text, "<d:current-user-principal><d:href>" ANN_PRINCIPAL "</d:href></d:current-user-principal>");
  if (g_str_equal (path, ANN_PRINCIPAL))
    g_string_append (text, "<c:calendar-home-set><d:href>" ANN_HOME "</d:href></c:calendar-home-set>");
  g_string_append (text, "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");
}

static GList *
get_names (FakeCalendar *calendar)
{
  return g_list_sort (g_hash_table_get_keys (calendar->items), (GCompareFunc) strcmp);
}

static void
answer_propfind (FakeDav *self, SoupServerMessage *message, const char *path, gboolean is_deep, const char *asked)
{
  g_autoptr(GString) text = g_string_new (OPENING);
  g_autofree char *name = NULL;
  FakeCalendar *calendar = fake_dav_find_calendar (self, path, &name);

  if (calendar != NULL && name == NULL)
    {
      append_calendar (self, text, calendar, asked);
      if (is_deep)
        {
          GList *names = get_names (calendar);

          for (GList *item = names; item != NULL; item = item->next)
            if (fake_calendar_get (calendar, item->data) != NULL)
              append_item (self, text, calendar, item->data, FALSE);
          g_list_free (names);
        }
    }
  else if (calendar != NULL && fake_calendar_get (calendar, name) != NULL)
    append_item (self, text, calendar, name, FALSE);
  else if (g_str_equal (path, "/") || g_str_equal (path, ANN_PRINCIPAL) || g_str_equal (path, ANN_HOME))
    {
      append_plain (self, text, path);
      if (is_deep && g_str_equal (path, ANN_HOME))
        {
          GList *paths = g_list_sort (g_hash_table_get_keys (self->calendars), (GCompareFunc) strcmp);

          for (GList *item = paths; item != NULL; item = item->next)
            if (g_str_has_prefix (item->data, ANN_HOME))
              append_calendar (self, text, g_hash_table_lookup (self->calendars, item->data), asked);
          g_list_free (paths);
        }
    }
  else
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  g_string_append (text, "</d:multistatus>");
  send_text (message, 207, text->str);
}

static int
compare_revisions (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GHashTable *items = user_data;
  const FakeItem *x = g_hash_table_lookup (items, a);
  const FakeItem *y = g_hash_table_lookup (items, b);

  return (x->revision > y->revision) - (x->revision < y->revision);
}

static void
refuse_token (FakeDav *self, SoupServerMessage *message, const char *path)
{
  const guint status = self->quirks.refuses_tokens_by > 0 ? self->quirks.refuses_tokens_by : 403;
  const gboolean by_207 = self->quirks.refuses_by_207;

  self->quirks.refuses_by_207 = self->quirks.refuses_tokens_by_207;
  send_refusal (self, message, path, status, status == 403 ? "<d:valid-sync-token/>" : "");
  self->quirks.refuses_by_207 = by_207;
}

static void
answer_sync (FakeDav *self, SoupServerMessage *message, FakeCalendar *calendar, const char *body)
{
  g_autoptr(GString) text = g_string_new (OPENING);
  const char *token = strstr (body, "<sync-token>") + strlen ("<sync-token>");
  const gboolean is_first = *token == '<';
  const guint since = is_first ? 0 : (guint) strtoul (g_str_has_prefix (token, TOKEN) ? token + strlen (TOKEN) : "0", NULL, 10);
  guint until = calendar->revision, n = 0;
  GList *names = g_list_sort_with_data (g_hash_table_get_keys (calendar->items), compare_revisions, calendar->items);

  if (!is_first && (since < MAX (calendar->oldest, 1) || since > calendar->revision))
    {
      refuse_token (self, message, calendar->path);
      g_list_free (names);
      return;
    }
  for (GList *item = names; item != NULL; item = item->next)
    {
      FakeItem *entry = g_hash_table_lookup (calendar->items, item->data);

      if (entry->revision <= since || (is_first && entry->data == NULL))
        continue;
      if (self->quirks.page > 0 && n++ == self->quirks.page)
        {
          g_string_append_printf (text, "<d:response><d:href>%s</d:href><d:status>HTTP/1.1 507 Insufficient Storage"
                                        "</d:status></d:response>",
                                  calendar->path);
          break;
        }
      append_item (self, text, calendar, item->data, FALSE);
      if (self->quirks.page > 0)
        until = entry->revision;
    }
  if (self->quirks.page > 0 && n <= self->quirks.page)
    until = calendar->revision;
  g_list_free (names);
  g_string_append_printf (text, "<d:sync-token>" TOKEN "%u</d:sync-token></d:multistatus>", until);
  send_text (message, 207, text->str);
}

static void
answer_multiget (FakeDav *self, SoupServerMessage *message, FakeCalendar *calendar, const char *body)
{
  g_autoptr(GString) text = g_string_new (OPENING);
  g_auto(GStrv) parts = g_strsplit (body, "<href>", -1);
  guint n = 0;

  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *decoded = NULL;

      *strchr (parts[i], '<') = '\0';
      decoded = g_uri_unescape_string (parts[i], NULL);
      if (decoded == NULL || (self->quirks.multiget_cap > 0 && n++ >= self->quirks.multiget_cap))
        continue;
      append_item (self, text, calendar, strrchr (decoded, '/') + 1, TRUE);
    }
  g_string_append (text, "</d:multistatus>");
  send_text (message, 207, text->str);
}

/* As if the index that a query asks had not heard of the last change. */
static void
append_stale_item (FakeDav *self, GString *text, FakeCalendar *calendar, const char *name)
{
  g_string_append (text, "<d:response>");
  append_href (self, text, calendar->path, name);
  g_string_append (text, "<d:propstat><d:prop><d:getetag>\"old\"</d:getetag><c:calendar-data>BEGIN:VCALENDAR\n"
                         "BEGIN:VEVENT\nUID:old\nEND:VEVENT\nEND:VCALENDAR\n</c:calendar-data></d:prop>"
                         "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");
}

/* Whether a query without a kind asks for @entry. */
static gboolean
is_wanted_anyhow (FakeDav *self, const char *body, const FakeItem *entry)
{
  return strstr (body, "name=\"VCALENDAR\"/>") != NULL &&
         (!self->quirks.query_is_events || strstr (entry->data, "BEGIN:VEVENT") != NULL);
}

static void
answer_query (FakeDav *self, SoupServerMessage *message, FakeCalendar *calendar, const char *body)
{
  g_autoptr(GString) text = g_string_new (OPENING);
  const gboolean with_data = strstr (body, "calendar-data") != NULL;
  const char *uid = strstr (body, "i;octet\">");
  GList *names = get_names (calendar);
  guint n = 0;

  for (GList *item = names; item != NULL; item = item->next)
    {
      FakeItem *entry = fake_calendar_get (calendar, item->data);
      gboolean is_wanted = FALSE;

      for (guint i = 0; entry != NULL && i < G_N_ELEMENTS (kinds); i++)
        {
          g_autofree char *begin = g_strconcat ("BEGIN:", kinds[i].name, NULL);
          g_autofree char *filter = g_strconcat ("name=\"", kinds[i].name, "\"", NULL);

          is_wanted |= (strstr (body, filter) != NULL && strstr (entry->data, begin) != NULL) ||
                       is_wanted_anyhow (self, body, entry);
        }
      if (uid != NULL)
        is_wanted = is_wanted && entry->uid != NULL && g_str_has_prefix (uid + strlen ("i;octet\">"), entry->uid);
      if (!is_wanted)
        continue;
      if (++n % 4 != 0 || (!self->quirks.query_is_short && !self->quirks.query_is_stale))
        append_item (self, text, calendar, item->data, with_data);
      else if (self->quirks.query_is_stale)
        append_stale_item (self, text, calendar, item->data);
    }
  if (self->quirks.query_is_stale)
    append_stale_item (self, text, calendar, "never-was.ics");
  g_list_free (names);
  g_string_append (text, "</d:multistatus>");
  send_text (message, 207, text->str);
}

static void
answer_report (FakeDav *self, SoupServerMessage *message, const char *path, const char *depth, const char *body)
{
  g_autofree char *name = NULL;
  FakeCalendar *calendar = fake_dav_find_calendar (self, path, &name);
  const gboolean is_deep = g_strcmp0 (depth, "1") == 0;

  if (calendar == NULL)
    soup_server_message_set_status (message, 404, NULL);
  else if (strstr (body, "sync-collection") != NULL)
    {
      if (self->quirks.no_sync)
        send_error (message, 403, "<d:supported-report/>");
      else if (self->quirks.needs_depth_1 && !is_deep)
        soup_server_message_set_status (message, 400, NULL);
      else
        answer_sync (self, message, calendar, body);
    }
  else if (strstr (body, "calendar-multiget") != NULL)
    {
      if (self->quirks.needs_depth_1 && !is_deep)
        send_text (message, 207, OPENING "</d:multistatus>");
      else
        answer_multiget (self, message, calendar, body);
    }
  else if (self->quirks.no_query || (self->quirks.needs_kind && strstr (body, "name=\"VCALENDAR\"/>") != NULL))
    send_error (message, 403, "<d:supported-report/>");
  else
    answer_query (self, message, calendar, body);
}

/* Whether If-Match and If-None-Match let a write pass. */
static gboolean
passes (FakeDav *self, SoupServerMessage *message, FakeItem *item)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *match = soup_message_headers_get_one (headers, "If-Match");
  g_autofree char *strong = item != NULL ? make_strong_etag (self, item) : NULL;

  if (soup_message_headers_get_one (headers, "If-None-Match") != NULL && item != NULL)
    return FALSE;
  return match == NULL || (g_strcmp0 (match, strong) == 0 && self->quirks.etags != FAKE_DAV_ETAGS_BROKEN);
}

static const char *
find_uid_owner (FakeCalendar *calendar, const char *name, const char *data)
{
  GHashTableIter iter;
  const char *key;
  FakeItem *item;

  g_hash_table_iter_init (&iter, calendar->items);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &item))
    {
      g_autofree char *line = g_strdup_printf ("\nUID:%s\r", item->uid != NULL ? item->uid : "");

      if (item->data != NULL && item->uid != NULL && strstr (data, line) != NULL && !g_str_equal (key, name))
        return key;
    }
  return NULL;
}

static guint
find_kind (const char *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *begin = g_strconcat ("BEGIN:", kinds[i].name, NULL);

      if (strstr (data, begin) != NULL)
        return kinds[i].kind;
    }
  return 0;
}

static void
answer_put (FakeDav *self, SoupServerMessage *message, const char *path, const char *body)
{
  g_autofree char *name = NULL;
  g_autofree char *etag = NULL;
  FakeCalendar *calendar = fake_dav_find_calendar (self, path, &name);
  FakeItem *item = calendar != NULL && name != NULL ? fake_calendar_get (calendar, name) : NULL;
  const FakeDavEtags etags = self->quirks.etags;
  const char *owner;

  if (calendar == NULL)
    soup_server_message_set_status (message, 409, NULL);
  else if (self->quirks.read_only)
    send_error (message, 403, "<d:need-privileges/>");
  else if (!passes (self, message, item))
    soup_server_message_set_status (message, 412, NULL);
  else if (self->quirks.largest > 0 && strlen (body) > self->quirks.largest)
    soup_server_message_set_status (message, 413, NULL);
  else if (!g_str_has_prefix (body, "BEGIN:VCALENDAR"))
    send_refusal (self, message, path, 400, "<c:valid-calendar-data/>");
  else if ((calendar->kinds & find_kind (body)) == 0)
    send_error (message, 403, "<c:supported-calendar-component/>");
  else if ((owner = find_uid_owner (calendar, name, body)) != NULL)
    {
      g_autofree char *condition =
        g_strdup_printf ("<c:no-uid-conflict><d:href>%s%s</d:href></c:no-uid-conflict>", calendar->path, owner);

      send_refusal (self, message, path, 409,
                    fake_dav_get_quirks (self)->hides_conflicts ? "<c:no-uid-conflict/>" : condition);
    }
  else
    {
      if (etags == FAKE_DAV_ETAGS_OLD && item != NULL)
        etag = make_etag (self, item);
      fake_calendar_set (self, calendar, name, body);
      soup_server_message_set_status (message, item != NULL ? 204 : 201, NULL);
      if (etag == NULL)
        etag = make_etag (self, fake_calendar_get (calendar, name));
      if (etags != FAKE_DAV_ETAGS_SILENT && etags != FAKE_DAV_ETAGS_NONE)
        soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", etag);
    }
}

static void
answer_get (FakeDav *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *name = NULL;
  g_autofree char *etag = NULL;
  FakeCalendar *calendar = fake_dav_find_calendar (self, path, &name);
  FakeItem *item = calendar != NULL && name != NULL ? fake_calendar_get (calendar, name) : NULL;

  soup_server_message_set_status (message, item != NULL ? 200 : 404, NULL);
  if (item == NULL)
    return;
  etag = make_etag (self, item);
  if (self->quirks.etags != FAKE_DAV_ETAGS_NONE)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", etag);
  soup_server_message_set_response (message, "text/calendar", SOUP_MEMORY_COPY, item->data, strlen (item->data));
}

static void
answer_delete (FakeDav *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *name = NULL;
  FakeCalendar *calendar = fake_dav_find_calendar (self, path, &name);
  FakeItem *item = calendar != NULL && name != NULL ? fake_calendar_get (calendar, name) : NULL;

  if (self->quirks.read_only)
    send_error (message, 403, "<d:need-privileges/>");
  else if (item == NULL)
    soup_server_message_set_status (message, 404, NULL);
  else if (self->quirks.etags != FAKE_DAV_ETAGS_SOGO && !passes (self, message, item))
    soup_server_message_set_status (message, 412, NULL);
  else
    {
      fake_calendar_set (self, calendar, name, NULL);
      soup_server_message_set_status (message, 204, NULL);
    }
}

static void
answer_make (FakeDav *self, SoupServerMessage *message, const char *path, const char *body)
{
  const char *start = strstr (body, "<displayname>");
  FakeCalendar *calendar;
  guint wanted = 0;

  if (g_hash_table_contains (self->calendars, path))
    {
      send_refusal (self, message, path, 405, "<d:resource-must-be-null/>");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *comp = g_strdup_printf ("<c:comp name=\"%s\"/>", kinds[i].name);

      wanted |= strstr (body, comp) != NULL ? kinds[i].kind : 0;
    }
  calendar = fake_calendar_new (path, wanted & ~self->quirks.drops_kinds);
  if (start != NULL)
    {
      g_autoptr(GString) name = g_string_new_len (start + 13, (strstr (start, "</") - start) - 13);

      if (!self->quirks.escapes_names)
        {
          g_string_replace (name, "&lt;", "<", 0);
          g_string_replace (name, "&gt;", ">", 0);
          g_string_replace (name, "&amp;", "&", 0);
        }
      g_set_str (&calendar->name, name->str);
    }
  g_hash_table_insert (self->calendars, g_strdup (path), calendar);
  soup_server_message_set_status (message, 201, NULL);
}

static void
answer_moved (FakeDav *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *target = g_strconcat (self->quirks.moved_to, path + strlen (self->quirks.moved_from), NULL);

  soup_server_message_set_redirect (message, 301, target);
}

/* As a server without faults does, but for the quirks. The mutex is held. */
void
fake_dav_answer (FakeDav *self, SoupServerMessage *message, const char *path)
{
  const char *method = soup_server_message_get_method (message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *depth = soup_message_headers_get_one (headers, "Depth");
  g_autoptr(GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *body = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (g_str_equal (path, "/.well-known/caldav") && !self->quirks.no_well_known)
    soup_server_message_set_redirect (message, 301, "/");
  else if (self->quirks.moved_from != NULL && g_str_has_prefix (path, self->quirks.moved_from))
    answer_moved (self, message, path);
  else if (g_str_equal (method, "PROPFIND"))
    answer_propfind (self, message, path, g_strcmp0 (depth, "1") == 0, body);
  else if (g_str_equal (method, "REPORT"))
    answer_report (self, message, path, depth, body);
  else if (g_str_equal (method, "PUT"))
    answer_put (self, message, path, body);
  else if (g_str_equal (method, "GET"))
    answer_get (self, message, path);
  else if (g_str_equal (method, "DELETE"))
    answer_delete (self, message, path);
  else if (g_str_equal (method, "MKCALENDAR") && !self->quirks.no_mkcalendar)
    answer_make (self, message, path, body);
  else if (g_str_equal (method, "MKCOL"))
    answer_make (self, message, path, body);
  else
    soup_server_message_set_status (message, g_str_equal (method, "MKCALENDAR") ? 501 : 405, NULL);
}
