/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-note-row.h"

#include "trellis-attachment-counts.h"
#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-mark.h"
#include "trellis-note-verbs.h"
#include "trellis-read-only.h"
#include "trellis-row-menu.h"
#include "trellis-row-side.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

struct _TrellisNoteRow
{
  GtkGrid parent_instance;

  TrellisStore *store;
  TrellisNote *note;
  TrellisAttachmentCounts *counts;
  GSignalGroup *note_signals;
  GtkWidget *menu;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkWidget *files_icon;
  GtkWidget *pin_icon;
  GtkImage *visibility_icon;
  GtkInscription *excerpt_line;
  GtkInscription *detail_line;
};

typedef enum
{
  PROP_STORE = 1,
  PROP_NOTE,
  PROP_HAS_FILES,
} TrellisNoteRowProperty;

static GParamSpec *props[PROP_HAS_FILES + 1];

G_DEFINE_FINAL_TYPE (TrellisNoteRow, trellis_note_row, GTK_TYPE_GRID)

/* The line that follows the one shown as title; transfer full, nullable. */
static char *
dup_excerpt (TrellisNote *note)
{
  const char *body = trellis_note_get_body (note);
  const char *rest = body;

  if (trellis_note_get_title (note) == NULL && body != NULL)
    {
      rest = body + strspn (body, "\n \t");
      rest = strchr (rest, '\n');
    }
  if (rest == NULL && trellis_note_get_kind (note) == TRELLIS_NOTE_KIND_LINK)
    return g_strdup (trellis_note_get_address (note));

  return trellis_label_first_line (rest);
}

/* The day and the tags; transfer full. */
static char *
dup_detail (TrellisNote *note)
{
  const char *const *tags = trellis_note_get_tags (note);
  g_autofree char *day = trellis_format_day_of_time (
    trellis_record_get_modified (TRELLIS_RECORD (note)), trellis_time_now ());
  g_autoptr(GString) text = g_string_new (day);

  for (guint i = 0; tags[i] != NULL; i++)
    /* Each by itself: the sign stays before the word, whichever way that and the day are read. */
    g_string_append_printf (text, "  \u2068#%s\u2069", tags[i]);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
show_files (TrellisNoteRow *self)
{
  const guint n = self->note != NULL ? trellis_attachment_counts_get (self->counts, self->note) : 0;
  const gboolean had_files = gtk_widget_get_visible (self->files_icon);
  g_autofree char *words = NULL;

  if (n > 0)
    {
      /* Translators: how many files a note has. */
      words = g_strdup_printf (ngettext ("%u attached file", "%u attached files", n), n);
      trellis_mark_tell (self->files_icon, _("Has files"), words);
    }
  gtk_widget_set_visible (self->files_icon, n > 0);
  if (had_files != (n > 0))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_FILES]);
}

static void
show_marks (TrellisNoteRow *self)
{
  TrellisRecord *record = TRELLIS_RECORD (self->note);

  gtk_image_set_from_icon_name (self->icon, trellis_label_record_icon (record));
  trellis_mark_name (self->pin_icon, _("Pinned"));
  gtk_widget_set_visible (self->pin_icon, trellis_note_get_pinned (self->note));
  trellis_mark_show (self->visibility_icon, trellis_record_get_visibility (record));
  show_files (self);
}

static void
update (TrellisNoteRow *self)
{
  TrellisRecord *record = TRELLIS_RECORD (self->note);
  g_autofree char *title = NULL;
  g_autofree char *excerpt = NULL;
  g_autofree char *detail = NULL;

  if (self->note == NULL)
    return;

  title = trellis_label_record (record);
  excerpt = dup_excerpt (self->note);
  detail = dup_detail (self->note);

  show_marks (self);
  gtk_label_set_label (self->title_label, title);
  gtk_inscription_set_text (self->excerpt_line, excerpt);
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt_line), excerpt != NULL);
  gtk_inscription_set_text (self->detail_line, detail);
}

/* Shows what can be done with the note. */
static void
open_menu (TrellisNoteRow *self, double x, double y)
{
  g_autoptr(GMenu) open = g_menu_new ();
  g_autoptr(GMenuModel) model = NULL;

  if (self->note == NULL)
    return;

  g_menu_append (open, _("_Open"), "note.open");
  model = trellis_note_verbs_create_menu (self->note, G_MENU_MODEL (open));
  trellis_row_menu_open (GTK_WIDGET (self), &self->menu, model, x, y);
}

