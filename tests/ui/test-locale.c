/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What widgets make of the locale, without any translation. Patterns and plural forms: tests/locale. */
#include "trellis-format.h"
#include "trellis-time-row.h"
#include "ui-test.h"

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
  { "en_US", "Today, 2:30 PM", "Friday, 2:30 PM", "Thu, Dec 3, 2:30 PM", "Nov 23, 2025, 2:30 PM", "Sun" },
  { "de_DE", "Today, 14:30", "Freitag, 14:30", "Do, 3 Dez, 14:30", "23 Nov 2025, 14:30", "Mon" },
  { "fr_FR", "Today, 14:30", "vendredi, 14:30", "jeu., 3 déc., 14:30", "23 nov. 2025, 14:30", "Mon" },
  { "ar_EG", "Today, 2:30 م", "الجمعة, 2:30 م", "خ, 3 ديس, 2:30 م", "23 نوف 2025, 2:30 م", "Sat" },
  { "ja_JP", "Today, 14:30", "金曜日, 14:30", "木, 12月 3, 14:30", "11月 23, 2025, 14:30", "Sun" },
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
  assert_when (NOW, "Today, 2:30 PM");

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
  return g_test_run ();
}
