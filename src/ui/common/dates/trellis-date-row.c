/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-date-row.h"

#include "trellis-date-button.h"

struct _TrellisDateRow
{
  AdwActionRow parent_instance;

  char *placeholder;

  TrellisDateButton *button;
};

typedef enum
{
  PROP_DAY = 1,
  PROP_PLACEHOLDER,
} TrellisDateRowProperty;

static GParamSpec *props[PROP_PLACEHOLDER + 1];

G_DEFINE_FINAL_TYPE (TrellisDateRow, trellis_date_row, ADW_TYPE_ACTION_ROW)

static void
day_changed_cb (TrellisDateRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}

/* The title without the mark of its mnemonic. */
static char *
strip_underline (TrellisDateRow *self, const char *title)
{
  g_auto(GStrv) parts = NULL;

  if (title == NULL || !adw_preferences_row_get_use_underline (ADW_PREFERENCES_ROW (self)))
    return g_strdup (title);

  parts = g_strsplit (title, "_", 2);
  return g_strjoinv ("", parts);
}

static void
trellis_date_row_activate (AdwActionRow *row)
{
  trellis_date_button_popup (TRELLIS_DATE_ROW (row)->button);
}

static void
trellis_date_row_get_property (GObject *object, guint prop_id, GValue *value,
                               GParamSpec *pspec)
{
  TrellisDateRow *self = TRELLIS_DATE_ROW (object);

  switch ((TrellisDateRowProperty) prop_id)
    {
    case PROP_DAY:
      g_value_set_string (value, trellis_date_row_get_day (self));
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_date_row_set_property (GObject *object, guint prop_id, const GValue *value,
                               GParamSpec *pspec)
{
  TrellisDateRow *self = TRELLIS_DATE_ROW (object);

  switch ((TrellisDateRowProperty) prop_id)
    {
    case PROP_DAY:
      trellis_date_row_set_day (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      if (g_set_str (&self->placeholder, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_date_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_DATE_ROW);

  G_OBJECT_CLASS (trellis_date_row_parent_class)->dispose (object);
}

static void
trellis_date_row_finalize (GObject *object)
{
  g_free (TRELLIS_DATE_ROW (object)->placeholder);

  G_OBJECT_CLASS (trellis_date_row_parent_class)->finalize (object);
}

static void
trellis_date_row_class_init (TrellisDateRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_date_row_get_property;
  object_class->set_property = trellis_date_row_set_property;
  object_class->dispose = trellis_date_row_dispose;
  object_class->finalize = trellis_date_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = trellis_date_row_activate;

  props[PROP_DAY] = g_param_spec_string ("day", NULL, NULL, NULL, flags);
  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/common/dates/trellis-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisDateRow, button);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, strip_underline);
}

static void
trellis_date_row_init (TrellisDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trellis_date_row_new (void)
{
  return g_object_new (TRELLIS_TYPE_DATE_ROW, NULL);
}

const char *
trellis_date_row_get_day (TrellisDateRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_DATE_ROW (self), NULL);

  return self->button != NULL ? trellis_date_button_get_day (self->button) : NULL;
}

/* What is no day counts as none. */
void
trellis_date_row_set_day (TrellisDateRow *self, const char *day)
{
  g_return_if_fail (TRELLIS_IS_DATE_ROW (self));

  trellis_date_button_set_day (self->button, day);
}
