/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-entry-dialog.h"

#include "trellis-format.h"
#include "trellis-log.h"
#include "trellis-match-rules.h"
#include "trellis-meeting-words.h"
#include "trellis-share-batch.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

struct _TrellisEntryDialog
{
  AdwAlertDialog parent_instance;

  TrellisStore *store;
  TrellisCalendarEntry *entry;
};

G_DEFINE_FINAL_TYPE (TrellisEntryDialog, trellis_entry_dialog, ADW_TYPE_ALERT_DIALOG)

enum
{
  SIGNAL_ADOPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* When, how long and where, on lines of their own, and then what it is. Transfer full. */
static char *
describe (TrellisEntryDialog *self)
{
  TrellisMeeting *meeting = trellis_calendar_entry_get_meeting (self->entry);
  const char *where = trellis_meeting_words_where (meeting);
  g_autofree char *when = trellis_meeting_words_when (meeting, trellis_time_now ());
  g_autofree char *length = trellis_meeting_words_length (meeting);
  g_autofree char *time = trellis_format_line (when, length, NULL);
  const char *what =
    trellis_calendar_entry_comes_again (self->entry)
      ? _("Another program put this into the calendar, where it comes again. It can only be changed there.")
      : _("Another program put this into the calendar. Adopted, it becomes a meeting with an agenda and "
          "notes, which both of you see.");

  return where != NULL ? g_strdup_printf ("%s\n%s\n\n%s", time, where, what)
                       : g_strdup_printf ("%s\n\n%s", time, what);
}

static void
adopted_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(TrellisEntryDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisMeeting) meeting = NULL;

  if (!trellis_store_apply_batch_finish (TRELLIS_STORE (store), result, &error))
    {
      /* Not shared any more: then there is no entry either. What cannot be saved, the store tells. */
      trellis_log_failure ("An entry could not be adopted", error);
      return;
    }
  meeting = trellis_store_get (
    TRELLIS_STORE (store), TRELLIS_TYPE_MEETING,
    trellis_record_get_uid (TRELLIS_RECORD (trellis_calendar_entry_get_meeting (self->entry))));
  if (meeting != NULL)
    g_signal_emit (self, signals[SIGNAL_ADOPTED], 0, meeting);
}

static void
response_cb (TrellisEntryDialog *self, const char *response)
{
  if (g_str_equal (response, "adopt"))
    trellis_calendar_entry_adopt_async (self->entry, self->store, adopted_cb, g_object_ref (self));
}

static void
trellis_entry_dialog_dispose (GObject *object)
{
  TrellisEntryDialog *self = TRELLIS_ENTRY_DIALOG (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_entry_dialog_parent_class)->dispose (object);
}

static void
trellis_entry_dialog_class_init (TrellisEntryDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_entry_dialog_dispose;

  /* Somebody made a meeting of it. */
  signals[SIGNAL_ADOPTED] =
    g_signal_new ("adopted", TRELLIS_TYPE_ENTRY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, TRELLIS_TYPE_MEETING);
}

static void
trellis_entry_dialog_init (TrellisEntryDialog *self)
{
}

/* Whether its match is over, so that nothing is added to it. */
static gboolean
is_archived (TrellisEntryDialog *self)
{
  TrellisMeeting *meeting = trellis_calendar_entry_get_meeting (self->entry);
  g_autoptr(TrellisMatch) match =
    trellis_store_get (self->store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));

  return match != NULL && trellis_match_is_over (match);
}

AdwDialog *
trellis_entry_dialog_new (TrellisStore *store, TrellisCalendarEntry *entry)
{
  TrellisEntryDialog *self = g_object_new (TRELLIS_TYPE_ENTRY_DIALOG, NULL);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  const char *title = trellis_calendar_entry_get_title (entry);
  g_autofree char *body = NULL;

  self->store = g_object_ref (store);
  self->entry = g_object_ref (entry);
  body = describe (self);
  adw_alert_dialog_set_heading (dialog, title != NULL ? title : _("Calendar Entry"));
  adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_add_response (dialog, "close", _("_Close"));
  if (!trellis_calendar_entry_comes_again (entry) && !is_archived (self))
    {
      adw_alert_dialog_add_response (dialog, "adopt", _("_Adopt as Meeting"));
      adw_alert_dialog_set_response_appearance (dialog, "adopt", ADW_RESPONSE_SUGGESTED);
    }
  adw_alert_dialog_set_default_response (dialog, "close");
  adw_alert_dialog_set_close_response (dialog, "close");
  g_signal_connect (self, "response", G_CALLBACK (response_cb), NULL);
  return ADW_DIALOG (self);
}
