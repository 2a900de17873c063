/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dav-fixture.h"

#include <string.h>

#include "trellis-dav-token.h"

/* R-G3, R-S1: 1,000 items of three kinds: a listing and a query; three more where a query needs a kind. */
static void
test_first_download (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  TrellisRemoteItem *item;
  g_autofree char *text = NULL;
  const gboolean needs_kind = GPOINTER_TO_INT (data);

  fake_dav_get_quirks (fixture->dav)->needs_kind = needs_kind;
  fill (fixture, 0, 1000);
  changes = list (fixture->transport, NULL);
  g_assert_true (changes->is_whole);
  g_assert_cmpuint (changes->items->len, ==, 1000);
  g_assert_cmpuint (count_with_data (changes->items), ==, 1000);
  g_assert_cmpuint (changes->n_ignored, ==, 0);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, needs_kind ? 5 : 2);
  item = find_item (changes->items, "item-00007.ics");
  text = g_strndup (g_bytes_get_data (item->data, NULL), g_bytes_get_size (item->data));
  g_assert_nonnull (strstr (text, "SUMMARY:A < B & \xc3\xa4\n"));
  g_assert_nonnull (item->etag);

  fake_dav_reset (fixture->dav);
  g_assert_false (ask_changed (fixture->transport, changes->token));
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 1);
}

static void
test_few_items (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  fill (fixture, 0, 10);
  changes = list (fixture->transport, NULL);
  g_assert_cmpuint (count_with_data (changes->items), ==, 0);
  g_assert_cmpuint (fetch_rest (fixture, changes), ==, 10);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 2);
}

/* R-S10: A reconciliation asks for no data. */
static void
test_etags_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  fill (fixture, 0, 100);
  changes = list (fixture->transport, "");
  g_assert_true (changes->is_whole);
  g_assert_cmpuint (changes->items->len, ==, 100);
  g_assert_cmpuint (count_with_data (changes->items), ==, 0);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 1);
}

/* R-D4: The first listing tells what the calendar takes, before anything is put there. */
static void
test_first_abilities (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  TrellisTransportAbilities abilities;

  close_transport (fixture);
  fake_dav_remove_calendar (fixture->dav, CAL);
  fake_dav_add_calendar (fixture->dav, CAL, TRELLIS_ITEM_KIND_EVENT);
  fake_dav_get_quirks (fixture->dav)->read_only = TRUE;
  open_transport (fixture);
  changes = list (fixture->transport, NULL);
  trellis_transport_get_abilities (fixture->transport, &abilities);
  g_assert_cmpint (abilities.kinds, ==, TRELLIS_ITEM_KIND_EVENT);
  g_assert_false (abilities.may_write);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 2);
}

/* R-S1: Ten matches in one home are asked about once, in each round. */
static void
test_one_poll (Fixture *fixture, gconstpointer data)
{
  TrellisTransport *others[9];
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ann/other%u/", i);
      g_autoptr(GUri) url = fake_dav_get_url (fixture->dav, path);

      fake_dav_add_calendar (fixture->dav, path, TRELLIS_ITEM_KINDS_ALL);
      others[i] = trellis_dav_transport_new (fixture->account, url);
    }
  changes = list (fixture->transport, NULL);
  fake_dav_reset (fixture->dav);

  for (guint round = 1; round <= 3; round++)
    {
      g_assert_false (ask_changed (fixture->transport, changes->token));
      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        {
          gboolean may_have_changed;

          g_assert_true (trellis_transport_may_have_changed (others[i], changes->token, &may_have_changed, NULL, NULL));
          g_assert_false (may_have_changed);
        }
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, round);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_object_unref (others[i]);
}

/* What was told to another one long ago is not believed. */
static void
test_old_poll (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GUri) url = fake_dav_get_url (fixture->dav, "/ann/other/");
  g_autoptr(TrellisTransport) other = NULL;
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  gboolean may_have_changed;

  fake_dav_add_calendar (fixture->dav, "/ann/other/", TRELLIS_ITEM_KINDS_ALL);
  other = trellis_dav_transport_new (fixture->account, url);
  trellis_dav_account_set_round (fixture->account, 50);
  changes = list (fixture->transport, NULL);
  g_assert_true (trellis_transport_may_have_changed (other, changes->token, &may_have_changed, NULL, NULL));
  fill (fixture, 0, 1);
  g_usleep (60 * 1000);
  g_assert_true (ask_changed (fixture->transport, changes->token));
}

