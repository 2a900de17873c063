/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replica.h"

#include <stdlib.h>
#include <string.h>

/* Some replicas, somebody with another program, and a server with quirks do at random what people,
 * networks and computers do. In the end all must hold the same, no word that anybody wrote may be
 * missing, and nothing may go on being written. What fails is told with the fewest steps that fail. */

#define MOST_REPLICAS 3
#define N_STEPS 45

typedef struct
{
  MemoryServer *server;
  Replica *replicas[MOST_REPLICAS];
  guint n_replicas;
  GRand *rand;        /* of the step */
  guint n_words;
  GHashTable *words;  /* that must not be missing, owned */
  gboolean has_faults;
  gboolean is_verbose;
  GString *failure;
} World;

static gboolean is_telling;

static guint
roll (World *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static gint64
roll_time (World *self)
{
  return 1801000000 + 3600 * (gint64) roll (self, 99);
}

static void
tell (World *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
tell (World *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (!is_telling)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("  %s", text);
}

/* A word that nobody wrote before. */
static char *
write_word (World *self)
{
  char *word = g_strdup_printf ("w%ux", self->n_words++);

  g_hash_table_add (self->words, g_strdup (word));
  return word;
}

/* Somebody takes the words of @text away, and knows it. */
static void
release_words (World *self, const char *text)
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

static MemoryFate
choose_fate (MemoryVerb verb, gpointer data)
{
  static const MemoryFate fates[] = {
    MEMORY_FATE_OFFLINE, MEMORY_FATE_CUT, MEMORY_FATE_CUT, MEMORY_FATE_ERROR,
    MEMORY_FATE_CRASH_BEFORE, MEMORY_FATE_CRASH_AFTER,
  };
  World *self = data;
  MemoryFate fate;

  if (!self->has_faults || roll (self, 12) != 0)
    return MEMORY_FATE_NORMAL;
  fate = fates[roll (self, G_N_ELEMENTS (fates))];
  tell (self, "    request %d has fate %d", verb, fate);
  return fate;
}

/* A record of that class that can be seen, or one in the trash; NULL if there is none. */
static gpointer
pick (World *self, Replica *replica, GType type, gboolean in_trash)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);
  g_autoptr(TrellisRecordList) list = NULL;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  if (in_trash)
    trellis_query_in_trash (query);
  trellis_query_ascending (query, "uid");
  list = trellis_store_list (replica->store, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (found, g_list_model_get_item (G_LIST_MODEL (list), i));
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, roll (self, found->len))) : NULL;
}

static const GType *
get_types (guint *n_types)
{
  static GType types[6];

  types[0] = TRELLIS_TYPE_NOTE;
  types[1] = TRELLIS_TYPE_GOAL;
  types[2] = TRELLIS_TYPE_TASK;
  types[3] = TRELLIS_TYPE_MEETING;
  types[4] = TRELLIS_TYPE_POINT;
  types[5] = TRELLIS_TYPE_ACTION;
  *n_types = G_N_ELEMENTS (types);
  return types;
}

static gpointer
pick_any (World *self, Replica *replica, gboolean in_trash)
{
  guint n_types;
  const GType *types = get_types (&n_types);
  guint first = roll (self, n_types);

  for (guint i = 0; i < n_types; i++)
    {
      gpointer record = pick (self, replica, types[(first + i) % n_types], in_trash);

      if (record != NULL)
        return record;
    }
  return NULL;
}

static void
set_uid (World *self, gpointer record)
{
  g_autofree char *uid =
    g_strdup_printf ("%08x-0000-4000-8000-%08x%04x", g_rand_int (self->rand),
                     g_rand_int (self->rand), g_rand_int (self->rand) & 0xffff);

  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
}

static void
keep (World *self, Replica *replica, TrellisRecord *record)
{
  set_uid (self, record);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_author (record, replica->role);
  trellis_store_add (replica->store, record);
  tell (self, "  adds %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
        trellis_record_get_uid (record));
}

