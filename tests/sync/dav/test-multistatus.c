/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-multistatus.h"

#include <string.h>

#include "trellis-dav-body.h"
#include "trellis-ical-reader.h"

#define HEAD "<?xml version=\"1.0\"?><multistatus xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">"
#define ITEM "<response><href>/c/a.ics</href><propstat><prop><getetag>\"1\"</getetag></prop>" \
             "<status>HTTP/1.1 200 OK</status></propstat></response>"
#define TAIL "</multistatus>"

/* In pieces of @piece bytes; 0: as a whole. */
static TrellisDavAnswerXml *
read_pieces (const char *data, gsize length, gsize piece, GError **error)
{
  g_autoptr(TrellisMultistatusReader) reader = trellis_multistatus_reader_new ();

  for (gsize at = 0; at < length; at += MAX (piece, 1))
    {
      if (piece == 0)
        piece = length;
      if (!trellis_multistatus_reader_feed (reader, data + at, MIN (piece, length - at), error))
        return NULL;
    }
  return trellis_multistatus_reader_end (reader, error);
}

static TrellisDavAnswerXml *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  TrellisDavAnswerXml *answer = read_pieces (text, strlen (text), 0, &error);

  g_assert_no_error (error);
  return answer;
}

static TrellisDavResponse *
get_response (TrellisDavAnswerXml *answer, guint index)
{
  g_assert_cmpuint (index, <, answer->responses->len);
  return answer->responses->pdata[index];
}

static void
assert_refused (const char *text, TrellisSyncError code)
{
  const gsize pieces[] = { 0, 1, 7, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (read_pieces (text, strlen (text), pieces[i], &error));
      g_assert_error (error, TRELLIS_SYNC_ERROR, (int) code);
    }
}

static const char whole[] =
  "<?xml version='1.0' encoding='UTF-8'?>\n<!-- made <by> \"hand -->\n"
  "<d:multistatus xmlns:d='DAV:' xmlns:cal='urn:ietf:params:xml:ns:caldav' xmlns:cs='http://calendarserver.org/ns/'"
  " xmlns:x='urn:x'>\n"
  " <d:response><d:href> /c/ </d:href><d:propstat><d:prop>"
  "<d:resourcetype><d:collection/><cal:calendar/></d:resourcetype><d:displayname>A &amp; B &#x2014; \xc3\xa4</d:displayname>"
  "<cs:getctag>c7</cs:getctag><d:sync-token>http://t/&lt;1&gt;</d:sync-token>"
  "<cal:supported-calendar-component-set><cal:comp name='VEVENT'/><cal:comp x:name='VJOURNAL' name='vtodo'/></cal:supported-calendar-component-set>"
  "<cal:max-resource-size>1000</cal:max-resource-size>"
  "<d:current-user-privilege-set><d:privilege><d:read/></d:privilege><d:privilege><d:write-content/></d:privilege></d:current-user-privilege-set>"
  "<d:supported-report-set><d:supported-report><d:report><d:sync-collection/></d:report></d:supported-report></d:supported-report-set>"
  "<d:current-user-principal><d:href>/p/</d:href></d:current-user-principal>"
  "<cal:calendar-home-set><d:href>/h/1/</d:href><d:href>/h/2/</d:href></cal:calendar-home-set>"
  "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>"
  "<d:propstat><d:prop><d:getetag>\"not this\"</d:getetag></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>"
  "</d:response>\n"
  "<d:response><d:href>/c/a.ics</d:href><d:propstat><d:status>HTTP/1.1 200 OK</d:status><d:prop><d:getetag>\"1\"</d:getetag>"
  "<cal:calendar-data><![CDATA[BEGIN:VCALENDAR\r\n<a b=\"c ]] ]>\r\n]]>END:VCALENDAR\r\n</cal:calendar-data><x:y>z<d:href>/no</d:href></x:y>"
  "</d:prop></d:propstat></d:response>"
  "<d:response><d:href>/c/gone.ics</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>"
  "<d:response><d:href>/c/b.ics</d:href><d:href>/c/d.ics</d:href><d:status>HTTP/1.1 412 Precondition Failed</d:status>"
  "<d:error><cal:no-uid-conflict><d:href>/c/e.ics</d:href></cal:no-uid-conflict></d:error></d:response>"
  "<d:sync-token>t2</d:sync-token><d:responsedescription>Words</d:responsedescription>"
  "</d:multistatus>\n";

