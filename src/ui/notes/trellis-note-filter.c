/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-note-filter.h"

#include "trellis-labels.h"
#include "trellis-note-verbs.h"
#include "trellis-tags.h"

#include <glib/gi18n.h>

struct _TrellisNoteFilter
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  int kind; /* a TrellisNoteKind, or -1 for all */
  char *tag;
  gboolean is_updating;

  GtkMenuButton *button;
  AdwWrapBox *kinds_box;
  GtkWidget *tags_heading;
  AdwWrapBox *tags_box;
  GtkWidget *clear_button;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisNoteFilter, trellis_note_filter, ADW_TYPE_BIN)

static gboolean
is_active (TrellisNoteFilter *self)
{
  return self->kind >= 0 || self->tag != NULL;
}

/* Presses the buttons of what is chosen, and shows on the outside that something is. */
static void
show_choice (TrellisNoteFilter *self)
{
  self->is_updating = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (child),
      GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "kind")) == self->kind);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->tags_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child),
                                  g_strcmp0 (g_object_get_data (G_OBJECT (child), "tag"),
                                             self->tag) == 0);
  self->is_updating = FALSE;

  gtk_widget_set_sensitive (self->clear_button, is_active (self));
  if (is_active (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "accent");
}

static void
change (TrellisNoteFilter *self, int kind, const char *tag)
{
  if (self->kind == kind && g_strcmp0 (self->tag, tag) == 0)
    return;

  self->kind = kind;
  g_set_str (&self->tag, tag);
  show_choice (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kind_toggled_cb (TrellisNoteFilter *self, GtkToggleButton *button)
{
  if (!self->is_updating)
    change (self,
            gtk_toggle_button_get_active (button)
              ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"))
              : -1,
            self->tag);
}

static void
tag_toggled_cb (TrellisNoteFilter *self, GtkToggleButton *button)
{
  if (!self->is_updating)
    change (self, self->kind,
            gtk_toggle_button_get_active (button) ? g_object_get_data (G_OBJECT (button), "tag")
                                                  : NULL);
}

static GtkWidget *
create_toggle (TrellisNoteFilter *self, const char *icon, const char *text, GCallback toggled)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "choice-pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (button, "toggled", toggled, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_kinds (TrellisNoteFilter *self)
{
  for (int kind = TRELLIS_NOTE_KIND_NOTE; kind <= TRELLIS_NOTE_KIND_REFLECTION; kind++)
    {
      GtkWidget *button = create_toggle (self, trellis_note_kind_get_icon (kind),
                                         trellis_label_note_kind (kind),
                                         G_CALLBACK (kind_toggled_cb));

      g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER (kind));
      adw_wrap_box_append (self->kinds_box, button);
    }
}

static void
shown_cb (TrellisNoteFilter *self)
{
  g_auto(GStrv) tags = trellis_store_list_tags (
    self->store, trellis_record_get_uid (TRELLIS_RECORD (self->match)));

  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->tags_box)));)
    adw_wrap_box_remove (self->tags_box, child);
  for (char **tag = tags; *tag != NULL; tag++)
    {
      GtkWidget *button = create_toggle (self, NULL, *tag, G_CALLBACK (tag_toggled_cb));

      g_object_set_data_full (G_OBJECT (button), "tag", g_strdup (*tag), g_free);
      adw_wrap_box_append (self->tags_box, button);
    }

  gtk_widget_set_visible (self->tags_heading, tags[0] != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_box), tags[0] != NULL);
  show_choice (self);
}

static void
clear_cb (TrellisNoteFilter *self)
{
  gtk_menu_button_popdown (self->button);
  trellis_note_filter_clear (self);
}

static void
trellis_note_filter_dispose (GObject *object)
{
  TrellisNoteFilter *self = TRELLIS_NOTE_FILTER (object);

  adw_bin_set_child (ADW_BIN (self), NULL); /* or both this and the template would take it out */
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NOTE_FILTER);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_note_filter_parent_class)->dispose (object);
}

static void
trellis_note_filter_finalize (GObject *object)
{
  g_free (TRELLIS_NOTE_FILTER (object)->tag);

  G_OBJECT_CLASS (trellis_note_filter_parent_class)->finalize (object);
}

static void
trellis_note_filter_class_init (TrellisNoteFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_note_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_note_filter_finalize;

  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_NOTE_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/notes/trellis-note-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteFilter, button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteFilter, kinds_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteFilter, tags_heading);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteFilter, tags_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteFilter, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
trellis_note_filter_init (TrellisNoteFilter *self)
{
  self->kind = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_kinds (self);
  show_choice (self);
}

/* To be called once. */
void
trellis_note_filter_set_match (TrellisNoteFilter *self, TrellisStore *store, TrellisMatch *match)
{
  g_return_if_fail (TRELLIS_IS_NOTE_FILTER (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
}

/* A TrellisNoteKind, or -1 for all. */
int
trellis_note_filter_get_kind (TrellisNoteFilter *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_FILTER (self), -1);

  return self->kind;
}

void
trellis_note_filter_set_kind (TrellisNoteFilter *self, int kind)
{
  g_return_if_fail (TRELLIS_IS_NOTE_FILTER (self));

  change (self, kind, self->tag);
}

/* NULL for all. */
const char *
trellis_note_filter_get_tag (TrellisNoteFilter *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_FILTER (self), NULL);

  return self->tag;
}

void
trellis_note_filter_set_tag (TrellisNoteFilter *self, const char *tag)
{
  g_return_if_fail (TRELLIS_IS_NOTE_FILTER (self));

  change (self, self->kind, tag);
}

/* Shows all notes again. */
void
trellis_note_filter_clear (TrellisNoteFilter *self)
{
  g_return_if_fail (TRELLIS_IS_NOTE_FILTER (self));

  change (self, -1, NULL);
}
