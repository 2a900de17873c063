/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-summary-row.h"

#include "trellis-row-side.h"
#include "trellis-wrap-box.h"

/* Between the picture, the lines and what follows, as in an AdwActionRow. */
#define SPACING 12

typedef struct
{
  GtkBox *box;
  GtkWidget *lines;
  GtkLabel *title;
  GtkLabel *subtitle;
} TrellisSummaryRowPrivate;

typedef enum
{
  PROP_TITLE = 1,
} TrellisSummaryRowProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_TYPE_WITH_PRIVATE (TrellisSummaryRow, trellis_summary_row, GTK_TYPE_LIST_BOX_ROW)

static TrellisSummaryRowPrivate *
get_private (TrellisSummaryRow *self)
{
  return trellis_summary_row_get_instance_private (self);
}

static const char *
get_title (TrellisSummaryRow *self)
{
  return gtk_label_get_label (get_private (self)->title);
}

static void
trellis_summary_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TrellisSummaryRowProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, get_title (TRELLIS_SUMMARY_ROW (object)));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
set_title (TrellisSummaryRow *self, const char *title)
{
  if (g_strcmp0 (title, get_title (self)) == 0)
    return;
  gtk_label_set_label (get_private (self)->title, title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
trellis_summary_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TrellisSummaryRowProperty) prop_id)
    {
    case PROP_TITLE:
      set_title (TRELLIS_SUMMARY_ROW (object), g_value_get_string (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_summary_row_class_init (TrellisSummaryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_summary_row_get_property;
  object_class->set_property = trellis_summary_row_set_property;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                             G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static GtkLabel *
append_line (TrellisSummaryRowPrivate *priv, const char *css_class)
{
  GtkWidget *line = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (line), 3);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (line, css_class);
  gtk_box_append (GTK_BOX (priv->lines), line);
  return GTK_LABEL (line);
}

/* In C, since a template takes longer than all the rest. */
static void
trellis_summary_row_init (TrellisSummaryRow *self)
{
  TrellisSummaryRowPrivate *priv = get_private (self);

  priv->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING));
  gtk_widget_add_css_class (GTK_WIDGET (priv->box), "header");
  priv->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (priv->lines, "title");
  gtk_widget_set_hexpand (priv->lines, TRUE);
  gtk_widget_set_valign (priv->lines, GTK_ALIGN_CENTER);
  priv->title = append_line (priv, NULL);
  priv->subtitle = append_line (priv, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (priv->subtitle), "dimmed");
  gtk_box_append (priv->box, priv->lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (priv->box));
  trellis_row_side_keep (GTK_WIDGET (self));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  priv->title, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  priv->subtitle, NULL, -1);
}

GtkWidget *
trellis_summary_row_new (const char *title, const char *subtitle)
{
  TrellisSummaryRow *self = g_object_new (TRELLIS_TYPE_SUMMARY_ROW, NULL);

  set_title (self, title);
  trellis_summary_row_set_subtitle (self, subtitle);
  return GTK_WIDGET (self);
}

void
trellis_summary_row_set_subtitle (TrellisSummaryRow *self, const char *subtitle)
{
  g_return_if_fail (TRELLIS_IS_SUMMARY_ROW (self));

  gtk_label_set_label (get_private (self)->subtitle, subtitle != NULL ? subtitle : "");
}

/* Before the lines. */
void
trellis_summary_row_add_prefix (TrellisSummaryRow *self, GtkWidget *widget)
{
  g_return_if_fail (TRELLIS_IS_SUMMARY_ROW (self));

  gtk_box_prepend (get_private (self)->box, widget);
}

/* After the lines. */
void
trellis_summary_row_add_suffix (TrellisSummaryRow *self, GtkWidget *widget)
{
  g_return_if_fail (TRELLIS_IS_SUMMARY_ROW (self));

  gtk_box_append (get_private (self)->box, widget);
}

void
trellis_summary_row_add_beside (TrellisSummaryRow *self, GtkWidget *widget)
{
  TrellisSummaryRowPrivate *priv;
  GtkWidget *box, *title;

  g_return_if_fail (TRELLIS_IS_SUMMARY_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  priv = get_private (self);
  box = trellis_wrap_box_new (SPACING, 0);
  title = GTK_WIDGET (priv->title);
  gtk_widget_set_hexpand (title, TRUE);
  g_object_ref (title);
  gtk_box_remove (GTK_BOX (priv->lines), title);
  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), title);
  g_object_unref (title);
  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), widget);
  gtk_box_prepend (GTK_BOX (priv->lines), box);
}
