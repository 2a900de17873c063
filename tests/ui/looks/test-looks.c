/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every view of the whole application in one look: that nothing in it is wrong to the eye, and that
 * its controls have names; with pictures of each, see looks-pictures.c.
 *
 * TRELLIS_LOOK is the look: any of the words of @words, "narrow dark rtl", and one of @languages.
 * "pseudo" is that of build-aux/pseudo-locale.py; TRELLIS_LOCALEDIR is the folder with the catalogues. */
#include "config.h"
#include "looks-access-keys.h"
#include "looks-pictures.h"
#include "looks-sharing.h"
#include "looks-untranslated.h"
#include "looks-views.h"
#include "trellis-application.h"
#include "trellis-demo.h"
#include "trellis-records.h"
#include "trellis-time.h"
#include "trellis-window.h"
#include "ui-motion.h"
#include "ui-sight.h"

#include <glib/gi18n.h>
#include <locale.h>

/* The narrowest window there may be. */
#define LEAST_WIDTH 360

/* What a window keeps on both sides together where nothing composes it with others. */
#define SHADOW 10

typedef struct
{
  const char *word;
  int width, height;       /* 0: as it is */
  const char *environment; /* "NAME=value", before the toolkit starts; or NULL */
} Word;

static const Word words[] = {
  { "wide", 1280, 800, NULL },
  { "first", 1000, 700, NULL }, /* as at the first start */
  { "middle", 800, 600, NULL },
  { "narrow", 360, 640, NULL },
  { "low", 0, 294, NULL },
  { "tall", 0, 1700, NULL },
  { "dark", 0, 0, "ADW_DEBUG_COLOR_SCHEME=prefer-dark" },
  { "contrast", 0, 0, "ADW_DEBUG_HIGH_CONTRAST=1" },
  { "large", 0, 0, NULL },
  { "rtl", 0, 0, NULL },
  { "still", 0, 0, NULL },  /* nothing may move */
  { "marked", 0, 0, NULL }, /* people's words have signs in them that mean something to the toolkit */
};

static const struct
{
  const char *word, *language, *locale;
  GtkTextDirection direction;
} languages[] = {
  { "pseudo", "en@pseudo", "en_US.UTF-8", GTK_TEXT_DIR_LTR },
  { "german", "de", "de_DE.UTF-8", GTK_TEXT_DIR_LTR },
  { "hebrew", "he", "he_IL.UTF-8", GTK_TEXT_DIR_RTL },
};

static Looks *looks; /* the one that runs, for messages */

/* Something that is wrong with the view that is looked at. */
void
looks_report (Looks *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!g_hash_table_add (self->faults, g_strdup_printf ("%s, %s: %s", self->view, self->look, text)))
    return;
  g_printerr ("# %s, %s: %s\n", self->view, self->look, text);
}

static void
add_fault_cb (const char *fault, gpointer data)
{
  g_ptr_array_add (data, g_strdup (fault));
}

/* Words are long where all is large, or where the language is like that. German makes one of many, and those of the
 * pseudo-language are half as long again as others: where they are large, too, not all have room in one line of a
 * narrow window. */
static UiSightLeniency
get_leniency (Looks *self)
{
  UiSightLeniency leniency = UI_SIGHT_NOTHING;

  if (self->is_pseudo)
    leniency |= UI_SIGHT_CUT_BARS;
  if (self->is_pseudo)
    leniency |= UI_SIGHT_CUT_CHOICES;
  if (self->is_large)
    leniency |= UI_SIGHT_CUT_HINTS;
  if (self->is_large && (self->is_pseudo || self->is_german))
    leniency |= UI_SIGHT_BROKEN_WORDS;
  if (self->is_large && self->is_pseudo)
    leniency |= UI_SIGHT_LONG_PAGES;
  return leniency;
}

/* Reports what stays wrong once everything has its place. */
static void
check_sight (Looks *self, GtkWidget *window)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i == 0 || (found->len > 0 && i < 10); i++)
    {
      if (i > 0)
        looks_settle ();
      g_ptr_array_set_size (found, 0);
      ui_sight_look (window, get_leniency (self), add_fault_cb, found);
    }
  for (guint i = 0; i < found->len; i++)
    looks_report (self, "%s", (char *) found->pdata[i]);
}

static int
measure_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* What in @widget, also where it is not shown now, makes it as wide as it is: the innermost that needs about
 * as much. */
static GtkWidget *
find_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;
  int most = measure_width (widget) * 2 / 3;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && !GTK_IS_NATIVE (child) && measure_width (child) > most)
      {
        most = measure_width (child);
        widest = child;
      }
  return widest == NULL ? widget : find_widest (widest);
}

static void
report_width (Looks *self, GtkWidget *widget, int room)
{
  GtkWidget *widest = find_widest (widget);
  g_autofree char *what = ui_sight_dup_what (widest);

  looks_report (self, "it is at least %d wide and has %d, for %s is at least %d", measure_width (widget), room,
                what, measure_width (widest));
}

