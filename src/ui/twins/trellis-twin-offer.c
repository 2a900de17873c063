/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-twin-offer.h"

#include "trellis-action.h"
#include "trellis-alert-heading.h"
#include "trellis-goal.h"
#include "trellis-list-row.h"
#include "trellis-note.h"
#include "trellis-read-only.h"
#include "trellis-store-twins.h"
#include "trellis-twin-decision.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisTwinOffer
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisRecord *record;
  TrellisTwins *twins; /* NULL where nothing is asked */

  GtkWidget *teller; /* a banner, or a button where that is all there is room for */
  AdwDialog *dialog; /* the question, while it is asked; not owned */
  gboolean is_compact;
  gboolean yields;
};

G_DEFINE_FINAL_TYPE (TrellisTwinOffer, trellis_twin_offer, ADW_TYPE_BIN)

typedef enum
{
  PROP_COMPACT = 1,
  PROP_YIELDS,
} TrellisTwinOfferProperty;

static GParamSpec *props[PROP_YIELDS + 1];

static TrellisRecord *
get_other (TrellisTwinOffer *self)
{
  return self->twins->stays == self->record ? self->twins->leaves : self->twins->stays;
}

static gboolean
is_other_deleted (TrellisTwinOffer *self)
{
  return trellis_record_get_deleted (get_other (self)) != 0;
}

