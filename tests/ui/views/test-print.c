/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-book-dialog.h"
#include "trellis-book-words.h"
#include "trellis-document-text.h"
#include "trellis-print-operation.h"
#include "trellis-printer.h"
#include "ui-test.h"

static GtkWidget *
find_check (AdwDialog *dialog, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_error ("no row “%s”", title);
}

static void
count_cb (gpointer dialog, guint *n)
{
  (*n)++;
}

static GtkWindow *
present (AdwDialog *dialog, guint *n_done)
{
  GtkWindow *window = ui_test_present (adw_bin_new ());

  g_signal_connect (dialog, "done", G_CALLBACK (count_cb), n_done);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  ui_test_settle ();
  return window;
}

static void
test_save_dialog (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisBookDialog) dialog =
    g_object_ref_sink (TRELLIS_BOOK_DIALOG (trellis_book_dialog_new_save ("Save Journey Book")));
  guint n_done = 0;
  GtkWindow *window = present (ADW_DIALOG (dialog), &n_done);
  GtkWidget *combo = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 0);

  /* Nothing private, unless it is asked for. */
  g_assert_cmpint (trellis_book_dialog_get_scope (dialog), ==, TRELLIS_BOOK_SHAREABLE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (ADW_DIALOG (dialog), "What I _Wrote")), TRUE);
  g_assert_cmpint (trellis_book_dialog_get_scope (dialog), ==, TRELLIS_BOOK_MINE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (ADW_DIALOG (dialog), "_Everything")), TRUE);
  g_assert_cmpint (trellis_book_dialog_get_scope (dialog), ==, TRELLIS_BOOK_EVERYTHING);
  g_assert_cmpint (trellis_book_dialog_get_kind (dialog), ==, TRELLIS_BOOK_OF_MATCH);

  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (combo))); i++)
    {
      g_autofree char *name = NULL;

      adw_combo_row_set_selected (ADW_COMBO_ROW (combo), i);
      name = trellis_book_words_file_name ("Ada/Bob", trellis_book_dialog_get_format (dialog));
      g_assert_true (g_str_has_prefix (name, "Journey with Ada Bob."));
    }

  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (n_done, ==, 1);
  gtk_window_destroy (window);
}

static void
test_print_dialog (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisBookDialog) dialog = g_object_ref_sink (
    TRELLIS_BOOK_DIALOG (trellis_book_dialog_new_print ("Print Meeting", TRELLIS_BOOK_OF_MINUTES, TRUE)));
  guint n_done = 0;
  GtkWindow *window = present (ADW_DIALOG (dialog), &n_done);

  g_assert_cmpint (trellis_book_dialog_get_kind (dialog), ==, TRELLIS_BOOK_OF_MINUTES);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (ADW_DIALOG (dialog), "_Agenda")), TRUE);
  g_assert_cmpint (trellis_book_dialog_get_kind (dialog), ==, TRELLIS_BOOK_OF_AGENDA);
  g_assert_cmpint (trellis_book_dialog_get_scope (dialog), ==, TRELLIS_BOOK_SHAREABLE);

  /* To close it is no answer. */
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_test_settle ();
  g_assert_cmpuint (n_done, ==, 0);
  gtk_window_destroy (window);
}

/* A private meeting has nothing that both may read. */
static void
test_print_private (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisBookDialog) dialog = g_object_ref_sink (
    TRELLIS_BOOK_DIALOG (trellis_book_dialog_new_print ("Print Meeting", TRELLIS_BOOK_OF_AGENDA, FALSE)));
  guint n_done = 0;
  GtkWindow *window = present (ADW_DIALOG (dialog), &n_done);

  g_assert_cmpint (trellis_book_dialog_get_scope (dialog), ==, TRELLIS_BOOK_EVERYTHING);
  g_assert_false (gtk_widget_is_sensitive (find_check (ADW_DIALOG (dialog), "What Both May _Read")));
  gtk_window_destroy (window);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, int *answer)
{
  *answer = (int) result;
}

/* As a printer would get it. */
static void
test_operation (UiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->folder, "printed.pdf", NULL);
  g_autoptr(TrellisDocument) document = trellis_document_new ("Our Agreement", "Private");
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  GtkWindow *window = ui_test_present (adw_bin_new ());
  g_autofree char *last = NULL;
  guint n_pages = 0;
  int answer = -1;

  for (guint i = 0; i < 200; i++)
    trellis_document_append_text (document, 0, "We meet every two weeks.");
  operation = trellis_print_operation_new (document, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (printed_cb), &answer);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, window, NULL);
  while (answer < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (answer, ==, GTK_PRINT_OPERATION_RESULT_APPLY);

  gtk_window_destroy (window);

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "pdftotext", "-layout", path, "-", NULL);
  if (process == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Our Agreement"));
  g_assert_nonnull (strstr (text, "We meet every two weeks."));
  for (const char *at = text; (at = strchr (at, '\f')) != NULL; at++)
    n_pages++;
  last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  g_assert_cmpuint (n_pages, >, 2);
  g_assert_nonnull (strstr (text, last));
}

/* What was to be printed is not made yet when the window goes: nothing comes up without it, and nothing of it,
 * nor of the journal, is kept. */
static void
test_window_goes (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = trellis_agreement_new ();
  GtkWidget *widget = adw_bin_new ();
  GtkWindow *window = ui_test_present (widget);
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  trellis_agreement_set_match (agreement, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_store_add (test->store, agreement);
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  trellis_print_agreement (widget, test->store, agreement);
  gtk_window_destroy (window);
  while (widget != NULL && g_get_monotonic_time () < end)
    ui_test_settle ();
  g_assert_null (widget);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
}

/* Each trouble is told in a sentence that says what it is. */
static void
test_trouble (void)
{
  static const struct
  {
    GIOErrorEnum code;
    const char *words;
  } troubles[] = {
    { G_IO_ERROR_NO_SPACE, "There is no space left for the file" },
    { G_IO_ERROR_PERMISSION_DENIED, "That folder cannot be written to: choose another one" },
    { G_IO_ERROR_READ_ONLY, "That folder cannot be written to: choose another one" },
    { G_IO_ERROR_NOT_FOUND, "That folder is not there any more" },
    { G_IO_ERROR_FAILED, "The file could not be saved" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, (int) troubles[i].code, "write: errno 5");

      g_assert_cmpstr (trellis_book_words_trouble (error), ==, troubles[i].words);
    }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/print/save-dialog", test_save_dialog);
  UI_TEST_ADD ("/ui/print/print-dialog", test_print_dialog);
  UI_TEST_ADD ("/ui/print/print-private", test_print_private);
  UI_TEST_ADD ("/ui/print/operation", test_operation);
  UI_TEST_ADD ("/ui/print/window-goes", test_window_goes);
  g_test_add_func ("/ui/print/trouble", test_trouble);
  return g_test_run ();
}