/* R-S1, R-D7: One that is in no home is asked about itself. */
static void
test_outside_of_homes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GUri) url = fake_dav_get_url (fixture->dav, "/bob/shared/");
  g_autoptr(TrellisTransport) other = NULL;
  gboolean may_have_changed;
  g_autoptr(GError) error = NULL;

  fake_dav_add_calendar (fixture->dav, "/bob/shared/", TRELLIS_ITEM_KIND_TASK);
  other = trellis_dav_transport_new (fixture->account, url);
  for (guint round = 1; round <= 2; round++)
    {
      TrellisTransportAbilities abilities;

      g_assert_true (trellis_transport_may_have_changed (other, "sync=x", &may_have_changed, NULL, NULL));
      g_assert_true (may_have_changed);
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, round);
      trellis_transport_get_abilities (other, &abilities);
      g_assert_cmpint (abilities.kinds, ==, TRELLIS_ITEM_KIND_TASK);
    }
  fake_dav_remove_calendar (fixture->dav, "/bob/shared/");
  g_assert_false (trellis_transport_may_have_changed (other, "sync=x", &may_have_changed, NULL, &error));
  assert_fails (error, COLLECTION_GONE);
}

/* R-D4, R-P8: What a calendar takes and who may write may change. */
static void
test_abilities (Fixture *fixture, gconstpointer data)
{
  TrellisTransportAbilities abilities;

  trellis_transport_get_abilities (fixture->transport, &abilities);
  g_assert_true (abilities.may_write);
  g_assert_cmpint (abilities.kinds, ==, TRELLIS_ITEM_KINDS_ALL);
  fake_dav_get_quirks (fixture->dav)->read_only = TRUE;
  fake_dav_get_quirks (fixture->dav)->largest = 12345;
  ask_changed (fixture->transport, "sync=x");
  trellis_transport_get_abilities (fixture->transport, &abilities);
  g_assert_false (abilities.may_write);
  g_assert_cmpuint (abilities.largest, ==, 12345);
}

/* R-S2, R-S3, R-G1: k changes: the question, the changes, the items. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) first = NULL;
  g_autoptr(TrellisRemoteChanges) next = NULL;
  g_autofree char *listing_depth = NULL;
  g_autofree char *fetching_depth = NULL;

  fill (fixture, 0, 200);
  first = list (fixture->transport, NULL);
  fake_dav_reset (fixture->dav);
  fill (fixture, 150, 270);
  fake_dav_remove (fixture->dav, CAL "item-00003.ics");

  g_assert_true (ask_changed (fixture->transport, first->token));
  next = list (fixture->transport, first->token);
  listing_depth = fake_dav_get_header (fixture->dav, "REPORT", "Depth");
  g_assert_cmpstr (listing_depth, ==, "0");
  g_assert_false (next->is_whole);
  g_assert_cmpuint (next->items->len, ==, 121);
  g_assert_true (find_item (next->items, "item-00003.ics")->is_gone);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 1 + 1);
  fake_dav_reset (fixture->dav);
  g_assert_cmpuint (fetch_rest (fixture, next), ==, 120);
  fetching_depth = fake_dav_get_header (fixture->dav, "REPORT", "Depth");
  g_assert_null (fetching_depth);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 3);
  g_assert_false (ask_changed (fixture->transport, next->token));
}

/* An edit of ours: the question, the write, what came of it; then all is quiet. */
static void
test_one_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) first = NULL;
  g_autoptr(TrellisRemoteChanges) next = NULL;
  g_autoptr(Result) made = NULL;
  g_autoptr(Result) edited = NULL;
  g_autoptr(GError) error = NULL;

  made = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (made->href, ==, "uid-1234.ics");
  first = list (fixture->transport, NULL);
  fake_dav_reset (fixture->dav);

  g_assert_false (ask_changed (fixture->transport, first->token));
  edited = write_one (fixture->transport, FALSE, made->href, "uid-1234", made->etag, TWO, NULL, &error);
  g_assert_no_error (error);
  next = list (fixture->transport, first->token);
  g_assert_cmpuint (next->items->len, ==, 1);
  g_assert_cmpstr (find_item (next->items, made->href)->etag, ==, edited->etag);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 3);
  g_assert_false (ask_changed (fixture->transport, next->token));
}

