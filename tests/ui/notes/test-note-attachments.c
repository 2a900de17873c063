/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-test.h"
#include "trellis-attaching.h"
#include "trellis-attachment-chip.h"
#include "trellis-attachment-file.h"
#include "trellis-attachments.h"
#include "trellis-file-drop.h"
#include "trellis-folder.h"
#include "trellis-read-only.h"
#include "trellis-store-attachments.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static TrellisAttachment *
attach (UiTest *test, TrellisNote *note, const char *name, const char *text)
{
  g_autoptr(TrellisAttachment) new = trellis_attachment_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  TrellisAttachment *attachment;

  trellis_attachment_set_match (new, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_attachment_set_note (new, trellis_record_get_uid (TRELLIS_RECORD (note)));
  trellis_attachment_set_title (new, name);
  trellis_attachment_set_media_type (new, "text/plain");
  attachment = trellis_store_attach (test->store, new, bytes, &error);
  g_assert_no_error (error);
  return attachment;
}

static GFile *
write_file (UiTest *test, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* Once there are so many, which takes a moment. */
static void
wait_count (UiTest *test, guint expected)
{
  for (int i = 0; i < 500 && ui_test_count (test, TRELLIS_TYPE_ATTACHMENT) != expected; i++)
    ui_test_wait (10);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ATTACHMENT), ==, expected);
}

static GtkWidget *
find_attachments (GtkWidget *place)
{
  return ui_test_find (GTK_WIDGET (notes_test_get_editor (place)), TRELLIS_TYPE_ATTACHMENTS, 0);
}

static GtkWidget *
find_chip (GtkWidget *place, guint index)
{
  return ui_test_find (find_attachments (place), TRELLIS_TYPE_ATTACHMENT_CHIP, index);
}

/* They are seen below the text of their note while there are some, and can be renamed and removed. */
static void
test_row (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, "With files", "Text");
  g_autoptr(TrellisNote) plain = notes_test_add (test, "Without", "Text");
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  g_autoptr(TrellisAttachment) first = NULL;
  g_autoptr(TrellisAttachment) second = NULL;
  GtkWidget *open;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  g_assert_false (gtk_widget_get_visible (find_attachments (place)));
  g_assert_null (gtk_widget_get_first_child (find_attachments (place)));

  first = attach (test, note, "plan.txt", "one");
  second = attach (test, note, "map.txt", "twenty letters of it");
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (place, "plan.txt"));
  g_assert_nonnull (ui_test_wait_label (place, "20 bytes"));
  open = ui_test_find (find_chip (place, 0), GTK_TYPE_BUTTON, 0);
  gtk_test_accessible_assert_property (open, GTK_ACCESSIBLE_PROPERTY_LABEL, "Open plan.txt, 3 bytes");

  trellis_attachment_set_title (first, "another plan.txt");
  g_assert_nonnull (ui_test_wait_label (place, "another plan.txt"));

  /* The keyboard goes on in the one that is left; what was removed can be taken back. */
  gtk_widget_grab_focus (open);
  gtk_widget_activate_action (find_chip (place, 0), "attachment.remove", NULL);
  ui_test_settle ();
  g_assert_null (find_chip (place, 1));
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (find_attachments (place))) != NULL);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "“another plan.txt” removed"));
  ui_test_press (GTK_WIDGET (window), "_Undo");
  g_assert_nonnull (ui_test_wait_label (place, "another plan.txt"));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ATTACHMENT), ==, 2);

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (plain));
  g_assert_false (gtk_widget_get_visible (find_attachments (place)));
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  g_assert_true (gtk_widget_get_visible (find_attachments (place)));
  g_assert_nonnull (find_chip (place, 1));
  g_assert_null (find_chip (place, 2));
  notes_test_close_window (window, place);
}

/* The mark of files in the list; NULL while it does not show. */
static GtkWidget *
find_mark (GtkWidget *place, TrellisNote *note)
{
  GtkWidget *row = notes_test_find_row (place, note);
  GtkWidget *image;

  for (guint i = 0; (image = ui_test_find (row, GTK_TYPE_IMAGE, i)) != NULL; i++)
    if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (image)), "mail-attachment-symbolic") == 0)
      return gtk_widget_get_visible (image) ? image : NULL;
  g_assert_not_reached ();
}

static void
assert_mark (GtkWidget *place, TrellisNote *note, gboolean expected)
{
  for (int i = 0; i < 500 && (find_mark (place, note) != NULL) != expected; i++)
    ui_test_wait (10);
  g_assert_cmpint (find_mark (place, note) != NULL, ==, expected);
  gtk_test_accessible_assert_property (notes_test_find_row (place, note), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       expected ? "Has files" : "");
}

