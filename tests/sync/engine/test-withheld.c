/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine-fixture.h"

/* Items that are listed, and given to nobody who asks for them: forbidden, or said not to be there. */

static void
withhold (Fixture *self, const char *href)
{
  g_hash_table_add (self->server->withheld, g_strdup (href));
}

static guint
sync_and_count (Replica *replica, MemoryVerb verb)
{
  memory_server_reset_counts (replica->server);
  replica_sync (replica);
  return replica->server->n_requests[verb];
}

static void
set_up (Fixture *self, gconstpointer data)
{
  engine_set_up (self, NULL);
  self->server->denies_withheld = data != NULL;
}

static char *
make_note (const char *uid, const char *summary)
{
  return g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VJOURNAL\r\nUID:%s\r\nSUMMARY:%s\r\n"
                          "END:VJOURNAL\r\nEND:VCALENDAR\r\n", uid, summary);
}

/* R-G4: It is asked for once, until it is another one; and once a week, since it may be given by then. */
static void
test_once (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_note ("theirs", "Theirs");
  g_autofree char *mine = make_note ("mine", "Mine");

  memory_server_put (self->server, "theirs.ics", text);
  memory_server_put (self->server, "mine.ics", mine);
  withhold (self, "theirs.ics");
  g_assert_cmpuint (sync_and_count (self->tom, MEMORY_VERB_FETCH), ==, 1);
  g_assert_cmpuint (self->tom->report.n_unreadable, ==, 0);
  assert_answer (self->tom, "SELECT title FROM note", "Mine");
  replica_sync (self->mira);
  assert_quiet (self);

  /* Also where all is listed again. */
  memory_server_forget (self->server);
  g_assert_cmpuint (sync_and_count (self->tom, MEMORY_VERB_FETCH), ==, 0);
  memory_server_put (self->server, "theirs.ics", text);
  g_assert_cmpuint (sync_and_count (self->tom, MEMORY_VERB_FETCH), ==, 1);
  g_assert_cmpuint (sync_and_count (self->tom, MEMORY_VERB_LIST), ==, 0);

  self->tom->now += 7 * 24 * 60 * 60 + 1;
  g_assert_cmpuint (sync_and_count (self->tom, MEMORY_VERB_FETCH), ==, 1);
  self->tom->now += 7 * 24 * 60 * 60 + 1;
  g_hash_table_remove_all (self->server->withheld);
  g_assert_cmpuint (sync_and_count (self->tom, MEMORY_VERB_FETCH), ==, 1);
  assert_answer (self->tom, "SELECT count(*) FROM note", "2");
}

/* What is gone is told by the next listing; as long as it is listed, it is not gone. */
static void
test_of_ours (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One\nTwo");
  g_autoptr(TrellisNote) other = replica_add_note (self->tom, "Other", "So that not all is gone");
  g_autoptr(TrellisNote) hers = NULL;
  g_autofree char *href = href_of (UID (note));

  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_note_set_body (hers, "One\nTwo, hers");
  replica_sync (self->mira);
  withhold (self, href);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  g_assert_cmpuint (sync_and_count (self->tom, MEMORY_VERB_FETCH), ==, 0);

  /* What is written here meanwhile waits, and is not lost. */
  trellis_note_set_body (note, "One, mine\nTwo");
  replica_sync (self->tom);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  g_hash_table_remove_all (self->server->withheld);
  trellis_note_set_title (hers, "Her title");
  replica_sync (self->mira);
  sync_both (self);
  assert_note (self->tom, UID (note), "One, mine\nTwo, hers");

  /* And one that goes between the listing and that, goes. */
  withhold (self, href);
  trellis_note_set_title (hers, "Another title");
  replica_sync (self->mira);
  replica_sync (self->tom);
  memory_server_remove (self->server, href);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), !=, 0);
}

/* A server that gives nothing at all has a fault: nothing goes, and all is asked for again. */
static void
test_all (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) hrefs = NULL;

  for (guint i = 0; i < 12; i++)
    g_object_unref (replica_add_note (self->tom, "Title", "One"));
  sync_both (self);
  hrefs = memory_server_list (self->server);
  for (guint i = 0; i < hrefs->len; i++)
    {
      g_autofree char *text = memory_server_dup_text (self->server, g_ptr_array_index (hrefs, i));

      memory_server_put (self->server, g_ptr_array_index (hrefs, i), text);
      withhold (self, g_ptr_array_index (hrefs, i));
    }
  g_assert_cmpuint (sync_and_count (self->tom, MEMORY_VERB_FETCH), ==, 1);
  g_assert_cmpuint (self->tom->report.n_trashed, ==, 0);
  assert_answer (self->tom, "SELECT count(*) FROM note WHERE deleted = 0", "12");
  g_assert_cmpuint (sync_and_count (self->tom, MEMORY_VERB_FETCH), ==, 1);
  assert_answer (self->tom, "SELECT count(*) FROM note WHERE deleted = 0", "12");
  assert_answer (self->tom, "SELECT count(*) FROM shared_item WHERE state <> 'steady'", "0");
  g_hash_table_remove_all (self->server->withheld);
  sync_both (self);
}

/* Where nothing has an etag, it is asked for each time, and still not gone. */
static void
test_without_etag (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");
  g_autofree char *href = href_of (UID (note));

  self->server->quirks = MEMORY_QUIRK_NO_ETAGS;
  sync_both (self);
  withhold (self, href);
  memory_server_put (self->server, href, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
  replica_sync (self->tom);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
}

#define WITHHELD_TEST(name, function)                                                              \
  g_test_add ("/engine/withheld/" name "/forbidden", Fixture, NULL, set_up, function, engine_tear_down); \
  g_test_add ("/engine/withheld/" name "/denied", Fixture, "", set_up, function, engine_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  WITHHELD_TEST ("once", test_once);
  WITHHELD_TEST ("of-ours", test_of_ours);
  WITHHELD_TEST ("all", test_all);
  WITHHELD_TEST ("without-etag", test_without_etag);
  return g_test_run ();
}
