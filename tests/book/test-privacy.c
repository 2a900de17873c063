/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "trellis-document-html.h"
#include "trellis-document-markdown.h"

#include <locale.h>
#include <string.h>

/* Every field of every record holds a word that says whether it may leave. What may not is in nothing that
 * is made to be shared, in whatever form; and a book leaves out nothing that belongs into it. */

typedef struct
{
  char *markdown, *html;
} Forms;

static void
forms_clear (Forms *forms)
{
  g_free (forms->markdown);
  g_free (forms->html);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Forms, forms_clear)

static Forms
write_all (TrellisDocument *document)
{
  Forms forms = { trellis_document_to_markdown (document), trellis_document_to_html (document, FALSE) };

  g_object_unref (document);
  return forms;
}

static void
assert_no (const char *text, const char *word)
{
  const char *at = strstr (text, word);

  if (at != NULL)
    g_error ("there is %.80s", at);
}

static void
assert_shareable (const Forms *forms)
{
  const char *const hidden[] = { FIXTURE_SECRET, FIXTURE_DELETED, "987654321" };

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      assert_no (forms->markdown, hidden[i]);
      assert_no (forms->html, hidden[i]);
    }
  assert_no (forms->markdown, "Private");
  assert_no (forms->html, "Private");
}

static void
assert_has (const Forms *forms, const Word *word)
{
  if (strstr (forms->markdown, word->text) == NULL || strstr (forms->html, word->text) == NULL)
    g_error ("there is no %s", word->text);
}

static void
test_shareable (void)
{
  g_autoptr(Fixture) fixture = fixture_new ();
  g_auto(Forms) forms = write_all (trellis_book_of_match (fixture->material, TRELLIS_BOOK_SHAREABLE, 1802000000));

  assert_shareable (&forms);
  for (guint i = 0; i < fixture->words->len; i++)
    {
      const Word *word = fixture->words->pdata[i];

      if (word->is_open && !word->is_deleted && fixture_is_shown (word))
        assert_has (&forms, word);
    }
}

/* The words of all fields of a record. */
static char *
write_fields (TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == TRELLIS_FIELD_LIST)
      {
        g_autofree char *list = g_strjoinv (" ", (char **) trellis_record_get_list (record, i));

        g_string_append_printf (text, "%s ", list);
      }
    else if (trellis_field_is_string (&klass->fields[i]))
      g_string_append_printf (text, "%s ", trellis_record_get_string (record, i));
    else
      g_string_append_printf (text, "%" G_GINT64_FORMAT " ", trellis_record_get_number (record, i));
  return g_string_free_and_steal (text);
}

/* What documents are made from has nothing private left, whether or not they would show it: nor what
 * something private is called by its uid. */
static void
test_filter (void)
{
  g_autoptr(Fixture) fixture = fixture_new ();
  const GType *types = trellis_record_types ();
  const char *const hidden[] = { FIXTURE_SECRET, FIXTURE_DELETED, "987654321", "-uid-private" };
  guint n = 0;

  trellis_book_material_filter (fixture->material, TRELLIS_BOOK_SHAREABLE);
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      GPtrArray *records = trellis_book_material_get_all (fixture->material, types[i]);

      for (guint j = 0; j < records->len; j++, n++)
        {
          g_autofree char *text = write_fields (records->pdata[j]);

          for (guint k = 0; k < G_N_ELEMENTS (hidden); k++)
            assert_no (text, hidden[k]);
        }
    }
  g_assert_cmpuint (n, >, 20);
}

static void
test_everything (void)
{
  g_autoptr(Fixture) fixture = fixture_new ();
  g_auto(Forms) forms = write_all (trellis_book_of_match (fixture->material, TRELLIS_BOOK_EVERYTHING, 1802000000));

  assert_no (forms.markdown, FIXTURE_DELETED);
  assert_no (forms.html, FIXTURE_DELETED);
  for (guint i = 0; i < fixture->words->len; i++)
    {
      const Word *word = fixture->words->pdata[i];

      /* Of another version of the agreement it is told that there is one. */
      if (!word->is_deleted && fixture_is_shown (word) &&
          (word->is_open || (!g_str_equal (word->table, "clause") && !g_str_equal (word->table, "signature"))))
        assert_has (&forms, word);
    }
}

