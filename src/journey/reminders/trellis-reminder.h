/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a person is reminded of. The nick is a part of the reminder's id. */
typedef enum
{
  TRELLIS_REMINDER_CONFIRM,   /* two days before a meeting: does all still hold? */
  TRELLIS_REMINDER_SOON,      /* two hours before a meeting */
  TRELLIS_REMINDER_SHARE,     /* the agenda, as far ahead as was agreed */
  TRELLIS_REMINDER_HELD,      /* half an hour after a meeting: did it happen? */
  TRELLIS_REMINDER_FOLLOW_UP, /* before the summary is due */
  TRELLIS_REMINDER_ACTIONS,   /* on the day that some are due */
  TRELLIS_REMINDER_REVIEW,    /* of the agreement, on its day */
  TRELLIS_REMINDER_PULSE,     /* how is it going? Now and then, in private */
  TRELLIS_REMINDER_TOUCH,     /* nothing was heard for long */
  TRELLIS_REMINDER_UPDATE,    /* the day of the first update after the end */
} TrellisReminderKind;

#define TRELLIS_TYPE_REMINDER_KIND (trellis_reminder_kind_get_type ())
GType trellis_reminder_kind_get_type (void);

/* What can be turned on and off. The values are those of the settings. */
typedef enum
{
  TRELLIS_REMINDER_TOPIC_MEETINGS = 1 << 0,  /* CONFIRM, SOON */
  TRELLIS_REMINDER_TOPIC_AGENDA = 1 << 1,    /* SHARE */
  TRELLIS_REMINDER_TOPIC_AFTER = 1 << 2,     /* HELD, FOLLOW_UP */
  TRELLIS_REMINDER_TOPIC_ACTIONS = 1 << 3,
  TRELLIS_REMINDER_TOPIC_AGREEMENT = 1 << 4, /* REVIEW */
  TRELLIS_REMINDER_TOPIC_CONTACT = 1 << 5,   /* PULSE, TOUCH, UPDATE */
} TrellisReminderTopics;

#define TRELLIS_REMINDER_ALL_TOPICS ((TrellisReminderTopics) 0x3f)

/* Times are seconds since the epoch, UTC. */
typedef struct
{
  TrellisReminderKind kind;
  char *id;      /* "confirm:UID:…"; stays the same as long as it is the same thing at the same time */
  gint64 due;    /* arrives */
  gint64 until;  /* and is of no use from then on */
  char *match;   /* uid */
  char *partner; /* name, or NULL */
  char *table, *uid; /* the record to open */
  gint64 starts;     /* of the meeting, or 0 */
  gboolean to_confirm; /* SOON: not confirmed yet */
  guint n_actions;     /* ACTIONS */
} TrellisReminder;

TrellisReminder      *trellis_reminder_new                (TrellisReminderKind    kind,
                                                           const char            *about,
                                                           const char            *at);
void                  trellis_reminder_free               (TrellisReminder       *self);
gint64                trellis_reminder_get_snooze_end     (const TrellisReminder *self,
                                                           gint64                 now,
                                                           GTimeZone             *zone);
gint64                trellis_reminder_get_morning        (const char            *day,
                                                           GTimeZone             *zone);

TrellisReminderTopics trellis_reminder_kind_get_topic     (TrellisReminderKind    kind);
gboolean              trellis_reminder_id_parse           (const char            *id,
                                                           TrellisReminderKind   *kind,
                                                           char                 **about);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisReminder, trellis_reminder_free)

G_END_DECLS