static void
step_add (World *self, Replica *replica)
{
  g_autofree char *word = write_word (self);
  g_autoptr(TrellisGoal) goal = pick (self, replica, TRELLIS_TYPE_GOAL, FALSE);
  g_autoptr(TrellisMeeting) meeting = pick (self, replica, TRELLIS_TYPE_MEETING, FALSE);
  g_autoptr(TrellisRecord) record = NULL;
  guint n_types;
  GType type = get_types (&n_types)[roll (self, n_types)];

  if ((type == TRELLIS_TYPE_TASK && goal == NULL) || (type == TRELLIS_TYPE_POINT && meeting == NULL))
    type = TRELLIS_TYPE_NOTE;
  record = g_object_new (type, "title", word, NULL);
  if (type == TRELLIS_TYPE_TASK)
    trellis_task_set_goal (TRELLIS_TASK (record), UID (goal));
  else if (type == TRELLIS_TYPE_POINT)
    trellis_point_set_meeting (TRELLIS_POINT (record), UID (meeting));
  else
    g_object_set (record, "match", UID (replica->match), NULL);
  if (type == TRELLIS_TYPE_MEETING)
    {
      trellis_meeting_set_starts (TRELLIS_MEETING (record), roll_time (self));
      trellis_meeting_set_time_zone (TRELLIS_MEETING (record), "Europe/Paris");
    }
  if (type == TRELLIS_TYPE_NOTE)
    {
      g_autofree char *first = write_word (self);
      g_autofree char *second = write_word (self);
      g_autofree char *body = g_strdup_printf ("%s one\n%s two", first, second);

      trellis_note_set_body (TRELLIS_NOTE (record), body);
      if (goal != NULL && roll (self, 3) == 0)
        trellis_note_set_goal (TRELLIS_NOTE (record), UID (goal));
    }
  if (type == TRELLIS_TYPE_ACTION && goal != NULL)
    trellis_action_set_goal (TRELLIS_ACTION (record), UID (goal));
  keep (self, replica, record);
}

/* A line more, or a word more in one of them. */
static char *
edit_lines (World *self, const char *text)
{
  g_autofree char *word = write_word (self);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  guint n_lines = g_strv_length (lines);
  guint place = n_lines > 0 ? roll (self, n_lines) : 0;
  g_autofree char *line = NULL;

  if (n_lines == 0)
    return g_strdup (word);
  line = roll (self, 2) == 0 ? g_strdup_printf ("%s %s", lines[place], word)
                             : g_strdup_printf ("%s\n%s more", lines[place], word);
  g_set_str (&lines[place], line);
  return g_strjoinv ("\n", lines);
}

static void
step_edit_text (World *self, Replica *replica)
{
  static const char *const fields[][2] = {
    { "note", "body" }, { "meeting", "notes" }, { "goal", "why" }, { "match", "reason" },
  };
  const char *const *field = fields[roll (self, G_N_ELEMENTS (fields))];
  GType type = trellis_record_type_find (field[0]);
  g_autoptr(TrellisRecord) record = pick (self, replica, type, FALSE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (record == NULL)
    return;
  g_object_get (record, field[1], &before, NULL);
  after = edit_lines (self, before);
  g_object_set (record, field[1], after, NULL);
  tell (self, "  writes %s %s: %s", field[0], trellis_record_get_uid (record), after);
}

static void
step_edit_title (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, FALSE);
  g_autofree char *word = write_word (self);
  g_autofree char *before = NULL;

  if (record == NULL)
    {
      g_hash_table_remove (self->words, word);
      return;
    }
  g_object_get (record, "title", &before, NULL);
  release_words (self, before);
  g_object_set (record, "title", word, NULL);
  tell (self, "  calls %s %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
        trellis_record_get_uid (record), word);
}