/* R-S4: One after the other, with what each says to be next. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) first = NULL;
  g_autoptr(TrellisRemoteChanges) next = NULL;

  fake_dav_get_quirks (fixture->dav)->page = 30;
  fill (fixture, 0, 100);
  first = list (fixture->transport, "");
  g_assert_cmpuint (first->items->len, ==, 100);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 4);
  fill (fixture, 0, 61);
  next = list (fixture->transport, first->token);
  g_assert_false (next->is_whole);
  g_assert_cmpuint (next->items->len, ==, 61);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 4 + 3);
  g_assert_false (ask_changed (fixture->transport, next->token));
}

/* R-S5: Then all is listed; nothing is taken for removed. */
static void
test_refused_tokens (Fixture *fixture, gconstpointer data)
{
  const guint statuses[] = { 403, 400, 404, 409, 410, 412, 418, 500, 507, 207 };

  fill (fixture, 0, 30);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr(TrellisRemoteChanges) first = list (fixture->transport, "");
      g_autoptr(TrellisRemoteChanges) next = NULL;

      fake_dav_get_quirks (fixture->dav)->refuses_tokens_by_207 = statuses[i] == 207;
      fake_dav_get_quirks (fixture->dav)->refuses_tokens_by = statuses[i] == 207 ? 0 : statuses[i];
      fake_dav_forget_changes (fixture->dav);
      fake_dav_reset (fixture->dav);
      next = list (fixture->transport, first->token);
      g_test_message ("%u", statuses[i]);
      g_assert_true (next->is_whole);
      g_assert_cmpuint (next->items->len, ==, 30);
      g_assert_cmpuint (count_with_data (next->items), ==, 0);
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, statuses[i] == 400 ? 3 : 2);
      g_assert_false (ask_changed (fixture->transport, next->token));
    }
}

/* R-S6: The ctag says whether to list, and a PROPFIND does. */
static void
test_without_sync (Fixture *fixture, gconstpointer data)
{
  const gboolean is_told = GPOINTER_TO_INT (data);
  g_autoptr(TrellisRemoteChanges) first = NULL;
  g_autoptr(TrellisRemoteChanges) next = NULL;

  fake_dav_get_quirks (fixture->dav)->no_sync = TRUE;
  fake_dav_get_quirks (fixture->dav)->no_token = TRUE;
  fake_dav_get_quirks (fixture->dav)->no_reports_told = !is_told;
  fill (fixture, 0, 30);
  first = list (fixture->transport, "");
  g_assert_cmpuint (first->items->len, ==, 30);
  fake_dav_reset (fixture->dav);
  g_assert_false (ask_changed (fixture->transport, first->token));
  fake_dav_remove (fixture->dav, CAL "item-00003.ics");
  g_assert_true (ask_changed (fixture->transport, first->token));
  next = list (fixture->transport, first->token);
  g_assert_true (next->is_whole);
  g_assert_cmpuint (next->items->len, ==, 29);
  g_assert_cmpuint (fake_dav_count (fixture->dav, "REPORT"), ==, 0);
  g_assert_cmpuint (fake_dav_count (fixture->dav, "PROPFIND"), ==, 3);
}

/* R-S6, R-S7: Neither ctag nor token: everything is listed each time. */
static void
test_without_anything (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) first = NULL;

  fake_dav_get_quirks (fixture->dav)->no_sync = TRUE;
  fake_dav_get_quirks (fixture->dav)->no_token = TRUE;
  fake_dav_get_quirks (fixture->dav)->no_ctag = TRUE;
  fake_dav_get_quirks (fixture->dav)->etags = FAKE_DAV_ETAGS_NONE;
  close_transport (fixture);
  open_transport (fixture);
  fill (fixture, 0, 30);
  first = list (fixture->transport, NULL);
  g_assert_null (first->token);
  g_assert_true (first->is_whole);
  g_assert_cmpuint (first->items->len, ==, 30);
  g_assert_cmpuint (count_with_data (first->items), ==, 30);
  g_assert_null (find_item (first->items, "item-00003.ics")->etag);
}

/* R-S2, R-G3: What an old server wants, and what a query leaves out. */
static void
test_old_server (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  fake_dav_get_quirks (fixture->dav)->needs_depth_1 = TRUE;
  fake_dav_get_quirks (fixture->dav)->query_is_short = TRUE;
  fill (fixture, 0, 90);
  changes = list (fixture->transport, NULL);
  g_assert_cmpuint (changes->items->len, ==, 90);
  g_assert_cmpuint (count_with_data (changes->items), ==, 68);
  g_assert_cmpuint (fetch_rest (fixture, changes), ==, 22);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 2 + 1 + 2);
}

