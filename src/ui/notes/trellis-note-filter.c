/* SPDX-License-Identifier: GPL-3.0-or-later */

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

typedef enum
{
  PROP_CHOICE = 1,
} TrellisNoteFilterProperty;

static GParamSpec *props[PROP_CHOICE + 1];

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
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICE]);
}

/* "#" and eight letters, by which a tag is told without being said. */
static char *
hash_tag (const char *tag)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, tag, -1);

  return g_strdup_printf ("#%.8s", sum);
}

static char *
dup_choice (TrellisNoteFilter *self)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (TRELLIS_TYPE_NOTE_KIND);
  const char *nick = self->kind >= 0 ? g_enum_get_value (kinds, self->kind)->value_nick : NULL;
  g_autofree char *hash = self->tag != NULL ? hash_tag (self->tag) : NULL;

  if (nick == NULL || hash == NULL)
    return g_strdup (nick != NULL ? nick : hash);
  return g_strconcat (nick, " ", hash, NULL);
}

/* Transfer full; nullable. */
static char *
find_tag (TrellisNoteFilter *self, const char *hash)
{
  g_auto(GStrv) tags = trellis_store_list_tags (
    self->store, trellis_record_get_uid (TRELLIS_RECORD (self->match)));

  for (char **tag = tags; *tag != NULL; tag++)
    {
      g_autofree char *its_hash = hash_tag (*tag);

      if (g_str_equal (its_hash, hash))
        return g_strdup (*tag);
    }

  return NULL;
}

/* What is not there any more is not looked for. */
static void
set_choice (TrellisNoteFilter *self, const char *choice)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (TRELLIS_TYPE_NOTE_KIND);
  g_auto(GStrv) words = g_strsplit (choice != NULL ? choice : "", " ", -1);
  g_autofree char *tag = NULL;
  int kind = -1;

  for (char **word = words; *word != NULL; word++)
    {
      const GEnumValue *value = g_enum_get_value_by_nick (kinds, *word);

      if (value != NULL)
        kind = value->value;
      else if (**word == '#' && tag == NULL)
        tag = find_tag (self, *word);
    }

  change (self, kind, tag);
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
trellis_note_filter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TrellisNoteFilterProperty) prop_id)
    {
    case PROP_CHOICE:
      g_value_take_string (value, dup_choice (TRELLIS_NOTE_FILTER (object)));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_note_filter_set_property (GObject *object, guint prop_id, const GValue *value,
                                  GParamSpec *pspec)
{
  switch ((TrellisNoteFilterProperty) prop_id)
    {
    case PROP_CHOICE:
      set_choice (TRELLIS_NOTE_FILTER (object), g_value_get_string (value));
      break;
    default:
      g_assert_not_reached ();
    }
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

  G_OBJECT_CLASS (klass)->get_property = trellis_note_filter_get_property;
  G_OBJECT_CLASS (klass)->set_property = trellis_note_filter_set_property;
  G_OBJECT_CLASS (klass)->dispose = trellis_note_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_note_filter_finalize;

  props[PROP_CHOICE] =
    g_param_spec_string ("choice", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);

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
trellis_note_filter_set_match (TrellisNoteFilter *self, TrellisStore *store, TrellisMatch *match,
                               TrellisChoices *choices)
{
  g_return_if_fail (TRELLIS_IS_NOTE_FILTER (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  trellis_choices_follow (choices, trellis_record_get_uid (TRELLIS_RECORD (match)), "notes", self,
                          "choice", NULL);
}

/* A TrellisNoteKind, or -1 for all. */
int
trellis_note_filter_get_kind (TrellisNoteFilter *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_FILTER (self), -1);

  return self->kind;
}

/* NULL for all. */
const char *
trellis_note_filter_get_tag (TrellisNoteFilter *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_FILTER (self), NULL);

  return self->tag;
}

/* Shows all notes again. */
void
trellis_note_filter_clear (TrellisNoteFilter *self)
{
  g_return_if_fail (TRELLIS_IS_NOTE_FILTER (self));

  change (self, -1, NULL);
}
