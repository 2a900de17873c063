/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-departure.h"

struct _TrellisDeparture
{
  GObject parent_instance;

  GApplication *application; /* outlives this */
  TrellisSharer *sharer;
  guint milliseconds;

  TrellisSyncSession *session; /* that is waited for; NULL unless the application is held */
  guint limit;                 /* source */
  gboolean is_to_quit;         /* then, whatever else holds the application */
};

G_DEFINE_FINAL_TYPE (TrellisDeparture, trellis_departure, G_TYPE_OBJECT)

static void
release (TrellisDeparture *self)
{
  if (self->session == NULL)
    return;
  g_clear_handle_id (&self->limit, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_application_release (self->application);
}

static void
depart (TrellisDeparture *self)
{
  release (self);
  if (self->is_to_quit)
    g_application_quit (self->application);
}

static gboolean
limit_cb (gpointer data)
{
  TrellisDeparture *self = data;

  self->limit = 0;
  depart (self);
  return G_SOURCE_REMOVE;
}

/* Whether there is anything to stay for. */
static gboolean
stay (TrellisDeparture *self)
{
  TrellisSyncSession *session = trellis_sharer_get_session (self->sharer);

  if (session == NULL || !trellis_sync_session_hurry (session))
    return FALSE;

  g_application_hold (self->application);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "ended", G_CALLBACK (depart), self, G_CONNECT_SWAPPED);
  self->limit = g_timeout_add (self->milliseconds, limit_cb, self);
  return TRUE;
}

static void
window_removed_cb (TrellisDeparture *self)
{
  if (self->session == NULL && gtk_application_get_windows (GTK_APPLICATION (self->application)) == NULL)
    stay (self);
}

static void
window_added_cb (TrellisDeparture *self)
{
  self->is_to_quit = FALSE;
  release (self);
}

static void
trellis_departure_dispose (GObject *object)
{
  TrellisDeparture *self = TRELLIS_DEPARTURE (object);

  release (self);
  g_clear_object (&self->sharer);

  G_OBJECT_CLASS (trellis_departure_parent_class)->dispose (object);
}

static void
trellis_departure_class_init (TrellisDepartureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_departure_dispose;
}

static void
trellis_departure_init (TrellisDeparture *self)
{
}

/* For the start of @application, which is held for @milliseconds at most. */
TrellisDeparture *
trellis_departure_new (GtkApplication *application, TrellisSharer *sharer, guint milliseconds)
{
  TrellisDeparture *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (TRELLIS_IS_SHARER (sharer), NULL);

  self = g_object_new (TRELLIS_TYPE_DEPARTURE, NULL);
  self->application = G_APPLICATION (application);
  self->sharer = g_object_ref (sharer);
  self->milliseconds = milliseconds;
  g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Ends the application, which has no window: when it is done, or at once if it is asked a second time. */
void
trellis_departure_quit (TrellisDeparture *self)
{
  g_return_if_fail (TRELLIS_IS_DEPARTURE (self));

  if (self->session != NULL)
    release (self);
  else if (stay (self))
    {
      self->is_to_quit = TRUE;
      return;
    }
  g_application_quit (self->application);
}
