/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-title-view.h"

#include "trellis-row-side.h"
#include "trellis-text-paint.h"

struct _TrellisTitleView
{
  GtkTextView parent_instance;

  char *text;
  char *preedit; /* what is being composed, and not yet in the text */
  char *placeholder_text;
  int width_chars;
  int max_length;
  gboolean is_given; /* the text comes from the program */
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_PLACEHOLDER_TEXT,
  PROP_WIDTH_CHARS,
  PROP_MAX_LENGTH,
} TrellisTitleViewProperty;

static GParamSpec *props[PROP_MAX_LENGTH + 1];

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

/* What of @text, which may have several lines and be too long, goes into the line. Transfer full. */
static char *
dup_line (TrellisTitleView *self, GtkTextBuffer *buffer, const char *text, int length)
{
  g_autofree char *line = g_strdelimit (g_strndup (text, (gsize) length), "\r\n", ' ');
  const glong room = self->max_length - gtk_text_buffer_get_char_count (buffer);

  if (self->is_given || self->max_length == 0 || g_utf8_strlen (line, -1) <= room)
    return g_steal_pointer (&line);
  return g_utf8_substring (line, 0, MAX (room, 0));
}

static void
insert_text_cb (TrellisTitleView *self, GtkTextIter *where, char *text, int length, GtkTextBuffer *buffer)
{
  g_autofree char *line = dup_line (self, buffer, text, length);

  if ((int) strlen (line) == length && memcmp (line, text, (gsize) length) == 0)
    return;

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

static void
preedit_changed_cb (TrellisTitleView *self, const char *preedit)
{
  if (g_set_str (&self->preedit, preedit))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The text as it is shown, with what is being composed where the cursor is. Transfer full. */
static char *
dup_shown (TrellisTitleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr(GString) shown = g_string_new (self->text);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  g_string_insert (shown, g_utf8_offset_to_pointer (self->text, gtk_text_iter_get_offset (&cursor)) - self->text,
                   self->preedit);
  return g_string_free_and_steal (g_steal_pointer (&shown));
}

/* A text view knows its height only once it has laid out its lines, which it does not while it has
 * no height, and then it may tell the one it had when it was narrower. One line of text can be measured
 * at once. */
static void
trellis_title_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                            int *natural, int *minimum_baseline, int *natural_baseline)
{
  TrellisTitleView *self = TRELLIS_TITLE_VIEW (widget);
  g_autoptr(PangoLayout) layout = NULL;
  g_autofree char *shown = NULL;
  int height;

  GTK_WIDGET_CLASS (trellis_title_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
               natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (*natural, get_natural_width (self));
      return;
    }

  shown = dup_shown (self);
  layout = gtk_widget_create_pango_layout (widget, shown);
  /* Where no width is known, the toolkit compares either height with the other one of a known width. */
  pango_layout_get_size (layout, NULL, &height);
  *minimum = PANGO_PIXELS (height);
  pango_layout_set_width (layout, MAX (for_size, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_size (layout, NULL, &height);
  *natural = PANGO_PIXELS (height); /* as the text view rounds it */
  if (for_size > 0)
    *minimum = *natural;
}

static void
trellis_title_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  TrellisTitleView *self = TRELLIS_TITLE_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT && self->placeholder_text != NULL &&
      gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)) == 0)
    trellis_text_paint_placeholder (view, self->placeholder_text, snapshot);
}

static void
trellis_title_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisTitleView *self = TRELLIS_TITLE_VIEW (object);

  switch ((TrellisTitleViewProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, self->placeholder_text);
      break;
    case PROP_WIDTH_CHARS:
      g_value_set_int (value, self->width_chars);
      break;
    case PROP_MAX_LENGTH:
      g_value_set_int (value, self->max_length);
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
  self->is_given = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->is_given = FALSE;
}

static void
set_placeholder (TrellisTitleView *self, const char *text)
{
  if (!g_set_str (&self->placeholder_text, text))
    return;

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
trellis_title_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
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
    case PROP_PLACEHOLDER_TEXT:
      set_placeholder (TRELLIS_TITLE_VIEW (object), g_value_get_string (value));
      break;
    case PROP_MAX_LENGTH:
      TRELLIS_TITLE_VIEW (object)->max_length = g_value_get_int (value);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_title_view_finalize (GObject *object)
{
  g_free (TRELLIS_TITLE_VIEW (object)->text);
  g_free (TRELLIS_TITLE_VIEW (object)->preedit);
  g_free (TRELLIS_TITLE_VIEW (object)->placeholder_text);

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
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = trellis_title_view_snapshot_layer;

  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* How many characters it likes to have room for side by side; it has a line for fewer. */
  props[PROP_WIDTH_CHARS] = g_param_spec_int ("width-chars", NULL, NULL, 0, G_MAXINT, 0,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* How many characters a person can write, 0 for any number; what the program sets is never cut. */
  props[PROP_MAX_LENGTH] = g_param_spec_int ("max-length", NULL, NULL, 0, G_MAXINT, 0,
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
  self->preedit = g_strdup ("");
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  trellis_row_side_keep_view (view);
  gtk_widget_add_css_class (GTK_WIDGET (self), "title-view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, FALSE,
                                  -1);

  /* Before the text view's own, which would break the line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self,
                           G_CONNECT_SWAPPED);
}
