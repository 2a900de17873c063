/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-dav-href.h"
#include "trellis-dav-rules.h"

#define FOREIGN TRELLIS_DAV_PLACE_FOREIGN
#define SELF TRELLIS_DAV_PLACE_SELF
#define MEMBER TRELLIS_DAV_PLACE_MEMBER

static void
check_place (const char *collection, const char *href, TrellisDavPlace expected, const char *expected_name)
{
  g_autoptr(GUri) url = trellis_dav_url_parse (collection);
  g_autofree char *name = NULL;
  g_autofree char *spelling = NULL;
  const TrellisDavPlace place = trellis_dav_href_locate (url, href, &name, &spelling);

  g_test_message ("%s in %s", href, collection);
  g_assert_cmpint (place, ==, expected);
  g_assert_cmpstr (name, ==, expected_name);
}

/* R-S11, R-L4: What is in the collection, whatever its spelling, and what is not. */
static void
test_locate (void)
{
  const char *const ann = "https://dav.example.org/ann/cal/";
  const struct { const char *href; TrellisDavPlace place; const char *name; } table[] = {
    { "/ann/cal/", SELF, NULL },
    { "/ann/cal", SELF, NULL },
    { "https://dav.example.org/ann/cal/", SELF, NULL },
    { "/ann/cal/x.ics", MEMBER, "x.ics" },
    { "x.ics", MEMBER, "x.ics" },
    { "https://dav.example.org/ann/cal/x.ics", MEMBER, "x.ics" },
    { "HTTPS://DAV.example.org:443/ann/cal/x.ics", MEMBER, "x.ics" },
    { "/ann//cal/x.ics", MEMBER, "x.ics" },
    { "/%61nn/cal/x.ics", MEMBER, "x.ics" },
    { "/ann/cal/a%40b.ics", MEMBER, "a@b.ics" },
    { "/ann/cal/a@b.ics", MEMBER, "a@b.ics" },
    { "/ann/cal/a%2540b.ics", MEMBER, "a%2540b.ics" },
    { "/ann/cal/a%2fb.ics", MEMBER, "a%2Fb.ics" },
    { "/ann/cal/a%2Fb.ics", MEMBER, "a%2Fb.ics" },
    { "/ann/cal/%c3%a4.ics", MEMBER, "%C3%A4.ics" },
    { "/ann/cal/\xc3\xa4.ics", MEMBER, "%C3%A4.ics" },
    { "/ann/cal/%ff.ics", MEMBER, "%FF.ics" },
    { "/ann/cal/100%.ics", FOREIGN, NULL },
    { "/ann/cal/%7Ex.ics", MEMBER, "~x.ics" },
    { "/ann/cal/...", MEMBER, "..." },
    { "", FOREIGN, NULL },
    { "/", FOREIGN, NULL },
    { "/ann/", FOREIGN, NULL },
    { "/bob/cal/x.ics", FOREIGN, NULL },
    { "/ann/cal/sub/x.ics", FOREIGN, NULL },
    { "/ann/cal/sub/", FOREIGN, NULL },
    { "/ann/calendar/x.ics", FOREIGN, NULL },
    { "/ann/cal/../cal/x.ics", FOREIGN, NULL },
    { "/ann/cal/..", FOREIGN, NULL },
    { "/ann/cal/%2e%2e/x.ics", FOREIGN, NULL },
    { "/ann/cal/%2E%2E", FOREIGN, NULL },
    { "../cal/x.ics", FOREIGN, NULL },
    { "https://dav.example.org/ann/%2e%2e/ann/cal/x.ics", FOREIGN, NULL },
    { "/ann/cal/x%00.ics", FOREIGN, NULL },
    { "/ann/cal/x.ics?y", FOREIGN, NULL },
    { "/ann/cal/x.ics#y", FOREIGN, NULL },
    { "http://dav.example.org/ann/cal/x.ics", FOREIGN, NULL },
    { "https://dav.example.org:8443/ann/cal/x.ics", FOREIGN, NULL },
    { "https://evil.example/ann/cal/x.ics", FOREIGN, NULL },
    { "//evil.example/ann/cal/x.ics", FOREIGN, NULL },
    { "https://ann@dav.example.org/ann/cal/x.ics", FOREIGN, NULL },
    { "file:///ann/cal/x.ics", FOREIGN, NULL },
    { "http%3A//127.0.0.1%3A5233/ann/cal/x.ics", FOREIGN, NULL },
    { "mailto:ann@example.org", FOREIGN, NULL },
  };
  g_autofree char *long_name = g_strnfill (64 * 1024, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    check_place (ann, table[i].href, table[i].place, table[i].name);
  check_place (ann, long_name, FOREIGN, NULL);
  check_place ("https://dav.example.org/a%40b/", "/a@b/x.ics", MEMBER, "x.ics");
  check_place ("https://dav.example.org/a@b", "/A@b/x.ics", FOREIGN, NULL);
  check_place ("https://dav.example.org/", "/x.ics", MEMBER, "x.ics");
}

/* R-S11: Requests are made with the server's spelling. */
static void
test_spelling (void)
{
  g_autoptr(GUri) collection = trellis_dav_url_parse ("https://dav.example.org/a%40b/cal");
  g_autofree char *name = NULL;
  g_autofree char *spelling = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GUri) url = NULL;

  g_assert_cmpint (trellis_dav_href_locate (collection, "/a@b/cal/x%40y.ics", &name, &spelling), ==, MEMBER);
  g_assert_cmpstr (spelling, ==, "x%40y.ics");
  url = trellis_dav_href_to_url (collection, spelling);
  text = g_uri_to_string (url);
  g_assert_cmpstr (text, ==, "https://dav.example.org/a%40b/cal/x%40y.ics");
}

