/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-presence.h"

/* After a window was made, until it is on the screen and what else comes with it is done. */
#define LATER_MS 2500

struct _TrellisPresence
{
  GObject parent_instance;

  GApplication *application; /* outlives this */
  TrellisJournalSource source;
  TrellisReminders *reminders;

  TrellisStore *store; /* that of the window; NULL unless it waits to begin */
  guint later;
};

G_DEFINE_FINAL_TYPE (TrellisPresence, trellis_presence, G_TYPE_OBJECT)

static gboolean
begin_cb (gpointer data)
{
  TrellisPresence *self = data;
  g_autoptr(TrellisStore) store = g_steal_pointer (&self->store);

  self->later = 0;
  trellis_reminders_begin (self->reminders, store);
  return G_SOURCE_REMOVE;
}

/* Begins with @store once the window that was just made has come up. */
void
trellis_presence_begin_later (TrellisPresence *self, TrellisStore *store)
{
  g_return_if_fail (TRELLIS_IS_PRESENCE (self));

  g_set_object (&self->store, store);
  g_clear_handle_id (&self->later, g_source_remove);
  self->later = g_timeout_add_full (G_PRIORITY_LOW, LATER_MS, begin_cb, self, NULL);
}

/* Whether there is something to stay for is known before the application would end. */
static void
window_removed_cb (TrellisPresence *self)
{
  if (self->store == NULL)
    {
      trellis_reminders_catch_up (self->reminders);
      return;
    }
  g_clear_handle_id (&self->later, g_source_remove);
  begin_cb (self);
}

/* Before the journal is closed. */
void
trellis_presence_stop (TrellisPresence *self)
{
  g_return_if_fail (TRELLIS_IS_PRESENCE (self));

  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_object (&self->store);
  trellis_reminders_stop (self->reminders);
}

/* Started without a window, as with the session: what is there to wait for? */
static gboolean
begin_without_window_cb (gpointer data)
{
  TrellisPresence *self = data;
  TrellisStore *store;

  self->later = 0;
  if (trellis_reminders_is_on (self->reminders) && (store = self->source (self->application)) != NULL)
    trellis_reminders_begin (self->reminders, store);
  return G_SOURCE_REMOVE;
}

static void
trellis_presence_dispose (GObject *object)
{
  TrellisPresence *self = TRELLIS_PRESENCE (object);

  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->reminders);

  G_OBJECT_CLASS (trellis_presence_parent_class)->dispose (object);
}

static void
trellis_presence_class_init (TrellisPresenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_presence_dispose;
}

static void
trellis_presence_init (TrellisPresence *self)
{
}

/* For the start of @application. */
TrellisPresence *
trellis_presence_new (GApplication *application, GSettings *settings, TrellisJournalSource source)
{
  TrellisPresence *self = g_object_new (TRELLIS_TYPE_PRESENCE, NULL);

  self->application = application;
  self->source = source;
  self->reminders = trellis_reminders_new (application, settings, source);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self,
                           G_CONNECT_SWAPPED);
  if ((g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) != 0)
    self->later = g_idle_add_full (G_PRIORITY_LOW, begin_without_window_cb, self, NULL);
  return self;
}
