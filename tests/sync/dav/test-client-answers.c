/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"

#include <string.h>

#include "raw-server.h"
#include "trellis-dav-body.h"

/* What a server answers, right or wrong, in time or not. */

/* Longer than any test may take, in milliseconds. */
#define LONG (3600 * 1000)

/* R-P2, R-P7, R-P8, R-S5, R-H5: What each status means, by what was asked. */
static void
test_statuses (void)
{
  enum { FIND = TRELLIS_DAV_PURPOSE_FIND, LIST = TRELLIS_DAV_PURPOSE_LIST, SYNC = TRELLIS_DAV_PURPOSE_SYNC,
         FETCH = TRELLIS_DAV_PURPOSE_FETCH, CREATE = TRELLIS_DAV_PURPOSE_CREATE, UPDATE = TRELLIS_DAV_PURPOSE_UPDATE,
         DELETE = TRELLIS_DAV_PURPOSE_DELETE, MAKE = TRELLIS_DAV_PURPOSE_MAKE };
#define CODE(name) TRELLIS_SYNC_ERROR_##name
  const struct { int purpose; guint status; TrellisDavConditions conditions; const char *words; TrellisSyncError code; } table[] = {
    { FIND, 301, 0, NULL, CODE (REDIRECT) },
    { FIND, 400, 0, NULL, CODE (FAILED) },
    { FIND, 401, 0, NULL, CODE (SIGN_IN) },
    { CREATE, 401, 0, NULL, CODE (SIGN_IN) },
    { FIND, 403, 0, NULL, CODE (FORBIDDEN) },
    { LIST, 403, 0, NULL, CODE (FORBIDDEN) },
    { LIST, 403, TRELLIS_DAV_CONDITION_ERROR, NULL, CODE (BUSY) },
    { CREATE, 403, TRELLIS_DAV_CONDITION_ERROR, NULL, CODE (BUSY) },
    { CREATE, 403, 0, NULL, CODE (READ_ONLY) },
    { UPDATE, 403, TRELLIS_DAV_CONDITION_NEED_PRIVILEGES, NULL, CODE (READ_ONLY) },
    { CREATE, 403, TRELLIS_DAV_CONDITION_NO_UID_CONFLICT, NULL, CODE (UID_TAKEN) },
    { CREATE, 409, TRELLIS_DAV_CONDITION_NO_UID_CONFLICT, NULL, CODE (UID_TAKEN) },
    { CREATE, 412, TRELLIS_DAV_CONDITION_NO_UID_CONFLICT, NULL, CODE (UID_TAKEN) },
    { CREATE, 400, TRELLIS_DAV_CONDITION_ERROR, "Calendar object with uid already exists in this collection.", CODE (UID_TAKEN) },
    { CREATE, 403, TRELLIS_DAV_CONDITION_COMPONENT, NULL, CODE (UNSUPPORTED) },
    { CREATE, 403, TRELLIS_DAV_CONDITION_VALID_DATA, NULL, CODE (REFUSED) },
    { CREATE, 403, TRELLIS_DAV_CONDITION_MAX_SIZE, NULL, CODE (TOO_LARGE) },
    { CREATE, 403, TRELLIS_DAV_CONDITION_QUOTA, NULL, CODE (NO_SPACE) },
    { DELETE, 403, TRELLIS_DAV_CONDITION_ERROR, "Cannot be moved into the trashbin", CODE (REFUSED) },
    { MAKE, 403, 0, NULL, CODE (FORBIDDEN) },
    { MAKE, 403, TRELLIS_DAV_CONDITION_MUST_BE_NULL, NULL, CODE (EXISTS) },
    { FIND, 404, 0, NULL, CODE (NOT_FOUND) },
    { LIST, 404, 0, NULL, CODE (COLLECTION_GONE) },
    { LIST, 410, 0, NULL, CODE (COLLECTION_GONE) },
    { FETCH, 404, 0, NULL, CODE (NOT_FOUND) },
    { CREATE, 404, 0, NULL, CODE (COLLECTION_GONE) },
    { DELETE, 404, 0, NULL, CODE (NOT_FOUND) },
    { DELETE, 410, 0, NULL, CODE (NOT_FOUND) },
    { FIND, 405, 0, NULL, CODE (NOT_CALDAV) },
    { CREATE, 405, 0, NULL, CODE (READ_ONLY) },
    { MAKE, 405, 0, NULL, CODE (EXISTS) },
    { FETCH, 408, 0, NULL, CODE (TIMEOUT) },
    { CREATE, 409, 0, NULL, CODE (COLLECTION_GONE) },
    { UPDATE, 409, 0, NULL, CODE (CHANGED) },
    { MAKE, 409, 0, NULL, CODE (EXISTS) },
    { UPDATE, 412, 0, NULL, CODE (CHANGED) },
    { CREATE, 412, 0, NULL, CODE (CHANGED) },
    { CREATE, 412, TRELLIS_DAV_CONDITION_VALID_DATA, NULL, CODE (REFUSED) },
    { DELETE, 412, 0, NULL, CODE (CHANGED) },
    { CREATE, 413, 0, NULL, CODE (TOO_LARGE) },
    { FETCH, 413, 0, NULL, CODE (TOO_MUCH) },
    { CREATE, 415, 0, NULL, CODE (REFUSED) },
    { CREATE, 415, TRELLIS_DAV_CONDITION_COMPONENT, NULL, CODE (UNSUPPORTED) },
    { CREATE, 400, 0, NULL, CODE (REFUSED) },
    { CREATE, 422, 0, NULL, CODE (REFUSED) },
    { CREATE, 423, 0, NULL, CODE (LOCKED) },
    { LIST, 429, 0, NULL, CODE (BUSY) },
    { CREATE, 429, 0, NULL, CODE (BUSY) },
    { SYNC, 429, 0, NULL, CODE (BUSY) },
    { CREATE, 500, 0, NULL, CODE (SERVER) },
    { FETCH, 500, 0, NULL, CODE (SERVER) },
    { MAKE, 501, 0, NULL, CODE (NOT_CALDAV) },
    { FETCH, 502, 0, NULL, CODE (SERVER) },
    { FETCH, 503, 0, NULL, CODE (BUSY) },
    { FETCH, 504, 0, NULL, CODE (SERVER) },
    { CREATE, 507, 0, NULL, CODE (NO_SPACE) },
    { LIST, 507, 0, NULL, CODE (TOO_MUCH) },
    { FIND, 200, 0, NULL, CODE (MALFORMED) },
    { CREATE, 202, 0, NULL, CODE (MALFORMED) },
    { SYNC, 400, 0, NULL, CODE (TOKEN) },
    { SYNC, 403, TRELLIS_DAV_CONDITION_VALID_SYNC_TOKEN, NULL, CODE (TOKEN) },
    { SYNC, 403, 0, NULL, CODE (TOKEN) },
    { SYNC, 403, TRELLIS_DAV_CONDITION_ERROR, NULL, CODE (BUSY) },
    { SYNC, 404, 0, NULL, CODE (TOKEN) },
    { SYNC, 409, 0, NULL, CODE (TOKEN) },
    { SYNC, 410, 0, NULL, CODE (TOKEN) },
    { SYNC, 412, TRELLIS_DAV_CONDITION_VALID_SYNC_TOKEN, NULL, CODE (TOKEN) },
    { SYNC, 418, 0, NULL, CODE (TOKEN) },
    { SYNC, 500, 0, NULL, CODE (TOKEN) },
    { SYNC, 507, 0, NULL, CODE (TOKEN) },
    { SYNC, 401, 0, NULL, CODE (SIGN_IN) },
    { SYNC, 502, 0, NULL, CODE (SERVER) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error =
        trellis_dav_error_from_status ((TrellisDavPurpose) table[i].purpose, table[i].status, table[i].conditions,
                                       table[i].words, "/c/x.ics", 7);

      g_test_message ("row %u", i);
      g_assert_error (error, TRELLIS_SYNC_ERROR, (int) table[i].code);
      g_assert_cmpuint (trellis_sync_error_get_retry_after (error), ==, table[i].code == CODE (BUSY) ? 7 : 0);
      if (table[i].code == CODE (UID_TAKEN))
        g_assert_cmpstr (trellis_sync_error_get_detail (error), ==, "/c/x.ics");
    }
}

/* R-H5, R-L3: Real answers with these statuses, on fresh and on kept connections. */
static void
test_answers (void)
{
  const struct { FakeDavFault fault; int code; guint retry_after; } table[] = {
    { { .status = 429, .headers = "Retry-After: 120" }, TRELLIS_SYNC_ERROR_BUSY, 120 },
    { { .status = 503, .headers = "Retry-After: 315360000" }, TRELLIS_SYNC_ERROR_BUSY, 3600 },
    { { .status = 429, .headers = "Retry-After: -3" }, TRELLIS_SYNC_ERROR_BUSY, 0 },
    { { .status = 503, .headers = "Retry-After: whenever" }, TRELLIS_SYNC_ERROR_BUSY, 0 },
    { { .status = 503, .headers = "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT" }, TRELLIS_SYNC_ERROR_BUSY, 5 },
    { { .status = 403, .type = "application/xml", .body = "<error xmlns='DAV:'/>" }, TRELLIS_SYNC_ERROR_BUSY, 0 },
    { { .status = 403, .type = "application/xml", .body = "<error xmlns='DAV:'><need-privileges/></error>" }, TRELLIS_SYNC_ERROR_FORBIDDEN, 0 },
    { { .status = 403, .type = "application/xml", .body = "<error xmlns='DAV:'><need-privileges/>" }, TRELLIS_SYNC_ERROR_FORBIDDEN, 0 },
    { { .status = 207, .type = "text/xml", .body = EMPTY }, -1, 0 },
    { { .status = 207, .type = "application/octet-stream", .body = EMPTY }, -1, 0 },
    { { .status = 207, .body = EMPTY }, -1, 0 },
    { { .status = 207, .type = "text/xml; charset=iso-8859-1", .body = EMPTY }, -1, 0 },
    { { .status = 207, .type = "text/xml", .body = "" }, TRELLIS_SYNC_ERROR_MALFORMED, 0 },
    { { .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'>" }, TRELLIS_SYNC_ERROR_MALFORMED, 0 },
    { { .status = 200, .type = "text/html", .body = "<!DOCTYPE html><title>Sign in</title>" }, TRELLIS_SYNC_ERROR_NOT_CALDAV, 0 },
    { { .status = 200, .type = "text/html", .body = "<html><p>Unclosed" }, TRELLIS_SYNC_ERROR_NOT_CALDAV, 0 },
    { { .status = 200, .type = "text/plain", .body = "hello" }, TRELLIS_SYNC_ERROR_MALFORMED, 0 },
    { { .status = 204 }, TRELLIS_SYNC_ERROR_MALFORMED, 0 },
    { { .status = 500, .type = "text/html", .body = "<h1>Oops" }, TRELLIS_SYNC_ERROR_SERVER, 0 },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (table); i++)
    {
      g_autoptr(FakeDav) dav = fake_dav_new ();
      g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
      g_autoptr(GUri) root = fake_dav_get_url (dav, "/");
      g_autoptr(TrellisDavAnswer) answer = NULL;
      g_autoptr(GError) error = NULL;
      const guint row = i / 2;

      g_test_message ("row %u", row);
      if (i % 2 == 1)
        {
          g_autoptr(TrellisDavAnswer) first = client_fixture_find (client, root, &error);

          g_assert_no_error (error);
        }
      fake_dav_reset (dav);
      fake_dav_fail (dav, &table[row].fault);
      answer = client_fixture_find (client, root, &error);
      if (table[row].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TRELLIS_SYNC_ERROR, table[row].code);
      g_assert_cmpuint (trellis_sync_error_get_retry_after (error), ==, table[row].retry_after);
      g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 1);
    }
}

/* R-P2: A 207 or a page is no success of a write; but what was made can be told of in a page, as Apache does. */
static void
test_lying_writes (void)
{
  const struct { FakeDavFault fault; int code; } table[] = {
    { { .status = 200, .type = "text/html", .body = "<html>Sign in" }, TRELLIS_SYNC_ERROR_NOT_CALDAV },
    { { .status = 200, .type = "application/xhtml+xml", .body = "<html>Sign in" }, TRELLIS_SYNC_ERROR_NOT_CALDAV },
    { { .status = 201, .type = "text/html", .body = "<!DOCTYPE html><h1>Created" }, -1 },
    { { .status = 201, .type = "text/html; charset=utf-8", .headers = "ETag: \"1\"", .body = "<!DOCTYPE html><h1>Created" }, -1 },
    { { .status = 204, .type = "text/html" }, -1 },
    { { .status = 202 }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 202, .type = "text/html", .body = "<h1>Later" }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 203 }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 205 }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 206 }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 208 }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 226 }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 299 }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'/>" }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'><response><href>/a.ics</href></response></multistatus>" },
      TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 207, .type = "text/html", .body = "<h1>Many" }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 207, .type = "text/xml", .body = "<multi" }, TRELLIS_SYNC_ERROR_MALFORMED },
    { { .status = 207, .type = "text/xml",
        .body = "<multistatus xmlns='DAV:'><response><href>http%3A//127.0.0.1%3A5233/a.ics</href>"
                "<status>HTTP/1.1 412 Precondition Failed</status><error><no-uid-conflict xmlns='urn:ietf:params:xml:ns:caldav'/></error>"
                "</response></multistatus>" }, TRELLIS_SYNC_ERROR_UID_TAKEN },
    { { .status = 207, .type = "text/xml",
        .body = "<multistatus xmlns='DAV:'><response><href>/a.ics</href><status>HTTP/1.1 201 Created</status></response></multistatus>" }, -1 },
    { { .status = 403, .type = "text/xml", .body = "<error xmlns='DAV:'><max-instances xmlns='urn:ietf:params:xml:ns:caldav'/></error>" },
      TRELLIS_SYNC_ERROR_REFUSED },
    { { .status = 403, .type = "text/xml", .body = "<error xmlns='DAV:'><message xmlns='http://sabredav.org/ns'>No</message></error>" },
      TRELLIS_SYNC_ERROR_READ_ONLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(FakeDav) dav = fake_dav_new ();
      g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
      g_autoptr(GUri) url = fake_dav_get_url (dav, "/ann/cal/a.ics");
      g_autoptr(TrellisDavAnswer) answer = NULL;
      g_autoptr(GError) error = NULL;

      fake_dav_fail (dav, &table[i].fault);
      answer = client_fixture_put (client, url, &error);
      g_test_message ("row %u", i);
      if (table[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TRELLIS_SYNC_ERROR, table[i].code);

      /* What is no refusal may have been done all the same. */
      if (error != NULL && table[i].fault.status != 403 && table[i].code != TRELLIS_SYNC_ERROR_UID_TAKEN)
        g_assert_true (trellis_sync_error_leaves_doubt (error));
      g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 1);
    }
}

