/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared-match.h"

#include "trellis-store-sharing.h"

#define CHANGES "SELECT \"table\", record FROM shared_change ORDER BY change"

void
share_match (Fixture *fixture, TrellisMatch *match)
{
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (match), TRELLIS_SHARING_KIND_FOLDER, "/nowhere");
  g_autoptr(GError) error = NULL;

  trellis_store_share (fixture->store, sharing, &error);
  g_assert_no_error (error);
}

/* A match that is shared and has nothing to be brought anywhere. */
TrellisMatch *
add_shared_match (Fixture *fixture)
{
  TrellisMatch *match = add_match (fixture->store, "Ada");

  share_match (fixture, match);
  fixture_flush (fixture);
  run_plain (fixture->path, "DELETE FROM shared_change");
  return match;
}

void
make_shared (gpointer record)
{
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
}

TrellisNote *
add_shared_note (Fixture *fixture, TrellisMatch *match, const char *body)
{
  TrellisNote *note = add_note (fixture->store, match, "Title", body);

  make_shared (note);
  return note;
}

void
assert_shared_changes (Fixture *fixture, const char *expected)
{
  fixture_flush (fixture);
  assert_answer (fixture->path, CHANGES, expected);
  run_plain (fixture->path, "DELETE FROM shared_change");
}

char *
join_lines (const char *first, ...)
{
  g_autoptr(GString) all = g_string_new (first);
  const char *next;
  va_list args;

  va_start (args, first);
  while ((next = va_arg (args, const char *)) != NULL)
    g_string_append (all, next);
  va_end (args);
  g_string_truncate (all, all->len - 1);
  return g_string_free_and_steal (g_steal_pointer (&all));
}
