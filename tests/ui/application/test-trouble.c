/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-saving-banner.h"
#include "trellis-trouble-words.h"
#include "trellis-trouble-window.h"
#include "ui-test.h"

#include <dlfcn.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* In microseconds. */
#define SLOW 200000

/* Bytes that the journal is longer than. */
#define SMALL_FILES 4096

static GThread *main_thread;

/* In place of GObject’s: a thread that has done its work takes its time until it lets go of its task, as it may
 * where the machine is busy. */
void
(g_object_unref) (gpointer object)
{
  static void (*unref) (gpointer object);

  if (g_once_init_enter_pointer (&unref))
    g_once_init_leave_pointer (&unref, (void (*) (gpointer)) dlsym (RTLD_NEXT, "g_object_unref"));
  if (main_thread != NULL && g_thread_self () != main_thread && G_IS_TASK (object))
    g_usleep (SLOW);
  unref (object);
}

static gboolean
is_shown (GtkWidget *root, const char *text)
{
  return ui_test_find_label (root, text) != NULL;
}

static void
test_reasons (UiTest *test, gconstpointer data)
{
  const struct
  {
    TrellisStoreError code;
    const char *title;
    gboolean may_choose;
  } cases[] = {
    { TRELLIS_STORE_ERROR_DAMAGED, "The Journal Is Damaged", TRUE },
    { TRELLIS_STORE_ERROR_NEWER, "A Newer Trellis Is Needed", TRUE },
    { TRELLIS_STORE_ERROR_READ_ONLY, "The Journal Cannot Be Written", FALSE },
    { TRELLIS_STORE_ERROR_FULL, "The Disk Is Full", FALSE },
    { TRELLIS_STORE_ERROR_LOCKED, "The Journal Is Open Elsewhere", FALSE },
    { TRELLIS_STORE_ERROR_FAILED, "The Journal Cannot Be Opened", TRUE },
  };
  GtkWidget *window = trellis_trouble_window_new (NULL, test->folder);

  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error =
        g_error_new_literal (TRELLIS_STORE_ERROR, (int) cases[i].code, "a detail");

      trellis_trouble_window_set_error (TRELLIS_TROUBLE_WINDOW (window), error);
      ui_test_settle ();
      g_assert_true (is_shown (window, cases[i].title));
      g_assert_true (is_shown (window, "a detail"));
      g_assert_true (is_shown (window, "Try Again"));
      g_assert_false (is_shown (window, "Restore Newest Backup"));
      g_assert_true (is_shown (window, "Choose Backup…") == cases[i].may_choose);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Ends the window, as who opens the journal then does. */
static void
retry_cb (GtkWidget **window, const char *message)
{
  g_assert_cmpstr (message, ==, "Backup restored");
  gtk_window_destroy (GTK_WINDOW (*window));
  *window = NULL;
}

static void
finalized_cb (gpointer data)
{
  GThread **thread = data;

  g_atomic_pointer_set (thread, g_thread_self ());
}

static void
wait_for_end (GThread **thread)
{
  while (g_atomic_pointer_get (thread) == NULL)
    ui_test_settle ();
}

/* A damaged journal is kept, and a backup takes its place. */
static void
test_restore (UiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->folder, "trellis.db", NULL);
  g_autofree char *backup = g_build_filename (test->folder, "copy.db", NULL);
  g_autofree char *bad = g_build_filename (test->folder, "bad.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GFile) chosen = g_file_new_for_path (backup);
  g_autoptr(GFile) useless = g_file_new_for_path (bad);
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = g_strdup (trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  GThread *thread = NULL;
  GtkWidget *window;
  gsize length;

  g_clear_object (&test->match);
  g_clear_object (&test->partner);
  trellis_store_close (test->store);
  g_clear_object (&test->store);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (backup, contents, (gssize) length, NULL));
  memset (contents, 'x', length);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (bad, "no journal", -1, NULL));
  g_assert_null (trellis_store_open (test->folder, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED);

  window = trellis_trouble_window_new (NULL, test->folder);
  g_object_set_data_full (G_OBJECT (window), "thread", &thread, finalized_cb);
  g_signal_connect_swapped (window, "retry", G_CALLBACK (retry_cb), &window);
  trellis_trouble_window_set_error (TRELLIS_TROUBLE_WINDOW (window), error);
  gtk_window_present (GTK_WINDOW (window));

  trellis_trouble_window_restore (TRELLIS_TROUBLE_WINDOW (window), useless);
  while (!is_shown (window, "The chosen file is no backup of a journal") &&
         !is_shown (window, "The chosen backup is damaged"))
    g_main_context_iteration (NULL, TRUE);

  trellis_trouble_window_restore (TRELLIS_TROUBLE_WINDOW (window), chosen);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
  /* No widget may end in another thread. */
  wait_for_end (&thread);
  g_assert_true (thread == main_thread);

  test->store = trellis_store_open (test->folder, &error);
  g_assert_nonnull (test->store);
  test->match = trellis_store_get (test->store, TRELLIS_TYPE_MATCH, uid);
  g_assert_nonnull (test->match);
}

/* Nobody waits for it any more. */
static void
test_closed_meanwhile (UiTest *test, gconstpointer data)
{
  g_autofree char *bad = g_build_filename (test->folder, "bad.db", NULL);
  g_autoptr(GFile) useless = g_file_new_for_path (bad);
  GtkWidget *window = trellis_trouble_window_new (NULL, test->folder);
  GThread *thread = NULL;

  g_object_set_data_full (G_OBJECT (window), "thread", &thread, finalized_cb);
  gtk_window_present (GTK_WINDOW (window));
  trellis_trouble_window_restore (TRELLIS_TROUBLE_WINDOW (window), useless);
  gtk_window_close (GTK_WINDOW (window));
  wait_for_end (&thread);
  g_assert_true (thread == main_thread);
}

static void
test_unsaved_text (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  g_autofree char *nothing = NULL;
  g_autofree char *text = NULL;

  g_assert_true (trellis_store_flush (test->store, NULL));
  nothing = trellis_store_dup_unsaved_text (test->store);
  g_assert_cmpstr (nothing, ==, "");

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_note_set_title (note, "Courage");
  trellis_note_set_body (note, "Ask\nfor more");
  trellis_store_add (test->store, note);
  text = trellis_store_dup_unsaved_text (test->store);
  g_assert_cmpstr (text, ==, "Courage\n\nAsk\nfor more");
}

/* There is none before something cannot be saved, and it goes when that is over. */
static void
test_banner (UiTest *test, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window = ui_test_present (box);
  GtkWidget *banner;

  g_assert_true (trellis_store_flush (test->store, NULL));
  trellis_saving_banner_attach (GTK_BOX (box), test->store);
  g_assert_null (gtk_widget_get_first_child (box));

  ui_test_limit_files (SMALL_FILES);
  trellis_person_set_name (test->partner, "Ines");
  g_assert_false (trellis_store_flush (test->store, NULL));
  ui_test_settle ();
  banner = gtk_widget_get_first_child (box);
  g_assert_true (TRELLIS_IS_SAVING_BANNER (banner));
  g_assert_null (gtk_widget_get_next_sibling (banner));
  g_assert_nonnull (ui_test_wait_label (box, "Copy Unsaved Text"));

  ui_test_limit_files (RLIM_INFINITY);
  g_assert_true (trellis_store_flush (test->store, NULL));
  ui_test_settle ();
  g_assert_null (ui_test_find_label (box, "Copy Unsaved Text"));
  gtk_window_destroy (window);
}

/* Which disk is full: that where the backup is to go, or that of the journal, beside which it is made. */
static void
test_backup_words (void)
{
  static const struct
  {
    gboolean is_of_store;
    int code;
    const char *expected;
  } table[] = {
    { TRUE, TRELLIS_STORE_ERROR_FULL, "No space left for a copy beside the journal" },
    { FALSE, G_IO_ERROR_NO_SPACE, "There is no space left on the disk" },
    { TRUE, TRELLIS_STORE_ERROR_FAILED, "The backup could not be saved" },
    { FALSE, G_IO_ERROR_PERMISSION_DENIED, "The backup could not be saved" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error =
        g_error_new_literal (table[i].is_of_store ? TRELLIS_STORE_ERROR : G_IO_ERROR, table[i].code, "");

      g_assert_cmpstr (trellis_trouble_backup_words (error), ==, table[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  main_thread = g_thread_self ();
  UI_TEST_ADD ("/ui/trouble/reasons", test_reasons);
  g_test_add_func ("/ui/trouble/backup-words", test_backup_words);
  UI_TEST_ADD ("/ui/trouble/restore", test_restore);
  UI_TEST_ADD ("/ui/trouble/closed-meanwhile", test_closed_meanwhile);
  UI_TEST_ADD ("/ui/trouble/unsaved-text", test_unsaved_text);
  UI_TEST_ADD ("/ui/trouble/banner", test_banner);
  return g_test_run ();
}
