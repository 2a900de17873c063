/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-attachments.h"

#include "trellis-attachment-chip.h"
#include "trellis-wrap-box.h"

struct _TrellisAttachments
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisRecordList *list; /* nullable */
  gulong changed_handler;

  GtkWidget *box; /* NULL until there are any */
};

G_DEFINE_FINAL_TYPE (TrellisAttachments, trellis_attachments, ADW_TYPE_BIN)

static GtkWidget *
find_chip (TrellisAttachments *self, guint position)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->box);

  for (; chip != NULL && position > 0; position--)
    chip = gtk_widget_get_next_sibling (chip);
  return chip;
}

static void
items_changed_cb (TrellisAttachments *self, guint position, guint removed, guint added)
{
  GtkWidget *before;

  if (self->box == NULL && added == 0)
    return;
  if (self->box == NULL)
    {
      self->box = trellis_wrap_box_new (6, 6);
      adw_bin_set_child (ADW_BIN (self), self->box);
    }

  for (; removed > 0; removed--)
    gtk_widget_unparent (find_chip (self, position));

  before = position > 0 ? find_chip (self, position - 1) : NULL;
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(TrellisAttachment) attachment = g_list_model_get_item (G_LIST_MODEL (self->list), position + i);
      GtkWidget *chip = trellis_attachment_chip_new (self->store, attachment);

      gtk_widget_insert_after (chip, self->box, before);
      before = chip;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}

static void
trellis_attachments_dispose (GObject *object)
{
  TrellisAttachments *self = TRELLIS_ATTACHMENTS (object);

  if (self->list != NULL)
    g_clear_signal_handler (&self->changed_handler, self->list);
  g_clear_object (&self->list);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_attachments_parent_class)->dispose (object);
}

static void
trellis_attachments_class_init (TrellisAttachmentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_attachments_dispose;
}

static void
trellis_attachments_init (TrellisAttachments *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Shows what is in @list, of TrellisAttachment, from now on; nothing where it is NULL. */
void
trellis_attachments_follow (TrellisAttachments *self, TrellisStore *store, TrellisRecordList *list)
{
  g_return_if_fail (TRELLIS_IS_ATTACHMENTS (self));

  if (self->list != NULL)
    {
      const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

      g_clear_signal_handler (&self->changed_handler, self->list);
      g_clear_object (&self->list);
      items_changed_cb (self, 0, n, 0);
    }
  if (list == NULL)
    return;

  g_set_object (&self->store, store);
  self->list = g_object_ref (list);
  self->changed_handler =
    g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (list)));
}
