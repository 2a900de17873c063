/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-import-dialog.h"
#include "trellis-window.h"
#include "ui-test.h"

#include <glib/gstdio.h>

#define CALENDAR                                                                                   \
  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20300101T100000Z\nSUMMARY:Coffee\nEND:VEVENT\n"   \
  "BEGIN:VTODO\nUID:b\nSUMMARY:Read the book\nnonsense\nEND:VTODO\n"                               \
  "BEGIN:VEVENT\nUID:c\nDTSTART:20300101T100000Z\nRRULE:FREQ=DAILY\nSUMMARY:Stand-up\n"            \
  "END:VEVENT\nEND:VCALENDAR\n"

#define CARD                                                                                       \
  "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:4b1c2f0e-0000-4000-8000-000000000001\n"                    \
  "X-TRELLIS-KIND:match\nX-TRELLIS-MATCH:4b1c2f0e-0000-4000-8000-000000000001\nX-TRELLIS-V:1\n"    \
  "SUMMARY:Mentoring\n"                                                                            \
  "X-TRELLIS-PERSON:id=mentor role=mentor by=mentee name=QW5u\n"                                   \
  "X-TRELLIS-PERSON:id=mentee role=mentee by=mentee name=Qm9i\nEND:VJOURNAL\nEND:VCALENDAR\n"

static GPtrArray *
create_files (UiTest *test, const char *text)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = g_build_filename (test->folder, "calendar.ics", NULL);

  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  return files;
}

static GtkWindow *
present (UiTest *test, const char *text, AdwDialog **dialog)
{
  g_autoptr(GPtrArray) files = create_files (test, text);
  GtkWindow *window = ui_test_present (adw_bin_new ());

  *dialog = trellis_import_dialog_new (test->store, files, NULL);
  adw_dialog_present (*dialog, GTK_WIDGET (window));
  return window;
}

static GtkWidget *
find_button (AdwDialog *dialog)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Import") == 0)
      return button;
  return NULL;
}

static void
wait_for (UiTest *test, GType type, guint n)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (ui_test_count (test, type) != n && g_get_monotonic_time () < end)
    ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, type), ==, n);
}

/* What is new, what is left out and why, and what is wrong by line; then it is taken in and back. */
static void
test_import (UiTest *test, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWindow *window = present (test, CALENDAR, &dialog);
  GtkWidget *button;

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "New · 2"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Coffee"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Read the book"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Left Out · 1"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Stand-up"));
  g_assert_nonnull (
    ui_test_find_label (GTK_WIDGET (dialog), "Repeats, while meetings here are planned one by one"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Line 10"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Import Into"));

  button = find_button (dialog);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "2 items imported"));
  wait_for (test, TRELLIS_TYPE_MEETING, 1);
  wait_for (test, TRELLIS_TYPE_ACTION, 1);

  button = gtk_widget_get_ancestor (ui_test_find_label (GTK_WIDGET (window), "Undo"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  wait_for (test, TRELLIS_TYPE_MEETING, 0);
  wait_for (test, TRELLIS_TYPE_ACTION, 0);
  gtk_window_destroy (window);
}

static void
test_nothing_new (UiTest *test, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWindow *window = present (test, CALENDAR, &dialog);

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "New · 2"));
  g_signal_emit_by_name (find_button (dialog), "clicked");
  wait_for (test, TRELLIS_TYPE_ACTION, 1);
  gtk_window_destroy (window);

  window = present (test, CALENDAR, &dialog);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Already Here · 2"));
  g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), "New · 2"));
  g_assert_false (gtk_widget_get_sensitive (find_button (dialog)));
  gtk_window_destroy (window);
}

static void
test_unreadable (UiTest *test, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWindow *window = present (test, NULL, &dialog);

  g_assert_nonnull (
    ui_test_wait_label (GTK_WIDGET (dialog), "The file cannot be opened, or is too large"));
  gtk_window_destroy (window);

  window = present (test, "GIF89a", &dialog);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "There are no calendar entries in it"));
  g_assert_false (gtk_widget_get_sensitive (find_button (dialog)));
  gtk_window_destroy (window);
}

/* Who I am in a match that is new here is asked, and proposed by my name. */
static void
test_new_match (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisPerson) me = trellis_person_new ();
  g_autoptr(TrellisMatch) match = NULL;
  AdwDialog *dialog;
  GtkWindow *window;

  trellis_person_set_name (me, "Ann");
  trellis_person_set_is_me (me, TRUE);
  trellis_store_add (test->store, me);
  window = present (test, CARD, &dialog);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "You Are"));
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Ann (mentor)"));
  g_signal_emit_by_name (find_button (dialog), "clicked");
  wait_for (test, TRELLIS_TYPE_MATCH, 2);
  match = trellis_store_get (test->store, TRELLIS_TYPE_MATCH, "4b1c2f0e-0000-4000-8000-000000000001");
  g_assert_cmpint (trellis_match_get_my_role (match), ==, TRELLIS_ROLE_MENTOR);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/files/import", test_import);
  UI_TEST_ADD ("/ui/files/nothing-new", test_nothing_new);
  UI_TEST_ADD ("/ui/files/unreadable", test_unreadable);
  UI_TEST_ADD ("/ui/files/new-match", test_new_match);
  return g_test_run ();
}