/* R-P1, R-L4: Names are made of plain characters only. */
static void
test_names (void)
{
  const struct { const char *uid, *name; } table[] = {
    { "0d7c5b1e-58a8-4a4e-9e25-cf4bb1c8f0a7", "0d7c5b1e-58a8-4a4e-9e25-cf4bb1c8f0a7.ics" },
    { "a", "ca978112ca1bbdcafac231b39a23dc4d.ics" },
    { "../../etc/passwd", "3754d6cb3a38e1185e5b382d5f3ef3f1.ics" },
    { "ABCDEFGH", "9ac2197d9258257b1ae8463e4214e4cd.ics" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *name = trellis_dav_href_for_uid (table[i].uid);

      g_assert_cmpstr (name, ==, table[i].name);
    }
}

static void
test_urls (void)
{
  const struct { const char *text, *origin; gboolean is_loopback; } table[] = {
    { "https://Example.org", "https://example.org", FALSE },
    { "https://example.org:443/x", "https://example.org", FALSE },
    { "http://example.org:8080/x", "http://example.org:8080", FALSE },
    { "http://localhost:5232/", "http://localhost:5232", TRUE },
    { "http://127.0.0.1:5232/", "http://127.0.0.1:5232", TRUE },
    { "http://[::1]:5232/", "http://[::1]:5232", TRUE },
    { "http://127.0.0.1.example.org/", "http://127.0.0.1.example.org", FALSE },
    { "http://192.168.0.1/", "http://192.168.0.1", FALSE },
    { "ftp://example.org/", NULL, FALSE },
    { "example.org", NULL, FALSE },
    { "https:///x", NULL, FALSE },
    { "", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GUri) url = trellis_dav_url_parse (table[i].text);
      g_autofree char *origin = url != NULL ? trellis_dav_url_dup_origin (url) : NULL;

      g_assert_cmpstr (origin, ==, table[i].origin);
      if (url != NULL)
        g_assert_cmpint (trellis_dav_url_is_loopback (url), ==, table[i].is_loopback);
    }
}

/* R-H5: Seconds or a date, within reason; nonsense says nothing. */
static void
test_retry_after (void)
{
  const gint64 now = 1767225600; /* 2026-01-01 00:00:00 */
  const struct { const char *header; guint seconds; } table[] = {
    { NULL, 0 },
    { "", 0 },
    { "0", 5 },
    { "1", 5 },
    { "120", 120 },
    { " 120 ", 120 },
    { "3600", 3600 },
    { "315360000", 3600 },
    { "99999999999999999999999999", 3600 },
    { "-5", 0 },
    { "+5", 0 },
    { "1.5", 0 },
    { "soon", 0 },
    { "12 minutes", 0 },
    { "Thu, 01 Jan 2026 00:02:00 GMT", 120 },
    { "Thu, 01 Jan 2026 00:00:01 GMT", 5 },
    { "Wed, 31 Dec 2025 23:00:00 GMT", 5 },
    { "Fri, 01 Jan 2036 00:00:00 GMT", 3600 },
    { "Thursday, 01-Jan-26 00:02:00 GMT", 120 },
    { "Thu, 99 Foo 2026", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].header != NULL ? table[i].header : "none");
      g_assert_cmpuint (trellis_dav_retry_after (table[i].header, now), ==, table[i].seconds);
    }
}

