/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-view.h"

#include <string.h>

#include "trellis-markdown-highlighter.h"
#include "trellis-text-edit.h"
#include "trellis-text-follow.h"
#include "trellis-text-paint.h"
#include "trellis-text-growth.h"
#include "trellis-text-pointer.h"
#include "trellis-text-spelling.h"
#include "trellis-text-typing.h"
#include "trellis-text-view-private.h"

#define PAGE_MARGIN 24
#define COMPACT_MARGIN 10

struct _TrellisTextView
{
  GtkTextView parent_instance;

  TrellisMarkdownHighlighter *highlighter;
  TrellisTextSpelling *spelling;
  char *placeholder_text;
  GMenu *menu;
  guint loading;
  gboolean compact;
  gboolean check_spelling;
  gboolean in_preedit;
};

G_DEFINE_FINAL_TYPE (TrellisTextView, trellis_text_view, GTK_TYPE_TEXT_VIEW)

typedef enum
{
  PROP_PLACEHOLDER_TEXT = 1,
  PROP_COMPACT,
  PROP_CHECK_SPELLING,
} TrellisTextViewProperty;

static GParamSpec *props[PROP_CHECK_SPELLING + 1];

enum
{
  EDITED,
  ACTIVATE_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (TrellisTextView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
changed_cb (TrellisTextView *self)
{
  /* Else, what is typed at the beginning of a frame would be laid out and scrolled to as it is painted, too late
   * for the scroll bar. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  if (self->loading == 0)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
cursor_moved_cb (TrellisTextView *self)
{
  if (self->loading > 0)
    return;

  trellis_text_view_update_actions (self);
  trellis_text_follow_cursor (GTK_TEXT_VIEW (self));
}

static void
preedit_changed_cb (TrellisTextView *self, const char *preedit)
{
  self->in_preedit = *preedit != 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_not_prose (const GtkTextIter *word, gpointer user_data)
{
  TrellisTextView *self = user_data;

  return !trellis_markdown_highlighter_is_prose (self->highlighter, word);
}

static void
update_spelling (TrellisTextView *self)
{
  gboolean wanted = self->check_spelling && gtk_text_view_get_editable (GTK_TEXT_VIEW (self));

  if (wanted && self->spelling == NULL && gtk_widget_has_focus (GTK_WIDGET (self)))
    {
      self->spelling = trellis_text_spelling_new (get_buffer (self), is_not_prose, self);
      gtk_widget_insert_action_group (GTK_WIDGET (self), "spelling",
                                      trellis_text_spelling_get_actions (self->spelling));
      g_menu_prepend_section (self->menu, NULL, trellis_text_spelling_get_menu (self->spelling));
    }
  else if (!wanted && self->spelling != NULL)
    {
      g_menu_remove (self->menu, 0);
      gtk_widget_insert_action_group (GTK_WIDGET (self), "spelling", NULL);
      g_object_run_dispose (G_OBJECT (self->spelling));
      g_clear_object (&self->spelling);
    }
}

void
trellis_text_view_prepare_menu (TrellisTextView *self)
{
  g_return_if_fail (TRELLIS_IS_TEXT_VIEW (self));

  trellis_text_view_update_actions (self);
  if (self->spelling != NULL)
    trellis_text_spelling_update_menu (self->spelling);
}

void
trellis_text_view_activate_link (TrellisTextView *self, const char *address)
{
  gboolean handled;

  g_return_if_fail (TRELLIS_IS_TEXT_VIEW (self));

  g_signal_emit (self, signals[ACTIVATE_LINK], 0, address, &handled);
}

gboolean
trellis_text_view_is_composing (TrellisTextView *self)
{
  g_return_val_if_fail (TRELLIS_IS_TEXT_VIEW (self), FALSE);

  return self->in_preedit;
}

static void
clipboard_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(TrellisTextView) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    g_strstrip (text);

  if (text != NULL && trellis_markdown_is_address (text) &&
      trellis_text_edit_link (get_buffer (self), text))
    gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (get_buffer (self)));
  else
    GTK_TEXT_VIEW_CLASS (trellis_text_view_parent_class)->paste_clipboard (GTK_TEXT_VIEW (self));
}

static void
trellis_text_view_paste_clipboard (GtkTextView *view)
{
  TrellisTextView *self = TRELLIS_TEXT_VIEW (view);

  /* An address pasted over words makes a link of them. */
  if (gtk_text_view_get_editable (view) && trellis_text_edit_can_link (get_buffer (self)))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                   clipboard_text_cb, g_object_ref (self));
  else
    GTK_TEXT_VIEW_CLASS (trellis_text_view_parent_class)->paste_clipboard (view);
}

/* What is only read does not ask to be written. */
static gboolean
has_placeholder (TrellisTextView *self)
{
  return self->placeholder_text != NULL && !self->in_preedit && gtk_text_view_get_editable (GTK_TEXT_VIEW (self)) &&
         gtk_text_buffer_get_char_count (get_buffer (self)) == 0;
}

static void
trellis_text_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  TrellisTextView *self = TRELLIS_TEXT_VIEW (view);

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;