static const char *
get_sentence (TrellisTwinOffer *self)
{
  if (is_other_deleted (self))
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
open_record (GtkWidget *widget, TrellisRecord *record)
{
  gtk_widget_activate_action (widget, "record.open", "(ss)", TRELLIS_RECORD_GET_CLASS (record)->table,
                              trellis_record_get_uid (record));
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The button that has the focus is about to go with the offer: what comes after that gets it. */
static void
move_focus (TrellisTwinOffer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  while (parent != NULL && has_focus (widget))
    if (!gtk_widget_child_focus (parent, GTK_DIR_TAB_FORWARD))
      parent = gtk_widget_get_parent (parent);
}

/* Where the one that leaves is shown, the one that stays is shown instead; its row goes. */
static void
merge (TrellisTwinOffer *self)
{
  g_autoptr(GtkWidget) root = GTK_WIDGET (g_object_ref (gtk_widget_get_root (GTK_WIDGET (self))));
  g_autoptr(TrellisRecord) stays = g_object_ref (self->twins->stays);
  const gboolean leaves = self->record == self->twins->leaves;
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX_ROW);

  if (row != NULL && leaves && has_focus (row))
    trellis_list_row_leave (row);
  if (trellis_twin_decision_merge (root, self->store, self->twins) && leaves && !self->is_compact)
    open_record (root, stays);
}

/* The focus is where it was then. FALSE where there is nothing to be answered any more. */
static gboolean
close_question (TrellisTwinOffer *self)
{
  if (self->dialog != NULL)
    adw_dialog_close (self->dialog);
  return self->twins != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
merge_clicked_cb (TrellisTwinOffer *self)
{
  g_autoptr(TrellisTwinOffer) keep = g_object_ref (self);

  if (close_question (self))
    merge (self);
}

static void
keep_clicked_cb (TrellisTwinOffer *self)
{
  g_autoptr(TrellisTwinOffer) keep = g_object_ref (self);

  if (close_question (self))
    trellis_twin_decision_keep (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->store, self->twins);
}

static void
open_clicked_cb (TrellisTwinOffer *self)
{
  if (close_question (self))
    open_record (GTK_WIDGET (self), get_other (self));
}

static GtkWidget *
add_answer (TrellisTwinOffer *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  trellis_wrapped_button_make (GTK_BUTTON (button));
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
closed_cb (TrellisTwinOffer *self)
{
  g_clear_weak_pointer (&self->dialog);
}

/* In a low window, the dialog has its responses side by side, which leaves three of them no room for their words:
 * they are in what can be scrolled instead. */
static void
ask (TrellisTwinOffer *self)
{
  AdwAlertDialog *dialog;
  GtkWidget *box, *button;

  if (self->twins == NULL || self->dialog != NULL)
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (box, "answers");
  button = add_answer (self, box, _("_Merge"), G_CALLBACK (merge_clicked_cb));
  gtk_widget_add_css_class (button, "suggested-action");
  add_answer (self, box, _("_Keep Both"), G_CALLBACK (keep_clicked_cb));
  if (!self->is_compact && !is_other_deleted (self))
    add_answer (self, box, _("_Open the Other"), G_CALLBACK (open_clicked_cb));

  /* Translators: heading of a question about a thing and another one that is probably the same. */
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Merge the Two?"), get_sentence (self)));
  adw_alert_dialog_set_extra_child (dialog, box);
  adw_alert_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_default_widget (ADW_DIALOG (dialog), button);
  adw_dialog_set_focus (ADW_DIALOG (dialog), button);
  trellis_alert_heading_mend (dialog);
  g_set_weak_pointer (&self->dialog, ADW_DIALOG (dialog));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
tell_by_banner (TrellisTwinOffer *self)
{
  AdwBanner *banner = ADW_BANNER (self->teller);

  adw_banner_set_title (banner, is_other_deleted (self) ? _("This may have been deleted before")
                                                        : _("This may be here twice"));
}

static void
tell_by_button (TrellisTwinOffer *self)
{
  const gboolean is_deleted = is_other_deleted (self);
  const char *title = trellis_action_get_title (TRELLIS_ACTION (self->record));

  gtk_button_set_label (GTK_BUTTON (self->teller), is_deleted
                                                     /* Translators: a button on an action, which opens a question. */
                                                     ? _("May Have Been Deleted…")
                                                     /* Translators: a button on an action, which opens a question. */
                                                     : _("May Be Here Twice…"));
  gtk_widget_set_tooltip_text (self->teller, get_sentence (self));
  trellis_list_row_name (self->teller,
                         is_deleted
                           /* Translators: the name of a button for a screen reader; %s is the title of an action. */
                           ? _("“%s” may have been deleted before")
                           /* Translators: the name of a button for a screen reader; %s is the title of an action. */
                           : _("“%s” may be here twice"),
                         title != NULL ? title : _("Untitled action"));
}

static void
show (TrellisTwinOffer *self, gboolean is_shown)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean was_shown = gtk_widget_get_visible (widget);

  if (was_shown && !is_shown)
    move_focus (self);
  gtk_widget_set_visible (widget, is_shown);
  if (is_shown && !was_shown && !self->is_compact && gtk_widget_get_mapped (widget))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_banner_get_title (ADW_BANNER (self->teller)),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static gboolean
is_same (const TrellisTwins *twins, const TrellisTwins *others)
{
  return twins != NULL && others != NULL && twins->id == others->id;
}

/* What is no longer to be asked is not asked on. */
static void
update (TrellisTwinOffer *self)
{
  g_autoptr(TrellisTwins) before = g_steal_pointer (&self->twins);

  if (self->record != NULL)
    self->twins = trellis_store_find_twins (self->store, self->record);
  if (self->dialog != NULL && !is_same (before, self->twins))
    adw_dialog_force_close (self->dialog);
  if (self->twins != NULL && self->is_compact)
    tell_by_button (self);
  else if (self->twins != NULL)
    tell_by_banner (self);
  show (self, self->twins != NULL && !self->yields && !trellis_read_only_contains (self));
}

static void
let_go (TrellisTwinOffer *self)
{
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, update, self);
  g_clear_object (&self->record);
}

static void
trellis_twin_offer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisTwinOffer *self = TRELLIS_TWIN_OFFER (object);

  switch ((TrellisTwinOfferProperty) prop_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->is_compact);
      break;

    case PROP_YIELDS:
      g_value_set_boolean (value, self->yields);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trellis_twin_offer_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisTwinOffer *self = TRELLIS_TWIN_OFFER (object);

  switch ((TrellisTwinOfferProperty) prop_id)
    {
    case PROP_COMPACT:
      self->is_compact = g_value_get_boolean (value);
      break;

    case PROP_YIELDS:
      if (self->yields == g_value_get_boolean (value))
        return;
      self->yields = !self->yields;
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GtkWidget *
create_banner (TrellisTwinOffer *self)
{
  GtkWidget *banner = adw_banner_new ("");

  /* Translators: opens a question: whether two things are to be merged, or both to be kept. */
  adw_banner_set_button_label (ADW_BANNER (banner), _("_Decide…"));
  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  adw_banner_set_revealed (ADW_BANNER (banner), TRUE);
  g_signal_connect_swapped (banner, "button-clicked", G_CALLBACK (ask), self);
  return banner;
}

static GtkWidget *
create_button (TrellisTwinOffer *self)
{
  GtkWidget *button = gtk_button_new ();

  trellis_wrapped_button_make (GTK_BUTTON (button));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "twin-offer");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (ask), self);
  return button;
}

static void
trellis_twin_offer_constructed (GObject *object)
{
  TrellisTwinOffer *self = TRELLIS_TWIN_OFFER (object);

  G_OBJECT_CLASS (trellis_twin_offer_parent_class)->constructed (object);

  self->teller = self->is_compact ? create_button (self) : create_banner (self);
  adw_bin_set_child (ADW_BIN (self), self->teller);
}

static void
trellis_twin_offer_dispose (GObject *object)
{
  TrellisTwinOffer *self = TRELLIS_TWIN_OFFER (object);

  let_go (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, update, self);
  g_clear_weak_pointer (&self->dialog);
  g_clear_pointer (&self->twins, trellis_twins_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_twin_offer_parent_class)->dispose (object);
}

static void
trellis_twin_offer_class_init (TrellisTwinOfferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = trellis_twin_offer_constructed;
  object_class->get_property = trellis_twin_offer_get_property;
  object_class->set_property = trellis_twin_offer_set_property;
  object_class->dispose = trellis_twin_offer_dispose;

  props[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_YIELDS] =
    g_param_spec_boolean ("yields", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
trellis_twin_offer_init (TrellisTwinOffer *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
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