/* R-H3: Where to, and where not. */
static void
test_redirect (void)
{
  const struct
  {
    const char *method, *from;
    guint status;
    const char *location, *to;
    TrellisSyncError code;
  } table[] = {
    { "PROPFIND", "https://a.org/x", 301, "/y/", "https://a.org/y/", 0 },
    { "PROPFIND", "https://a.org/x/y", 302, "z", "https://a.org/x/z", 0 },
    { "REPORT", "https://a.org/x", 307, "https://a.org/y", "https://a.org/y", 0 },
    { "PUT", "https://a.org/x", 307, "/y", "https://a.org/y", 0 },
    { "PUT", "https://a.org/x", 308, "/y", "https://a.org/y", 0 },
    { "PUT", "https://a.org/x", 302, "/y", "https://a.org/y", 0 },
    { "PUT", "https://a.org/x", 307, "https://b.org/y", NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "DELETE", "https://a.org/x", 301, "https://a.org:8443/y", NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "MKCALENDAR", "https://a.org/x", 301, "https://b.org/y", NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "PROPFIND", "https://a.org/x", 301, "https://b.org/y", "https://b.org/y", 0 },
    { "PROPFIND", "https://a.org/x", 303, "/y", NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "PROPFIND", "https://a.org/x", 300, "/y", NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "PROPFIND", "https://a.org/x", 304, NULL, NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "PROPFIND", "https://a.org/x", 301, NULL, NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "PROPFIND", "https://a.org/x", 301, "http://a.org/y", NULL, TRELLIS_SYNC_ERROR_INSECURE },
    { "PROPFIND", "http://a.org/x", 301, "https://a.org/y", "https://a.org/y", 0 },
    { "PROPFIND", "https://a.org/x", 301, "/x", NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "PROPFIND", "https://a.org/x", 301, "/x/", "https://a.org/x/", 0 },
    { "PROPFIND", "https://a.org/x", 301, "https://ann:pw@a.org/y", NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "PROPFIND", "https://a.org/x", 301, "file:///etc/passwd", NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "PROPFIND", "https://a.org/x", 301, "javascript:alert(1)", NULL, TRELLIS_SYNC_ERROR_REDIRECT },
    { "PROPFIND", "https://a.org/x", 302, "/login?from=%2Fx#top", "https://a.org/login", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GPtrArray) visited = g_ptr_array_new_with_free_func ((GDestroyNotify) g_uri_unref);
      g_autoptr(GError) error = NULL;
      g_autoptr(GUri) to = NULL;
      g_autofree char *text = NULL;

      g_ptr_array_add (visited, trellis_dav_url_parse (table[i].from));
      to = trellis_dav_redirect (table[i].method, visited, table[i].status, table[i].location, &error);
      text = to != NULL ? g_uri_to_string (to) : NULL;
      g_test_message ("%s %s: %s", table[i].method, table[i].from, table[i].location);
      g_assert_cmpstr (text, ==, table[i].to);
      if (table[i].to != NULL)
        g_assert_no_error (error);
      else
        g_assert_error (error, TRELLIS_SYNC_ERROR, (int) table[i].code);
    }
}

