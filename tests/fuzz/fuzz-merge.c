/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"
#include "trellis-list-merge.h"
#include "trellis-parts-merge.h"
#include "trellis-point.h"
#include "trellis-text-merge.h"

/* The text before, mine, and theirs, with a line “===” between them. Whatever two people made of it, merging keeps to
 * its laws, and no word is lost that either of them wrote. */

#define SEPARATOR "(also written by Ann:)"

static const TrellisMergeContext context = { TRELLIS_ROLE_MENTEE, SEPARATOR };

/* Unless @all, without those of a line as between two versions, of which any is as good as another. */
static GHashTable *
words_of (const char *text, gboolean all)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *at = lines[i];

      if (!all && strstr (at, ":)") != NULL)
        continue;
      while (*at != '\0')
        {
          const gsize length = strspn (at, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS);

          if (length > 0)
            g_hash_table_add (words, g_strndup (at, length));
          at += MAX (length, 1);
        }
    }
  return words;
}

static void
assert_no_word_lost (const char *base, const char *text, const char *merged)
{
  g_autoptr(GHashTable) before = words_of (base, TRUE);
  g_autoptr(GHashTable) typed = words_of (text, FALSE);
  g_autoptr(GHashTable) after = words_of (merged, TRUE);
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (before, word) && !g_hash_table_contains (after, word))
      g_error ("“%s” is lost in\n%s", (const char *) word, merged);
}

static void
check_texts (const char *base, const char *mine, const char *theirs)
{
  g_autofree char *merged = trellis_text_merge (base, mine, theirs, SEPARATOR, NULL);
  g_autofree char *again = trellis_text_merge (base, merged, theirs, SEPARATOR, NULL);
  g_autofree char *only_mine = trellis_text_merge (base, mine, base, SEPARATOR, NULL);
  g_autofree char *only_theirs = trellis_text_merge (base, base, theirs, SEPARATOR, NULL);
  g_autofree char *both = trellis_text_merge (base, mine, mine, SEPARATOR, NULL);
  g_autofree char *received = trellis_text_merge (theirs, theirs, merged, SEPARATOR, NULL);

  g_assert_cmpstr (only_mine, ==, mine);
  g_assert_cmpstr (only_theirs, ==, theirs);
  g_assert_cmpstr (both, ==, mine);
  g_assert_cmpstr (received, ==, merged);
  g_assert_cmpstr (again, ==, merged);
  assert_no_word_lost (base, mine, merged);
  assert_no_word_lost (base, theirs, merged);
}

/* The lines of a text as a list, in which there is nothing empty and nothing twice. */
static char **
list_of (const char *text)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && g_hash_table_add (seen, lines[i]))
      g_strv_builder_add (builder, lines[i]);
  return g_strv_builder_end (builder);
}

static void
check_lists (const char *const *base, const char *const *mine, const char *const *theirs)
{
  g_auto(GStrv) merged = trellis_list_merge (base, mine, theirs);
  g_auto(GStrv) again = trellis_list_merge (base, (const char *const *) merged, theirs);
  g_auto(GStrv) only_mine = trellis_list_merge (base, mine, base);
  g_auto(GStrv) only_theirs = trellis_list_merge (base, base, theirs);

  g_assert_true (g_strv_equal ((const char *const *) only_mine, mine));
  g_assert_true (g_strv_equal ((const char *const *) only_theirs, theirs));
  g_assert_true (g_strv_equal ((const char *const *) again, (const char *const *) merged));
  for (guint i = 0; mine[i] != NULL; i++)
    g_assert_true (g_strv_contains (base, mine[i]) || g_strv_contains ((const char *const *) merged, mine[i]));
  for (guint i = 0; theirs[i] != NULL; i++)
    g_assert_true (g_strv_contains (base, theirs[i]) || g_strv_contains ((const char *const *) merged, theirs[i]));
}

/* A point for each line, which its first character names. */
static GPtrArray *
points_of (const char *const *lines)
{
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const gunichar name = g_utf8_get_char (lines[i]);
      g_autofree char *uid = g_strdup_printf ("%u", name);
      TrellisPoint *point;

      if (!g_hash_table_add (seen, GUINT_TO_POINTER (name)))
        continue;
      point = trellis_point_new ();
      trellis_record_set_string (TRELLIS_RECORD (point), TRELLIS_RECORD_UID, uid);
      trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);
      trellis_point_set_title (point, g_utf8_next_char (lines[i]));
      trellis_point_set_done (point, strchr (lines[i], 'x') != NULL);
      trellis_point_set_position (point, (int) points->len);
      g_ptr_array_add (points, point);
    }
  return points;
}

static void
assert_same_points (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      g_assert_cmpstr (trellis_record_get_uid (a->pdata[i]), ==, trellis_record_get_uid (b->pdata[i]));
      g_assert_cmpstr (trellis_point_get_title (a->pdata[i]), ==, trellis_point_get_title (b->pdata[i]));
      g_assert_cmpint (trellis_point_get_done (a->pdata[i]), ==, trellis_point_get_done (b->pdata[i]));
    }
}

static void
check_points (GPtrArray *base, GPtrArray *mine, GPtrArray *theirs)
{
  g_autoptr(GPtrArray) clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clash_free);
  g_autoptr(GPtrArray) merged = trellis_parts_merge (base, mine, theirs, &context, clashes);
  g_autoptr(GPtrArray) again = trellis_parts_merge (base, merged, theirs, &context, NULL);
  g_autoptr(GPtrArray) only_mine = trellis_parts_merge (base, mine, base, &context, NULL);
  g_autoptr(GPtrArray) received = trellis_parts_merge (theirs, theirs, merged, &context, NULL);

  assert_same_points (only_mine, mine);
  assert_same_points (received, merged);
  assert_same_points (again, merged);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *given = g_utf8_make_valid (data != NULL ? (const char *) data : "", (gssize) size);
  g_auto(GStrv) texts = g_strsplit (given, "\n===\n", 3);
  const char *base = texts[0] != NULL ? texts[0] : "";
  const char *mine = texts[0] != NULL && texts[1] != NULL ? texts[1] : "";
  const char *theirs = texts[0] != NULL && texts[1] != NULL && texts[2] != NULL ? texts[2] : "";
  g_auto(GStrv) base_list = list_of (base);
  g_auto(GStrv) my_list = list_of (mine);
  g_auto(GStrv) their_list = list_of (theirs);
  g_autoptr(GPtrArray) base_points = points_of ((const char *const *) base_list);
  g_autoptr(GPtrArray) my_points = points_of ((const char *const *) my_list);
  g_autoptr(GPtrArray) their_points = points_of ((const char *const *) their_list);

  check_texts (base, mine, theirs);
  check_lists ((const char *const *) base_list, (const char *const *) my_list, (const char *const *) their_list);
  check_points (base_points, my_points, their_points);
  return 0;
}