/* What a breakpoint bin hides of the least width of what is in it. */
static void
check_bins (Looks *self, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (ADW_IS_BREAKPOINT_BIN (widget))
    {
      GtkWidget *child = adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (widget));

      for (int i = 0; i < 10 && child != NULL && measure_width (child) > gtk_widget_get_width (widget); i++)
        looks_settle ();
      if (child != NULL && measure_width (child) > gtk_widget_get_width (widget))
        report_width (self, child, gtk_widget_get_width (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_bins (self, child);
}

/* Nothing may need more room than the window has, once it has found out how narrow that is. */
static void
check_width (Looks *self, GtkWidget *widget, int width)
{
  int least = G_MAXINT;

  for (int i = 0; i < 10 && least > width; i++)
    {
      if (i > 0)
        looks_settle ();
      least = measure_width (widget);
    }
  if (least > width)
    report_width (self, widget, width);
  check_bins (self, widget);
}

/* The toolkit's spinner turns always. */
static gboolean
has_spinner (GtkWidget *window)
{
  GtkWidget *page;

  for (guint i = 0; (page = ui_test_find (window, ADW_TYPE_STATUS_PAGE, i)) != NULL; i++)
    if (gtk_widget_get_mapped (page) &&
        ADW_IS_SPINNER_PAINTABLE (adw_status_page_get_paintable (ADW_STATUS_PAGE (page))))
      return TRUE;
  return FALSE;
}

/* Where text is large, a dialog begins at its top all the same; but for a question at the end of which something
 * is to be typed, and where there is more to read than has room. */
static void
check_top (Looks *self, AdwDialog *dialog)
{
  GtkWidget *scrolled;

  if (!self->is_large || self->is_pseudo || ADW_IS_ALERT_DIALOG (dialog))
    return;
  ui_motion_is_still (self->window);
  for (guint i = 0; (scrolled = ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_SCROLLED_WINDOW, i)) != NULL; i++)
    {
      GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

      if (gtk_widget_get_mapped (scrolled) && gtk_adjustment_get_value (down) > gtk_adjustment_get_lower (down))
        looks_report (self, "it begins scrolled down by %d", (int) gtk_adjustment_get_value (down));
    }
}

/* Not the one thing that a choice shows of its list, nor what it unfolds. */
static gboolean
is_long_list (GtkWidget *widget)
{
  return GTK_IS_LIST_VIEW (widget) && GTK_IS_SCROLLED_WINDOW (gtk_widget_get_parent (widget)) &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL;
}

/* The theme has rules for boxes that stand beside something. GTK keeps two hundred rows of a list view, and where a
 * row comes it finds out anew how each box in all of them looks, which takes a third of what a frame has while
 * somebody scrolls. What is called otherwise is let be. */
static void
check_rows (Looks *self, GtkWidget *widget, gboolean is_in_row)
{
  if (is_in_row && g_str_equal (gtk_widget_get_css_name (widget), "box"))
    looks_report (self, "a box in a row of a long list is to be a \"rowbox\" to the theme: the one in a %s",
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_rows (self, child, is_in_row || is_long_list (widget));
}

static void
look_at (Looks *self, const LooksView *view)
{
  AdwApplicationWindow *main_window = ADW_APPLICATION_WINDOW (self->window);
  AdwDialog *dialog;
  GtkWidget *window, *content;

  self->view = view->name;
  view->reach (self, view->argument);

  dialog = adw_application_window_get_visible_dialog (main_window);
  window = self->aside != NULL ? self->aside : self->window;
  content = self->aside != NULL ? adw_window_get_content (ADW_WINDOW (self->aside))
          : dialog != NULL      ? adw_dialog_get_child (dialog)
                                : adw_application_window_get_content (main_window);
  if (self->width == LEAST_WIDTH + SHADOW)
    check_width (self, content, LEAST_WIDTH);
  if (dialog != NULL)
    check_top (self, dialog);
  check_sight (self, window);
  check_rows (self, window, FALSE);
  looks_check_access_keys (self, content);
  if (self->is_still && !has_spinner (window) && !ui_motion_is_still (window))
    looks_report (self, "something moves");
  if (self->is_pseudo)
    looks_check_translated (self, window);
  if (!looks_take_pictures (self))
    looks_report (self, "no picture could be taken");

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  if (self->aside != NULL)
    gtk_window_destroy (GTK_WINDOW (self->aside));
  self->aside = NULL;
  looks_settle ();
}

/* Ends whatever people wrote in @store with signs of markup. */
static void
mark_texts (TrellisStore *store)
{
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_autoptr(TrellisQuery) query = trellis_query_new (trellis_record_types ()[i]);
      g_autoptr(TrellisRecordList) records = trellis_store_list (store, query);
      TrellisRecordClass *klass = g_type_class_peek (trellis_record_types ()[i]);
      TrellisRecord *record;

      for (guint j = 0; (record = g_list_model_get_item (G_LIST_MODEL (records), j)) != NULL; j++)
        {
          g_autoptr(TrellisRecord) owned = record;

          for (guint field = 0; field < klass->n_fields; field++)
            {
              const char *text = trellis_field_is_string (&klass->fields[field])
                                   ? trellis_record_get_string (record, field)
                                   : NULL;
              g_autofree char *marked = text != NULL ? g_strconcat (text, LOOKS_MARK, NULL) : NULL;

              if (marked != NULL && (klass->fields[field].flags & TRELLIS_FIELD_SEARCHED) != 0)
                trellis_record_set_string (record, field, marked);
            }
        }
    }
  g_assert_true (trellis_store_flush (store, NULL));
}

static void
look_at_all (Looks *self, const LooksView *views, gboolean is_filled)
{
  g_autoptr(GSettings) settings = g_settings_new (SETTINGS_ID);
  g_autoptr(GError) error = NULL;

  g_settings_set_int (settings, "window-width", self->width);
  g_settings_set_int (settings, "window-height", self->height);
  ui_test_set_up (&self->test, NULL);
  trellis_store_delete (self->test.store, self->test.match);
  trellis_store_delete (self->test.store, self->test.partner);
  if (is_filled)
    trellis_demo_fill (self->test.store, trellis_time_now (), &error);
  if (self->is_marked)
    mark_texts (self->test.store);
  g_assert_no_error (error);

  self->window = trellis_window_new (self->application, self->test.store, settings);
  looks_sharing_begin (self);
  gtk_window_present (GTK_WINDOW (self->window));
  looks_settle ();
  for (const LooksView *view = views; view->name != NULL; view++)
    look_at (self, view);

  gtk_window_destroy (GTK_WINDOW (self->window));
  looks_sharing_end (self);
  looks_settle ();
  ui_test_close (&self->test);
}

static void
test_views (gconstpointer data)
{
  look_at_all (looks, looks_full_views, TRUE);
  look_at_all (looks, looks_empty_views, FALSE);
  g_assert_cmpuint (g_hash_table_size (looks->faults), ==, 0);
}

/* What the toolkit complains of is a fault of the view that is looked at. */
static void
complaint_cb (const char *message, gpointer data)
{
  looks_report (data, "%s", message);
}

static gboolean
has_word (const char *look, const char *word)
{
  g_auto(GStrv) parts = g_strsplit (look, " ", -1);

  return g_strv_contains ((const char *const *) parts, word);
}

static void
choose_look (Looks *self, const char *look)
{
  self->look = g_strdelimit (g_strdup (look), " ", '-');
  self->width = LEAST_WIDTH + SHADOW;
  self->height = 640 + SHADOW;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (look, words[i].word))
      {
        self->width = words[i].width != 0 ? words[i].width + SHADOW : self->width;
        self->height = words[i].height != 0 ? words[i].height + SHADOW : self->height;
        if (words[i].environment != NULL)
          {
            g_auto(GStrv) pair = g_strsplit (words[i].environment, "=", 2);

            g_setenv (pair[0], pair[1], TRUE);
          }
      }
}

