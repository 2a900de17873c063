/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include <string.h>

/* Two that write the same again and again are brought to a halt. */

/* Another program that writes an item whenever it is about to be put. */
typedef struct
{
  Fixture *fixture;
  char *href;
  guint number;
} Racer;

static MemoryFate
race (MemoryVerb verb, gpointer data)
{
  Racer *self = data;
  g_autofree char *text = memory_server_dup_text (self->fixture->server, self->href);
  g_auto(GStrv) lines = NULL;
  GString *written;

  if (verb != MEMORY_VERB_PUT || text == NULL)
    return MEMORY_FATE_NORMAL;
  lines = g_strsplit (text, "\r\n", -1);
  written = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    if (g_str_has_prefix (lines[i], "SUMMARY:"))
      g_string_append_printf (written, "SUMMARY:Race %u\r\n", ++self->number);
    else
      g_string_append_printf (written, "%s\r\n", lines[i]);
  memory_server_put (self->fixture->server, self->href, written->str);
  g_string_free (written, TRUE);
  return MEMORY_FATE_NORMAL;
}

/* At most three times in a run; what is left is for the next one, and does not stop the rest. */
static void
test_puts (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) other = NULL;
  g_autofree char *href = href_of (UID (note));
  Racer racer = { self, href, 0 };

  sync_both (self);
  trellis_note_set_body (note, "Body, mine");
  self->tom->fate = race;
  self->tom->fate_data = &racer;
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpuint (racer.number, ==, 3);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_PUT], ==, 3);
  g_assert_cmpuint (self->tom->report.n_left, ==, 1);
  g_assert_cmpstr (trellis_note_get_title (note), ==, "Race 3");

  self->tom->fate = NULL;
  other = replica_add_note (self->tom, "Other", "Body");
  sync_both (self);
  assert_note (self->mira, UID (note), "Body, mine");
  assert_note (self->mira, UID (other), "Body");
}

/* Both change the title of the note, so many times, a number of seconds apart, and Tom merges. */
static void
fight (Fixture *self, TrellisNote *his, guint n_times, gint64 seconds)
{
  g_autoptr(TrellisNote) hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (his));

  for (guint i = 0; i < n_times; i++)
    {
      g_autofree char *mine = g_strdup_printf ("Tom’s %u", i);
      g_autofree char *theirs = g_strdup_printf ("Mira’s %u", i);

      self->tom->now += seconds;
      self->mira->now += seconds;
      trellis_note_set_title (his, mine);
      trellis_note_set_title (hers, theirs);
      replica_sync (self->mira);
      memory_server_reset_counts (self->server);
      replica_sync (self->tom);
      replica_sync (self->mira);
    }
}

static TrellisSharedClash *
find_question (Replica *replica)
{
  g_autoptr(GPtrArray) clashes = trellis_store_list_clashes (replica->store, NULL);

  for (guint i = 0; i < clashes->len; i++)
    {
      const TrellisSharedClash *clash = g_ptr_array_index (clashes, i);

      if (!clash->is_seen && clash->waits != NULL)
        return g_ptr_array_steal_index (clashes, i);
    }
  return NULL;
}

static void
choose (Replica *replica, TrellisClashChoice choice)
{
  g_autoptr(GError) error = NULL;
  TrellisSharedClash *question = find_question (replica);

  g_assert_nonnull (question);
  trellis_store_settle_clash (replica->store, question, choice, &error);
  g_assert_no_error (error);
  trellis_shared_clash_free (question);
}

static void
assert_title (Fixture *self, TrellisNote *note, const char *mine, const char *theirs)
{
  g_autoptr(TrellisNote) hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));

  g_assert_cmpstr (trellis_note_get_title (note), ==, mine);
  g_assert_cmpstr (trellis_note_get_title (hers), ==, theirs);
}

static void
assert_asking (Replica *replica, const char *n_asking)
{
  assert_answer (replica, "SELECT count(*) FROM shared_item WHERE state = 'asking'", n_asking);
  assert_answer (replica, "SELECT count(*) FROM shared_clash WHERE seen = 0 AND waits IS NOT NULL", n_asking);
}

