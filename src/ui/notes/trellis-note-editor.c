/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-note-editor.h"

#include "trellis-attaching.h"
#include "trellis-attachment-paste.h"
#include "trellis-attachments.h"
#include "trellis-clash-banner.h"
#include "trellis-file-drop.h"
#include "trellis-labels.h"
#include "trellis-menu.h"
#include "trellis-note-details.h"
#include "trellis-note-history-dialog.h"
#include "trellis-note-verbs.h"
#include "trellis-read-only.h"
#include "trellis-save-mark.h"
#include "trellis-spot.h"
#include "trellis-store-attachments.h"
#include "trellis-tag-entry.h"
#include "trellis-text-binding.h"
#include "trellis-text-find.h"
#include "trellis-title-view.h"
#include "trellis-twin-offer.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

struct _TrellisNoteEditor
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisNote *note;
  gboolean narrow;
  GBindingGroup *bindings;
  GSignalGroup *note_signals;
  TrellisTextBinding *text_binding;

  GtkDropDown *kind_drop_down;
  TrellisSaveMark *save_mark;
  GtkWidget *pin_button;
  GtkButton *share_button;
  GtkMenuButton *menu_button;
  TrellisTextFind *find_bar;
  TrellisClashBanner *clash_banner;
  TrellisTwinOffer *twin_offer;
  TrellisTitleView *title_view;
  TrellisNoteDetails *details;
  GtkScrolledWindow *text_window;
  TrellisTextView *text_view;
  TrellisAttachments *attachments;
  TrellisTagEntry *tag_entry;
};

typedef enum
{
  PROP_STORE = 1,
  PROP_NOTE,
  PROP_NARROW,
} TrellisNoteEditorProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (TrellisNoteEditor, trellis_note_editor, ADW_TYPE_BIN)

static void
show_kind (TrellisNoteEditor *self)
{
  gtk_drop_down_set_selected (self->kind_drop_down, trellis_note_get_kind (self->note));
}

/* The picture shows how it is, the tooltip says what that means and what the button does. */
static void
show_visibility (TrellisNoteEditor *self)
{
  const gboolean is_shared =
    trellis_record_get_visibility (TRELLIS_RECORD (self->note)) == TRELLIS_VISIBILITY_SHARED;

  gtk_button_set_icon_name (self->share_button,
                            is_shared ? "trellis-shared-symbolic" : "trellis-private-symbolic");
  gtk_widget_set_tooltip_text (
    GTK_WIDGET (self->share_button),
    is_shared ? _("Shared With the Partner. Make Private")
              : _("Private, Never Leaves This Computer. Share With the Partner"));
}

static void
show_pin (TrellisNoteEditor *self)
{
  gtk_widget_set_tooltip_text (self->pin_button, trellis_note_get_pinned (self->note)
                                                   ? _("Unpin")
                                                   : _("Pin to Top"));
}

static void
note_notify_cb (TrellisNoteEditor *self)
{
  show_kind (self);
  show_visibility (self);
  show_pin (self);
}

static void
kind_selected_cb (TrellisNoteEditor *self)
{
  if (self->note != NULL)
    trellis_note_set_kind (self->note, gtk_drop_down_get_selected (self->kind_drop_down));
}

static void
title_activate_cb (TrellisNoteEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
set_up_kind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_kind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  /* The button shows the chosen one in a list of its own, where positions mean nothing. */
  for (int kind = TRELLIS_NOTE_KIND_NOTE; kind <= TRELLIS_NOTE_KIND_REFLECTION; kind++)
    if (g_str_equal (name, trellis_label_note_kind (kind)))
      gtk_image_set_from_icon_name (GTK_IMAGE (image), trellis_note_kind_get_icon (kind));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (image)), name);
}

static void
add_kinds (TrellisNoteEditor *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  for (int kind = TRELLIS_NOTE_KIND_NOTE; kind <= TRELLIS_NOTE_KIND_REFLECTION; kind++)
    gtk_string_list_append (kinds, trellis_label_note_kind (kind));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_kind_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_kind_cb), NULL);
  gtk_drop_down_set_factory (self->kind_drop_down, factory);
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (kinds));
}

