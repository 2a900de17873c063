/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-reminder.h"

#include "trellis-time.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)

/* Trellis's own numbers: what belongs to a day comes when people begin theirs; what belongs to an hour
 * can be put off a little. */
#define MORNING 9
#define SNOOZE (2 * HOUR)
#define SHORT_SNOOZE (30 * MINUTE)

G_DEFINE_ENUM_TYPE (TrellisReminderKind, trellis_reminder_kind,
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_CONFIRM, "confirm"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_SOON, "soon"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_SHARE, "share"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_HELD, "held"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_FOLLOW_UP, "follow-up"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_ACTIONS, "actions"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_REVIEW, "review"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_PULSE, "pulse"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_TOUCH, "touch"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_REMINDER_UPDATE, "update"))

/* @about is the uid of a record, @at tells apart what comes up about it again. */
TrellisReminder *
trellis_reminder_new (TrellisReminderKind kind, const char *about, const char *at)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (TRELLIS_TYPE_REMINDER_KIND);
  TrellisReminder *self = g_new0 (TrellisReminder, 1);

  self->kind = kind;
  self->id = g_strdup_printf ("%s:%s:%s", g_enum_get_value (kinds, (int) kind)->value_nick, about, at);
  return self;
}

void
trellis_reminder_free (TrellisReminder *self)
{
  g_free (self->id);
  g_free (self->match);
  g_free (self->partner);
  g_free (self->table);
  g_free (self->uid);
  g_free (self);
}

/* The kind and the uid that an id was made from. FALSE if it is none: ids come back from outside. */
gboolean
trellis_reminder_id_parse (const char *id, TrellisReminderKind *kind, char **about)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (TRELLIS_TYPE_REMINDER_KIND);
  g_auto(GStrv) parts = g_strsplit (id, ":", 3);
  const GEnumValue *value;

  /* Newer versions of GLib take a nick in other letters, too. */
  if (g_strv_length (parts) != 3 ||
      (value = g_enum_get_value_by_nick (kinds, parts[0])) == NULL ||
      !g_str_equal (value->value_nick, parts[0]))
    return FALSE;
  *kind = (TrellisReminderKind) value->value;
  *about = g_strdup (parts[1]);
  return TRUE;
}

TrellisReminderTopics
trellis_reminder_kind_get_topic (TrellisReminderKind kind)
{
  switch (kind)
    {
    case TRELLIS_REMINDER_CONFIRM:
    case TRELLIS_REMINDER_SOON:
      return TRELLIS_REMINDER_TOPIC_MEETINGS;
    case TRELLIS_REMINDER_SHARE:
      return TRELLIS_REMINDER_TOPIC_AGENDA;
    case TRELLIS_REMINDER_HELD:
    case TRELLIS_REMINDER_FOLLOW_UP:
      return TRELLIS_REMINDER_TOPIC_AFTER;
    case TRELLIS_REMINDER_ACTIONS:
      return TRELLIS_REMINDER_TOPIC_ACTIONS;
    case TRELLIS_REMINDER_REVIEW:
      return TRELLIS_REMINDER_TOPIC_AGREEMENT;
    case TRELLIS_REMINDER_PULSE:
    case TRELLIS_REMINDER_TOUCH:
    case TRELLIS_REMINDER_UPDATE:
      return TRELLIS_REMINDER_TOPIC_CONTACT;
    default:
      g_return_val_if_reached (TRELLIS_REMINDER_TOPIC_MEETINGS);
    }
}

/* When what belongs to @day, which must be one, arrives for people who live by @zone. */
gint64
trellis_reminder_get_morning (const char *day, GTimeZone *zone)
{
  GDate date;
  g_autoptr(GDateTime) morning = NULL;

  g_return_val_if_fail (trellis_day_parse (day, &date), 0);
  morning = g_date_time_new (zone, g_date_get_year (&date), (int) g_date_get_month (&date),
                             g_date_get_day (&date), MORNING, 0, 0);
  return morning != NULL ? g_date_time_to_unix (morning) : 0;
}

/* When to come back for who puts it off at @now. Before a meeting that is soon, while there is still
 * time; for what belongs to a day, the next morning. */
gint64
trellis_reminder_get_snooze_end (const TrellisReminder *self, gint64 now, GTimeZone *zone)
{
  g_autofree char *today = NULL;
  g_autofree char *tomorrow = NULL;

  switch (self->kind)
    {
    case TRELLIS_REMINDER_SOON:
      return now + SHORT_SNOOZE;
    case TRELLIS_REMINDER_CONFIRM:
    case TRELLIS_REMINDER_SHARE:
    case TRELLIS_REMINDER_HELD:
    case TRELLIS_REMINDER_FOLLOW_UP:
      return now + SNOOZE;
    case TRELLIS_REMINDER_ACTIONS:
    case TRELLIS_REMINDER_REVIEW:
    case TRELLIS_REMINDER_PULSE:
    case TRELLIS_REMINDER_TOUCH:
    case TRELLIS_REMINDER_UPDATE:
    default:
      today = trellis_day_of_time (now, zone);
      tomorrow = trellis_day_add (today, 1);
      return trellis_reminder_get_morning (tomorrow, zone);
    }
}
