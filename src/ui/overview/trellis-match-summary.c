/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-match-summary.h"

#include "trellis-format.h"
#include "trellis-goal-progress.h"
#include "trellis-labels.h"
#include "trellis-meeting-words.h"
#include "trellis-next-meeting.h"
#include "trellis-time.h"
#include "trellis-title-row.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

#define N_WINS 3

struct _TrellisMatchSummary
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisMeeting *next_meeting;
  TrellisRecordList *goals;
  TrellisRecordList *wins;
  gboolean is_current; /* whether nothing has changed since it was built */

  AdwActionRow *meeting_row;
  GtkWidget *goals_group;
  GtkListBox *goals_list;
  GtkWidget *wins_group;
  GtkListBox *wins_list;
};

G_DEFINE_FINAL_TYPE (TrellisMatchSummary, trellis_match_summary, ADW_TYPE_BIN)

static TrellisQuery *
query_of_match (TrellisMatchSummary *self, GType type)
{
  TrellisQuery *query = trellis_query_new (type);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  return query;
}

static void
show_next_meeting (TrellisMatchSummary *self)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, self->match);
  g_autofree char *when = NULL;
  g_autofree char *there = NULL;
  g_autofree char *subtitle = NULL;

  g_clear_object (&self->next_meeting);
  self->next_meeting =
    trellis_next_meeting_find (self->store, trellis_record_get_uid (TRELLIS_RECORD (self->match)), now);
  if (self->next_meeting == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->meeting_row),
                                     _("No meeting planned"));
      adw_action_row_set_subtitle (self->meeting_row, _("Plan the next one in Meetings"));
      return;
    }

  when = trellis_meeting_words_when (self->next_meeting, now);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->meeting_row), when);
  there = trellis_meeting_words_there (self->next_meeting, partner);
  subtitle = trellis_format_line (there, trellis_meeting_get_title (self->next_meeting), NULL);
  adw_action_row_set_subtitle (self->meeting_row, subtitle);
}

static void
meeting_activated_cb (TrellisMatchSummary *self)
{
  if (self->next_meeting != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)", "meeting",
                                trellis_record_get_uid (TRELLIS_RECORD (self->next_meeting)));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "place.show", "s", "meetings");
}

static TrellisRecordList *
list_parts (TrellisMatchSummary *self, GType type, TrellisGoal *goal, const char *order)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  trellis_query_equals (query, "goal", trellis_record_get_uid (TRELLIS_RECORD (goal)));
  trellis_query_ascending (query, order);
  return trellis_store_list (self->store, query);
}

static GtkWidget *
create_row (TrellisRecord *record)
{
  g_autofree char *title = trellis_label_record (record);
  GtkWidget *row = trellis_title_row_new (title);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "trellis-record", g_object_ref (record),
                          g_object_unref);
  return row;
}

static GtkWidget *
create_goal_row (gpointer item, gpointer data)
{
  TrellisMatchSummary *self = data;
  TrellisGoal *goal = item;
  GtkWidget *row = create_row (TRELLIS_RECORD (goal));
  g_autoptr(TrellisRecordList) tasks = list_parts (self, TRELLIS_TYPE_TASK, goal, "position");
  g_autoptr(TrellisRecordList) check_ins = list_parts (self, TRELLIS_TYPE_CHECK_IN, goal, "day");
  int percent = trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), G_LIST_MODEL (check_ins));
  GtkWidget *bar = gtk_progress_bar_new ();
  /* Translators: how far a goal has come. */
  g_autofree char *progress =
    percent >= 0 ? g_strdup_printf (_("%d%%"), percent) : g_strdup (_("Not started"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), progress);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), MAX (percent, 0) / 100.0);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 80, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, progress,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  return row;
}

static GtkWidget *
create_win_row (gpointer item, gpointer data)
{
  GtkWidget *row = create_row (item);
  GtkWidget *icon = gtk_image_new_from_icon_name ("trellis-win-symbolic");
  g_autofree char *day =
    trellis_format_day_of_time (trellis_record_get_created (item), trellis_time_now ());

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static void
row_activated_cb (TrellisMatchSummary *self, GtkListBoxRow *row)
{
  TrellisRecord *record = g_object_get_data (G_OBJECT (row), "trellis-record");

  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)",
                              TRELLIS_RECORD_GET_CLASS (record)->table,
                              trellis_record_get_uid (record));
}

static void
rebuild (TrellisMatchSummary *self)
{
  guint n_goals = g_list_model_get_n_items (G_LIST_MODEL (self->goals));
  guint n_wins = g_list_model_get_n_items (G_LIST_MODEL (self->wins));

  self->is_current = TRUE;
  gtk_list_box_remove_all (self->goals_list);
  for (guint i = 0; i < n_goals; i++)
    {
      g_autoptr(TrellisRecord) goal = g_list_model_get_item (G_LIST_MODEL (self->goals), i);

      gtk_list_box_append (self->goals_list, create_goal_row (goal, self));
    }
  gtk_list_box_remove_all (self->wins_list);
  for (guint i = 0; i < MIN (n_wins, N_WINS); i++)
    {
      g_autoptr(TrellisRecord) win = g_list_model_get_item (G_LIST_MODEL (self->wins), i);

      gtk_list_box_append (self->wins_list, create_win_row (win, self));
    }

  gtk_widget_set_visible (self->goals_group, n_goals > 0);
  gtk_widget_set_visible (self->wins_group, n_wins > 0);
  show_next_meeting (self);
}

static void
store_changed_cb (TrellisMatchSummary *self)
{
  self->is_current = FALSE;
}

static void
trellis_match_summary_map (GtkWidget *widget)
{
  TrellisMatchSummary *self = TRELLIS_MATCH_SUMMARY (widget);

  /* Other places change what stands here; nobody sees it before. The layout may map it several times. */
  if (self->match != NULL && !self->is_current)
    rebuild (self);

  GTK_WIDGET_CLASS (trellis_match_summary_parent_class)->map (widget);
}

static void
trellis_match_summary_dispose (GObject *object)
{
  TrellisMatchSummary *self = TRELLIS_MATCH_SUMMARY (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MATCH_SUMMARY);
  g_clear_object (&self->next_meeting);
  g_clear_object (&self->goals);
  g_clear_object (&self->wins);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_match_summary_parent_class)->dispose (object);
}

static void
trellis_match_summary_class_init (TrellisMatchSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_match_summary_dispose;
  widget_class->map = trellis_match_summary_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/overview/trellis-match-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchSummary, meeting_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchSummary, goals_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchSummary, goals_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchSummary, wins_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchSummary, wins_list);
  gtk_widget_class_bind_template_callback (widget_class, meeting_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trellis_match_summary_init (TrellisMatchSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* Shows where @match stands. To be called once. */
void
trellis_match_summary_set_match (TrellisMatchSummary *self, TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) goals = NULL;
  g_autoptr(TrellisQuery) wins = NULL;

  g_return_if_fail (TRELLIS_IS_MATCH_SUMMARY (self));
  g_return_if_fail (self->match == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);

  goals = query_of_match (self, TRELLIS_TYPE_GOAL);
  trellis_query_is (goals, "state", TRELLIS_GOAL_STATE_OPEN);
  trellis_query_ascending (goals, "position");
  self->goals = trellis_store_list (store, goals);

  wins = query_of_match (self, TRELLIS_TYPE_NOTE);
  trellis_query_is (wins, "kind", TRELLIS_NOTE_KIND_WIN);
  trellis_query_descending (wins, "created");
  self->wins = trellis_store_list (store, wins);

  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "saved", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rebuild (self);
}
