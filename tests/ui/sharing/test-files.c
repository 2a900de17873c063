/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journal-file.h"
#include "trellis-import-dialog.h"
#include "trellis-store-sharing.h"
#include "trellis-window.h"
#include "ui-test.h"

#include <glib/gstdio.h>
#include <string.h>

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
find_button (gpointer widget, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_test_find (widget, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
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
    ui_test_find_label (GTK_WIDGET (dialog), "Repeats, but not in the next three months"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Line 10"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Import Into"));

  button = find_button (dialog, "_Import");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "2 items imported"));
  wait_for (test, TRELLIS_TYPE_MEETING, 1);
  wait_for (test, TRELLIS_TYPE_ACTION, 1);

  ui_test_undo (GTK_WIDGET (window));
  wait_for (test, TRELLIS_TYPE_MEETING, 0);
  wait_for (test, TRELLIS_TYPE_ACTION, 0);
  gtk_window_destroy (window);
}

static gboolean
has_label_with (GtkWidget *widget, const char *text)
{
  const char *label = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  if (label != NULL && strstr (label, text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label_with (child, text))
      return TRUE;
  return FALSE;
}

/* R-I6: A time by clocks that nobody knows is one to look at; others are not. */
static void
test_unknown_zone (UiTest *test, gconstpointer data)
{
  const char text[] = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Coffee\r\n"
                      "DTSTART;TZID=Customized Time Zone:20300101T100000\r\nEND:VEVENT\r\n"
                      "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Tea\r\n"
                      "DTSTART;TZID=W. Europe Standard Time:20300102T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  const char words[] = "The time zone is unknown: please look whether the time is right";
  AdwDialog *dialog;
  GtkWindow *window = present (test, text, &dialog);
  GtkWidget *rows[2];

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "New · 2"));
  rows[0] = gtk_widget_get_ancestor (ui_test_find_label (GTK_WIDGET (dialog), "Coffee"), ADW_TYPE_ACTION_ROW);
  rows[1] = gtk_widget_get_ancestor (ui_test_find_label (GTK_WIDGET (dialog), "Tea"), ADW_TYPE_ACTION_ROW);
  g_assert_true (has_label_with (rows[0], words));
  g_assert_false (has_label_with (rows[1], words));
  gtk_window_destroy (window);
}

static void
test_nothing_new (UiTest *test, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWindow *window = present (test, CALENDAR, &dialog);

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "New · 2"));
  g_signal_emit_by_name (find_button (dialog, "_Import"), "clicked");
  wait_for (test, TRELLIS_TYPE_ACTION, 1);
  gtk_window_destroy (window);

  window = present (test, CALENDAR, &dialog);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Already Here · 2"));
  g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), "New · 2"));
  g_assert_false (gtk_widget_get_sensitive (find_button (dialog, "_Import")));
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
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "There are no calendar entries in this file."));
  g_assert_false (gtk_widget_get_sensitive (find_button (dialog, "_Import")));
  gtk_window_destroy (window);
}

static void
add_carol (UiTest *test)
{
  g_autoptr(TrellisPerson) carol = trellis_person_new ();
  g_autoptr(TrellisMatch) match = trellis_match_new ();

  trellis_person_set_name (carol, "Carol");
  trellis_store_add (test->store, carol);
  trellis_match_set_partner (match, trellis_record_get_uid (TRELLIS_RECORD (carol)));
  trellis_store_add (test->store, match);
}

#define MEETING(method, start, lines)                                                                            \
  "BEGIN:VCALENDAR\nMETHOD:" method "\nBEGIN:VEVENT\nUID:a\nDTSTART:" start "\nSUMMARY:Career talk\n"            \
  "ORGANIZER;CN=\"Carol Example\":mailto:carol@example.org\n" lines "END:VEVENT\nEND:VCALENDAR\n"

