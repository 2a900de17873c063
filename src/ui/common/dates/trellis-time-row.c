/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-time-row.h"

#include "trellis-format.h"
#include "trellis-typed-time.h"

#define DAY (24 * 60)

struct _TrellisTimeRow
{
  AdwActionRow parent_instance;

  GtkSpinButton *spin_button;
};

typedef enum
{
  PROP_MINUTES = 1,
} TrellisTimeRowProperty;

static GParamSpec *props[PROP_MINUTES + 1];

G_DEFINE_FINAL_TYPE (TrellisTimeRow, trellis_time_row, ADW_TYPE_ACTION_ROW)

static int
input_cb (TrellisTimeRow *self, double *value)
{
  int minutes;

  if (!trellis_typed_clock (gtk_editable_get_text (GTK_EDITABLE (self->spin_button)), &minutes))
    return GTK_INPUT_ERROR;

  *value = minutes;
  return TRUE;
}

/* Room for the longest time, and no more, since the title needs the rest where text is large. */
static void
update_width (TrellisTimeRow *self, GTimeZone *utc)
{
  g_autofree char *longest = trellis_format_clock ((22 * 60 + 30) * 60, utc);
  const int n_chars = (int) g_utf8_strlen (longest, -1);

  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin_button), n_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->spin_button), n_chars);
}

static gboolean
output_cb (TrellisTimeRow *self)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text =
    trellis_format_clock ((gint64) trellis_time_row_get_minutes (self) * 60, utc);

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->spin_button))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->spin_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin_button),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  update_width (self, utc);
  return TRUE;
}

static void
value_changed_cb (TrellisTimeRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MINUTES]);
}

static void
title_changed_cb (TrellisTimeRow *self)
{
  g_auto(GStrv) parts =
           g_strsplit (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), "_", -1);
  g_autofree char *title = g_strjoinv ("", parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
trellis_time_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TrellisTimeRowProperty) prop_id)
    {
    case PROP_MINUTES:
      g_value_set_int (value, trellis_time_row_get_minutes (TRELLIS_TIME_ROW (object)));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_time_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TrellisTimeRowProperty) prop_id)
    {
    case PROP_MINUTES:
      trellis_time_row_set_minutes (TRELLIS_TIME_ROW (object), g_value_get_int (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_time_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_TIME_ROW);

  G_OBJECT_CLASS (trellis_time_row_parent_class)->dispose (object);
}

static void
trellis_time_row_class_init (TrellisTimeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_time_row_get_property;
  object_class->set_property = trellis_time_row_set_property;
  object_class->dispose = trellis_time_row_dispose;

  props[PROP_MINUTES] =
    g_param_spec_int ("minutes", NULL, NULL, 0, DAY - 1, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/common/dates/trellis-time-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeRow, spin_button);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
trellis_time_row_init (TrellisTimeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  output_cb (self);
}

int
trellis_time_row_get_minutes (TrellisTimeRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_TIME_ROW (self), 0);

  return (int) gtk_adjustment_get_value (gtk_spin_button_get_adjustment (self->spin_button));
}

void
trellis_time_row_set_minutes (TrellisTimeRow *self, int minutes)
{
  g_return_if_fail (TRELLIS_IS_TIME_ROW (self));

  gtk_spin_button_set_value (self->spin_button, minutes);
}
