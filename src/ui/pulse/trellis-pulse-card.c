/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-pulse-card.h"

#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-list-row.h"
#include "trellis-meeting.h"
#include "trellis-pulse-dialog.h"
#include "trellis-pulse-rules.h"
#include "trellis-pulse-trend.h"
#include "trellis-read-only.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

/* The latest ones in the list, and in the trend. */
#define N_ROWS 3
#define N_VALUES 12

struct _TrellisPulseCard
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisRecordList *pulses; /* the latest first */

  GtkWidget *trend;
  GtkListBox *list;
  GtkWidget *asking_list;
};

G_DEFINE_FINAL_TYPE (TrellisPulseCard, trellis_pulse_card, ADW_TYPE_BIN)

static TrellisPulse *
get_pulse (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "trellis-record");
}

static void
delete_cb (TrellisPulseCard *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  g_autoptr(TrellisPulse) pulse = g_object_ref (get_pulse (row));

  trellis_list_row_leave (row);
  trellis_undo_delete (GTK_WIDGET (self), self->store, pulse, _("Answer deleted"));
}

/* The day, how many signs there are, and the first line of why. */
static char *
describe_more (TrellisPulse *pulse)
{
  const char *const *signs = trellis_pulse_get_signs (pulse);
  const guint n_signs = signs != NULL ? g_strv_length ((char **) signs) : 0;
  g_autofree char *day = trellis_pulse_get_day (pulse) != NULL ? trellis_format_day (trellis_pulse_get_day (pulse))
                                                               : NULL;
  g_autofree char *why = trellis_label_first_line (trellis_pulse_get_why (pulse));
  g_autofree char *seen =
    n_signs > 0 ? g_strdup_printf (ngettext ("%u sign", "%u signs", n_signs), n_signs) : NULL;
  g_autofree char *first = trellis_format_line (day != NULL ? day : "", seen, NULL);

  if (why == NULL)
    return g_steal_pointer (&first);
  return *first != '\0' ? g_strdup_printf ("%s\n%s", first, why) : g_steal_pointer (&why);
}

static void
show_pulse (GtkWidget *row, GParamSpec *pspec, TrellisPulse *pulse)
{
  g_autofree char *title = trellis_pulse_describe (trellis_pulse_get_satisfied (pulse));
  g_autofree char *subtitle = describe_more (pulse);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : _("Not said"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  TrellisPulseCard *self = data;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *day = trellis_pulse_get_day (item);
  g_autofree char *words = day != NULL ? trellis_format_day (day) : g_strdup (_("no day"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "trellis-record", g_object_ref (item), g_object_unref);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_pulse), row, G_CONNECT_SWAPPED);
  show_pulse (row, NULL, item);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Delete Answer"));
  gtk_widget_add_css_class (button, "flat");
  /* Translators: for a screen reader; %s is the day of the answer. */
  trellis_list_row_name (button, _("Delete answer, %s"), words);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  trellis_read_only_disable (button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_trend (TrellisPulseCard *self)
{
  GListModel *pulses = G_LIST_MODEL (self->pulses);
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = MIN (g_list_model_get_n_items (pulses), N_VALUES); i > 0; i--)
    {
      g_autoptr(TrellisPulse) pulse = g_list_model_get_item (pulses, i - 1);
      const int satisfied = trellis_pulse_get_satisfied (pulse);

      if (trellis_pulse_get_words (satisfied) != NULL)
        g_array_append_val (values, satisfied);
    }
  gtk_widget_set_visible (self->trend, values->len > 1);
  trellis_pulse_trend_set_values (TRELLIS_PULSE_TREND (self->trend), (const int *) (gpointer) values->data,
                                  values->len);
}

static gboolean
has_met (TrellisPulseCard *self)
{
  g_autoptr(TrellisQuery) held = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (held, "match", trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  trellis_query_is (held, "state", TRELLIS_MEETING_STATE_HELD);
  return trellis_store_count (self->store, held) > 0;
}

static gboolean
can_be_told (TrellisPulseCard *self)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = trellis_day_today ();
  g_autofree char *made = trellis_day_of_time (trellis_record_get_created (TRELLIS_RECORD (self->match)), zone);
  const char *started = trellis_match_get_started (self->match);
  GDate date;

  return trellis_pulse_can_be_told (trellis_day_parse (started, &date) ? started : made, has_met (self), today);
}

/* From then on it may be answered at any time, not only when that is due. */
static void
update (TrellisPulseCard *self)
{
  const gboolean has_pulses = g_list_model_get_n_items (G_LIST_MODEL (self->pulses)) > 0;
  const gboolean asks = trellis_match_get_state (self->match) == TRELLIS_MATCH_STATE_ACTIVE &&
                        (has_pulses || can_be_told (self));

  show_trend (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), has_pulses);
  gtk_widget_set_visible (self->asking_list, asks);
  gtk_widget_set_visible (GTK_WIDGET (self), asks || has_pulses);
}

/* Nothing is looked up while somebody types what a meeting is to be about. */
static void
store_changed_cb (TrellisPulseCard *self, TrellisRecord *record)
{
  if (TRELLIS_IS_PULSE (record))
    show_trend (self);
  else if (TRELLIS_IS_MEETING (record) && !gtk_widget_get_visible (GTK_WIDGET (self)) &&
           trellis_meeting_get_state (TRELLIS_MEETING (record)) == TRELLIS_MEETING_STATE_HELD)
    update (self);
}

static void
row_activated_cb (TrellisPulseCard *self, GtkListBoxRow *row)
{
  if (get_pulse (row) != NULL)
    adw_dialog_present (trellis_pulse_dialog_new (self->store, self->match, get_pulse (row), GTK_WIDGET (self)),
                        GTK_WIDGET (self));
}

static void
trellis_pulse_card_dispose (GObject *object)
{
  TrellisPulseCard *self = TRELLIS_PULSE_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_PULSE_CARD);
  g_clear_object (&self->pulses);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_pulse_card_parent_class)->dispose (object);
}

static void
trellis_pulse_card_class_init (TrellisPulseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_pulse_card_dispose;

  g_type_ensure (TRELLIS_TYPE_PULSE_TREND);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/pulse/trellis-pulse-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPulseCard, trend);
  gtk_widget_class_bind_template_child (widget_class, TrellisPulseCard, list);
  gtk_widget_class_bind_template_child (widget_class, TrellisPulseCard, asking_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trellis_pulse_card_init (TrellisPulseCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* Once. */
void
trellis_pulse_card_set_match (TrellisPulseCard *self, TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_PULSE);
  g_autoptr(GtkSliceListModel) latest = NULL;

  g_return_if_fail (TRELLIS_IS_PULSE_CARD (self) && self->match == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_descending (query, "day");
  self->pulses = trellis_store_list (store, query);
  latest = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->pulses)), 0, N_ROWS);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (latest), create_row, self, NULL);
  g_signal_connect_object (self->pulses, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (match, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (match, "notify::started", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
