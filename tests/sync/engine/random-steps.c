/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-world.h"
#include "trellis-trash.h"

#include <string.h>

static gint64
roll_time (World *self)
{
  return 1801000000 + 3600 * (gint64) world_roll (self, 99);
}

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return strcmp (trellis_record_get_uid (*(TrellisRecord *const *) a),
                 trellis_record_get_uid (*(TrellisRecord *const *) b));
}

/* Transfer full. */
static GListModel *
list_records (Replica *replica, GType type, gboolean in_trash)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  if (!in_trash)
    return G_LIST_MODEL (trellis_store_list (replica->store, query));

  trellis_store_flush (replica->store, NULL);
  return G_LIST_MODEL (trellis_trash_new (replica->store));
}

/* A record of that class that can be seen, or one in the trash; NULL if there is none. */
static gpointer
pick (World *self, Replica *replica, GType type, gboolean in_trash)
{
  g_autoptr(GListModel) list = list_records (replica, type, in_trash);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (list, i);

      if (G_OBJECT_TYPE (record) == type)
        g_ptr_array_add (found, g_steal_pointer (&record));
    }
  g_ptr_array_sort (found, compare_uids);
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, world_roll (self, found->len))) : NULL;
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
  guint first = world_roll (self, n_types);

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
add (World *self, Replica *replica, TrellisRecord *record)
{
  set_uid (self, record);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_author (record, replica->role);
  trellis_store_add (replica->store, record);
  world_tell (self, "  adds %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
              trellis_record_get_uid (record));
}

static void
step_add (World *self, Replica *replica)
{
  g_autofree char *word = world_write_word (self);
  g_autoptr(TrellisGoal) goal = pick (self, replica, TRELLIS_TYPE_GOAL, FALSE);
  g_autoptr(TrellisMeeting) meeting = pick (self, replica, TRELLIS_TYPE_MEETING, FALSE);
  g_autoptr(TrellisRecord) record = NULL;
  guint n_types;
  GType type = get_types (&n_types)[world_roll (self, n_types)];

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
      g_autofree char *first = world_write_word (self);
      g_autofree char *second = world_write_word (self);
      g_autofree char *body = g_strdup_printf ("%s one\n%s two", first, second);

      trellis_note_set_body (TRELLIS_NOTE (record), body);
      if (goal != NULL && world_roll (self, 3) == 0)
        trellis_note_set_goal (TRELLIS_NOTE (record), UID (goal));
    }
  if (type == TRELLIS_TYPE_ACTION && goal != NULL)
    trellis_action_set_goal (TRELLIS_ACTION (record), UID (goal));
  add (self, replica, record);
}

/* A line more, or a word more in one of them. */
static char *
edit_lines (World *self, const char *text)
{
  g_autofree char *word = world_write_word (self);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  guint n_lines = g_strv_length (lines);
  guint place = n_lines > 0 ? world_roll (self, n_lines) : 0;
  g_autofree char *line = NULL;

  if (n_lines == 0)
    return g_strdup (word);
  line = world_roll (self, 2) == 0 ? g_strdup_printf ("%s %s", lines[place], word)
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
  const char *const *field = fields[world_roll (self, G_N_ELEMENTS (fields))];
  GType type = trellis_record_type_find (field[0]);
  g_autoptr(TrellisRecord) record = pick (self, replica, type, FALSE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (record == NULL)
    return;
  g_object_get (record, field[1], &before, NULL);
  after = edit_lines (self, before);
  g_object_set (record, field[1], after, NULL);
  world_tell (self, "  writes %s %s: %s", field[0], trellis_record_get_uid (record), after);
}

static void
step_edit_title (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, FALSE);
  g_autofree char *word = world_write_word (self);
  g_autofree char *before = NULL;

  if (record == NULL)
    {
      g_hash_table_remove (self->words, word);
      return;
    }
  g_object_get (record, "title", &before, NULL);
  world_release_words (self, before);
  g_object_set (record, "title", word, NULL);
  world_tell (self, "  calls %s %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
              trellis_record_get_uid (record), word);
}

