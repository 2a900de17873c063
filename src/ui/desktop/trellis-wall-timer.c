/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-wall-timer.h"

#include <glib-unix.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/timerfd.h>
#endif

/* Where the system cannot say when the clock is set. */
#define POLL_SECONDS 60

struct _TrellisWallTimer
{
  TrellisWallTimerFunc func;
  gpointer data;
  int fd; /* -1 where there is none */
  guint source;
};

static gboolean
poll_cb (gpointer data)
{
  TrellisWallTimer *self = data;

  self->source = 0;
  self->func (self->data);
  return G_SOURCE_REMOVE;
}

static void
open_timer (TrellisWallTimer *self)
{
#ifdef __linux__
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
#else
  self->fd = -1;
#endif
}

#ifdef __linux__
/* Reading fails with ECANCELED when the clock was set, which is as good a reason to look. */
static gboolean
readable_cb (int fd, GIOCondition condition, gpointer data)
{
  TrellisWallTimer *self = data;
  guint64 n;

  if (read (fd, &n, sizeof n) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  self->func (self->data);
  return G_SOURCE_CONTINUE;
}

static gboolean
arm (TrellisWallTimer *self, gint64 time)
{
  const struct itimerspec when = { .it_value = { .tv_sec = (time_t) time, .tv_nsec = 0 } };

  return self->fd >= 0 &&
         timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) == 0;
}
#else
static gboolean
arm (TrellisWallTimer *self, gint64 time)
{
  return FALSE;
}
#endif

/* @func may set the timer anew, but not free it. */
TrellisWallTimer *
trellis_wall_timer_new (TrellisWallTimerFunc func, gpointer data)
{
  TrellisWallTimer *self = g_new0 (TrellisWallTimer, 1);

  self->func = func;
  self->data = data;
  open_timer (self);
#ifdef __linux__
  if (self->fd >= 0)
    self->source = g_unix_fd_add (self->fd, G_IO_IN, readable_cb, self);
#endif
  return self;
}

void
trellis_wall_timer_free (TrellisWallTimer *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_fd (&self->fd, NULL);
  g_free (self);
}

/* @time is in seconds since the epoch; 0 sets it off. */
void
trellis_wall_timer_set (TrellisWallTimer *self, gint64 time)
{
  if (arm (self, time) || self->fd >= 0)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  if (time != 0)
    {
      const gint64 wait = time - g_get_real_time () / G_USEC_PER_SEC;

      self->source = g_timeout_add_seconds ((guint) CLAMP (wait, 0, POLL_SECONDS), poll_cb, self);
    }
}
