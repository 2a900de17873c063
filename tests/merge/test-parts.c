/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-random.h"
#include "trellis-parts-merge.h"
#include "trellis-record-copy.h"
#include "trellis-records.h"

#define RUNS 4000

static const TrellisMergeContext context = { TRELLIS_ROLE_MENTEE, SEPARATOR };

static GPtrArray *
create_clashes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clash_free);
}

static TrellisRecord *
create_part (GType type, const char *uid)
{
  TrellisRecord *part = g_object_new (type, NULL);

  random_fill (part);
  trellis_record_set_string (part, TRELLIS_RECORD_UID, uid);
  return part;
}

static void
number (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    g_object_set (parts->pdata[i], "position", (int) i, NULL);
}

static GPtrArray *
copy_parts (GPtrArray *parts)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (copies, trellis_record_copy (parts->pdata[i]));
  return copies;
}

static void
change_parts (GPtrArray *parts, GType type, char who)
{
  static guint n_made;

  for (guint i = parts->len; i-- > 0;)
    if (pick (6) == 0)
      g_ptr_array_remove_index (parts, i);
    else if (pick (4) == 0)
      {
        random_change (parts->pdata[i], 2);
        trellis_record_set_number (parts->pdata[i], TRELLIS_RECORD_DELETED, 0);
      }
  for (guint n = pick (3); n > 0; n--)
    {
      g_autofree char *uid = g_strdup_printf ("%c%u", who, n_made++);

      g_ptr_array_insert (parts, (int) pick (parts->len + 1), create_part (type, uid));
    }
  if (parts->len > 1 && pick (3) == 0)
    g_ptr_array_add (parts, g_ptr_array_steal_index (parts, pick (parts->len)));
  number (parts);
}

static void
assert_same (GPtrArray *a, GPtrArray *b, const char *what)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a->pdata[i]);

      for (guint field = 0; field < klass->n_fields; field++)
        if (!trellis_value_equal (trellis_record_get_value (a->pdata[i], field),
                                  trellis_record_get_value (b->pdata[i], field), &klass->fields[field]))
          g_error ("%s: %s of part %u is another", what, klass->fields[field].name, i);
    }
}

static void
add_words (GHashTable *words, GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    words_add_record (words, parts->pdata[i]);
}

static void
check_laws (GPtrArray *base, GPtrArray *mine, GPtrArray *theirs)
{
  g_autoptr(GPtrArray) clashes = create_clashes ();
  g_autoptr(GPtrArray) merged = trellis_parts_merge (base, mine, theirs, &context, clashes);
  g_autoptr(GPtrArray) again = trellis_parts_merge (base, merged, theirs, &context, NULL);
  g_autoptr(GPtrArray) only_mine = trellis_parts_merge (base, mine, base, &context, NULL);
  g_autoptr(GPtrArray) only_theirs = trellis_parts_merge (base, base, theirs, &context, NULL);
  g_autoptr(GPtrArray) both = trellis_parts_merge (base, mine, mine, &context, NULL);
  g_autoptr(GPtrArray) received = trellis_parts_merge (theirs, theirs, merged, &context, NULL);
  g_autoptr(GHashTable) before = words_new ();
  g_autoptr(GHashTable) typed = words_new ();
  g_autoptr(GHashTable) after = words_new ();

  assert_same (only_mine, mine, "only mine");
  assert_same (only_theirs, theirs, "only theirs");
  assert_same (both, mine, "both");
  assert_same (received, merged, "received");
  assert_same (again, merged, "again");

  add_words (before, base);
  add_words (typed, mine);
  add_words (typed, theirs);
  add_words (after, merged);
  words_add_clashes (after, clashes);
  g_assert_cmpstr (words_find_missing (typed, before, after), ==, NULL);

  for (guint i = 1; i < merged->len; i++)
    {
      int earlier, later;

      g_object_get (merged->pdata[i - 1], "position", &earlier, NULL);
      g_object_get (merged->pdata[i], "position", &later, NULL);
      g_assert_cmpint (earlier, <, later);
    }
}

/* One clash, which says who deleted a part that stays. */
static void
assert_deleted (GPtrArray *clashes, gboolean by_me)
{
  const TrellisClash *clash = clashes->len > 0 ? clashes->pdata[0] : NULL;

  g_assert_cmpuint (clashes->len, ==, 1);
  g_assert_cmpuint (clash->field, ==, TRELLIS_RECORD_DELETED);
  g_assert_cmpint (clash->mine.number != 0, ==, by_me);
  g_assert_cmpint (clash->theirs.number != 0, ==, !by_me);
  g_assert_cmpint (clash->result.number, ==, 0);
}

