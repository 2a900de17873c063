/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "fuzz.h"
#include "new-records.h"
#include "trellis-file-import.h"
#include "trellis-folder.h"
#include "trellis-match.h"
#include "trellis-person.h"
#include "trellis-store.h"

/* Whatever a file holds, reading it says for each item what would be done, and doing that and taking it back can be
 * put into words. The journal has some of what the files of the corpus tell of. */

#define NOW 1767600000

static char *folder;

static void
remove_journal (void)
{
  trellis_folder_remove (folder);
  g_clear_pointer (&folder, g_free);
}

static void
add (TrellisStore *store, gpointer record, const char *uid)
{
  g_autoptr(TrellisRecord) owned = record;

  if (uid != NULL)
    trellis_record_set_string (owned, TRELLIS_RECORD_UID, uid);
  trellis_record_set_visibility (owned, TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (store, owned);
}

static void
make_journal (void)
{
  g_autoptr(TrellisStore) store = NULL;
  TrellisPerson *me = trellis_person_new ();
  TrellisPerson *partner = trellis_person_new ();
  TrellisMatch *match = trellis_match_new ();
  TrellisMeeting *meeting = new_meeting ("match-1", "First talk");

  folder = g_dir_make_tmp ("trellis-fuzz-XXXXXX", NULL);
  g_assert_nonnull (folder);
  atexit (remove_journal);
  store = trellis_store_open (folder, NULL);
  g_assert_nonnull (store);
  trellis_person_set_name (me, "Bob");
  trellis_person_set_email (me, "bob@example.org");
  trellis_person_set_is_me (me, TRUE);
  trellis_person_set_name (partner, "Ann");
  trellis_match_set_partner (match, UID (partner));
  trellis_match_set_my_role (match, TRELLIS_ROLE_MENTEE);
  trellis_meeting_set_starts (meeting, NOW + 7 * 86400);
  add (store, me, NULL);
  add (store, partner, NULL);
  add (store, match, "match-1");
  add (store, meeting, "meeting-1");
  add (store, new_point ("meeting-1", "How is the new role going?"), "p1");
  add (store, new_note ("match-1", "Read this", "A text"), "note-1");
  add (store, new_goal ("match-1", "Lead"), "goal-1");
  g_assert_true (trellis_store_flush (store, NULL));
  trellis_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
check (GPtrArray *files, const TrellisImportChoice *choice)
{
  const TrellisFileSource source = { .folder = folder, .zone = "Europe/Berlin", .now = NOW };
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisImport) import = trellis_file_import_read (&source, files, choice, NULL, &error);
  guint n_told = 0;

  g_assert_no_error (error);
  for (guint state = TRELLIS_IMPORT_NEW; state <= TRELLIS_IMPORT_LEFT; state++)
    n_told += trellis_import_count (import, state);
  g_assert_cmpuint (n_told, ==, import->items->len);
  for (guint i = 0; i < import->items->len; i++)
    {
      const TrellisImportItem *item = import->items->pdata[i];

      g_assert_true ((item->state == TRELLIS_IMPORT_LEFT) == (item->reason != TRELLIS_IMPORT_TAKEN));
      g_assert_true (item->title == NULL || g_utf8_validate (item->title, -1, NULL));
    }
  trellis_share_batch_free (trellis_import_make_batch (import, 0, import->edits->len, NOW));
  trellis_share_batch_free (trellis_import_make_undo (import, 0, import->edits->len, NOW));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  /* One of these for each input. */
  const TrellisImportChoice choices[] = {
    { .my_role = TRELLIS_ROLE_MENTEE },
    { .match = "match-1", .my_role = TRELLIS_ROLE_MENTEE, .takes_older = TRUE },
    { .adds_match = TRUE, .my_role = TRELLIS_ROLE_MENTOR },
  };
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  if (folder == NULL)
    make_journal ();
  g_ptr_array_add (files, g_bytes_new (data, size));
  check (files, &choices[size % G_N_ELEMENTS (choices)]);
  return 0;
}
