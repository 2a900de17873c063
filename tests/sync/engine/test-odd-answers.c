/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

/* R-S10: who tells three times in a row what may not be all is asked for all that there is. */

static const char untold[] =
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VEVENT\r\nUID:untold\r\n"
  "DTSTAMP:20270101T000000Z\r\nDTSTART:20270301T100000Z\r\nDTEND:20270301T110000Z\r\n"
  "SUMMARY:Untold\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/* Something that the server does not tell among changes, and the next changes, one each time. */
static void
begin (Fixture *self)
{
  sync_both (self);
  g_hash_table_add (self->server->untold, g_strdup ("untold.ics"));
  memory_server_put (self->server, "untold.ics", untold);
  replica_sync (self->mira);
  self->server->n_whole = 0;
}

/* Another change that the server tells of. */
static void
change (Fixture *self, guint number)
{
  g_autofree char *title = g_strdup_printf ("Note %u", number);
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, title, "Body");

  replica_sync (self->mira);
}

static void
assert_untold (Fixture *self, const char *n_found)
{
  assert_answer (self->tom, "SELECT count(*) FROM meeting WHERE uid = 'untold'", n_found);
}

/* Also across the end of the program; and after that, changes are asked for as before. */
static void
test_three (Fixture *self, gconstpointer data)
{
  begin (self);
  for (guint i = 0; i < 3; i++)
    {
      change (self, i);
      self->server->n_strange = 1;
      replica_sync (self->tom);
      assert_untold (self, "0");
      replica_reopen (self->tom);
    }
  assert_answer (self->tom, "SELECT odd FROM sharing", "3");
  g_assert_cmpuint (self->server->n_whole, ==, 0);

  replica_sync (self->tom);
  g_assert_cmpuint (self->server->n_whole, ==, 1);
  assert_untold (self, "1");
  assert_answer (self->tom, "SELECT odd FROM sharing", "0");
  assert_answer (self->tom, "SELECT count(*) FROM note", "3");

  change (self, 3);
  replica_sync (self->tom);
  g_assert_cmpuint (self->server->n_whole, ==, 1);
  assert_answer (self->tom, "SELECT count(*) FROM note", "4");
}

/* One that is as it should be begins the count anew. */
static void
test_interrupted (Fixture *self, gconstpointer data)
{
  begin (self);
  for (guint i = 0; i < 9; i++)
    {
      change (self, i);
      self->server->n_strange = i % 3 == 2 ? 0 : 1;
      replica_sync (self->tom);
    }
  g_assert_cmpuint (self->server->n_whole, ==, 0);
  assert_answer (self->tom, "SELECT odd FROM sharing", "0");
  assert_answer (self->tom, "SELECT count(*) FROM note", "9");
}

/* So does what makes no sense, of which nothing is used. */
static void
test_senseless (Fixture *self, gconstpointer data)
{
  begin (self);
  change (self, 0);
  self->server->n_senseless = 4;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (replica_try (self->tom, &error));
      g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_MALFORMED);
      assert_answer (self->tom, "SELECT count(*) FROM note", "0");
      replica_reopen (self->tom);
    }
  g_assert_cmpuint (self->server->n_whole, ==, 0);
  replica_sync (self->tom);
  g_assert_cmpuint (self->server->n_whole, ==, 1);
  assert_answer (self->tom, "SELECT count(*) FROM note", "1");
  assert_untold (self, "1");
}

/* Every week all is listed as well, whatever was told of changes. */
static void
test_week (Fixture *self, gconstpointer data)
{
  begin (self);
  change (self, 0);
  self->tom->now += 7 * 24 * 60 * 60;
  replica_sync (self->tom);
  assert_untold (self, "0");
  self->tom->now += 1;
  replica_sync (self->tom);
  g_assert_cmpuint (self->server->n_whole, ==, 1);
  assert_untold (self, "1");
}

/* R-P4: Somebody changed it, and no listing of changes says so; or each item has another etag by now, as after a server
 * was set up anew. What was written here is not held up by that. */
static void
test_change_untold (Fixture *self, gconstpointer data)
{
  const gboolean is_removal = data != NULL;
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One\nTwo");
  g_autoptr(TrellisNote) other = replica_add_note (self->tom, "Other", "So that not all is gone");
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;
  g_autofree char *theirs = NULL;

  sync_both (self);
  text = memory_server_dup_text (self->server, href);
  parts = g_strsplit (text, "SUMMARY:Title", 2);
  theirs = g_strjoinv ("SUMMARY:Theirs", parts);
  g_hash_table_add (self->server->untold, g_strdup (href));
  memory_server_put (self->server, href, is_removal ? text : theirs);
  replica_sync (self->mira);
  change (self, 0);
  if (is_removal)
    trellis_store_delete (self->tom->store, note);
  else
    trellis_note_set_body (note, "One, mine\nTwo");
  memory_server_reset_counts (self->server);
  self->server->n_whole = 0;
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_left, ==, 0);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 3);
  g_assert_cmpuint (self->server->n_whole, <=, 2);
  g_hash_table_remove_all (self->server->untold);
  if (is_removal)
    {
      g_autofree char *there = memory_server_dup_text (self->server, href);

      g_assert_null (there);
    }
  else
    {
      assert_note (self->tom, UID (note), "One, mine\nTwo");
      g_assert_cmpstr (trellis_note_get_title (note), ==, "Theirs");
      replica_sync (self->mira);
      assert_note (self->mira, UID (note), "One, mine\nTwo");
    }
}

/* A calendar was removed and made again, and its server knows a token of the old one: it tells of no change. What is
 * not there is asked about, and what is new there comes. */
static void
test_made_again (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");

  sync_both (self);
  self->server->quirks |= MEMORY_QUIRK_BELIEVES_TOKENS;
  memory_server_clear (self->server);
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.question, ==, TRELLIS_SHARING_QUESTION_EMPTIED);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
}

static void
set_up_perfect (Fixture *self, gconstpointer data)
{
  engine_set_up (self, NULL);
}

#define ODD_TEST(name, function) \
  g_test_add ("/odd-answers/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)

/* R-S3: What was removed there, edited here and put there again has an etag that the other one knows it by, as with
 * SOGo. The edit comes all the same, also if it was in the trash here meanwhile. */
static void
test_counted_tags (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) first = replica_add_note (self->tom, "First", "Body");
  g_autoptr(TrellisNote) second = replica_add_note (self->tom, "Second", "Body");
  g_autofree char *href = href_of (UID (first));

  sync_both (self);
  memory_server_remove (self->server, href);
  trellis_note_set_body (first, "Body, edited");
  trellis_store_delete (self->tom->store, second);
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_clashes, ==, 1);
  trellis_store_restore (self->tom->store, second);
  trellis_note_set_body (second, "Body, too");
  sync_both (self);
  assert_note (self->mira, UID (first), "Body, edited");
  assert_note (self->mira, UID (second), "Body, too");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ODD_TEST ("three", test_three);
  ODD_TEST ("interrupted", test_interrupted);
  ODD_TEST ("senseless", test_senseless);
  ODD_TEST ("week", test_week);
  ODD_TEST ("change-untold", test_change_untold);
  g_test_add ("/odd-answers/change-untold/removal", Fixture, "", set_up_perfect, test_change_untold, engine_tear_down);
  ODD_TEST ("made-again", test_made_again);
  g_test_add ("/odd-answers/counted-tags", Fixture, GUINT_TO_POINTER (MEMORY_QUIRK_COUNTED_TAGS), engine_set_up,
              test_counted_tags, engine_tear_down);
  return g_test_run ();
}
