/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-line.h"

#include "trellis-sharer.h"
#include "trellis-sync-state-words.h"
#include "trellis-time.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisSyncLine
{
  AdwBin parent_instance;

  char *match;
  TrellisSharer *sharer;     /* of the window that it is in */
  TrellisSyncStatus *status; /* NULL while there is no session */
  TrellisSyncState told;     /* what the screen reader heard last */
  guint minute_source;

  GtkImage *image;
  GtkLabel *label;
  GtkButton *small_button;
  GtkProgressBar *progress_bar;
  GtkWidget *answers;
  GtkActionable *keep_button;
  GtkActionable *remove_button;
  GtkButton *word_button;
};

typedef enum
{
  PROP_MATCH = 1,
} TrellisSyncLineProperty;

static GParamSpec *props[PROP_MATCH + 1];

G_DEFINE_FINAL_TYPE (TrellisSyncLine, trellis_sync_line, ADW_TYPE_BIN)

/* The match that there is something to do about: that of the line, or what needs a person most. */
static const char *
get_match (TrellisSyncLine *self)
{
  return self->match != NULL ? self->match : trellis_sync_status_get_match (self->status);
}

static void
set_target (GtkActionable *actionable, const char *action, const char *match)
{
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable,
                                          match != NULL ? g_variant_new_string (match) : NULL);
  gtk_actionable_set_action_name (actionable, action);
}

static void
show_small (TrellisSyncLine *self, const char *icon, const char *tooltip, const char *action, const char *match)
{
  gtk_button_set_icon_name (self->small_button, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->small_button), tooltip);
  set_target (GTK_ACTIONABLE (self->small_button), action, match);
}

static void
show_word (TrellisSyncLine *self, const char *word, const char *action, GVariant *target)
{
  gtk_widget_set_visible (GTK_WIDGET (self->word_button), word != NULL);
  if (word == NULL)
    {
      g_clear_pointer (&target, g_variant_unref);
      return;
    }
  gtk_button_set_label (self->word_button, word);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->word_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->word_button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->word_button), action);
}

/* What could be done there is all around then. */
static gboolean
is_in_dialog (TrellisSyncLine *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG) != NULL;
}

static void
show_what_to_do (TrellisSyncLine *self, TrellisSyncState state)
{
  const GError *error = trellis_sync_status_get_error (self->status);
  const char *match = get_match (self);

  if (state == TRELLIS_SYNC_STATE_RUNNING)
    show_small (self, "process-stop-symbolic", _("Cancel Syncing"), "sync.cancel", NULL);
  else if (self->match == NULL)
    show_small (self, "view-refresh-symbolic", _("Sync Now"), "sync.now", NULL);
  else
    show_small (self, "view-refresh-symbolic", _("Sync Now"), "sync.match", match);

  switch (state)
    {
    case TRELLIS_SYNC_STATE_SIGN_IN:
      show_word (self, _("S_ign In…"), "sync.sign-in", g_variant_new_string (match));
      break;
    case TRELLIS_SYNC_STATE_LOOK:
      show_word (self, _("_Look…"), "sharing.look", g_variant_new_string (match));
      break;
    case TRELLIS_SYNC_STATE_ASK:
      show_word (self, self->match == NULL ? _("_Answer…") : NULL, "record.open",
                 g_variant_new ("(ss)", "match", match));
      break;
    case TRELLIS_SYNC_STATE_FAILED:
      if (g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CERTIFICATE) &&
          trellis_sync_error_get_detail (error) != NULL)
        show_word (self, _("_Certificate…"), "sync.trust", g_variant_new_string (match));
      else if (error != NULL && error->domain == TRELLIS_SYNC_ERROR && !is_in_dialog (self) &&
               trellis_sync_error_get_scope (error) != TRELLIS_SYNC_SCOPE_ITEM)
        show_word (self, _("_Sharing…"), "sync.set-up", g_variant_new_string (match));
      else
        show_word (self, _("_Try Again"), "sync.match", g_variant_new_string (match));
      break;
    case TRELLIS_SYNC_STATE_IDLE:
      if (trellis_sync_status_get_wait (self->status) == TRELLIS_SYNC_WAIT_NONE)
        show_word (self, NULL, NULL, NULL);
      else if (self->match == NULL)
        show_word (self, _("Sync _Anyway"), "sync.now", NULL);
      else
        show_word (self, _("Sync _Anyway"), "sync.match", g_variant_new_string (match));
      break;
    case TRELLIS_SYNC_STATE_OFF:
    case TRELLIS_SYNC_STATE_RUNNING:
    case TRELLIS_SYNC_STATE_OFFLINE:
    default:
      show_word (self, NULL, NULL, NULL);
    }
}

