/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-reminder-diary.h"

#define MINUTE 60
#define HOUR ((gint64) 60 * MINUTE)
#define DAY (24 * HOUR)
#define DUE ((gint64) 1790000000)

/* A program with a clock that can be set to anything, and that sleeps until it wants to look again. */
typedef struct
{
  GPtrArray *plan;
  TrellisReminderDiary *diary;
  GHashTable *visible; /* ids */
  gint64 now;
  gint64 next;
  guint n_arrived;
} Fixture;

static TrellisReminder *
add (Fixture *self, const char *about, gint64 due, gint64 until)
{
  TrellisReminder *reminder = trellis_reminder_new (TRELLIS_REMINDER_CONFIRM, about, "1");

  reminder->due = due;
  reminder->until = until;
  g_ptr_array_add (self->plan, reminder);
  return reminder;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->plan = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_reminder_free);
  self->diary = trellis_reminder_diary_new (NULL);
  self->visible = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add (self, "a", DUE, DUE + 10 * HOUR);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->plan);
  trellis_reminder_diary_free (self->diary);
  g_hash_table_unref (self->visible);
}

static void
look (Fixture *self, gint64 now)
{
  g_autoptr(TrellisReminderTurn) turn = NULL;

  self->now = now;
  turn = trellis_reminder_diary_turn (self->diary, self->plan, now);
  for (guint i = 0; i < turn->withdrawn->len; i++)
    g_assert_true (g_hash_table_remove (self->visible, turn->withdrawn->pdata[i]));
  for (guint i = 0; i < turn->arriving->len; i++)
    {
      TrellisReminder *reminder = turn->arriving->pdata[i];

      g_assert_true (g_hash_table_add (self->visible, g_strdup (reminder->id)));
      self->n_arrived++;
    }
  self->next = turn->next;
  g_assert_true (turn->next == 0 || turn->next > now);
}

/* Sleeps for as long as it may, and no longer than until @end. */
static void
live_until (Fixture *self, gint64 end)
{
  while (self->next != 0 && self->next <= end)
    look (self, self->next);
  look (self, end);
}

static void
restart (Fixture *self)
{
  g_autofree char *text = trellis_reminder_diary_write (self->diary);

  trellis_reminder_diary_free (self->diary);
  self->diary = trellis_reminder_diary_new (text);
}

#define assert_sees(self, n) g_assert_cmpuint (g_hash_table_size ((self)->visible), ==, (n))
#define assert_arrived(self, n) g_assert_cmpuint ((self)->n_arrived, ==, (n))

static void
test_arrives_once_and_goes (Fixture *self, gconstpointer data)
{
  look (self, DUE - DAY);
  assert_sees (self, 0);
  g_assert_cmpint (self->next, ==, DUE);
  live_until (self, DUE);
  assert_sees (self, 1);
  g_assert_cmpint (self->next, ==, DUE + 10 * HOUR);
  for (int i = 1; i < 10; i++)
    look (self, DUE + i * HOUR);
  assert_arrived (self, 1);
  assert_sees (self, 1);
  live_until (self, DUE + 10 * HOUR);
  assert_sees (self, 0);
  g_assert_cmpint (self->next, ==, 0);
}

static void
test_sleeps_until_the_first (Fixture *self, gconstpointer data)
{
  add (self, "b", DUE - HOUR, DUE + HOUR);
  add (self, "c", DUE + 3 * DAY, DUE + 4 * DAY);
  look (self, DUE - DAY);
  g_assert_cmpint (self->next, ==, DUE - HOUR);
  look (self, DUE - HOUR);
  g_assert_cmpint (self->next, ==, DUE);
  look (self, DUE);
  assert_sees (self, 2);
  g_assert_cmpint (self->next, ==, DUE + HOUR);
  live_until (self, DUE + 3 * DAY);
  assert_sees (self, 1);
  assert_arrived (self, 3);
}

static void
test_seen_to (Fixture *self, gconstpointer data)
{
  look (self, DUE);
  g_ptr_array_set_size (self->plan, 0);
  look (self, DUE + MINUTE);
  assert_sees (self, 0);
  look (self, DUE + 2 * MINUTE);
  assert_arrived (self, 1);

  /* And taken back. */
  add (self, "a", DUE, DUE + 10 * HOUR);
  look (self, DUE + 3 * MINUTE);
  assert_sees (self, 1);
}

static void
test_suspend (Fixture *self, gconstpointer data)
{
  /* Within its time it arrives late; */
  look (self, DUE - HOUR);
  look (self, DUE + 5 * HOUR);
  assert_sees (self, 1);

  /* what came and went while the lid was closed does not; */
  add (self, "b", DUE + 6 * HOUR, DUE + 7 * HOUR);
  look (self, DUE + 8 * HOUR);
  assert_arrived (self, 1);

  /* and what is over when it opens is gone. */
  look (self, DUE + 30 * DAY);
  assert_sees (self, 0);
  assert_arrived (self, 1);
  g_assert_cmpint (self->next, ==, 0);
}

static void
test_snooze (Fixture *self, gconstpointer data)
{
  look (self, DUE);
  g_hash_table_remove_all (self->visible);
  trellis_reminder_diary_snooze (self->diary, "confirm:a:1", DUE + 2 * HOUR);
  look (self, DUE + MINUTE);
  assert_sees (self, 0);
  g_assert_cmpint (self->next, ==, DUE + 2 * HOUR);
  restart (self);
  live_until (self, DUE + 2 * HOUR);
  assert_sees (self, 1);
  assert_arrived (self, 2);

  /* Put off for longer than it is of use. */
  g_hash_table_remove_all (self->visible);
  trellis_reminder_diary_snooze (self->diary, "confirm:a:1", DUE + 12 * HOUR);
  look (self, DUE + 3 * HOUR);
  g_assert_cmpint (self->next, ==, DUE + 10 * HOUR);
  live_until (self, DUE + DAY);
  assert_arrived (self, 2);
}