/* R-G3: A query that tells a part of each kind is not asked again for it. */
static void
test_short_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  fake_dav_get_quirks (fixture->dav)->query_is_short = TRUE;
  fill (fixture, 0, 400);
  changes = list (fixture->transport, NULL);
  g_assert_cmpuint (changes->items->len, ==, 400);
  g_assert_cmpuint (count_with_data (changes->items), ==, 300);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 2);
  g_assert_cmpuint (fetch_rest (fixture, changes), ==, 100);
}

/* R-G3: One that finds events only is asked for the other kinds. */
static void
test_query_of_events (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  fake_dav_get_quirks (fixture->dav)->query_is_events = TRUE;
  fill (fixture, 0, 300);
  changes = list (fixture->transport, NULL);
  g_assert_cmpuint (count_with_data (changes->items), ==, 300);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 4);
}

/* R-G3: What a query tells is believed only where it is what the listing tells. */
static void
test_lying_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  fake_dav_get_quirks (fixture->dav)->query_is_stale = TRUE;
  fill (fixture, 0, 100);
  changes = list (fixture->transport, NULL);
  g_assert_cmpuint (changes->items->len, ==, 100);
  g_assert_cmpuint (count_with_data (changes->items), ==, 75);
  for (guint i = 0; i < changes->items->len; i++)
    {
      const TrellisRemoteItem *item = changes->items->pdata[i];
      g_autofree char *text =
        item->data != NULL ? g_strndup (g_bytes_get_data (item->data, NULL), g_bytes_get_size (item->data)) : NULL;

      g_assert_true (text == NULL || strstr (text, "UID:old") == NULL);
    }
  g_assert_cmpuint (fetch_rest (fixture, changes), ==, 25);
}

/* R-G3: Where none is taken, items are fetched by their names. */
static void
test_without_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  fake_dav_get_quirks (fixture->dav)->no_query = TRUE;
  fill (fixture, 0, 120);
  changes = list (fixture->transport, NULL);
  g_assert_cmpuint (changes->items->len, ==, 120);
  g_assert_cmpuint (fetch_rest (fixture, changes), ==, 120);
}

/* R-G2: A multiget that answers for some only is asked again until all is known. */
static void
test_capped_multiget (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  fake_dav_get_quirks (fixture->dav)->multiget_cap = 20;
  fill (fixture, 0, 100);
  changes = list (fixture->transport, "");
  fake_dav_reset (fixture->dav);
  g_assert_cmpuint (fetch_rest (fixture, changes), ==, 100);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), <=, 10);
}

/* R-S11: Each is understood, and given back as it came. */
static void
test_spellings (Fixture *fixture, gconstpointer data)
{
  fill (fixture, 0, 5);
  fake_dav_put (fixture->dav, CAL "a@b c.ics", ONE);
  for (FakeDavHrefs hrefs = FAKE_DAV_HREFS_PATH; hrefs <= FAKE_DAV_HREFS_ENCODED; hrefs++)
    {
      g_autoptr(TrellisRemoteChanges) changes = NULL;
      g_autoptr(Result) edited = NULL;
      g_autoptr(GError) error = NULL;
      TrellisRemoteItem *item;

      fake_dav_get_quirks (fixture->dav)->hrefs = hrefs;
      changes = list (fixture->transport, NULL);
      g_assert_cmpuint (changes->items->len, ==, 6);
      g_assert_cmpuint (fetch_rest (fixture, changes), ==, 6);
      item = find_item (changes->items, "a@b%20c.ics");
      edited = write_one (fixture->transport, FALSE, item->href, "uid-1234", item->etag, TWO, NULL, &error);
      g_assert_no_error (error);
    }
}

/* R-G2: What is gone is told as that. */
static void
test_fetch_gone (Fixture *fixture, gconstpointer data)
{
  const char *const hrefs[] = { "item-00001.ics", "gone.ics", "item-00001.ics", NULL };
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;

  fill (fixture, 0, 5);
  items = trellis_transport_fetch (fixture->transport, hrefs, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_true (find_item (items, "gone.ics")->is_gone);
  g_assert_nonnull (find_item (items, "item-00001.ics")->data);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 1);
}

/* R-S3: Any text is one. */
static void
test_tokens (void)
{
  const char *const tokens[] = { NULL, "", "0", "http://x/ns/1", "<&\">%41", "a&ctag=b", "sync=\n" };

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    for (guint j = 0; j < G_N_ELEMENTS (tokens); j++)
      {
        g_autofree char *joined = trellis_dav_token_join (tokens[i], tokens[j]);
        g_autofree char *sync_token = NULL;
        g_autofree char *ctag = NULL;

        trellis_dav_token_split (joined != NULL ? joined : "", &sync_token, &ctag);
        g_assert_cmpstr (sync_token, ==, tokens[i]);
        g_assert_cmpstr (ctag, ==, tokens[j]);
      }
}