static void
check_whole (TrellisDavAnswerXml *answer)
{
  TrellisDavResponse *collection = get_response (answer, 0);
  TrellisDavResponse *item = get_response (answer, 1);
  TrellisDavResponse *conflict = get_response (answer, 3);

  g_assert_true (answer->is_multistatus);
  g_assert_cmpuint (answer->responses->len, ==, 4);
  g_assert_cmpstr (answer->sync_token, ==, "t2");
  g_assert_cmpstr (answer->words, ==, "Words");

  g_assert_cmpstr (collection->href, ==, "/c/");
  g_assert_true (collection->is_collection && collection->is_calendar);
  g_assert_cmpstr (collection->name, ==, "A & B \xe2\x80\x94 \xc3\xa4");
  g_assert_cmpstr (collection->ctag, ==, "c7");
  g_assert_cmpstr (collection->sync_token, ==, "http://t/<1>");
  g_assert_cmpint (collection->kinds, ==, TRELLIS_ITEM_KIND_EVENT | TRELLIS_ITEM_KIND_TASK);
  g_assert_cmpuint (collection->largest, ==, 1000);
  g_assert_true (collection->may_read && collection->may_write && collection->has_sync);
  g_assert_false (collection->has_query || collection->has_multiget);
  g_assert_cmpstr (collection->principals->pdata[0], ==, "/p/");
  g_assert_cmpuint (collection->homes->len, ==, 2);
  g_assert_cmpstr (collection->homes->pdata[1], ==, "/h/2/");
  g_assert_null (collection->etag);
  g_assert_cmpuint (collection->property_status, ==, 404);

  g_assert_cmpstr (item->href, ==, "/c/a.ics");
  g_assert_cmpstr (item->etag, ==, "\"1\"");
  g_assert_null (item->more_hrefs);
  g_assert_cmpmem (g_bytes_get_data (item->data, NULL), g_bytes_get_size (item->data),
                   "BEGIN:VCALENDAR\n<a b=\"c ]] ]>\nEND:VCALENDAR\n", 44);

  g_assert_cmpuint (get_response (answer, 2)->status, ==, 404);
  g_assert_cmpuint (conflict->status, ==, 412);
  g_assert_cmpstr (conflict->more_hrefs->pdata[0], ==, "/c/d.ics");
  g_assert_cmpint (conflict->conditions, ==, TRELLIS_DAV_CONDITION_ERROR | TRELLIS_DAV_CONDITION_NO_UID_CONFLICT);
  g_assert_cmpstr (conflict->conflict, ==, "/c/e.ics");
}

/* R-L2: However it is cut. */
static void
test_pieces (void)
{
  for (gsize piece = 0; piece < 80; piece++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TrellisDavAnswerXml) answer = read_pieces (whole, sizeof whole - 1, piece, &error);

      g_assert_no_error (error);
      check_whole (answer);
    }
}

/* R-L3: Cut off anywhere it says nothing. */
static void
test_cut_off (void)
{
  const char *end = strstr (whole, "</d:multistatus>") + strlen ("</d:multistatus>");

  for (const char *cut = whole; cut < end; cut++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (read_pieces (whole, (gsize) (cut - whole), 0, &error));
      g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_MALFORMED);
    }
}

