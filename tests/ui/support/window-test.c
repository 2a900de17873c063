/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-test.h"

#include "config.h"
#include "trellis-application.h"
#include "trellis-window.h"

/* One for all windows. */
static TrellisApplication *application;

void
window_test_init (int *argc, char ***argv)
{
  ui_test_init (argc, argv);
  application = trellis_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
}

/* What the program ends with. */
int
window_test_run (void)
{
  const int status = g_test_run ();

  g_clear_object (&application);
  return status;
}

void
window_test_set_up (WindowTest *test, gconstpointer data)
{
  ui_test_set_up (&test->ui, NULL);
  test->settings = g_settings_new (SETTINGS_ID);
  g_settings_set_int (test->settings, "window-width", 1100);
}

void
window_test_tear_down (WindowTest *test, gconstpointer data)
{
  if (test->window != NULL)
    gtk_window_destroy (GTK_WINDOW (test->window));
  g_clear_object (&test->settings);
  ui_test_settle ();
  ui_test_tear_down (&test->ui, NULL);
}

/* Without showing it. */
void
window_test_make (WindowTest *test)
{
  test->window = trellis_window_new (application, test->ui.store, test->settings);
}

void
window_test_open (WindowTest *test)
{
  window_test_make (test);
  gtk_window_present (GTK_WINDOW (test->window));
  ui_test_settle ();
}

/* As a person does, which the window hears of. */
void
window_test_close (WindowTest *test)
{
  gtk_window_close (GTK_WINDOW (test->window));
  test->window = NULL;
  ui_test_settle ();
}

/* As the power being cut does: the window is not asked. */
void
window_test_cut_off (WindowTest *test)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  test->window = NULL;
  ui_test_settle ();
}

void
window_test_open_record (WindowTest *test, gpointer record)
{
  gtk_widget_activate_action (test->window, "record.open", "(ss)",
                              TRELLIS_RECORD_GET_CLASS (record)->table,
                              trellis_record_get_uid (record));
  ui_test_settle ();
}

/* The first widget of that class in the window; or NULL. */
GtkWidget *
window_test_find (WindowTest *test, GType type)
{
  return ui_test_find (test->window, type, 0);
}
