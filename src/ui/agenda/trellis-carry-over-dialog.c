/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-carry-over-dialog.h"

#include "trellis-agenda.h"
#include "trellis-first-focus.h"
#include "trellis-format.h"
#include "trellis-meeting-words.h"
#include "trellis-row-side.h"
#include "trellis-time.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* What to do with a point, in the order of the choices. */
typedef enum
{
  CARRY,
  DROP,
  MAKE_GOAL,
  LEAVE,
} Choice;

struct _TrellisCarryOverDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisMeeting *meeting;
  GPtrArray *points; /* of TrellisPoint */
  GPtrArray *rows;   /* of GtkWidget, one for each point; borrowed */

  AdwPreferencesGroup *group;
  AdwPreferencesGroup *often_group;
};

enum
{
  CARRIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisCarryOverDialog, trellis_carry_over_dialog, ADW_TYPE_DIALOG)

static Choice
get_choice (GtkWidget *row)
{
  if (ADW_IS_COMBO_ROW (row))
    return (Choice) adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "check")) ? CARRY : LEAVE;
}

/* What has been done at once, to be taken back at once. */
typedef struct
{
  TrellisStore *store;
  GPtrArray *added;     /* TrellisRecords */
  GPtrArray *finished;  /* TrellisPoints */
  GPtrArray *old_goals; /* char *, one for each finished point */
} Outcome;

static Outcome *
outcome_new (TrellisStore *store)
{
  Outcome *self = g_new0 (Outcome, 1);

  self->store = g_object_ref (store);
  self->added = g_ptr_array_new_with_free_func (g_object_unref);
  self->finished = g_ptr_array_new_with_free_func (g_object_unref);
  self->old_goals = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
outcome_free (gpointer data)
{
  Outcome *self = data;

  g_ptr_array_unref (self->old_goals);
  g_ptr_array_unref (self->finished);
  g_ptr_array_unref (self->added);
  g_object_unref (self->store);
  g_free (self);
}

static void
undo_outcome (gpointer data)
{
  Outcome *self = data;

  for (guint i = 0; i < self->finished->len; i++)
    {
      trellis_point_set_done (self->finished->pdata[i], FALSE);
      trellis_point_set_goal (self->finished->pdata[i], self->old_goals->pdata[i]);
    }
  for (guint i = 0; i < self->added->len; i++)
    trellis_store_delete (self->store, self->added->pdata[i]);
}

static void
finish (Outcome *outcome, TrellisPoint *point)
{
  g_ptr_array_add (outcome->finished, g_object_ref (point));
  g_ptr_array_add (outcome->old_goals, g_strdup (trellis_point_get_goal (point)));
  trellis_point_set_done (point, TRUE);
}

static void
make_goal (TrellisCarryOverDialog *self, Outcome *outcome, TrellisPoint *point)
{
  g_autoptr(TrellisMatch) match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH,
                                                     trellis_meeting_get_match (self->meeting));
  TrellisGoal *goal = trellis_goal_new ();

  trellis_goal_set_match (goal, trellis_meeting_get_match (self->meeting));
  trellis_goal_set_title (goal, trellis_point_get_title (point));
  trellis_record_set_author (TRELLIS_RECORD (goal), trellis_match_get_my_role (match));
  trellis_store_add (self->store, goal);
  g_ptr_array_add (outcome->added, goal);

  finish (outcome, point);
  trellis_point_set_goal (point, trellis_record_get_uid (TRELLIS_RECORD (goal)));
}

static void
carry_all (TrellisCarryOverDialog *self, Outcome *outcome, GPtrArray *carried)
{
  g_signal_emit (self, signals[CARRIED], 0, carried);
  for (guint i = 0; i < carried->len; i++)
    {
      trellis_store_add (self->store, carried->pdata[i]);
      g_ptr_array_add (outcome->added, g_object_ref (carried->pdata[i]));
    }
}

/* Before the dialog goes, as that knows the window. */
static void
offer_undo (TrellisCarryOverDialog *self, Outcome *outcome, guint n_carried)
{
  g_autofree char *message = NULL;

  if (outcome->added->len == 0 && outcome->finished->len == 0)
    {
      outcome_free (outcome);
      return;
    }

  if (n_carried > 0)
    message = g_strdup_printf (
      ngettext ("%u talking point carried over", "%u talking points carried over", n_carried),
      n_carried);
  else
    message = g_strdup_printf (
      ngettext ("%u talking point closed", "%u talking points closed", outcome->finished->len),
      outcome->finished->len);
  trellis_undo_offer (GTK_WIDGET (self), message, undo_outcome, outcome, outcome_free);
}

static void
carry_cb (TrellisCarryOverDialog *self)
{
  g_autoptr(GPtrArray) carried = g_ptr_array_new_with_free_func (g_object_unref);
  Outcome *outcome = outcome_new (self->store);

  for (guint i = 0; i < self->points->len; i++)
    switch (get_choice (self->rows->pdata[i]))
      {
      case CARRY:
        g_ptr_array_add (carried, trellis_point_carry (self->points->pdata[i], self->meeting, 0));
        break;
      case MAKE_GOAL:
        make_goal (self, outcome, self->points->pdata[i]);
        break;
      case DROP:
        finish (outcome, self->points->pdata[i]);
        break;
      case LEAVE:
      default:
        break;
      }

  carry_all (self, outcome, carried);
  offer_undo (self, outcome, carried->len);
  adw_dialog_close (ADW_DIALOG (self));
}