/* Only what is new, and not how far a run has come. */
static void
tell (TrellisSyncLine *self, TrellisSyncState state, const char *words)
{
  const gboolean is_new = state != self->told;
  const gboolean was_calm =
    self->told == TRELLIS_SYNC_STATE_OFF || self->told == TRELLIS_SYNC_STATE_IDLE;

  if (!is_new || state == TRELLIS_SYNC_STATE_RUNNING)
    return;
  self->told = state;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      (state == TRELLIS_SYNC_STATE_IDLE && was_calm))
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
show_words (TrellisSyncLine *self)
{
  g_autofree char *words = trellis_sync_words_state (self->status, trellis_time_now ());

  gtk_label_set_label (self->label, words);
}

static void
update (TrellisSyncLine *self)
{
  const TrellisSyncState state =
    self->status != NULL ? trellis_sync_status_get_state (self->status) : TRELLIS_SYNC_STATE_OFF;
  const gboolean is_asking = state == TRELLIS_SYNC_STATE_ASK && self->match != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), state != TRELLIS_SYNC_STATE_OFF);
  if (state == TRELLIS_SYNC_STATE_OFF)
    return;

  show_words (self);
  gtk_image_set_from_icon_name (self->image, trellis_sync_words_icon (state));
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), state == TRELLIS_SYNC_STATE_RUNNING);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 trellis_sync_status_get_progress (self->status));
  gtk_widget_set_visible (self->answers, is_asking);
  if (is_asking)
    {
      set_target (self->keep_button, "sync.keep", self->match);
      set_target (self->remove_button, "sync.remove", self->match);
    }
  show_what_to_do (self, state);
  tell (self, state, gtk_label_get_label (self->label));
}

static void
progress_cb (TrellisSyncLine *self)
{
  show_words (self);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 trellis_sync_status_get_progress (self->status));
}

static gboolean
minute_cb (gpointer data)
{
  TrellisSyncLine *self = data;

  if (self->status != NULL)
    show_words (self);
  return G_SOURCE_CONTINUE;
}

static void
set_status (TrellisSyncLine *self, TrellisSyncStatus *status)
{
  if (self->status != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->status, update, self);
      g_signal_handlers_disconnect_by_func (self->status, progress_cb, self);
    }
  g_set_object (&self->status, status);
  if (status != NULL)
    {
      g_signal_connect_swapped (status, "changed", G_CALLBACK (update), self);
      g_signal_connect_swapped (status, "notify::progress", G_CALLBACK (progress_cb), self);
      self->told = trellis_sync_status_get_state (status);
    }
  update (self);
}

static void
session_changed_cb (TrellisSyncLine *self)
{
  TrellisSyncSession *session =
    self->sharer != NULL ? trellis_sharer_get_session (self->sharer) : NULL;

  set_status (self, session != NULL ? trellis_sync_session_get_status (session, self->match) : NULL);
}

