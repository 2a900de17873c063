/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-action.h"
#include "trellis-reminder-plan.h"

#define MINUTE 60
#define HOUR ((gint64) 60 * MINUTE)
#define DAY (24 * HOUR)

/* Wednesday, 2026-03-25, 14:00 in Berlin, four days before the clocks change there; 13:00 UTC. */
#define START ((gint64) 1774443600)

typedef struct
{
  TrellisJourneyFacts facts;
  GListStore *meetings;
  GListStore *actions;
  TrellisReminderRecords records;
  TrellisMeeting *meeting;
  TrellisReminderTopics topics;
  gint64 now;
  GTimeZone *zone;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  trellis_journey_facts_init (&self->facts);
  self->facts.match = g_strdup ("match-1");
  self->facts.partner = g_strdup ("Ada");
  self->facts.my_role = TRELLIS_ROLE_MENTEE;
  self->facts.state = TRELLIS_MATCH_STATE_ACTIVE;
  self->facts.created = START - 20 * DAY;
  self->meetings = g_list_store_new (TRELLIS_TYPE_MEETING);
  self->actions = g_list_store_new (TRELLIS_TYPE_ACTION);
  self->records.facts = &self->facts;
  self->records.meetings = G_LIST_MODEL (self->meetings);
  self->records.actions = G_LIST_MODEL (self->actions);
  self->meeting = trellis_meeting_new ();
  trellis_record_set_string (TRELLIS_RECORD (self->meeting), TRELLIS_RECORD_UID, "meeting-1");
  trellis_meeting_set_starts (self->meeting, START);
  trellis_meeting_set_minutes (self->meeting, 60);
  g_list_store_append (self->meetings, self->meeting);
  self->topics = TRELLIS_REMINDER_ALL_TOPICS;
  self->now = START - 10 * DAY;
  self->zone = g_time_zone_new_identifier ("Europe/Berlin");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  trellis_journey_facts_clear (&self->facts);
  g_clear_object (&self->meetings);
  g_clear_object (&self->actions);
  g_clear_object (&self->meeting);
  g_time_zone_unref (self->zone);
}

static GPtrArray *
plan (Fixture *self)
{
  GPtrArray *reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_reminder_free);

  trellis_reminder_plan_match (reminders, &self->records, self->topics, self->now, self->zone);
  return reminders;
}

static TrellisReminder *
find (GPtrArray *reminders, TrellisReminderKind kind)
{
  TrellisReminder *found = NULL;

  for (guint i = 0; i < reminders->len; i++)
    {
      TrellisReminder *reminder = reminders->pdata[i];

      if (reminder->kind == kind)
        {
          g_assert_null (found);
          found = reminder;
        }
    }
  return found;
}

static void
assert_at (Fixture *self, TrellisReminderKind kind, gint64 due, gint64 until)
{
  g_autoptr(GPtrArray) reminders = plan (self);
  TrellisReminder *reminder = find (reminders, kind);

  g_assert_nonnull (reminder);
  g_assert_cmpint (reminder->due, ==, due);
  g_assert_cmpint (reminder->until, ==, until);
  g_assert_cmpstr (reminder->match, ==, "match-1");
  g_assert_cmpstr (reminder->partner, ==, "Ada");
}

static void
assert_none (Fixture *self, TrellisReminderKind kind)
{
  g_autoptr(GPtrArray) reminders = plan (self);

  g_assert_null (find (reminders, kind));
}

/* What the clock on the wall shows there. */
static gint64
wall (const char *zone_name, int month, int day, int hour, int minute)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr(GDateTime) time = g_date_time_new (zone, 2026, month, day, hour, minute, 0);

  return g_date_time_to_unix (time);
}