/* All that goes between the two goes, and then nothing more. */
static void
sync_around (Fixture *self)
{
  replica_sync (self->mira);
  replica_sync (self->tom);
  replica_sync (self->mira);
  assert_quiet (self);
}

/* What was merged five times within an hour is asked about the sixth time: nothing of it is written until
 * somebody has chosen, what else there is comes in, and whatever comes of the field is asked about as well,
 * also after the program was ended. */
static void
test_asks (Fixture *self, gconstpointer data)
{
  const TrellisClashChoice choices[] = { TRELLIS_CLASH_CHOICE_MINE, TRELLIS_CLASH_CHOICE_THEIRS,
                                         TRELLIS_CLASH_CHOICE_RESULT };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
      g_autoptr(TrellisNote) hers = NULL;
      g_autofree char *uid = g_strdup (UID (note));
      const gboolean is_theirs = choices[i] == TRELLIS_CLASH_CHOICE_THEIRS;

      sync_both (self);
      fight (self, note, 5, 60);
      assert_title (self, note, "Mira’s 4", "Mira’s 4");
      assert_asking (self->tom, "0");
      fight (self, note, 1, 60);
      g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
      assert_title (self, note, "Tom’s 0", "Mira’s 0");
      assert_asking (self->tom, "1");
      assert_asking (self->mira, "0");
      g_assert_cmpuint (self->tom->report.n_left, ==, 0);

      g_clear_object (&note);
      replica_reopen (self->tom);
      note = replica_get (self->tom, TRELLIS_TYPE_NOTE, uid);
      hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, uid);
      trellis_note_set_title (note, "Tom’s last");
      trellis_note_set_title (hers, "Mira’s last");
      trellis_note_set_body (hers, "Body, hers");
      self->tom->now += 7200;
      sync_around (self);
      assert_note (self->tom, uid, "Body, hers");
      assert_title (self, note, "Tom’s last", "Mira’s last");
      assert_asking (self->tom, "1");

      choose (self->tom, choices[i]);
      sync_both (self);
      assert_title (self, note, is_theirs ? "Mira’s last" : "Tom’s last", is_theirs ? "Mira’s last" : "Tom’s last");
      assert_asking (self->tom, "0");
      assert_answer (self->tom, "SELECT count(*) FROM shared_clash WHERE seen = 0", "0");
      self->mira->now = self->tom->now;
    }
}

/* Of a text, all that both wrote is there to be chosen, and nothing of it has to be written once more. */
static void
test_text (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) hers = NULL;
  const char *body;

  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *mine = g_strdup_printf ("%s\nTom’s %u", trellis_note_get_body (note), i);
      g_autofree char *theirs = g_strdup_printf ("%s\nMira’s %u", trellis_note_get_body (hers), i);

      trellis_note_set_body (note, mine);
      trellis_note_set_body (hers, theirs);
      replica_sync (self->mira);
      memory_server_reset_counts (self->server);
      replica_sync (self->tom);
      g_assert_cmpuint (memory_server_get_writes (self->server), ==, i < 5 ? 1 : 0);
      replica_sync (self->mira);
    }
  assert_asking (self->tom, "1");
  g_assert_null (strstr (trellis_note_get_body (hers), "Tom’s 5"));

  choose (self->tom, TRELLIS_CLASH_CHOICE_RESULT);
  sync_both (self);
  body = trellis_note_get_body (hers);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *mine = g_strdup_printf ("Tom’s %u", i);
      g_autofree char *theirs = g_strdup_printf ("Mira’s %u", i);

      g_assert_nonnull (strstr (body, mine));
      g_assert_nonnull (strstr (body, theirs));
    }
}

/* What nobody is asked about otherwise is not asked about for being changed often. */
static void
test_nothing_to_choose (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) hers = NULL;
  TrellisGoal *goals[4];

  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    goals[i] = replica_add_goal (self->tom, "Goal");
  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  for (guint i = 0; i < 8; i++)
    {
      trellis_note_set_goal (note, UID (goals[i % 2]));
      trellis_note_set_goal (hers, UID (goals[2 + i % 2]));
      replica_sync (self->mira);
      sync_both (self);
      g_assert_cmpstr (trellis_note_get_goal (note), ==, UID (goals[2 + i % 2]));
    }
  assert_answer (self->tom, "SELECT count(*) > 5 FROM shared_clash WHERE field = 'goal'", "1");
  assert_asking (self->tom, "0");
  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    g_object_unref (goals[i]);
}

