/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-rating-dialog.h"

#include "trellis-date-row.h"
#include "trellis-draft.h"
#include "trellis-first-focus.h"
#include "trellis-read-only.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

#define N_LEVELS (TRELLIS_SKILL_HIGHEST - TRELLIS_SKILL_LOWEST + 1)

struct _TrellisRatingDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisSkill *skill;
  TrellisSkillRating *rating; /* NULL: a new one */
  GtkWidget *teller;          /* in whose window it is told; a weak pointer */
  GtkCheckButton *level_buttons[N_LEVELS];

  GtkWidget *save_button;
  AdwPreferencesGroup *levels_group;
  TrellisDateRow *day_row;
  TrellisTextView *text_view;
};

G_DEFINE_FINAL_TYPE (TrellisRatingDialog, trellis_rating_dialog, ADW_TYPE_DIALOG)

/* 0 where none is chosen. */
static int
get_level (TrellisRatingDialog *self)
{
  for (int i = 0; i < N_LEVELS; i++)
    if (gtk_check_button_get_active (self->level_buttons[i]))
      return i + TRELLIS_SKILL_LOWEST;
  return 0;
}

static void
level_cb (TrellisRatingDialog *self)
{
  gtk_widget_set_sensitive (self->save_button, get_level (self) != 0);
}

static void
write_rating (TrellisRatingDialog *self, TrellisSkillRating *rating)
{
  g_autofree char *comment = g_strstrip (trellis_text_view_dup_text (self->text_view));

  trellis_skill_rating_set_level (rating, get_level (self));
  trellis_skill_rating_set_day (rating, trellis_date_row_get_day (self->day_row));
  trellis_skill_rating_set_comment (rating, comment);
}

/* Transfer full. */
static TrellisSkillRating *
create_rating (TrellisRatingDialog *self)
{
  TrellisSkillRating *rating = trellis_skill_rating_new ();

  trellis_skill_rating_set_skill (rating, trellis_record_get_uid (TRELLIS_RECORD (self->skill)));
  trellis_record_set_author (TRELLIS_RECORD (rating), trellis_record_get_author (TRELLIS_RECORD (self->skill)));
  write_rating (self, rating);
  return rating;
}

static void
save_cb (TrellisRatingDialog *self)
{
  g_autoptr(GtkWidget) keep = g_object_ref_sink (GTK_WIDGET (self));
  g_autoptr(TrellisSkillRating) added = self->rating == NULL ? create_rating (self) : NULL;

  if (self->rating != NULL)
    write_rating (self, self->rating);
  trellis_draft_close (ADW_DIALOG (self));
  if (added != NULL && self->teller != NULL)
    trellis_undo_add (self->teller, self->store, added, _("Rating kept, for you alone"));
}

/* By the digits, as the levels are counted. */
static gboolean
choose_level (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  TrellisRatingDialog *self = TRELLIS_RATING_DIALOG (widget);
  GtkCheckButton *button = self->level_buttons[g_variant_get_int32 (parameter) - TRELLIS_SKILL_LOWEST];

  if (!gtk_widget_is_sensitive (GTK_WIDGET (button)))
    return GDK_EVENT_PROPAGATE;
  gtk_check_button_set_active (button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (button));
  return GDK_EVENT_STOP;
}

static void
add_levels (TrellisRatingDialog *self)
{
  for (int i = 0; i < N_LEVELS; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_check_button_new ();

      self->level_buttons[i] = GTK_CHECK_BUTTON (button);
      if (i > 0)
        gtk_check_button_set_group (self->level_buttons[i], self->level_buttons[0]);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (button, "toggled", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     trellis_skill_get_level_name (i + TRELLIS_SKILL_LOWEST));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), trellis_skill_get_level_hint (i + TRELLIS_SKILL_LOWEST));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (self->levels_group, row);
    }
}

static void
trellis_rating_dialog_dispose (GObject *object)
{
  TrellisRatingDialog *self = TRELLIS_RATING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_RATING_DIALOG);
  g_clear_weak_pointer (&self->teller);
  g_clear_object (&self->rating);
  g_clear_object (&self->skill);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_rating_dialog_parent_class)->dispose (object);
}

static void
trellis_rating_dialog_class_init (TrellisRatingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_rating_dialog_dispose;

  g_type_ensure (TRELLIS_TYPE_DATE_ROW);
  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/skills/trellis-rating-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisRatingDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisRatingDialog, levels_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisRatingDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisRatingDialog, text_view);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);

  for (guint i = 0; i < N_LEVELS; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, 0, choose_level, "i", (int) i + TRELLIS_SKILL_LOWEST);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_1 + i, 0, choose_level, "i",
                                    (int) i + TRELLIS_SKILL_LOWEST);
    }
}

static void
trellis_rating_dialog_init (TrellisRatingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_hide (self->save_button);
  add_levels (self);
  trellis_draft_guard (ADW_DIALOG (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* A new rating is of today. */
static void
show_rating (TrellisRatingDialog *self)
{
  g_autofree char *today = trellis_day_today ();
  const char *name = trellis_skill_get_name (self->skill);
  g_autofree char *title = g_markup_escape_text (name != NULL ? name : _("Unnamed skill"), -1);
  const int level = self->rating != NULL ? trellis_skill_rating_get_level (self->rating) : 0;
  const char *comment = self->rating != NULL ? trellis_skill_rating_get_comment (self->rating) : NULL;
  GtkCheckButton *chosen = NULL;

  adw_preferences_group_set_title (self->levels_group, title);
  trellis_date_row_set_day (self->day_row, self->rating != NULL ? trellis_skill_rating_get_day (self->rating) : today);
  trellis_text_view_set_text (self->text_view, comment != NULL ? comment : "");
  if (trellis_skill_get_level_name (level) != NULL)
    chosen = self->level_buttons[level - TRELLIS_SKILL_LOWEST];
  if (chosen != NULL)
    gtk_check_button_set_active (chosen, TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (chosen != NULL ? chosen : self->level_buttons[0]));
  trellis_first_focus_attach (ADW_DIALOG (self));
}

/* To change @rating, or to write a new one where it is NULL; what is done is told in the window of @teller. */
AdwDialog *
trellis_rating_dialog_new (TrellisStore *store, TrellisSkill *skill, TrellisSkillRating *rating, GtkWidget *teller)
{
  TrellisRatingDialog *self = g_object_new (TRELLIS_TYPE_RATING_DIALOG, NULL);
  g_autoptr(TrellisMatch) match = trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_skill_get_match (skill));

  self->store = g_object_ref (store);
  self->skill = g_object_ref (skill);
  if (rating != NULL)
    self->rating = g_object_ref (rating);
  g_set_weak_pointer (&self->teller, teller);
  show_rating (self);
  if (match != NULL)
    trellis_read_only_mark (self, match);
  trellis_read_only_shut (self, NULL);
  return ADW_DIALOG (self);
}