  trellis_text_paint_tick_boxes (
    view, trellis_markdown_highlighter_get_tag (self->highlighter, TRELLIS_MARKDOWN_BOX), snapshot);

  if (has_placeholder (self))
    trellis_text_paint_placeholder (view, self->placeholder_text, snapshot);
}

static void
trellis_text_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  PangoFontMetrics *metrics;
  int line, width;

  GTK_WIDGET_CLASS (trellis_text_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  /* A text view knows its height only once it was shown; with none at all it never is. */
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
  /* It is not asked how high it is by its width, and measured again once it has one. */
  width = gtk_widget_get_width (widget);
  if (width > 0 && has_placeholder (TRELLIS_TEXT_VIEW (widget)))
    line = MAX (line, trellis_text_paint_measure_placeholder (view, TRELLIS_TEXT_VIEW (widget)->placeholder_text, width));

  line += gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view) +
          gtk_text_view_get_pixels_below_lines (view);
  *minimum = MAX (*minimum, line);
  *natural = MAX (*natural, line);
}

static void
trellis_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (trellis_text_view_parent_class)->size_allocate (widget, width, height, baseline);

  if (TRELLIS_TEXT_VIEW (widget)->compact)
    trellis_text_growth_allocated (GTK_TEXT_VIEW (widget));
}

static void
trellis_text_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (trellis_text_view_parent_class)->css_changed (widget, change);

  if (TRELLIS_TEXT_VIEW (widget)->highlighter != NULL)
    trellis_markdown_highlighter_queue_style (TRELLIS_TEXT_VIEW (widget)->highlighter);
}

static void
trellis_text_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisTextView *self = TRELLIS_TEXT_VIEW (object);

  switch ((TrellisTextViewProperty) prop_id)
    {
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, self->placeholder_text);
      break;

    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    case PROP_CHECK_SPELLING:
      g_value_set_boolean (value, self->check_spelling);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
