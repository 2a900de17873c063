/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-search.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* A child types into two notes, word by word; it is killed at some moment, and what it had written is
 * looked at. It says on a pipe which word it is about to type, and which ones were reported as
 * saved. */

#define N_ROUNDS 25
#define LONGEST_LIFE 150000 /* microseconds */

typedef struct
{
  char what; /* 't' typed, 's' saved */
  int note;
  int word;
} Message;

static const char *const uids[] = { "first", "second" };

static void
tell (int pipe_end, char what, int note, int word)
{
  Message message = { what, note, word };

  if (write (pipe_end, &message, sizeof message) != sizeof message)
    _exit (1);
}

static char *
get_text (int note, int n_words)
{
  GString *text = g_string_new (NULL);

  for (int i = 1; i <= n_words; i++)
    g_string_append_printf (text, "%s%c%d", i > 1 ? " " : "", note == 0 ? 'a' : 'b', i);
  return g_string_free_and_steal (text);
}

static int
count_words (const char *text)
{
  int n_words = text != NULL && *text != '\0' ? 1 : 0;

  for (; text != NULL && *text != '\0'; text++)
    n_words += *text == ' ';
  return n_words;
}

static TrellisNote *
get_note (TrellisStore *store, int i)
{
  TrellisNote *note = trellis_store_get (store, TRELLIS_TYPE_NOTE, uids[i]);

  if (note != NULL)
    return note;

  note = trellis_note_new ();
  trellis_record_set_string (TRELLIS_RECORD (note), TRELLIS_RECORD_UID, uids[i]);
  trellis_store_add (store, note);
  return note;
}

static void
type_until_killed (const char *folder, int pipe_end)
{
  TrellisStore *store = trellis_store_open (folder, NULL);
  TrellisNote *notes[] = { get_note (store, 0), get_note (store, 1) };
  g_autoptr(GRand) rand = g_rand_new ();

  for (;;)
    {
      int i = g_rand_int_range (rand, 0, 2);
      int n_words = count_words (trellis_note_get_body (notes[i])) + 1;
      g_autofree char *text = get_text (i, n_words);

      tell (pipe_end, 't', i, n_words);
      trellis_note_set_body (notes[i], text);
      g_main_context_iteration (NULL, FALSE);

      if (g_rand_int_range (rand, 0, 5) == 0 && trellis_store_flush (store, NULL))
        for (int j = 0; j < 2; j++)
          tell (pipe_end, 's', j, count_words (trellis_note_get_body (notes[j])));
    }
}

static void
live_and_die (const char *program, const char *folder, int *typed, int *saved)
{
  char pipe_name[16];
  int ends[2];
  Message message;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  g_snprintf (pipe_name, sizeof pipe_name, "%d", ends[1]);
  child = fork ();
  if (child == 0)
    {
      execl (program, program, "--type", folder, pipe_name, NULL);
      _exit (1);
    }
  close (ends[1]);

  /* It lives some time after the first word, however long the start takes. */
  for (gboolean killed = FALSE;;)
    {
      ssize_t n = read (ends[0], &message, sizeof message);

      if (n <= 0)
        break;
      g_assert_cmpint (n, ==, sizeof message);
      if (message.what == 't')
        typed[message.note] = message.word;
      else
        saved[message.note] = message.word;
      if (!killed)
        {
          g_usleep ((gulong) g_test_rand_int_range (0, LONGEST_LIFE));
          g_assert_cmpint (kill (child, SIGKILL), ==, 0);
          killed = TRUE;
        }
    }
  close (ends[0]);
  while (waitpid (child, NULL, 0) < 0 && errno == EINTR)
    ;
}

static const char *own_path;

static void
test_killed (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "trellis.db", NULL);
  int typed[2] = { 0, 0 };
  int saved[2] = { 0, 0 };

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr(TrellisStore) store = NULL;
      g_autoptr(GError) error = NULL;

      live_and_die (own_path, folder, typed, saved);
      assert_answer (path, "PRAGMA integrity_check", "ok");
      store = trellis_store_open (folder, &error);
      g_assert_no_error (error);

      for (int i = 0; i < 2; i++)
        {
          g_autoptr(TrellisNote) note = get_note (store, i);
          const char *body = trellis_note_get_body (note);
          int n_words = count_words (body);
          g_autofree char *expected = get_text (i, n_words);

          /* Never empty, mixed or torn; all that was reported as saved, nothing that was not typed. */
          g_test_message ("round %d, note %d: saved %d, found %d, typed %d", round, i, saved[i],
                          n_words, typed[i]);
          g_assert_cmpstr (body != NULL ? body : "", ==, expected);
          g_assert_cmpint (n_words, >=, saved[i]);
          g_assert_cmpint (n_words, <=, typed[i]);
          typed[i] = saved[i] = n_words;

          if (n_words > 0)
            {
              g_autofree char *word = g_strdup_printf ("%c%d", i == 0 ? 'a' : 'b', n_words);
              g_autoptr(GListModel) hits = trellis_store_search (store, word, NULL, 5);

              g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);
            }
        }
      trellis_store_close (store);
    }

  g_assert_cmpint (saved[0], >, 0);
  trellis_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--type"))
    type_until_killed (argv[2], atoi (argv[3]));

  own_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/killed", test_killed);
  return g_test_run ();
}