static void
test_before_a_meeting (Fixture *self, gconstpointer data)
{
  assert_at (self, TRELLIS_REMINDER_CONFIRM, START - 2 * DAY, START - 2 * HOUR);
  assert_at (self, TRELLIS_REMINDER_SHARE, START - DAY, START - 2 * HOUR);
  assert_at (self, TRELLIS_REMINDER_SOON, START - 2 * HOUR, START);
  assert_at (self, TRELLIS_REMINDER_HELD, START + 90 * MINUTE, START + HOUR + 7 * DAY);
  assert_none (self, TRELLIS_REMINDER_FOLLOW_UP);

  trellis_meeting_set_confirmed_by_partner (self->meeting, 1);
  assert_at (self, TRELLIS_REMINDER_CONFIRM, START - 2 * DAY, START - 2 * HOUR);
  trellis_meeting_set_confirmed_by_me (self->meeting, 1);
  assert_none (self, TRELLIS_REMINDER_CONFIRM);
  assert_at (self, TRELLIS_REMINDER_SOON, START - 2 * HOUR, START);
}

static void
test_soon_may_confirm (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) open = plan (self);
  g_autoptr(GPtrArray) confirmed = NULL;

  g_assert_true (find (open, TRELLIS_REMINDER_SOON)->to_confirm);
  g_assert_cmpint (find (open, TRELLIS_REMINDER_SOON)->starts, ==, START);
  g_assert_cmpstr (find (open, TRELLIS_REMINDER_SOON)->table, ==, "meeting");
  g_assert_cmpstr (find (open, TRELLIS_REMINDER_SOON)->uid, ==, "meeting-1");
  trellis_meeting_set_state (self->meeting, TRELLIS_MEETING_STATE_CONFIRMED);
  confirmed = plan (self);
  g_assert_false (find (confirmed, TRELLIS_REMINDER_SOON)->to_confirm);
}

static void
test_a_move_is_another_reminder (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) before = plan (self);
  g_autoptr(GPtrArray) after = NULL;

  trellis_meeting_set_starts (self->meeting, START + DAY);
  after = plan (self);
  g_assert_cmpstr (find (before, TRELLIS_REMINDER_SOON)->id, ==, "soon:meeting-1:1774443600");
  g_assert_cmpstr (find (after, TRELLIS_REMINDER_SOON)->id, ==, "soon:meeting-1:1774530000");
  g_assert_cmpint (find (after, TRELLIS_REMINDER_SOON)->due, ==, START + DAY - 2 * HOUR);
}

static void
test_no_meeting_no_reminder (Fixture *self, gconstpointer data)
{
  const TrellisMeetingState over[] = { TRELLIS_MEETING_STATE_CANCELLED, TRELLIS_MEETING_STATE_MISSED };

  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      g_autoptr(GPtrArray) reminders = NULL;

      trellis_meeting_set_state (self->meeting, over[i]);
      reminders = plan (self);
      g_assert_null (find (reminders, TRELLIS_REMINDER_CONFIRM));
      g_assert_null (find (reminders, TRELLIS_REMINDER_SOON));
      g_assert_null (find (reminders, TRELLIS_REMINDER_HELD));
      g_assert_null (find (reminders, TRELLIS_REMINDER_FOLLOW_UP));
    }

  trellis_meeting_set_state (self->meeting, TRELLIS_MEETING_STATE_SCHEDULED);
  trellis_meeting_set_starts (self->meeting, 0);
  assert_none (self, TRELLIS_REMINDER_SOON);
  trellis_meeting_set_starts (self->meeting, START);
  trellis_record_set_number (TRELLIS_RECORD (self->meeting), TRELLIS_RECORD_DELETED, START);
  assert_none (self, TRELLIS_REMINDER_SOON);
}

/* Who plans something for this afternoon needs no word that it is within two days. */
static void
test_planned_at_short_notice (Fixture *self, gconstpointer data)
{
  trellis_record_set_number (TRELLIS_RECORD (self->meeting), TRELLIS_RECORD_CREATED, START - 5 * HOUR);
  assert_none (self, TRELLIS_REMINDER_CONFIRM);
  assert_none (self, TRELLIS_REMINDER_SHARE);
  assert_at (self, TRELLIS_REMINDER_SOON, START - 2 * HOUR, START);
  trellis_record_set_number (TRELLIS_RECORD (self->meeting), TRELLIS_RECORD_CREATED, START - HOUR);
  assert_none (self, TRELLIS_REMINDER_SOON);
  assert_at (self, TRELLIS_REMINDER_HELD, START + 90 * MINUTE, START + HOUR + 7 * DAY);
  trellis_record_set_number (TRELLIS_RECORD (self->meeting), TRELLIS_RECORD_CREATED, START + DAY);
  assert_none (self, TRELLIS_REMINDER_HELD);
}