static void
step_edit_facts (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, FALSE);

  if (record == NULL)
    return;
  tell (self, "  changes facts of %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
        trellis_record_get_uid (record));
  if (TRELLIS_IS_TASK (record))
    trellis_task_set_done (TRELLIS_TASK (record), roll (self, 2) == 0 ? 0 : 1800000000);
  else if (TRELLIS_IS_ACTION (record))
    trellis_action_set_done (TRELLIS_ACTION (record), roll (self, 2) == 0 ? 0 : 1800000000);
  else if (TRELLIS_IS_POINT (record))
    trellis_point_set_done (TRELLIS_POINT (record), roll (self, 2) == 0);
  else if (TRELLIS_IS_NOTE (record))
    trellis_note_set_pinned (TRELLIS_NOTE (record), roll (self, 2) == 0);
  else if (TRELLIS_IS_GOAL (record))
    trellis_goal_set_state (TRELLIS_GOAL (record), (TrellisGoalState) roll (self, 3));
  else if (TRELLIS_IS_MEETING (record) && roll (self, 2) == 0)
    trellis_meeting_set_starts (TRELLIS_MEETING (record), roll_time (self));
  else if (TRELLIS_IS_MEETING (record))
    {
      g_autofree char *word = write_word (self);

      release_words (self, trellis_meeting_get_place (TRELLIS_MEETING (record)));
      trellis_meeting_set_place (TRELLIS_MEETING (record), word);
    }
}

static void
step_delete (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, FALSE);

  if (record == NULL)
    return;
  tell (self, "  deletes %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
        trellis_record_get_uid (record));
  trellis_store_delete (replica->store, record);
}

static void
step_restore (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, TRUE);

  if (record == NULL)
    return;
  tell (self, "  restores %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
        trellis_record_get_uid (record));
  trellis_store_restore (replica->store, record);
}

static void
step_share (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, FALSE);

  if (record == NULL)
    return;
  tell (self, "  %s %s %s",
        trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED ? "hides" : "shows",
        TRELLIS_RECORD_GET_CLASS (record)->table, trellis_record_get_uid (record));
  trellis_record_set_visibility (
    record, trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED
              ? TRELLIS_VISIBILITY_PRIVATE
              : TRELLIS_VISIBILITY_SHARED);
}

static void
answer (World *self, Replica *replica)
{
  TrellisSharingAnswer choice =
    roll (self, 2) == 0 ? TRELLIS_SHARING_ANSWER_KEEP : TRELLIS_SHARING_ANSWER_REMOVE;

  tell (self, "  answers %d", choice);
  trellis_store_answer_sharing (replica->store, UID (replica->match), choice, NULL);
}

/* A run that may go wrong, and end with the program. */
static void
sync_badly (World *self, Replica *replica)
{
  g_autoptr(GError) error = NULL;

  replica->now += roll (self, 5000);
  replica->batches_left = self->has_faults && roll (self, 6) == 0 ? (int) roll (self, 6) : -1;
  replica->fate = choose_fate;
  replica->fate_data = self;
  replica_try (replica, &error);
  tell (self, "  syncs: %s; took %u, trashed %u, sent %u, removed %u",
        error != NULL ? error->message : "well", replica->report.n_received,
        replica->report.n_trashed, replica->report.n_sent, replica->report.n_removed);
  replica->batches_left = -1;
  if (replica->report.question != TRELLIS_SHARING_QUESTION_NONE)
    answer (self, replica);
  if (error != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    replica_reopen (replica);
}

/* Whether all know all that the item says, so that it need not say it again. */
static gboolean
is_known_to_all (World *self, const char *href)
{
  g_autofree char *etag = memory_server_dup_etag (self->server, href);
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM shared_item WHERE href = '%s' AND state = 'steady' AND etag = '%s'", href,
    etag != NULL ? etag : "");

  for (guint i = 0; i < self->n_replicas; i++)
    {
      g_autofree char *known = replica_ask (self->replicas[i], sql);

      if (strcmp (known, "1") != 0)
        return FALSE;
    }
  return TRUE;
}

