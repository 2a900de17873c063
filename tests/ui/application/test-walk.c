/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A random walk through the window, on the sample data: whatever is pressed, typed, resized, or changed
 * behind it by another program, it never warns (which ends the test), never crashes, and holds nothing when
 * it is closed.
 *
 * TRELLIS_WALK_SEED says which way it goes, the same each time as far as what runs aside lets it; "random" is
 * any, which is printed. TRELLIS_WALK_STEPS is how many steps it takes. Each step is told before it is taken. */
#include "trellis-demo.h"
#include "trellis-records.h"
#include "trellis-time.h"
#include "window-test.h"

/* In the ordinary run, a few seconds; and where it goes then. */
#define STEPS 40
#define SEED 3

/* After so many, on average, the window is closed and another one opened. */
#define STEPS_OF_A_WINDOW 60

/* What a window keeps on both sides together where nothing composes it with others. */
#define SHADOW 10

/* After which there is nothing to be painted, in microseconds. */
#define FRAME 30000

/* Until all of a window that was closed is gone, in microseconds. */
#define PATIENCE (60 * G_USEC_PER_SEC)

typedef struct
{
  WindowTest *test;
  guint n_steps; /* that are to be taken */
  guint step;    /* from 1 */
  int n_holders; /* of the journal, without a window */
} Walk;

static int
count_holders (Walk *self)
{
  return g_atomic_int_get (&G_OBJECT (self->test->ui.store)->ref_count);
}

/* Which way it goes. */
static GRand *way;

/* The widgets of Trellis’ own that are there, and when each was first seen: strings, with the widgets unowned.
 * What libraries keep of theirs, such as what libadwaita 1.7 has in the toggles of a switcher, holds nothing. */
static GHashTable *seen;

static guint
pick (guint n)
{
  return (guint) g_rand_int_range (way, 0, (gint32) n);
}

static void tell (Walk *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
tell (Walk *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("step %u: %s", self->step, g_strdelimit (text, "\n", ' '));
}

/* Some people wait until all is at rest; nobody is so quick that nothing has been painted in between. */
static void
linger (Walk *self)
{
  const gboolean waits = pick (3) == 0;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->test->window);
  const gint64 frame = gdk_frame_clock_get_frame_counter (clock);
  const gint64 end = g_get_monotonic_time () + FRAME;

  while (g_main_context_iteration (NULL, FALSE) ||
         (gdk_frame_clock_get_frame_counter (clock) == frame && g_get_monotonic_time () < end))
    ;
  if (waits)
    ui_test_settle ();
}

/* The dialog that is in front, or the window. */
static GtkWidget *
get_front (Walk *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->test->window));

  return dialog != NULL ? GTK_WIDGET (dialog) : self->test->window;
}

/* Another journal takes the place of the one that is looked at, and another window that of this one. */
static gboolean
restores_backup (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Restore") == 0 &&
         gtk_widget_get_ancestor (widget, ADW_TYPE_ALERT_DIALOG) != NULL;
}

/* What takes one out of Trellis: another program, the printer, or the end. */
static gboolean
leads_away (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_LINK_BUTTON (widget) || restores_backup (widget);
}

static gboolean
takes_part (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
         g_signal_lookup ("clicked", G_OBJECT_TYPE (widget)) != 0 ||
         gtk_widget_class_get_activate_signal (GTK_WIDGET_GET_CLASS (widget)) != 0;
}

static void
collect (GtkWidget *widget, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) || leads_away (widget))
    return;
  if (takes_part (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

/* Such words are in the sample data, have signs of Markdown, other scripts, or nothing at all. */
static const char *
pick_words (void)
{
  static const char *const words[] = {
    "",
    "x",
    "budget",
    "**bold** [a](b)",
    "- one\n- two\n\n# three",
    "שלום",
    "2026-12-01",
    "14:30",
    "somebody@example.org",
    "999",
    "ß İ ǆ 👩🏽‍💻",
    "a, b; c",
  };

  return words[pick (G_N_ELEMENTS (words))];
}

static void
write_into (Walk *self, GtkWidget *widget)
{
  const char *words = pick_words ();

  tell (self, "write “%s” into a %s", words, G_OBJECT_TYPE_NAME (widget));
  gtk_widget_grab_focus (widget);
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), words, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), words);
}

static const char *
describe (GtkWidget *widget)
{
  GtkWidget *label = ui_test_find (widget, GTK_TYPE_LABEL, 0);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return tooltip != NULL ? tooltip : label != NULL ? gtk_label_get_text (GTK_LABEL (label))
                                                   : "";
}

/* @widget and all that it is in. What is done to it may end them, and what comes from a person holds them. */
static GPtrArray *
hold (GtkWidget *widget)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (held, g_object_ref (widget));
  return held;
}

/* By whatever a person presses it, it has the focus then, if it takes it. */
static void
focus_as_pressing_does (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_focus_on_click (widget))
    gtk_widget_grab_focus (widget);
}

