/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-date-row.h"

#include "trellis-date-button.h"
#include "trellis-wrap-box.h"

struct _TrellisDateRow
{
  AdwPreferencesRow parent_instance;

  char *placeholder;
  char *subtitle;
  GtkWidget *list; /* the GtkListBox that it is a row of; unowned, weak pointer */

  TrellisDateButton *button;
};

typedef enum
{
  PROP_DAY = 1,
  PROP_PLACEHOLDER,
  PROP_SUBTITLE,
} TrellisDateRowProperty;

static GParamSpec *props[PROP_SUBTITLE + 1];

G_DEFINE_FINAL_TYPE (TrellisDateRow, trellis_date_row, ADW_TYPE_PREFERENCES_ROW)

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

static gboolean
is_set (TrellisDateRow *self, const char *text)
{
  return text != NULL && *text != '\0';
}

static void
row_activated_cb (TrellisDateRow *self, GtkListBoxRow *row)
{
  if (row == GTK_LIST_BOX_ROW (self))
    trellis_date_button_popup (self->button);
}

static void
parent_changed_cb (TrellisDateRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, row_activated_cb, self);
  g_set_weak_pointer (&self->list, GTK_IS_LIST_BOX (parent) ? parent : NULL);
  if (self->list != NULL)
    g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
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
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
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
    case PROP_SUBTITLE:
      trellis_date_row_set_subtitle (self, g_value_get_string (value));
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
  TrellisDateRow *self = TRELLIS_DATE_ROW (object);

  g_clear_weak_pointer (&self->list);
  g_free (self->placeholder);
  g_free (self->subtitle);

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

  props[PROP_DAY] = g_param_spec_string ("day", NULL, NULL, NULL, flags);
  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_DATE_BUTTON);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/common/dates/trellis-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisDateRow, button);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, parent_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, strip_underline);
  gtk_widget_class_bind_template_callback (widget_class, is_set);
}

static void
trellis_date_row_init (TrellisDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_date_button_make_wrapped (self->button);
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

/* A line of smaller words below the title; nullable. */
void
trellis_date_row_set_subtitle (TrellisDateRow *self, const char *subtitle)
{
  g_return_if_fail (TRELLIS_IS_DATE_ROW (self));

  if (g_set_str (&self->subtitle, subtitle))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBTITLE]);
}