/* Of what the other wrote nothing is left but what something is called. */
static void
test_mine (void)
{
  g_autoptr(Fixture) fixture = fixture_new ();
  g_auto(Forms) forms = write_all (trellis_book_of_match (fixture->material, TRELLIS_BOOK_MINE, 1802000000));
  guint n_theirs = 0;

  for (guint i = 0; i < fixture->words->len; i++)
    {
      const Word *word = fixture->words->pdata[i];

      if (!word->is_mine && !word->is_named)
        {
          n_theirs++;
          assert_no (forms.markdown, word->text);
          assert_no (forms.html, word->text);
        }
      else if (word->is_mine && !word->is_deleted && fixture_is_shown (word) &&
               (word->is_open || (!g_str_equal (word->table, "clause") && !g_str_equal (word->table, "signature"))))
        assert_has (&forms, word);
    }
  g_assert_cmpuint (n_theirs, >, 10);
}

static void
test_meeting (void)
{
  g_autoptr(Fixture) fixture = fixture_new ();
  g_auto(Forms) agenda =
    write_all (trellis_book_of_agenda (fixture->material, fixture_get_meeting (), TRELLIS_BOOK_SHAREABLE));
  g_auto(Forms) minutes =
    write_all (trellis_book_of_minutes (fixture->material, fixture_get_meeting (), TRELLIS_BOOK_SHAREABLE));

  assert_shareable (&agenda);
  assert_shareable (&minutes);
  g_assert_nonnull (strstr (agenda.markdown, FIXTURE_OPEN ".point.title."));
  g_assert_null (strstr (agenda.markdown, FIXTURE_OPEN ".point.notes."));
  g_assert_nonnull (strstr (minutes.markdown, FIXTURE_OPEN ".point.notes."));
  g_assert_nonnull (strstr (minutes.markdown, FIXTURE_OPEN ".meeting.notes."));
}

/* A meeting that is private itself has nothing to show. */
static void
test_private_meeting (void)
{
  g_autoptr(Fixture) fixture = fixture_new ();
  g_auto(Forms) agenda =
    write_all (trellis_book_of_agenda (fixture->material, "meeting-uid-private", TRELLIS_BOOK_SHAREABLE));
  g_auto(Forms) minutes =
    write_all (trellis_book_of_minutes (fixture->material, "meeting-uid-private", TRELLIS_BOOK_SHAREABLE));

  assert_shareable (&agenda);
  assert_shareable (&minutes);
}

/* What says that it is private says so; that goes for nothing else. */
static void
test_marked (void)
{
  g_autoptr(Fixture) fixture = fixture_new ();
  g_autoptr(TrellisDocument) document =
    trellis_book_of_match (fixture->material, TRELLIS_BOOK_EVERYTHING, 1802000000);
  g_autofree char *markdown = trellis_document_to_markdown (document);
  const char *note = strstr (markdown, "### " FIXTURE_SECRET ".note.title.note-uid-private\n");

  g_assert_nonnull (trellis_document_get_notice (document));
  g_assert_nonnull (note);
  g_assert_nonnull (strstr (note, "· Private\n"));
  g_assert_null (memmem (note, (gsize) (strstr (note, "· Private\n") - note), "###", 4));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/book/privacy/shareable", test_shareable);
  g_test_add_func ("/book/privacy/filter", test_filter);
  g_test_add_func ("/book/privacy/everything", test_everything);
  g_test_add_func ("/book/privacy/mine", test_mine);
  g_test_add_func ("/book/privacy/meeting", test_meeting);
  g_test_add_func ("/book/privacy/private-meeting", test_private_meeting);
  g_test_add_func ("/book/privacy/marked", test_marked);
  return g_test_run ();
}