static void
set_sharer (TrellisSyncLine *self, TrellisSharer *sharer)
{
  if (self->sharer != NULL)
    g_signal_handlers_disconnect_by_func (self->sharer, session_changed_cb, self);
  g_set_object (&self->sharer, sharer);
  if (sharer != NULL)
    g_signal_connect_swapped (sharer, "changed", G_CALLBACK (session_changed_cb), self);
  session_changed_cb (self);
}

static void
trellis_sync_line_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (trellis_sync_line_parent_class)->root (widget);
  set_sharer (TRELLIS_SYNC_LINE (widget), trellis_sharer_find (widget));
}

static void
trellis_sync_line_unroot (GtkWidget *widget)
{
  set_sharer (TRELLIS_SYNC_LINE (widget), NULL);
  GTK_WIDGET_CLASS (trellis_sync_line_parent_class)->unroot (widget);
}

static void
trellis_sync_line_map (GtkWidget *widget)
{
  TrellisSyncLine *self = TRELLIS_SYNC_LINE (widget);

  GTK_WIDGET_CLASS (trellis_sync_line_parent_class)->map (widget);
  minute_cb (self);
  if (self->minute_source == 0)
    self->minute_source = g_timeout_add_seconds (60, minute_cb, self);
}

static void
trellis_sync_line_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TRELLIS_SYNC_LINE (widget)->minute_source, g_source_remove);
  GTK_WIDGET_CLASS (trellis_sync_line_parent_class)->unmap (widget);
}

static void
trellis_sync_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TrellisSyncLineProperty) prop_id)
    {
    case PROP_MATCH:
      g_value_set_string (value, TRELLIS_SYNC_LINE (object)->match);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_sync_line_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TrellisSyncLineProperty) prop_id)
    {
    case PROP_MATCH:
      trellis_sync_line_set_match (TRELLIS_SYNC_LINE (object), g_value_get_string (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_sync_line_dispose (GObject *object)
{
  TrellisSyncLine *self = TRELLIS_SYNC_LINE (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  if (self->status != NULL)
    g_signal_handlers_disconnect_by_data (self->status, self);
  if (self->sharer != NULL)
    g_signal_handlers_disconnect_by_data (self->sharer, self);
  g_clear_object (&self->status);
  g_clear_object (&self->sharer);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SYNC_LINE);

  G_OBJECT_CLASS (trellis_sync_line_parent_class)->dispose (object);
}

static void
trellis_sync_line_finalize (GObject *object)
{
  g_free (TRELLIS_SYNC_LINE (object)->match);

  G_OBJECT_CLASS (trellis_sync_line_parent_class)->finalize (object);
}

static void
trellis_sync_line_class_init (TrellisSyncLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_sync_line_get_property;
  object_class->set_property = trellis_sync_line_set_property;
  object_class->dispose = trellis_sync_line_dispose;
  object_class->finalize = trellis_sync_line_finalize;
  widget_class->root = trellis_sync_line_root;
  widget_class->unroot = trellis_sync_line_unroot;
  widget_class->map = trellis_sync_line_map;
  widget_class->unmap = trellis_sync_line_unmap;

  props[PROP_MATCH] =
    g_param_spec_string ("match", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/sharing/trellis-sync-line.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSyncLine, image);
  gtk_widget_class_bind_template_child (widget_class, TrellisSyncLine, label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSyncLine, small_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSyncLine, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisSyncLine, answers);
  gtk_widget_class_bind_template_child (widget_class, TrellisSyncLine, keep_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSyncLine, remove_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSyncLine, word_button);
}

static void
trellis_sync_line_init (TrellisSyncLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_button_make (GTK_BUTTON (self->keep_button));
  trellis_wrapped_button_make (GTK_BUTTON (self->remove_button));
}

/* @match is a uid; NULL for all that is shared. */
void
trellis_sync_line_set_match (TrellisSyncLine *self, const char *match)
{
  g_return_if_fail (TRELLIS_IS_SYNC_LINE (self));

  if (!g_set_str (&self->match, match))
    return;
  session_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MATCH]);
}
