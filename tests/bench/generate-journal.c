/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-demo.h"
#include "trellis-row.h"
#include "trellis-time.h"
#include "vocabulary.h"

#include <locale.h>

/* Writes the journal of ten years: 50 matches, 5,000 meetings, 100,000 notes, 20,000 actions, and
 * what belongs to them; or, with --sample, the sample data. The same words in the same order every
 * time, so that two measurements are of the same journal. */

#define N_MATCHES 50
#define N_MEETINGS 5000
#define NOTES_PER_MEETING 20
#define ACTIONS_PER_MEETING 4
#define POINTS_PER_MEETING 3
#define WORDS_OF_LONGEST_NOTE 50000
#define LARGEST_SHARE 8 /* one match has every eighth meeting */

#define DAY 86400
#define YEARS 10
#define ROWS_PER_TRANSACTION 20000

typedef struct
{
  TrellisDatabase *database;
  GRand *rand;
  Vocabulary *vocabulary;
  gint64 now;
  gint64 ids[TRELLIS_N_RECORD_TYPES];
  guint n_unwritten;
} Generator;

static int
pick (Generator *self, int from, int to)
{
  return g_rand_int_range (self->rand, from, to);
}

static gboolean
is_one_in (Generator *self, int n)
{
  return pick (self, 0, n) == 0;
}

static char *
make_uid (Generator *self)
{
  return g_strdup_printf ("%08x-%04x-4%03x-8%03x-%08x%04x", g_rand_int (self->rand),
                          pick (self, 0, 0x10000), pick (self, 0, 0x1000), pick (self, 0, 0x1000),
                          g_rand_int (self->rand), pick (self, 0, 0x10000));
}

static gpointer
make (Generator *self, GType type, gint64 created)
{
  TrellisRecord *record = g_object_new (type, NULL);
  g_autofree char *uid = make_uid (self);

  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, MIN (created, self->now));
  trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, MIN (created, self->now));
  if (is_one_in (self, 3))
    trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  return record;
}

static void
write_record (Generator *self, gpointer record)
{
  gint64 *id = &self->ids[trellis_record_type_index (G_OBJECT_TYPE (record))];
  g_autoptr(TrellisRow) row = trellis_row_new_for_record (record, ++*id);
  g_autoptr(GError) error = NULL;

  if (!trellis_row_save (row, self->database, &error))
    g_error ("%s", error->message);

  if (++self->n_unwritten < ROWS_PER_TRANSACTION)
    return;
  self->n_unwritten = 0;
  if (!trellis_database_commit (self->database, &error) ||
      !trellis_database_begin (self->database, &error))
    g_error ("%s", error->message);
}

static const char *
uid (gpointer record)
{
  return trellis_record_get_uid (record);
}

static void
set_title (Generator *self, gpointer record, const char *field, int n_words)
{
  g_autofree char *title = vocabulary_title (self->vocabulary, (guint) n_words);

  g_object_set (record, field, title, NULL);
}

static void
set_text (Generator *self, gpointer record, const char *field, int n_words)
{
  g_autofree char *text = vocabulary_text (self->vocabulary, (guint) n_words);

  g_object_set (record, field, text, NULL);
}

static void
set_day (gpointer record, const char *field, gint64 time)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *day = trellis_day_of_time (time, utc);

  g_object_set (record, field, day, NULL);
}

static void
write_me (Generator *self)
{
  g_autoptr(TrellisPerson) me = make (self, TRELLIS_TYPE_PERSON, self->now - YEARS * 365 * DAY);

  trellis_person_set_name (me, "Alexandra Example");
  trellis_person_set_is_me (me, TRUE);
  write_record (self, me);
}

static TrellisMatch *
write_match (Generator *self, gint64 begin, gint64 end, gboolean is_over)
{
  g_autoptr(TrellisPerson) partner = make (self, TRELLIS_TYPE_PERSON, begin);
  TrellisMatch *match = make (self, TRELLIS_TYPE_MATCH, begin);

  set_title (self, partner, "name", 2);
  set_title (self, partner, "job-title", 2);
  set_title (self, partner, "organization", 2);
  set_text (self, partner, "looks-for", 20);
  write_record (self, partner);

  trellis_match_set_partner (match, uid (partner));
  trellis_match_set_my_role (match, is_one_in (self, 3) ? TRELLIS_ROLE_MENTEE : TRELLIS_ROLE_MENTOR);
  trellis_match_set_state (match, is_over ? TRELLIS_MATCH_STATE_COMPLETED
                                          : TRELLIS_MATCH_STATE_ACTIVE);
  set_day (match, "started", begin);
  set_day (match, "planned-end", end);
  set_text (self, match, "reason", 30);
  write_record (self, match);
  return match;
}

