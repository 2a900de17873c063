/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replica.h"
#include "trellis-records.h"
#include "trellis-store-attachments.h"

#include <string.h>

/* Every field of every record holds a word that says whether it may leave. What arrives at the other
 * side has none of those that may not, and not even the uid of what is private. */

#define SECRET "Tresor"
#define OPEN "Schaufenster"

static gboolean
may_leave (TrellisRecord *record, const TrellisField *field)
{
  return (field->flags & TRELLIS_FIELD_PRIVATE) == 0 &&
         (trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED ||
          TRELLIS_IS_MATCH (record) || TRELLIS_IS_PERSON (record));
}

static void
fill_field (TrellisRecord *record, guint index, const char *round)
{
  const TrellisField *field = &TRELLIS_RECORD_GET_CLASS (record)->fields[index];
  g_autofree char *word =
    g_strdup_printf ("%s %s %s", may_leave (record, field) ? OPEN : SECRET, field->name, round);
  const char *const list[] = { word, NULL };

  if (index < TRELLIS_RECORD_N_FIELDS)
    return;
  if (field->kind == TRELLIS_FIELD_STRING || field->kind == TRELLIS_FIELD_TEXT)
    trellis_record_set_string (record, index, word);
  else if (field->kind == TRELLIS_FIELD_LIST)
    trellis_record_set_list (record, index, list);
}

/* Zones and keys are no free text, nor is the sum of what an attachment holds. */
static void
fill (gpointer record, const char *round)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, "time_zone") != 0 && strcmp (klass->fields[i].name, "content") != 0)
      fill_field (record, i, round);
  if (TRELLIS_IS_MEETING (record))
    trellis_meeting_set_starts (record, 1801000000);
}

static int
find_parent (TrellisRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0)
      return (int) i;

  return -1;
}

typedef struct
{
  Replica *tom;
  GPtrArray *records;
  GHashTable *shared; /* GType → a shared record, unowned */
  GHashTable *hidden; /* GType → a private record, unowned */
} World;

/* Takes @record. What an attachment holds is a secret, too. */
static TrellisRecord *
keep (World *self, TrellisRecord *record)
{
  const TrellisVisibility visibility = trellis_record_get_visibility (record);

  if (TRELLIS_IS_ATTACHMENT (record))
    {
      g_autoptr(TrellisAttachment) new = TRELLIS_ATTACHMENT (record);
      g_autoptr(GBytes) content = g_bytes_new_static (SECRET " in a file", strlen (SECRET " in a file"));

      record = TRELLIS_RECORD (trellis_store_attach (self->tom->store, new, content, NULL));
      g_assert_nonnull (record);
      trellis_record_set_visibility (record, visibility);
    }
  else
    trellis_store_add (self->tom->store, record);

  g_ptr_array_add (self->records, record);
  return record;
}

static TrellisRecord *
add (World *self, GType type, TrellisVisibility visibility, gboolean in_hidden)
{
  TrellisRecord *record = g_object_new (type, NULL);
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  int parent = find_parent (klass);

  trellis_record_set_visibility (record, visibility);
  if (parent >= 0 && klass->fields[parent].get_type () == TRELLIS_TYPE_MATCH)
    trellis_record_set_string (record, (guint) parent, UID (self->tom->match));
  else if (parent >= 0)
    trellis_record_set_string (
      record, (guint) parent,
      UID (g_hash_table_lookup (in_hidden ? self->hidden : self->shared,
                                GSIZE_TO_POINTER (klass->fields[parent].get_type ()))));

  /* All that can refer to something private does. */
  for (guint i = 0; i < klass->n_fields; i++)
    {
      TrellisRecord *target =
        klass->fields[i].kind == TRELLIS_FIELD_REFERENCE && (int) i != parent
          ? g_hash_table_lookup (self->hidden, GSIZE_TO_POINTER (klass->fields[i].get_type ()))
          : NULL;

      if (target != NULL)
        trellis_record_set_string (record, i, UID (target));
    }
  fill (record, "first");
  return keep (self, record);
}

static void
add_all (World *self)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      gpointer key = GSIZE_TO_POINTER (types[i]);

      if (types[i] == TRELLIS_TYPE_PERSON || types[i] == TRELLIS_TYPE_MATCH)
        continue;
      g_hash_table_insert (self->shared, key,
                           add (self, types[i], TRELLIS_VISIBILITY_SHARED, FALSE));
      g_hash_table_insert (self->hidden, key,
                           add (self, types[i], TRELLIS_VISIBILITY_PRIVATE, FALSE));
    }
}

