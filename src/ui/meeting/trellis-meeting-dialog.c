/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-dialog.h"

#include "trellis-agreed.h"
#include "trellis-date-words.h"
#include "trellis-draft.h"
#include "trellis-entry-row.h"
#include "trellis-first-focus.h"
#include "trellis-format.h"
#include "trellis-meeting-move.h"
#include "trellis-meeting-rules.h"
#include "trellis-meeting-when.h"
#include "trellis-meeting-words.h"
#include "trellis-next-meeting.h"
#include "trellis-time.h"
#include "trellis-zone.h"
#include "trellis-zones.h"

#include <glib/gi18n.h>

typedef enum
{
  MODE_PLAN,
  MODE_LOG,
  MODE_EDIT,
  MODE_MOVE,
} Mode;

struct _TrellisMeetingDialog
{
  AdwDialog parent_instance;

  Mode mode;
  TrellisStore *store;
  TrellisMatch *match;
  TrellisPerson *partner;
  TrellisMeeting *meeting;  /* edited or moved, else NULL */
  TrellisMeeting *previous; /* before the planned one; nullable */
  TrellisAgreementDefaults agreed;

  AdwPreferencesGroup *title_group;
  GtkEditable *title_row;
  TrellisMeetingWhen *when_group;
  GtkWidget *clock_box;
  GtkLabel *both_label;
  GtkLabel *shift_label;
  GtkLabel *slip_label;
  AdwSwitchRow *proposed_row;
  GtkWidget *place_group;
  GtkEditable *place_row;
  GtkEditable *link_row;
  GtkWidget *series_group;
  AdwSpinRow *series_row;
  GtkButton *save_button;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisMeetingDialog, trellis_meeting_dialog, ADW_TYPE_DIALOG)

static char *
describe_both_clocks (const char *mine, const char *theirs, const char *partner)
{
  if (partner == NULL || *partner == '\0')
    /* Translators: two local times of a meeting: mine and the partner's. */
    return g_strdup_printf (_("%s for you, %s for your partner"), mine, theirs);

  /* Translators: two local times of a meeting: mine, the partner's, the partner's name. */
  return g_strdup_printf (_("%s for you, %s for %s"), mine, theirs, partner);
}

/* What the clock shows in @zone, which is the local one where it is NULL, and the day where that is another one
 * than that in @planned, in which date and time are chosen; transfer full. */
static char *
describe_clock (gint64 start, const char *zone, const char *planned)
{
  g_autoptr(GTimeZone) opened = trellis_zone_open (zone);
  g_autoptr(GDateTime) chosen = trellis_zone_local_time (start, planned);
  g_autoptr(GDateTime) there = trellis_zone_local_time (start, zone);
  g_autofree char *clock = trellis_format_clock (start, opened);
  g_autofree char *day = trellis_date_words (there, TRELLIS_DATE_WORDS_WEEKDAY);

  if (g_date_time_get_day_of_month (chosen) == g_date_time_get_day_of_month (there))
    return g_steal_pointer (&clock);

  /* Translators: a time of day and a day of the week, "09:30 on Monday", behind a time today. */
  return g_strdup_printf (C_ ("time of day", "%s on %s"), clock, day);
}

/* Also where the partner's clock shows the same as here, or is not known, but time is chosen in another zone. */
static void
show_both_clocks (TrellisMeetingDialog *self, gint64 start)
{
  const char *theirs = self->partner != NULL ? trellis_person_get_time_zone (self->partner) : NULL;
  const char *planned = trellis_meeting_when_get_zone (self->when_group);
  g_autofree char *mine = trellis_zones_dup_local ();
  g_autofree char *text = NULL;

  if (start != 0 && trellis_zone_differs (mine, theirs, start))
    {
      g_autofree char *my_clock = describe_clock (start, NULL, planned);
      g_autofree char *their_clock = describe_clock (start, theirs, planned);

      text = describe_both_clocks (my_clock, their_clock, trellis_person_get_name (self->partner));
    }
  else if (start != 0 && trellis_zone_differs (mine, planned, start))
    {
      g_autofree char *my_clock = describe_clock (start, NULL, planned);

      /* Translators: my local time of a meeting, which is planned in another time zone. */
      text = g_strdup_printf (_("%s for you"), my_clock);
    }

  gtk_label_set_label (self->both_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->both_label), text != NULL);
}

