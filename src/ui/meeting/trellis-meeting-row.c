/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-meeting-row.h"

#include "trellis-date-words.h"
#include "trellis-format.h"
#include "trellis-meeting-words.h"
#include "trellis-time.h"
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
  g_autofree char *length = trellis_format_minutes (trellis_meeting_get_minutes (self->meeting));
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
}

static void
trellis_meeting_row_init (TrellisMeetingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
