/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-photo-row.h"

#include "trellis-photo-verbs.h"
#include "trellis-photos.h"
#include "trellis-read-only.h"

#include <glib/gi18n.h>

#define AVATAR_SIZE 48

struct _TrellisPhotoRow
{
  AdwActionRow parent_instance;

  TrellisStore *store;
  gpointer subject; /* a match, for its partner, or the person whose computer this is */

  TrellisAvatar *avatar;
  GtkWidget *choose_button;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (TrellisPhotoRow, trellis_photo_row, ADW_TYPE_ACTION_ROW)

static void
choose_cb (TrellisPhotoRow *self)
{
  trellis_photo_choose (GTK_WIDGET (self), self->store, self->subject);
}

/* The button goes, and with it the focus. */
static void
remove_cb (TrellisPhotoRow *self)
{
  gtk_widget_grab_focus (self->choose_button);
  trellis_photo_remove (GTK_WIDGET (self), self->store, self->subject);
}

static void
update (TrellisPhotoRow *self)
{
  g_autoptr(TrellisAttachment) photo = trellis_photos_find (self->store, self->subject);
  const gboolean is_open = !trellis_read_only_contains (self);

  gtk_widget_set_visible (self->choose_button, is_open);
  gtk_widget_set_visible (self->remove_button, is_open && photo != NULL);
}

static void
store_changed_cb (TrellisPhotoRow *self, TrellisRecord *record)
{
  if (TRELLIS_IS_ATTACHMENT (record))
    update (self);
}

static void
trellis_photo_row_dispose (GObject *object)
{
  TrellisPhotoRow *self = TRELLIS_PHOTO_ROW (object);

  g_clear_object (&self->subject);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_photo_row_parent_class)->dispose (object);
}

static void
trellis_photo_row_class_init (TrellisPhotoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_photo_row_dispose;
}

static GtkWidget *
add_button (TrellisPhotoRow *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
trellis_photo_row_init (TrellisPhotoRow *self)
{
  self->avatar = TRELLIS_AVATAR (trellis_avatar_new (AVATAR_SIZE));
  gtk_widget_set_margin_top (GTK_WIDGET (self->avatar), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->avatar), 6);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->avatar));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Photo"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _("Stays on this computer"));
  self->remove_button = add_button (self, "user-trash-symbolic", _("Remove Photo"), G_CALLBACK (remove_cb));
  self->choose_button = add_button (self, "document-open-symbolic", _("Choose Photo…"), G_CALLBACK (choose_cb));
  g_signal_connect (self, "notify::root", G_CALLBACK (update), NULL);
}

/* For the partner where @subject is a match, or for the person whose computer this is. */
GtkWidget *
trellis_photo_row_new (TrellisStore *store, gpointer subject)
{
  TrellisPhotoRow *self = g_object_new (TRELLIS_TYPE_PHOTO_ROW, NULL);
  g_autoptr(TrellisPerson) person =
    TRELLIS_IS_MATCH (subject) ? trellis_store_get_partner (store, subject) : g_object_ref (subject);

  self->store = g_object_ref (store);
  self->subject = g_object_ref (subject);
  if (person != NULL)
    g_object_bind_property (person, "name", self->avatar, "text", G_BINDING_SYNC_CREATE);
  trellis_photos_show (self->avatar, store, subject);
  trellis_photo_accept_drops (GTK_WIDGET (self), store, subject);
  if (TRELLIS_IS_MATCH (subject))
    trellis_read_only_mark (self, subject);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _("Goes with your contact card"));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
