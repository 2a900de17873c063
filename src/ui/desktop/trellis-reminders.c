/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "trellis-reminders.h"

#include "trellis-background.h"
#include "trellis-desktop-zone.h"
#include "trellis-log.h"
#include "trellis-meeting-outcome.h"
#include "trellis-meeting-rules.h"
#include "trellis-reminder-diary.h"
#include "trellis-reminder-source.h"
#include "trellis-reminder-words.h"
#include "trellis-time.h"
#include "trellis-wall-timer.h"
#include "trellis-zone.h"

#include <errno.h>

/* What is written changes with every key; the plan waits for a pause. */
#define SETTLE_MS 2000

struct _TrellisReminders
{
  GObject parent_instance;

  GApplication *application; /* outlives this */
  GSettings *settings;
  TrellisJournalSource source;

  TrellisStore *store; /* NULL until it begins */
  GPtrArray *plan;
  TrellisReminderDiary *diary;
  TrellisWallTimer *timer;
  TrellisDesktopZone *zone;
  guint settle_source;
  gboolean is_overdue; /* the plan: something was being written when its time had come */
  gint64 next;
  gboolean is_holding; /* the application, without a window */
  GCancellable *asking; /* what the system allows; NULL unless it is being asked */
};

G_DEFINE_FINAL_TYPE (TrellisReminders, trellis_reminders, G_TYPE_OBJECT)

gboolean
trellis_reminders_is_on (TrellisReminders *self)
{
  return g_settings_get_boolean (self->settings, "reminders");
}

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), FOLDER_NAME, "reminders", NULL);
}

static void
ensure_diary (TrellisReminders *self)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (self->diary != NULL)
    return;
  path = dup_path ();
  g_file_get_contents (path, &text, NULL, NULL);
  self->diary = trellis_reminder_diary_new (text);
}

static void
save_diary (TrellisReminders *self)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = trellis_reminder_diary_write (self->diary);
  g_autoptr(GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_message ("What was reminded of is not remembered: %s", g_strerror (errno));
  else if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    trellis_log_failure ("What was reminded of is not remembered", error);
}

/* What TZ says is not of the desktop. */
static GTimeZone *
open_zone (TrellisReminders *self)
{
  g_autofree char *name = g_getenv ("TZ") == NULL ? trellis_desktop_zone_dup_name (self->zone) : NULL;

  return trellis_zone_open (name);
}

static void
update_hold (TrellisReminders *self)
{
  const TrellisBackground background = (TrellisBackground) g_settings_get_enum (self->settings, "background");
  const gboolean holds =
    self->next != 0 && self->store != NULL && trellis_reminders_is_on (self) &&
    (background == TRELLIS_BACKGROUND_ALWAYS || background == TRELLIS_BACKGROUND_SESSION);

  if (holds == self->is_holding)
    return;
  self->is_holding = holds;
  if (holds)
    g_application_hold (self->application);
  else
    g_application_release (self->application);
}

static void
take_turn (TrellisReminders *self, gint64 now)
{
  g_autoptr(TrellisReminderTurn) turn = trellis_reminder_diary_turn (self->diary, self->plan, now);

  for (guint i = 0; i < turn->withdrawn->len; i++)
    g_application_withdraw_notification (self->application, turn->withdrawn->pdata[i]);
  for (guint i = 0; i < turn->arriving->len; i++)
    {
      const TrellisReminder *reminder = turn->arriving->pdata[i];
      g_autoptr(GNotification) notification = trellis_reminder_words_notify (reminder, now);

      g_application_send_notification (self->application, reminder->id, notification);
    }
  if (turn->withdrawn->len > 0 || turn->arriving->len > 0)
    save_diary (self);
  self->next = turn->next;
  trellis_wall_timer_set (self->timer, self->next);
}

/* Plans anew from what is in the journal, and sees what has come. */
static void
look (TrellisReminders *self)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(GTimeZone) zone = NULL;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->is_overdue = FALSE;
  if (self->store == NULL || !trellis_reminders_is_on (self))
    return;

  zone = open_zone (self);
  ensure_diary (self);
  g_clear_pointer (&self->plan, g_ptr_array_unref);
  self->plan = trellis_reminder_source_plan (
    self->store, (TrellisReminderTopics) g_settings_get_flags (self->settings, "reminder-topics"), now, zone);
  take_turn (self, now);
  update_hold (self);
}

