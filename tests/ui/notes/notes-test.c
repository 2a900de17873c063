/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-test.h"
#include "trellis-note-browser.h"
#include "trellis-note-row.h"
#include "trellis-text-view.h"
#include "trellis-tooltip.h"

TrellisNote *
notes_test_add (UiTest *test, const char *title, const char *body)
{
  TrellisNote *note = trellis_note_new ();

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_note_set_title (note, title);
  trellis_note_set_body (note, body);
  trellis_store_add (test->store, note);
  return note;
}

GtkWidget *
notes_test_create_place (UiTest *test)
{
  return g_object_new (TRELLIS_TYPE_NOTES_PLACE, "store", test->store, "match", test->match, NULL);
}

GtkWindow *
notes_test_present_at (GtkWidget *place, int width)
{
  GtkWidget *window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr(GSimpleAction) sort = g_simple_action_new_stateful (
    "notes-sort", G_VARIANT_TYPE_STRING, g_variant_new_string ("modified"));

  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (sort));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), place);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  return GTK_WINDOW (window);
}

GtkWindow *
notes_test_present (GtkWidget *place)
{
  return notes_test_present_at (place, 1000);
}

TrellisNoteEditor *
notes_test_get_editor (GtkWidget *place)
{
  return TRELLIS_NOTE_EDITOR (ui_test_find (place, TRELLIS_TYPE_NOTE_EDITOR, 0));
}

GtkWidget *
notes_test_get_text_view (GtkWidget *place)
{
  GtkWidget *editor = GTK_WIDGET (notes_test_get_editor (place));
  GtkWidget *view;

  for (guint i = 0; (view = ui_test_find (editor, TRELLIS_TYPE_TEXT_VIEW, i)) != NULL; i++)
    {
      gboolean is_compact;

      g_object_get (view, "compact", &is_compact, NULL);
      if (!is_compact)
        return view;
    }

  g_assert_not_reached ();
}

void
notes_test_type (GtkWidget *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

void
notes_test_assert_listed (GtkWidget *place, const char *expected)
{
  GtkWidget *list = ui_test_find (place, GTK_TYPE_LIST_VIEW, 0);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_autoptr(GString) titles = g_string_new (NULL);

  ui_test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(TrellisNote) note = g_list_model_get_item (model, i);
      const char *title = trellis_record_get_title (TRELLIS_RECORD (note));

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", title != NULL ? title : "–");
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

void
notes_test_assert_selected (GtkWidget *place, TrellisNote *note)
{
  GtkWidget *list = ui_test_find (place, GTK_TYPE_LIST_VIEW, 0);
  GtkSingleSelection *selection =
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  g_assert_true (trellis_note_editor_get_note (notes_test_get_editor (place)) == note);
  g_assert_true (gtk_single_selection_get_selected_item (selection) == (gpointer) note);
}

void
notes_test_select_row (GtkWidget *place, guint position)
{
  GtkWidget *list = ui_test_find (place, GTK_TYPE_LIST_VIEW, 0);

  gtk_single_selection_set_selected (
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))), position);
  ui_test_settle ();
}

GtkWidget *
notes_test_find_row (GtkWidget *place, TrellisNote *note)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_test_find (place, TRELLIS_TYPE_NOTE_ROW, i)) != NULL; i++)
    if (ui_test_find_label (row, trellis_note_get_title (note)) != NULL)
      return gtk_widget_get_parent (row);

  return NULL;
}

void
notes_test_close_window (GtkWindow *window, GtkWidget *place)
{
  GtkWidget *browser = ui_test_find (place, TRELLIS_TYPE_NOTE_BROWSER, 0);
  TrellisNoteEditor *editor = notes_test_get_editor (place);

  g_object_add_weak_pointer (G_OBJECT (place), (gpointer *) &place);
  g_object_add_weak_pointer (G_OBJECT (browser), (gpointer *) &browser);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  trellis_tooltip_leave (window);
  gtk_window_destroy (window);
  ui_test_settle ();
  g_assert_null (place);
  g_assert_null (browser);
  g_assert_null (editor);
}
