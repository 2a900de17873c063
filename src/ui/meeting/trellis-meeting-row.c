/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-row.h"

#include "trellis-date-words.h"
#include "trellis-format.h"
#include "trellis-meeting-dialog.h"
#include "trellis-meeting-words.h"
#include "trellis-read-only.h"
#include "trellis-row-focus.h"
#include "trellis-row-menu.h"
#include "trellis-row-side.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

struct _TrellisMeetingRow
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisPerson *partner;
  TrellisMeeting *meeting;
  gboolean is_entry; /* the meeting is what an entry of the calendar would be as one */
  const char *tone;
  GtkWidget *menu; /* NULL until it is opened */

  GtkLabel *month_label;
  GtkLabel *day_label;
  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkLabel *when_label;
  GtkLabel *detail_label;
};

G_DEFINE_FINAL_TYPE (TrellisMeetingRow, trellis_meeting_row, ADW_TYPE_BIN)

static guint
count_points (TrellisMeetingRow *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);

  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (self->meeting)));
  return trellis_store_count (self->store, query);
}

/* "Café Central · 3 talking points"; transfer full. */
static char *
describe (TrellisMeetingRow *self)
{
  const char *where = trellis_meeting_words_where (self->meeting);
  guint n_points = count_points (self);
  g_autofree char *points =
    n_points > 0 ? g_strdup_printf (ngettext ("%u talking point", "%u talking points", n_points),
                                    n_points)
                 : NULL;

  return trellis_format_line (where != NULL ? where : "", points, NULL);
}

static void
show_detail (TrellisMeetingRow *self)
{
  g_autofree char *detail = describe (self);

  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *detail != '\0');
}

static void
show_day (TrellisMeetingRow *self)
{
  g_autoptr(GDateTime) starts =
    g_date_time_new_from_unix_local (trellis_meeting_get_starts (self->meeting));
  const gboolean has_day = trellis_meeting_get_starts (self->meeting) != 0;
  g_autofree char *month = trellis_date_words (starts, TRELLIS_DATE_WORDS_MONTH);
  g_autofree char *day = trellis_date_words (starts, TRELLIS_DATE_WORDS_MONTH_DAY);

  gtk_label_set_label (self->month_label, has_day ? month : "");
  gtk_label_set_label (self->day_label, has_day ? day : "–");
}

static void
update (TrellisMeetingRow *self)
{
  const gint64 now = trellis_time_now ();
  const char *tone = self->is_entry ? "dimmed" : trellis_meeting_words_tone (self->meeting, now);
  g_autofree char *title = trellis_meeting_words_title (self->meeting, self->partner);
  g_autofree char *state = self->is_entry
    ? g_strdup (_("From the Calendar"))
    : trellis_meeting_words_state (self->meeting, self->store, now);
  g_autofree char *when = trellis_meeting_words_when (self->meeting, now);
  g_autofree char *length = trellis_meeting_words_length (self->meeting);
  g_autofree char *time = trellis_format_line (when, length, NULL);

  show_day (self);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->state_label, state);
  gtk_label_set_label (self->when_label, time);
  show_detail (self);

  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), self->tone);
  self->tone = tone;
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), tone);
}

static void
store_changed_cb (TrellisMeetingRow *self, TrellisRecord *record)
{
  if (self->meeting == NULL)
    return;
  if (record == TRELLIS_RECORD (self->meeting) || record == TRELLIS_RECORD (self->partner) ||
      (TRELLIS_IS_MEETING (record) &&
       g_strcmp0 (trellis_meeting_get_moved_from (TRELLIS_MEETING (record)),
                  trellis_record_get_uid (TRELLIS_RECORD (self->meeting))) == 0))
    update (self);
}

static void
store_saved_cb (TrellisMeetingRow *self)
{
  if (self->meeting != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_detail (self);
}

static void
meeting_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingRow *self = TRELLIS_MEETING_ROW (widget);

  if (self->meeting != NULL && !self->is_entry)
    gtk_widget_activate_action (widget, "record.open", "(ss)", "meeting",
                                trellis_record_get_uid (TRELLIS_RECORD (self->meeting)));
}

static void
meeting_edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingRow *self = TRELLIS_MEETING_ROW (widget);

  if (self->meeting != NULL && !self->is_entry)
    adw_dialog_present (trellis_meeting_dialog_new_edit (self->store, self->meeting), widget);
}