/* R-P4: The connection is cut after each number of bytes of a PUT. */
static void
test_cut_requests (void)
{
  const RawScript start = { .reads = 0 };
  g_autoptr(RawServer) server = raw_server_new (&start);
  guint n_offline = 0, n_cut = 0;

  for (gsize reads = 0; reads < 300; reads += reads < 20 ? 1 : 13)
    {
      g_autoptr(GUri) url = NULL;
      g_autoptr(TrellisDavClient) client = client_fixture_new_raw (server, &url);
      g_autoptr(GError) error = NULL;

      raw_server_set_script (server, &(RawScript) { .reads = reads });
      g_assert_null (client_fixture_put (client, url, &error));
      n_offline += g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_OFFLINE);
      n_cut += g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CUT);
      g_assert_cmpuint (raw_server_get_n (server), <=, 2);
      g_assert_true (error->domain == TRELLIS_SYNC_ERROR);
      if (reads > 0)
        g_assert_true (trellis_sync_error_leaves_doubt (error));
    }
  g_test_message ("%u offline, %u cut", n_offline, n_cut);
  g_assert_cmpuint (n_offline + n_cut, ==, 20 + 22);
  g_assert_cmpuint (n_cut, >, 40);
}

/* R-P4, R-L3: The answer is cut after each of its bytes: a write may have been done, a question is asked once
 * again. */
