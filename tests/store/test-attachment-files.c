/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments in files that a person takes along: archives and backups. */
#include "attaching.h"
#include "trellis-archive.h"
#include "trellis-backup.h"
#include "trellis-store-attachments.h"
#include "trellis-trash.h"

#include <string.h>

static char *
export (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GFile) target = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  trellis_archive_export_async (fixture->store, target, NULL, attaching_finished_cb, &result);
  attaching_wait_for (&result);
  trellis_archive_export_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static gboolean
import (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(TrellisArchiveReport) report = NULL;

  trellis_archive_import_async (fixture->store, source, NULL, attaching_finished_cb, &result);
  attaching_wait_for (&result);
  report = trellis_archive_import_finish (fixture->store, result, error);
  return report != NULL;
}

static char *
read_text (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Sizes around those at which the writing of base 64 begins a new piece. */
static void
test_archive (Fixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 2, 3, 49151, 49152, 49153, 98304, 1000000 };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "note", NULL);
  g_autofree char *plain = NULL;
  g_autofree char *packed = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GBytes) bytes = make_bytes (sizes[i]);
      g_autofree char *name = g_strdup_printf ("%u.bin", i);
      g_autoptr(TrellisAttachment) attachment =
        attach_bytes (fixture->store, match, i % 2 == 0 ? note : NULL, name, bytes, NULL);

      if (i == 0)
        trellis_store_delete (fixture->store, attachment);
    }
  plain = export (fixture, "journal.json");
  packed = export (fixture, "journal.trellis");
  text = read_text (plain);

  for (guint i = 0; i < 2; i++)
    {
      Fixture other = { 0 };
      g_autofree char *again = NULL;
      g_autofree char *text_again = NULL;
      g_autoptr(TrellisRecordList) list = NULL;
      g_autoptr(GError) error = NULL;

      fixture_set_up (&other, NULL);
      import (&other, i == 0 ? plain : packed, &error);
      g_assert_no_error (error);
      list = trellis_store_list_attachments (other.store, match, NULL);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr(TrellisAttachment) attachment = g_list_model_get_item (G_LIST_MODEL (list), j);
          g_autoptr(GBytes) expected = make_bytes ((gsize) trellis_attachment_get_size (attachment));
          g_autoptr(GBytes) bytes = read_bytes (other.store, attachment, &error);

          g_assert_no_error (error);
          g_assert_true (g_bytes_equal (bytes, expected));
        }
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
      again = export (&other, "journal.json");
      text_again = read_text (again);
      g_assert_cmpstr (text_again, ==, text);
      g_clear_object (&list);
      fixture_tear_down (&other, NULL);
    }
}

static void
assert_refused (Fixture *fixture, const char *text, TrellisStoreError code)
{
  g_autofree char *path = g_build_filename (fixture->folder, "altered.json", NULL);
  g_autofree char *before = ask_plain (fixture->path, "SELECT count(*), max (modified) FROM attachment");
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_false (import (fixture, path, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, (int) code);
  assert_answer (fixture->path, "SELECT count(*), max (modified) FROM attachment", before);
}

static char *
replace (const char *text, const char *before, const char *after)
{
  GString *string = g_string_new (text);

  g_assert_cmpuint (g_string_replace (string, before, after, 1), ==, 1);
  return g_string_free_and_steal (string);
}

/* What was altered on its way is refused as a whole. */
static void
test_altered_archive (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisAttachment) attachment = attach (fixture, match, NULL, "cv.txt", "some words");
  g_autofree char *path = export (fixture, "journal.json");
  g_autofree char *text = read_text (path);
  g_autofree char *other_bytes = replace (text, "\"data\": \"c29t", "\"data\": \"c29u");
  g_autofree char *no_bytes = replace (text, "\"data\"", "\"date\"");
  g_autofree char *no_object = replace (text, "{\"sha256\": ", "[");
  g_autofree char *other_sum =
    replace (text, trellis_attachment_get_content (attachment), "0000000000000000000000000000000000000000000000000000000000000000");
  Fixture other = { 0 };

  fixture_set_up (&other, NULL);
  assert_refused (&other, other_bytes, TRELLIS_STORE_ERROR_BROKEN);
  assert_refused (&other, other_sum, TRELLIS_STORE_ERROR_BROKEN);
  assert_refused (&other, no_bytes, TRELLIS_STORE_ERROR_INVALID);
  assert_refused (&other, no_object, TRELLIS_STORE_ERROR_INVALID);
  assert_answer (other.path, "SELECT (SELECT count(*) FROM content), (SELECT count(*) FROM \"match\")", "0|0");
  fixture_tear_down (&other, NULL);
}

/* A newer version that holds something else takes the place of what was there, also of its content. */
static void
test_newer_archive (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisAttachment) attachment = attach (fixture, match, NULL, "cv.txt", "before");
  g_autofree char *path = export (fixture, "journal.json");
  g_autofree char *text = read_text (path);
  g_autofree char *modified =
    g_strdup_printf ("\"modified\": %" G_GINT64_FORMAT ", \"deleted\": 0, \"visibility\": \"private\"",
                     trellis_record_get_modified (TRELLIS_RECORD (attachment)));
  const char *at = strstr (text, "\"attachment\": [");
  g_autofree char *head = g_strndup (text, (gsize) (at - text));
  g_autofree char *later = replace (at, modified, "\"modified\": 4000000000, \"deleted\": 0, \"visibility\": \"private\"");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "after!", -1);
  g_autoptr(GString) changed = g_string_new (head);
  g_autoptr(GError) error = NULL;

  g_string_append (changed, later);
  g_string_replace (changed, trellis_attachment_get_content (attachment), sum, 0);
  g_string_replace (changed, "\"data\": \"YmVmb3Jl\"", "\"data\": \"YWZ0ZXIh\"", 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  import (fixture, path, &error);
  g_assert_no_error (error);
  assert_holds (fixture->store, attachment, "after!");
  assert_answer (fixture->path, "SELECT count(*) FROM content", "1");
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisAttachment) attachment = attach (fixture, match, NULL, "cv.txt", "some words");
  g_autofree char *uid = g_strdup (UID (attachment));
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr(GFile) copy = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  trellis_backup_now_async (fixture->store, copy, NULL, attaching_finished_cb, &result);
  attaching_wait_for (&result);
  g_assert_true (trellis_backup_now_finish (fixture->store, result, &error));
  trellis_store_delete (fixture->store, attachment);
  g_assert_true (trellis_store_delete_forever (fixture->store, attachment, &error));
  g_clear_object (&attachment);
  g_clear_object (&match);
  g_clear_object (&result);
  fixture_close (fixture);
  g_assert_true (trellis_backup_put_back (fixture->folder, copy, NULL, &error));
  fixture_open (fixture);
  attachment = trellis_store_get (fixture->store, TRELLIS_TYPE_ATTACHMENT, uid);
  assert_holds (fixture->store, attachment, "some words");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/attachment-files/archive", test_archive);
  FIXTURE_TEST ("/attachment-files/altered-archive", test_altered_archive);
  FIXTURE_TEST ("/attachment-files/newer-archive", test_newer_archive);
  FIXTURE_TEST ("/attachment-files/backup", test_backup);
  return g_test_run ();
}