/* A note that has files says so in the list, for as long as it has any. */
static void
test_mark (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, "With files", "Text");
  g_autoptr(TrellisNote) plain = notes_test_add (test, "Without", "Text");
  g_autoptr(TrellisAttachment) first = attach (test, note, "plan.txt", "one");
  g_autoptr(TrellisAttachment) second = NULL;
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);

  assert_mark (place, note, TRUE);
  assert_mark (place, plain, FALSE);
  gtk_test_accessible_assert_property (find_mark (place, note), GTK_ACCESSIBLE_PROPERTY_LABEL, "Has files");

  second = attach (test, plain, "map.txt", "two");
  assert_mark (place, plain, TRUE);
  trellis_store_delete (test->store, second);
  assert_mark (place, plain, FALSE);
  trellis_store_restore (test->store, second);
  assert_mark (place, plain, TRUE);

  /* With its note, and back with that. */
  trellis_store_delete (test->store, note);
  ui_test_settle ();
  g_assert_null (notes_test_find_row (place, note));
  trellis_store_restore (test->store, note);
  for (int i = 0; i < 500 && notes_test_find_row (place, note) == NULL; i++)
    ui_test_wait (10);
  assert_mark (place, note, TRUE);
  notes_test_close_window (window, place);
}

/* What can be attached is, and why the rest is not, is told in a sentence each. */
static void
test_failures (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, "Note", "Text");
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = g_build_filename (test->folder, "Pictures", NULL);
  g_autofree char *gone = g_build_filename (test->folder, "gone.pdf", NULL);
  g_autofree char *large = g_build_filename (test->folder, "film.mp4", NULL);

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (large, "", 0, NULL));
  g_assert_cmpint (truncate (large, 31400000), ==, 0);
  g_ptr_array_add (files, g_file_new_for_path (folder));
  g_ptr_array_add (files, write_file (test, "fine.txt", "fine"));
  g_ptr_array_add (files, g_file_new_for_path (gone));
  g_ptr_array_add (files, g_file_new_for_path (large));
  trellis_attaching_take_files (GTK_WIDGET (notes_test_get_editor (place)), test->store, test->match, note,
                                TRELLIS_ATTACHMENT_KIND_FILE, files);
  wait_count (test, 1);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "“fine.txt” attached"));
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window),
                                        "“Pictures” is a folder. Only files can be attached.\n\n"
                                        "“gone.pdf” is no longer there.\n\n"
                                        "“film.mp4” has 31.4\302\240MB. The most that can be attached is 25.0\302\240MB."));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (window), "Some Files Could Not Be Attached"));
  ui_test_press (GTK_WIDGET (window), "_Close");
  ui_test_settle ();
  notes_test_close_window (window, place);
}

/* Files that are dropped on the note are attached to it, also where they fall on its text. */
static void
test_drop (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, "Note", "Text");
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *view;
  graphene_rect_t bounds;
  double x, y;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  ui_test_settle ();
  view = notes_test_get_text_view (place);
  g_assert_true (gtk_widget_compute_bounds (view, GTK_WIDGET (window), &bounds));
  x = bounds.origin.x + bounds.size.width / 2;
  y = bounds.origin.y + bounds.size.height / 2;
  g_ptr_array_add (files, write_file (test, "a.txt", "a"));
  g_ptr_array_add (files, write_file (test, "b.txt", "b"));

  /* Not on the list beside it. */
  g_assert_false (trellis_file_drop_offer (GTK_WIDGET (window), 20, y, files));
  g_assert_true (trellis_file_drop_offer (GTK_WIDGET (window), x, y, files));
  wait_count (test, 2);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "2 files attached"));
  g_assert_nonnull (ui_test_wait_label (place, "a.txt"));
  ui_test_press (GTK_WIDGET (window), "_Undo");
  wait_count (test, 0);
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Text");
  notes_test_close_window (window, place);
}

static GdkTexture *
create_texture (void)
{
  static const guint8 pixels[16] = { 0xff, 0, 0, 0xff, 0, 0xff, 0, 0xff, 0, 0, 0xff, 0xff, 0, 0, 0, 0xff };
  g_autoptr(GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);

  return gdk_memory_texture_new (2, 2, GDK_MEMORY_R8G8B8A8, bytes, 8);
}