static void
note_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_menu (TRELLIS_NOTE_ROW (widget), 24, gtk_widget_get_height (widget) / 2.0);
}

/* Not when it is pressed: the menu would take the release, and the row would wait for it. */
static void
secondary_released_cb (TrellisNoteRow *self, int n_press, double x, double y)
{
  open_menu (self, x, y);
}

static void
long_pressed_cb (TrellisNoteRow *self, double x, double y)
{
  open_menu (self, x, y);
}

static void
note_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisNoteRow *self = TRELLIS_NOTE_ROW (widget);

  if (self->note != NULL)
    gtk_widget_activate_action (widget, "note.show", "s",
                                trellis_record_get_uid (TRELLIS_RECORD (self->note)));
}

static void
trellis_note_row_map (GtkWidget *widget)
{
  /* Days are in words. */
  update (TRELLIS_NOTE_ROW (widget));

  GTK_WIDGET_CLASS (trellis_note_row_parent_class)->map (widget);
}

static void
trellis_note_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisNoteRow *self = TRELLIS_NOTE_ROW (object);

  switch ((TrellisNoteRowProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_NOTE:
      g_value_set_object (value, self->note);
      break;
    case PROP_HAS_FILES:
      g_value_set_boolean (value, gtk_widget_get_visible (self->files_icon));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_note_row_dispose (GObject *object)
{
  TrellisNoteRow *self = TRELLIS_NOTE_ROW (object);

  g_clear_object (&self->note_signals);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NOTE_ROW);
  g_clear_object (&self->note);
  g_clear_object (&self->counts);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_note_row_parent_class)->dispose (object);
}

static void
trellis_note_row_class_init (TrellisNoteRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_note_row_get_property;
  object_class->dispose = trellis_note_row_dispose;
  widget_class->map = trellis_note_row_map;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TRELLIS_TYPE_STORE, flags);
  props[PROP_NOTE] = g_param_spec_object ("note", NULL, NULL, TRELLIS_TYPE_NOTE, flags);
  props[PROP_HAS_FILES] = g_param_spec_boolean ("has-files", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/notes/trellis-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteRow, files_icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteRow, pin_icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteRow, visibility_icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteRow, excerpt_line);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteRow, detail_line);
  gtk_widget_class_bind_template_callback (widget_class, secondary_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);

  gtk_widget_class_install_action (widget_class, "note.open", NULL, note_open_action);
  gtk_widget_class_install_action (widget_class, "note.menu", NULL, note_menu_action);
  trellis_note_verbs_install (widget_class);
}

static void
trellis_note_row_init (TrellisNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_row_side_keep (GTK_WIDGET (self));
  trellis_read_only_shut (self, "note.pin", "note.share", "note.delete", NULL);

  self->note_signals = g_signal_group_new (TRELLIS_TYPE_NOTE);
  g_signal_group_connect_swapped (self->note_signals, "notify", G_CALLBACK (update), self);
}

GtkWidget *
trellis_note_row_new (TrellisStore *store)
{
  TrellisNoteRow *self = g_object_new (TRELLIS_TYPE_NOTE_ROW, NULL);

  self->store = g_object_ref (store);
  self->counts = trellis_attachment_counts_ref (store);
  g_signal_connect_object (self->counts, "changed", G_CALLBACK (show_files), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* @note may be NULL. */
void
trellis_note_row_set_note (TrellisNoteRow *self, TrellisNote *note)
{
  g_return_if_fail (TRELLIS_IS_NOTE_ROW (self));

  if (!g_set_object (&self->note, note))
    return;

  g_signal_group_set_target (self->note_signals, note);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTE]);
}

/* What a screen reader says of the row: "Advice: One thought per slide"; transfer full. */
char *
trellis_note_row_dup_name (TrellisNoteRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_ROW (self) && self->note != NULL, NULL);

  /* Translators: the kind of a note and its title, "Advice: One thought per slide". */
  return g_strdup_printf (_("%s: %s"), trellis_label_note_kind (trellis_note_get_kind (self->note)),
                            gtk_label_get_label (self->title_label));
}

/* What a screen reader says of it besides; nullable. */
const char *
trellis_note_row_get_description (TrellisNoteRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_ROW (self), NULL);

  return gtk_widget_get_visible (self->files_icon) ? _("Has files") : NULL;
}