/* R-H3: After five. */
static void
test_redirects_end (void)
{
  g_autoptr(GPtrArray) visited = g_ptr_array_new_with_free_func ((GDestroyNotify) g_uri_unref);
  g_autoptr(GError) error = NULL;
  GUri *to;

  g_ptr_array_add (visited, trellis_dav_url_parse ("https://a.org/0"));
  for (guint i = 1; i <= TRELLIS_DAV_MOST_REDIRECTS; i++)
    {
      g_autofree char *location = g_strdup_printf ("/%u", i);

      to = trellis_dav_redirect ("PROPFIND", visited, 301, location, &error);
      g_assert_no_error (error);
      g_ptr_array_add (visited, to);
    }
  to = trellis_dav_redirect ("PROPFIND", visited, 301, "/6", &error);
  g_assert_null (to);
  g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_REDIRECT);
}

/* R-D1: The highest priority first, by weight; those without encryption never. */
static void
test_services (void)
{
  const struct { const char *targets[5]; const char *chosen; } table[] = {
    { { "10 5 b.org", "1 0 a.org" }, "a.org" },
    { { "1 5 a.org", "1 50 b.org", "2 99 c.org" }, "b.org" },
    { { "1 5 b.org", "1 5 a.org" }, "a.org" },
    { { "0 0 ." }, NULL },
    { { NULL }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GList *targets = NULL;
      GSrvTarget *chosen;

      for (guint j = 0; table[i].targets[j] != NULL; j++)
        {
          g_auto(GStrv) words = g_strsplit (table[i].targets[j], " ", 3);

          targets = g_list_append (targets, g_srv_target_new (words[2], 443, (guint16) atoi (words[0]),
                                                              (guint16) atoi (words[1])));
        }
      chosen = trellis_dav_srv_choose (targets);
      g_assert_cmpstr (chosen != NULL ? g_srv_target_get_hostname (chosen) : NULL, ==, table[i].chosen);
      g_resolver_free_targets (targets);
    }
}

/* R-D1: From the records of the service. */
static void
test_service_path (void)
{
  const char *const other[] = { "v=1", "name=x", NULL };
  const char *const path[] = { "Path=/dav/", NULL };
  const char *const bad[] = { "path=dav", NULL };
  GList *records = NULL;
  g_autofree char *found = NULL;

  g_assert_null (trellis_dav_txt_dup_path (NULL));
  records = g_list_append (records, g_variant_ref_sink (g_variant_new ("(^as)", other)));
  records = g_list_append (records, g_variant_ref_sink (g_variant_new ("(^as)", bad)));
  g_assert_null (trellis_dav_txt_dup_path (records));
  records = g_list_append (records, g_variant_ref_sink (g_variant_new ("(^as)", path)));
  found = trellis_dav_txt_dup_path (records);
  g_assert_cmpstr (found, ==, "/dav/");
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

/* R-P6: Weak ones, and what is sent instead; and those of SOGo. */
static void
test_etags (void)
{
  g_assert_true (trellis_dav_etag_is_weak ("W/\"a\""));
  g_assert_false (trellis_dav_etag_is_weak ("\"W/a\""));
  g_assert_cmpstr (trellis_dav_etag_get_strong ("W/\"a\""), ==, "\"a\"");
  g_assert_cmpstr (trellis_dav_etag_get_strong ("\"a b\""), ==, "\"a b\"");
  g_assert_cmpstr (trellis_dav_etag_get_strong ("bare"), ==, "bare");
  g_assert_true (trellis_dav_etag_is_of_sogo ("\"gcs00000012\""));
  g_assert_false (trellis_dav_etag_is_of_sogo ("\"gcs\""));
  g_assert_false (trellis_dav_etag_is_of_sogo ("\"gcs0000001f\""));
  g_assert_false (trellis_dav_etag_is_of_sogo ("\"e 1\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/dav/rules/locate", test_locate);
  g_test_add_func ("/sync/dav/rules/spelling", test_spelling);
  g_test_add_func ("/sync/dav/rules/names", test_names);
  g_test_add_func ("/sync/dav/rules/urls", test_urls);
  g_test_add_func ("/sync/dav/rules/retry-after", test_retry_after);
  g_test_add_func ("/sync/dav/rules/redirect", test_redirect);
  g_test_add_func ("/sync/dav/rules/redirects-end", test_redirects_end);
  g_test_add_func ("/sync/dav/rules/services", test_services);
  g_test_add_func ("/sync/dav/rules/service-path", test_service_path);
  g_test_add_func ("/sync/dav/rules/etags", test_etags);
  return g_test_run ();
}