/* R-H3, R-D7: A calendar that was given another address, to which the server sends on, is the same calendar: the items
 * in it are known by their names, and nothing is gone. */
static void
test_moved_calendar (Fixture *fixture, gconstpointer data)
{
  const gboolean no_sync = data != NULL;
  g_autoptr(TrellisRemoteChanges) before = NULL;
  g_autoptr(TrellisRemoteChanges) all = NULL;
  g_autoptr(TrellisRemoteChanges) since = NULL;
  g_autoptr(Result) edited = NULL;
  g_autoptr(Result) removed = NULL;
  g_autofree char *stored = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_get_quirks (fixture->dav)->no_sync = no_sync;
  fill (fixture, 0, 30);
  before = list (fixture->transport, NULL);
  g_assert_cmpuint (before->items->len, ==, 30);

  fake_dav_add_calendar (fixture->dav, "/bob/moved/", TRELLIS_ITEM_KINDS_ALL);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *from = g_strdup_printf (CAL "item-%05u.ics", i);
      g_autofree char *to = g_strdup_printf ("/bob/moved/item-%05u.ics", i);
      g_autofree char *text = fake_dav_get (fixture->dav, from);

      fake_dav_put (fixture->dav, to, text);
    }
  fake_dav_remove_calendar (fixture->dav, CAL);
  fake_dav_get_quirks (fixture->dav)->moved_from = CAL;
  fake_dav_get_quirks (fixture->dav)->moved_to = "/bob/moved/";
  close_transport (fixture);
  open_transport (fixture);

  all = list (fixture->transport, NULL);
  g_assert_cmpuint (all->n_ignored, ==, 0);
  g_assert_cmpuint (fetch_rest (fixture, all) + count_with_data (all->items), ==, 30);
  edited = write_one (fixture->transport, FALSE, "item-00001.ics", "item-00001", find_item (all->items, "item-00001.ics")->etag,
                      ONE, NULL, &error);
  g_assert_no_error (edited->error);
  g_assert_cmpstr (edited->href, ==, "item-00001.ics");
  stored = fake_dav_get (fixture->dav, "/bob/moved/item-00001.ics");
  g_assert_cmpstr (stored, ==, ONE);
  removed = write_one (fixture->transport, TRUE, "item-00002.ics", "item-00002", find_item (all->items, "item-00002.ics")->etag,
                       NULL, NULL, &error);
  g_assert_no_error (removed->error);
  g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, "/bob/moved/"), ==, 29);
  since = list (fixture->transport, all->token);
  g_assert_cmpuint (since->n_ignored, ==, 0);
  g_assert_nonnull (find_item (since->items, "item-00001.ics"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/sync/transport/" path, Fixture, NULL, set_up, function, tear_down)
#define ADD_WITH(path, data, function)                                                             \
  g_test_add ("/sync/transport/" path, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_WITH ("first-download/all", FALSE, test_first_download);
  ADD_WITH ("first-download/by-kind", TRUE, test_first_download);
  ADD ("few-items", test_few_items);
  ADD ("first-abilities", test_first_abilities);
  ADD ("etags-only", test_etags_only);
  ADD ("one-poll", test_one_poll);
  ADD ("old-poll", test_old_poll);
  ADD ("outside-of-homes", test_outside_of_homes);
  ADD ("abilities", test_abilities);
  ADD ("changes", test_changes);
  ADD ("one-edit", test_one_edit);
  ADD ("pages", test_pages);
  ADD ("refused-tokens", test_refused_tokens);
  ADD_WITH ("without-sync/told", TRUE, test_without_sync);
  ADD_WITH ("without-sync/not-told", FALSE, test_without_sync);
  ADD ("without-anything", test_without_anything);
  ADD ("old-server", test_old_server);
  ADD ("without-query", test_without_query);
  ADD ("short-query", test_short_query);
  ADD ("query-of-events", test_query_of_events);
  ADD ("lying-query", test_lying_query);
  ADD ("capped-multiget", test_capped_multiget);
  ADD ("spellings", test_spellings);
  ADD ("fetch-gone", test_fetch_gone);
  g_test_add_func ("/sync/transport/tokens", test_tokens);
  g_test_add ("/sync/transport/moved-calendar", Fixture, NULL, set_up, test_moved_calendar, tear_down);
  g_test_add ("/sync/transport/moved-calendar/no-sync", Fixture, "", set_up, test_moved_calendar, tear_down);
  return g_test_run ();
}