static void
test_the_agreement_says_who_and_when (Fixture *self, gconstpointer data)
{
  self->facts.terms.agenda_lead_days = 3;
  assert_at (self, TRELLIS_REMINDER_SHARE, START - 3 * DAY, START - 2 * HOUR);
  self->facts.terms.agenda_lead_days = 0;
  assert_none (self, TRELLIS_REMINDER_SHARE);
  self->facts.terms.agenda_lead_days = 1;
  self->facts.terms.agenda_by = TRELLIS_OWNER_MENTOR;
  assert_none (self, TRELLIS_REMINDER_SHARE);
  self->facts.my_role = TRELLIS_ROLE_MENTOR;
  assert_at (self, TRELLIS_REMINDER_SHARE, START - DAY, START - 2 * HOUR);
  self->facts.terms.agenda_by = TRELLIS_OWNER_BOTH;
  assert_at (self, TRELLIS_REMINDER_SHARE, START - DAY, START - 2 * HOUR);
  trellis_meeting_set_agenda_shared (self->meeting, START - 2 * DAY);
  assert_none (self, TRELLIS_REMINDER_SHARE);
}

static void
test_after_a_meeting (Fixture *self, gconstpointer data)
{
  trellis_meeting_set_state (self->meeting, TRELLIS_MEETING_STATE_HELD);
  assert_none (self, TRELLIS_REMINDER_HELD);
  assert_none (self, TRELLIS_REMINDER_SOON);
  assert_at (self, TRELLIS_REMINDER_FOLLOW_UP, START + HOUR + 20 * HOUR, START + HOUR + 7 * DAY);
  self->facts.terms.notes_hours = 2;
  assert_at (self, TRELLIS_REMINDER_FOLLOW_UP, START + HOUR + HOUR, START + HOUR + 7 * DAY);
  self->facts.terms.notes_by = TRELLIS_OWNER_MENTOR;
  assert_none (self, TRELLIS_REMINDER_FOLLOW_UP);
  self->facts.terms.notes_by = TRELLIS_OWNER_BOTH;
  trellis_meeting_set_summary_sent (self->meeting, START + 2 * HOUR);
  assert_none (self, TRELLIS_REMINDER_FOLLOW_UP);
}

static TrellisAction *
add_action (Fixture *self, const char *uid, const char *due, TrellisOwner owner)
{
  g_autoptr(TrellisAction) action = trellis_action_new ();

  trellis_record_set_string (TRELLIS_RECORD (action), TRELLIS_RECORD_UID, uid);
  trellis_action_set_due (action, due);
  trellis_action_set_owner (action, owner);
  g_list_store_append (self->actions, action);
  return action;
}

static void
test_actions_of_a_day_are_one (Fixture *self, gconstpointer data)
{
  TrellisAction *first = add_action (self, "a-1", "2026-03-27", TRELLIS_OWNER_MENTEE);
  TrellisAction *third;
  g_autoptr(GPtrArray) one = plan (self);
  g_autoptr(GPtrArray) two = NULL;

  add_action (self, "a-2", "2026-03-27", TRELLIS_OWNER_MENTOR);
  assert_at (self, TRELLIS_REMINDER_ACTIONS, wall ("Europe/Berlin", 3, 27, 9, 0),
             wall ("Europe/Berlin", 3, 29, 9, 0));
  g_assert_cmpuint (find (one, TRELLIS_REMINDER_ACTIONS)->n_actions, ==, 1);
  g_assert_cmpstr (find (one, TRELLIS_REMINDER_ACTIONS)->table, ==, "action");
  g_assert_cmpstr (find (one, TRELLIS_REMINDER_ACTIONS)->uid, ==, "a-1");

  third = add_action (self, "a-3", "2026-03-27", TRELLIS_OWNER_BOTH);
  two = plan (self);
  g_assert_cmpuint (find (two, TRELLIS_REMINDER_ACTIONS)->n_actions, ==, 2);
  g_assert_cmpstr (find (two, TRELLIS_REMINDER_ACTIONS)->table, ==, "match");
  g_assert_cmpstr (find (two, TRELLIS_REMINDER_ACTIONS)->id, ==,
                   find (one, TRELLIS_REMINDER_ACTIONS)->id);

  trellis_action_set_done (first, START);
  trellis_action_set_due (third, "no day");
  assert_none (self, TRELLIS_REMINDER_ACTIONS);
}