/* Of an image that was copied, the text takes nothing: it is attached. Words are pasted as ever. */
static void
test_paste (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, NULL, NULL);
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  g_autoptr(GdkTexture) texture = create_texture ();
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ATTACHMENT);
  g_autoptr(TrellisAttachment) pasted = NULL;
  GdkClipboard *clipboard;
  GtkWidget *view;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  ui_test_settle ();
  view = notes_test_get_text_view (place);
  clipboard = gtk_widget_get_clipboard (view);
  gdk_clipboard_set_texture (clipboard, texture);
  g_signal_emit_by_name (view, "paste-clipboard");
  wait_count (test, 1);
  pasted = trellis_store_get_first (test->store, query);
  g_assert_cmpstr (trellis_attachment_get_title (pasted), ==, "Pasted Image.png");
  g_assert_cmpstr (trellis_attachment_get_media_type (pasted), ==, "image/png");

  /* A note that is nothing but this is no empty one, which would be thrown away. */
  for (int i = 0; i < 100 && trellis_note_get_title (note) == NULL; i++)
    ui_test_wait (10);
  g_assert_cmpstr (trellis_note_get_title (note), ==, "Pasted Image.png");

  gdk_clipboard_set_text (clipboard, "words");
  g_signal_emit_by_name (view, "paste-clipboard");
  for (int i = 0; i < 100 && trellis_note_get_body (note) == NULL; i++)
    {
      ui_test_wait (10);
      trellis_record_collect (TRELLIS_RECORD (note));
    }
  g_assert_cmpstr (trellis_note_get_body (note), ==, "words");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ATTACHMENT), ==, 1);
  notes_test_close_window (window, place);
}

/* Of a match that is over, they can be opened and saved, and nothing else. */
static void
test_read_only (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = notes_test_add (test, "Note", "Text");
  g_autoptr(TrellisAttachment) attachment = attach (test, note, "plan.txt", "one");
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *place, *chip;
  GtkWindow *window;
  graphene_rect_t bounds;

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_COMPLETED);
  place = notes_test_create_place (test);
  trellis_read_only_mark (place, test->match);
  window = notes_test_present (place);
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  ui_test_settle ();
  chip = find_chip (place, 0);
  g_assert_nonnull (chip);
  gtk_widget_activate_action (chip, "attachment.remove", NULL);
  gtk_widget_activate_action (chip, "attachment.rename", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ATTACHMENT), ==, 1);
  g_assert_null (ui_test_find_label (GTK_WIDGET (window), "Rename Attachment"));
  g_assert_true (gtk_widget_is_sensitive (ui_test_find (chip, GTK_TYPE_BUTTON, 0)));

  g_ptr_array_add (files, write_file (test, "a.txt", "a"));
  g_assert_true (gtk_widget_compute_bounds (notes_test_get_text_view (place), GTK_WIDGET (window), &bounds));
  g_assert_false (trellis_file_drop_offer (GTK_WIDGET (window), bounds.origin.x + 20, bounds.origin.y + 20, files));
  notes_test_close_window (window, place);
}

/* The file below @path, in a folder that somebody made there; NULL while there is none. */
static char *
find_copy (const char *path, const char *name)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *inside;

  while (folder != NULL && (inside = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, inside, name, NULL);

      if (g_file_test (file, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&file);
    }

  return NULL;
}

/* What is opened is a copy that cannot be written, in a folder of its own. */
static void
test_open (UiTest *test, gconstpointer data)
{
  g_autofree char *outgoing = g_build_filename (g_get_user_cache_dir (), "trellis", "outgoing", NULL);
  g_autoptr(TrellisNote) note = notes_test_add (test, "Note", "Text");
  g_autoptr(TrellisAttachment) attachment = attach (test, note, "../of/nothing.trellis-test", "\x01\x02 bytes");
  GtkWidget *place = notes_test_create_place (test);
  GtkWindow *window = notes_test_present (place);
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (note));
  ui_test_settle ();
  gtk_widget_activate_action (find_chip (place, 0), "attachment.open", NULL);
  for (int i = 0; i < 500 && (copy = find_copy (outgoing, "-.-of-nothing.trellis-test")) == NULL; i++)
    ui_test_wait (10);
  g_assert_nonnull (copy);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "No program could open the file"));
  g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "\x01\x02 bytes");
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0400);
  notes_test_close_window (window, place);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/attachments/row", test_row);
  UI_TEST_ADD ("/ui/attachments/mark", test_mark);
  UI_TEST_ADD ("/ui/attachments/failures", test_failures);
  UI_TEST_ADD ("/ui/attachments/drop", test_drop);
  UI_TEST_ADD ("/ui/attachments/paste", test_paste);
  UI_TEST_ADD ("/ui/attachments/read-only", test_read_only);
  UI_TEST_ADD ("/ui/attachments/open", test_open);
  return g_test_run ();
}
