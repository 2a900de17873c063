/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What widgets make of the locale, without any translation, and of words that read from the right. Patterns
 * and plural forms: tests/locale. */
#include "trellis-form.h"
#include "trellis-format.h"
#include "trellis-time-row.h"
#include "ui-test.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Monday, November 23, 2026, half past two in the afternoon. */
#define NOW G_GINT64_CONSTANT (1795444200)
#define DAY (24 * 60 * 60)

static gboolean
use_locale (const char *locale)
{
  g_autofree char *name = g_strconcat (locale, ".UTF-8", NULL);

  trellis_format_set_clock (TRELLIS_CLOCK_OF_LOCALE);
  if (setlocale (LC_ALL, name) != NULL)
    return TRUE;

  g_test_skip ("The locale is not installed");
  return FALSE;
}

static void
assert_when (gint64 time, const char *expected)
{
  g_autofree char *when = trellis_format_when (time, NOW);

  g_assert_cmpstr (when, ==, expected);
}

typedef struct
{
  const char *locale;
  const char *today, *in_four_days, *in_ten_days, *last_year;
  const char *week_begins;
} Case;

static const Case cases[] = {
  { "en_US", "Today, 2:30\u00a0PM", "Friday, 2:30\u00a0PM", "Thu, Dec\u00a03, 2:30\u00a0PM", "Nov\u00a023,\u00a02025, 2:30\u00a0PM", "Sun" },
  { "de_DE", "Today, 14:30", "Freitag, 14:30", "Do, 3\u00a0Dez, 14:30", "23\u00a0Nov\u00a02025, 14:30", "Mon" },
  { "fr_FR", "Today, 14:30", "vendredi, 14:30", "jeu., 3\u00a0déc., 14:30", "23\u00a0nov.\u00a02025, 14:30", "Mon" },
  { "ar_EG", "Today, 2:30\u00a0م", "الجمعة, 2:30\u00a0م", "خ, 3\u00a0ديس, 2:30\u00a0م", "23\u00a0نوف\u00a02025, 2:30\u00a0م", "Sat" },
  { "ja_JP", "Today, 14:30", "金曜日, 14:30", "木, 12月\u00a03, 14:30", "11月\u00a023,\u00a02025, 14:30", "Sun" },
};

static void
test_relative_days (gconstpointer data)
{
  const Case *expected = data;

  if (!use_locale (expected->locale))
    return;

  assert_when (NOW, expected->today);
  assert_when (NOW + 4 * DAY, expected->in_four_days);
  assert_when (NOW + 10 * DAY, expected->in_ten_days);
  assert_when (NOW - 365 * DAY, expected->last_year);
}

/* What the desktop is set to goes before the locale. */
static void
test_clock_of_desktop (void)
{
  if (!use_locale ("de_DE"))
    return;
  trellis_format_set_clock (TRELLIS_CLOCK_12_HOURS);
  assert_when (NOW, "Today, 2:30\u00a0PM");

  if (!use_locale ("en_US"))
    return;
  trellis_format_set_clock (TRELLIS_CLOCK_24_HOURS);
  assert_when (NOW, "Today, 14:30");
}

/* The calendar to pick a day from begins as weeks do. Its names of days are those of the locale in
 * which the first one was made. */
static void
test_week (gconstpointer data)
{
  const Case *expected = data;
  GtkWidget *calendar;
  GtkWidget *name = NULL;

  if (!use_locale (expected->locale))
    return;

  calendar = g_object_ref_sink (gtk_calendar_new ());
  for (guint i = 0; name == NULL || !gtk_widget_has_css_class (name, "day-name"); i++)
    {
      name = ui_test_find (calendar, GTK_TYPE_LABEL, i);
      g_assert_nonnull (name);
    }
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (name)), ==, expected->week_begins);
  g_object_unref (calendar);
}