/* Presses, activates or writes into anything in front. */
static void
use_something (Walk *self)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  g_autoptr(GPtrArray) held = NULL;
  GtkWidget *widget;

  collect (get_front (self), found);
  if (found->len == 0)
    return;

  widget = found->pdata[pick (found->len)];
  held = hold (widget);
  if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget))
    {
      write_into (self, widget);
      return;
    }

  tell (self, "press a %s “%s”", G_OBJECT_TYPE_NAME (widget), describe (widget));
  focus_as_pressing_does (widget);
  /* At once, as by the mouse: pressed by a key, a menu comes up a quarter of a second later, and where a dialog
   * is quicker GTK 4.18 complains of itself. */
  if (GTK_IS_MENU_BUTTON (widget))
    gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  else if (g_signal_lookup ("clicked", G_OBJECT_TYPE (widget)) != 0)
    g_signal_emit_by_name (widget, "clicked");
  else
    gtk_widget_activate (widget);
}

static void
resize (Walk *self)
{
  static const int widths[] = { 360, 370, 500, 640, 720, 740, 1000, 1280 };
  static const int heights[] = { 294, 500, 640, 900 };
  const int width = widths[pick (G_N_ELEMENTS (widths))], height = heights[pick (G_N_ELEMENTS (heights))];

  tell (self, "resize to %d × %d", width, height);
  gtk_window_set_default_size (GTK_WINDOW (self->test->window), width + SHADOW, height + SHADOW);
}

/* Transfer full; NULL where there are none of the class that is picked. */
static TrellisRecord *
pick_record (Walk *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (trellis_record_types ()[pick (TRELLIS_N_RECORD_TYPES)]);
  g_autoptr(TrellisRecordList) list = trellis_store_list (self->test->ui.store, query);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  return n > 0 ? g_list_model_get_item (G_LIST_MODEL (list), pick (n)) : NULL;
}

static void
open_something (Walk *self)
{
  g_autoptr(TrellisRecord) record = pick_record (self);

  if (record == NULL)
    return;
  tell (self, "open a %s", TRELLIS_RECORD_GET_CLASS (record)->table);
  gtk_widget_activate_action (self->test->window, "record.open", "(ss)", TRELLIS_RECORD_GET_CLASS (record)->table,
                              trellis_record_get_uid (record));
}

/* In the page of a match or a meeting that is in view. */
static void
go_to_place (Walk *self)
{
  const guint number = 1 + pick (5);
  GtkWidget *page, *view = NULL;

  for (guint i = 0; (page = ui_test_find (self->test->window, ADW_TYPE_NAVIGATION_PAGE, i)) != NULL; i++)
    if (gtk_widget_get_mapped (page))
      view = page;
  tell (self, "go to place %u", number);
  if (view != NULL)
    gtk_widget_activate_action (view, "step.show", "u", number);
}

static void
act (Walk *self)
{
  static const char *const actions[] = {
    "home.show",
    "home.show",
    "search.show",
    "search.close",
    "match.new",
    "note.new",
    "meeting.show-next",
    "preferences.show",
    "trash.show",
    "app.help",
  };
  const char *action = actions[pick (G_N_ELEMENTS (actions))];

  tell (self, "do %s", action);
  gtk_widget_activate_action (self->test->window, action, NULL);
}

static void
leave_dialog (Walk *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->test->window));
  g_autoptr(GPtrArray) held = NULL;

  if (dialog == NULL)
    return;
  held = hold (GTK_WIDGET (dialog));
  tell (self, "leave “%s”", adw_dialog_get_title (dialog));
  if (!adw_dialog_close (dialog) && pick (2) == 0)
    adw_dialog_force_close (dialog);
}

static void
change_field (TrellisRecord *record, const TrellisField *field, const char *property)
{
  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
      if ((field->flags & TRELLIS_FIELD_SEARCHED) != 0)
        g_object_set (record, property, pick_words (), NULL);
      break;
    case TRELLIS_FIELD_BOOLEAN:
      g_object_set (record, property, pick (2) == 0, NULL);
      break;
    case TRELLIS_FIELD_CHOICE:
      {
        g_autoptr(GEnumClass) choices = g_type_class_ref (field->get_type ());

        g_object_set (record, property, choices->values[pick (choices->n_values)].value, NULL);
        break;
      }
    case TRELLIS_FIELD_LIST:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
    case TRELLIS_FIELD_TIME:
    case TRELLIS_FIELD_INTEGER:
    default:
      break;
    }
}

/* As syncing does, and the trash: something goes, or comes to read otherwise. */
static void
change_behind (Walk *self)
{
  g_autoptr(TrellisRecord) record = pick_record (self);
  const TrellisRecordClass *klass;
  const TrellisField *field;
  g_autofree char *property = NULL;

  if (record == NULL)
    return;

  klass = TRELLIS_RECORD_GET_CLASS (record);
  switch (pick (4))
    {
    case 0:
      tell (self, "a %s goes", klass->table);
      trellis_store_delete (self->test->ui.store, record);
      if (pick (2) == 0)
        {
          linger (self);
          trellis_store_restore (self->test->ui.store, record);
        }
      break;
    default:
      field = &klass->fields[pick (klass->n_fields)];
      property = g_strdelimit (g_strdup (field->name), "_", '-');
      tell (self, "the %s of a %s changes", field->name, klass->table);
      change_field (record, field, property);
      break;
    }
}

