/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-note-verbs.h"

#include "trellis-file-verbs.h"
#include "trellis-labels.h"
#include "trellis-row-focus.h"
#include "trellis-undo.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static TrellisNote *
dup_note (GtkWidget *widget)
{
  TrellisNote *note;

  g_object_get (widget, "note", &note, NULL);
  return note;
}

static void
note_pin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(TrellisNote) note = dup_note (widget);

  if (note != NULL)
    trellis_note_set_pinned (note, !trellis_note_get_pinned (note));
}

static void
note_share_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(TrellisRecord) note = (TrellisRecord *) dup_note (widget);

  if (note != NULL)
    trellis_record_set_visibility (
      note, trellis_record_get_visibility (note) == TRELLIS_VISIBILITY_SHARED
              ? TRELLIS_VISIBILITY_PRIVATE
              : TRELLIS_VISIBILITY_SHARED);
}

/* Title, address and text, one below the other; transfer full. */
static char *
dup_text (TrellisNote *note)
{
  const char *parts[4] = { NULL };
  guint n = 0;

  if (trellis_note_get_title (note) != NULL)
    parts[n++] = trellis_note_get_title (note);
  if (trellis_note_get_kind (note) == TRELLIS_NOTE_KIND_LINK &&
      trellis_note_get_address (note) != NULL)
    parts[n++] = trellis_note_get_address (note);
  if (trellis_note_get_body (note) != NULL)
    parts[n++] = trellis_note_get_body (note);

  return g_strjoinv ("\n\n", (char **) parts);
}

static void
note_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(TrellisNote) note = dup_note (widget);
  g_autofree char *text = NULL;

  if (note == NULL)
    return;

  trellis_record_collect (TRELLIS_RECORD (note));
  text = dup_text (note);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  trellis_undo_tell (widget, _("Text copied"));
}

static void
note_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(TrellisNote) note = dup_note (widget);
  g_autoptr(TrellisStore) store = NULL;

  g_object_get (widget, "store", &store, NULL);
  if (note != NULL)
    trellis_file_verbs_save_record (widget, store, TRELLIS_RECORD (note));
}

static void
note_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(TrellisNote) note = dup_note (widget);
  g_autoptr(TrellisStore) store = NULL;
  GtkWidget *overlay;

  if (note == NULL)
    return;

  /* The row of the note goes with it, and can tell nothing afterwards. */
  g_object_get (widget, "store", &store, NULL);
  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  trellis_row_focus_leave (widget);
  trellis_undo_delete (overlay != NULL ? overlay : widget, store, note, _("Note deleted"));
}

void
trellis_note_verbs_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "note.pin", NULL, note_pin_action);
  gtk_widget_class_install_action (widget_class, "note.share", NULL, note_share_action);
  gtk_widget_class_install_action (widget_class, "note.copy", NULL, note_copy_action);
  gtk_widget_class_install_action (widget_class, "note.save", NULL, note_save_action);
  gtk_widget_class_install_action (widget_class, "note.delete", NULL, note_delete_action);
}

/* Searches for what else has a tag of @note. */
static GMenuModel *
create_tags_menu (TrellisNote *note)
{
  GMenu *menu = g_menu_new ();

  for (const char *const *tag = trellis_note_get_tags (note); *tag != NULL; tag++)
    {
      g_autoptr(GString) label = g_string_new (NULL);
      g_autofree char *wanted = g_strconcat ("#", *tag, NULL);
      g_autoptr(GMenuItem) item = NULL;

      /* Translators: %s is a tag of a note. */
      g_string_printf (label, _("Search for Tag “%s”"), *tag);
      g_string_replace (label, "_", "__", 0); /* not of a mnemonic */
      item = g_menu_item_new (label->str, NULL);
      g_menu_item_set_action_and_target (item, "search.find", "s", wanted);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* A menu of the actions in the words that fit how @note is now. @before, which may be NULL, comes
 * first; transfer full. */
GMenuModel *
trellis_note_verbs_create_menu (TrellisNote *note, GMenuModel *before)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) marks = g_menu_new ();
  g_autoptr(GMenuModel) tags = create_tags_menu (note);
  g_autoptr(GMenu) end = g_menu_new ();
  const gboolean is_shared =
    trellis_record_get_visibility (TRELLIS_RECORD (note)) == TRELLIS_VISIBILITY_SHARED;

  if (before != NULL)
    g_menu_append_section (menu, NULL, before);

  g_menu_append (marks, trellis_note_get_pinned (note) ? _("Un_pin") : _("_Pin to Top"),
                 "note.pin");
  g_menu_append (marks, is_shared ? _("_Make Private") : _("_Share With Partner"), "note.share");
  g_menu_append (marks, _("_Copy Text"), "note.copy");
  if (is_shared)
    g_menu_append (marks, _("_Save as File…"), "note.save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, tags);
  g_menu_append (end, _("_Delete"), "note.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}

/* Whether nothing has been written into @note. */
gboolean
trellis_note_is_empty (TrellisNote *note)
{
  return trellis_note_get_title (note) == NULL && trellis_note_get_body (note) == NULL &&
         trellis_note_get_result (note) == NULL && trellis_note_get_address (note) == NULL &&
         trellis_note_get_tags (note)[0] == NULL;
}

const char *
trellis_note_kind_get_icon (TrellisNoteKind kind)
{
  g_autoptr(TrellisNote) sample = trellis_note_new ();

  trellis_note_set_kind (sample, kind);
  return trellis_label_record_icon (TRELLIS_RECORD (sample));
}

/* For the binding of a text to an entry: an empty text is NULL in a record, and "" in an entry. */
gboolean
trellis_note_text_or_empty (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const char *text = g_value_get_string (from);

  g_value_set_string (to, text != NULL ? text : "");
  return TRUE;
}
