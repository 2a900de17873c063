/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-bookmark.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define FILE_NAME "bookmark"
#define NEW_FILE_NAME "bookmark.new"

/* Bytes. What is longer was not written here. */
#define LONGEST_FILE 65536

#define PAGE "Page"
#define CURSOR "Cursor"
#define SCROLLED "Scrolled"

TrellisBookmark *
trellis_bookmark_new (void)
{
  TrellisBookmark *self = g_new0 (TrellisBookmark, 1);

  self->scrolled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->choices = trellis_choices_new ();
  return self;
}

void
trellis_bookmark_free (TrellisBookmark *self)
{
  g_free (self->match);
  g_free (self->place);
  g_free (self->chosen_table);
  g_free (self->chosen_uid);
  g_free (self->meeting);
  g_free (self->step);
  g_free (self->cursor.table);
  g_free (self->cursor.uid);
  g_hash_table_unref (self->scrolled);
  g_object_unref (self->choices);
  g_free (self);
}

/* Copies @cursor. */
void
trellis_bookmark_set_cursor (TrellisBookmark *self, const TrellisBookmarkCursor *cursor)
{
  g_set_str (&self->cursor.table, cursor->table);
  g_set_str (&self->cursor.uid, cursor->uid);
  self->cursor.text = cursor->text;
  self->cursor.insert = cursor->insert;
  self->cursor.bound = cursor->bound;
}

/* Whether the page is still that of @before, wherever the cursor is and however far it is scrolled.
 * Something may have been chosen in it since. */
gboolean
trellis_bookmark_is_same_page (const TrellisBookmark *self, const TrellisBookmark *before)
{
  return g_strcmp0 (self->match, before->match) == 0 &&
         g_strcmp0 (self->place, before->place) == 0 &&
         (before->chosen_uid == NULL || g_strcmp0 (self->chosen_uid, before->chosen_uid) == 0) &&
         self->in_conclusion == before->in_conclusion && self->in_skills == before->in_skills &&
         g_strcmp0 (self->meeting, before->meeting) == 0 && g_strcmp0 (self->step, before->step) == 0;
}

static void
put (GKeyFile *file, const char *group, const char *key, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, key, value);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* The same text for the same place. */
char *
trellis_bookmark_to_text (const TrellisBookmark *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GPtrArray) names = g_hash_table_get_keys_as_ptr_array (self->scrolled);

  if (self->in_sidebar)
    g_key_file_set_boolean (file, PAGE, "in-sidebar", TRUE);
  put (file, PAGE, "match", self->match);
  put (file, PAGE, "place", self->place);
  put (file, PAGE, "chosen-table", self->chosen_table);
  put (file, PAGE, "chosen-uid", self->chosen_uid);
  put (file, PAGE, "meeting", self->meeting);
  put (file, PAGE, "step", self->step);
  if (self->in_conclusion)
    g_key_file_set_boolean (file, PAGE, "in-conclusion", TRUE);
  if (self->in_skills)
    g_key_file_set_boolean (file, PAGE, "in-skills", TRUE);

  if (self->cursor.table != NULL)
    {
      put (file, CURSOR, "table", self->cursor.table);
      put (file, CURSOR, "uid", self->cursor.uid);
      g_key_file_set_integer (file, CURSOR, "text", (int) self->cursor.text);
      g_key_file_set_integer (file, CURSOR, "insert", self->cursor.insert);
      g_key_file_set_integer (file, CURSOR, "bound", self->cursor.bound);
    }

  g_ptr_array_sort_values (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    put (file, SCROLLED, names->pdata[i], g_hash_table_lookup (self->scrolled, names->pdata[i]));
  trellis_choices_write (self->choices, file);
  return g_key_file_to_data (file, NULL, NULL);
}

static char *
take (GKeyFile *file, const char *key)
{
  return g_key_file_get_string (file, PAGE, key, NULL);
}

/* 0 where there is none, and never below. */
static int
take_number (GKeyFile *file, const char *key)
{
  return MAX (0, g_key_file_get_integer (file, CURSOR, key, NULL));
}

static void
read_cursor (TrellisBookmark *self, GKeyFile *file)
{
  g_autofree char *table = g_key_file_get_string (file, CURSOR, "table", NULL);
  g_autofree char *uid = g_key_file_get_string (file, CURSOR, "uid", NULL);

  if (table == NULL || uid == NULL)
    return;

  self->cursor.table = g_steal_pointer (&table);
  self->cursor.uid = g_steal_pointer (&uid);
  self->cursor.text = (guint) take_number (file, "text");
  self->cursor.insert = take_number (file, "insert");
  self->cursor.bound = take_number (file, "bound");
}

/* What @text says as far as it can be understood; transfer full. */
TrellisBookmark *
trellis_bookmark_from_text (const char *text)
{
  TrellisBookmark *self = trellis_bookmark_new ();
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_auto(GStrv) names = NULL;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return self;

  self->in_sidebar = g_key_file_get_boolean (file, PAGE, "in-sidebar", NULL);
  self->match = take (file, "match");
  self->place = take (file, "place");
  self->chosen_table = take (file, "chosen-table");
  self->chosen_uid = take (file, "chosen-uid");
  self->meeting = take (file, "meeting");
  self->step = take (file, "step");
  self->in_conclusion = g_key_file_get_boolean (file, PAGE, "in-conclusion", NULL);
  self->in_skills = g_key_file_get_boolean (file, PAGE, "in-skills", NULL);
  read_cursor (self, file);
  trellis_choices_read (self->choices, file);

  names = g_key_file_get_keys (file, SCROLLED, NULL, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      char *spot = g_key_file_get_string (file, SCROLLED, names[i], NULL);

      if (spot != NULL)
        g_hash_table_insert (self->scrolled, g_strdup (names[i]), spot);
    }
  return self;
}

/* At most LONGEST_FILE bytes of it; nullable, transfer full. */
static char *
read_file (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree char *text = g_malloc (LONGEST_FILE + 1);
  gsize length;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, LONGEST_FILE + 1, &length, NULL, NULL) ||
      length > LONGEST_FILE)
    return NULL;

  text[length] = '\0';
  return g_steal_pointer (&text);
}

/* What was saved last in @folder. Where nothing was, or it cannot be read: Home. Transfer full. */
TrellisBookmark *
trellis_bookmark_load (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *text = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? read_file (path) : NULL;

  return trellis_bookmark_from_text (text != NULL ? text : "");
}

/* Writes @text, of trellis_bookmark_to_text(), into a file of @folder that only its owner can read.
 * The old one is replaced at once, whenever the program ends. It is not waited for the disk: after
 * a power cut one starts at Home. */
gboolean
trellis_bookmark_save (const char *folder, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *new_path = g_build_filename (folder, NEW_FILE_NAME, NULL);

  if (!g_file_set_contents_full (new_path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return FALSE;
  if (g_rename (new_path, path) != 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                           "the bookmark cannot be replaced");
      return FALSE;
    }
  return TRUE;
}
