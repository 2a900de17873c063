/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agreement-status.h"

#include "trellis-agreement-steps.h"
#include "trellis-agreement-text.h"
#include "trellis-agreement-version.h"
#include "trellis-format.h"
#include "trellis-match-rules.h"
#include "trellis-menu-button.h"
#include "trellis-partner-words.h"
#include "trellis-phrase.h"
#include "trellis-time.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisAgreementStatus
{
  AdwBin parent_instance;

  GtkLabel *version_label;
  GtkMenuButton *versions_button;
  GtkLabel *state_label;
  GtkLabel *detail_label;
  GtkLabel *hint_label;
  GtkButton *propose_button;
  GtkWidget *change_button;
  GtkWidget *edit_button;
  GtkWidget *compare_button;
  GtkWidget *clauses_button;
  GtkMenuButton *menu_button;
  GMenuModel *menu;
};

G_DEFINE_FINAL_TYPE (TrellisAgreementStatus, trellis_agreement_status, ADW_TYPE_BIN)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* A menu of the versions but for the first in @versions, the current one. */
static void
show_versions (TrellisAgreementStatus *self, GListModel *versions)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 1; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr(TrellisAgreement) version = g_list_model_get_item (versions, i);
      g_autoptr(GMenuItem) item = NULL;
      g_autofree char *name = trellis_agreement_format_version (version);
      g_autofree char *state = trellis_agreement_format_state (version);
      g_autofree char *label = trellis_format_line (name, state, NULL);

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "agreement.read", "s",
                                         trellis_record_get_uid (TRELLIS_RECORD (version)));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->versions_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->versions_button),
                          g_list_model_get_n_items (versions) > 1);
}

static guint
count_held_meetings (TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_is (query, "state", TRELLIS_MEETING_STATE_HELD);
  return trellis_store_count (store, query);
}

/* A hint, never a gate; only before the first version is agreed. */
static const char *
get_hint (TrellisStore *store, TrellisMatch *match, TrellisAgreement *agreement)
{
  if (trellis_agreement_get_version (agreement) > 1)
    return NULL;
  if (trellis_agreement_is_due (count_held_meetings (store, match)))
    return _("You have met a few times already: this is a good moment to settle it");
  return _("It helps most when it is settled before the third meeting");
}

static char *
describe_review (TrellisAgreement *agreement)
{
  const char *review = trellis_agreement_get_review (agreement);
  g_autofree char *today = trellis_day_today ();
  GDate date;

  if (!trellis_day_parse (review, &date))
    return NULL;
  return trellis_phrase_day_as (review, trellis_day_count (today, review) >= 0 ? TRELLIS_DATE_WORDS_REVIEW
                                                                              : TRELLIS_DATE_WORDS_REVIEW_WAS);
}

static void
show_draft (TrellisAgreementStatus *self, int version)
{
  g_autofree char *detail = NULL;

  if (version == 1)
    {
      show_text (self->state_label, _("Write It Together"));
      show_text (self->detail_label, _("Fill in what matters to the two of you and leave out the "
                                       "rest. Everything is saved as you write."));
      return;
    }

  /* Translators: %d is the number of the version before this one. */
  detail = g_strdup_printf (_("Version %d stays in force until you have both signed this one."),
                            version - 1);
  show_text (self->state_label, _("A New Version"));
  show_text (self->detail_label, detail);
}

static void
show_proposed (TrellisAgreementStatus *self, TrellisStore *store, TrellisAgreement *agreement, const char *partner)
{
  g_autoptr(TrellisRecordList) signatures = trellis_agreement_list_signatures (store, agreement);
  g_autofree char *state = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (signatures)) == 0)
    {
      /* Translators: %s is the name of a person. */
      state = trellis_partner_words_say (partner, _("Proposed to %s"), C_("agreement", "Proposed"));
      show_text (self->state_label, state);
      show_text (self->detail_label, _("Read it together and sign below. To change something, go "
                                       "back to the draft."));
    }
  else
    {
      show_text (self->state_label, _("One Signature Is Missing"));
      show_text (self->detail_label, _("It takes effect once both names are below."));
    }
}

static void
show_agreed (TrellisAgreementStatus *self, TrellisAgreement *agreement)
{
  g_autofree char *state = trellis_agreement_format_state (agreement);
  g_autofree char *review = describe_review (agreement);

  show_text (self->state_label, state);
  show_text (self->detail_label,
             _("Signed by both of you. A change makes a new version; this one stays readable."));
  show_text (self->hint_label, review);
}

static void
trellis_agreement_status_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_AGREEMENT_STATUS);

  G_OBJECT_CLASS (trellis_agreement_status_parent_class)->dispose (object);
}

static void
trellis_agreement_status_class_init (TrellisAgreementStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_agreement_status_dispose;

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agreement/trellis-agreement-status.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, version_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, versions_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, state_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, propose_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, change_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, compare_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, clauses_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementStatus, menu);
}

static void
trellis_agreement_status_init (TrellisAgreementStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (self->menu_button, self->menu);
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
  trellis_wrapped_button_make (self->propose_button);
}

/* Shows the first of @versions, the current one. @partner is a name, or NULL. */
void
trellis_agreement_status_show (TrellisAgreementStatus *self, TrellisStore *store, TrellisMatch *match,
                               GListModel *versions, const char *partner)
{
  g_autoptr(TrellisAgreement) agreement = g_list_model_get_item (versions, 0);
  TrellisAgreementState state = trellis_agreement_get_state (agreement);
  int version = trellis_agreement_get_version (agreement);
  gboolean is_open = state <= TRELLIS_AGREEMENT_STATE_PROPOSED;
  g_autofree char *name = trellis_agreement_format_version (agreement);
  g_autofree char *shared = trellis_partner_words_say (
    partner,
    /* Translators: after “Version 2”; %s is the name of a person. */
    _("Shared with %s"),
    /* Translators: after “Version 2”. */
    _("Shared with your partner"));
  g_autofree char *title = trellis_format_line (name, shared, NULL);
  g_autofree char *propose = trellis_partner_words_say (
    partner,
    /* Translators: a button that proposes the agreement to somebody; %s is a name. */
    _("Propose to %s"),
    /* Translators: a button that proposes the agreement to the other person. */
    _("Propose to Your Partner"));

  g_return_if_fail (TRELLIS_IS_AGREEMENT_STATUS (self));

  gtk_label_set_label (self->version_label, title);
  gtk_button_set_label (self->propose_button, propose);
  show_versions (self, versions);

  show_text (self->hint_label, is_open ? get_hint (store, match, agreement) : NULL);
  if (state == TRELLIS_AGREEMENT_STATE_DRAFT)
    show_draft (self, version);
  else if (state == TRELLIS_AGREEMENT_STATE_PROPOSED)
    show_proposed (self, store, agreement, partner);
  else
    show_agreed (self, agreement);

  gtk_widget_set_visible (GTK_WIDGET (self->propose_button), state == TRELLIS_AGREEMENT_STATE_DRAFT);
  gtk_widget_set_visible (self->clauses_button, state == TRELLIS_AGREEMENT_STATE_DRAFT);
  gtk_widget_set_visible (self->edit_button, state == TRELLIS_AGREEMENT_STATE_PROPOSED);
  gtk_widget_set_visible (self->change_button, !is_open && !trellis_match_is_over (match));
  gtk_widget_set_visible (self->compare_button, is_open && version > 1);
}
