/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stall-meter.h"

struct _StallMeter
{
  GThread *thread;
  int is_over; /* atomic, as is the next */
  int has_ended;

  GMutex mutex;
  GCond answered;
  gboolean is_answered;
  gint64 worst; /* microseconds */
};

static gboolean
answer_cb (gpointer data)
{
  StallMeter *self = data;

  g_mutex_lock (&self->mutex);
  self->is_answered = TRUE;
  g_cond_signal (&self->answered);
  g_mutex_unlock (&self->mutex);
  return G_SOURCE_REMOVE;
}

static gpointer
ask_thread (gpointer data)
{
  StallMeter *self = data;

  while (!g_atomic_int_get (&self->is_over))
    {
      gint64 asked = g_get_monotonic_time ();

      self->is_answered = FALSE;
      g_idle_add_full (G_PRIORITY_HIGH, answer_cb, self, NULL);

      g_mutex_lock (&self->mutex);
      while (!self->is_answered)
        g_cond_wait (&self->answered, &self->mutex);
      g_mutex_unlock (&self->mutex);

      self->worst = MAX (self->worst, g_get_monotonic_time () - asked);
      g_usleep (1000);
    }

  g_atomic_int_set (&self->has_ended, TRUE);
  return NULL;
}

StallMeter *
stall_meter_start (void)
{
  StallMeter *self = g_new0 (StallMeter, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->answered);
  self->thread = g_thread_new ("stall-meter", ask_thread, self);
  return self;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The longest wait in milliseconds. */
double
stall_meter_stop (StallMeter *self)
{
  double worst;
  guint wake = g_timeout_add (1, wake_cb, NULL);

  /* The thread may still wait for an answer that only the main loop gives. */
  g_atomic_int_set (&self->is_over, TRUE);
  while (!g_atomic_int_get (&self->has_ended))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);

  g_thread_join (self->thread);
  worst = (double) self->worst / 1000;
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->answered);
  g_free (self);
  return worst;
}