static void
write_agreement (Generator *self, TrellisMatch *match, gint64 begin)
{
  g_autoptr(TrellisAgreement) agreement = make (self, TRELLIS_TYPE_AGREEMENT, begin);

  trellis_agreement_set_match (agreement, uid (match));
  trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_AGREED);
  trellis_agreement_set_agreed (agreement, begin);
  write_record (self, agreement);

  for (int i = 0; i < 10; i++)
    {
      g_autoptr(TrellisClause) clause = make (self, TRELLIS_TYPE_CLAUSE, begin);

      trellis_clause_set_agreement (clause, uid (agreement));
      trellis_clause_set_position (clause, i);
      set_title (self, clause, "title", 3);
      set_text (self, clause, "text", pick (self, 5, 40));
      write_record (self, clause);
    }

  for (int role = TRELLIS_ROLE_MENTEE; role <= TRELLIS_ROLE_MENTOR; role++)
    {
      g_autoptr(TrellisSignature) signature = make (self, TRELLIS_TYPE_SIGNATURE, begin);

      trellis_signature_set_agreement (signature, uid (agreement));
      trellis_signature_set_role (signature, (TrellisRole) role);
      trellis_signature_set_signed_at (signature, begin);
      set_title (self, signature, "name", 2);
      write_record (self, signature);
    }
}

static void
write_goal (Generator *self, TrellisMatch *match, gint64 begin, gint64 end, int position)
{
  g_autoptr(TrellisGoal) goal = make (self, TRELLIS_TYPE_GOAL, begin);
  gboolean is_reached = end < self->now && !is_one_in (self, 4);

  trellis_goal_set_match (goal, uid (match));
  trellis_goal_set_position (goal, position);
  trellis_goal_set_kind (goal, (TrellisGoalKind) pick (self, 0, 3));
  trellis_goal_set_state (goal, is_reached ? TRELLIS_GOAL_STATE_REACHED : TRELLIS_GOAL_STATE_OPEN);
  trellis_goal_set_closed (goal, is_reached ? end : 0);
  set_title (self, goal, "title", pick (self, 3, 9));
  set_text (self, goal, "why", 20);
  set_text (self, goal, "measure", 12);
  set_day (goal, "begun", begin);
  set_day (goal, "target", end);
  write_record (self, goal);

  for (int i = 0; i < 4; i++)
    {
      g_autoptr(TrellisTask) task = make (self, TRELLIS_TYPE_TASK, begin);

      trellis_task_set_goal (task, uid (goal));
      trellis_task_set_position (task, i);
      trellis_task_set_done (task, is_reached || i < 2 ? begin + i * 7 * DAY : 0);
      set_title (self, task, "title", pick (self, 3, 9));
      write_record (self, task);
    }

  for (int i = 0; i < 10 && begin + i * 10 * DAY < self->now; i++)
    {
      g_autoptr(TrellisCheckIn) check_in = make (self, TRELLIS_TYPE_CHECK_IN, begin + i * 10 * DAY);

      trellis_check_in_set_goal (check_in, uid (goal));
      trellis_check_in_set_percent (check_in, i * 10);
      set_day (check_in, "day", begin + i * 10 * DAY);
      set_text (self, check_in, "comment", pick (self, 3, 20));
      write_record (self, check_in);
    }
}

/* Most notes are short, some are not. */
static int
pick_length (Generator *self)
{
  return is_one_in (self, 20) ? pick (self, 100, 500) : pick (self, 5, 70);
}

static void
write_note (Generator *self, TrellisMatch *match, TrellisMeeting *meeting, gint64 when)
{
  g_autoptr(TrellisNote) note = make (self, TRELLIS_TYPE_NOTE, when);
  const char *tags[4] = { NULL };

  for (int i = 0, n = pick (self, 0, 4); i < n; i++)
    tags[i] = vocabulary_word (self->vocabulary);

  trellis_note_set_match (note, uid (match));
  trellis_note_set_meeting (note, is_one_in (self, 2) ? uid (meeting) : NULL);
  trellis_note_set_kind (note, (TrellisNoteKind) pick (self, 0, TRELLIS_NOTE_KIND_REFLECTION + 1));
  trellis_note_set_tags (note, tags);
  trellis_note_set_pinned (note, is_one_in (self, 500));
  set_title (self, note, "title", pick (self, 2, 8));
  set_text (self, note, "body", pick_length (self));
  write_record (self, note);
}

static void
write_long_note (Generator *self, TrellisMatch *match, guint n_words)
{
  g_autoptr(TrellisNote) note = make (self, TRELLIS_TYPE_NOTE, self->now - DAY);
  g_autofree char *body = vocabulary_document (self->vocabulary, n_words);

  trellis_note_set_match (note, uid (match));
  trellis_note_set_title (note, "The longest note");
  trellis_note_set_body (note, body);
  trellis_note_set_pinned (note, TRUE);
  write_record (self, note);
}

