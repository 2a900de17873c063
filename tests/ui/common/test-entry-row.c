/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title of what is written into is never cut: it goes on in the next line, and the row is as high as that. */
#include "trellis-entry-row.h"
#include "trellis-entry-title.h"
#include "ui-sight.h"
#include "ui-test.h"

#define TITLE "Name of the coordinator of the program"

/* As wide as told. */
static GtkWindow *
present (GtkWidget *row, GtkWidget **clamp)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  *clamp = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (*clamp), list);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  adw_clamp_set_unit (ADW_CLAMP (*clamp), ADW_LENGTH_UNIT_PX);
  return ui_test_present (*clamp);
}

static void
set_width (GtkWidget *clamp, int width)
{
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  ui_test_settle ();
}

static void
report_cb (const char *fault, gpointer data)
{
  g_test_message ("%s", fault);
  g_test_fail ();
}

/* How high the row is at @width, at which nothing is wrong with it. */
static int
look (GtkWidget *row, GtkWidget *clamp, int width)
{
  set_width (clamp, width);
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_parent (row)), ==, width);
  ui_sight_look (row, UI_SIGHT_NOTHING, report_cb, NULL);
  return gtk_widget_get_height (row);
}

/* Wherever the title begins to need another line, with room for an icon and without. */
static void
look_at_all (GtkWidget *row, GtkWidget *clamp)
{
  for (int width = 300; width < 400; width += 12)
    look (row, clamp, width);
}

static void
check (GtkWidget *row)
{
  GtkWidget *clamp;
  GtkWindow *window = present (row, &clamp);
  int low, high;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), TITLE);
  low = look (row, clamp, 400);
  high = look (row, clamp, 190);
  g_assert_cmpint (high, >, low);
  g_assert_cmpint (look (row, clamp, 400), ==, low);

  gtk_editable_set_text (GTK_EDITABLE (row), "Ada");
  g_assert_cmpint (look (row, clamp, 190), >, low);
  g_assert_cmpint (look (row, clamp, 400), ==, low);

  /* With a short title it is as the toolkit has it. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Name");
  g_assert_cmpint (look (row, clamp, 190), ==, low);
  gtk_window_destroy (window);
}

static void
test_entry_row (void)
{
  check (trellis_entry_row_new ());
}

static void
test_password_row (void)
{
  GtkWidget *row = adw_password_entry_row_new ();

  trellis_entry_title_wrap (ADW_ENTRY_ROW (row));
  check (row);
}

static void
test_large (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *row = trellis_entry_row_new (), *clamp;
  GtkWindow *window = present (row, &clamp);
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), TITLE);
  look_at_all (row, clamp);
  gtk_editable_set_text (GTK_EDITABLE (row), "Ada");
  look_at_all (row, clamp);
  gtk_widget_grab_focus (row);
  look_at_all (row, clamp);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/entry-row/title", test_entry_row);
  g_test_add_func ("/ui/entry-row/password", test_password_row);
  g_test_add_func ("/ui/entry-row/large", test_large);
  return g_test_run ();
}