/* An invitation goes to whom it is from; what later mails change of the meeting is told before it is done. */
static void
test_invitation (UiTest *test, gconstpointer data)
{
  static const struct
  {
    const char *text, *group, *words;
  } mails[] = {
    { MEETING ("REQUEST", "20300102T100000Z", "LOCATION:Library\n"), "Changed · 1", "Changes: Date and Time, Place" },
    { MEETING ("REPLY", "20300101T100000Z", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:carol@example.org\n"), "Changed · 1",
      "Confirmed" },
    { MEETING ("REPLY", "20300101T100000Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:carol@example.org\n"), "Left Out · 1",
      "Declines the invitation: the meeting stays as planned until you change it" },
    { MEETING ("CANCEL", "20300101T100000Z", ""), "Changed · 1", "Canceled" },
  };
  AdwDialog *dialog;
  GtkWindow *window;

  add_carol (test);
  window = present (test, MEETING ("REQUEST", "20300101T100000Z", ""), &dialog);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "New · 1"));
  g_assert_true (has_label_with (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 0), "Carol"));
  g_signal_emit_by_name (find_button (dialog, "_Import"), "clicked");
  wait_for (test, TRELLIS_TYPE_MEETING, 1);
  gtk_window_destroy (window);

  for (guint i = 0; i < G_N_ELEMENTS (mails); i++)
    {
      window = present (test, mails[i].text, &dialog);
      g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), mails[i].group));
      g_assert_true (has_label_with (GTK_WIDGET (dialog), mails[i].words));
      g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), "State"));
      gtk_window_destroy (window);
    }
}

/* A file that cannot be opened, or is something else, is named beside those that can. */
static void
test_some_unreadable (UiTest *test, gconstpointer data)
{
  g_autoptr(GPtrArray) files = create_files (test, CALENDAR);
  g_autofree char *page = g_build_filename (test->folder, "page.ics", NULL);
  GtkWindow *window = ui_test_present (adw_bin_new ());
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents (page, "<!DOCTYPE html>\n<p>\n</p>\n", -1, NULL));
  g_ptr_array_insert (files, 0, g_file_new_for_path (page));
  g_ptr_array_insert (files, 0, g_file_new_build_filename (test->folder, "gone.ics", NULL));
  dialog = trellis_import_dialog_new (test->store, files, NULL);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Trouble in the File · 3"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "gone.ics"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "The file cannot be opened, or is too large"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "page.ics"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "This is not a calendar file"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "calendar.ics, line 10"));
  gtk_window_destroy (window);
}

static GtkWidget *
find_switch (AdwDialog *dialog)
{
  return ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_SWITCH_ROW, 0);
}

/* R-V1: Who imports into a match that is shared is told that it goes to the partner too. */
static void
test_shared (UiTest *test, gconstpointer data)
{
  static const char words[] = "This match is shared: both of you will see what is imported.";
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (trellis_record_get_uid (TRELLIS_RECORD (test->match)), TRELLIS_SHARING_KIND_FOLDER, test->folder);
  AdwDialog *dialog;
  GtkWindow *window = present (test, CALENDAR, &dialog);

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "New · 2"));
  g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), words));
  gtk_window_destroy (window);

  g_assert_true (trellis_store_share (test->store, sharing, NULL));
  window = present (test, CALENDAR, &dialog);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), words));
  gtk_window_destroy (window);
}

/* What is newer here stays, unless somebody says that it should not. */
static void
test_newer_here (UiTest *test, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWindow *window =
    present (test, MEETING ("REQUEST", "20300101T100000Z", "LAST-MODIFIED:20200101T000000Z\n"), &dialog);
  g_autoptr(TrellisMeeting) meeting = NULL;

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "New · 1"));
  g_assert_false (gtk_widget_get_visible (find_switch (dialog)));
  g_signal_emit_by_name (find_button (dialog, "_Import"), "clicked");
  wait_for (test, TRELLIS_TYPE_MEETING, 1);
  gtk_window_destroy (window);

  meeting = trellis_store_get (test->store, TRELLIS_TYPE_MEETING, "a");
  trellis_meeting_set_private_notes (meeting, "What I think");
  window = present (test, MEETING ("REQUEST", "20300102T100000Z", "LAST-MODIFIED:20200102T000000Z\n"), &dialog);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Newer Here · 1"));
  g_assert_true (gtk_widget_get_visible (find_switch (dialog)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_switch (dialog)), TRUE);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Changed · 1"));
  g_assert_true (gtk_widget_get_visible (find_switch (dialog)));
  g_signal_emit_by_name (find_button (dialog, "_Import"), "clicked");
  while (trellis_meeting_get_starts (meeting) != 1893578400)
    ui_test_settle ();
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
  g_signal_emit_by_name (find_button (dialog, "_Import"), "clicked");
  wait_for (test, TRELLIS_TYPE_MATCH, 2);
  match = trellis_store_get (test->store, TRELLIS_TYPE_MATCH, "4b1c2f0e-0000-4000-8000-000000000001");
  g_assert_cmpint (trellis_match_get_my_role (match), ==, TRELLIS_ROLE_MENTOR);
  gtk_window_destroy (window);
}