/* A button that is pressed with a key takes a moment, in which the note may have gone. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TrellisNoteEditor *self = data;
  g_autoptr(GMenu) first = g_menu_new ();
  g_autoptr(GMenuModel) menu = NULL;

  if (self->note == NULL)
    {
      gtk_menu_button_set_menu_model (button, NULL);
      gtk_menu_button_set_active (button, FALSE);
      return;
    }
  g_menu_append (first, _("_Find in Note"), "note.find");
  g_menu_append (first, _("Earlier _Versions…"), "note.history");
  trellis_menu_append_hidden (first, _("_Attach Files…"), "note.attach");
  menu = trellis_note_verbs_create_menu (self->note, G_MENU_MODEL (first));
  gtk_menu_button_set_menu_model (button, menu);
}

static void
note_find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_text_find_open (TRELLIS_NOTE_EDITOR (widget)->find_bar);
}

static void
note_find_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisNoteEditor *self = TRELLIS_NOTE_EDITOR (widget);

  if (!trellis_text_find_is_open (self->find_bar))
    trellis_text_find_open (self->find_bar);
  else if (g_variant_get_boolean (parameter))
    trellis_text_find_next (self->find_bar);
  else
    trellis_text_find_previous (self->find_bar);
}

static void
note_history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisNoteEditor *self = TRELLIS_NOTE_EDITOR (widget);

  if (self->note != NULL)
    adw_dialog_present (trellis_note_history_dialog_new (self->store, self->note, widget), widget);
}

static void
note_attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisNoteEditor *self = TRELLIS_NOTE_EDITOR (widget);

  if (self->note != NULL)
    trellis_attaching_choose (widget, self->store, self->match, self->note, TRELLIS_ATTACHMENT_KIND_FILE);
}

static gboolean
can_attach (TrellisNoteEditor *self)
{
  return self->note != NULL && !trellis_read_only_contains (self);
}

static gboolean
take_files (GtkWidget *widget, GPtrArray *files)
{
  TrellisNoteEditor *self = TRELLIS_NOTE_EDITOR (widget);

  if (!can_attach (self))
    return FALSE;
  trellis_attaching_take_files (widget, self->store, self->match, self->note, TRELLIS_ATTACHMENT_KIND_FILE, files);
  return TRUE;
}

/* Of an image there is nothing that a text could take. */
static void
paste_clipboard_cb (TrellisNoteEditor *self, GtkTextView *view)
{
  if (can_attach (self) && trellis_attachment_paste (GTK_WIDGET (self), self->store, self->match, self->note))
    g_signal_stop_emission_by_name (view, "paste-clipboard");
}

static void
trellis_note_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisNoteEditor *self = TRELLIS_NOTE_EDITOR (object);

  switch ((TrellisNoteEditorProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_NOTE:
      g_value_set_object (value, self->note);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_note_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisNoteEditor *self = TRELLIS_NOTE_EDITOR (object);

  switch ((TrellisNoteEditorProperty) prop_id)
    {
    case PROP_NARROW:
      trellis_note_editor_set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_STORE:
    case PROP_NOTE:
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_note_editor_dispose (GObject *object)
{
  TrellisNoteEditor *self = TRELLIS_NOTE_EDITOR (object);

  if (self->text_binding != NULL)
    trellis_text_binding_set_record (self->text_binding, NULL, NULL);
  g_clear_object (&self->text_binding);
  g_clear_object (&self->bindings);
  g_clear_object (&self->note_signals);
  g_clear_object (&self->note);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NOTE_EDITOR);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_note_editor_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;

  trellis_note_verbs_install (widget_class);
  gtk_widget_class_install_action (widget_class, "note.find", NULL, note_find_action);
  gtk_widget_class_install_action (widget_class, "note.find-next", "b", note_find_next_action);
  gtk_widget_class_install_action (widget_class, "note.history", NULL, note_history_action);
  gtk_widget_class_install_action (widget_class, "note.attach", NULL, note_attach_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, control, "note.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, control, "note.find-next", "b",
                                       TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, control | GDK_SHIFT_MASK,
                                       "note.find-next", "b", FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "note.find-next", "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK, "note.find-next",
                                       "b", FALSE);
}

/* What the text gets before the title and what else is above it takes the rest of a window that is too low for
 * all: some lines, so that with small text the title is whole all the same. */
static void
trellis_note_editor_map (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  const int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  gtk_scrolled_window_set_max_content_height (TRELLIS_NOTE_EDITOR (widget)->text_window, 7 * line / 2);

  GTK_WIDGET_CLASS (trellis_note_editor_parent_class)->map (widget);
}

static void
trellis_note_editor_class_init (TrellisNoteEditorClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_note_editor_get_property;
  object_class->set_property = trellis_note_editor_set_property;
  object_class->dispose = trellis_note_editor_dispose;
  widget_class->map = trellis_note_editor_map;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TRELLIS_TYPE_STORE, flags);
  props[PROP_NOTE] = g_param_spec_object ("note", NULL, NULL, TRELLIS_TYPE_NOTE, flags);
  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_ATTACHMENTS);
  g_type_ensure (TRELLIS_TYPE_CLASH_BANNER);
  g_type_ensure (TRELLIS_TYPE_TWIN_OFFER);
  g_type_ensure (TRELLIS_TYPE_NOTE_DETAILS);
  g_type_ensure (TRELLIS_TYPE_SAVE_MARK);
  g_type_ensure (TRELLIS_TYPE_TAG_ENTRY);
  g_type_ensure (TRELLIS_TYPE_TEXT_FIND);
  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  g_type_ensure (TRELLIS_TYPE_TITLE_VIEW);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/notes/trellis-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, save_mark);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, pin_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, share_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, find_bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, clash_banner);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, twin_offer);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, title_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, details);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, text_window);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, attachments);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteEditor, tag_entry);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_activate_cb);

  install_actions (widget_class);
}