static void
forget_cb (gpointer data, GObject *widget)
{
  g_hash_table_remove (seen, widget);
}

static void
notice (Walk *self, GtkWidget *widget)
{
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Trellis") && !g_hash_table_contains (seen, widget))
    {
      g_hash_table_insert (seen, widget,
                           g_strdup_printf ("a %s “%s” of step %u", G_OBJECT_TYPE_NAME (widget),
                                            describe (widget), self->step));
      g_object_weak_ref (G_OBJECT (widget), forget_cb, NULL);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    notice (self, child);
}

static void
tell_of_held (Walk *self)
{
  GHashTableIter iter;
  gpointer widget, when;

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &widget, &when))
    {
      GtkWidget *outermost = widget;

      while (gtk_widget_get_parent (outermost) != NULL)
        outermost = gtk_widget_get_parent (outermost);
      tell (self, "%s is held, in a %s", (const char *) when, G_OBJECT_TYPE_NAME (outermost));
    }
}

/* After the window was closed. */
static void
assert_nothing_held (Walk *self)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE;

  while ((g_hash_table_size (seen) > 0 || count_holders (self) > self->n_holders) && g_get_monotonic_time () < end)
    ui_test_settle ();
  tell_of_held (self);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 0);
  g_assert_cmpint (count_holders (self), ==, self->n_holders);
}

/* The help, a dialog for files, the printer's: all that is no part of the window. */
static void
close_others (Walk *self)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != self->test->window && gtk_widget_get_visible (GTK_WIDGET (window)))
        gtk_window_close (window);
    }
}

/* A window that was asked to close stays where a dialog in it wants to know more. */
static void
cut_off_what_stays (void)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      gtk_window_destroy (window);
    }
}

static void
start_again (Walk *self)
{
  tell (self, "close the window, and open one");
  if (pick (2) == 0)
    window_test_close (self->test);
  self->test->window = NULL;
  cut_off_what_stays ();
  assert_nothing_held (self);
  window_test_open (self->test);
}

static void
move_focus (Walk *self)
{
  tell (self, "move the focus");
  gtk_widget_child_focus (self->test->window, pick (2) == 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
}

/* What is done to a window that is gone goes wrong anywhere. */
static void
assert_window_there (Walk *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean is_there = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      is_there = is_there || window == self->test->window;
    }
  g_assert_true (is_there);
}

static void
take_step (Walk *self)
{
  static const struct
  {
    void (*take) (Walk *self);
    guint weight;
  } steps[] = {
    { use_something, 50 },
    { resize, 12 },
    { open_something, 10 },
    { go_to_place, 10 },
    { act, 6 },
    { leave_dialog, 6 },
    { change_behind, 6 },
    { move_focus, 4 },
  };
  guint total = 0, chosen;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    total += steps[i].weight;
  chosen = pick (total);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (chosen < steps[i].weight)
        {
          steps[i].take (self);
          break;
        }
      chosen -= steps[i].weight;
    }

  assert_window_there (self);
  linger (self);
  assert_window_there (self);
  close_others (self);
  notice (self, self->test->window);
}

/* What the environment says under @name; @unsaid where it does not. */
static guint
get_number (const char *name, guint unsaid)
{
  const char *told = g_getenv (name);

  if (g_strcmp0 (told, "random") == 0)
    return g_random_int ();
  return told != NULL ? (guint) g_ascii_strtoull (told, NULL, 10) : unsaid;
}

static void
test_walk (WindowTest *test, gconstpointer data)
{
  Walk self = { .test = test, .n_steps = get_number ("TRELLIS_WALK_STEPS", STEPS) };
  const guint seed = get_number ("TRELLIS_WALK_SEED", SEED);
  g_autoptr(GError) error = NULL;

  g_test_message ("TRELLIS_WALK_SEED=%u", seed);
  way = g_rand_new_with_seed (seed);
  seen = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  trellis_demo_fill (test->ui.store, trellis_time_now (), &error);
  g_assert_no_error (error);
  self.n_holders = count_holders (&self);
  window_test_open (test);
  for (self.step = 1; self.step <= self.n_steps; self.step++)
    {
      if (pick (STEPS_OF_A_WINDOW) == 0)
        start_again (&self);
      take_step (&self);
    }
  window_test_cut_off (test);
  assert_nothing_held (&self);
  g_clear_pointer (&seen, g_hash_table_unref);
  g_clear_pointer (&way, g_rand_free);
}

int
main (int argc, char *argv[])
{
  window_test_init (&argc, &argv);
  /* GTK complains of itself where all of an entry that is hidden for a frame is selected while its cursor
   * blinks. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  WINDOW_TEST_ADD ("/ui/walk", test_walk);
  return window_test_run ();
}
