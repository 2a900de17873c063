/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-notes-place.h"

#include "trellis-note-browser.h"
#include "trellis-note-editor.h"
#include "trellis-note-verbs.h"
#include "trellis-read-only.h"
#include "trellis-status-bin.h"
#include "trellis-steady-focus.h"
#include "trellis-trash.h"
#include "trellis-unseen.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisNotesPlace
{
  TrellisPlace parent_instance;

  TrellisRecordList *all; /* tells whether there are any */

  GtkStack *stack;
  AdwNavigationSplitView *split_view;
  TrellisNoteBrowser *browser;
  GtkStack *editor_stack;
  AdwBin *none_page;
  AdwBin *editor_page;
  TrellisNoteEditor *editor;
};

G_DEFINE_FINAL_TYPE (TrellisNotesPlace, trellis_notes_place, TRELLIS_TYPE_PLACE)

/* A note that nothing was written into is nothing that anybody would look for in the trash. */
static void
throw_away_if_empty (TrellisNotesPlace *self, TrellisNote *note)
{
  TrellisStore *store = trellis_place_get_store (TRELLIS_PLACE (self));

  if (note == NULL || trellis_record_get_deleted (TRELLIS_RECORD (note)) != 0)
    return;

  trellis_record_collect (TRELLIS_RECORD (note));
  if (!trellis_note_is_empty (note))
    return;

  trellis_store_delete (store, note);
  trellis_store_delete_forever (store, note, NULL);
}

/* @note may be NULL. */
static void
turn_to (TrellisNotesPlace *self, TrellisNote *note)
{
  TrellisNote *present = trellis_note_editor_get_note (self->editor);
  g_autoptr(TrellisNote) before = present != NULL ? g_object_ref (present) : NULL;

  if (note == before)
    return;

  trellis_note_editor_set_note (self->editor, note);
  gtk_stack_set_visible_child_name (self->editor_stack, note != NULL ? "note" : "none");
  throw_away_if_empty (self, before);
}

static void
picked_cb (TrellisNotesPlace *self, TrellisNote *note, gboolean go)
{
  turn_to (self, note);
  if (go)
    {
      adw_navigation_split_view_set_show_content (self->split_view, TRUE);
      trellis_note_editor_write (self->editor);
    }
}

/* In a narrow window, the focus goes with the list to what comes first in the editor. That is the title, all of
 * it selected: what is typed then would take its place. */
static void
leave_title (TrellisNotesPlace *self)
{
  if (adw_navigation_split_view_get_collapsed (self->split_view) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->editor)) != NULL)
    trellis_note_editor_write (self->editor);
}

static void
go_to (TrellisNotesPlace *self, TrellisNote *note)
{
  g_autoptr(TrellisNote) shown = g_object_ref (note);

  turn_to (self, shown);
  trellis_note_browser_select (self->browser, shown);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  leave_title (self);
}

static void
note_new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisNotesPlace *self = TRELLIS_NOTES_PLACE (widget);
  TrellisPlace *place = TRELLIS_PLACE (self);
  g_autoptr(TrellisNote) note = trellis_note_new ();

  trellis_note_set_match (
    note, trellis_record_get_uid (TRELLIS_RECORD (trellis_place_get_match (place))));
  trellis_record_set_author (TRELLIS_RECORD (note), trellis_place_get_my_role (place));
  trellis_note_set_kind (note, trellis_note_browser_get_kind (self->browser));
  trellis_store_add (trellis_place_get_store (place), note);

  go_to (self, note);
  trellis_note_editor_write (self->editor);
}

static void
note_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisNotesPlace *self = TRELLIS_NOTES_PLACE (widget);
  g_autoptr(TrellisNote) note =
              trellis_store_get (trellis_place_get_store (TRELLIS_PLACE (self)), TRELLIS_TYPE_NOTE,
                                 g_variant_get_string (parameter, NULL));

  if (note == NULL)
    return;

  go_to (self, note);
  trellis_note_editor_write (self->editor);
}

static void
collapsed_cb (TrellisNotesPlace *self)
{
  const gboolean is_narrow = adw_navigation_split_view_get_collapsed (self->split_view);

  trellis_note_browser_set_narrow (self->browser, is_narrow);
  trellis_note_editor_set_narrow (self->editor, is_narrow);
}

/* Back at the list of a narrow window, the note has been left. */
static void
show_content_cb (TrellisNotesPlace *self)
{
  TrellisNote *note = trellis_note_editor_get_note (self->editor);

  if (adw_navigation_split_view_get_show_content (self->split_view) || note == NULL)
    return;

  trellis_record_collect (TRELLIS_RECORD (note));
  if (trellis_note_is_empty (note))
    turn_to (self, NULL);
}

static void
trellis_notes_place_show (TrellisPlace *place, TrellisRecord *record)
{
  TrellisNotesPlace *self = TRELLIS_NOTES_PLACE (place);

  if (!TRELLIS_IS_NOTE (record))
    return;

  trellis_note_browser_show_all (self->browser);
  go_to (self, TRELLIS_NOTE (record));
  if (trellis_note_is_empty (TRELLIS_NOTE (record)))
    trellis_note_editor_write (self->editor);
}