static void
test_closed_stays_closed (Fixture *self, gconstpointer data)
{
  look (self, DUE);
  g_hash_table_remove_all (self->visible);
  trellis_reminder_diary_close (self->diary, "confirm:a:1");
  live_until (self, DUE + DAY);
  assert_arrived (self, 1);
}

static void
test_started_anew (Fixture *self, gconstpointer data)
{
  look (self, DUE);
  restart (self);
  look (self, DUE + MINUTE);
  assert_arrived (self, 1);
  assert_sees (self, 1);

  /* What was shown before and is over now is still taken away. */
  restart (self);
  look (self, DUE + DAY);
  assert_sees (self, 0);
}

static void
test_unreadable_diary (Fixture *self, gconstpointer data)
{
  const char *texts[] = { "", "nonsense", "[reminders]\n", "[reminders]\nconfirm:a:1=soon\n",
                          "[other]\na=1\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(TrellisReminderDiary) diary = trellis_reminder_diary_new (texts[i]);
      g_autoptr(TrellisReminderTurn) turn = trellis_reminder_diary_turn (diary, self->plan, DUE - DAY);

      g_assert_cmpint (turn->next, ==, DUE);
    }
}

static void
test_clock_goes_back (Fixture *self, gconstpointer data)
{
  /* By a little: nothing happens twice. */
  look (self, DUE);
  look (self, DUE - 10 * MINUTE);
  look (self, DUE);
  assert_arrived (self, 1);
  assert_sees (self, 1);

  /* Within its time. */
  look (self, DUE + 5 * HOUR);
  look (self, DUE + 2 * HOUR);
  assert_arrived (self, 1);

  /* By days, as the clock had been wrong: what was early goes, and comes at the right time. */
  look (self, DUE - 3 * DAY);
  assert_sees (self, 0);
  g_assert_cmpint (self->next, ==, DUE);
  live_until (self, DUE);
  assert_arrived (self, 2);
  assert_sees (self, 1);
}

static void
test_clock_goes_back_while_snoozing (Fixture *self, gconstpointer data)
{
  TrellisReminder *reminder = self->plan->pdata[0];

  reminder->due = DUE - 30 * DAY;
  look (self, DUE);
  g_hash_table_remove_all (self->visible);
  trellis_reminder_diary_snooze (self->diary, reminder->id, DUE + 2 * HOUR);
  look (self, DUE - 10 * DAY);
  assert_sees (self, 1);
}

static void
test_clock_goes_forward (Fixture *self, gconstpointer data)
{
  look (self, DUE - 2 * DAY);
  look (self, DUE + 9 * HOUR);
  assert_sees (self, 1);
  look (self, DUE - 2 * DAY);
  assert_sees (self, 0);
  live_until (self, DUE + DAY);
  assert_arrived (self, 2);
  assert_sees (self, 0);
}

/* Whatever the clock does, nothing is seen outside of its time, and what was seen once is not announced
 * again while it stays. */
static void
test_random_clocks (Fixture *self, gconstpointer data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20260325);

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *about = g_strdup_printf ("r%d", i);
      const gint64 due = DUE + g_rand_int_range (random, 0, 20 * (int) DAY);

      add (self, about, due, due + g_rand_int_range (random, MINUTE, 3 * (int) DAY));
    }

  self->now = DUE - DAY;
  for (int i = 0; i < 5000; i++)
    {
      const gint64 step = g_rand_int_range (random, 0, 10) == 0
                            ? g_rand_int_range (random, -2 * (int) DAY, 2 * (int) DAY)
                            : g_rand_int_range (random, 0, (int) HOUR);

      if (g_rand_int_range (random, 0, 20) == 0)
        restart (self);
      look (self, self->now + step);
      if (self->now > DUE + 25 * DAY)
        look (self, DUE - DAY);
      for (guint j = 0; j < self->plan->len; j++)
        {
          const TrellisReminder *reminder = self->plan->pdata[j];
          const gboolean sees = g_hash_table_contains (self->visible, reminder->id);
          const gboolean is_on = self->now >= reminder->due && self->now < reminder->until;
          const gboolean slips = self->now < reminder->due && reminder->due - self->now <= 15 * MINUTE;

          g_assert_true (sees == is_on || (sees && slips));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/reminder-diary/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("arrives-once-and-goes", test_arrives_once_and_goes);
  ADD ("sleeps-until-the-first", test_sleeps_until_the_first);
  ADD ("seen-to", test_seen_to);
  ADD ("suspend", test_suspend);
  ADD ("snooze", test_snooze);
  ADD ("closed-stays-closed", test_closed_stays_closed);
  ADD ("started-anew", test_started_anew);
  ADD ("unreadable-diary", test_unreadable_diary);
  ADD ("clock-goes-back", test_clock_goes_back);
  ADD ("clock-goes-back-while-snoozing", test_clock_goes_back_while_snoozing);
  ADD ("clock-goes-forward", test_clock_goes_forward);
  ADD ("random-clocks", test_random_clocks);
#undef ADD

  return g_test_run ();
}