static void
show_shift (TrellisMeetingDialog *self, gint64 start)
{
  const char *theirs = self->partner != NULL ? trellis_person_get_time_zone (self->partner) : NULL;
  const gint64 before = self->previous != NULL ? trellis_meeting_get_starts (self->previous) : 0;
  g_autofree char *text = NULL;

  if (start != 0 && before != 0 && self->mode != MODE_LOG)
    text = trellis_zone_shift_warning (
      trellis_zone_shift (trellis_meeting_when_get_zone (self->when_group), theirs, before, start),
      self->partner != NULL ? trellis_person_get_name (self->partner) : NULL);

  gtk_label_set_label (self->shift_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->shift_label), text != NULL);
}

/* Another meeting, of whichever match, that is planned for the same time; transfer full, nullable. */
static TrellisMeeting *
find_overlap (TrellisMeetingDialog *self, gint64 start)
{
  const gint64 end = start + (gint64) trellis_meeting_when_get_minutes (self->when_group) * 60;
  g_autoptr(TrellisRecordList) meetings = trellis_next_meeting_list (self->store, NULL, start);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (meetings)); i++)
    {
      g_autoptr(TrellisMeeting) other = g_list_model_get_item (G_LIST_MODEL (meetings), i);

      if (trellis_meeting_get_starts (other) >= end)
        break;
      if (other != self->meeting && trellis_meeting_is_ahead (other, start))
        return g_steal_pointer (&other);
    }

  return NULL;
}

static char *
describe_overlap (TrellisMeetingDialog *self, gint64 start)
{
  g_autoptr(TrellisMeeting) other = find_overlap (self, start);
  g_autoptr(TrellisMatch) match = NULL;
  g_autoptr(TrellisPerson) partner = NULL;
  g_autofree char *when = NULL;

  if (other == NULL)
    return NULL;

  match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (other));
  partner = match != NULL ? trellis_store_get_partner (self->store, match) : NULL;
  if (partner == NULL)
    return NULL;

  when = trellis_format_clock (trellis_meeting_get_starts (other), NULL);
  /* Translators: a meeting is being planned, and there is another one then: the name of a partner, and the time
     at which that meeting begins. */
  return g_strdup_printf (_("You meet %s at %s already"), trellis_person_get_name (partner), when);
}

/* A slip of a date that can be seen. */
static void
show_slip (TrellisMeetingDialog *self, gint64 start)
{
  const gboolean has_passed = start != 0 && start < trellis_time_now ();
  g_autofree char *text = NULL;

  if (start != 0 && !has_passed && self->mode == MODE_LOG)
    text = g_strdup (_("This time is still to come: plan the meeting instead"));
  else if (has_passed && (self->mode == MODE_PLAN || self->mode == MODE_MOVE))
    text = g_strdup (_("This time has passed"));
  else if (start != 0 && !has_passed)
    text = describe_overlap (self, start);

  if (self->mode == MODE_LOG && !has_passed)
    gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  gtk_label_set_label (self->slip_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->slip_label), text != NULL);
}

static GArray *
propose_series (TrellisMeetingDialog *self, gint64 start)
{
  g_autoptr(GTimeZone) zone = trellis_zone_open (trellis_meeting_when_get_zone (self->when_group));
  const guint count = (guint) adw_spin_row_get_value (self->series_row);

  return trellis_rhythm_propose_series (self->agreed.rhythm, start, zone, count);
}

static void
show_series (TrellisMeetingDialog *self, gint64 start)
{
  g_autofree char *rhythm = trellis_agreed_format_rhythm (self->agreed.rhythm);
  g_autoptr(GArray) starts = NULL;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  if (rhythm == NULL || start == 0)
    return;

  starts = propose_series (self, start);
  last = trellis_format_day_of_time (g_array_index (starts, gint64, starts->len - 1),
                                     trellis_time_now ());
  if (starts->len > 1)
    /* Translators: the first %s is a rhythm such as "every two weeks", the second the day of the last
       meeting, "Friday" or "Fri, Nov 27". */
    text = g_strdup_printf (_("As agreed: %s · the last: %s"), rhythm, last);
  else
    /* Translators: %s is a rhythm such as "every two weeks". */
    text = g_strdup_printf (_("More than one makes a series, as agreed: %s"), rhythm);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->series_row), text);
}