/* Somebody with another program. */
static void
step_foreign (World *self)
{
  g_autoptr(GPtrArray) hrefs = memory_server_list (self->server);
  const char *href = hrefs->len > 0 ? g_ptr_array_index (hrefs, roll (self, hrefs->len)) : NULL;
  g_autofree char *text = href != NULL ? memory_server_dup_text (self->server, href) : NULL;
  g_autofree char *word = NULL;
  g_autofree char *pattern = NULL;
  g_autofree char *changed = NULL;
  g_autoptr(GRegex) regex = NULL;

  if (text == NULL || strstr (text, "X-TRELLIS-KIND:match") != NULL)
    return;

  switch (roll (self, 6))
    {
    case 0: /* calls it otherwise */
      word = write_word (self);
      regex = g_regex_new ("\r\nSUMMARY:([^\r]*)", 0, 0, NULL);
      if (!g_regex_match (regex, text, 0, NULL))
        {
          g_hash_table_remove (self->words, word);
          return;
        }
      {
        g_autoptr(GMatchInfo) info = NULL;
        g_autofree char *before = NULL;
        g_autofree char *with = g_strdup_printf ("\r\nSUMMARY:%s", word);

        g_regex_match (regex, text, 0, &info);
        before = g_match_info_fetch (info, 1);
        release_words (self, before);
        changed = g_regex_replace_literal (regex, text, -1, 0, with, 0, NULL);
      }
      break;
    case 1: /* loses all that it does not know */
      if (!is_known_to_all (self, href))
        return;
      regex = g_regex_new ("\r\nX-TRELLIS[^\r]*(\r\n [^\r]*)*", 0, 0, NULL);
      changed = g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
      break;
    case 2: /* adds something of its own */
      regex = g_regex_new ("\r\nEND:(VEVENT|VTODO|VJOURNAL)", 0, 0, NULL);
      changed = g_regex_replace (regex, text, -1, 0, "\r\nX-ELSE:something\\0", 0, NULL);
      break;
    case 3: /* ticks it, or not any more, where an event stands in for it */
      if (strstr (text, "\r\nSUMMARY:☐") == NULL && strstr (text, "\r\nSUMMARY:☑") == NULL)
        return;
      regex = g_regex_new ("\r\nSUMMARY:(☐|☑)", 0, 0, NULL);
      changed = g_regex_replace_literal (
        regex, text, -1, 0,
        strstr (text, "\r\nSUMMARY:☐") != NULL ? "\r\nSUMMARY:☑" : "\r\nSUMMARY:☐", 0, NULL);
      break;
    case 4: /* puts it on another day */
      {
        g_autofree char *with = g_strdup_printf ("\r\nDTSTART;VALUE=DATE:202702%02u", 1 + roll (self, 28));

        regex = g_regex_new ("\r\nDTSTART;VALUE=DATE:[0-9]*", 0, 0, NULL);
        changed = g_regex_replace_literal (regex, text, -1, 0, with, 0, NULL);
      }
      break;
    default: /* deletes it */
      release_words (self, text);
      tell (self, "somebody removes %s", href);
      memory_server_remove (self->server, href);
      return;
    }

  tell (self, "somebody changes %s (%s)", href, word != NULL ? word : "");
  memory_server_put (self->server, href, changed);
}

static void
do_step (World *self, guint32 seed)
{
  Replica *replica;
  guint kind;

  g_rand_set_seed (self->rand, seed);
  replica = self->replicas[roll (self, self->n_replicas)];
  kind = roll (self, 100);
  tell (self, "replica %s", replica->folder);
  if (kind < 22)
    step_add (self, replica);
  else if (kind < 36)
    step_edit_text (self, replica);
  else if (kind < 44)
    step_edit_title (self, replica);
  else if (kind < 52)
    step_edit_facts (self, replica);
  else if (kind < 58)
    step_delete (self, replica);
  else if (kind < 61)
    step_restore (self, replica);
  else if (kind < 64)
    step_share (self, replica);
  else if (kind < 70)
    step_foreign (self);
  else if (kind < 72)
    memory_server_forget (self->server);
  else
    sync_badly (self, replica);
}

