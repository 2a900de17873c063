/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-world.h"

#include <stdlib.h>
#include <string.h>

/* Some replicas, somebody with another program, and a server with quirks do at random what people,
 * networks and computers do. In the end all must hold the same, no word that anybody wrote may be
 * missing, and nothing may go on being written. What fails is told with the fewest steps that fail. */

#define N_STEPS 45

static guint
sync_all (World *self)
{
  guint n_changes = 0;

  for (guint i = 0; i < self->n_replicas; i++)
    {
      Replica *replica = self->replicas[i];
      g_autoptr(GError) error = NULL;

      replica->fate = NULL;
      replica->now += 60;
      if (!replica_try (replica, &error))
        world_fail (self, "A run without faults fails: %s\n", error->message);
      if (replica->report.question != TRELLIS_SHARING_QUESTION_NONE)
        {
          world_answer (self, replica);
          n_changes++;
        }
      n_changes += world_choose (self, replica);
      world_tell (self, "%s in the end: took %u, trashed %u, sent %u, removed %u", replica->folder,
                  replica->report.n_received, replica->report.n_trashed, replica->report.n_sent,
                  replica->report.n_removed);
      n_changes += replica->report.n_received + replica->report.n_trashed +
                   replica->report.n_sent + replica->report.n_removed + replica->report.n_left;
    }

  return n_changes;
}

static void
check_same (World *self)
{
  g_autofree char *first = replica_tell (self->replicas[0]);

  for (guint i = 1; i < self->n_replicas; i++)
    {
      g_autofree char *other = replica_tell (self->replicas[i]);

      if (strcmp (first, other) != 0)
        world_fail (self, "Two replicas differ:\n%s\n---\n%s\n", first, other);
    }
}

static void
check_words (World *self)
{
  g_autoptr(GString) all = g_string_new (NULL);
  GHashTableIter iter;
  gpointer word;

  for (guint i = 0; i < self->n_replicas; i++)
    {
      g_autofree char *told = replica_tell_all (self->replicas[i]);

      g_string_append (all, told);
    }
  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (strstr (all->str, word) == NULL)
      world_fail (self, "The word %s is missing\n", (char *) word);
}

static void
check_server (World *self)
{
  g_autoptr(GPtrArray) hrefs = memory_server_list (self->server);
  g_autoptr(GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < hrefs->len; i++)
    {
      g_autofree char *text = memory_server_dup_text (self->server, g_ptr_array_index (hrefs, i));
      const char *uid = strstr (text, "\r\nUID:") + strlen ("\r\nUID:");
      char *line = g_strndup (uid, strcspn (uid, "\r"));

      if (g_str_has_prefix (g_ptr_array_index (hrefs, i), "copy-"))
        g_free (line);
      else if (!g_hash_table_add (uids, line))
        world_fail (self, "Two items have one uid\n");
    }
}

static void
check_quiet (World *self)
{
  memory_server_reset_counts (self->server);
  if (sync_all (self) > 0 || memory_server_get_writes (self->server) > 0)
    world_fail (self, "It goes on: %u writes\n", memory_server_get_writes (self->server));
  for (guint i = 0; i < self->n_replicas; i++)
    {
      g_autofree char *left = replica_ask (
        self->replicas[i], "SELECT (SELECT count(*) FROM shared_change) + (SELECT count(*) FROM"
                           " shared_intent)");
      g_autofree char *broken =
        replica_ask (self->replicas[i], "SELECT \"table\" FROM pragma_foreign_key_check");

      g_autofree char *unsupported = replica_ask (
        self->replicas[i], "SELECT count(*) FROM shared_item WHERE state = 'unsupported'");

      if (strcmp (unsupported, "0") != 0)
        world_fail (self, "%s things have nothing that stands in for them\n", unsupported);
      if (strcmp (left, "0") != 0)
        world_fail (self, "Something is left to be brought there\n");
      if (*broken != '\0')
        world_fail (self, "References are broken\n");
    }
}

/* Runs @steps; NULL if all is well in the end, else what is wrong. Transfer full. */
static char *
run (guint32 seed, GArray *steps, gboolean is_telling)
{
  World *self = world_new (seed, is_telling);
  char *failure;

  for (guint i = 0; i < steps->len; i++)
    world_step (self, g_array_index (steps, guint32, i));

  self->has_faults = FALSE;
  for (guint i = 0; i < 2 * self->n_replicas + 2 && self->failure->len == 0; i++)
    if (sync_all (self) == 0)
      break;
  check_same (self);
  check_words (self);
  check_server (self);
  check_quiet (self);
  failure = self->failure->len > 0 ? g_strdup (self->failure->str) : NULL;
  world_free (self);
  return failure;
}

static GArray *
make_steps (guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < N_STEPS; i++)
    {
      guint32 step = g_rand_int (rand);

      g_array_append_val (steps, step);
    }
  return steps;
}

/* Takes away all steps without which it fails as well. */
static void
shrink (guint32 seed, GArray *steps)
{
  for (guint i = steps->len; i > 0; i--)
    {
      guint32 step = g_array_index (steps, guint32, i - 1);
      g_autofree char *failure = NULL;

      g_array_remove_index (steps, i - 1);
      failure = run (seed, steps, FALSE);
      if (failure == NULL)
        g_array_insert_val (steps, i - 1, step);
    }
}

static guint n_runs = 200;
static guint32 first_seed = 1;

/* So many runs, each of its own seed. */
static void
test_convergence (void)
{
  for (guint i = 0; i < n_runs; i++)
    {
      const guint32 seed = first_seed + i;
      g_autoptr(GArray) steps = make_steps (seed);
      g_autofree char *failure = run (seed, steps, FALSE);
      g_autofree char *shortest = NULL;

      if (failure == NULL)
        continue;

      shrink (seed, steps);
      shortest = run (seed, steps, TRUE);
      g_test_message ("seed %u, %u steps: %s", seed, steps->len,
                      shortest != NULL ? shortest : failure);
      g_test_fail ();
      return;
    }
}

/* Arguments: how many runs, and the first seed. */
int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    n_runs = (guint) strtoul (argv[1], NULL, 10);
  if (argc > 2)
    first_seed = (guint32) strtoul (argv[2], NULL, 10);
  g_test_add_func ("/convergence/random", test_convergence);
  return g_test_run ();
}