trellis_text_view_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  TrellisTextView *self = TRELLIS_TEXT_VIEW (object);

  switch ((TrellisTextViewProperty) prop_id)
    {
    case PROP_PLACEHOLDER_TEXT:
      trellis_text_view_set_placeholder_text (self, g_value_get_string (value));
      break;

    case PROP_COMPACT:
      trellis_text_view_set_compact (self, g_value_get_boolean (value));
      break;

    case PROP_CHECK_SPELLING:
      trellis_text_view_set_check_spelling (self, g_value_get_boolean (value));
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
trellis_text_view_dispose (GObject *object)
{
  TrellisTextView *self = TRELLIS_TEXT_VIEW (object);

  if (self->highlighter != NULL)
    g_signal_handlers_disconnect_by_data (get_buffer (self), self);

  if (self->spelling != NULL)
    g_object_run_dispose (G_OBJECT (self->spelling));
  g_clear_object (&self->spelling);
  g_clear_object (&self->highlighter);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (trellis_text_view_parent_class)->dispose (object);
}

static void
trellis_text_view_finalize (GObject *object)
{
  TrellisTextView *self = TRELLIS_TEXT_VIEW (object);

  g_free (self->placeholder_text);

  G_OBJECT_CLASS (trellis_text_view_parent_class)->finalize (object);
}

static void
trellis_text_view_map (GtkWidget *widget)
{
  /* Now the style is known, so the first frame is right. */
  trellis_markdown_highlighter_update_style (TRELLIS_TEXT_VIEW (widget)->highlighter);

  GTK_WIDGET_CLASS (trellis_text_view_parent_class)->map (widget);
}

static void
trellis_text_view_class_init (TrellisTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = trellis_text_view_dispose;
  object_class->finalize = trellis_text_view_finalize;
  object_class->get_property = trellis_text_view_get_property;
  object_class->set_property = trellis_text_view_set_property;

  widget_class->css_changed = trellis_text_view_css_changed;
  widget_class->map = trellis_text_view_map;
  widget_class->measure = trellis_text_view_measure;
  widget_class->size_allocate = trellis_text_view_size_allocate;

  view_class->paste_clipboard = trellis_text_view_paste_clipboard;
  view_class->snapshot_layer = trellis_text_view_snapshot_layer;

  props[PROP_PLACEHOLDER_TEXT] =
    g_param_spec_string ("placeholder-text", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  props[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  props[PROP_CHECK_SPELLING] =
    g_param_spec_boolean ("check-spelling", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[ACTIVATE_LINK] =
    g_signal_new_class_handler ("activate-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                G_CALLBACK (trellis_text_view_open_link),
                                g_signal_accumulator_true_handled, NULL, NULL,
                                G_TYPE_BOOLEAN, 1, G_TYPE_STRING);

  trellis_text_view_class_install_actions (widget_class);
}

static void
update_margins (TrellisTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int margin = self->compact ? COMPACT_MARGIN : PAGE_MARGIN;

  gtk_text_view_set_left_margin (view, margin);
  gtk_text_view_set_right_margin (view, margin);
  gtk_text_view_set_top_margin (view, margin);
  gtk_text_view_set_bottom_margin (view, margin);
}

static void
trellis_text_view_init (TrellisTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  self->check_spelling = TRUE;

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_inside_wrap (view, 2);
  gtk_text_view_set_pixels_below_lines (view, 3);
  gtk_text_view_set_input_hints (view,
                                 GTK_INPUT_HINT_SPELLCHECK | GTK_INPUT_HINT_UPPERCASE_SENTENCES);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  update_margins (self);

  self->highlighter = trellis_markdown_highlighter_new (view);
  trellis_text_pointer_attach (self, self->highlighter);
  trellis_text_typing_attach (self);

  self->menu = trellis_text_view_create_menu ();
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (self->menu));
  trellis_text_view_update_actions (self);

  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self);
  g_signal_connect (self, "notify::editable", G_CALLBACK (trellis_text_view_update_actions), NULL);
  g_signal_connect (self, "notify::editable", G_CALLBACK (gtk_widget_queue_resize), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (update_spelling), NULL);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}

GtkWidget *
trellis_text_view_new (void)
{
  return g_object_new (TRELLIS_TYPE_TEXT_VIEW, NULL);
}

char *
trellis_text_view_dup_text (TrellisTextView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (TRELLIS_IS_TEXT_VIEW (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);

  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

void
trellis_text_view_set_text (TrellisTextView *self, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  g_autofree char *valid = NULL;

  g_return_if_fail (TRELLIS_IS_TEXT_VIEW (self));

  buffer = get_buffer (self);
  valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  self->loading++;
  gtk_text_buffer_set_text (buffer, valid, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->loading--;

  trellis_text_view_update_actions (self);
}

gboolean
trellis_text_view_set_text_if_different (TrellisTextView *self, const char *text)
{
  gboolean changed;

  g_return_val_if_fail (TRELLIS_IS_TEXT_VIEW (self), FALSE);

  self->loading++;
  changed = trellis_text_edit_replace (get_buffer (self), text != NULL ? text : "");
  self->loading--;

  if (changed)
    trellis_text_view_update_actions (self);

  return changed;
}

void
trellis_text_view_set_placeholder_text (TrellisTextView *self, const char *placeholder_text)
{
  g_return_if_fail (TRELLIS_IS_TEXT_VIEW (self));

  if (!g_set_str (&self->placeholder_text, placeholder_text))
    return;

  if (placeholder_text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, placeholder_text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER);

  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACEHOLDER_TEXT]);
}

void
trellis_text_view_set_compact (TrellisTextView *self, gboolean compact)
{
  g_return_if_fail (TRELLIS_IS_TEXT_VIEW (self));

  if (self->compact == !!compact)
    return;

  self->compact = !!compact;
  update_margins (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

void
trellis_text_view_set_check_spelling (TrellisTextView *self, gboolean check_spelling)
{
  g_return_if_fail (TRELLIS_IS_TEXT_VIEW (self));

  if (self->check_spelling == !!check_spelling)
    return;

  self->check_spelling = !!check_spelling;
  update_spelling (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHECK_SPELLING]);
}