static TrellisRecord *
trellis_notes_place_get_chosen (TrellisPlace *place)
{
  return (TrellisRecord *) trellis_note_editor_get_note (TRELLIS_NOTES_PLACE (place)->editor);
}

static void
trellis_notes_place_choose (TrellisPlace *place, TrellisRecord *record)
{
  if (TRELLIS_IS_NOTE (record))
    go_to (TRELLIS_NOTES_PLACE (place), TRELLIS_NOTE (record));
}

static void
show_state (TrellisNotesPlace *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->all));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "notes" : "empty");
}

/* When the note that is shown has gone, another one takes its place beside the list; on a narrow
 * screen it is the list that does. */
static void
store_changed_cb (TrellisNotesPlace *self, TrellisRecord *record)
{
  g_autoptr(TrellisNote) nearby = NULL;

  if (record != TRELLIS_RECORD (trellis_note_editor_get_note (self->editor)) ||
      trellis_record_get_deleted (record) == 0)
    return;

  if (adw_navigation_split_view_get_collapsed (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  else
    nearby = trellis_note_browser_dup_nearby (self->browser);
  turn_to (self, nearby);
  trellis_note_browser_select (self->browser, nearby);
}

static void
trellis_notes_place_map (GtkWidget *widget)
{
  TrellisNotesPlace *self = TRELLIS_NOTES_PLACE (widget);

  GTK_WIDGET_CLASS (trellis_notes_place_parent_class)->map (widget);

  if (trellis_note_editor_get_note (self->editor) == NULL &&
      !adw_navigation_split_view_get_collapsed (self->split_view))
    {
      g_autoptr(TrellisNote) first = trellis_note_browser_dup_nearby (self->browser);

      turn_to (self, first);
      trellis_note_browser_select (self->browser, first);
    }
}

static void
trellis_notes_place_unmap (GtkWidget *widget)
{
  TrellisNotesPlace *self = TRELLIS_NOTES_PLACE (widget);
  TrellisNote *note = trellis_note_editor_get_note (self->editor);

  if (note != NULL)
    {
      trellis_record_collect (TRELLIS_RECORD (note));
      if (trellis_note_is_empty (note))
        {
          adw_navigation_split_view_set_show_content (self->split_view, FALSE);
          turn_to (self, NULL);
        }
    }

  GTK_WIDGET_CLASS (trellis_notes_place_parent_class)->unmap (widget);
}

static void
trellis_notes_place_constructed (GObject *object)
{
  TrellisNotesPlace *self = TRELLIS_NOTES_PLACE (object);
  TrellisPlace *place = TRELLIS_PLACE (self);
  TrellisStore *store = trellis_place_get_store (place);
  TrellisMatch *match = trellis_place_get_match (place);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);

  G_OBJECT_CLASS (trellis_notes_place_parent_class)->constructed (object);

  trellis_place_set_split_view (place, self->split_view);
  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_note_browser_set_match (self->browser, store, match, trellis_place_get_choices (place));
  /* After the browser has its list, which hears of what comes before this does: it is not shown without notes. */
  self->all = trellis_store_list (store, query);
  trellis_note_editor_set_match (self->editor, store, match);

  g_signal_connect_object (self->all, "items-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
}

static void
trellis_notes_place_dispose (GObject *object)
{
  TrellisNotesPlace *self = TRELLIS_NOTES_PLACE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NOTES_PLACE);
  g_clear_object (&self->all);

  G_OBJECT_CLASS (trellis_notes_place_parent_class)->dispose (object);
}

static void
trellis_notes_place_class_init (TrellisNotesPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_notes_place_constructed;
  object_class->dispose = trellis_notes_place_dispose;
  widget_class->map = trellis_notes_place_map;
  widget_class->unmap = trellis_notes_place_unmap;
  TRELLIS_PLACE_CLASS (klass)->show = trellis_notes_place_show;
  TRELLIS_PLACE_CLASS (klass)->get_chosen = trellis_notes_place_get_chosen;
  TRELLIS_PLACE_CLASS (klass)->choose = trellis_notes_place_choose;

  g_type_ensure (TRELLIS_TYPE_NOTE_BROWSER);
  g_type_ensure (TRELLIS_TYPE_NOTE_EDITOR);
  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/notes/trellis-notes-place.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNotesPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisNotesPlace, split_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisNotesPlace, browser);
  gtk_widget_class_bind_template_child (widget_class, TrellisNotesPlace, editor_stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisNotesPlace, none_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisNotesPlace, editor_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisNotesPlace, editor);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);

  gtk_widget_class_install_action (widget_class, "note.new", NULL, note_new_action);
  gtk_widget_class_install_action (widget_class, "note.show", "s", note_show_action);
}

static void
trellis_notes_place_init (TrellisNotesPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "note.new", NULL);
  trellis_steady_focus_attach (GTK_WIDGET (self), GTK_WIDGET (self->stack));
  trellis_unseen_attach_late (self->none_page);
  trellis_unseen_attach (self->editor_page);
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
}
