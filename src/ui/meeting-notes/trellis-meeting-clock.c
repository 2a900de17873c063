/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-clock.h"

#include "trellis-format.h"
#include "trellis-menu-button.h"
#include "trellis-read-only.h"
#include "trellis-room-rules.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

struct _TrellisMeetingClock
{
  AdwBin parent_instance;

  TrellisMeeting *meeting;
  TrellisRoom *room;
  GListModel *points; /* in the order of the agenda */
  guint timer;

  GtkWidget *start_button;
  GtkWidget *running_button;
  GMenuModel *menu;
  GtkLabel *elapsed_label;
  GtkLabel *planned_label;
};

G_DEFINE_FINAL_TYPE (TrellisMeetingClock, trellis_meeting_clock, ADW_TYPE_BIN)

static char *
describe_elapsed (int minutes, int planned)
{
  if (planned <= 0)
    return trellis_format_minutes (minutes);

  /* Translators: minutes that have passed and minutes that are planned, "12 of 60 min". */
  return g_strdup_printf (_("%d of %d min"), minutes, planned);
}

static char *
describe_planned (TrellisMeetingClock *self, int minutes)
{
  g_autoptr(TrellisPoint) point = trellis_agenda_find_planned (self->points, minutes);
  const char *title = point != NULL ? trellis_point_get_title (point) : NULL;

  /* Translators: the talking point that the agenda has for this time. */
  return title != NULL ? g_strdup_printf (_("Planned now: %s"), title) : g_strdup ("");
}

static void
update (TrellisMeetingClock *self)
{
  gint64 started = trellis_room_get_started (self->room);
  int minutes = (int) (MAX (trellis_time_now () - started, 0) / 60);
  g_autofree char *elapsed = NULL;
  g_autofree char *planned = NULL;

  gtk_widget_set_visible (self->start_button, started == 0 && !trellis_read_only_contains (self));
  gtk_widget_set_visible (self->running_button, started != 0);
  if (started != 0)
    {
      elapsed = describe_elapsed (minutes, trellis_meeting_get_minutes (self->meeting));
      planned = describe_planned (self, minutes);
    }
  gtk_label_set_label (self->elapsed_label, elapsed != NULL ? elapsed : "");
  gtk_label_set_label (self->planned_label, planned != NULL ? planned : "");
}

static gboolean
timer_cb (gpointer data)
{
  update (data);
  return G_SOURCE_CONTINUE;
}

/* Only while it runs and can be seen. */
static void
update_timer (TrellisMeetingClock *self)
{
  gboolean needed = self->room != NULL && trellis_room_get_started (self->room) != 0 &&
                    gtk_widget_get_mapped (GTK_WIDGET (self));

  if (!needed)
    g_clear_handle_id (&self->timer, g_source_remove);
  else if (self->timer == 0)
    self->timer = g_timeout_add_seconds (10, timer_cb, self);
}

static void
started_cb (TrellisMeetingClock *self)
{
  update (self);
  update_timer (self);
}

static void
start_cb (TrellisMeetingClock *self)
{
  trellis_room_set_started (self->room, trellis_time_now ());
  gtk_widget_grab_focus (self->running_button);
}

static void
restart_action (GtkWidget *widget, const char *name,
                GVariant *parameter)
{
  trellis_room_set_started (TRELLIS_MEETING_CLOCK (widget)->room, trellis_time_now ());
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_room_set_started (TRELLIS_MEETING_CLOCK (widget)->room, 0);
}

static void
trellis_meeting_clock_map (GtkWidget *widget)
{
  TrellisMeetingClock *self = TRELLIS_MEETING_CLOCK (widget);

  GTK_WIDGET_CLASS (trellis_meeting_clock_parent_class)->map (widget);

  if (self->room != NULL)
    started_cb (self);
}

static void
trellis_meeting_clock_unmap (GtkWidget *widget)
{
  TrellisMeetingClock *self = TRELLIS_MEETING_CLOCK (widget);

  GTK_WIDGET_CLASS (trellis_meeting_clock_parent_class)->unmap (widget);

  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
trellis_meeting_clock_dispose (GObject *object)
{
  TrellisMeetingClock *self = TRELLIS_MEETING_CLOCK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MEETING_CLOCK);
  g_clear_object (&self->points);
  g_clear_object (&self->room);
  g_clear_object (&self->meeting);

  G_OBJECT_CLASS (trellis_meeting_clock_parent_class)->dispose (object);
}

static void
trellis_meeting_clock_class_init (TrellisMeetingClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_meeting_clock_dispose;
  widget_class->map = trellis_meeting_clock_map;
  widget_class->unmap = trellis_meeting_clock_unmap;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-meeting-clock.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingClock, start_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingClock, running_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingClock, menu);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingClock, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingClock, planned_label);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);

  gtk_widget_class_install_action (widget_class, "clock.restart", NULL, restart_action);
  gtk_widget_class_install_action (widget_class, "clock.stop", NULL, stop_action);
}

static void
trellis_meeting_clock_init (TrellisMeetingClock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (GTK_MENU_BUTTON (self->running_button), self->menu);
  trellis_read_only_hide (self->start_button);
  trellis_read_only_disable (self->running_button);
}

/* @points is all of the agenda, in its order. To be called once. */
void
trellis_meeting_clock_set_meeting (TrellisMeetingClock *self, TrellisStore *store,
                                   TrellisMeeting *meeting, GListModel *points)
{
  g_return_if_fail (TRELLIS_IS_MEETING_CLOCK (self));
  g_return_if_fail (self->meeting == NULL);

  self->meeting = g_object_ref (meeting);
  self->points = g_object_ref (points);
  self->room = g_object_ref (trellis_room_find (store, meeting));
  g_signal_connect_object (self->room, "notify::started", G_CALLBACK (started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (meeting, "notify::minutes", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
