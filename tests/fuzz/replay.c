/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"

/* replay CORPUS: gives the target each file of CORPUS, cut off anywhere, and mutations of them. GLib's
 * harness seeds g_test_rand_int(): --seed repeats a run. */

#define MUTATIONS 2500
#define MOST_CUTS 200

/* No input may take longer: what grows faster than the input would. */
#define MOST_SECONDS 5

static const char *const pieces[] = {
  "\r\n",  "\n ",        "\n",       ":",         ";",      ",",          "\\n",      "\\,",     "\"",
  "=",     "- [ ] ",     "- [x] ",   "(Ann, 5 min)", "Agenda:\\n", "Notes:\\n", "\xc3\xa4", "\xe2\x80\xa8",
  "\xff",  "BEGIN:VEVENT\n", "END:VEVENT\n", "END:VCALENDAR\n", "DTSTART:99991231T235959Z\n",
  "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\n", "RRULE:FREQ=YEARLY;BYDAY=-53SU\n", "X-TRELLIS-V:1\n",
  "id=",   " n=1 ",      "TZID=A:",  "DURATION:P99999999W\n", "RECURRENCE-ID:20260105T100000Z\n",
  "<",     "</",         "/>",       "<![CDATA[", "]]>",    "<!--",       "-->",      "&amp;",   "&#0;",
  "&x;",   "<!DOCTYPE x [", "<a b='", "<href>",   "</href>", "</response>", "\r",     "%2e%2e",  "%00",
  "//",    "?",          "http://",  "\x01",      "\xff\xfe",
  "0",     "-1",         "4294967296", "T", "Z", "%", "^n",
};

static GPtrArray *corpus;

static guint
pick (gsize n)
{
  return (guint) g_test_rand_int_range (0, (gint32) MAX (n, 1));
}

static void
run (const char *data, gsize size)
{
  /* A copy of its very size lets a sanitizer see a step too far. */
  g_autofree guint8 *exact = g_memdup2 (data, size);
  const gint64 start = g_get_monotonic_time ();

  LLVMFuzzerTestOneInput (exact, size);
  g_assert_cmpint (g_get_monotonic_time () - start, <, MOST_SECONDS * G_USEC_PER_SEC);
}

static void
mutate (GString *data)
{
  const GString *other = corpus->pdata[pick (corpus->len)];
  const gsize at = pick (data->len + 1);
  const gsize wanted = 1 + pick (60);
  const gsize count = MIN (data->len - at, wanted);
  const gsize other_at = pick (other->len + 1);
  const gsize other_wanted = pick (400);

  switch (pick (7))
    {
    case 0:
      g_string_erase (data, (gssize) at, (gssize) count);
      break;
    case 1:
      g_string_insert_c (data, (gssize) at, (char) pick (256));
      break;
    case 2:
    case 3:
      g_string_insert (data, (gssize) at, pieces[pick (G_N_ELEMENTS (pieces))]);
      break;
    case 4:
      {
        g_autofree char *part = g_memdup2 (data->str + at, MAX (count, 1));

        g_string_insert_len (data, pick (data->len + 1), part, (gssize) count);
        break;
      }
    case 5:
      if (at < data->len)
        data->str[at] ^= (char) (1 << pick (8));
      break;
    default:
      g_string_insert_len (data, (gssize) at, other->str + other_at,
                           (gssize) MIN (other->len - other_at, other_wanted));
    }
}

static void
test_corpus (void)
{
  for (guint i = 0; i < corpus->len; i++)
    {
      const GString *data = corpus->pdata[i];
      const gsize step = MAX (data->len / MOST_CUTS, 1);

      run (data->str, data->len);
      for (gsize length = 0; length < data->len; length += step)
        run (data->str, length);
    }
}

static void
test_mutations (void)
{
  for (guint i = 0; i < MUTATIONS; i++)
    {
      const GString *original = corpus->pdata[pick (corpus->len)];
      g_autoptr(GString) data = g_string_new_len (original->str, (gssize) original->len);

      for (guint n = 1 + pick (8); n > 0; n--)
        mutate (data);
      run (data->str, data->len);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
free_data (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
load_corpus (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names); /* so that a seed repeats a run */

  corpus = g_ptr_array_new_with_free_func (free_data);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (names->pdata[i], &contents, &length, NULL));
      g_ptr_array_add (corpus, g_string_new_len (contents, (gssize) length));
    }
  g_assert_cmpuint (corpus->len, >, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load_corpus (argv[1]);
  g_test_add_func ("/fuzz/corpus", test_corpus);
  g_test_add_func ("/fuzz/mutations", test_mutations);
  status = g_test_run ();
  g_ptr_array_unref (corpus);
  return status;
}