static void
update_cb (TrellisMeetingDialog *self)
{
  const gint64 start = self->match != NULL ? trellis_meeting_when_get_start (self->when_group) : 0;

  if (self->match == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), start != 0);
  show_both_clocks (self, start);
  show_shift (self, start);
  show_slip (self, start);
  show_series (self, start);
  gtk_widget_set_visible (self->clock_box,
                          gtk_widget_get_visible (GTK_WIDGET (self->both_label)) ||
                            gtk_widget_get_visible (GTK_WIDGET (self->shift_label)) ||
                            gtk_widget_get_visible (GTK_WIDGET (self->slip_label)));
}

static void
apply_where (TrellisMeetingDialog *self, TrellisMeeting *meeting)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));
  g_autofree char *place = g_strstrip (g_strdup (gtk_editable_get_text (self->place_row)));
  g_autofree char *link = g_strstrip (g_strdup (gtk_editable_get_text (self->link_row)));

  trellis_meeting_set_title (meeting, title);
  trellis_meeting_set_place (meeting, place);
  trellis_meeting_set_link (meeting, link);
}

static void
apply_when (TrellisMeetingDialog *self, TrellisMeeting *meeting, gint64 start)
{
  trellis_meeting_set_starts (meeting, start);
  trellis_meeting_set_minutes (meeting, trellis_meeting_when_get_minutes (self->when_group));
  trellis_meeting_set_time_zone (meeting, trellis_meeting_when_get_zone (self->when_group));
}

static TrellisMeeting *
add_meeting (TrellisMeetingDialog *self, gint64 start)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  trellis_record_set_author (TRELLIS_RECORD (meeting), trellis_match_get_my_role (self->match));
  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
  apply_where (self, meeting);
  apply_when (self, meeting, start);
  if (self->mode == MODE_LOG)
    trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_HELD);
  else if (adw_switch_row_get_active (self->proposed_row))
    trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_PROPOSED);
  trellis_store_add (self->store, meeting);

  return g_steal_pointer (&meeting);
}

static TrellisMeeting *
plan (TrellisMeetingDialog *self)
{
  g_autoptr(GArray) starts = NULL;
  TrellisMeeting *first = add_meeting (self, trellis_meeting_when_get_start (self->when_group));

  if (adw_spin_row_get_value (self->series_row) < 2 || !gtk_widget_get_visible (self->series_group))
    return first;

  starts = propose_series (self, trellis_meeting_when_get_start (self->when_group));
  gtk_editable_set_text (self->title_row, "");
  for (guint i = 1; i < starts->len; i++)
    g_object_unref (add_meeting (self, g_array_index (starts, gint64, i)));
  return first;
}

static TrellisMeeting *
edit (TrellisMeetingDialog *self)
{
  const gint64 start = trellis_meeting_when_get_start (self->when_group);

  /* What was confirmed is no longer what is planned. */
  if (start != trellis_meeting_get_starts (self->meeting) &&
      trellis_meeting_state_is_planned (trellis_meeting_get_state (self->meeting)))
    {
      trellis_meeting_set_confirmed_by_me (self->meeting, 0);
      trellis_meeting_set_confirmed_by_partner (self->meeting, 0);
    }

  apply_where (self, self->meeting);
  apply_when (self, self->meeting, start);
  if (trellis_meeting_state_is_planned (trellis_meeting_get_state (self->meeting)))
    trellis_meeting_set_state (self->meeting, adw_switch_row_get_active (self->proposed_row)
                                                ? TRELLIS_MEETING_STATE_PROPOSED
                                                : trellis_meeting_get_agreed_state (self->meeting));
  return g_object_ref (self->meeting);
}

