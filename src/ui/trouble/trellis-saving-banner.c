/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-saving-banner.h"

#include "trellis-alert-heading.h"
#include "trellis-trouble-words.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisSavingBanner
{
  AdwBin parent_instance;

  TrellisStore *store;

  GtkRevealer *revealer;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TrellisSavingBanner, trellis_saving_banner, ADW_TYPE_BIN)

/* Puts all texts that are not saved into the clipboard. */
static void
copy_unsaved (GtkWidget *widget, TrellisStore *store)
{
  g_autofree char *text = trellis_store_dup_unsaved_text (store);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  trellis_undo_tell (widget, _("Unsaved text copied"));
}

static void
saving_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_unsaved (widget, TRELLIS_SAVING_BANNER (widget)->store);
}

static void
saving_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean saved = trellis_store_flush (TRELLIS_SAVING_BANNER (widget)->store, NULL);

  trellis_undo_tell (widget, saved ? _("Changes saved") : _("Still not saved"));
}

static void
state_changed_cb (TrellisSavingBanner *self)
{
  TrellisStoreState state = trellis_store_get_state (self->store);

  if (state == TRELLIS_STORE_STATE_FAILED)
    {
      g_autofree char *words =
        trellis_trouble_saving_words (trellis_store_get_error (self->store));

      if (!gtk_revealer_get_reveal_child (self->revealer))
        gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                                 GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
      gtk_label_set_label (self->label, words);
    }
  gtk_revealer_set_reveal_child (self->revealer, state == TRELLIS_STORE_STATE_FAILED);
}

static void
trellis_saving_banner_dispose (GObject *object)
{
  TrellisSavingBanner *self = TRELLIS_SAVING_BANNER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SAVING_BANNER);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_saving_banner_parent_class)->dispose (object);
}

static void
trellis_saving_banner_class_init (TrellisSavingBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_saving_banner_dispose;

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/trouble/trellis-saving-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSavingBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, TrellisSavingBanner, label);
  gtk_widget_class_install_action (widget_class, "saving.copy", NULL, saving_copy_action);
  gtk_widget_class_install_action (widget_class, "saving.retry", NULL, saving_retry_action);
}

static void
trellis_saving_banner_init (TrellisSavingBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
}

static void
add_banner (GtkBox *box, TrellisStore *store)
{
  TrellisSavingBanner *self = g_object_new (TRELLIS_TYPE_SAVING_BANNER, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_prepend (box, GTK_WIDGET (self));
  state_changed_cb (self);
}

static void
first_trouble_cb (TrellisStore *store, GParamSpec *pspec, GtkBox *box)
{
  if (trellis_store_get_state (store) != TRELLIS_STORE_STATE_FAILED)
    return;

  g_signal_handlers_disconnect_by_func (store, first_trouble_cb, box);
  add_banner (box, store);
}

/* Puts the banner first into @box, as soon as something of @store cannot be saved: most
 * windows never need it. */
void
trellis_saving_banner_attach (GtkBox *box, TrellisStore *store)
{
  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (TRELLIS_IS_STORE (store));

  g_signal_connect_object (store, "notify::state", G_CALLBACK (first_trouble_cb), box, 0);
  first_trouble_cb (store, NULL, box);
}

static void
copy_answered_cb (GtkWidget *window, const char *response, AdwDialog *dialog)
{
  copy_unsaved (window, g_object_get_data (G_OBJECT (dialog), "store"));
}

/* Asks over @window what to do about changes that cannot be saved: copy their texts, which is done
 * here, or "retry", or "anyway", whose label is @anyway. Those are for who connects to "response". */
AdwDialog *
trellis_saving_ask (GtkWidget *window, TrellisStore *store, const char *heading, const char *anyway)
{
  g_autofree char *words = trellis_trouble_unsaved_words (trellis_store_get_error (store));
  AdwDialog *dialog = adw_alert_dialog_new (heading, words);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "copy", _("_Copy Unsaved Text"),
                                  "retry", _("_Try Again"), "anyway", anyway, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "anyway",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "retry");
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "store", g_object_ref (store), g_object_unref);
  g_signal_connect_object (dialog, "response::copy", G_CALLBACK (copy_answered_cb), window,
                           G_CONNECT_SWAPPED);
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, window);
  return dialog;
}