/* Whatever was done to a list, merging keeps to its laws. */
static void
test_laws (void)
{
  const GType types[] = { TRELLIS_TYPE_POINT, TRELLIS_TYPE_CLAUSE, TRELLIS_TYPE_TASK };

  for (guint run = 0; run < RUNS; run++)
    {
      const GType type = types[run % G_N_ELEMENTS (types)];
      g_autoptr(GPtrArray) base = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr(GPtrArray) mine = NULL;
      g_autoptr(GPtrArray) theirs = NULL;

      for (guint n = pick (6); n > 0; n--)
        {
          const char uid[] = { (char) ('a' + n), '\0' };

          g_ptr_array_add (base, create_part (type, uid));
        }
      number (base);
      mine = copy_parts (base);
      theirs = copy_parts (base);
      change_parts (mine, type, 'm');
      change_parts (theirs, type, 't');
      check_laws (base, mine, theirs);
    }
}

static GPtrArray *
create_points (const char *titles)
{
  g_auto(GStrv) split = g_strsplit (titles, " ", -1);
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; split[i] != NULL; i++)
    {
      TrellisPoint *point = trellis_point_new ();

      trellis_record_set_string (TRELLIS_RECORD (point), TRELLIS_RECORD_UID, split[i]);
      trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);
      trellis_point_set_title (point, split[i]);
      trellis_point_set_position (point, (int) i);
      g_ptr_array_add (points, point);
    }
  return points;
}

static char *
list_titles (GPtrArray *points)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", trellis_point_get_title (points->pdata[i]));
  return g_strdup (titles->str);
}

static void
check (const char *base, const char *mine, const char *theirs, const char *expected)
{
  g_autoptr(GPtrArray) in_base = create_points (base);
  g_autoptr(GPtrArray) in_mine = create_points (mine);
  g_autoptr(GPtrArray) in_theirs = create_points (theirs);
  g_autoptr(GPtrArray) merged = trellis_parts_merge (in_base, in_mine, in_theirs, &context, NULL);
  g_autofree char *titles = list_titles (merged);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_examples (void)
{
  check ("a b", "a b mine", "a b theirs", "a b theirs mine");
  check ("a b c", "c a b", "a b c new", "c new a b");
  check ("a b c", "a c", "a b c d", "a c d");
  check ("a b", "a mine b", "b a", "b a mine");
}

static void
test_ticked_and_renamed (void)
{
  g_autoptr(GPtrArray) base = create_points ("a b");
  g_autoptr(GPtrArray) mine = create_points ("a b");
  g_autoptr(GPtrArray) theirs = create_points ("a b");
  g_autoptr(GPtrArray) clashes = create_clashes ();
  g_autoptr(GPtrArray) merged = NULL;

  trellis_point_set_done (mine->pdata[1], TRUE);
  trellis_point_set_title (theirs->pdata[1], "renamed");
  merged = trellis_parts_merge (base, mine, theirs, &context, clashes);
  g_assert_cmpstr (trellis_point_get_title (merged->pdata[1]), ==, "renamed");
  g_assert_true (trellis_point_get_done (merged->pdata[1]));
  g_assert_cmpuint (clashes->len, ==, 0);
}

static void
test_removed_and_edited (void)
{
  g_autoptr(GPtrArray) base = create_points ("a b");
  g_autoptr(GPtrArray) mine = create_points ("a");
  g_autoptr(GPtrArray) theirs = create_points ("a b");
  g_autoptr(GPtrArray) clashes = create_clashes ();
  g_autoptr(GPtrArray) merged = NULL;

  trellis_point_set_notes (theirs->pdata[1], "Words");
  trellis_record_set_number (theirs->pdata[1], TRELLIS_RECORD_MODIFIED, 1800000000);
  merged = trellis_parts_merge (base, mine, theirs, &context, clashes);
  g_assert_cmpuint (merged->len, ==, 2);
  g_assert_cmpstr (trellis_point_get_notes (merged->pdata[1]), ==, "Words");
  assert_deleted (clashes, TRUE);

  /* The other way around, it is told so. */
  g_ptr_array_set_size (clashes, 0);
  g_ptr_array_unref (merged);
  merged = trellis_parts_merge (base, theirs, mine, &context, clashes);
  g_assert_cmpuint (merged->len, ==, 2);
  assert_deleted (clashes, FALSE);
}

/* A private point is in nobody else's list, and is not removed for that. */
static void
test_private (void)
{
  g_autoptr(GPtrArray) base = create_points ("a b");
  g_autoptr(GPtrArray) mine = create_points ("a secret b");
  g_autoptr(GPtrArray) theirs = create_points ("a b new");
  g_autoptr(GPtrArray) merged = NULL;
  g_autofree char *titles = NULL;

  trellis_record_set_visibility (mine->pdata[1], TRELLIS_VISIBILITY_PRIVATE);
  trellis_record_set_visibility (mine->pdata[2], TRELLIS_VISIBILITY_PRIVATE);
  g_ptr_array_remove_index (theirs, 1);
  merged = trellis_parts_merge (base, mine, theirs, &context, NULL);
  titles = list_titles (merged);
  g_assert_cmpstr (titles, ==, "a secret b new");
}

static GPtrArray *
create_signatures (TrellisRole role, const char *name)
{
  GPtrArray *signatures = g_ptr_array_new_with_free_func (g_object_unref);

  if (name != NULL)
    {
      TrellisSignature *signature = trellis_signature_new ();

      trellis_record_set_string (TRELLIS_RECORD (signature), TRELLIS_RECORD_UID, "s");
      trellis_signature_set_role (signature, role);
      trellis_signature_set_name (signature, name);
      g_ptr_array_add (signatures, signature);
    }
  return signatures;
}

/* Only who signed takes it back. */
static void
test_signatures (void)
{
  for (guint role = 0; role < 2; role++)
    {
      g_autoptr(GPtrArray) base = create_signatures (role, "Ann");
      g_autoptr(GPtrArray) with = create_signatures (role, "Ann");
      g_autoptr(GPtrArray) without = create_signatures (role, NULL);
      g_autoptr(GPtrArray) they_removed = trellis_parts_merge (base, with, without, &context, NULL);
      g_autoptr(GPtrArray) they_added = trellis_parts_merge (without, without, with, &context, NULL);

      g_assert_cmpuint (they_removed->len, ==, role == context.my_role ? 1 : 0);
      g_assert_cmpuint (they_added->len, ==, 1);
    }
}

static GPtrArray *
create_spread (const char *title)
{
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *uid = g_strdup_printf ("p%u", i);
      TrellisRecord *point = create_part (TRELLIS_TYPE_POINT, uid);

      g_object_set (point, "title", i == 0 ? title : "Second", "position", i == 0 ? 3 : 8, NULL);
      trellis_record_set_number (point, TRELLIS_RECORD_DELETED, 0);
      g_ptr_array_add (points, point);
    }
  return points;
}