static void
save_cb (TrellisMeetingDialog *self)
{
  g_autoptr(TrellisMeetingDialog) alive = g_object_ref (self);
  g_autoptr(TrellisMeeting) meeting = NULL;

  switch (self->mode)
    {
    case MODE_PLAN:
    case MODE_LOG:
      meeting = plan (self);
      break;
    case MODE_EDIT:
      meeting = edit (self);
      break;
    case MODE_MOVE:
      meeting = trellis_meeting_move (self->store, self->meeting, trellis_meeting_when_get_start (self->when_group),
                                      trellis_meeting_when_get_minutes (self->when_group),
                                      trellis_meeting_when_get_zone (self->when_group));
      break;
    default:
      g_assert_not_reached ();
    }

  /* Closing gives the focus back to where it was; who hears of the meeting moves it on from there. */
  trellis_draft_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[DONE], 0, meeting);
}

static void
trellis_meeting_dialog_dispose (GObject *object)
{
  TrellisMeetingDialog *self = TRELLIS_MEETING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MEETING_DIALOG);
  g_clear_object (&self->previous);
  g_clear_object (&self->meeting);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_meeting_dialog_parent_class)->dispose (object);
}

static void
trellis_meeting_dialog_class_init (TrellisMeetingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_meeting_dialog_dispose;

  signals[DONE] = g_signal_new ("done", TRELLIS_TYPE_MEETING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_MEETING);

  g_type_ensure (TRELLIS_TYPE_ENTRY_ROW);
  g_type_ensure (TRELLIS_TYPE_MEETING_WHEN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting/trellis-meeting-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, title_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, when_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, clock_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, both_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, shift_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, slip_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, proposed_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, place_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, link_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, series_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, series_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
trellis_meeting_dialog_init (TrellisMeetingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_first_focus_attach (ADW_DIALOG (self));
  trellis_draft_guard (ADW_DIALOG (self));
}

/* The latest meeting of the match that was not canceled or missed; transfer full, nullable. */
static TrellisMeeting *
find_previous (TrellisMeetingDialog *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  trellis_query_is_not (query, "state", TRELLIS_MEETING_STATE_CANCELLED);
  trellis_query_is_not (query, "state", TRELLIS_MEETING_STATE_MISSED);
  if (self->meeting != NULL && trellis_meeting_get_starts (self->meeting) != 0)
    trellis_query_below (query, "starts", trellis_meeting_get_starts (self->meeting));
  trellis_query_descending (query, "starts");
  return trellis_store_get_first (self->store, query);
}

static TrellisMeetingDialog *
create (Mode mode, TrellisStore *store, TrellisMatch *match, TrellisMeeting *meeting, const char *title,
        const char *save)
{
  TrellisMeetingDialog *self =
    g_object_new (TRELLIS_TYPE_MEETING_DIALOG, "title", title, NULL);
  const char *theirs;

  self->mode = mode;
  self->store = g_object_ref (store);
  self->partner = trellis_store_get_partner (store, match);
  self->match = g_object_ref (match);
  g_set_object (&self->meeting, meeting);
  self->previous = find_previous (self);
  trellis_agreed_read (&self->agreed, store, match);

  theirs = self->partner != NULL ? trellis_person_get_time_zone (self->partner) : NULL;
  trellis_meeting_when_set_zones (
    self->when_group, meeting != NULL ? trellis_meeting_get_time_zone (meeting) : NULL, theirs);
  gtk_button_set_label (self->save_button, save);
  gtk_widget_set_visible (self->series_group,
                          mode == MODE_PLAN && !trellis_rhythm_is_none (self->agreed.rhythm));
  gtk_widget_set_visible (GTK_WIDGET (self->proposed_row), mode == MODE_PLAN);
  return self;
}

static void
show_proposal (TrellisMeetingDialog *self)
{
  g_autofree char *rhythm = trellis_agreed_format_rhythm (self->agreed.rhythm);
  g_autofree char *text = NULL;

  if (rhythm == NULL || self->previous == NULL)
    return;

  /* Translators: where a proposed date comes from; %s is a rhythm such as "every two weeks". */
  text = g_strdup_printf (_("Proposed from your agreement: %s"), rhythm);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->when_group), text);
}