static void
write_meeting (Generator *self, TrellisMatch *match, gint64 when)
{
  g_autoptr(TrellisMeeting) meeting = make (self, TRELLIS_TYPE_MEETING, when);
  gboolean is_past = when < self->now;

  trellis_meeting_set_match (meeting, uid (match));
  trellis_meeting_set_starts (meeting, when);
  trellis_meeting_set_time_zone (meeting, "UTC");
  trellis_meeting_set_state (meeting, !is_past              ? TRELLIS_MEETING_STATE_SCHEDULED
                                      : is_one_in (self, 15) ? TRELLIS_MEETING_STATE_CANCELLED
                                                             : TRELLIS_MEETING_STATE_HELD);
  set_title (self, meeting, "title", pick (self, 2, 6));
  if (is_past)
    {
      set_text (self, meeting, "notes", pick (self, 20, 200));
      set_text (self, meeting, "summary", pick (self, 10, 60));
    }
  write_record (self, meeting);

  for (int i = 0; i < POINTS_PER_MEETING; i++)
    {
      g_autoptr(TrellisPoint) point = make (self, TRELLIS_TYPE_POINT, when);

      trellis_point_set_meeting (point, uid (meeting));
      trellis_point_set_position (point, i);
      trellis_point_set_minutes (point, 10);
      trellis_point_set_done (point, is_past && !is_one_in (self, 6));
      set_title (self, point, "title", pick (self, 2, 9));
      set_text (self, point, "notes", pick (self, 5, 40));
      write_record (self, point);
    }

  for (int i = 0; i < ACTIONS_PER_MEETING; i++)
    {
      g_autoptr(TrellisAction) action = make (self, TRELLIS_TYPE_ACTION, when);
      gboolean is_done = when + 60 * DAY < self->now || is_one_in (self, 2);

      trellis_action_set_match (action, uid (match));
      trellis_action_set_meeting (action, uid (meeting));
      trellis_action_set_position (action, i);
      trellis_action_set_owner (action, (TrellisOwner) pick (self, 0, 3));
      trellis_action_set_priority (action, (TrellisActionPriority) pick (self, 0, 2));
      trellis_action_set_done (action, is_done ? MIN (when + pick (self, 1, 14) * DAY, self->now)
                                               : 0);
      set_title (self, action, "title", pick (self, 3, 10));
      set_day (action, "due", when + 14 * DAY);
      write_record (self, action);
    }

  for (int i = 0; i < NOTES_PER_MEETING; i++)
    write_note (self, match, meeting, when + pick (self, 0, 7) * DAY);
}

/* The first match is the largest and lasts for the ten years; the others come one after the other,
 * and the last few are still going on. */
static void
write_journey (Generator *self, int number, int n_meetings, guint n_words)
{
  gint64 journal_begin = self->now - (gint64) YEARS * 365 * DAY;
  gint64 begin = number == 0 ? journal_begin
                             : journal_begin + (self->now - journal_begin - 60 * DAY) / N_MATCHES * number;
  gint64 end = number == 0 ? self->now + 60 * DAY : begin + pick (self, 200, 500) * DAY;
  gint64 last = MIN (end, self->now + 10 * DAY);
  g_autoptr(TrellisMatch) match = write_match (self, begin, end, end < self->now);

  write_agreement (self, match, begin);
  for (int i = 0; i < 6; i++)
    write_goal (self, match, begin + i * 20 * DAY, MIN (begin + (i + 6) * 20 * DAY, end), i);
  for (int i = 1; i <= n_meetings; i++)
    write_meeting (self, match, begin + (last - begin) / n_meetings * i);
  if (number == 0)
    write_long_note (self, match, n_words);
}

static gboolean
generate (const char *folder, double scale, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "trellis.db", NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (VOCABULARY_SEED);
  g_autoptr(TrellisDatabase) database = trellis_database_open (path, TRELLIS_DATABASE_WRITE, error);
  Generator self = { .database = database, .rand = rand, .now = trellis_time_now () };
  int n_meetings = MAX ((int) (N_MEETINGS * scale), 2 * N_MATCHES);
  int n_largest = n_meetings / LARGEST_SHARE;
  int n_left = n_meetings - n_largest;

  if (database == NULL || !trellis_database_begin (database, error))
    return FALSE;

  self.vocabulary = vocabulary_new (rand);
  write_me (&self);
  write_journey (&self, 0, n_largest, (guint) (WORDS_OF_LONGEST_NOTE * MIN (scale, 1)));
  for (int i = 1; i < N_MATCHES; i++)
    {
      int n = n_left / (N_MATCHES - i);

      write_journey (&self, i, n, 0);
      n_left -= n;
    }
  vocabulary_free (self.vocabulary);

  return trellis_database_commit (database, error);
}

/* Makes an empty journal in @folder, and fills it with the sample data if @sample. */
static gboolean
create (const char *folder, gboolean sample, GError **error)
{
  g_autoptr(TrellisStore) store = trellis_store_open (folder, error);

  return store != NULL && (!sample || trellis_demo_fill (store, trellis_time_now (), error));
}

int
main (int argc, char **argv)
{
  double scale = 1;
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &scale, "Multiply the number of meetings by N", "N" },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, "Write the sample data instead", NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new ("FOLDER");
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "generate-journal needs a folder.");
      return 2;
    }
  if (g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr ("There is something at %s already.\n", argv[1]);
      return 2;
    }

  if (!create (argv[1], sample, &error) || (!sample && !generate (argv[1], scale, &error)))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
