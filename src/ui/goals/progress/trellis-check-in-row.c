/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-check-in-row.h"

#include "trellis-date-button.h"
#include "trellis-format.h"
#include "trellis-goal-words.h"
#include "trellis-list-row.h"
#include "trellis-read-only.h"
#include "trellis-spot.h"
#include "trellis-text-binding.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

struct _TrellisCheckInRow
{
  GtkListBoxRow parent_instance;

  TrellisStore *store;
  TrellisCheckIn *check_in;
  TrellisTextBinding *comment;

  GtkMenuButton *percent_button;
  GtkSpinButton *percent_spin;
  TrellisDateButton *day_button;
  TrellisTextView *text_view;
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (TrellisCheckInRow, trellis_check_in_row, GTK_TYPE_LIST_BOX_ROW)

/* The controls of many rows are told apart by the day. */
static void
update_names (TrellisCheckInRow *self, const char *percent)
{
  g_autofree char *day = trellis_format_day (trellis_check_in_get_day (self->check_in));
  g_autofree char *progress = NULL;

  if (day == NULL)
    day = g_strdup (_("no day"));

  /* Translators: %s is the day of a check-in on a goal. */
  trellis_list_row_name (self, _("Check-in, %s"), day);
  /* Translators: the name of a control for a screen reader; %s is the day of a check-in. */
  trellis_list_row_name (self->text_view, _("Comment, %s"), day);
  /* Translators: the name of a control for a screen reader; %s is the day of a check-in. */
  trellis_list_row_name (self->delete_button, _("Delete check-in, %s"), day);
  /* Translators: the day of a check-in, and how far the goal is, "40%". */
  progress = g_strdup_printf (_("Progress, %s: %s"), day, percent);
  trellis_list_row_name (self->percent_button, "%s", progress);
}

static void
update (TrellisCheckInRow *self)
{
  const int percent = trellis_check_in_get_percent (self->check_in);
  g_autofree char *words =
    percent >= 0 ? trellis_goal_words_percent (percent) : g_strdup (C_("progress", "No figure"));

  gtk_menu_button_set_label (self->percent_button, words);
  if (percent >= 0)
    gtk_spin_button_set_value (self->percent_spin, percent);
  update_names (self, words);
}

static void
percent_changed_cb (TrellisCheckInRow *self)
{
  if (self->check_in != NULL)
    trellis_check_in_set_percent (self->check_in,
                                  gtk_spin_button_get_value_as_int (self->percent_spin));
}

static void
check_in_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisCheckInRow *self = TRELLIS_CHECK_IN_ROW (widget);
  g_autoptr(TrellisCheckIn) check_in = g_object_ref (self->check_in);
  g_autoptr(TrellisStore) store = g_object_ref (self->store);
  GtkWidget *list = gtk_widget_get_parent (widget);

  trellis_list_row_leave (widget);
  trellis_text_binding_flush (self->comment);
  trellis_undo_delete (list, store, check_in, _("Check-in deleted"));
}

static void
trellis_check_in_row_dispose (GObject *object)
{
  TrellisCheckInRow *self = TRELLIS_CHECK_IN_ROW (object);

  g_clear_object (&self->comment);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CHECK_IN_ROW);
  g_clear_object (&self->check_in);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_check_in_row_parent_class)->dispose (object);
}

static void
trellis_check_in_row_class_init (TrellisCheckInRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_check_in_row_dispose;

  g_type_ensure (TRELLIS_TYPE_DATE_BUTTON);
  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/progress/trellis-check-in-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisCheckInRow, percent_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisCheckInRow, percent_spin);
  gtk_widget_class_bind_template_child (widget_class, TrellisCheckInRow, day_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisCheckInRow, text_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisCheckInRow, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, percent_changed_cb);

  gtk_widget_class_install_action (widget_class, "check-in.delete", NULL, check_in_delete);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "check-in.delete", NULL);
}

static void
trellis_check_in_row_init (TrellisCheckInRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "check-in.delete", NULL);
  trellis_read_only_disable (self->percent_button);
  trellis_date_button_make_wrapped (self->day_button);
  self->comment = trellis_text_binding_new (self->text_view);
}

GtkWidget *
trellis_check_in_row_new (TrellisStore *store, TrellisCheckIn *check_in)
{
  TrellisCheckInRow *self = g_object_new (TRELLIS_TYPE_CHECK_IN_ROW, NULL);

  gtk_spin_button_set_value (self->percent_spin, MAX (trellis_check_in_get_percent (check_in), 0));
  self->store = g_object_ref (store);
  self->check_in = g_object_ref (check_in);
  trellis_spot_set_record (self, check_in);
  trellis_text_binding_set_record (self->comment, check_in, "comment");
  g_object_bind_property (check_in, "day", self->day_button, "day",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (check_in, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

TrellisCheckIn *
trellis_check_in_row_get_check_in (TrellisCheckInRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_CHECK_IN_ROW (self), NULL);

  return self->check_in;
}