/* Reading would wait for the disk, which somebody who types is not to notice, or be in vain, as more comes in. */
static gboolean
is_being_written (TrellisReminders *self)
{
  return self->store != NULL &&
         (trellis_store_has_unwritten (self->store) || trellis_store_is_receiving (self->store)) &&
         trellis_store_get_state (self->store) != TRELLIS_STORE_STATE_FAILED;
}

static gboolean
settled_cb (gpointer data)
{
  TrellisReminders *self = data;

  self->settle_source = 0;
  self->is_overdue = is_being_written (self);
  if (self->is_overdue)
    self->settle_source = g_timeout_add_full (G_PRIORITY_LOW, SETTLE_MS, settled_cb, self, NULL);
  else
    look (self);
  return G_SOURCE_REMOVE;
}

static void
time_cb (gpointer data)
{
  TrellisReminders *self = data;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  settled_cb (self);
}

/* What is overdue comes before the next key: who types without a pause has reminders, too. */
static void
saved_cb (TrellisReminders *self)
{
  if (!trellis_reminders_is_on (self))
    return;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->settle_source = self->is_overdue ? g_idle_add_full (G_PRIORITY_DEFAULT, settled_cb, self, NULL)
                                         : g_timeout_add_full (G_PRIORITY_LOW, SETTLE_MS, settled_cb, self, NULL);
}

/* Reminds of what is in @store from now on. */
void
trellis_reminders_begin (TrellisReminders *self, TrellisStore *store)
{
  g_return_if_fail (TRELLIS_IS_REMINDERS (self));
  g_return_if_fail (TRELLIS_IS_STORE (store));

  if (self->store == store)
    return;
  trellis_reminders_stop (self);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  look (self);
}

/* Plans what waits for a pause, or to be saved, at once: without a window nothing else may keep the
 * application. */
void
trellis_reminders_catch_up (TrellisReminders *self)
{
  g_return_if_fail (TRELLIS_IS_REMINDERS (self));

  if (self->store == NULL || !trellis_reminders_is_on (self))
    return;
  trellis_store_flush (self->store, NULL);
  look (self);
}

/* Before the journal is closed. What has arrived stays. */
void
trellis_reminders_stop (TrellisReminders *self)
{
  g_return_if_fail (TRELLIS_IS_REMINDERS (self));

  if (self->store == NULL)
    return;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_signal_handlers_disconnect_by_func (self->store, saved_cb, self);
  g_clear_object (&self->store);
  self->next = 0;
  trellis_wall_timer_set (self->timer, 0);
  update_hold (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisReminders) self = data;
  g_autoptr(GError) error = NULL;
  const TrellisBackground background = trellis_background_request_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  if (error != NULL)
    trellis_log_failure ("Nobody says whether Trellis may run without a window", error);
  g_settings_set_enum (self->settings, "background",
                       (int) (error != NULL && trellis_reminders_is_on (self) ? TRELLIS_BACKGROUND_REFUSED
                                                                              : background));
}

/* The only time that the system is asked: a person turns reminders on. */
static void
turned_cb (TrellisReminders *self)
{
  const gboolean is_on = trellis_reminders_is_on (self);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_set_object (&self->asking, NULL);
  self->asking = g_cancellable_new ();
  trellis_background_request_async (gtk_application_get_active_window (GTK_APPLICATION (self->application)),
                                    is_on, self->asking, answered_cb, g_object_ref (self));
  if (is_on)
    {
      look (self);
      return;
    }

  ensure_diary (self);
  if (self->plan != NULL)
    g_ptr_array_set_size (self->plan, 0);
  else
    self->plan = g_ptr_array_new ();
  take_turn (self, trellis_time_now ());
  update_hold (self);
}

static const TrellisReminder *
find (TrellisReminders *self, const char *id)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->len; i++)
    {
      const TrellisReminder *reminder = self->plan->pdata[i];

      if (g_str_equal (reminder->id, id))
        return reminder;
    }
  return NULL;
}

/* The journal, when a button was pressed; it may be that this is what the program was started for. */
static TrellisStore *
find_store (TrellisReminders *self)
{
  TrellisStore *store = self->source (self->application);

  if (store != NULL)
    trellis_reminders_begin (self, store);
  else
    g_application_activate (self->application);
  return store;
}

static void
put_away (TrellisReminders *self, const char *id)
{
  ensure_diary (self);
  trellis_reminder_diary_close (self->diary, id);
  g_application_withdraw_notification (self->application, id);
}

