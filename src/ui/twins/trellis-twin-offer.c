/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-twin-offer.h"

#include "trellis-action.h"
#include "trellis-goal.h"
#include "trellis-log.h"
#include "trellis-note.h"
#include "trellis-read-only.h"
#include "trellis-store-twins.h"
#include "trellis-sync-words.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

struct _TrellisTwinOffer
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisRecord *record;
  TrellisTwins *twins; /* NULL where nothing is asked */

  GtkLabel *sentence;
  GtkWidget *other_button;
};

G_DEFINE_FINAL_TYPE (TrellisTwinOffer, trellis_twin_offer, ADW_TYPE_BIN)

static TrellisRecord *
get_other (TrellisTwinOffer *self)
{
  return self->twins->stays == self->record ? self->twins->leaves : self->twins->stays;
}

static const char *
get_sentence (TrellisTwinOffer *self)
{
  if (trellis_record_get_deleted (get_other (self)) != 0)
    return _("Another one like this was deleted when this one came. They may be the same.");
  if (TRELLIS_IS_MEETING (self->record))
    return _("Another meeting has this title and time. They may be the same.");
  if (TRELLIS_IS_ACTION (self->record))
    return _("Another action has this title and due date. They may be the same.");
  if (TRELLIS_IS_GOAL (self->record))
    return _("Another goal has this title and target day. They may be the same.");
  return _("Another note of that day has this title. They may be the same.");
}

static void
update (TrellisTwinOffer *self)
{
  g_clear_pointer (&self->twins, trellis_twins_free);
  if (self->record != NULL)
    self->twins = trellis_store_find_twins (self->store, self->record);
  if (self->twins != NULL)
    {
      gtk_label_set_label (self->sentence, get_sentence (self));
      gtk_widget_set_visible (self->other_button, !TRELLIS_IS_ACTION (self->record) &&
                                                    trellis_record_get_deleted (get_other (self)) == 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->twins != NULL && !trellis_read_only_contains (self));
}

static void
open_record (GtkWidget *widget, TrellisRecord *record)
{
  gtk_widget_activate_action (widget, "record.open", "(ss)", TRELLIS_RECORD_GET_CLASS (record)->table,
                              trellis_record_get_uid (record));
}

/* What was decided about two things, to be taken back. */
typedef struct
{
  TrellisStore *store;
  TrellisTwins *twins;
  TrellisTwinMerge *merge; /* NULL where both were kept */
} Decision;

static Decision *
decision_new (TrellisTwinOffer *self)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->store = g_object_ref (self->store);
  decision->twins = g_memdup2 (self->twins, sizeof *self->twins);
  g_object_ref (decision->twins->stays);
  g_object_ref (decision->twins->leaves);
  return decision;
}

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_clear_pointer (&decision->merge, trellis_twin_merge_free);
  trellis_twins_free (decision->twins);
  g_object_unref (decision->store);
  g_free (decision);
}

static void
undo_decision (gpointer data)
{
  Decision *decision = data;
  g_autoptr(GError) error = NULL;

  if (decision->merge != NULL ? !trellis_store_part_twins (decision->store, decision->merge, &error)
                              : !trellis_store_keep_twins (decision->store, decision->twins, FALSE, &error))
    trellis_log_failure ("What was said of two things could not be taken back", error);
}

static void
report (GtkWidget *widget, const GError *error)
{
  trellis_log_failure ("What was said of two things could not be saved", error);
  trellis_undo_tell (widget, _("It could not be saved"));
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The button that has the focus is about to go with the offer: what comes after that gets it. */
static void
move_focus (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  while (parent != NULL && has_focus (widget) && gtk_widget_child_focus (parent, GTK_DIR_TAB_FORWARD))
    ;
}

/* Where the one that leaves is shown, the one that stays is shown instead. */
static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisTwinOffer *self = TRELLIS_TWIN_OFFER (widget);
  g_autoptr(GtkWidget) keep = g_object_ref (widget);
  g_autoptr(GtkWidget) root = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  g_autoptr(TrellisRecord) stays = NULL;
  g_autofree char *separator = trellis_sync_words_separator (NULL);
  g_autoptr(GError) error = NULL;
  gboolean goes_on;
  Decision *decision;

  if (self->twins == NULL)
    return;

  move_focus (widget);
  goes_on = self->record == self->twins->leaves && !TRELLIS_IS_ACTION (self->record);
  stays = g_object_ref (self->twins->stays);
  decision = decision_new (self);
  decision->merge = trellis_store_merge_twins (decision->store, decision->twins, separator, &error);
  if (decision->merge == NULL)
    {
      decision_free (decision);
      report (root, error);
      return;
    }
  if (goes_on)
    open_record (root, stays);
  trellis_undo_offer (root, _("Merged into one"), undo_decision, decision, decision_free);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisTwinOffer *self = TRELLIS_TWIN_OFFER (widget);
  g_autoptr(GtkWidget) keep = g_object_ref (widget);
  g_autoptr(GError) error = NULL;
  Decision *decision;

  if (self->twins == NULL)
    return;

  move_focus (widget);
  decision = decision_new (self);
  if (trellis_store_keep_twins (decision->store, decision->twins, TRUE, &error))
    {
      trellis_undo_offer (widget, _("Both are kept"), undo_decision, decision, decision_free);
      return;
    }
  decision_free (decision);
  report (widget, error);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisTwinOffer *self = TRELLIS_TWIN_OFFER (widget);

  if (self->twins != NULL)
    open_record (widget, get_other (self));
}

static void
let_go (TrellisTwinOffer *self)
{
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, update, self);
  g_clear_object (&self->record);
}

static void
trellis_twin_offer_dispose (GObject *object)
{
  TrellisTwinOffer *self = TRELLIS_TWIN_OFFER (object);

  let_go (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, update, self);
  g_clear_pointer (&self->twins, trellis_twins_free);
  g_clear_object (&self->store);

  /* The template's end would take the child away without the bin knowing. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_TWIN_OFFER);

  G_OBJECT_CLASS (trellis_twin_offer_parent_class)->dispose (object);
}

static void
trellis_twin_offer_class_init (TrellisTwinOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_twin_offer_dispose;

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/twins/trellis-twin-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTwinOffer, sentence);
  gtk_widget_class_bind_template_child (widget_class, TrellisTwinOffer, other_button);
  gtk_widget_class_install_action (widget_class, "twin.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "twin.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "twin.open", NULL, open_action);
}

static void
trellis_twin_offer_init (TrellisTwinOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::root", G_CALLBACK (update), NULL);
}

/* The thing that the offer is on; NULL for none. */
void
trellis_twin_offer_set_record (TrellisTwinOffer *self, TrellisStore *store, gpointer record)
{
  g_return_if_fail (TRELLIS_IS_TWIN_OFFER (self));

  if (self->store == NULL && store != NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "sharing-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  if (self->record == record)
    return;
  let_go (self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
