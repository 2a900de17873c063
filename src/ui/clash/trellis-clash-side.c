/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-side.h"

#include "trellis-clash-difference.h"
#include "trellis-wrapped-button.h"
#include "trellis-wrapped-label.h"

#include <glib/gi18n.h>

struct _TrellisClashSide
{
  AdwBin parent_instance;

  char *field; /* what the version is of */

  GtkLabel *caption;
  GtkWidget *mark;
  GtkWidget *middle;
  GtkLabel *value;
  GtkLabel *difference;
  GtkButton *button;
};

enum
{
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisClashSide, trellis_clash_side, ADW_TYPE_BIN)

static void
button_clicked_cb (TrellisClashSide *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
trellis_clash_side_finalize (GObject *object)
{
  g_free (TRELLIS_CLASH_SIDE (object)->field);

  G_OBJECT_CLASS (trellis_clash_side_parent_class)->finalize (object);
}

static void
trellis_clash_side_class_init (TrellisClashSideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_clash_side_finalize;

  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_mark (void)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");
  /* Translators: the version that the thing has now. */
  GtkWidget *label = gtk_label_new (_("In Use"));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (mark, "pill-label");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (mark), icon);
  gtk_box_append (GTK_BOX (mark), label);
  return mark;
}

/* A label is selected whole when the focus comes to it; what stays so looks like something chosen. */
static void
focus_left_cb (GtkEventController *controller)
{
  GtkLabel *label = GTK_LABEL (gtk_event_controller_get_widget (controller));

  if (gtk_label_get_selectable (label))
    gtk_label_select_region (label, 0, 0);
}

static void
trellis_clash_side_init (TrellisClashSide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *focus;

  self->caption = GTK_LABEL (trellis_wrapped_label_new (NULL, "caption-heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->caption), TRUE);
  self->mark = create_mark ();
  self->value = GTK_LABEL (trellis_wrapped_label_new (NULL, NULL));
  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->value), focus);
  self->difference = GTK_LABEL (trellis_wrapped_label_new (NULL, "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->difference), "dimmed");
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (button_clicked_cb), self);

  self->middle = adw_bin_new ();
  gtk_widget_set_vexpand (self->middle, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->value), GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self->middle), GTK_WIDGET (self->value));

  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (top), self->mark);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), self->middle);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->difference));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_widget_set_visible (GTK_WIDGET (self->difference), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "clash-side");
  adw_bin_set_child (ADW_BIN (self), box);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->caption, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->value, self->difference, NULL, -1);
}

/* @caption tells whose version it is, and @field what of. */
GtkWidget *
trellis_clash_side_new (const char *caption, const char *field)
{
  TrellisClashSide *self = g_object_new (TRELLIS_TYPE_CLASH_SIDE, NULL);

  self->field = g_strdup (field);
  gtk_label_set_label (self->caption, caption);
  return GTK_WIDGET (self);
}

/* NULL says that there is nothing. A text can be selected, so that a keyboard can go over it. */
void
trellis_clash_side_set_value (TrellisClashSide *self, const char *value, gboolean is_text)
{
  g_return_if_fail (TRELLIS_IS_CLASH_SIDE (self));

  gtk_label_set_label (self->value, value != NULL ? value : _("Nothing"));
  gtk_label_set_selectable (self->value, is_text && value != NULL);
  if (value == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "dimmed");
}

/* Marks what in @value, which is shown, is not in @other, and tells it in words; both may be NULL. */
void
trellis_clash_side_compare (TrellisClashSide *self, const char *value, const char *other)
{
  g_autofree char *told = NULL;

  g_return_if_fail (TRELLIS_IS_CLASH_SIDE (self));

  told = trellis_clash_difference_tell (value, other);
  if (value != NULL)
    {
      PangoAttrList *marks = trellis_clash_difference_mark (value, other);

      gtk_label_set_attributes (self->value, marks);
      pango_attr_list_unref (marks);
    }
  gtk_label_set_label (self->difference, told != NULL ? told : "");
  gtk_widget_set_visible (GTK_WIDGET (self->difference), told != NULL);
}

/* Shows @editor in the place of the value. */
void
trellis_clash_side_set_editor (TrellisClashSide *self, GtkWidget *editor)
{
  g_return_if_fail (TRELLIS_IS_CLASH_SIDE (self));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  adw_bin_set_child (ADW_BIN (self->middle), editor);
  self->value = NULL;
}

/* There may be several such buttons: each is named after the field as well. */
void
trellis_clash_side_set_button (TrellisClashSide *self, const char *label)
{
  /* Translators: what a button does, and to what: "Take Mine: Title". */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, self->field);

  g_return_if_fail (TRELLIS_IS_CLASH_SIDE (self));

  gtk_button_set_label (self->button, label);
  trellis_wrapped_button_make (self->button);

  /* Else it would be named after its label alone. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Whether it is what the thing has now. */
void
trellis_clash_side_set_in_use (TrellisClashSide *self, gboolean is_in_use)
{
  g_return_if_fail (TRELLIS_IS_CLASH_SIDE (self));

  gtk_widget_set_visible (self->mark, is_in_use);
}

GtkWidget *
trellis_clash_side_get_button (TrellisClashSide *self)
{
  g_return_val_if_fail (TRELLIS_IS_CLASH_SIDE (self), NULL);

  return GTK_WIDGET (self->button);
}