/* Also what the plan does not hold any more has something to show: the meeting, the match. */
static void
open_stale (TrellisReminders *self, TrellisStore *store, const char *id)
{
  g_autofree char *uid = NULL;
  g_autoptr(TrellisMeeting) meeting = NULL;
  TrellisReminderKind kind;

  if (!trellis_reminder_id_parse (id, &kind, &uid))
    return;
  meeting = trellis_store_get (store, TRELLIS_TYPE_MEETING, uid);
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "open-record",
                                  g_variant_new ("(ss)", meeting != NULL ? "meeting" : "match", uid));
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TrellisReminders *self = data;
  const char *id = g_variant_get_string (parameter, NULL);
  TrellisStore *store = find_store (self);
  const TrellisReminder *reminder = store != NULL ? find (self, id) : NULL;

  if (store == NULL)
    return;
  put_away (self, id);
  if (reminder != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self->application), "open-record",
                                    g_variant_new ("(ss)", reminder->table, reminder->uid));
  else
    open_stale (self, store, id);
}

/* The meeting that a button is about, if it is still what the button was about: then the answer holds.
 * Else it is shown, moved or canceled as it is, and NULL; transfer full. */
static TrellisMeeting *
take_answer (TrellisReminders *self, const char *id)
{
  TrellisStore *store = find_store (self);
  const TrellisReminder *reminder;

  if (store == NULL)
    return NULL;
  look (self);
  put_away (self, id);
  reminder = find (self, id);
  if (reminder != NULL && g_str_equal (reminder->table, "meeting"))
    return trellis_store_get (store, TRELLIS_TYPE_MEETING, reminder->uid);
  open_stale (self, store, id);
  return NULL;
}

static void
confirm_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(TrellisMeeting) meeting = take_answer (data, g_variant_get_string (parameter, NULL));

  if (meeting != NULL)
    trellis_meeting_confirm_by_me (meeting, TRUE);
}

static void
held_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(TrellisMeeting) meeting = take_answer (data, g_variant_get_string (parameter, NULL));

  if (meeting != NULL && trellis_meeting_may_become (meeting, TRELLIS_MEETING_STATE_HELD, trellis_time_now ()))
    trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_HELD);
}

static void
snooze_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TrellisReminders *self = data;
  const char *id = g_variant_get_string (parameter, NULL);
  const gint64 now = trellis_time_now ();
  g_autoptr(GTimeZone) zone = open_zone (self);
  const TrellisReminder *reminder;

  if (find_store (self) == NULL || (reminder = find (self, id)) == NULL)
    return;
  put_away (self, id);
  trellis_reminder_diary_snooze (self->diary, id, trellis_reminder_get_snooze_end (reminder, now, zone));
  save_diary (self);
  look (self);
}

static void
trellis_reminders_dispose (GObject *object)
{
  TrellisReminders *self = TRELLIS_REMINDERS (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  trellis_reminders_stop (self);
  g_clear_object (&self->zone);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (trellis_reminders_parent_class)->dispose (object);
}

static void
trellis_reminders_finalize (GObject *object)
{
  TrellisReminders *self = TRELLIS_REMINDERS (object);

  g_clear_pointer (&self->plan, g_ptr_array_unref);
  g_clear_pointer (&self->diary, trellis_reminder_diary_free);
  trellis_wall_timer_free (self->timer);

  G_OBJECT_CLASS (trellis_reminders_parent_class)->finalize (object);
}

static void
trellis_reminders_class_init (TrellisRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_reminders_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_reminders_finalize;
}

static void
trellis_reminders_init (TrellisReminders *self)
{
  self->timer = trellis_wall_timer_new (time_cb, self);
  self->zone = trellis_desktop_zone_new ("/");
  g_signal_connect_object (self->zone, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
}

/* Gives @application the actions that the buttons of reminders have. */
TrellisReminders *
trellis_reminders_new (GApplication *application, GSettings *settings, TrellisJournalSource source)
{
  TrellisReminders *self = g_object_new (TRELLIS_TYPE_REMINDERS, NULL);
  const GActionEntry actions[] = {
    { .name = "reminder-open", .activate = open_action, .parameter_type = "s" },
    { .name = "reminder-confirm", .activate = confirm_action, .parameter_type = "s" },
    { .name = "reminder-held", .activate = held_action, .parameter_type = "s" },
    { .name = "reminder-snooze", .activate = snooze_action, .parameter_type = "s" },
  };

  self->application = application;
  self->settings = g_object_ref (settings);
  self->source = source;
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (settings, "changed::reminders", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::reminder-topics", G_CALLBACK (look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::background", G_CALLBACK (update_hold), self,
                           G_CONNECT_SWAPPED);
  return self;
}