/* People who meet over a thing now and then are not stopped. */
static void
test_now_and_then (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");

  sync_both (self);
  fight (self, note, 12, 12 * 60);
  assert_title (self, note, "Mira’s 11", "Mira’s 11");
  assert_answer (self->tom, "SELECT count(*) FROM shared_clash WHERE waits IS NOT NULL", "0");
}

/* What is removed there while it is asked about stays, is put there again, and can be chosen still. */
static void
test_removed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) hers = NULL;

  sync_both (self);
  fight (self, note, 6, 60);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_store_delete (self->mira->store, hers);
  replica_sync (self->mira);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  sync_both (self);
  assert_title (self, note, "Tom’s 5", "Tom’s 5");
  choose (self->tom, TRELLIS_CLASH_CHOICE_THEIRS);
  sync_both (self);
  assert_title (self, note, "Mira’s 5", "Mira’s 5");
}

/* What is deleted here while it is asked about is removed there. */
static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = NULL;

  sync_both (self);
  fight (self, note, 6, 60);
  trellis_store_delete (self->tom->store, note);
  sync_both (self);
  text = memory_server_dup_text (self->server, href);
  g_assert_null (text);
}

/* A choice that is taken back is asked for once more. */
static void
test_taken_back (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(GError) error = NULL;
  TrellisSharedClash *question;

  sync_both (self);
  fight (self, note, 6, 60);
  question = find_question (self->tom);
  choose (self->tom, TRELLIS_CLASH_CHOICE_THEIRS);
  assert_asking (self->tom, "0");
  trellis_note_set_title (note, "Tom’s 5");
  trellis_store_reopen_clash (self->tom->store, question, &error);
  g_assert_no_error (error);
  trellis_shared_clash_free (question);
  assert_asking (self->tom, "1");
  sync_around (self);
  assert_title (self, note, "Tom’s 5", "Mira’s 5");
  choose (self->tom, TRELLIS_CLASH_CHOICE_MINE);
  sync_both (self);
  assert_title (self, note, "Tom’s 5", "Tom’s 5");
}

/* A question about a part keeps the whole; and when the part is gone, nothing is to be answered. */
static void
test_part (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->tom, "Meeting");
  g_autoptr(TrellisPoint) point = replica_add_point (self->tom, meeting, "Point");
  g_autoptr(TrellisPoint) hers = NULL;

  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_POINT, UID (point));
  for (int i = 0; i < 6; i++)
    {
      trellis_point_set_minutes (point, 10 + i);
      trellis_point_set_minutes (hers, 30 + i);
      replica_sync (self->mira);
      memory_server_reset_counts (self->server);
      replica_sync (self->tom);
    }
  assert_asking (self->tom, "1");
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  g_assert_cmpint (trellis_point_get_minutes (point), ==, 15);

  trellis_meeting_set_place (meeting, "Canteen");
  replica_sync (self->tom);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  trellis_store_delete (self->tom->store, point);
  sync_both (self);
  assert_answer (self->mira, "SELECT place FROM meeting", "Canteen");
  assert_answer (self->mira, "SELECT count(*) FROM point WHERE deleted = 0", "0");
}

#define BRAKE_TEST(name, function) \
  g_test_add ("/brake/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BRAKE_TEST ("puts", test_puts);
  BRAKE_TEST ("asks", test_asks);
  BRAKE_TEST ("text", test_text);
  BRAKE_TEST ("nothing-to-choose", test_nothing_to_choose);
  BRAKE_TEST ("now-and-then", test_now_and_then);
  BRAKE_TEST ("removed", test_removed);
  BRAKE_TEST ("deleted", test_deleted);
  BRAKE_TEST ("taken-back", test_taken_back);
  BRAKE_TEST ("part", test_part);
  return g_test_run ();
}
