/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-card.h"

#include "trellis-read-only.h"
#include "trellis-text-binding.h"

struct _TrellisTextCard
{
  AdwBin parent_instance;

  char *title;
  char *placeholder;
  gboolean private;
  gboolean hidden;
  gboolean editable;
  TrellisTextBinding *binding;

  TrellisTextView *view;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_PLACEHOLDER,
  PROP_PRIVATE,
  PROP_HIDDEN,
  PROP_EDITABLE,
} TrellisTextCardProperty;

static GParamSpec *props[PROP_EDITABLE + 1];

G_DEFINE_FINAL_TYPE (TrellisTextCard, trellis_text_card, ADW_TYPE_BIN)

static gboolean
has_title (gpointer object, const char *title)
{
  return title != NULL && *title != '\0';
}

static gboolean
trellis_text_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_TEXT_CARD (widget)->view));
}

static void
trellis_text_card_get_property (GObject *object, guint prop_id, GValue *value,
                                GParamSpec *pspec)
{
  TrellisTextCard *self = TRELLIS_TEXT_CARD (object);

  switch ((TrellisTextCardProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_PRIVATE:
      g_value_set_boolean (value, self->private);
      break;
    case PROP_HIDDEN:
      g_value_set_boolean (value, self->hidden);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_text_card_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  TrellisTextCard *self = TRELLIS_TEXT_CARD (object);
  gboolean changed = FALSE;

  switch ((TrellisTextCardProperty) prop_id)
    {
    case PROP_TITLE:
      changed = g_set_str (&self->title, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->title, -1);
      break;
    case PROP_PLACEHOLDER:
      changed = g_set_str (&self->placeholder, g_value_get_string (value));
      break;
    case PROP_PRIVATE:
      changed = self->private != g_value_get_boolean (value);
      self->private = g_value_get_boolean (value);
      break;
    case PROP_HIDDEN:
      changed = self->hidden != g_value_get_boolean (value);
      self->hidden = g_value_get_boolean (value);
      break;
    case PROP_EDITABLE:
      changed = self->editable != g_value_get_boolean (value);
      self->editable = g_value_get_boolean (value);
      break;
    default:
      g_assert_not_reached ();
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
trellis_text_card_dispose (GObject *object)
{
  TrellisTextCard *self = TRELLIS_TEXT_CARD (object);

  g_clear_object (&self->binding);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_TEXT_CARD);

  G_OBJECT_CLASS (trellis_text_card_parent_class)->dispose (object);
}

static void
trellis_text_card_finalize (GObject *object)
{
  TrellisTextCard *self = TRELLIS_TEXT_CARD (object);

  g_free (self->title);
  g_free (self->placeholder);

  G_OBJECT_CLASS (trellis_text_card_parent_class)->finalize (object);
}

static void
trellis_text_card_class_init (TrellisTextCardClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_text_card_get_property;
  object_class->set_property = trellis_text_card_set_property;
  object_class->dispose = trellis_text_card_dispose;
  object_class->finalize = trellis_text_card_finalize;
  widget_class->grab_focus = trellis_text_card_grab_focus;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  props[PROP_PRIVATE] = g_param_spec_boolean ("private", NULL, NULL, FALSE, flags);
  props[PROP_HIDDEN] = g_param_spec_boolean ("hidden", NULL, NULL, FALSE, flags);
  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-text-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTextCard, view);
  gtk_widget_class_bind_template_callback (widget_class, has_title);
}

static void
trellis_text_card_init (TrellisTextCard *self)
{
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->binding = trellis_text_binding_new (self->view);
  trellis_read_only_hide_empty (self, self->view);
}

void
trellis_text_card_set_record (TrellisTextCard *self, gpointer record, const char *field)
{
  g_return_if_fail (TRELLIS_IS_TEXT_CARD (self));

  trellis_text_binding_set_record (self->binding, record, field);
}

TrellisTextView *
trellis_text_card_get_view (TrellisTextCard *self)
{
  g_return_val_if_fail (TRELLIS_IS_TEXT_CARD (self), NULL);

  return self->view;
}

/* Gives the record what has been typed so far. */
void
trellis_text_card_flush (TrellisTextCard *self)
{
  g_return_if_fail (TRELLIS_IS_TEXT_CARD (self));

  trellis_text_binding_flush (self->binding);
}
