/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moving-fixture.h"
#include "apply-batch.h"

#include <string.h>

void
add_other_match (Replica *replica, TrellisRole role)
{
  g_autoptr(TrellisPerson) partner = trellis_person_new ();
  g_autoptr(TrellisMatch) match = trellis_match_new ();

  trellis_person_set_name (partner, role == TRELLIS_ROLE_MENTOR ? "Ann" : "Mira");
  trellis_store_add (replica->store, partner);
  trellis_record_set_string (TRELLIS_RECORD (match), TRELLIS_RECORD_UID, OTHER);
  trellis_record_set_number (TRELLIS_RECORD (match), TRELLIS_RECORD_CREATED, 1790000000);
  trellis_record_set_number (TRELLIS_RECORD (match), TRELLIS_RECORD_MODIFIED, 1790000000);
  trellis_match_set_partner (match, UID (partner));
  trellis_match_set_my_role (match, role);
  trellis_store_add (replica->store, match);
  trellis_store_flush (replica->store, NULL);
}

void
share_at (Replica *replica, const char *match, const char *address, gboolean is_own)
{
  g_autoptr(TrellisSharing) sharing = trellis_sharing_new (match, TRELLIS_SHARING_KIND_FOLDER, address);
  g_autoptr(GError) error = NULL;

  sharing->is_own = is_own;
  trellis_store_share (replica->store, sharing, &error);
  g_assert_no_error (error);
}

const char *
get_match (Moving *self, guint place)
{
  return place == 0 ? UID (self->mira->match) : OTHER;
}

typedef struct
{
  Replica *replica;
  int *batches_left;
} Applying;

static gboolean
apply (TrellisShareBatch *batch, gpointer data, GError **error)
{
  const Applying *self = data;

  if (*self->batches_left == 0)
    {
      trellis_share_batch_free (batch);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "crashed");
      return FALSE;
    }
  if (*self->batches_left > 0)
    --*self->batches_left;
  return apply_batch (self->replica->store, batch, error);
}

gboolean
try_one (Replica *replica, MemoryServer *server, const char *match, int *batches_left, TrellisSyncReport *report,
         GError **error)
{
  g_autoptr(TrellisTransport) transport = memory_transport_new (server, NULL, NULL);
  Applying applying = { replica, batches_left };
  const TrellisSyncJob job = {
    .folder = replica->folder,
    .match = match,
    .now = ++replica->now,
    .transport = transport,
    .apply = apply,
    .data = &applying,
  };

  trellis_store_flush (replica->store, NULL);
  return trellis_sync_run (&job, report, NULL, error);
}

TrellisSyncReport
sync_one (Moving *self, guint place)
{
  TrellisSyncReport report;
  g_autoptr(GError) error = NULL;

  try_one (self->mira, self->servers[place], get_match (self, place), &self->batches_left, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report.question, ==, TRELLIS_SHARING_QUESTION_NONE);
  return report;
}

/* Until all is in step, beginning with @first; and then nothing is written any more, neither there nor here. */
void
sync_all (Moving *self, guint first)
{
  guint n_writes = 0;

  for (guint i = 0; i < 4; i++)
    sync_one (self, (first + i) % 2);
  memory_server_reset_counts (self->servers[0]);
  memory_server_reset_counts (self->servers[1]);
  for (guint place = 0; place < 2; place++)
    {
      const TrellisSyncReport report = sync_one (self, place);

      g_assert_cmpuint (report.n_received, ==, 0);
      g_assert_cmpuint (report.n_left, ==, 0);
      n_writes += memory_server_get_writes (self->servers[place]);
    }
  g_assert_cmpuint (n_writes, ==, 0);
}

void
moving_set_up (Moving *self, gconstpointer data)
{
  self->servers[0] = memory_server_new ();
  self->servers[1] = memory_server_new ();
  self->mira = replica_new (self->servers[0], TRELLIS_ROLE_MENTOR);
  add_other_match (self->mira, TRELLIS_ROLE_MENTOR);
  self->batches_left = -1;
  share_at (self->mira, UID (self->mira->match), "one", TRUE);
  share_at (self->mira, OTHER, "two", TRUE);
}

void
moving_tear_down (Moving *self, gconstpointer data)
{
  replica_free (self->mira);
  memory_server_free (self->servers[0]);
  memory_server_free (self->servers[1]);
}

char *
find_href (MemoryServer *server, const char *uid)
{
  g_autoptr(GPtrArray) hrefs = memory_server_list (server);

  for (guint i = 0; i < hrefs->len; i++)
    {
      g_autofree char *text = memory_server_dup_text (server, g_ptr_array_index (hrefs, i));
      g_autofree char *line = g_strdup_printf ("\r\nUID:%s\r\n", uid);

      if (strstr (text, line) != NULL)
        return g_strdup (g_ptr_array_index (hrefs, i));
    }
  return NULL;
}

/* As another program does: it is there, under another name, and not here any more. */
void
move_text (Moving *self, const char *uid, guint from, const char *before, const char *after)
{
  g_autofree char *href = find_href (self->servers[from], uid);
  g_autofree char *text = memory_server_dup_text (self->servers[from], href);
  g_autofree char *moved = g_strdup_printf ("moved-%s", href);

  if (before != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (text, before, 2);

      g_assert_nonnull (parts[1]);
      g_free (text);
      text = g_strjoin (after, parts[0], parts[1], NULL);
    }
  memory_server_put (self->servers[1 - from], moved, text);
  memory_server_remove (self->servers[from], href);
}

void
assert_at (Moving *self, const char *uid, guint place)
{
  g_autofree char *there = find_href (self->servers[place], uid);
  g_autofree char *not_there = find_href (self->servers[1 - place], uid);
  g_autofree char *text = NULL;
  g_autofree char *mark = g_strdup_printf ("\r\nX-TRELLIS-MATCH:%s\r\n", get_match (self, place));
  g_autofree char *sql = g_strdup_printf (
    "SELECT \"match\", state, href IS NOT NULL FROM shared_item WHERE record = '%s'", uid);
  g_autofree char *expected = g_strdup_printf ("%s|steady|1", get_match (self, place));

  g_assert_nonnull (there);
  g_assert_null (not_there);
  text = memory_server_dup_text (self->servers[place], there);
  g_assert_nonnull (strstr (text, mark));
  assert_answer (self->mira, sql, expected);
}

void
assert_note_is (Moving *self, const char *uid, guint place, const char *body)
{
  g_autoptr(TrellisNote) note = replica_get (self->mira, TRELLIS_TYPE_NOTE, uid);

  g_assert_nonnull (note);
  g_assert_cmpstr (trellis_note_get_match (note), ==, get_match (self, place));
  g_assert_cmpstr (trellis_note_get_body (note), ==, body);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  assert_at (self, uid, place);
}
