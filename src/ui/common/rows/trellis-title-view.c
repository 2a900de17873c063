/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-title-view.h"

struct _TrellisTitleView
{
  GtkTextView parent_instance;

  char *text;
  int width_chars;
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_WIDTH_CHARS,
} TrellisTitleViewProperty;

static GParamSpec *props[PROP_WIDTH_CHARS + 1];

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisTitleView, trellis_title_view, GTK_TYPE_TEXT_VIEW)

static char *
dup_buffer (TrellisTitleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
buffer_changed_cb (TrellisTitleView *self)
{
  g_autofree char *text = dup_buffer (self);

  if (g_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

/* What is pasted may have several lines. */
static void
insert_text_cb (TrellisTitleView *self, GtkTextIter *where, char *text, int length,
                GtkTextBuffer *buffer)
{
  g_autofree char *line = NULL;

  if (memchr (text, '\n', (gsize) length) == NULL && memchr (text, '\r', (gsize) length) == NULL)
    return;

  line = g_strdelimit (g_strndup (text, (gsize) length), "\r\n", ' ');
  g_signal_stop_emission_by_name (buffer, "insert-text");
  g_signal_handlers_block_by_func (buffer, insert_text_cb, self);
  gtk_text_buffer_insert (buffer, where, line, -1);
  g_signal_handlers_unblock_by_func (buffer, insert_text_cb, self);
}

static gboolean
key_pressed_cb (TrellisTitleView *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[ACTIVATE], 0);
  return GDK_EVENT_STOP;
}

static GtkSizeRequestMode
trellis_title_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_natural_width (TrellisTitleView *self)
{
  PangoFontMetrics *metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  const int width = self->width_chars * pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width);
}

/* A text view knows its height only once it has laid out its lines, which it does not while it has
 * no height, and then it may tell the one it had when it was narrower. One line of text can be measured
 * at once. While somebody types, there may be more in the view than the text: what is being composed. */
static void
trellis_title_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  TrellisTitleView *self = TRELLIS_TITLE_VIEW (widget);
  g_autoptr(PangoLayout) layout = NULL;
  int height;

  GTK_WIDGET_CLASS (trellis_title_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
               natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (*natural, get_natural_width (self));
      return;
    }

  layout = gtk_widget_create_pango_layout (widget, self->text);
  if (for_size > 0)
    {
      pango_layout_set_width (layout, for_size * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (gtk_widget_has_focus (widget))
    height = MAX (*natural, height);
  *minimum = *natural = height;
}

static void
trellis_title_view_get_property (GObject *object, guint prop_id, GValue *value,
                                 GParamSpec *pspec)
{
  TrellisTitleView *self = TRELLIS_TITLE_VIEW (object);

  switch ((TrellisTitleViewProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_WIDTH_CHARS:
      g_value_set_int (value, self->width_chars);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
set_text (TrellisTitleView *self, const char *text)
{
  GtkTextBuffer *buffer;

  if (text == NULL)
    text = "";
  if (g_str_equal (self->text, text))
    return;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

static void
trellis_title_view_set_property (GObject *object, guint prop_id, const GValue *value,
                                 GParamSpec *pspec)
{
  switch ((TrellisTitleViewProperty) prop_id)
    {
    case PROP_TEXT:
      set_text (TRELLIS_TITLE_VIEW (object), g_value_get_string (value));
      break;
    case PROP_WIDTH_CHARS:
      TRELLIS_TITLE_VIEW (object)->width_chars = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_title_view_finalize (GObject *object)
{
  g_free (TRELLIS_TITLE_VIEW (object)->text);

  G_OBJECT_CLASS (trellis_title_view_parent_class)->finalize (object);
}

static void
trellis_title_view_class_init (TrellisTitleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_title_view_get_property;
  object_class->set_property = trellis_title_view_set_property;
  object_class->finalize = trellis_title_view_finalize;
  GTK_WIDGET_CLASS (klass)->get_request_mode = trellis_title_view_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = trellis_title_view_measure;

  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* How many characters it likes to have room for side by side; it has a line for fewer. */
  props[PROP_WIDTH_CHARS] = g_param_spec_int ("width-chars", NULL, NULL, 0, G_MAXINT, 0,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trellis_title_view_init (TrellisTitleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = g_strdup ("");
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self), "title-view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, FALSE,
                                  -1);

  /* Before the text view's own, which would break the line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self,
                           G_CONNECT_SWAPPED);
}
