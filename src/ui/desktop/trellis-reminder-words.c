/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-reminder-words.h"

#include "trellis-format.h"
#include "trellis-partner-words.h"

#include <glib/gi18n.h>

static const char *
get_title (const TrellisReminder *reminder)
{
  switch (reminder->kind)
    {
    case TRELLIS_REMINDER_CONFIRM:
      return _("Confirm the Meeting?");
    case TRELLIS_REMINDER_SOON:
      return _("Meeting Soon");
    case TRELLIS_REMINDER_SHARE:
      return _("Share the Agenda");
    case TRELLIS_REMINDER_HELD:
      return _("Did It Happen?");
    case TRELLIS_REMINDER_FOLLOW_UP:
      return _("Send the Summary");
    case TRELLIS_REMINDER_ACTIONS:
      return reminder->n_actions == 1 ? _("Action Due") : _("Actions Due");
    case TRELLIS_REMINDER_REVIEW:
      return _("Look at the Agreement Again");
    case TRELLIS_REMINDER_PULSE:
      return _("How Is It Going?");
    case TRELLIS_REMINDER_TOUCH:
      return _("Send a Few Lines");
    case TRELLIS_REMINDER_UPDATE:
      return _("Time for an Update");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
describe_meeting (const char *partner, const char *when)
{
  if (partner == NULL)
    /* Translators: %s is when the meeting is, such as “Tomorrow, 14:00”. */
    return g_strdup_printf (_("Your meeting: %s"), when);

  /* Translators: the first %s is a person’s name, the second when it is, such as “Tomorrow, 14:00”. */
  return g_strdup_printf (_("Meeting with %s: %s"), partner, when);
}

static char *
describe_actions (const char *partner, guint n)
{
  if (partner == NULL)
    return g_strdup_printf (ngettext ("%u action from your meetings", "%u actions from your meetings", n), n);

  return g_strdup_printf (
    /* Translators: how many actions are due, and a person’s name. */
    ngettext ("%u action from the meetings with %s", "%u actions from the meetings with %s", n), n, partner);
}

static char *
create_body (const TrellisReminder *reminder, gint64 now)
{
  const char *partner = reminder->partner;
  g_autofree char *when = reminder->starts != 0 ? trellis_format_when (reminder->starts, now) : NULL;

  switch (reminder->kind)
    {
    case TRELLIS_REMINDER_CONFIRM:
    case TRELLIS_REMINDER_SOON:
    case TRELLIS_REMINDER_SHARE:
    case TRELLIS_REMINDER_HELD:
    case TRELLIS_REMINDER_FOLLOW_UP:
      return describe_meeting (partner, when);
    case TRELLIS_REMINDER_ACTIONS:
      return describe_actions (partner, reminder->n_actions);
    case TRELLIS_REMINDER_REVIEW:
      return trellis_partner_words_say (partner, _("You and %s wanted to see by now whether it still fits."),
                                        _("The two of you wanted to see by now whether it still fits."));
    case TRELLIS_REMINDER_PULSE:
      return trellis_partner_words_say (partner, _("Mentoring with %s: a few private lines for yourself are enough."),
                                        _("A few private lines for yourself are enough."));
    case TRELLIS_REMINDER_TOUCH:
      return trellis_partner_words_say (partner, _("It has been quiet for a while. A short hello to %s is enough."),
                                        _("It has been quiet for a while. A short hello is enough."));
    case TRELLIS_REMINDER_UPDATE:
      return trellis_partner_words_say (partner, _("You and %s wanted to hear from each other by now."),
                                        _("The two of you wanted to hear from each other by now."));
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_button (GNotification *notification, const char *label, const char *action, const TrellisReminder *reminder)
{
  g_notification_add_button_with_target (notification, label, action, "s", reminder->id);
}

/* Three at the most: more are not shown everywhere. */
static void
add_buttons (GNotification *notification, const TrellisReminder *reminder)
{
  if (reminder->kind == TRELLIS_REMINDER_HELD)
    {
      add_button (notification, _("It Happened"), "app.reminder-held", reminder);
      add_button (notification, _("It Did Not…"), "app.reminder-open", reminder);
    }
  else
    {
      if (reminder->kind == TRELLIS_REMINDER_CONFIRM || reminder->to_confirm)
        add_button (notification, C_("button", "Confirm"), "app.reminder-confirm", reminder);
      add_button (notification, C_("button", "Open"), "app.reminder-open", reminder);
    }
  /* Translators: a button that has a reminder come again later. */
  add_button (notification, C_("button", "Snooze"), "app.reminder-snooze", reminder);
}

/* Transfer full. */
GNotification *
trellis_reminder_words_notify (const TrellisReminder *reminder, gint64 now)
{
  GNotification *notification = g_notification_new (get_title (reminder));
  g_autofree char *body = create_body (reminder, now);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.reminder-open", "s", reminder->id);
  if (reminder->kind == TRELLIS_REMINDER_SOON)
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  add_buttons (notification, reminder);
  return notification;
}