/* Nine in the morning is what the clock on the wall shows, wherever it hangs and whether or not it was
 * changed in the night. */
static void
test_mornings (Fixture *self, gconstpointer data)
{
  const struct
  {
    const char *zone, *day;
    int month, mday;
    gint64 utc_hour; /* on that day in UTC, when it is nine there */
  } cases[] = {
    { "Europe/Berlin", "2026-03-28", 3, 28, 8 },   { "Europe/Berlin", "2026-03-29", 3, 29, 7 },
    { "Europe/Berlin", "2026-10-24", 10, 24, 7 },  { "Europe/Berlin", "2026-10-25", 10, 25, 8 },
    { "Asia/Kolkata", "2026-03-28", 3, 28, 3 },    { "Pacific/Auckland", "2026-03-28", 3, 28, -4 },
    { "America/Los_Angeles", "2026-03-28", 3, 28, 16 }, { "Pacific/Kiritimati", "2026-03-28", 3, 28, -5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      const gint64 midnight = wall ("UTC", cases[i].month, cases[i].mday, 0, 0);

      g_assert_cmpint (trellis_reminder_get_morning (cases[i].day, zone), ==,
                       wall (cases[i].zone, cases[i].month, cases[i].mday, 9, 0));
      g_assert_cmpint ((trellis_reminder_get_morning (cases[i].day, zone) - midnight) / HOUR, ==,
                       cases[i].utc_hour);
    }
}

static void
test_a_journey_does_not_double_what_belongs_to_a_day (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) at_home = NULL;
  g_autoptr(GPtrArray) away = NULL;

  add_action (self, "a-1", "2026-03-27", TRELLIS_OWNER_MENTEE);
  at_home = plan (self);
  g_time_zone_unref (self->zone);
  self->zone = g_time_zone_new_identifier ("Asia/Tokyo");
  away = plan (self);
  g_assert_cmpstr (find (at_home, TRELLIS_REMINDER_ACTIONS)->id, ==,
                   find (away, TRELLIS_REMINDER_ACTIONS)->id);
  g_assert_cmpint (find (at_home, TRELLIS_REMINDER_ACTIONS)->due -
                     find (away, TRELLIS_REMINDER_ACTIONS)->due, ==, 8 * HOUR);
  /* A meeting is when it is. */
  g_assert_cmpint (find (at_home, TRELLIS_REMINDER_SOON)->due, ==,
                   find (away, TRELLIS_REMINDER_SOON)->due);
}

static void
test_review (Fixture *self, gconstpointer data)
{
  g_strlcpy (self->facts.terms.review, "2026-04-01", sizeof self->facts.terms.review);
  assert_none (self, TRELLIS_REMINDER_REVIEW);
  self->facts.agreed = TRUE;
  self->facts.agreement = g_strdup ("agreement-1");
  self->facts.agreement_state = TRELLIS_AGREEMENT_STATE_AGREED;
  assert_at (self, TRELLIS_REMINDER_REVIEW, wall ("Europe/Berlin", 4, 1, 9, 0),
             wall ("Europe/Berlin", 4, 15, 9, 0));
  /* A new version is on its way: they are at it. */
  self->facts.agreement_state = TRELLIS_AGREEMENT_STATE_DRAFT;
  assert_none (self, TRELLIS_REMINDER_REVIEW);
  self->facts.agreement_state = TRELLIS_AGREEMENT_STATE_AGREED;
  self->facts.state = TRELLIS_MATCH_STATE_CONCLUDING;
  assert_none (self, TRELLIS_REMINDER_REVIEW);
}

