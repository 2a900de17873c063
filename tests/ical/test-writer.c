/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-ical-reader.h"
#include "trellis-ical-writer.h"

static char *
write_value (const char *value)
{
  g_autoptr(TrellisIcalComponent) stream = trellis_ical_component_new (NULL);

  trellis_ical_component_take_line (stream, trellis_ical_line_new ("A", value));
  return trellis_ical_write (stream);
}

/* A line of @count letters after "A:". */
static char *
write_letters (guint count, const char *rest)
{
  g_autofree char *letters = g_strnfill (count, 'x');
  g_autofree char *value = g_strconcat (letters, rest, NULL);

  return write_value (value);
}

static void
assert_fold (guint count, const char *rest, gsize first_octets)
{
  g_autofree char *text = write_letters (count, rest);
  const char *fold = strstr (text, "\r\n ");

  if (first_octets == 0)
    g_assert_null (fold);
  else
    {
      g_assert_nonnull (fold);
      g_assert_cmpuint ((gsize) (fold - text), ==, first_octets);
    }
}

/* R-I2: Between characters, after no more than 75 octets. */
static void
test_fold (void)
{
  assert_fold (73, "", 0);
  assert_fold (74, "", 75);
  /* not within a character of two, three or four octets */
  assert_fold (71, "\xc3\xa4", 0);
  assert_fold (72, "\xc3\xa4", 74);
  assert_fold (72, "\xe2\x82\xac", 74);
  assert_fold (71, "\xe2\x82\xac", 73);
  assert_fold (70, "\xf0\x9f\x8c\xb1", 72);
  assert_fold (69, "\xf0\x9f\x8c\xb1", 0);
  /* not within an escape, though after one */
  assert_fold (71, "\\n", 0);
  assert_fold (72, "\\n", 74);
  assert_fold (71, "\\\\\\n", 75);
  assert_fold (72, "\\\\n", 74);
  assert_fold (73, "\\", 75);
}

static void
test_long (void)
{
  g_autofree char *text = write_letters (73 + 74 + 74, "");
  g_auto(GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpuint (strlen (lines[0]), ==, 75);
  g_assert_cmpuint (strlen (lines[1]), ==, 75);
  g_assert_cmpuint (strlen (lines[2]), ==, 75);
  g_assert_cmpstr (lines[3], ==, "");
}

/* Every length around the folds, with and without characters of several octets. */
static void
test_lengths (void)
{
  const char *const units[] = { "a", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x8c\xb1", "\\n", " ", "\\\xc3\xa4" };

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    for (guint shift = 0; shift < 5; shift++)
      for (guint count = 0; count < 240; count++)
        {
          g_autoptr(GString) value = g_string_new (NULL);
          g_autofree char *text = NULL;
          g_auto(GStrv) lines = NULL;
          g_autoptr(GString) unfolded = g_string_new (NULL);

          for (guint i = 0; i < shift; i++)
            g_string_append_c (value, 'y');
          for (guint i = 0; i < count; i++)
            g_string_append (value, units[u]);
          text = write_value (value->str);
          lines = g_strsplit (text, "\r\n", -1);
          for (guint i = 0; lines[i] != NULL; i++)
            {
              g_assert_cmpuint (strlen (lines[i]), <=, 75);
              g_assert_true (g_utf8_validate (lines[i], -1, NULL));
              if (lines[i + 1] != NULL && lines[i + 2] != NULL)
                g_assert_cmpuint (strlen (lines[i]), >=, 71);
              g_string_append (unfolded, lines[i] + (i > 0 && *lines[i] == ' ' ? 1 : 0));
            }
          g_assert_true (g_str_has_prefix (unfolded->str, "A:"));
          g_assert_cmpstr (unfolded->str + 2, ==, value->str);
        }
}

static void
test_empty (void)
{
  g_autoptr(TrellisIcalComponent) stream = trellis_ical_component_new (NULL);
  g_autoptr(TrellisIcalComponent) event = trellis_ical_component_new ("VEVENT");
  g_autofree char *nothing = trellis_ical_write (stream);
  g_autofree char *little = trellis_ical_write (event);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (little, ==, "BEGIN:VEVENT\r\nEND:VEVENT\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/writer/fold", test_fold);
  g_test_add_func ("/ical/writer/long", test_long);
  g_test_add_func ("/ical/writer/lengths", test_lengths);
  g_test_add_func ("/ical/writer/empty", test_empty);
  return g_test_run ();
}