static void
trellis_note_editor_init (TrellisNoteEditor *self)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "note.pin", "note.share", "note.attach", "note.delete", NULL);
  trellis_read_only_disable (self->kind_drop_down);
  trellis_read_only_disable (self->pin_button);

  add_kinds (self);
  trellis_file_drop_take (GTK_WIDGET (self), take_files);
  g_signal_connect_swapped (self->text_view, "paste-clipboard", G_CALLBACK (paste_clipboard_cb), self);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  trellis_text_find_set_view (self->find_bar, GTK_TEXT_VIEW (self->text_view));

  self->bindings = g_binding_group_new ();
  g_binding_group_bind_full (self->bindings, "title", self->title_view, "text", both,
                             trellis_note_text_or_empty, NULL, NULL, NULL);
  g_binding_group_bind (self->bindings, "tags", self->tag_entry, "tags", both);
  g_binding_group_bind (self->bindings, "pinned", self->pin_button, "active", both);
  self->text_binding = trellis_text_binding_new (self->text_view);

  self->note_signals = g_signal_group_new (TRELLIS_TYPE_NOTE);
  g_signal_group_connect_swapped (self->note_signals, "notify", G_CALLBACK (note_notify_cb), self);
}

/* To be called once. */
void
trellis_note_editor_set_match (TrellisNoteEditor *self, TrellisStore *store, TrellisMatch *match)
{
  g_return_if_fail (TRELLIS_IS_NOTE_EDITOR (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  trellis_save_mark_set_store (self->save_mark, store);
  trellis_tag_entry_set_match (self->tag_entry, store, match);
}

TrellisNote *
trellis_note_editor_get_note (TrellisNoteEditor *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_EDITOR (self), NULL);

  return self->note;
}

static void
show_attachments (TrellisNoteEditor *self, TrellisNote *note)
{
  g_autoptr(TrellisRecordList) list =
    note != NULL ? trellis_store_list_attachments (self->store, self->match, note) : NULL;

  trellis_attachments_follow (self->attachments, self->store, list);
}

/* @note may be NULL. What has been written into the note before is handed over first. */
void
trellis_note_editor_set_note (TrellisNoteEditor *self, TrellisNote *note)
{
  g_return_if_fail (TRELLIS_IS_NOTE_EDITOR (self));

  if (self->note == note)
    return;

  trellis_tag_entry_commit (self->tag_entry);
  trellis_text_find_close (self->find_bar);
  g_signal_group_set_target (self->note_signals, NULL);
  trellis_spot_set_record (self, note);
  trellis_text_binding_set_record (self->text_binding, note, "body");
  trellis_note_details_set_note (self->details, self->store, note);
  trellis_clash_banner_set_record (self->clash_banner, self->store, note);
  trellis_twin_offer_set_record (self->twin_offer, self->store, note);
  show_attachments (self, note);
  g_binding_group_set_source (self->bindings, note);

  g_set_object (&self->note, note);
  if (note != NULL)
    note_notify_cb (self);
  g_signal_group_set_target (self->note_signals, note);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTE]);
}

/* Puts the cursor into the text. */
void
trellis_note_editor_write (TrellisNoteEditor *self)
{
  g_return_if_fail (TRELLIS_IS_NOTE_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/* Whether the editor is a page of its own, from which a button leads back to the list. */
void
trellis_note_editor_set_narrow (TrellisNoteEditor *self, gboolean narrow)
{
  g_return_if_fail (TRELLIS_IS_NOTE_EDITOR (self));

  if (self->narrow == !!narrow)
    return;

  self->narrow = !!narrow;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}
