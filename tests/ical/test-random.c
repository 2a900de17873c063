/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-ical-reader.h"
#include "trellis-ical-writer.h"

/* GLib's harness seeds g_test_rand_int(): --seed repeats a run. */

#define TREES 3000
#define BYTES 3000
#define MUTATIONS 6000

static guint
pick (guint n)
{
  return (guint) g_test_rand_int () % n;
}

static const char *const pieces[] = {
  "a",
  "Z",
  "0",
  " ",
  "\t",
  ":",
  ";",
  ",",
  "\\",
  "\\n",
  "\\,",
  "\"",
  "^",
  "^n",
  "^^",
  "^'",
  "=",
  "-",
  "'",
  "\xc3\xa4",
  "\xe2\x82\xac",
  "\xf0\x9f\x8c\xb1",
  "\xe2\x80\xa8",
  "END:VEVENT",
  "long enough to fold a line here and there",
  "\xef\xbb\xbf",
};

static char *
make_text (gboolean with_newlines)
{
  GString *text = g_string_new (NULL);

  for (guint n = pick (8) == 0 ? pick (60) : pick (8); n > 0; n--)
    if (with_newlines && pick (6) == 0)
      g_string_append_c (text, '\n');
    else
      g_string_append (text, pieces[pick (G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static const char *
make_name (void)
{
  static const char *const names[] = { "SUMMARY", "x-thing", "DTSTART", "A", "X-1-2", "Related-To" };

  return names[pick (G_N_ELEMENTS (names))];
}

/* A line with what went into it. */
typedef struct
{
  char *value;
  char *name; /* of a parameter, or NULL */
  char **parameters;
} Made;

static void
free_made (gpointer data)
{
  Made *made = data;

  g_free (made->value);
  g_free (made->name);
  g_strfreev (made->parameters);
  g_free (made);
}

static TrellisIcalLine *
make_line (GPtrArray *all)
{
  Made *made = g_new0 (Made, 1);
  TrellisIcalLine *line;

  made->value = make_text (FALSE);
  line = trellis_ical_line_new (make_name (), made->value);
  for (guint n = pick (4); n > 0; n--)
    {
      g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
      char name[] = "X-PA";

      for (guint v = 1 + pick (3); v > 0; v--)
        g_strv_builder_take (values, make_text (TRUE));
      g_free (made->name);
      g_strfreev (made->parameters);
      name[3] = (char) ('A' + pick (3));
      made->name = g_strdup (name);
      made->parameters = g_strv_builder_end (values);
      trellis_ical_line_set_parameters (line, name, (const char *const *) made->parameters);
    }
  g_ptr_array_add (all, made);
  return line;
}

static TrellisIcalComponent *
make_component (guint depth, GPtrArray *all)
{
  static const char *const names[] = { "VCALENDAR", "VEVENT", "VALARM", "X-OWN", "vtodo" };
  TrellisIcalComponent *component =
    trellis_ical_component_new (depth == 0 ? NULL : names[pick (G_N_ELEMENTS (names))]);

  for (guint n = pick (6); n > 0; n--)
    if (depth > 0 && pick (3) > 0)
      trellis_ical_component_insert_line (
        component, trellis_ical_component_get_size (component), make_line (all));
    else if (depth < TRELLIS_ICAL_LIMITS.depth)
      trellis_ical_component_take_part (component, make_component (depth + 1, all));
  return component;
}

static void
check_lines (TrellisIcalComponent *component, GPtrArray *all, guint *next)
{
  for (guint i = 0; i < trellis_ical_component_get_size (component); i++)
    {
      TrellisIcalLine *line = trellis_ical_component_get_line (component, i);

      if (line == NULL)
        check_lines (trellis_ical_component_get_part (component, i), all, next);
      else
        {
          const Made *made = all->pdata[(*next)++];

          g_assert_cmpstr (trellis_ical_line_get_value (line), ==, made->value);
          if (made->name != NULL)
            {
              g_auto(GStrv) values = trellis_ical_line_dup_parameters (line, made->name);

              g_assert_cmpstrv (values, made->parameters);
            }
        }
    }
}

/* What we write, we read: the same tree, the same values, the same bytes. */
static void
test_trees (void)
{
  for (guint run = 0; run < TREES; run++)
    {
      g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (free_made);
      g_autoptr(TrellisIcalComponent) tree = make_component (0, all);
      g_autofree char *written = trellis_ical_write (tree);
      g_autoptr(TrellisIcalDocument) document = trellis_ical_read (written, strlen (written));
      g_autofree char *again = trellis_ical_write (document->stream);
      guint next = 0;

      g_assert_cmpuint (document->n_problems, ==, 0);
      g_assert_true (trellis_ical_component_equal (tree, document->stream));
      g_assert_cmpstr (again, ==, written);
      check_lines (document->stream, all, &next);
      g_assert_cmpuint (next, ==, all->len);
    }
}

/* Whatever comes in, what was kept of it is in order: it is written and read without a fault. */
static void
assert_survives (const char *data, gsize length)
{
  /* A copy of its very size lets a sanitizer see a step too far. */
  g_autofree char *exact = g_memdup2 (data, length);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (exact, length);
  g_autofree char *written = trellis_ical_write (document->stream);
  g_autoptr(TrellisIcalDocument) again = trellis_ical_read (written, strlen (written));
  g_autofree char *rewritten = trellis_ical_write (again->stream);

  g_assert_cmpuint (document->n_problems, >=, document->problems->len);
  g_assert_true (g_utf8_validate (written, -1, NULL));
  g_assert_cmpuint (again->n_problems, ==, 0);
  g_assert_true (again->stream != NULL);
  g_assert_cmpstr (rewritten, ==, written);
}

static void
test_bytes (void)
{
  for (guint run = 0; run < BYTES; run++)
    {
      g_autoptr(GString) data = g_string_new (NULL);

      for (guint n = pick (200); n > 0; n--)
        g_string_append_c (data, (char) pick (256));
      assert_survives (data->str, data->len);
    }
}

static const char corpus[] =
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VTIMEZONE\r\n"
  "TZID:Europe/Berlin\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\n"
  "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
  "END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:7b2f\r\nDTSTART;TZID=\"Europe/Berlin\":20260105T180000\r\n"
  "SUMMARY;LANGUAGE=de:Gespr\xc3\xa4"
  "ch\\, das erste\r\nX-A;X-B=a,\"b:c\",^n^^:\\n\\;\r\n"
  "DESCRIPTION:Agenda:\\n- [ ] How is the new role going? (Ann\\, 10 min)\\n- [x] R\r\n eview\r\n"
  "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

static void
mutate (GString *data)
{
  const gsize at = pick ((guint) data->len + 1);
  const gsize wanted = 1 + pick (40);
  const gsize count = MIN (data->len - at, wanted);

  switch (pick (6))
    {
    case 0:
      g_string_erase (data, (gssize) at, (gssize) count);
      break;
    case 1:
      g_string_insert_c (data, (gssize) at, (char) pick (256));
      break;
    case 2:
      g_string_insert (data, (gssize) at, pieces[pick (G_N_ELEMENTS (pieces))]);
      break;
    case 3:
      {
        g_autofree char *part = g_memdup2 (data->str + at, count);

        g_string_insert_len (data, pick ((guint) data->len + 1), part, (gssize) count);
        break;
      }
    case 4:
      if (at < data->len)
        data->str[at] ^= (char) (1 << pick (8));
      break;
    default:
      g_string_insert (data, (gssize) at, pick (2) == 0 ? "\r\n" : "\n ");
    }
}

static void
test_mutations (void)
{
  for (guint run = 0; run < MUTATIONS; run++)
    {
      g_autoptr(GString) data = g_string_new_len (corpus, sizeof corpus - 1);

      for (guint n = 1 + pick (12); n > 0; n--)
        mutate (data);
      assert_survives (data->str, data->len);
    }
}

/* Cut off anywhere, a stream still gives what stood before. */
static void
test_cuts (void)
{
  for (gsize length = 0; length < sizeof corpus; length++)
    assert_survives (corpus, length);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/random/trees", test_trees);
  g_test_add_func ("/ical/random/bytes", test_bytes);
  g_test_add_func ("/ical/random/mutations", test_mutations);
  g_test_add_func ("/ical/random/cuts", test_cuts);
  return g_test_run ();
}
