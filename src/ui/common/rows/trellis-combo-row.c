/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-combo-row.h"

typedef struct
{
  gpointer selected; /* the item that was measured, only to be compared */
  int needed;        /* the width from which on both have room side by side, where that is not all of it yet */
  guint tick_id;
} TrellisComboRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (TrellisComboRow, trellis_combo_row, ADW_TYPE_COMBO_ROW)

/* The label with what is chosen, where it is beside the title: the toolkit has a list of one item for it. */
static GtkLabel *
find_value (GtkWidget *widget, gboolean is_in_list)
{
  GtkLabel *value = NULL;

  if (is_in_list && GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && value == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      value = find_value (child, is_in_list || GTK_IS_LIST_VIEW (child));
  return value;
}

/* How wide the row has to be to show all of @value, which it cuts at @width. */
static int
measure_needed (GtkWidget *row, GtkLabel *value, int width)
{
  g_autoptr(PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (value));
  int whole, most, natural;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &whole, NULL);
  gtk_widget_measure (GTK_WIDGET (value), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &most, NULL, NULL);
  if (whole > most)
    return G_MAXINT;
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return MAX (natural, width + 1);
}

/* The toolkit puts the text below the title only when something else is chosen. */
static void
show_below (AdwComboRow *row)
{
  gpointer item = adw_combo_row_get_selected_item (row);
  GtkExpression *words = adw_combo_row_get_expression (row);
  g_auto(GValue) value = G_VALUE_INIT;

  adw_combo_row_set_use_subtitle (row, TRUE);
  if (item != NULL && words != NULL && gtk_expression_evaluate (words, item, &value))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_value_get_string (&value));
  else if (GTK_IS_STRING_OBJECT (item))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), gtk_string_object_get_string (item));
}

static gboolean
turn_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TrellisComboRowPrivate *priv = trellis_combo_row_get_instance_private (TRELLIS_COMBO_ROW (widget));

  priv->tick_id = 0;
  if (gtk_widget_get_width (widget) < priv->needed)
    show_below (ADW_COMBO_ROW (widget));
  else
    adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (widget), FALSE);
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

/* Another size is not heard of while sizes are given out. */
static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TrellisComboRowPrivate *priv = trellis_combo_row_get_instance_private (TRELLIS_COMBO_ROW (widget));
  const gboolean is_below = adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (widget));
  GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));
  GtkLabel *value;

  gtk_widget_allocate (child, width, height, baseline, NULL);

  value = is_below ? NULL : find_value (child, FALSE);
  if (value != NULL && pango_layout_is_ellipsized (gtk_label_get_layout (value)))
    priv->needed = measure_needed (widget, value, width);
  if (is_below != (width < priv->needed) && priv->tick_id == 0)
    priv->tick_id = gtk_widget_add_tick_callback (widget, turn_cb, NULL, NULL);
}

static void
measure_again (AdwComboRow *row)
{
  TrellisComboRowPrivate *priv = trellis_combo_row_get_instance_private (TRELLIS_COMBO_ROW (row));

  priv->needed = 0;
  adw_combo_row_set_use_subtitle (row, FALSE);
}

/* What is chosen now may have room where the other had none. It is also told anew as it comes below the title. */
static void
selected_cb (AdwComboRow *row)
{
  TrellisComboRowPrivate *priv = trellis_combo_row_get_instance_private (TRELLIS_COMBO_ROW (row));
  gpointer selected = adw_combo_row_get_selected_item (row);

  if (priv->selected == selected)
    return;
  priv->selected = selected;
  measure_again (row);
}

static void
trellis_combo_row_class_init (TrellisComboRowClass *klass)
{
}

static void
trellis_combo_row_init (TrellisComboRow *self)
{
  /* As the layout that rows have, but it tells of the width. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
  g_signal_connect (self, "notify::title", G_CALLBACK (measure_again), NULL);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (measure_again), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
trellis_combo_row_new (void)
{
  return g_object_new (TRELLIS_TYPE_COMBO_ROW, NULL);
}
