/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sharer.h"

#include "trellis-store-sharing.h"

#define KEY "trellis-sharer"

struct _TrellisSharer
{
  GObject parent_instance;

  TrellisSyncConnector *connector;
  TrellisStore *store;         /* NULL while there is no session */
  TrellisSyncSession *session;
  TrellisSyncTimes times;
  gboolean has_begun; /* runs begin by themselves */

  /* Until the first picture of the window is on the screen. */
  TrellisStore *waiting_store;
  GtkWidget *window;       /* unowned, weak pointer */
  GdkFrameClock *clock;
  gulong painted_handler;
  guint idle;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSharer, trellis_sharer, G_TYPE_OBJECT)

static void painted_cb (TrellisSharer *self);

static void
forget_window (TrellisSharer *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  /* A window that went before it was painted took the handler with it. */
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, painted_cb, self);
  self->painted_handler = 0;
  g_clear_object (&self->clock);
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (self->window, self);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->waiting_store);
}

static void
trellis_sharer_dispose (GObject *object)
{
  TrellisSharer *self = TRELLIS_SHARER (object);

  trellis_sharer_stop (self);
  g_clear_object (&self->connector);

  G_OBJECT_CLASS (trellis_sharer_parent_class)->dispose (object);
}

static void
trellis_sharer_class_init (TrellisSharerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_sharer_dispose;

  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_SHARER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
trellis_sharer_init (TrellisSharer *self)
{
  self->connector = trellis_sync_connector_new ();
}

TrellisSharer *
trellis_sharer_new (void)
{
  return g_object_new (TRELLIS_TYPE_SHARER, NULL);
}

/* Nothing looks at the network or the battery for who shares nothing. */
static void
begin_if_shared (TrellisSharer *self)
{
  g_autoptr(GPtrArray) sharings = trellis_store_list_sharings (self->store);

  if (self->has_begun || sharings->len == 0)
    return;
  self->has_begun = TRUE;
  trellis_sync_session_begin (self->session, &self->times, NULL, NULL);
}

/* Has what is shared in @store kept in step. */
void
trellis_sharer_begin (TrellisSharer *self, TrellisStore *store, const TrellisSyncTimes *times)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  g_return_if_fail (TRELLIS_IS_SHARER (self));

  trellis_sharer_stop (self);
  self->store = g_object_ref (store);
  self->times = *times;
  self->session = trellis_sync_session_new (store, g_time_zone_get_identifier (zone),
                                            trellis_sync_connector_connect, self->connector);
  g_signal_connect_object (store, "sharing-changed", G_CALLBACK (begin_if_shared), self,
                           G_CONNECT_SWAPPED);
  begin_if_shared (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
begin_cb (gpointer data)
{
  TrellisSharer *self = data;
  g_autoptr(TrellisStore) store = g_steal_pointer (&self->waiting_store);

  self->idle = 0;
  trellis_sharer_begin (self, store, &TRELLIS_SYNC_TIMES);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (TrellisSharer *self)
{
  g_clear_signal_handler (&self->painted_handler, self->clock);
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, begin_cb, self, NULL);
}

static void
mapped_cb (TrellisSharer *self)
{
  if (self->clock != NULL)
    return;
  self->clock = g_object_ref (gtk_widget_get_frame_clock (self->window));
  self->painted_handler =
    g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
}

/* The same, once @window, which is not shown yet, is on the screen: nobody waits for this. */
void
trellis_sharer_begin_later (TrellisSharer *self, TrellisStore *store, GtkWidget *window)
{
  g_return_if_fail (TRELLIS_IS_SHARER (self));

  trellis_sharer_stop (self);
  self->waiting_store = g_object_ref (store);
  g_set_weak_pointer (&self->window, window);
  g_signal_connect_object (window, "map", G_CALLBACK (mapped_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Ends what runs, before the store is closed. */
void
trellis_sharer_stop (TrellisSharer *self)
{
  g_autoptr(TrellisSyncSession) session = NULL;

  g_return_if_fail (TRELLIS_IS_SHARER (self));

  forget_window (self);
  if (self->session == NULL)
    return;

  session = g_steal_pointer (&self->session);
  trellis_sync_session_stop (session);
  g_signal_handlers_disconnect_by_func (self->store, begin_if_shared, self);
  g_clear_object (&self->store);
  self->has_begun = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

TrellisSyncConnector *
trellis_sharer_get_connector (TrellisSharer *self)
{
  g_return_val_if_fail (TRELLIS_IS_SHARER (self), NULL);

  return self->connector;
}

/* NULL before it began, and after it was stopped. */
TrellisSyncSession *
trellis_sharer_get_session (TrellisSharer *self)
{
  g_return_val_if_fail (TRELLIS_IS_SHARER (self), NULL);

  return self->session;
}

/* Has all that waited for the same account go on; @account is its uid. */
void
trellis_sharer_sync_account (TrellisSharer *self, const char *account)
{
  g_autoptr(GPtrArray) sharings = NULL;

  g_return_if_fail (TRELLIS_IS_SHARER (self));

  if (self->session == NULL)
    return;
  sharings = trellis_store_list_sharings (self->store);
  for (guint i = 0; i < sharings->len; i++)
    {
      const TrellisSharing *sharing = sharings->pdata[i];

      if (g_strcmp0 (sharing->account, account) == 0)
        trellis_sync_session_sync (self->session, sharing->match);
    }
}

/* Makes it that of all that is in @window. */
void
trellis_sharer_attach (TrellisSharer *self, GtkWidget *window)
{
  g_return_if_fail (TRELLIS_IS_SHARER (self));

  g_object_set_data_full (G_OBJECT (window), KEY, g_object_ref (self), g_object_unref);
}

/* That of the window that @widget is in; NULL where there is none; transfer none. */
TrellisSharer *
trellis_sharer_find (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? g_object_get_data (G_OBJECT (root), KEY) : NULL;
}
