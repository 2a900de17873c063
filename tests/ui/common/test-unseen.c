/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of a stack have in them, where another page is shown. */
#include "trellis-unseen.h"
#include "ui-test.h"

typedef struct
{
  GtkWindow *window;
  AdwViewStack *stack;
  GtkWidget *contents[2]; /* of its pages "0" and "1": a box with a button and an entry */
} Scene;

static GtkWidget *
make_content (void)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (content), gtk_button_new_with_label ("First"));
  gtk_box_append (GTK_BOX (content), gtk_entry_new ());
  return content;
}

static Scene
present (void)
{
  Scene scene = { .stack = ADW_VIEW_STACK (adw_view_stack_new ()) };

  for (guint i = 0; i < G_N_ELEMENTS (scene.contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      GtkWidget *page = adw_bin_new ();

      scene.contents[i] = make_content ();
      adw_bin_set_child (ADW_BIN (page), scene.contents[i]);
      trellis_unseen_attach (ADW_BIN (page));
      adw_view_stack_add_named (scene.stack, page, name);
    }
  scene.window = ui_test_present (GTK_WIDGET (scene.stack));
  ui_test_settle ();
  return scene;
}

static void
assert_shown (Scene *scene, guint index)
{
  g_assert_true (gtk_widget_get_mapped (scene->contents[index]));
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (scene->contents[index]));
  g_assert_false (gtk_widget_get_visible (scene->contents[1 - index]));
}

/* It is there in the turn of the main loop that shows its page. */
static void
test_turns (void)
{
  Scene scene = present ();

  assert_shown (&scene, 0);
  adw_view_stack_set_visible_child_name (scene.stack, "1");
  assert_shown (&scene, 1);
  adw_view_stack_set_visible_child_name (scene.stack, "0");
  assert_shown (&scene, 0);
  gtk_window_destroy (scene.window);
}

/* There and back at once, where nothing is to be hidden in the end. */
static void
test_at_once (void)
{
  Scene scene = present ();

  adw_view_stack_set_visible_child_name (scene.stack, "1");
  adw_view_stack_set_visible_child_name (scene.stack, "0");
  assert_shown (&scene, 0);
  gtk_window_destroy (scene.window);
}

/* The stack knows where the focus was on a page, and has it go there. */
static void
test_focus (void)
{
  Scene scene = present ();
  GtkWidget *entry = gtk_widget_get_last_child (scene.contents[0]);
  GtkWidget *focus;

  gtk_widget_grab_focus (entry);
  focus = gtk_window_get_focus (scene.window);
  g_assert_true (gtk_widget_is_ancestor (focus, entry));

  adw_view_stack_set_visible_child_name (scene.stack, "1");
  g_assert_true (gtk_window_get_focus (scene.window) == gtk_widget_get_first_child (scene.contents[1]));
  ui_test_settle ();
  adw_view_stack_set_visible_child_name (scene.stack, "0");
  ui_test_settle ();
  g_assert_true (gtk_window_get_focus (scene.window) == focus);
  gtk_window_destroy (scene.window);
}

/* A window that is hidden, or a page that goes for a moment with what is around it, keeps what it shows. */
static void
test_hidden_with_window (void)
{
  Scene scene = present ();

  gtk_widget_set_visible (GTK_WIDGET (scene.stack), FALSE);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (scene.contents[0]));
  gtk_widget_set_visible (GTK_WIDGET (scene.stack), TRUE);
  assert_shown (&scene, 0);
  gtk_window_destroy (scene.window);
}

/* A page may be filled when it is shown, or have nothing in it. */
static void
test_filled_late (void)
{
  Scene scene = present ();
  GtkWidget *page = adw_view_stack_get_child_by_name (scene.stack, "1");
  GtkWidget *late;

  adw_bin_set_child (ADW_BIN (page), NULL);
  adw_view_stack_set_visible_child_name (scene.stack, "1");
  late = make_content ();
  adw_bin_set_child (ADW_BIN (page), late);
  g_assert_true (gtk_widget_get_mapped (late));
  adw_view_stack_set_visible_child_name (scene.stack, "0");
  ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (late));
  gtk_window_destroy (scene.window);
}

/* Not in the first picture of the page, and soon after it. */
static void
test_late (void)
{
  AdwViewStack *stack = ADW_VIEW_STACK (adw_view_stack_new ());
  GtkWidget *page = adw_bin_new ();
  GtkWidget *late = make_content ();
  GtkWindow *window;

  adw_view_stack_add_named (stack, make_content (), "first");
  adw_bin_set_child (ADW_BIN (page), late);
  trellis_unseen_attach_late (ADW_BIN (page));
  adw_view_stack_add_named (stack, page, "late");
  window = ui_test_present (GTK_WIDGET (stack));
  ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (late));

  adw_view_stack_set_visible_child_name (stack, "late");
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_false (gtk_widget_get_visible (late));
  while (!gtk_widget_get_mapped (late))
    g_main_context_iteration (NULL, TRUE);
  adw_view_stack_set_visible_child_name (stack, "first");
  ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (late));

  /* Gone again before it came. */
  adw_view_stack_set_visible_child_name (stack, "late");
  adw_view_stack_set_visible_child_name (stack, "first");
  ui_test_wait (100);
  g_assert_false (gtk_widget_get_visible (late));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/unseen/turns", test_turns);
  g_test_add_func ("/ui/unseen/at-once", test_at_once);
  g_test_add_func ("/ui/unseen/focus", test_focus);
  g_test_add_func ("/ui/unseen/hidden-with-window", test_hidden_with_window);
  g_test_add_func ("/ui/unseen/filled-late", test_filled_late);
  g_test_add_func ("/ui/unseen/late", test_late);
  return g_test_run ();
}