/* The row goes with the meeting, so it is told where the row was. */
static void
meeting_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetingRow *self = TRELLIS_MEETING_ROW (widget);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(TrellisMeeting) meeting = self->meeting != NULL ? g_object_ref (self->meeting) : NULL;

  if (meeting == NULL || self->is_entry)
    return;

  trellis_row_focus_leave (widget);
  trellis_undo_delete (overlay != NULL ? overlay : widget, self->store, meeting, _("Meeting deleted"));
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) open = g_menu_new ();
  g_autoptr(GMenu) rest = g_menu_new ();

  g_menu_append (open, _("_Open"), "meeting.open");
  g_menu_append (open, _("_Edit…"), "meeting.edit");
  g_menu_append (rest, _("_Delete"), "meeting.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

/* Shows what can be done with the meeting. Nothing can be with what is of another program. */
static void
open_menu (TrellisMeetingRow *self, double x, double y)
{
  g_autoptr(GMenuModel) model = create_menu ();

  if (self->meeting != NULL && !self->is_entry)
    trellis_row_menu_open (GTK_WIDGET (self), &self->menu, model, x, y);
}

static void
meeting_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_menu (TRELLIS_MEETING_ROW (widget), 24, gtk_widget_get_height (widget) / 2.0);
}

/* Not when it is pressed: the menu would take the release, and the row would wait for it. */
static void
secondary_released_cb (TrellisMeetingRow *self, int n_press, double x, double y)
{
  open_menu (self, x, y);
}

static void
long_pressed_cb (TrellisMeetingRow *self, double x, double y)
{
  open_menu (self, x, y);
}

static void
trellis_meeting_row_map (GtkWidget *widget)
{
  TrellisMeetingRow *self = TRELLIS_MEETING_ROW (widget);

  /* Days are in words, and points are counted, which nobody did while the row was hidden. */
  if (self->meeting != NULL)
    update (self);

  GTK_WIDGET_CLASS (trellis_meeting_row_parent_class)->map (widget);
}

static void
trellis_meeting_row_dispose (GObject *object)
{
  TrellisMeetingRow *self = TRELLIS_MEETING_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MEETING_ROW);
  g_clear_object (&self->meeting);
  g_clear_object (&self->partner);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_meeting_row_parent_class)->dispose (object);
}

static void
trellis_meeting_row_class_init (TrellisMeetingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_meeting_row_dispose;
  widget_class->map = trellis_meeting_row_map;

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting/trellis-meeting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingRow, month_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingRow, when_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingRow, detail_label);
  gtk_widget_class_bind_template_callback (widget_class, secondary_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);

  gtk_widget_class_install_action (widget_class, "meeting.open", NULL, meeting_open_action);
  gtk_widget_class_install_action (widget_class, "meeting.edit", NULL, meeting_edit_action);
  gtk_widget_class_install_action (widget_class, "meeting.delete", NULL, meeting_delete_action);
  gtk_widget_class_install_action (widget_class, "meeting.menu", NULL, meeting_menu_action);
}

static void
trellis_meeting_row_init (TrellisMeetingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_row_side_keep (GTK_WIDGET (self));
  trellis_read_only_shut (self, "meeting.edit", "meeting.delete", NULL);
}

/* @partner may be NULL. */
GtkWidget *
trellis_meeting_row_new (TrellisStore *store, TrellisPerson *partner)
{
  TrellisMeetingRow *self = g_object_new (TRELLIS_TYPE_MEETING_ROW, NULL);

  self->store = g_object_ref (store);
  g_set_object (&self->partner, partner);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "saved", G_CALLBACK (store_saved_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static void
show_meeting (TrellisMeetingRow *self, TrellisMeeting *meeting, gboolean is_entry)
{
  self->is_entry = is_entry;
  if (g_set_object (&self->meeting, meeting) && meeting != NULL)
    update (self);
}

void
trellis_meeting_row_set_meeting (TrellisMeetingRow *self, TrellisMeeting *meeting)
{
  g_return_if_fail (TRELLIS_IS_MEETING_ROW (self));

  show_meeting (self, meeting, FALSE);
}

void
trellis_meeting_row_set_entry (TrellisMeetingRow *self, TrellisCalendarEntry *entry)
{
  g_return_if_fail (TRELLIS_IS_MEETING_ROW (self));
  g_return_if_fail (TRELLIS_IS_CALENDAR_ENTRY (entry));

  show_meeting (self, trellis_calendar_entry_get_meeting (entry), TRUE);
}