#define MANY 120

static char *
make_many (void)
{
  GString *text = g_string_new ("BEGIN:VCALENDAR\n");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "BEGIN:VTODO\nUID:action-%u\nSUMMARY:Read chapter %u\nEND:VTODO\n", i, i);
  g_string_append (text, "END:VCALENDAR\n");
  return g_string_free_and_steal (text);
}

/* An import that takes long, as the disk does: until the connection is closed, nothing is written. */
static sqlite3 *
begin_slowly (UiTest *test, GtkWindow **window, AdwDialog **dialog)
{
  g_autofree char *path = g_build_filename (test->folder, "trellis.db", NULL);
  g_autofree char *text = make_many ();
  sqlite3 *disk;

  *window = present (test, text, dialog);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (*dialog), "New · 120"));
  disk = open_plain (path);
  g_assert_cmpint (sqlite3_exec (disk, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_signal_emit_by_name (find_button (*dialog, "_Import"), "clicked");
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (*dialog), "Importing…"));
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (*dialog), "0 of 120 items"));
  return disk;
}

/* Who does not want to wait goes on with the window, which tells how far it is, and what came of it. */
static void
test_background (UiTest *test, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWindow *window;
  sqlite3 *disk = begin_slowly (test, &window, &dialog);

  g_signal_emit_by_name (find_button (dialog, "Continue in _Background"), "clicked");
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "Importing… 0 of 120 items"));
  sqlite3_close (disk);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "120 items imported"));
  wait_for (test, TRELLIS_TYPE_ACTION, MANY);
  g_assert_null (ui_test_find_label (GTK_WIDGET (window), "Importing…"));

  ui_test_undo (GTK_WIDGET (window));
  wait_for (test, TRELLIS_TYPE_ACTION, 0);
  gtk_window_destroy (window);
}

/* Nothing stays of what somebody cancels, in the dialog or in the window. */
static void
test_cancel (UiTest *test, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      AdwDialog *dialog;
      GtkWindow *window;
      sqlite3 *disk = begin_slowly (test, &window, &dialog);

      if (i == 1)
        {
          adw_dialog_close (dialog);
          g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "Importing… 0 of 120 items"));
        }
      g_signal_emit_by_name (find_button (i == 0 ? GTK_WIDGET (dialog) : GTK_WIDGET (window), "_Cancel"), "clicked");
      sqlite3_close (disk);
      g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "The import was canceled"));
      g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ACTION), ==, 0);
      gtk_window_destroy (window);
    }
}

/* Who closes the window has it all the same. */
static void
test_window_closed (UiTest *test, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWindow *window;
  sqlite3 *disk = begin_slowly (test, &window, &dialog);

  gtk_window_destroy (window);
  sqlite3_close (disk);
  wait_for (test, TRELLIS_TYPE_ACTION, MANY);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/files/import", test_import);
  UI_TEST_ADD ("/ui/files/unknown-zone", test_unknown_zone);
  UI_TEST_ADD ("/ui/files/nothing-new", test_nothing_new);
  UI_TEST_ADD ("/ui/files/unreadable", test_unreadable);
  UI_TEST_ADD ("/ui/files/invitation", test_invitation);
  UI_TEST_ADD ("/ui/files/some-unreadable", test_some_unreadable);
  UI_TEST_ADD ("/ui/files/shared", test_shared);
  UI_TEST_ADD ("/ui/files/newer-here", test_newer_here);
  UI_TEST_ADD ("/ui/files/new-match", test_new_match);
  UI_TEST_ADD ("/ui/files/background", test_background);
  UI_TEST_ADD ("/ui/files/cancel", test_cancel);
  UI_TEST_ADD ("/ui/files/window-closed", test_window_closed);
  return g_test_run ();
}
