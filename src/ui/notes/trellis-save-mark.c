/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-save-mark.h"

#include <glib/gi18n.h>

struct _TrellisSaveMark
{
  AdwBin parent_instance;

  TrellisStore *store;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TrellisSaveMark, trellis_save_mark, ADW_TYPE_BIN)

static const char *
get_words (TrellisStoreState state)
{
  switch (state)
    {
    case TRELLIS_STORE_STATE_SAVED:
      return C_("state", "Saved");
    case TRELLIS_STORE_STATE_UNSAVED:
      return C_("state", "Saving…");
    case TRELLIS_STORE_STATE_FAILED:
      return C_("state", "Not saved");
    default:
      g_return_val_if_reached ("");
    }
}

static void
update (TrellisSaveMark *self)
{
  const TrellisStoreState state = trellis_store_get_state (self->store);

  gtk_label_set_label (self->label, get_words (state));
  if (state == TRELLIS_STORE_STATE_FAILED)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dimmed");
      gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->label), "dimmed");
    }
}

static void
trellis_save_mark_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_SAVE_MARK (object)->store);

  G_OBJECT_CLASS (trellis_save_mark_parent_class)->dispose (object);
}

static void
trellis_save_mark_class_init (TrellisSaveMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_save_mark_dispose;
}

static void
trellis_save_mark_init (TrellisSaveMark *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}

/* To be called once. */
void
trellis_save_mark_set_store (TrellisSaveMark *self, TrellisStore *store)
{
  g_return_if_fail (TRELLIS_IS_SAVE_MARK (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