/* R-L1: No document type, no entity, nothing from elsewhere. */
static void
test_refused (void)
{
  assert_refused ("", TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused ("   ", TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused ("BEGIN:VCALENDAR", TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused ("{\"error\": \"no\"}", TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused ("<!DOCTYPE html><html><head><title>Sign in</title></head></html>", TRELLIS_SYNC_ERROR_NOT_CALDAV);
  assert_refused ("<html xmlns='http://www.w3.org/1999/xhtml'/>", TRELLIS_SYNC_ERROR_NOT_CALDAV);
  assert_refused ("<multistatus/>", TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused ("<multistatus xmlns='urn:other'/>", TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused (HEAD ITEM, TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused (HEAD ITEM "</other>", TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused (HEAD ITEM TAIL "<more/>", TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused (HEAD "&unknown;" TAIL, TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused (HEAD "<response><href>&unknown;</href></response>" TAIL, TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused (HEAD "<response><href>/c/\xff</href></response>" TAIL, TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused ("<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
                  "<multistatus xmlns='DAV:'>&c;</multistatus>",
                  TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused ("<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                  "<multistatus xmlns='DAV:'>&a;</multistatus>",
                  TRELLIS_SYNC_ERROR_MALFORMED);
  assert_refused ("<!DOCTYPE d SYSTEM 'http://127.0.0.1:9/x.dtd'><multistatus xmlns='DAV:'/>", TRELLIS_SYNC_ERROR_MALFORMED);
}

/* R-L1: So deep and no deeper. */
static void
test_nesting (void)
{
  g_autoptr(GString) text = g_string_new (HEAD);

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "<a>");
  {
    g_autoptr(GError) error = NULL;

    g_assert_null (read_pieces (text->str, text->len, 0, &error));
    g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_MALFORMED);
  }
}

/* The parser would compare each with each. */
static void
test_attributes (void)
{
  g_autoptr(GString) text = g_string_new (HEAD "<a ");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "a%u='>' ", i);
  g_string_append (text, "/>" TAIL);
  g_assert_null (read_pieces (text->str, text->len, 0, &error));
  g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_MALFORMED);
}

/* R-L3: What XML allows, and what it does not. */
static void
test_encodings (void)
{
  const char *const text = "<?xml version=\"1.0\" encoding=\"%s\"?><multistatus xmlns=\"DAV:\">"
                           "<response><href>/c/\xc3\xa4</href></response></multistatus>";
  const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "ISO-8859-1", "UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (gsize piece = 0; piece < 5; piece++)
      {
        g_autofree char *plain = g_strdup_printf (text, g_str_has_prefix (encodings[i], "UTF-16") ? "UTF-16" : encodings[i]);
        g_autofree char *marked = g_strconcat (i == 2 ? "" : "\xef\xbb\xbf", plain, NULL);
        g_autoptr(GError) error = NULL;
        g_autoptr(TrellisDavAnswerXml) answer = NULL;
        gsize length;
        g_autofree char *data = g_convert (marked, -1, encodings[i], "UTF-8", NULL, &length, &error);

        g_assert_no_error (error);
        answer = read_pieces (data, length, piece, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (get_response (answer, 0)->href, ==, "/c/\xc3\xa4");
      }
}

/* R-G6: XML has no place for them, items sometimes do. */
static void
test_control_characters (void)
{
  g_autoptr(TrellisDavAnswerXml) answer =
    read_text (HEAD "<response><href>/c/a\x01</href><propstat><prop><C:calendar-data>A\x0b"
                    "B\x1f</C:calendar-data></prop>"
                    "<status>HTTP/1.1 200 OK</status></propstat></response>" TAIL);
  TrellisDavResponse *item = get_response (answer, 0);

  g_assert_cmpstr (item->href, ==, "/c/a");
  g_assert_cmpmem (g_bytes_get_data (item->data, NULL), g_bytes_get_size (item->data), "AB", 2);
}

/* R-L2: One that is too large does not cost the others. */
static void
test_large_items (void)
{
  const gsize sizes[] = { 9 * 1024 * 1024, TRELLIS_ICAL_LARGEST_ITEM, TRELLIS_ICAL_LARGEST_ITEM + 1 };

  /* libxml2 itself reads no more than ten million bytes of CDATA. */
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint cdata = 0; cdata < (i == 0 ? 2 : 1); cdata++)
      {
        g_autoptr(GString) text = g_string_new (HEAD "<response><href>/c/a.ics</href><propstat><prop><getetag>\"1\"</getetag><C:calendar-data>");
        g_autoptr(TrellisDavAnswerXml) answer = NULL;
        TrellisDavResponse *item;
        g_autofree char *data = g_strnfill (sizes[i], 'x');

        g_string_append_printf (text, cdata ? "<![CDATA[%s]]>" : "%s", data);
        g_string_append (text, "</C:calendar-data></prop><status>HTTP/1.1 200 OK</status></propstat></response>" ITEM TAIL);
        answer = read_text (text->str);
        item = get_response (answer, 0);
        g_assert_cmpint (item->is_too_large, ==, sizes[i] > TRELLIS_ICAL_LARGEST_ITEM);
        if (item->is_too_large)
          g_assert_null (item->data);
        else
          g_assert_cmpuint (g_bytes_get_size (item->data), ==, sizes[i]);
        g_assert_cmpstr (item->etag, ==, "\"1\"");
        g_assert_cmpuint (answer->responses->len, ==, 2);
      }
}

/* R-L2: Of members, and of bytes. */
static void
test_too_much (void)
{
  g_autoptr(TrellisMultistatusReader) reader = trellis_multistatus_reader_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) many = g_string_new (HEAD);
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');
  guint n = 0;

  for (guint i = 0; i <= TRELLIS_DAV_MEMBER_LIMIT; i++)
    g_string_append (many, "<response/>");
  g_string_append (many, TAIL);
  g_assert_null (read_pieces (many->str, many->len, 0, &error));
  g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_MUCH);
  g_clear_error (&error);

  g_assert_true (trellis_multistatus_reader_feed (reader, HEAD, strlen (HEAD), NULL));
  while (trellis_multistatus_reader_feed (reader, spaces, 1024 * 1024, &error))
    n++;
  g_assert_cmpuint (n, ==, 63);
  g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_MUCH);
}

/* R-P2, R-H5: What a server says was wrong. */
static void
test_errors (void)
{
  const struct
  {
    const char *text;
    TrellisDavConditions conditions;
    const char *words;
  } table[] = {
    { "<error xmlns='DAV:'/>", 0, NULL },
    { "<error xmlns='DAV:'><valid-sync-token/></error>", TRELLIS_DAV_CONDITION_VALID_SYNC_TOKEN, NULL },
    { "<error xmlns='DAV:'><need-privileges><resource><href>/c/</href><privilege><bind/></privilege></resource></need-privileges></error>",
      TRELLIS_DAV_CONDITION_NEED_PRIVILEGES, NULL },
    { "<error xmlns='DAV:'><max-resource-size xmlns='urn:ietf:params:xml:ns:caldav'/></error>", TRELLIS_DAV_CONDITION_MAX_SIZE, NULL },
    { "<error xmlns='DAV:'><quota-not-exceeded/></error>", TRELLIS_DAV_CONDITION_QUOTA, NULL },
    { "<d:error xmlns:d='DAV:' xmlns:s='http://sabredav.org/ns'><s:exception>Sabre\\DAV\\Exception\\Forbidden</s:exception><s:message>Not today</s:message></d:error>",
      0, "Not today" },
    { "<error xmlns='DAV:'><x xmlns='urn:x'/></error>", TRELLIS_DAV_CONDITION_OTHER, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(TrellisDavAnswerXml) answer = read_text (table[i].text);

      g_assert_false (answer->is_multistatus);
      g_assert_cmpint (answer->conditions, ==, TRELLIS_DAV_CONDITION_ERROR | table[i].conditions);
      g_assert_cmpstr (answer->words, ==, table[i].words);
    }
}

/* R-S3: Some servers leave out what they must tell, or tell it in odd places. */
static void
test_odd (void)
{
  g_autoptr(TrellisDavAnswerXml) answer =
    read_text (HEAD "text<response/>"
                    "<response><propstat><prop><getetag>bare tag</getetag></prop></propstat><href>/c/a</href></response>"
                    "<response><href>/c/b</href><propstat><prop><getetag/><sync-token/></prop><status>200</status></propstat></response>"
                    "<response><href></href><status>nonsense</status></response>"
                    "<propstat><prop><getetag>x</getetag></prop></propstat><href>/d</href><status>HTTP/1.1 500 X</status>"
                    "<response><response><href>/e</href></response></response>"
                    "<sync-token>0</sync-token>" TAIL);

  g_assert_cmpuint (answer->responses->len, ==, 5);
  g_assert_null (get_response (answer, 0)->href);
  g_assert_cmpstr (get_response (answer, 1)->etag, ==, "bare tag");
  g_assert_null (get_response (answer, 2)->etag);
  g_assert_cmpstr (get_response (answer, 3)->href, ==, "");
  g_assert_cmpuint (get_response (answer, 3)->status, ==, 0);
  g_assert_cmpstr (answer->sync_token, ==, "0");
}

static gboolean
has_text (GBytes *body, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  return g_strstr_len (data, (gssize) size, text) != NULL;
}

/* R-S4: some servers stumble over a limit, so none is set (RFC 6578 §3.7). R-S2: one level, with etags. */
static void
test_sync_body (void)
{
  const char *const tokens[] = { "", "0", "http://x/ns/1" };

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autoptr(GBytes) body = trellis_dav_body_sync (tokens[i]);

      g_assert_false (has_text (body, "limit"));
      g_assert_true (has_text (body, "<sync-level>1</sync-level>"));
      g_assert_true (has_text (body, "getetag"));
      g_assert_false (has_text (body, "calendar-data"));
    }
}

/* What we ask with can be read by a parser, whatever words are in it. */
static void
test_bodies (void)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();
  const char *const nasty = "<&\"'>\x01]]>\xff";
  GBytes *bodies[11];

  g_ptr_array_add (paths, (gpointer) nasty);
  bodies[0] = trellis_dav_body_find ();
  bodies[1] = trellis_dav_body_poll (TRELLIS_DAV_MARKS_SYNC_TOKEN | TRELLIS_DAV_MARKS_CTAG);
  bodies[2] = trellis_dav_body_list ();
  bodies[3] = trellis_dav_body_sync (nasty);
  bodies[4] = trellis_dav_body_multiget (paths);
  bodies[5] = trellis_dav_body_query (TRELLIS_ITEM_KIND_TASK);
  bodies[6] = trellis_dav_body_uid (TRELLIS_ITEM_KIND_EVENT, nasty);
  bodies[7] = trellis_dav_body_mkcalendar (nasty, TRELLIS_ITEM_KINDS_ALL);
  bodies[8] = trellis_dav_body_mkcol (nasty, TRELLIS_ITEM_KINDS_ALL);
  bodies[9] = trellis_dav_body_etag ();
  bodies[10] = trellis_dav_body_query_all ();

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      const GMarkupParser nothing = { NULL };
      g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
      g_autoptr(GError) error = NULL;

      g_markup_parse_context_parse (context, g_bytes_get_data (bodies[i], NULL),
                                    (gssize) g_bytes_get_size (bodies[i]), &error);
      g_assert_no_error (error);
      g_assert_true (g_markup_parse_context_end_parse (context, &error));
      g_bytes_unref (bodies[i]);
    }
}

/* R-S1: Servers may have to look through a whole calendar to say one of these. */
static void
test_marks (void)
{
  static const struct
  {
    TrellisDavMarks marks;
    gboolean asks_token, asks_ctag;
  } cases[] = {
    { TRELLIS_DAV_MARKS_NONE, FALSE, FALSE },
    { TRELLIS_DAV_MARKS_SYNC_TOKEN, TRUE, FALSE },
    { TRELLIS_DAV_MARKS_CTAG, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) body = trellis_dav_body_poll (cases[i].marks);
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

      g_assert_cmpint (strstr (text, "sync-token") != NULL, ==, cases[i].asks_token);
      g_assert_cmpint (strstr (text, "getctag") != NULL, ==, cases[i].asks_ctag);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/multistatus/marks", test_marks);
  g_test_add_func ("/sync/multistatus/pieces", test_pieces);
  g_test_add_func ("/sync/multistatus/cut-off", test_cut_off);
  g_test_add_func ("/sync/multistatus/refused", test_refused);
  g_test_add_func ("/sync/multistatus/nesting", test_nesting);
  g_test_add_func ("/sync/multistatus/attributes", test_attributes);
  g_test_add_func ("/sync/multistatus/encodings", test_encodings);
  g_test_add_func ("/sync/multistatus/control-characters", test_control_characters);
  g_test_add_func ("/sync/multistatus/large-items", test_large_items);
  g_test_add_func ("/sync/multistatus/too-much", test_too_much);
  g_test_add_func ("/sync/multistatus/errors", test_errors);
  g_test_add_func ("/sync/multistatus/odd", test_odd);
  g_test_add_func ("/sync/multistatus/sync-body", test_sync_body);
  g_test_add_func ("/sync/multistatus/bodies", test_bodies);
  return g_test_run ();
}
