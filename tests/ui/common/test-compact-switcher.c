/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-compact-switcher.h"
#include "ui-test.h"

static AdwViewStack *
create_stack (gboolean has_icons)
{
  static const char *const names[] = { "Prepare", "Meet", "Wrap Up" };
  AdwViewStack *stack = ADW_VIEW_STACK (adw_view_stack_new ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (has_icons)
      adw_view_stack_add_titled_with_icon (stack, adw_bin_new (), names[i], names[i], "go-home-symbolic");
    else
      adw_view_stack_add_titled (stack, adw_bin_new (), names[i], names[i]);
  return stack;
}

static GtkWindow *
present (AdwViewStack *stack, GtkWidget **switcher)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *switcher = g_object_new (TRELLIS_TYPE_COMPACT_SWITCHER, NULL);
  trellis_compact_switcher_set_stack (TRELLIS_COMPACT_SWITCHER (*switcher), stack);
  gtk_box_append (GTK_BOX (box), *switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (stack));
  return ui_test_present (box);
}

/* The page that is shown has its title, and only that one; pressing another shows it. */
static void
test_switch (void)
{
  AdwViewStack *stack = create_stack (FALSE);
  GtkWidget *switcher;
  GtkWindow *window = present (stack, &switcher);

  g_assert_nonnull (ui_test_find_label (switcher, "Prepare"));
  g_assert_null (ui_test_find_label (switcher, "Meet"));
  g_assert_nonnull (ui_test_find_label (switcher, "2"));

  ui_test_toggle (switcher, "2");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "Meet");
  g_assert_nonnull (ui_test_find_label (switcher, "Meet"));
  g_assert_null (ui_test_find_label (switcher, "Prepare"));

  adw_view_stack_set_visible_child_name (stack, "Wrap Up");
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_label (switcher, "Wrap Up"));
  g_assert_null (ui_test_find_label (switcher, "Meet"));
  gtk_window_destroy (window);
}

/* Each is a tab with the title as its name, and the one that is shown is selected. */
static void
test_names (void)
{
  static const char *const names[] = { "Prepare", "Meet", "Wrap Up" };
  AdwViewStack *stack = create_stack (TRUE);
  GtkWidget *switcher;
  GtkWindow *window = present (stack, &switcher);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = ui_test_find (switcher, GTK_TYPE_TOGGLE_BUTTON, i);

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_TAB);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i]);
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, i == 0);
      g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, names[i]);
      g_assert_null (ui_test_find_label (button, "1"));
    }
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/compact-switcher/switch", test_switch);
  g_test_add_func ("/ui/compact-switcher/names", test_names);
  return g_test_run ();
}
