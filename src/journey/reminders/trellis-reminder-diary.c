/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-reminder-diary.h"

#define MINUTE 60
#define HOUR ((gint64) 60 * MINUTE)

/* Clocks are put right by so much without anybody noticing. */
#define SLIP (15 * MINUTE)

/* Nobody puts anything off for longer: then the clock was wrong. */
#define LONGEST_SNOOZE (48 * HOUR)

#define GROUP "reminders"

typedef struct
{
  gboolean is_open; /* may still be seen */
  gint64 snoozed;   /* until then; 0 if it is not put off */
} Entry;

struct _TrellisReminderDiary
{
  GHashTable *entries; /* id → Entry */
};

/* @text is what trellis_reminder_diary_write() gave; what cannot be read, and NULL, begin anew. */
TrellisReminderDiary *
trellis_reminder_diary_new (const char *text)
{
  TrellisReminderDiary *self = g_new0 (TrellisReminderDiary, 1);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_auto(GStrv) ids = NULL;

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (text == NULL || !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return self;

  ids = g_key_file_get_keys (file, GROUP, NULL, NULL);
  for (char **id = ids; id != NULL && *id != NULL; id++)
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->snoozed = g_key_file_get_int64 (file, GROUP, *id, NULL);
      entry->is_open = entry->snoozed == 0;
      g_hash_table_replace (self->entries, g_strdup (*id), entry);
    }
  return self;
}

void
trellis_reminder_diary_free (TrellisReminderDiary *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/* To be kept; transfer full. */
char *
trellis_reminder_diary_write (TrellisReminderDiary *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  GHashTableIter iter;
  const char *id;
  const Entry *entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &entry))
    g_key_file_set_int64 (file, GROUP, id, entry->snoozed);
  return g_key_file_to_data (file, NULL, NULL);
}

static TrellisReminderTurn *
turn_new (void)
{
  TrellisReminderTurn *self = g_new0 (TrellisReminderTurn, 1);

  self->arriving = g_ptr_array_new ();
  self->withdrawn = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
trellis_reminder_turn_free (TrellisReminderTurn *self)
{
  g_ptr_array_unref (self->arriving);
  g_ptr_array_unref (self->withdrawn);
  g_free (self);
}

static void
look_again (TrellisReminderTurn *turn, gint64 time)
{
  if (turn->next == 0 || time < turn->next)
    turn->next = time;
}

static void
arrive (TrellisReminderDiary *self, TrellisReminderTurn *turn, TrellisReminder *reminder)
{
  Entry *entry = g_hash_table_lookup (self->entries, reminder->id);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (self->entries, g_strdup (reminder->id), entry);
    }
  entry->is_open = TRUE;
  entry->snoozed = 0;
  g_ptr_array_add (turn->arriving, reminder);
}

/* Whether @reminder, the time of which is now, is still to arrive. */
static gboolean
is_waiting (const Entry *entry, gint64 now)
{
  if (entry == NULL)
    return TRUE;
  return entry->snoozed != 0 && (now >= entry->snoozed || entry->snoozed - now > LONGEST_SNOOZE);
}

/* Looks at @plan at @now: what has come, what is over, and when that changes. What is not in the plan
 * any more, as somebody saw to it, is over, too. */
TrellisReminderTurn *
trellis_reminder_diary_turn (TrellisReminderDiary *self, GPtrArray *plan, gint64 now)
{
  TrellisReminderTurn *turn = turn_new ();
  g_autoptr(GHashTable) current = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  const char *id;
  const Entry *entry;

  for (guint i = 0; i < plan->len; i++)
    {
      TrellisReminder *reminder = plan->pdata[i];

      entry = g_hash_table_lookup (self->entries, reminder->id);
      if (now >= reminder->until)
        continue;
      if (now < reminder->due)
        {
          look_again (turn, reminder->due);
          /* The clock was put back. What was early comes again, but not what was only just in time. */
          if (entry != NULL && reminder->due - now <= SLIP)
            g_hash_table_add (current, reminder->id);
          continue;
        }

      g_hash_table_add (current, reminder->id);
      if (is_waiting (entry, now))
        arrive (self, turn, reminder);
      entry = g_hash_table_lookup (self->entries, reminder->id);
      look_again (turn, entry->snoozed != 0 ? MIN (entry->snoozed, reminder->until) : reminder->until);
    }

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &entry))
    if (!g_hash_table_contains (current, id))
      {
        if (entry->is_open)
          g_ptr_array_add (turn->withdrawn, g_strdup (id));
        g_hash_table_iter_remove (&iter);
      }
  return turn;
}

/* A person puts it off. */
void
trellis_reminder_diary_snooze (TrellisReminderDiary *self, const char *id, gint64 until)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->snoozed = until;
  g_hash_table_replace (self->entries, g_strdup (id), entry);
}

/* A person has seen it, and it is gone. It does not arrive again. */
void
trellis_reminder_diary_close (TrellisReminderDiary *self, const char *id)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry != NULL)
    entry->is_open = FALSE;
}