static void
assert_places (GPtrArray *points, int first, int second)
{
  int places[2] = { -1, -1 };

  g_assert_cmpuint (points->len, ==, 2);
  for (guint i = 0; i < points->len; i++)
    g_object_get (points->pdata[i], "position", &places[i], NULL);
  g_assert_cmpint (places[0], ==, first);
  g_assert_cmpint (places[1], ==, second);
}

/* What only one side changed is as that side has it, also where its numbers leave some out: no part would have to be
 * written for that. */
static void
test_numbers (void)
{
  g_autoptr(GPtrArray) base = create_spread ("First");
  g_autoptr(GPtrArray) mine = copy_parts (base);
  g_autoptr(GPtrArray) theirs = copy_parts (base);
  g_autoptr(GPtrArray) only_mine = NULL;
  g_autoptr(GPtrArray) only_theirs = NULL;
  g_autoptr(GPtrArray) both = NULL;

  g_object_set (mine->pdata[0], "title", "Mine", NULL);
  g_object_set (theirs->pdata[1], "title", "Theirs", NULL);
  only_mine = trellis_parts_merge (base, mine, base, &context, NULL);
  assert_places (only_mine, 3, 8);
  assert_same (only_mine, mine, "only mine");
  only_theirs = trellis_parts_merge (base, base, theirs, &context, NULL);
  assert_places (only_theirs, 3, 8);
  assert_same (only_theirs, theirs, "only theirs");
  both = trellis_parts_merge (base, mine, theirs, &context, NULL);
  assert_places (both, 0, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/parts/examples", test_examples);
  g_test_add_func ("/merge/parts/laws", test_laws);
  g_test_add_func ("/merge/parts/ticked-and-renamed", test_ticked_and_renamed);
  g_test_add_func ("/merge/parts/removed-and-edited", test_removed_and_edited);
  g_test_add_func ("/merge/parts/private", test_private);
  g_test_add_func ("/merge/parts/signatures", test_signatures);
  g_test_add_func ("/merge/parts/numbers", test_numbers);
  return g_test_run ();
}