AdwDialog *
trellis_meeting_dialog_new_plan (TrellisStore *store, TrellisMatch *match)
{
  TrellisMeetingDialog *self =
    create (MODE_PLAN, store, match, NULL, _("Plan Meeting"), _("_Plan"));
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  if (self->previous != NULL)
    {
      const char *place = trellis_meeting_get_place (self->previous);
      const char *link = trellis_meeting_get_link (self->previous);

      /* People tend to meet where they met. */
      gtk_editable_set_text (self->place_row, place != NULL ? place : "");
      gtk_editable_set_text (self->link_row, link != NULL ? link : "");
    }
  trellis_meeting_when_set_start (self->when_group, trellis_rhythm_propose_next (
                     self->agreed.rhythm,
                     self->previous != NULL ? trellis_meeting_get_starts (self->previous) : 0, zone,
                     trellis_time_now ()));
  trellis_meeting_when_set_minutes (self->when_group, self->agreed.meeting_minutes);
  show_proposal (self);
  update_cb (self);
  return ADW_DIALOG (self);
}

AdwDialog *
trellis_meeting_dialog_new_log (TrellisStore *store, TrellisMatch *match)
{
  TrellisMeetingDialog *self =
    /* Translators: the title and the button of the dialog that notes a meeting that has taken place. */
    create (MODE_LOG, store, match, NULL, _("Log Past Meeting"), _("_Log"));
  const gint64 hour = 60 * 60;
  const gint64 length = (gint64) self->agreed.meeting_minutes * 60;

  /* The one that has just ended, begun at a full hour. */
  trellis_meeting_when_set_start (self->when_group, (trellis_time_now () - length) / hour * hour);
  trellis_meeting_when_set_minutes (self->when_group, self->agreed.meeting_minutes);
  update_cb (self);
  return ADW_DIALOG (self);
}

static void
load (TrellisMeetingDialog *self)
{
  const char *title = trellis_meeting_get_title (self->meeting);
  const char *place = trellis_meeting_get_place (self->meeting);
  const char *link = trellis_meeting_get_link (self->meeting);

  gtk_editable_set_text (self->title_row, title != NULL ? title : "");
  gtk_editable_set_text (self->place_row, place != NULL ? place : "");
  gtk_editable_set_text (self->link_row, link != NULL ? link : "");
  trellis_meeting_when_set_zone (self->when_group, trellis_meeting_get_time_zone (self->meeting));
  if (trellis_meeting_get_starts (self->meeting) != 0)
    trellis_meeting_when_set_start (self->when_group, trellis_meeting_get_starts (self->meeting));
  trellis_meeting_when_set_minutes (self->when_group, trellis_meeting_get_minutes (self->meeting));
  adw_switch_row_set_active (self->proposed_row, trellis_meeting_get_state (self->meeting) ==
                                                   TRELLIS_MEETING_STATE_PROPOSED);
}

static TrellisMeetingDialog *
create_for (Mode mode, TrellisStore *store, TrellisMeeting *meeting, const char *title, const char *save)
{
  g_autoptr(TrellisMatch) match =
              trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  TrellisMeetingDialog *self = create (mode, store, match, meeting, title, save);

  load (self);
  return self;
}

AdwDialog *
trellis_meeting_dialog_new_edit (TrellisStore *store, TrellisMeeting *meeting)
{
  TrellisMeetingDialog *self =
    create_for (MODE_EDIT, store, meeting, _("Edit Meeting"), _("_Save"));

  gtk_widget_set_visible (
    GTK_WIDGET (self->proposed_row),
    trellis_meeting_state_is_planned (trellis_meeting_get_state (meeting)));
  update_cb (self);
  return ADW_DIALOG (self);
}

/* For @meeting on another date: it stays as a canceled one, and a new one takes its place. */
AdwDialog *
trellis_meeting_dialog_new_move (TrellisStore *store, TrellisMeeting *meeting)
{
  TrellisMeetingDialog *self =
    create_for (MODE_MOVE, store, meeting, _("Move Meeting"), _("_Move"));
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  trellis_meeting_when_set_start (self->when_group,
                                  trellis_rhythm_propose_next (TRELLIS_RHYTHM_DAYS (7),
                                                               trellis_meeting_get_starts (meeting), zone,
                                                               trellis_time_now ()));
  gtk_widget_set_visible (GTK_WIDGET (self->title_group), FALSE);
  gtk_widget_set_visible (self->place_group, FALSE);
  update_cb (self);
  return ADW_DIALOG (self);
}