static guint
count_pulses (Fixture *self, gint64 *first)
{
  g_autoptr(GPtrArray) reminders = plan (self);
  guint n = 0;

  *first = 0;
  for (guint i = 0; i < reminders->len; i++)
    {
      TrellisReminder *reminder = reminders->pdata[i];

      if (reminder->kind != TRELLIS_REMINDER_PULSE)
        continue;
      *first = n++ == 0 ? reminder->due : *first;
    }
  return n;
}

static void
test_pulse (Fixture *self, gconstpointer data)
{
  gint64 first;

  self->facts.created = wall ("Europe/Berlin", 1, 1, 12, 0);
  self->records.started = "2026-01-01";
  self->now = wall ("Europe/Berlin", 1, 2, 12, 0);
  g_assert_cmpuint (count_pulses (self, &first), ==, 1);
  g_assert_cmpint (first, ==, wall ("Europe/Berlin", 1, 31, 9, 0));

  /* The one that is on and the next. */
  self->now = wall ("Europe/Berlin", 1, 31, 10, 0);
  g_assert_cmpuint (count_pulses (self, &first), ==, 2);
  g_assert_cmpint (first, ==, wall ("Europe/Berlin", 1, 31, 9, 0));
  self->records.last_reflection = wall ("Europe/Berlin", 1, 31, 9, 30);
  g_assert_cmpuint (count_pulses (self, &first), ==, 1);
  g_assert_cmpint (first, ==, wall ("Europe/Berlin", 4, 1, 9, 0));

  /* A match that was going on long before it was written down. */
  self->records.last_reflection = 0;
  self->facts.created = wall ("Europe/Berlin", 4, 2, 9, 0);
  self->now = wall ("Europe/Berlin", 4, 3, 9, 0);
  g_assert_cmpuint (count_pulses (self, &first), ==, 1);
  g_assert_cmpint (first, ==, wall ("Europe/Berlin", 5, 31, 9, 0));

  /* Without a day of its own, and long before it begins. */
  self->records.started = NULL;
  g_assert_cmpuint (count_pulses (self, &first), ==, 1);
  g_assert_cmpint (first, ==, wall ("Europe/Berlin", 5, 2, 9, 0));
  self->records.started = "2026-12-01";
  g_assert_cmpuint (count_pulses (self, &first), ==, 1);
  g_assert_cmpint (first, ==, wall ("Europe/Berlin", 12, 31, 9, 0));
}

static void
test_touch (Fixture *self, gconstpointer data)
{
  self->facts.last_contact = wall ("Europe/Berlin", 3, 20, 18, 0);
  assert_at (self, TRELLIS_REMINDER_TOUCH, wall ("Europe/Berlin", 4, 3, 9, 0),
             wall ("Europe/Berlin", 4, 17, 9, 0));
  self->facts.terms.rhythm = TRELLIS_RHYTHM_DAYS (28);
  assert_at (self, TRELLIS_REMINDER_TOUCH, wall ("Europe/Berlin", 5, 15, 9, 0),
             wall ("Europe/Berlin", 5, 29, 9, 0));
  self->facts.next_meeting = g_strdup ("meeting-1");
  assert_none (self, TRELLIS_REMINDER_TOUCH);
  g_clear_pointer (&self->facts.next_meeting, g_free);
  self->facts.unanswered_meeting = g_strdup ("meeting-1");
  assert_none (self, TRELLIS_REMINDER_TOUCH);
  g_clear_pointer (&self->facts.unanswered_meeting, g_free);
  self->facts.state = TRELLIS_MATCH_STATE_COMPLETED;
  assert_at (self, TRELLIS_REMINDER_TOUCH, wall ("Europe/Berlin", 6, 18, 9, 0),
             wall ("Europe/Berlin", 7, 2, 9, 0));
  assert_none (self, TRELLIS_REMINDER_SOON);
}

