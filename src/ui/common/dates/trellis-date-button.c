/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-date-button.h"

#include "trellis-date-popover.h"
#include "trellis-date-words.h"
#include "trellis-format.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

struct _TrellisDateButton
{
  AdwBin parent_instance;

  char *day;
  char *placeholder;
  char *caption;

  GtkMenuButton *button;
  GtkLabel *label;
};

typedef enum
{
  PROP_DAY = 1,
  PROP_PLACEHOLDER,
  PROP_CAPTION,
} TrellisDateButtonProperty;

static GParamSpec *props[PROP_CAPTION + 1];

G_DEFINE_FINAL_TYPE (TrellisDateButton, trellis_date_button, ADW_TYPE_BIN)

static void
update (TrellisDateButton *self)
{
  g_autofree char *shown = trellis_format_day (self->day);
  const char *caption = self->caption != NULL ? self->caption : _("Choose a Day");
  g_autofree char *name = NULL;
  g_autofree char *full = NULL;
  GDate date;

  if (shown == NULL)
    shown = g_strdup (self->placeholder != NULL ? self->placeholder : _("Not Set"));
  if (trellis_day_parse (self->day, &date))
    {
      g_autoptr(GDateTime) noon = g_date_time_new_local (
        g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);

      full = trellis_date_words (noon, TRELLIS_DATE_WORDS_FULL);
    }

  if (full != NULL || *shown != '\0')
    /* Translators: what a day is for, and the day: "Due, Friday, 11/27/2026". */
    name = g_strdup_printf (_("%s, %s"), caption, full != NULL ? full : shown);
  else
    name = g_strdup (caption);

  gtk_label_set_label (self->label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (self->day == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dimmed");
}

static void
set_text (TrellisDateButton *self, char **field, const char *text, TrellisDateButtonProperty prop)
{
  if (!g_set_str (field, text))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static gboolean
trellis_date_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_DATE_BUTTON (widget)->button));
}

static void
trellis_date_button_get_property (GObject *object, guint prop_id, GValue *value,
                                  GParamSpec *pspec)
{
  TrellisDateButton *self = TRELLIS_DATE_BUTTON (object);

  switch ((TrellisDateButtonProperty) prop_id)
    {
    case PROP_DAY:
      g_value_set_string (value, self->day);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_CAPTION:
      g_value_set_string (value, self->caption);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_date_button_set_property (GObject *object, guint prop_id, const GValue *value,
                                  GParamSpec *pspec)
{
  TrellisDateButton *self = TRELLIS_DATE_BUTTON (object);

  switch ((TrellisDateButtonProperty) prop_id)
    {
    case PROP_DAY:
      trellis_date_button_set_day (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      set_text (self, &self->placeholder, g_value_get_string (value), PROP_PLACEHOLDER);
      break;
    case PROP_CAPTION:
      set_text (self, &self->caption, g_value_get_string (value), PROP_CAPTION);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_date_button_dispose (GObject *object)
{
  /* The template would let go of the bin's child behind its back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_DATE_BUTTON);

  G_OBJECT_CLASS (trellis_date_button_parent_class)->dispose (object);
}

static void
trellis_date_button_finalize (GObject *object)
{
  TrellisDateButton *self = TRELLIS_DATE_BUTTON (object);

  g_free (self->day);
  g_free (self->placeholder);
  g_free (self->caption);

  G_OBJECT_CLASS (trellis_date_button_parent_class)->finalize (object);
}

static void
trellis_date_button_class_init (TrellisDateButtonClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_date_button_get_property;
  object_class->set_property = trellis_date_button_set_property;
  object_class->dispose = trellis_date_button_dispose;
  object_class->finalize = trellis_date_button_finalize;
  widget_class->grab_focus = trellis_date_button_grab_focus;

  props[PROP_DAY] = g_param_spec_string ("day", NULL, NULL, NULL, flags);
  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  props[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_DATE_POPOVER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/common/dates/trellis-date-button.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisDateButton, button);
  gtk_widget_class_bind_template_child (widget_class, TrellisDateButton, label);
}

static void
trellis_date_button_init (TrellisDateButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

const char *
trellis_date_button_get_day (TrellisDateButton *self)
{
  g_return_val_if_fail (TRELLIS_IS_DATE_BUTTON (self), NULL);

  return self->day;
}

/* What is no day counts as none. */
void
trellis_date_button_set_day (TrellisDateButton *self, const char *day)
{
  GDate date;

  g_return_if_fail (TRELLIS_IS_DATE_BUTTON (self));

  set_text (self, &self->day, trellis_day_parse (day, &date) ? day : NULL, PROP_DAY);
}

void
trellis_date_button_popup (TrellisDateButton *self)
{
  g_return_if_fail (TRELLIS_IS_DATE_BUTTON (self));

  gtk_menu_button_popup (self->button);
}

/* Has a day go on in the next line that has no room in one. Only where the height is asked for by the width:
 * beside other buttons it is cut. */
void
trellis_date_button_make_wrapped (TrellisDateButton *self)
{
  g_return_if_fail (TRELLIS_IS_DATE_BUTTON (self));

  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
}