/* The texts of the language that @look names, and the dates and numbers of its locale. The locale where
 * that is not installed, or NULL. */
static const char *
use_language (const char *look)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (has_word (look, languages[i].word))
      {
        if (setlocale (LC_ALL, languages[i].locale) == NULL)
          return languages[i].locale;
        g_setenv ("LANGUAGE", languages[i].language, TRUE);
        bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TRELLIS_LOCALEDIR"));
        bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
        textdomain (GETTEXT_PACKAGE);
        gtk_widget_set_default_direction (languages[i].direction);
      }
  return NULL;
}

int
main (int argc, char *argv[])
{
  const char *look = g_getenv ("TRELLIS_LOOK") != NULL ? g_getenv ("TRELLIS_LOOK") : "narrow";
  Looks self = { 0 };
  const char *missing;
  int result;

  self.faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  looks = &self;
  choose_look (&self, look);
  ui_test_init (&argc, &argv);
  self.is_pseudo = has_word (look, "pseudo");
  self.is_german = has_word (look, "german");
  missing = use_language (look);
  if (missing != NULL)
    {
      g_print ("1..0 # SKIP the locale %s is not installed\n", missing);
      return 0;
    }
  ui_test_collect_complaints (complaint_cb, &self);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE,
                "gtk-font-name", "Adwaita Sans 11", "gtk-decoration-layout",
                self.width == LEAST_WIDTH + SHADOW ? ":close" : ":minimize,maximize,close", NULL);
  self.is_large = has_word (look, "large");
  self.is_still = has_word (look, "still");
  self.is_marked = has_word (look, "marked");
  if (self.is_large)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  if (has_word (look, "rtl"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  self.application = g_object_new (TRELLIS_TYPE_APPLICATION, "application-id", APPLICATION_ID,
                                   "resource-base-path", "/io/github/trellis_mentoring/Trellis",
                                   "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_application_register (G_APPLICATION (self.application), NULL, NULL);
  g_test_add_data_func ("/ui/looks/views", NULL, test_views);
  result = g_test_run ();
  g_clear_object (&self.application);
  g_free (self.look);
  g_hash_table_unref (self.faults);
  return result;
}