/* Once the match has ended, on the day that was named for it; what is quiet is so from then on. */
static void
test_update (Fixture *self, gconstpointer data)
{
  self->facts.last_contact = wall ("Europe/Berlin", 3, 20, 18, 0);
  self->facts.first_update = g_strdup ("2026-05-01");
  assert_none (self, TRELLIS_REMINDER_UPDATE);
  self->facts.state = TRELLIS_MATCH_STATE_CONCLUDING;
  assert_none (self, TRELLIS_REMINDER_UPDATE);
  self->facts.state = TRELLIS_MATCH_STATE_ENDED;
  assert_none (self, TRELLIS_REMINDER_UPDATE);
  self->facts.state = TRELLIS_MATCH_STATE_COMPLETED;
  assert_at (self, TRELLIS_REMINDER_UPDATE, wall ("Europe/Berlin", 5, 1, 9, 0),
             wall ("Europe/Berlin", 5, 15, 9, 0));
  assert_at (self, TRELLIS_REMINDER_TOUCH, wall ("Europe/Berlin", 7, 30, 9, 0),
             wall ("Europe/Berlin", 8, 13, 9, 0));

  /* Who met again after it counts from that. */
  self->facts.last_contact = wall ("Europe/Berlin", 6, 1, 18, 0);
  assert_at (self, TRELLIS_REMINDER_TOUCH, wall ("Europe/Berlin", 8, 30, 9, 0),
             wall ("Europe/Berlin", 9, 13, 9, 0));
  self->topics &= ~TRELLIS_REMINDER_TOPIC_CONTACT;
  assert_none (self, TRELLIS_REMINDER_UPDATE);
}

/* A day ends where people live by it, not in Greenwich. */
static void
test_midnight (Fixture *self, gconstpointer data)
{
  gint64 first;

  /* What comes on the last day of January. */
  self->facts.created = wall ("Europe/Berlin", 1, 1, 12, 0);
  self->records.started = "2026-01-01";
  self->now = wall ("Europe/Berlin", 1, 30, 23, 30);
  g_assert_cmpuint (count_pulses (self, &first), ==, 1);
  self->now = wall ("Europe/Berlin", 1, 31, 0, 30);
  g_assert_cmpuint (count_pulses (self, &first), ==, 2);

  /* Counted from the day of what was written down in the night. */
  self->records.started = NULL;
  self->facts.created = wall ("Europe/Berlin", 4, 2, 0, 30);
  self->now = wall ("Europe/Berlin", 4, 3, 9, 0);
  g_assert_cmpuint (count_pulses (self, &first), ==, 1);
  g_assert_cmpint (first, ==, wall ("Europe/Berlin", 5, 2, 9, 0));

  self->facts.last_contact = wall ("Europe/Berlin", 4, 2, 23, 30);
  assert_at (self, TRELLIS_REMINDER_TOUCH, wall ("Europe/Berlin", 4, 16, 9, 0),
             wall ("Europe/Berlin", 4, 30, 9, 0));
  self->facts.last_contact = wall ("Europe/Berlin", 4, 3, 0, 30);
  assert_at (self, TRELLIS_REMINDER_TOUCH, wall ("Europe/Berlin", 4, 17, 9, 0),
             wall ("Europe/Berlin", 5, 1, 9, 0));
}

