/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-signature-group.h"

#include "trellis-agreement-steps.h"
#include "trellis-agreement-text.h"
#include "trellis-format.h"
#include "trellis-partner-words.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

/* What is shown of one role: the signature, or the way to it. The rows stay, so that the focus does. */
typedef struct
{
  GtkWidget *signed_row;
  GtkWidget *withdraw_button;
  GtkWidget *button_row;
} Slot;

struct _TrellisSignatureGroup
{
  AdwBin parent_instance;

  Slot slots[2];
};

G_DEFINE_FINAL_TYPE (TrellisSignatureGroup, trellis_signature_group, ADW_TYPE_BIN)

static const TrellisRole roles[] = { TRELLIS_ROLE_MENTEE, TRELLIS_ROLE_MENTOR };

static GtkWidget *
create_withdraw_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("Withdraw"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
create_signed_row (GtkWidget *withdraw_button)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (mark, "success");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), withdraw_button);
  return row;
}

static void
show_signature (Slot *slot, TrellisSignature *signature, int version, gboolean may_withdraw)
{
  const char *person = trellis_signature_get_name (signature);
  g_autofree char *day =
    trellis_format_hold (trellis_agreement_format_day (trellis_signature_get_signed_at (signature)));
  /* Translators: %s is the name of a person. */
  g_autofree char *name = g_strdup_printf (_("Withdraw %s’s Signature"), person);
  g_autofree char *subtitle = NULL;

  if (trellis_signature_get_role (signature) == TRELLIS_ROLE_MENTEE)
    /* Translators: of a signature: the day, and the number of the version that was signed. */
    subtitle = g_strdup_printf (_("Mentee · Signed version %2$d on %1$s"), day, version);
  else
    /* Translators: of a signature: the day, and the number of the version that was signed. */
    subtitle = g_strdup_printf (_("Mentor · Signed version %2$d on %1$s"), day, version);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (slot->signed_row), person);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (slot->signed_row), subtitle);
  gtk_widget_set_tooltip_text (slot->withdraw_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (slot->withdraw_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (slot->withdraw_button), "s",
                                    trellis_record_get_uid (TRELLIS_RECORD (signature)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (slot->withdraw_button), "agreement.withdraw");
  gtk_widget_set_visible (slot->withdraw_button, may_withdraw);
}

static void
show_way (Slot *slot, const TrellisSigners *signers, gboolean is_mine)
{
  g_autofree char *title = NULL;

  if (!is_mine)
    title = trellis_partner_words_say (
      signers->partner,
      /* Translators: notes that somebody has signed elsewhere; %s is the name of a person. */
      _("Record %s’s Signature…"),
      /* Translators: notes that the other person has signed elsewhere. */
      _("Record Your Partner’s Signature…"));
  else if (signers->me != NULL)
    /* Translators: %s is the name of a person. */
    title = g_strdup_printf (_("Sign as %s"), signers->me);
  else
    title = g_strdup (_("Sign…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (slot->button_row), title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (slot->button_row),
                                  is_mine ? "agreement.sign" : "agreement.record-signature");
}

static void
trellis_signature_group_class_init (TrellisSignatureGroupClass *klass)
{
}

static void
trellis_signature_group_init (TrellisSignatureGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Signatures"), "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, NULL);
  GtkWidget *group = adw_preferences_group_new ();

  gtk_widget_add_css_class (title, "title-3");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), group);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      Slot *slot = &self->slots[i];

      slot->withdraw_button = create_withdraw_button ();
      slot->signed_row = create_signed_row (slot->withdraw_button);
      slot->button_row = adw_button_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (slot->button_row), FALSE);
      trellis_wrapped_title_make_row (ADW_BUTTON_ROW (slot->button_row));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), slot->signed_row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), slot->button_row);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Without @signers the names can only be read. */
void
trellis_signature_group_show (TrellisSignatureGroup *self, TrellisStore *store,
                              TrellisAgreement *agreement, const TrellisSigners *signers)
{
  gboolean is_open = signers != NULL &&
                     trellis_agreement_get_state (agreement) <= TRELLIS_AGREEMENT_STATE_PROPOSED;
  gboolean has_rows = FALSE;

  g_return_if_fail (TRELLIS_IS_SIGNATURE_GROUP (self));

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      Slot *slot = &self->slots[i];
      g_autoptr(TrellisSignature) signature =
        trellis_agreement_find_signature (store, agreement, roles[i]);

      if (signature != NULL)
        show_signature (slot, signature, trellis_agreement_get_version (agreement), is_open);
      else if (is_open)
        show_way (slot, signers, roles[i] == signers->my_role);
      gtk_widget_set_visible (slot->signed_row, signature != NULL);
      gtk_widget_set_visible (slot->button_row, signature == NULL && is_open);
      has_rows = has_rows || signature != NULL || is_open;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), has_rows);
}
