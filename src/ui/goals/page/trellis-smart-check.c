/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-smart-check.h"

#include "trellis-direction.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

#define N_LETTERS 5

struct _TrellisSmartCheck
{
  AdwBin parent_instance;

  TrellisGoalWatch *watch;
  TrellisSmart missing;

  GtkWidget *buttons[N_LETTERS];
  GtkLabel *hint_label;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSmartCheck, trellis_smart_check, ADW_TYPE_BIN)

static TrellisSmart
get_letter (int index)
{
  return (TrellisSmart) (1u << index);
}

static void
update_letter (TrellisSmartCheck *self, int index)
{
  const TrellisSmart letter = get_letter (index);
  const gboolean is_missing = (self->missing & letter) != 0;
  GtkWidget *button = self->buttons[index];
  g_autofree char *name = NULL;
  g_autofree char *tooltip = NULL;

  if (is_missing)
    {
      /* Translators: a part of SMART that is not there yet, and what to do: "Relevant: not yet". */
      name = g_strdup_printf (_("%s: not yet"), trellis_smart_get_name (letter));
      tooltip = g_strdup_printf ("%s\n%s", trellis_smart_get_name (letter),
                                 trellis_smart_get_hint (letter));
      gtk_widget_add_css_class (button, "missing");
    }
  else
    {
      /* Translators: a part of SMART that is there: "Relevant: there". */
      name = g_strdup_printf (_("%s: there"), trellis_smart_get_name (letter));
      tooltip = g_strdup (trellis_smart_get_name (letter));
      gtk_widget_remove_css_class (button, "missing");
    }
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_missing ? trellis_smart_get_hint (letter) : "", -1);
}

static const char *
get_hint (TrellisSmart missing)
{
  for (int i = 0; i < N_LETTERS; i++)
    if ((missing & get_letter (i)) != 0)
      return trellis_smart_get_hint (get_letter (i));

  return _("A clear goal: nothing is missing");
}

static void
update (TrellisSmartCheck *self)
{
  TrellisGoal *goal = trellis_goal_watch_get_goal (self->watch);

  self->missing = trellis_goal_find_missing (goal, trellis_goal_watch_get_tasks (self->watch));
  for (int i = 0; i < N_LETTERS; i++)
    update_letter (self, i);
  gtk_label_set_label (self->hint_label, get_hint (self->missing));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN);
}

static void
letter_clicked_cb (TrellisSmartCheck *self, GtkWidget *button)
{
  for (int i = 0; i < N_LETTERS; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[CHOSEN], 0, (guint) get_letter (i));
}

static void
trellis_smart_check_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_SMART_CHECK (object)->watch);

  G_OBJECT_CLASS (trellis_smart_check_parent_class)->dispose (object);
}

static void
trellis_smart_check_class_init (TrellisSmartCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_smart_check_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_letter (TrellisSmartCheck *self, int index)
{
  GtkWidget *button = gtk_button_new_with_label (trellis_smart_get_letter (get_letter (index)));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "smart-letter");
  g_signal_connect_object (button, "clicked", G_CALLBACK (letter_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

/* The letters are one word, which is read in the direction of its script, whatever the language around it. */
static GtkTextDirection
get_direction_of_letters (void)
{
  return trellis_direction_is_rtl (trellis_smart_get_letter (get_letter (0))) ? GTK_TEXT_DIR_RTL
                                                                              : GTK_TEXT_DIR_LTR;
}

static void
trellis_smart_check_init (TrellisSmartCheck *self)
{
  GtkWidget *box = trellis_wrap_box_new (12, 6);
  GtkWidget *letters = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  for (int i = 0; i < N_LETTERS; i++)
    {
      self->buttons[i] = create_letter (self, i);
      gtk_box_append (GTK_BOX (letters), self->buttons[i]);
    }
  gtk_widget_set_valign (letters, GTK_ALIGN_CENTER);
  gtk_widget_set_direction (letters, get_direction_of_letters ());

  self->hint_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint_label, TRUE);
  gtk_label_set_xalign (self->hint_label, 0);
  gtk_label_set_max_width_chars (self->hint_label, 16);
  gtk_widget_set_hexpand (GTK_WIDGET (self->hint_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "dimmed");

  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), letters);
  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), GTK_WIDGET (self->hint_label));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("SMART check"), -1);
}

/* Once, for a check from a template. */
void
trellis_smart_check_set_watch (TrellisSmartCheck *self, TrellisGoalWatch *watch)
{
  g_return_if_fail (TRELLIS_IS_SMART_CHECK (self));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_object_ref (watch);
  g_signal_connect_object (watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
