/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-toggle-bin.h"

struct _TrellisToggleBin
{
  AdwBin parent_instance;

  int needed; /* the width of the toggles side by side; 0 before they were so with the style that there is */
  guint source;
};

G_DEFINE_FINAL_TYPE (TrellisToggleBin, trellis_toggle_bin, ADW_TYPE_BIN)

static GtkOrientation
choose_orientation (TrellisToggleBin *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) < self->needed ? GTK_ORIENTATION_VERTICAL
                                                                 : GTK_ORIENTATION_HORIZONTAL;
}

static gboolean
turn_cb (gpointer data)
{
  TrellisToggleBin *self = data;
  GtkWidget *group = adw_bin_get_child (ADW_BIN (self));

  self->source = 0;
  if (group != NULL)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (group), choose_orientation (self));
  return G_SOURCE_REMOVE;
}

static void
trellis_toggle_bin_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *group = adw_bin_get_child (ADW_BIN (widget));

  if (group != NULL)
    gtk_widget_measure (group, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

/* It cannot turn while it gets its size. */
static void
trellis_toggle_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TrellisToggleBin *self = TRELLIS_TOGGLE_BIN (widget);
  GtkWidget *group = adw_bin_get_child (ADW_BIN (self));
  GtkOrientation orientation;

  if (group == NULL)
    return;

  gtk_widget_allocate (group, width, height, baseline, NULL);
  orientation = gtk_orientable_get_orientation (GTK_ORIENTABLE (group));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (group, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &self->needed, NULL, NULL);
  if (orientation != choose_orientation (self) && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_cb, self, NULL);
}

/* Words may be larger or smaller now. */
static void
trellis_toggle_bin_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TRELLIS_TOGGLE_BIN (widget)->needed = 0;

  GTK_WIDGET_CLASS (trellis_toggle_bin_parent_class)->css_changed (widget, change);
}

static void
trellis_toggle_bin_dispose (GObject *object)
{
  g_clear_handle_id (&TRELLIS_TOGGLE_BIN (object)->source, g_source_remove);

  G_OBJECT_CLASS (trellis_toggle_bin_parent_class)->dispose (object);
}

static void
trellis_toggle_bin_class_init (TrellisToggleBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_toggle_bin_dispose;
  widget_class->css_changed = trellis_toggle_bin_css_changed;
  widget_class->measure = trellis_toggle_bin_measure;
  widget_class->size_allocate = trellis_toggle_bin_size_allocate;
}

static void
trellis_toggle_bin_init (TrellisToggleBin *self)
{
  /* AdwBin’s would do what is done here, and not ask. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