static void
fill_people (World *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_PERSON);
  g_autoptr(TrellisRecordList) people = trellis_store_list (self->tom->store, query);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (people)); i++)
    {
      g_autoptr(TrellisRecord) person = g_list_model_get_item (G_LIST_MODEL (people), i);

      fill (person, "first");
    }
}

static void
assert_nothing_left (World *self)
{
  const char *traffic = self->tom->server->traffic->str;
  const char *leak = strstr (traffic, SECRET);
  GHashTableIter iter;
  gpointer record;

  if (leak != NULL)
    g_error ("%.200s", leak);
  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (strstr (traffic, UID (record)) != NULL)
      g_error ("The uid of a private %s left", TRELLIS_RECORD_GET_CLASS (record)->table);

  /* How satisfied somebody is, and how it ends, stays here, even where a file that was imported calls it
   * shared. */
  g_hash_table_iter_init (&iter, self->shared);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (trellis_record_class_is_private (TRELLIS_RECORD_GET_CLASS (record)))
      g_assert_null (strstr (traffic, UID (record)));
}

static void
assert_classes_left (World *self)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->shared);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (!TRELLIS_IS_POINT (record) && !trellis_record_class_is_private (TRELLIS_RECORD_GET_CLASS (record)) &&
        strstr (self->tom->server->traffic->str, UID (record)) == NULL)
      g_error ("No shared %s left", TRELLIS_RECORD_GET_CLASS (record)->table);
  g_assert_nonnull (strstr (self->tom->server->traffic->str, OPEN));
}

/* R-V1: @data: the kinds of items that the server takes. */
static void
test_privacy (gconstpointer data)
{
  MemoryServer *server = memory_server_new ();
  World self = { .tom = replica_new (server, TRELLIS_ROLE_MENTEE) };
  g_autoptr(TrellisNote) trashed = NULL;
  TrellisRecord *hidden_task;

  server->kinds = GPOINTER_TO_UINT (data);
  self.records = g_ptr_array_new_with_free_func (g_object_unref);
  self.shared = g_hash_table_new (NULL, NULL);
  self.hidden = g_hash_table_new (NULL, NULL);
  fill (self.tom->match, "first");
  fill_people (&self);
  add_all (&self);

  /* A shared part of something private, and something shared in the trash. */
  hidden_task = add (&self, TRELLIS_TYPE_TASK, TRELLIS_VISIBILITY_SHARED, TRUE);
  trellis_task_set_title (TRELLIS_TASK (hidden_task), SECRET);
  trashed = replica_add_note (self.tom, SECRET, SECRET);
  trellis_store_delete (self.tom->store, trashed);
  replica_share (self.tom);
  replica_sync (self.tom);
  assert_nothing_left (&self);
  assert_classes_left (&self);

  /* Edits, of which earlier texts are kept. */
  for (guint i = 0; i < self.records->len; i++)
    fill (g_ptr_array_index (self.records, i), "second");
  fill (self.tom->match, "second");
  trellis_task_set_title (TRELLIS_TASK (hidden_task), SECRET);
  replica_sync (self.tom);
  assert_nothing_left (&self);

  /* Hidden from now on; what was the private word is not told while it is taken back. */
  for (guint i = 0; i < self.records->len; i++)
    {
      TrellisRecord *record = g_ptr_array_index (self.records, i);

      trellis_record_set_visibility (record, TRELLIS_VISIBILITY_PRIVATE);
      fill (record, "third");
    }
  replica_sync (self.tom);
  assert_nothing_left (&self);
  g_assert_cmpuint (memory_server_count (server), ==, 1);

  g_hash_table_unref (self.shared);
  g_hash_table_unref (self.hidden);
  g_ptr_array_unref (self.records);
  g_clear_object (&trashed);
  replica_free (self.tom);
  memory_server_free (server);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/privacy/every-field", GUINT_TO_POINTER (TRELLIS_ITEM_KINDS_ALL),
                        test_privacy);
  g_test_add_data_func ("/privacy/every-field/events-only",
                        GUINT_TO_POINTER (TRELLIS_ITEM_KIND_EVENT), test_privacy);
  return g_test_run ();
}