static void
test_cut_answers (void)
{
  const char *const answer = "HTTP/1.1 207 Multi-Status\r\nContent-Type: text/xml\r\nContent-Length: 27\r\n\r\n" EMPTY;
  const char *const stored = "HTTP/1.1 201 Created\r\nContent-Length: 4\r\nETag: \"x\"\r\n\r\nabcd";
  const RawScript start = { .reads = 0 };
  g_autoptr(RawServer) server = raw_server_new (&start);

  for (guint i = 0; i < 2; i++)
    {
      const char *whole = i == 0 ? answer : stored;

      for (gsize length = 1; length <= strlen (whole); length++)
        {
          g_autoptr(GUri) url = NULL;
          g_autoptr(TrellisDavClient) client = client_fixture_new_raw (server, &url);
          g_autoptr(TrellisDavAnswer) got = NULL;
          g_autoptr(GError) error = NULL;

          raw_server_set_script (server, &(RawScript) { .reads = G_MAXSIZE, .sends = whole, .length = length });
          got = i == 0 ? client_fixture_find (client, url, &error) : client_fixture_put (client, url, &error);
          g_assert_cmpuint (raw_server_get_n (server), <=, i == 0 ? 2 : 1);
          g_test_message ("%zu: %s", length, error != NULL ? error->message : "done");
          if (length == strlen (whole))
            g_assert_no_error (error);
          else if (i == 1 && got != NULL && got->etag == NULL)
            continue; /* it told that it was done, though not as what */
          else
            {
              g_assert_null (got);
              g_assert_true (error->domain == TRELLIS_SYNC_ERROR);
              g_assert_true (trellis_sync_error_leaves_doubt (error));
            }
        }
    }
}

