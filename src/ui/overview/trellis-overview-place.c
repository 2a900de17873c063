/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-overview-place.h"

#include "trellis-conclusion-card.h"
#include "trellis-conclusion-page.h"
#include "trellis-match-summary.h"
#include "trellis-next-steps-list.h"
#include "trellis-partner-card.h"
#include "trellis-pulse-card.h"
#include "trellis-steady-focus.h"
#include "trellis-timeline.h"

struct _TrellisOverviewPlace
{
  TrellisPlace parent_instance;

  TrellisPartnerCard *partner_card;
  TrellisNextStepsList *steps;
  TrellisConclusionCard *conclusion_card;
  TrellisMatchSummary *summary;
  TrellisPulseCard *pulse_card;
  TrellisTimeline *timeline;
  AdwViewStack *narrow_stack;
};

G_DEFINE_FINAL_TYPE (TrellisOverviewPlace, trellis_overview_place, TRELLIS_TYPE_PLACE)

/* What comes next is where the person goes on. */
static gboolean
trellis_overview_place_grab_focus (GtkWidget *widget)
{
  TrellisOverviewPlace *self = TRELLIS_OVERVIEW_PLACE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->steps)) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* The conclusion has a page of its own. */
static void
trellis_overview_place_show (TrellisPlace *place, TrellisRecord *record)
{
  if (TRELLIS_IS_CONCLUSION (record))
    trellis_conclusion_page_open (GTK_WIDGET (place), trellis_place_get_store (place),
                                  trellis_place_get_match (place));
}

static void
trellis_overview_place_constructed (GObject *object)
{
  TrellisOverviewPlace *self = TRELLIS_OVERVIEW_PLACE (object);
  TrellisStore *store = trellis_place_get_store (TRELLIS_PLACE (self));
  TrellisMatch *match = trellis_place_get_match (TRELLIS_PLACE (self));
  TrellisChoices *choices = trellis_place_get_choices (TRELLIS_PLACE (self));

  G_OBJECT_CLASS (trellis_overview_place_parent_class)->constructed (object);

  trellis_partner_card_set_match (self->partner_card, store, match);
  trellis_next_steps_list_set_match (self->steps, store, match);
  trellis_conclusion_card_set_match (self->conclusion_card, store, match);
  trellis_match_summary_set_match (self->summary, store, match);
  trellis_pulse_card_set_match (self->pulse_card, store, match);
  trellis_timeline_set_match (self->timeline, store, match, choices);
  trellis_choices_follow (choices, trellis_record_get_uid (TRELLIS_RECORD (match)), "overview",
                          self->narrow_stack, "visible-child-name", NULL);
}

static void
trellis_overview_place_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_OVERVIEW_PLACE);

  G_OBJECT_CLASS (trellis_overview_place_parent_class)->dispose (object);
}

static void
trellis_overview_place_class_init (TrellisOverviewPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_overview_place_constructed;
  object_class->dispose = trellis_overview_place_dispose;
  widget_class->grab_focus = trellis_overview_place_grab_focus;
  TRELLIS_PLACE_CLASS (klass)->show = trellis_overview_place_show;

  g_type_ensure (TRELLIS_TYPE_PARTNER_CARD);
  g_type_ensure (TRELLIS_TYPE_NEXT_STEPS_LIST);
  g_type_ensure (TRELLIS_TYPE_CONCLUSION_CARD);
  g_type_ensure (TRELLIS_TYPE_MATCH_SUMMARY);
  g_type_ensure (TRELLIS_TYPE_PULSE_CARD);
  g_type_ensure (TRELLIS_TYPE_TIMELINE);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/overview/trellis-overview-place.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewPlace, partner_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewPlace, steps);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewPlace, conclusion_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewPlace, summary);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewPlace, pulse_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewPlace, timeline);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewPlace, narrow_stack);
}

static void
trellis_overview_place_init (TrellisOverviewPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_steady_focus_attach_within (GTK_WIDGET (self));
}