/* "Two thirds now, Tue, Nov 10"; transfer full. */
static char *
describe_origin (TrellisCarryOverDialog *self, TrellisPoint *point)
{
  g_autoptr(TrellisMeeting) meeting =
    trellis_store_get (self->store, TRELLIS_TYPE_MEETING, trellis_point_get_meeting (point));
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;

  if (meeting == NULL)
    return NULL;

  title = trellis_meeting_words_title (meeting, NULL);
  day = trellis_format_day_of_time (trellis_meeting_get_starts (meeting), trellis_time_now ());
  if (trellis_point_get_carried (point) > 0)
    /* Translators: title and day of a meeting, and how many times a point was put off. */
    return g_strdup_printf (_("%s, %s · Carried ×%d"), title, day,
                              trellis_point_get_carried (point));

  /* Translators: title and day of a meeting. */
  return g_strdup_printf (_("%s, %s"), title, day);
}

static GtkWidget *
create_row (TrellisPoint *point)
{
  /* Translators: what becomes of a talking point that is still open. */
  const char *choices[] = { _("Carry Over"), _("Drop"), _("Turn into Goal"), _("Leave"), NULL };
  GtkWidget *row, *check;

  if (trellis_point_is_carried_often (point))
    {
      g_autoptr(GtkStringList) model = gtk_string_list_new (choices);

      row = adw_combo_row_new ();
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
      return row;
    }

  row = adw_action_row_new ();
  check = gtk_check_button_new ();
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "check", check);
  return row;
}

static void
add_point (TrellisCarryOverDialog *self, TrellisPoint *point)
{
  const char *title = trellis_point_get_title (point);
  g_autofree char *origin = describe_origin (self, point);
  GtkWidget *row = create_row (point);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 title != NULL ? title : _("Untitled point"));
  trellis_row_side_keep (row);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), origin != NULL ? origin : "");
  adw_preferences_group_add (ADW_IS_COMBO_ROW (row) ? self->often_group : self->group, row);
  gtk_widget_set_visible (GTK_WIDGET (self->often_group),
                          gtk_widget_get_visible (GTK_WIDGET (self->often_group)) ||
                            ADW_IS_COMBO_ROW (row));
  g_ptr_array_add (self->rows, row);
}

static void
trellis_carry_over_dialog_dispose (GObject *object)
{
  TrellisCarryOverDialog *self = TRELLIS_CARRY_OVER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CARRY_OVER_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_object (&self->meeting);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_carry_over_dialog_parent_class)->dispose (object);
}

static void
trellis_carry_over_dialog_class_init (TrellisCarryOverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_carry_over_dialog_dispose;

  signals[CARRIED] = g_signal_new ("carried", TRELLIS_TYPE_CARRY_OVER_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agenda/trellis-carry-over-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisCarryOverDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TrellisCarryOverDialog, often_group);
  gtk_widget_class_bind_template_callback (widget_class, carry_cb);
}

static void
trellis_carry_over_dialog_init (TrellisCarryOverDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_first_focus_attach (ADW_DIALOG (self));
  gtk_widget_set_visible (GTK_WIDGET (self->often_group), FALSE);
}

/* @points are TrellisPoints, as trellis_carry_over_find() gives them. */
AdwDialog *
trellis_carry_over_dialog_new (TrellisStore *store, TrellisMeeting *meeting, GPtrArray *points)
{
  TrellisCarryOverDialog *self = g_object_new (TRELLIS_TYPE_CARRY_OVER_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  self->points = g_ptr_array_ref (points);
  for (guint i = 0; i < points->len; i++)
    add_point (self, points->pdata[i]);

  return ADW_DIALOG (self);
}

static GListModel *
list_points (TrellisStore *store, TrellisMeeting *meeting)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);

  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_query_ascending (query, "position");
  return G_LIST_MODEL (trellis_store_list (store, query));
}

/* The TrellisPoints that earlier meetings left open for the @agenda of @meeting; transfer full. */
GPtrArray *
trellis_carry_over_find (TrellisStore *store, TrellisMeeting *meeting, GListModel *agenda)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);
  g_autoptr(GListModel) meetings = NULL;
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(GListStore) earlier = g_list_store_new (TRELLIS_TYPE_POINT);

  trellis_query_equals (query, "match", trellis_meeting_get_match (meeting));
  if (trellis_meeting_get_starts (meeting) != 0)
    trellis_query_below (query, "starts", trellis_meeting_get_starts (meeting));
  meetings = G_LIST_MODEL (trellis_store_list (store, query));
  sources = trellis_agenda_find_sources (meetings, meeting);

  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr(GListModel) points = list_points (store, sources->pdata[i]);

      for (guint j = 0; j < g_list_model_get_n_items (points); j++)
        {
          g_autoptr(TrellisPoint) point = g_list_model_get_item (points, j);

          g_list_store_append (earlier, point);
        }
    }

  return trellis_agenda_find_open_points (G_LIST_MODEL (earlier), agenda);
}