static void
step_edit_facts (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, FALSE);

  if (record == NULL)
    return;
  world_tell (self, "  changes facts of %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
              trellis_record_get_uid (record));
  if (TRELLIS_IS_TASK (record))
    trellis_task_set_done (TRELLIS_TASK (record), world_roll (self, 2) == 0 ? 0 : 1800000000);
  else if (TRELLIS_IS_ACTION (record))
    trellis_action_set_done (TRELLIS_ACTION (record), world_roll (self, 2) == 0 ? 0 : 1800000000);
  else if (TRELLIS_IS_POINT (record))
    trellis_point_set_done (TRELLIS_POINT (record), world_roll (self, 2) == 0);
  else if (TRELLIS_IS_NOTE (record))
    trellis_note_set_pinned (TRELLIS_NOTE (record), world_roll (self, 2) == 0);
  else if (TRELLIS_IS_GOAL (record))
    trellis_goal_set_state (TRELLIS_GOAL (record), (TrellisGoalState) world_roll (self, 3));
  else if (TRELLIS_IS_MEETING (record) && world_roll (self, 2) == 0)
    trellis_meeting_set_starts (TRELLIS_MEETING (record), roll_time (self));
  else if (TRELLIS_IS_MEETING (record))
    {
      g_autofree char *word = world_write_word (self);

      world_release_words (self, trellis_meeting_get_place (TRELLIS_MEETING (record)));
      trellis_meeting_set_place (TRELLIS_MEETING (record), word);
    }
}

static void
step_delete (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, FALSE);

  if (record == NULL)
    return;
  world_tell (self, "  deletes %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
              trellis_record_get_uid (record));
  trellis_store_delete (replica->store, record);
}

static void
step_restore (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, TRUE);

  if (record == NULL)
    return;
  world_tell (self, "  restores %s %s", TRELLIS_RECORD_GET_CLASS (record)->table,
              trellis_record_get_uid (record));
  trellis_store_restore (replica->store, record);
}

static void
step_share (World *self, Replica *replica)
{
  g_autoptr(TrellisRecord) record = pick_any (self, replica, FALSE);

  if (record == NULL)
    return;
  world_tell (self, "  %s %s %s",
              trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED ? "hides" : "shows",
              TRELLIS_RECORD_GET_CLASS (record)->table, trellis_record_get_uid (record));
  trellis_record_set_visibility (
    record, trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED
              ? TRELLIS_VISIBILITY_PRIVATE
              : TRELLIS_VISIBILITY_SHARED);
}

/* A run that may go wrong, and end with the program. */
static void
sync_badly (World *self, Replica *replica)
{
  g_autoptr(GError) error = NULL;

  replica->now += world_roll (self, 5000);
  replica->batches_left = self->has_faults && world_roll (self, 6) == 0 ? (int) world_roll (self, 6) : -1;
  replica->fate = world_choose_fate;
  replica->fate_data = self;
  replica_try (replica, &error);
  world_tell (self, "  syncs: %s; took %u, trashed %u, sent %u, removed %u",
              error != NULL ? error->message : "well", replica->report.n_received,
              replica->report.n_trashed, replica->report.n_sent, replica->report.n_removed);
  replica->batches_left = -1;
  if (replica->report.question != TRELLIS_SHARING_QUESTION_NONE)
    world_answer (self, replica);
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
  const char *href = hrefs->len > 0 ? g_ptr_array_index (hrefs, world_roll (self, hrefs->len)) : NULL;
  g_autofree char *text = href != NULL ? memory_server_dup_text (self->server, href) : NULL;
  g_autofree char *word = NULL;
  g_autofree char *pattern = NULL;
  g_autofree char *changed = NULL;
  g_autoptr(GRegex) regex = NULL;

  if (text == NULL || strstr (text, "X-TRELLIS-KIND:match") != NULL)
    return;

  /* What is there a second time is only removed, or left. */
  if (g_str_has_prefix (href, "copy-"))
    {
      if (world_roll (self, 2) == 0)
        {
          world_tell (self, "somebody removes %s", href);
          memory_server_remove (self->server, href);
        }
      return;
    }

  switch (world_roll (self, 8))
    {
    case 6: /* puts it there a second time */
    case 7:
      {
        g_autofree char *copy = g_strconcat ("copy-", href, NULL);

        world_tell (self, "somebody copies %s", href);
        memory_server_put (self->server, copy, text);
        return;
      }
    case 0: /* calls it otherwise */
      word = world_write_word (self);
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
        world_release_words (self, before);
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
        g_autofree char *with = g_strdup_printf ("\r\nDTSTART;VALUE=DATE:202702%02u", 1 + world_roll (self, 28));

        regex = g_regex_new ("\r\nDTSTART;VALUE=DATE:[0-9]*", 0, 0, NULL);
        changed = g_regex_replace_literal (regex, text, -1, 0, with, 0, NULL);
      }
      break;
    default: /* deletes it */
      world_release_words (self, text);
      world_tell (self, "somebody removes %s", href);
      memory_server_remove (self->server, href);
      return;
    }

  world_tell (self, "somebody changes %s (%s)", href, word != NULL ? word : "");
  memory_server_put (self->server, href, changed);
}

void
world_step (World *self, guint32 seed)
{
  Replica *replica;
  guint kind;

  g_rand_set_seed (self->rand, seed);
  replica = self->replicas[world_roll (self, self->n_replicas)];
  kind = world_roll (self, 100);
  world_tell (self, "replica %s", replica->folder);
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