/* R-H6: No answer, half of one, and one byte after the other. */
static void
test_too_late (void)
{
  const RawScript scripts[] = {
    { .reads = G_MAXSIZE, .silence = LONG },
    { .reads = G_MAXSIZE, .sends = "HTTP/1.1 207 Multi-Status\r\nContent-Length: 27\r\n\r\n", .silence = LONG },
    { .reads = G_MAXSIZE, .sends = "HTTP/1.1 207 Multi-Status\r\nContent-Length: 27\r\n\r\n" EMPTY, .drip = 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr(RawServer) server = raw_server_new (&scripts[i]);
      g_autoptr(GUri) url = NULL;
      g_autoptr(TrellisDavClient) client = client_fixture_new_patient (server, &client_fixture_haste, &url);
      g_autoptr(GError) error = NULL;

      g_assert_null (client_fixture_find (client, url, &error));
      assert_fails (error, TIMEOUT);
      g_assert_true (trellis_sync_error_leaves_doubt (error));
      g_assert_cmpuint (raw_server_get_n (server), ==, 1);
    }
}

/* R-L2: The body of an error is read as far as it may help, not longer. */
static void
test_error_bodies (void)
{
  const TrellisDavPatience patience = { .connect = LONG, .idle = LONG / 1000, .total = LONG, .failure = 300 };
  const RawScript scripts[] = {
    { .reads = G_MAXSIZE, .sends = "HTTP/1.1 413 Too Large\r\nContent-Type: text/xml\r\nContent-Length: 99\r\n\r\n<e", .silence = LONG },
    { .reads = G_MAXSIZE, .sends = "HTTP/1.1 413 Too Large\r\nContent-Type: text/xml\r\nContent-Length: 99\r\n\r\n<e" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr(RawServer) server = raw_server_new (&scripts[i]);
      g_autoptr(GUri) url = NULL;
      g_autoptr(TrellisDavClient) client = client_fixture_new_patient (server, &patience, &url);
      g_autoptr(GError) error = NULL;

      g_assert_null (client_fixture_put (client, url, &error));
      assert_fails (error, TOO_LARGE);
    }
}

static GBytes *
compress (gsize size)
{
  g_autoptr(GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');

  g_output_stream_write_all (stream, "<multistatus xmlns='DAV:'>", 26, NULL, NULL, NULL);
  for (gsize n = 0; n < size; n += 1024 * 1024)
    g_output_stream_write_all (stream, spaces, 1024 * 1024, NULL, NULL, NULL);
  g_output_stream_write_all (stream, "</multistatus>", 14, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* R-L2: What is unpacked is counted. */
static void
test_gzip_bomb (void)
{
  const gsize sizes[] = { 1024 * 1024, 128 * 1024 * 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GBytes) body = compress (sizes[i]);
      g_autoptr(GByteArray) whole = g_byte_array_new ();
      g_autofree char *head = g_strdup_printf ("HTTP/1.1 207 Multi-Status\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                                               g_bytes_get_size (body));
      const RawScript start = { .reads = 0 };
      g_autoptr(RawServer) server = raw_server_new (&start);
      g_autoptr(GUri) url = NULL;
      g_autoptr(TrellisDavClient) client = NULL;
      g_autoptr(TrellisDavAnswer) answer = NULL;
      g_autoptr(GError) error = NULL;
      const TrellisDavPatience patience = TRELLIS_DAV_PATIENCE;

      g_byte_array_append (whole, (const guint8 *) head, (guint) strlen (head));
      g_byte_array_append (whole, g_bytes_get_data (body, NULL), (guint) g_bytes_get_size (body));
      raw_server_set_script (server, &(RawScript) { .reads = G_MAXSIZE, .sends = (const char *) whole->data, .length = whole->len });
      client = client_fixture_new_raw (server, &url);
      g_object_unref (client);
      client = trellis_dav_client_new_with_patience (url, &patience);
      answer = client_fixture_find (client, url, &error);
      if (i == 0)
        g_assert_no_error (error);
      else
        assert_fails (error, TOO_MUCH);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/client-answers/statuses", test_statuses);
  g_test_add_func ("/sync/client-answers/answers", test_answers);
  g_test_add_func ("/sync/client-answers/lying-writes", test_lying_writes);
  g_test_add_func ("/sync/client-answers/cut-requests", test_cut_requests);
  g_test_add_func ("/sync/client-answers/cut-answers", test_cut_answers);
  g_test_add_func ("/sync/client-answers/too-late", test_too_late);
  g_test_add_func ("/sync/client-answers/error-bodies", test_error_bodies);
  g_test_add_func ("/sync/client-answers/gzip-bomb", test_gzip_bomb);
  return g_test_run ();
}
