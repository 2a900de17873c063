/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-before.h"
#include "trellis-note.h"

/* Texts, lists and numbers are as they were; what was not asked for stays as it is by now. */
static void
test_put_back (void)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  g_autoptr(TrellisBefore) before = NULL;

  trellis_note_set_title (note, "Title");
  trellis_note_set_tags (note, (const char *const[]) { "one", "two", NULL });
  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_WIN);
  before = trellis_before_new (note, 4, trellis_note_field_title, trellis_note_field_body,
                               trellis_note_field_tags, trellis_note_field_kind);

  trellis_note_set_title (note, "Other");
  trellis_note_set_body (note, "Body");
  trellis_note_set_result (note, "Result");
  trellis_note_set_tags (note, NULL);
  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_NOTE);
  trellis_before_put_back (before);

  g_assert_cmpstr (trellis_note_get_title (note), ==, "Title");
  g_assert_null (trellis_note_get_body (note));
  g_assert_cmpstr (trellis_note_get_result (note), ==, "Result");
  g_assert_cmpstrv (trellis_note_get_tags (note), ((const char *const[]) { "one", "two", NULL }));
  g_assert_cmpint (trellis_note_get_kind (note), ==, TRELLIS_NOTE_KIND_WIN);
}

/* The record lives as long as what it had. */
static void
test_lives (void)
{
  TrellisNote *note = trellis_note_new ();
  TrellisBefore *before = trellis_before_new (note, 1, trellis_note_field_title);

  g_object_add_weak_pointer (G_OBJECT (note), (gpointer *) &note);
  g_object_unref (note);
  g_assert_nonnull (note);
  trellis_before_free (before);
  g_assert_null (note);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/before/put-back", test_put_back);
  g_test_add_func ("/ui/before/lives", test_lives);
  return g_test_run ();
}
