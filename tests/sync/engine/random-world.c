/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-world.h"

#include <stdlib.h>
#include <string.h>

guint
world_roll (World *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

void
world_tell (World *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (!self->is_telling)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("  %s", text);
}

/* A word that nobody wrote before. */
char *
world_write_word (World *self)
{
  char *word = g_strdup_printf ("w%ux", self->n_words++);

  g_hash_table_add (self->words, g_strdup (word));
  return word;
}

/* Somebody takes the words of @text away, and knows it. */
void
world_release_words (World *self, const char *text)
{
  for (const char *p = text; p != NULL && (p = strchr (p, 'w')) != NULL; p++)
    {
      char *end = NULL;

      if (g_ascii_isdigit (p[1]) && (strtoul (p + 1, &end, 10), *end == 'x'))
        {
          g_autofree char *word = g_strndup (p, (gsize) (end - p) + 1);

          g_hash_table_remove (self->words, word);
        }
    }
}

/* A MemoryFateFunc; @data is the world. */
MemoryFate
world_choose_fate (MemoryVerb verb, gpointer data)
{
  static const MemoryFate fates[] = {
    MEMORY_FATE_OFFLINE, MEMORY_FATE_CUT, MEMORY_FATE_CUT, MEMORY_FATE_ERROR,
    MEMORY_FATE_CRASH_BEFORE, MEMORY_FATE_CRASH_AFTER,
  };
  World *self = data;
  MemoryFate fate;

  if (!self->has_faults || world_roll (self, 12) != 0)
    return MEMORY_FATE_NORMAL;
  fate = fates[world_roll (self, G_N_ELEMENTS (fates))];
  world_tell (self, "    request %d has fate %d", verb, fate);
  return fate;
}

/* Either answer to what is asked when the other side is not what it was. */
void
world_answer (World *self, Replica *replica)
{
  TrellisSharingAnswer choice =
    world_roll (self, 2) == 0 ? TRELLIS_SHARING_ANSWER_KEEP : TRELLIS_SHARING_ANSWER_REMOVE;

  world_tell (self, "  answers %d", choice);
  trellis_store_answer_sharing (replica->store, UID (replica->match), choice, NULL);
}

/* What is there now is seen by who chooses something else. */
static void
release_current (World *self, Replica *replica, const TrellisSharedClash *clash)
{
  g_autoptr(TrellisRecord) record = trellis_store_get (replica->store, clash->type, clash->record);
  TrellisRecordClass *klass = record != NULL ? TRELLIS_RECORD_GET_CLASS (record) : NULL;
  const int field = klass != NULL ? trellis_record_class_find (klass, clash->field) : -1;

  if (field >= 0 && (klass->fields[field].kind == TRELLIS_FIELD_STRING || klass->fields[field].kind == TRELLIS_FIELD_TEXT))
    world_release_words (self, trellis_record_get_string (record, (guint) field));
}

/* Somebody chooses, where things wait for that, and says how often. Both versions stay known. */
guint
world_choose (World *self, Replica *replica)
{
  g_autoptr(GPtrArray) clashes = trellis_store_list_clashes (replica->store, UID (replica->match));
  guint n_chosen = 0;

  for (guint i = 0; i < clashes->len; i++)
    {
      const TrellisSharedClash *clash = g_ptr_array_index (clashes, i);

      if (clash->is_seen || clash->waits == NULL)
        continue;
      world_tell (self, "  chooses for %s of %s", clash->field, clash->record);
      release_current (self, replica, clash);
      trellis_store_settle_clash (replica->store, clash,
                                  world_roll (self, 2) == 0 ? TRELLIS_CLASH_CHOICE_MINE : TRELLIS_CLASH_CHOICE_THEIRS,
                                  NULL);
      n_chosen++;
    }
  return n_chosen;
}

void
world_fail (World *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->failure, format, args);
  va_end (args);
}

World *
world_new (guint32 seed, gboolean is_telling)
{
  static const MemoryQuirks quirks[] = {
    MEMORY_QUIRK_NONE,        MEMORY_QUIRK_NONE,
    MEMORY_QUIRK_SILENT_PUT,  MEMORY_QUIRK_REWRITES,
    MEMORY_QUIRK_NO_ETAGS,    MEMORY_QUIRK_ALWAYS_WHOLE | MEMORY_QUIRK_DATA,
    MEMORY_QUIRK_NO_TOKENS,   MEMORY_QUIRK_REWRITES | MEMORY_QUIRK_SILENT_PUT,
    MEMORY_QUIRK_KEEPS_UIDS,  MEMORY_QUIRK_KEEPS_UIDS | MEMORY_QUIRK_ALWAYS_WHOLE,
  };
  static const TrellisItemKinds kinds[] = {
    TRELLIS_ITEM_KINDS_ALL,
    TRELLIS_ITEM_KINDS_ALL,
    TRELLIS_ITEM_KINDS_ALL,
    TRELLIS_ITEM_KIND_EVENT,
    TRELLIS_ITEM_KIND_EVENT,
    TRELLIS_ITEM_KIND_EVENT | TRELLIS_ITEM_KIND_TASK,
    TRELLIS_ITEM_KIND_EVENT | TRELLIS_ITEM_KIND_JOURNAL,
  };
  World *self = g_new0 (World, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->is_telling = is_telling;
  self->server = memory_server_new ();
  self->server->quirks = quirks[world_roll (self, G_N_ELEMENTS (quirks))];
  self->server->kinds = kinds[world_roll (self, G_N_ELEMENTS (kinds))];
  if (world_roll (self, 3) == 0)
    {
      /* It tells only when it is tried. */
      self->server->refused = TRELLIS_ITEM_KINDS_ALL & ~self->server->kinds;
      self->server->kinds = TRELLIS_ITEM_KINDS_ALL;
    }
  self->n_replicas = 2 + world_roll (self, MOST_REPLICAS - 1);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failure = g_string_new (NULL);
  self->has_faults = world_roll (self, 4) != 0;
  for (guint i = 0; i < self->n_replicas; i++)
    {
      self->replicas[i] =
        replica_new (self->server, i == 0 ? TRELLIS_ROLE_MENTEE : TRELLIS_ROLE_MENTOR);
      replica_share (self->replicas[i]);
    }
  return self;
}

void
world_free (World *self)
{
  for (guint i = 0; i < self->n_replicas; i++)
    replica_free (self->replicas[i]);
  memory_server_free (self->server);
  g_rand_free (self->rand);
  g_hash_table_unref (self->words);
  g_string_free (self->failure, TRUE);
  g_free (self);
}