/* A time that the field shows stays as it is when the field is left, and can be typed. */
static void
test_time_row (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr(GtkWidget) row = NULL;
  GtkSpinButton *spin_button;
  g_autofree char *shown = NULL;

  if (!use_locale (expected->locale))
    return;

  row = g_object_ref_sink (g_object_new (TRELLIS_TYPE_TIME_ROW, "minutes", 14 * 60 + 30, NULL));
  spin_button = GTK_SPIN_BUTTON (ui_test_find (row, GTK_TYPE_SPIN_BUTTON, 0));
  shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (spin_button)));
  g_assert_true (g_str_has_suffix (expected->today, shown));

  trellis_time_row_set_minutes (TRELLIS_TIME_ROW (row), 60);
  gtk_editable_set_text (GTK_EDITABLE (spin_button), shown);
  gtk_spin_button_update (spin_button);
  g_assert_cmpint (trellis_time_row_get_minutes (TRELLIS_TIME_ROW (row)), ==, 14 * 60 + 30);
}

/* Where @what is on the screen, from the left, in a label with @text. */
static int
get_x (const char *text, const char *what)
{
  g_autoptr(GtkWidget) label = g_object_ref_sink (gtk_label_new (text));
  const char *at = strstr (text, what);
  PangoRectangle place;

  g_assert_nonnull (at);
  pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (label)), (int) (at - text), &place);
  return MIN (place.x, place.x + place.width);
}

static void
assert_from_left (const char *text, const char *first, const char *second)
{
  g_test_message ("“%s” has “%s” left of “%s”", text, first, second);
  g_assert_cmpint (get_x (text, first), <, get_x (text, second));
}

/* In Hebrew, what reads from the left keeps its order: times with their half of the day, folders, names. */
static void
test_from_right (void)
{
  g_autofree char *when = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *titled = NULL;
  g_autofree char *both = NULL;
  g_autoptr(TrellisPerson) person = trellis_person_new ();
  GtkWidget *group, *row;

  if (!use_locale ("he_IL"))
    return;
  g_setenv ("LANGUAGE", "he", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TRELLIS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  trellis_format_set_clock (TRELLIS_CLOCK_12_HOURS);

  when = trellis_format_when (NOW, NOW);
  assert_from_left (when, "2", ":30");
  assert_from_left (when, "30", "PM");
  assert_from_left (when, "PM", "היום");
  folder = g_strdup_printf (_("The folder is %s"), "/home/ada/");
  assert_from_left (folder, "/home", "ada");
  assert_from_left (folder, "/home", "/ada");
  titled = g_strdup_printf (_("Menu of “%s”"), "Really?");
  assert_from_left (titled, "Really", "?");
  both = trellis_format_line ("Ada", "3", "Paris", NULL);
  assert_from_left (both, "3", "Ada");
  assert_from_left (both, "Paris", "3");

  trellis_person_set_phone (person, "+972 50-123-4567");
  group = g_object_ref_sink (adw_preferences_group_new ());
  row = trellis_form_add_phone (ADW_PREFERENCES_GROUP (group), person, "phone", "Phone");
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)))), ==,
                   GTK_TEXT_DIR_LTR);
  g_object_unref (group);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_free (both);
  both = trellis_format_line ("יעל", "3", "Paris", NULL);
  assert_from_left (both, "יעל", "3");
  assert_from_left (both, "3", "Paris");
  bindtextdomain (GETTEXT_PACKAGE, "/nonexistent");
  g_unsetenv ("LANGUAGE");
}

static void
add (const char *name, void (*test) (gconstpointer data))
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/locale/%s/%s", name, cases[i].locale);

      g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr(GtkWidget) first = NULL;

  g_unsetenv ("LANGUAGE");
  ui_test_init (&argc, &argv);
  first = g_object_ref_sink (gtk_calendar_new ());

  add ("relative-days", test_relative_days);
  add ("week", test_week);
  add ("time-row", test_time_row);
  g_test_add_func ("/ui/locale/clock-of-desktop", test_clock_of_desktop);
  g_test_add_func ("/ui/locale/from-right", test_from_right);
  return g_test_run ();
}
