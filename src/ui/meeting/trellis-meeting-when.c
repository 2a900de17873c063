/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-when.h"

#include "trellis-combo-row.h"
#include "trellis-date-row.h"
#include "trellis-time-row.h"
#include "trellis-time.h"
#include "trellis-wrap-box.h"
#include "trellis-zone.h"
#include "trellis-zones.h"

struct _TrellisMeetingWhen
{
  AdwPreferencesGroup parent_instance;

  GtkStringList *zones;

  TrellisDateRow *date_row;
  TrellisTimeRow *time_row;
  AdwToggleGroup *length_group;
  AdwSpinRow *other_row;
  AdwComboRow *zone_row;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisMeetingWhen, trellis_meeting_when, ADW_TYPE_PREFERENCES_GROUP)

static void
changed_cb (TrellisMeetingWhen *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
length_changed_cb (TrellisMeetingWhen *self)
{
  const char *name = adw_toggle_group_get_active_name (self->length_group);

  gtk_widget_set_visible (GTK_WIDGET (self->other_row), g_strcmp0 (name, "other") == 0);
}

static void
trellis_meeting_when_dispose (GObject *object)
{
  TrellisMeetingWhen *self = TRELLIS_MEETING_WHEN (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MEETING_WHEN);
  g_clear_object (&self->zones);

  G_OBJECT_CLASS (trellis_meeting_when_parent_class)->dispose (object);
}

static void
trellis_meeting_when_class_init (TrellisMeetingWhenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_meeting_when_dispose;

  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_MEETING_WHEN, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRELLIS_TYPE_DATE_ROW);
  g_type_ensure (TRELLIS_TYPE_TIME_ROW);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  g_type_ensure (TRELLIS_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting/trellis-meeting-when.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingWhen, date_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingWhen, time_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingWhen, length_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingWhen, other_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingWhen, zone_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, length_changed_cb);
}

static void
trellis_meeting_when_init (TrellisMeetingWhen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* In UTC seconds; 0 without a day. */
gint64
trellis_meeting_when_get_start (TrellisMeetingWhen *self)
{
  g_autoptr(GTimeZone) zone = NULL;
  g_autoptr(GDateTime) start = NULL;
  int minutes;
  GDate day;

  g_return_val_if_fail (TRELLIS_IS_MEETING_WHEN (self), 0);

  if (!trellis_day_parse (trellis_date_row_get_day (self->date_row), &day))
    return 0;

  zone = trellis_zone_open (trellis_meeting_when_get_zone (self));
  minutes = trellis_time_row_get_minutes (self->time_row);
  start = g_date_time_new (zone, g_date_get_year (&day), g_date_get_month (&day),
                           g_date_get_day (&day), minutes / 60, minutes % 60, 0);
  return g_date_time_to_unix (start);
}

/* Shows @start, in UTC seconds, by the clock of the chosen time zone. */
void
trellis_meeting_when_set_start (TrellisMeetingWhen *self, gint64 start)
{
  g_autoptr(GDateTime) local = NULL;
  g_autofree char *day = NULL;

  g_return_if_fail (TRELLIS_IS_MEETING_WHEN (self));

  local = trellis_zone_local_time (start, trellis_meeting_when_get_zone (self));
  day = g_date_time_format (local, "%Y-%m-%d");
  trellis_date_row_set_day (self->date_row, day);
  trellis_time_row_set_minutes (self->time_row, g_date_time_get_hour (local) * 60 +
                                                  g_date_time_get_minute (local));
}

int
trellis_meeting_when_get_minutes (TrellisMeetingWhen *self)
{
  const char *name;
  guint64 minutes;

  g_return_val_if_fail (TRELLIS_IS_MEETING_WHEN (self), 0);

  name = adw_toggle_group_get_active_name (self->length_group);
  if (name != NULL && g_ascii_string_to_unsigned (name, 10, 1, 1440, &minutes, NULL))
    return (int) minutes;

  return (int) adw_spin_row_get_value (self->other_row);
}

void
trellis_meeting_when_set_minutes (TrellisMeetingWhen *self, int minutes)
{
  g_autofree char *name = g_strdup_printf ("%d", minutes);

  g_return_if_fail (TRELLIS_IS_MEETING_WHEN (self));

  adw_spin_row_set_value (self->other_row, minutes);
  if (adw_toggle_group_get_toggle_by_name (self->length_group, name) != NULL)
    adw_toggle_group_set_active_name (self->length_group, name);
  else
    adw_toggle_group_set_active_name (self->length_group, "other");
}

/* The name of the chosen time zone; NULL where there is none to choose. */
const char *
trellis_meeting_when_get_zone (TrellisMeetingWhen *self)
{
  guint selected;

  g_return_val_if_fail (TRELLIS_IS_MEETING_WHEN (self), NULL);

  selected = adw_combo_row_get_selected (self->zone_row);
  return selected != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (self->zones, selected)
                                               : NULL;
}

/* @zone as in trellis_zones_find(). */
void
trellis_meeting_when_set_zone (TrellisMeetingWhen *self, const char *zone)
{
  g_return_if_fail (TRELLIS_IS_MEETING_WHEN (self));

  adw_combo_row_set_selected (self->zone_row, trellis_zones_find (self->zones, zone));
}

/* Which time zones can be chosen, as in trellis_zones_list(). To be called once, before all else. */
void
trellis_meeting_when_set_zones (TrellisMeetingWhen *self, const char *first, const char *second)
{
  g_return_if_fail (TRELLIS_IS_MEETING_WHEN (self));
  g_return_if_fail (self->zones == NULL);

  self->zones = trellis_zones_list (first, second);
  trellis_zones_offer (self->zone_row, self->zones);
}
