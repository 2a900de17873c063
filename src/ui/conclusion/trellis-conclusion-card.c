/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-conclusion-card.h"

struct _TrellisConclusionCard
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
};

G_DEFINE_FINAL_TYPE (TrellisConclusionCard, trellis_conclusion_card, ADW_TYPE_BIN)

static gboolean
has_words (TrellisConclusionCard *self)
{
  g_autoptr(TrellisConclusion) conclusion = trellis_store_get_conclusion (self->store, self->match);

  return conclusion != NULL && !trellis_record_is_blank (TRELLIS_RECORD (conclusion));
}

/* What was written is there to read in any state: a match may be taken up again. */
static void
update (TrellisConclusionCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          trellis_match_get_state (self->match) == TRELLIS_MATCH_STATE_CONCLUDING || has_words (self));
}

static void
trellis_conclusion_card_dispose (GObject *object)
{
  TrellisConclusionCard *self = TRELLIS_CONCLUSION_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CONCLUSION_CARD);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_conclusion_card_parent_class)->dispose (object);
}

static void
trellis_conclusion_card_class_init (TrellisConclusionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_conclusion_card_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/conclusion/trellis-conclusion-card.ui");
}

static void
trellis_conclusion_card_init (TrellisConclusionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* To be called once. */
void
trellis_conclusion_card_set_match (TrellisConclusionCard *self, TrellisStore *store, TrellisMatch *match)
{
  g_return_if_fail (TRELLIS_IS_CONCLUSION_CARD (self) && self->match == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  g_signal_connect_object (match, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
