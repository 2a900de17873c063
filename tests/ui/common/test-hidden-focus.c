/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-hidden-focus.h"
#include "ui-test.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *outside; /* a button */
  GtkWidget *around;  /* a box */
  GtkWidget *entry;   /* in that, with the focus */
} Scene;

static Scene
present (void)
{
  Scene scene = { .outside = gtk_button_new_with_label ("Outside") };
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  scene.around = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scene.entry = gtk_entry_new ();
  gtk_box_append (GTK_BOX (scene.around), scene.entry);
  gtk_box_append (GTK_BOX (content), scene.outside);
  gtk_box_append (GTK_BOX (content), scene.around);
  scene.window = ui_test_present (content);
  trellis_hidden_focus_attach (scene.window);
  g_assert_true (gtk_widget_grab_focus (scene.entry));
  return scene;
}

/* Both in one frame, as the place of a row that goes may be gone to another one. */
static void
test_let_go (void)
{
  Scene scene = present ();

  gtk_widget_set_visible (scene.entry, FALSE);
  gtk_widget_set_visible (scene.around, FALSE);
  ui_test_settle ();

  g_object_add_weak_pointer (G_OBJECT (scene.entry), (gpointer *) &scene.entry);
  gtk_box_remove (GTK_BOX (scene.around), scene.entry);
  g_assert_null (scene.entry);
  gtk_window_destroy (scene.window);
}

/* At the end of the frame, GTK looks for where it goes. */
static void
test_goes_on (void)
{
  Scene scene = present ();
  GtkWidget *focus = gtk_window_get_focus (scene.window);

  g_assert_true (gtk_widget_is_ancestor (focus, scene.entry));
  gtk_widget_set_visible (scene.entry, FALSE);
  g_assert_null (gtk_window_get_focus (scene.window));
  g_assert_true (trellis_hidden_focus_get (scene.window) == focus);
  for (guint i = 0; i < 50 && gtk_window_get_focus (scene.window) == NULL; i++)
    ui_test_settle ();
  g_assert_true (gtk_window_get_focus (scene.window) == scene.outside);
  g_assert_null (trellis_hidden_focus_get (scene.window));
  gtk_window_destroy (scene.window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/hidden-focus/let-go", test_let_go);
  g_test_add_func ("/ui/hidden-focus/goes-on", test_goes_on);
  return g_test_run ();
}
