/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-test.h"
#include "trellis-folder.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <locale.h>

static UiTestComplaint complaint;
static gpointer complaint_data;

/* What GTK 4.24 complains of about itself, and of nothing else, on a display without a compositor: where a
 * popover opens; and where a window changes its size after it has only heard of the mouse, with nothing to
 * paint. */
static gboolean
is_of_gtk (const char *message)
{
  return strstr (message, "gdk_frame_timings_submitted() called on submitted frame") != NULL ||
         strstr (message, "gdk_frame_timings_throttling_hint: runtime check failed") != NULL;
}

static gboolean
is_collected (GLogLevelFlags level)
{
  return complaint != NULL && (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) != 0;
}

/* Whether that is all there is to do about @message. */
static gboolean
take_complaint (GLogLevelFlags level, const char *message)
{
  if (is_of_gtk (message))
    return TRUE;
  if (!is_collected (level))
    return FALSE;

  complaint (message, complaint_data);
  return TRUE;
}

static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  const char *message = "";

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      message = fields[i].value;

  if (take_complaint (level, message))
    return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* What is told in the old way does not come there. */
static GLogFunc handle_log;

static void
handle_log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  if (!take_complaint (level, message))
    handle_log (domain, level, message, user_data);
}

static gboolean
is_fatal_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  return !is_of_gtk (message) && !is_collected (level);
}

void
ui_test_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (argc, argv, NULL);
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  handle_log = g_log_set_default_handler (handle_log_cb, NULL);
  adw_init ();
  /* Windows are destroyed in the middle of everything here, and libadwaita does not let go of an
   * animation that is cut off. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/trellis_mentoring/Trellis/icons");
}

/* From now on warnings end nothing, also those of who says that they do: @func is told what they say. */
void
ui_test_collect_complaints (UiTestComplaint func, gpointer data)
{
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  complaint = func;
  complaint_data = data;
}

void
ui_test_set_up (UiTest *test, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  /* GLib forgets it before each test. */
  g_test_log_set_fatal_handler (is_fatal_cb, NULL);
  test->folder = g_dir_make_tmp ("trellis-ui-XXXXXX", &error);
  g_assert_no_error (error);
  test->store = trellis_store_open (test->folder, &error);
  g_assert_no_error (error);

  test->partner = trellis_person_new ();
  trellis_person_set_name (test->partner, "Ada Example");
  trellis_store_add (test->store, test->partner);
  test->match = trellis_match_new ();
  trellis_match_set_partner (test->match, trellis_record_get_uid (TRELLIS_RECORD (test->partner)));
  trellis_store_add (test->store, test->match);
}

/* Throws the store away, whoever still holds it. */
void
ui_test_close (UiTest *test)
{
  g_clear_object (&test->match);
  g_clear_object (&test->partner);
  trellis_store_close (test->store);
  g_clear_object (&test->store);
  trellis_folder_remove (test->folder);
  g_clear_pointer (&test->folder, g_free);
}

/* What runs aside holds @object until the main loop has heard of its end. Not longer than a
 * minute. */
static void
wait_for_last_reference (GObject *object)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (g_atomic_int_get (&object->ref_count) > 1 && g_get_monotonic_time () < end)
    ui_test_settle ();
}

void
ui_test_tear_down (UiTest *test, gconstpointer data)
{
  TrellisStore *store = g_object_ref (test->store);

  ui_test_close (test);
  wait_for_last_reference (G_OBJECT (store));
  g_assert_finalize_object (store);
}

static char *announcement;

/* In place of the toolkit's, as its backend of accessibility for tests cannot announce anything: it ends there. */
void
gtk_accessible_announce (GtkAccessible *self, const char *message, GtkAccessibleAnnouncementPriority priority)
{
  g_set_str (&announcement, message);
}

/* What was announced last, or NULL. */
const char *
ui_test_get_announcement (void)
{
  return announcement;
}

/* Lets the main loop do what is due. */
void
ui_test_settle (void)
{
  for (int i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

static gboolean
set_flag_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop do what comes up in so many milliseconds, and what is due then. */
void
ui_test_wait (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, set_flag_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  ui_test_settle ();
}

/* Shows @child in a window with room for toasts. */
GtkWindow *
ui_test_present (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 800);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  return GTK_WINDOW (window);
}

static GtkWidget *
find (GtkWidget *root, GType type, guint *index)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*index)-- == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, index);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The widget of class @type that is number @index below @root, in the order of focus; or NULL. */
GtkWidget *
ui_test_find (GtkWidget *root, GType type, guint index)
{
  return find (root, type, &index);
}

static const char *
get_shown_text (GtkWidget *widget)
{
  return GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget))
                                     : gtk_label_get_text (GTK_LABEL (widget));
}

static GtkWidget *
find_shown (GtkWidget *root, GType type, const char *text)
{
  GtkWidget *widget;

  for (guint i = 0; (widget = ui_test_find (root, type, i)) != NULL; i++)
    if (gtk_widget_get_mapped (widget) && g_strcmp0 (get_shown_text (widget), text) == 0)
      return widget;

  return NULL;
}

/* The first visible label below @root, or else the first inscription, that shows exactly @text; or NULL. */
GtkWidget *
ui_test_find_label (GtkWidget *root, const char *text)
{
  GtkWidget *label = find_shown (root, GTK_TYPE_LABEL, text);

  return label != NULL ? label : find_shown (root, GTK_TYPE_INSCRIPTION, text);
}

/* The same, once it is there: a busy machine may need a moment to show it. NULL after a minute. */
GtkWidget *
ui_test_wait_label (GtkWidget *root, const char *text)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  GtkWidget *label;

  while ((label = ui_test_find_label (root, text)) == NULL && g_get_monotonic_time () < end)
    ui_test_settle ();
  return label;
}

/* The first visible button below @root with that label, underline and all, or that tooltip; or NULL. */
GtkWidget *
ui_test_find_button (GtkWidget *root, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_test_find (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button) &&
        (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0 ||
         g_strcmp0 (gtk_widget_get_tooltip_text (button), label) == 0))
      return button;

  return NULL;
}

/* Presses that button, which must be there and do something. */
void
ui_test_press (GtkWidget *root, const char *label)
{
  GtkWidget *button = ui_test_find_button (root, label);

  if (button == NULL)
    g_error ("There is no button “%s”", label);
  if (!gtk_widget_get_sensitive (button))
    g_error ("The button “%s” does nothing", label);
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
}

/* Waits for what @window offers to undo, and takes it. */
void
ui_test_undo (GtkWidget *window)
{
  GtkWidget *label = ui_test_wait_label (window, "Undo");

  if (label == NULL)
    g_error ("There is nothing to undo");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  ui_test_settle ();
}

/* Presses the toggle button in view that a label with @label is in; there must be one. */
void
ui_test_toggle (GtkWidget *root, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_test_find (root, GTK_TYPE_TOGGLE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button) && ui_test_find_label (button, label) != NULL)
      break;

  if (button == NULL)
    g_error ("There is no button “%s” to toggle", label);
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
}

/* How many records of class @type there are that are not in the trash. */
guint
ui_test_count (UiTest *test, GType type)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  return trellis_store_count (test->store, query);
}

/* Lets no file grow beyond @size, which to a program looks like a full disk; RLIM_INFINITY lets it go on. */
void
ui_test_limit_files (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}