static void
fail (World *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
fail (World *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->failure, format, args);
  va_end (args);
}

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
        fail (self, "A run without faults fails: %s\n", error->message);
      if (replica->report.question != TRELLIS_SHARING_QUESTION_NONE)
        {
          answer (self, replica);
          n_changes++;
        }
      tell (self, "%s in the end: took %u, trashed %u, sent %u, removed %u", replica->folder,
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
        fail (self, "Two replicas differ:\n%s\n---\n%s\n", first, other);
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
      fail (self, "The word %s is missing\n", (char *) word);
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

      if (!g_hash_table_add (uids, line))
        fail (self, "Two items have one uid\n");
    }
}

static void
check_quiet (World *self)
{
  memory_server_reset_counts (self->server);
  if (sync_all (self) > 0 || memory_server_get_writes (self->server) > 0)
    fail (self, "It goes on: %u writes\n", memory_server_get_writes (self->server));
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
        fail (self, "%s things have nothing that stands in for them\n", unsupported);
      if (strcmp (left, "0") != 0)
        fail (self, "Something is left to be brought there\n");
      if (*broken != '\0')
        fail (self, "References are broken\n");
    }
}

static World *
world_new (guint32 seed)
{
  static const MemoryQuirks quirks[] = {
    MEMORY_QUIRK_NONE,        MEMORY_QUIRK_NONE,
    MEMORY_QUIRK_SILENT_PUT,  MEMORY_QUIRK_REWRITES,
    MEMORY_QUIRK_NO_ETAGS,    MEMORY_QUIRK_ALWAYS_WHOLE | MEMORY_QUIRK_DATA,
    MEMORY_QUIRK_NO_TOKENS,   MEMORY_QUIRK_REWRITES | MEMORY_QUIRK_SILENT_PUT,
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
  self->server = memory_server_new ();
  self->server->quirks = quirks[roll (self, G_N_ELEMENTS (quirks))];
  self->server->kinds = kinds[roll (self, G_N_ELEMENTS (kinds))];
  if (roll (self, 3) == 0)
    {
      /* It tells only when it is tried. */
      self->server->refused = TRELLIS_ITEM_KINDS_ALL & ~self->server->kinds;
      self->server->kinds = TRELLIS_ITEM_KINDS_ALL;
    }
  self->n_replicas = 2 + roll (self, MOST_REPLICAS - 1);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failure = g_string_new (NULL);
  self->has_faults = roll (self, 4) != 0;
  for (guint i = 0; i < self->n_replicas; i++)
    {
      self->replicas[i] =
        replica_new (self->server, i == 0 ? TRELLIS_ROLE_MENTEE : TRELLIS_ROLE_MENTOR);
      replica_share (self->replicas[i]);
    }
  return self;
}

static void
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

/* Runs @steps; NULL if all is well in the end, else what is wrong. Transfer full. */
static char *
run (guint32 seed, GArray *steps)
{
  World *self = world_new (seed);
  char *failure;

  for (guint i = 0; i < steps->len; i++)
    do_step (self, g_array_index (steps, guint32, i));

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
      failure = run (seed, steps);
      if (failure == NULL)
        g_array_insert_val (steps, i - 1, step);
    }
}

static guint n_runs = 200;
static guint32 first_seed = 1;

static void
test_convergence (void)
{
  for (guint i = 0; i < n_runs; i++)
    {
      const guint32 seed = first_seed + i;
      g_autoptr(GArray) steps = make_steps (seed);
      g_autofree char *failure = run (seed, steps);
      g_autofree char *shortest = NULL;

      if (failure == NULL)
        continue;

      shrink (seed, steps);
      is_telling = TRUE;
      shortest = run (seed, steps);
      is_telling = FALSE;
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
