/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernel's part in the timer is played here, as nobody may set the clock of this computer or close its
 * lid: these functions take the place of the C library's. */
#include "trellis-wall-timer.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define HOUR ((gint64) 60 * 60)
#define START ((gint64) 1790000000)

/* A computer, the clock of which shows @now. */
static struct
{
  gint64 now;
  int fd;
  gint64 alarm; /* 0 if it is set off */
  gboolean tells_when_set;
} computer = { START, -1, 0, FALSE };

int
timerfd_create (clockid_t clock, int flags)
{
  /* Any other clock stands still while the computer sleeps, or does not go with what people see. */
  g_assert_cmpint (clock, ==, CLOCK_REALTIME);
  computer.fd = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  computer.alarm = 0;
  return computer.fd;
}

static void
ring (void)
{
  const guint64 one = 1;

  g_assert_cmpint (write (computer.fd, &one, sizeof one), ==, sizeof one);
}

static void
ring_if_time (void)
{
  if (computer.alarm == 0 || computer.now < computer.alarm)
    return;
  computer.alarm = 0;
  ring ();
}

int
timerfd_settime (int fd, int flags, const struct itimerspec *when, struct itimerspec *before)
{
  guint64 n;

  g_assert_cmpint (fd, ==, computer.fd);
  g_assert_cmpint (when->it_interval.tv_sec, ==, 0);
  /* What rang before is forgotten. */
  g_assert_true (read (fd, &n, sizeof n) > 0 || errno == EAGAIN);
  computer.alarm = when->it_value.tv_sec;
  if (computer.alarm != 0)
    g_assert_cmpint (flags & TFD_TIMER_ABSTIME, !=, 0);
  computer.tells_when_set = computer.alarm != 0 && (flags & TFD_TIMER_CANCEL_ON_SET) != 0;
  ring_if_time ();
  return 0;
}

static void
see (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Nothing of a program runs meanwhile. */
static void
sleep_until (gint64 time)
{
  computer.now = time;
  ring_if_time ();
  see ();
}

static void
set_clock (gint64 time)
{
  computer.now = time;
  if (computer.tells_when_set)
    ring ();
  else
    ring_if_time ();
  see ();
}

typedef struct
{
  TrellisWallTimer *timer;
  guint n_calls;
  gint64 next; /* when to look again; 0 for not at all */
} Fixture;

static void
called_cb (gpointer data)
{
  Fixture *self = data;

  self->n_calls++;
  trellis_wall_timer_set (self->timer, self->next);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  computer.now = START;
  self->timer = trellis_wall_timer_new (called_cb, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  const int fd = computer.fd;

  trellis_wall_timer_free (self->timer);
  g_assert_cmpint (write (fd, "12345678", 8), ==, -1);
}

static void
test_rings_in_time (Fixture *self, gconstpointer data)
{
  trellis_wall_timer_set (self->timer, START + HOUR);
  sleep_until (START + HOUR - 1);
  g_assert_cmpuint (self->n_calls, ==, 0);
  sleep_until (START + HOUR);
  g_assert_cmpuint (self->n_calls, ==, 1);
  sleep_until (START + 9 * HOUR);
  g_assert_cmpuint (self->n_calls, ==, 1);
}

/* Looking sets it anew. */
static void
test_rings_again (Fixture *self, gconstpointer data)
{
  self->next = START + 3 * HOUR;
  trellis_wall_timer_set (self->timer, START + HOUR);
  sleep_until (START + HOUR);
  self->next = 0;
  sleep_until (START + 2 * HOUR);
  g_assert_cmpuint (self->n_calls, ==, 1);
  sleep_until (START + 3 * HOUR);
  g_assert_cmpuint (self->n_calls, ==, 2);
}

static void
test_suspend (Fixture *self, gconstpointer data)
{
  trellis_wall_timer_set (self->timer, START + HOUR);
  sleep_until (START + 14 * HOUR);
  g_assert_cmpuint (self->n_calls, ==, 1);
}

static void
test_time_that_is_over (Fixture *self, gconstpointer data)
{
  trellis_wall_timer_set (self->timer, START - HOUR);
  see ();
  g_assert_cmpuint (self->n_calls, ==, 1);
}

/* Forward and back, although it is not time yet: what has arrived may not be due any more. */
static void
test_clock_is_set (Fixture *self, gconstpointer data)
{
  self->next = START + HOUR;
  trellis_wall_timer_set (self->timer, self->next);
  set_clock (START + HOUR / 2);
  g_assert_cmpuint (self->n_calls, ==, 1);
  set_clock (START - 24 * HOUR);
  g_assert_cmpuint (self->n_calls, ==, 2);
  self->next = 0;
  set_clock (START + HOUR);
  g_assert_cmpuint (self->n_calls, ==, 3);
}

static void
test_set_off (Fixture *self, gconstpointer data)
{
  trellis_wall_timer_set (self->timer, START + HOUR);
  trellis_wall_timer_set (self->timer, 0);
  set_clock (START + 2 * HOUR);
  sleep_until (START + 9 * HOUR);
  g_assert_cmpuint (self->n_calls, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/ui/wall-timer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("rings-in-time", test_rings_in_time);
  ADD ("rings-again", test_rings_again);
  ADD ("suspend", test_suspend);
  ADD ("time-that-is-over", test_time_that_is_over);
  ADD ("clock-is-set", test_clock_is_set);
  ADD ("set-off", test_set_off);
#undef ADD

  return g_test_run ();
}
