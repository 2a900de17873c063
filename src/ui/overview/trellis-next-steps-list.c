/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-next-steps-list.h"

#include "trellis-journey-stage.h"
#include "trellis-match-facts.h"
#include "trellis-next-steps.h"
#include "trellis-time.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

/* More would be a list of duties. */
#define N_SHOWN 3

/* Milliseconds after a change until the steps are worked out anew. */
#define REST 300

/* Seconds for which time alone does not change them. */
#define LASTING 60

/* How many characters of its texts a step has to have room for beside its button. */
#define N_BESIDE 18

struct _TrellisNextStepsList
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  guint update_source;
  gint64 updated; /* when the steps were worked out; 0 once something has changed since */

  AdwPreferencesGroup *group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TrellisNextStepsList, trellis_next_steps_list, ADW_TYPE_BIN)

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), N_BESIDE);
  return label;
}

/* A row as that of the toolkit, but with the button below the texts where beside it there is hardly room
 * for them. */
static GtkWidget *
create_row (const TrellisStep *step, gboolean is_first)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = trellis_wrap_box_new (12, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = create_text (step->title), *reason = create_text (step->reason);
  GtkWidget *button = gtk_button_new_with_label (step->label);

  gtk_widget_add_css_class (reason, "caption");
  gtk_widget_add_css_class (reason, "dimmed");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), reason);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), step->action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), step->target);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  trellis_wrapped_button_make (GTK_BUTTON (button));
  if (is_first)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  step->title, -1);

  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), texts);
  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), button);
  gtk_widget_add_css_class (box, "step");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, reason, NULL, -1);
  return row;
}

static void
show_stage (TrellisNextStepsList *self, const TrellisJourneyFacts *facts, gint64 now,
            gboolean has_steps)
{
  TrellisStage stage = trellis_journey_get_stage (facts);
  const char *hint =
    trellis_journey_is_stuck (facts, now) ? trellis_stage_get_stuck_hint (stage) : NULL;

  adw_preferences_group_set_title (self->group, trellis_stage_get_title (stage));
  adw_preferences_group_set_description (self->group, hint != NULL ? hint
                                                       : has_steps  ? ""
                                                                    : _("Nothing waits"));
}

/* Of the row with the focus; -1 where it is elsewhere. */
static int
get_focus_index (TrellisNextStepsList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* That of the row, or of the last one where there are fewer. FALSE where there is none. */
static gboolean
focus_button (TrellisNextStepsList *self, int index)
{
  GtkListBoxRow *row = NULL;

  for (; row == NULL && index >= 0; index--)
    row = gtk_list_box_get_row_at_index (self->list, index);
  return row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
update (TrellisNextStepsList *self)
{
  const int focus_index = get_focus_index (self);
  gint64 now = trellis_time_now ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) steps = NULL;

  self->updated = now;
  trellis_match_facts_read (&facts, self->store, self->match, now);
  steps = trellis_next_steps (&facts, now, zone);

  show_stage (self, &facts, now, steps->len > 0);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < MIN (steps->len, N_SHOWN); i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (steps, i), i == 0));
  gtk_widget_set_visible (GTK_WIDGET (self->list), steps->len > 0);
  if (focus_index >= 0)
    focus_button (self, focus_index);
}

static gboolean
update_cb (gpointer data)
{
  TrellisNextStepsList *self = data;

  self->update_source = 0;
  /* Reading would wait for the disk, or be in vain, as more comes in. There is "saved" afterwards. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !trellis_store_has_unwritten (self->store) &&
      !trellis_store_is_receiving (self->store))
    update (self);
  return G_SOURCE_REMOVE;
}

static void
store_saved_cb (TrellisNextStepsList *self)
{
  self->updated = 0;
  if (self->update_source == 0)
    self->update_source = g_timeout_add (REST, update_cb, self);
}

/* The first step. */
static gboolean
trellis_next_steps_list_grab_focus (GtkWidget *widget)
{
  return focus_button (TRELLIS_NEXT_STEPS_LIST (widget), 0);
}

static void
trellis_next_steps_list_map (GtkWidget *widget)
{
  TrellisNextStepsList *self = TRELLIS_NEXT_STEPS_LIST (widget);

  /* The layout may map it several times before it is seen once. */
  if (self->match != NULL && trellis_time_now () - self->updated >= LASTING)
    update (self);

  GTK_WIDGET_CLASS (trellis_next_steps_list_parent_class)->map (widget);
}

static void
trellis_next_steps_list_dispose (GObject *object)
{
  TrellisNextStepsList *self = TRELLIS_NEXT_STEPS_LIST (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NEXT_STEPS_LIST);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_next_steps_list_parent_class)->dispose (object);
}

static void
trellis_next_steps_list_class_init (TrellisNextStepsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_next_steps_list_dispose;
  widget_class->map = trellis_next_steps_list_map;
  widget_class->grab_focus = trellis_next_steps_list_grab_focus;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/overview/trellis-next-steps-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNextStepsList, group);
  gtk_widget_class_bind_template_child (widget_class, TrellisNextStepsList, list);
}

static void
trellis_next_steps_list_init (TrellisNextStepsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* Shows the steps of @match, and follows what changes. To be called once. */
void
trellis_next_steps_list_set_match (TrellisNextStepsList *self, TrellisStore *store,
                                   TrellisMatch *match)
{
  g_return_if_fail (TRELLIS_IS_NEXT_STEPS_LIST (self));
  g_return_if_fail (self->match == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  g_signal_connect_object (store, "saved", G_CALLBACK (store_saved_cb), self, G_CONNECT_SWAPPED);
}