static void
test_states_of_the_match (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) none = NULL;

  add_action (self, "a-1", "2026-03-27", TRELLIS_OWNER_MENTEE);
  self->facts.state = TRELLIS_MATCH_STATE_PAUSED;
  assert_none (self, TRELLIS_REMINDER_ACTIONS);
  assert_none (self, TRELLIS_REMINDER_PULSE);
  assert_at (self, TRELLIS_REMINDER_SOON, START - 2 * HOUR, START);
  self->facts.state = TRELLIS_MATCH_STATE_ENDED;
  none = plan (self);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_topics (Fixture *self, gconstpointer data)
{
  const struct
  {
    TrellisReminderTopics topic;
    TrellisReminderKind kind, other;
  } cases[] = {
    { TRELLIS_REMINDER_TOPIC_MEETINGS, TRELLIS_REMINDER_SOON, TRELLIS_REMINDER_HELD },
    { TRELLIS_REMINDER_TOPIC_AGENDA, TRELLIS_REMINDER_SHARE, TRELLIS_REMINDER_SOON },
    { TRELLIS_REMINDER_TOPIC_AFTER, TRELLIS_REMINDER_HELD, TRELLIS_REMINDER_SHARE },
    { TRELLIS_REMINDER_TOPIC_ACTIONS, TRELLIS_REMINDER_ACTIONS, TRELLIS_REMINDER_TOUCH },
    { TRELLIS_REMINDER_TOPIC_CONTACT, TRELLIS_REMINDER_TOUCH, TRELLIS_REMINDER_ACTIONS },
  };

  g_autoptr(GPtrArray) none = NULL;

  self->facts.last_contact = START - 12 * DAY;
  add_action (self, "a-1", "2026-03-27", TRELLIS_OWNER_MENTEE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) only = NULL;

      self->topics = cases[i].topic;
      only = plan (self);
      g_assert_nonnull (find (only, cases[i].kind));
      g_assert_null (find (only, cases[i].other));
    }
  self->topics = 0;
  none = plan (self);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_snooze (Fixture *self, gconstpointer data)
{
  const struct
  {
    TrellisReminderKind kind;
    gint64 minutes;
  } cases[] = {
    { TRELLIS_REMINDER_SOON, 30 },   { TRELLIS_REMINDER_CONFIRM, 120 }, { TRELLIS_REMINDER_SHARE, 120 },
    { TRELLIS_REMINDER_HELD, 120 },  { TRELLIS_REMINDER_FOLLOW_UP, 120 },
  };
  const TrellisReminderKind of_days[] = { TRELLIS_REMINDER_ACTIONS, TRELLIS_REMINDER_REVIEW,
                                          TRELLIS_REMINDER_PULSE, TRELLIS_REMINDER_TOUCH };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisReminder) reminder = trellis_reminder_new (cases[i].kind, "uid", "1");

      g_assert_cmpint (trellis_reminder_get_snooze_end (reminder, START, self->zone), ==,
                       START + cases[i].minutes * MINUTE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (of_days); i++)
    {
      g_autoptr(TrellisReminder) reminder = trellis_reminder_new (of_days[i], "uid", "1");

      /* Just before midnight, and over the change of the clocks. */
      g_assert_cmpint (trellis_reminder_get_snooze_end (
                         reminder, wall ("Europe/Berlin", 3, 28, 23, 59), self->zone),
                       ==, wall ("Europe/Berlin", 3, 29, 9, 0));
      g_assert_cmpint (trellis_reminder_get_snooze_end (
                         reminder, wall ("Europe/Berlin", 3, 29, 0, 0), self->zone),
                       ==, wall ("Europe/Berlin", 3, 30, 9, 0));
    }
}

static void
test_ids (Fixture *self, gconstpointer data)
{
  TrellisReminderKind kind;
  g_autofree char *about = NULL;
  const char *bad[] = { "", "soon", "soon:", "soon:uid", "late:uid:1", ":uid:1", "Soon:uid:1" };

  g_assert_true (trellis_reminder_id_parse ("follow-up:uid-1:12:3", &kind, &about));
  g_assert_cmpint (kind, ==, TRELLIS_REMINDER_FOLLOW_UP);
  g_assert_cmpstr (about, ==, "uid-1");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *none = NULL;

      g_assert_false (trellis_reminder_id_parse (bad[i], &kind, &none));
      g_assert_null (none);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/reminders/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("before-a-meeting", test_before_a_meeting);
  ADD ("soon-may-confirm", test_soon_may_confirm);
  ADD ("a-move-is-another-reminder", test_a_move_is_another_reminder);
  ADD ("no-meeting-no-reminder", test_no_meeting_no_reminder);
  ADD ("planned-at-short-notice", test_planned_at_short_notice);
  ADD ("the-agreement-says-who-and-when", test_the_agreement_says_who_and_when);
  ADD ("after-a-meeting", test_after_a_meeting);
  ADD ("actions-of-a-day-are-one", test_actions_of_a_day_are_one);
  ADD ("mornings", test_mornings);
  ADD ("a-journey-does-not-double", test_a_journey_does_not_double_what_belongs_to_a_day);
  ADD ("review", test_review);
  ADD ("pulse", test_pulse);
  ADD ("touch", test_touch);
  ADD ("update", test_update);
  ADD ("midnight", test_midnight);
  ADD ("states-of-the-match", test_states_of_the_match);
  ADD ("topics", test_topics);
  ADD ("snooze", test_snooze);
  ADD ("ids", test_ids);
#undef ADD

  return g_test_run ();
}
