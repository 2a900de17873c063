/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-search.h"
#include "trellis-time.h"
#include "trellis-upkeep.h"

/* The titles of what is found, kind by kind. */
static char *
search (Fixture *fixture, const char *text, TrellisMatch *match, guint limit)
{
  g_autoptr(GListModel) hits =
    trellis_store_search (fixture->store, text, match != NULL ? UID (match) : NULL, limit);

  return join_hits (hits);
}

static void
assert_found (Fixture *fixture, const char *text, TrellisMatch *match, const char *expected)
{
  g_autofree char *found = search (fixture, text, match, 20);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *found;
  } cases[] = {
    { "feedback", "Feedback" },
    { "FEEDBACK", "Feedback" },
    { "f", "Feedback" },
    { "fee early", "Feedback" },
    { "early fee", "Feedback" },
    { "fee late", "" },
    { "uberraschung", "Überraschung" },
    { "überr", "Überraschung" },
    { "u\xcc\x88" "berr", "Überraschung" },
    { "cafe", "Café notes" },
    { "会議", "次の会議" },
    { "会", "次の会議" },
    { "議会", "" },
    { "ประชุม", "วันประชุม" },
    { "", "" },
    { "   ", "" },
    { "\"", "" },
    { "fee\" OR \"x", "" },
    { "fee*", "Feedback" },
    { "-feedback", "Feedback" },
    { "(feedback", "Feedback" },
    { "words:feedback", "" },
    { "NEAR(feedback early)", "" },
    { "feedback AND", "" },
    { "^feedback", "Feedback" },
    { "fee';--", "Feedback" },
    { "{}[]()<>~!@#$%^&*+=|\\:;\"',.?/", "" },
    { "\xee\x80\x80", "" },
    { "fee\xff\xfe", "Feedback" },
    { "mentor@example.org", "Address" },
  };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Zoe");
  const char *notes[][2] = {
    { "Feedback", "Ask early, not at the end" }, { "Überraschung", NULL },
    { "Café notes", NULL },                      { "次の会議", "GTKの会議" },
    { "วันประชุม", NULL },                        { "Address", "write to mentor@example.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    g_object_unref (add_note (fixture->store, match, notes[i][0], notes[i][1]));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = g_strescape (cases[i].typed, NULL);

      g_test_message ("“%s”", escaped);
      assert_found (fixture, cases[i].typed, NULL, cases[i].found);
      assert_found (fixture, cases[i].typed, match, cases[i].found);
    }
}

/* Letters that one may write as others: each note is found by what stands beside it. */
static void
test_letters (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title;
    const char *typed[5];
  } cases[] = {
    { "Hauptstraße, Straße", { "strasse", "STRASSE", "STRAẞE", "straße", "strass" } },
    { "Łukasz", { "lukasz", "Łukasz", "ŁUK" } },
    { "Smørrebrød", { "smorrebrod", "SMØRRE" } },
    { "ılık", { "ilik", "ILIK", "ılık" } },
    { "İstanbul", { "istanbul", "İSTANBUL", "Istan" } },
    { "Façade", { "facade", "FAÇADE" } },
    { "οδός", { "οδοσ", "ΟΔΟΣ", "οδος" } },
    { "مُوَجِّه", { "موجه", "مُوَجِّه", "موـجه" } },
    { "أهداف", { "اهداف", "أهداف" } },
    { "مدرسة", { "مدرسه", "مدرسة" } },
    { "שָׁלוֹם", { "שלום", "שָׁלוֹם" } },
    { "ｶﾒﾗ", { "カメラ", "ｶﾒﾗ" } },
    { "会議", { "会議", "議" } },
    { "ＧＴＫ", { "gtk", "GTK", "ｇｔｋ" } },
    { "m²", { "m2", "m²" } },
    { "ﬁnd", { "find", "FIN" } },
  };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Zoe");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_object_unref (add_note (fixture->store, match, cases[i].title, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases[i].typed) && cases[i].typed[j] != NULL; j++)
      {
        g_autoptr(TrellisNeedles) needles = trellis_needles_new (cases[i].typed[j]);
        TrellisSpan span;

        g_test_message ("“%s”", cases[i].typed[j]);
        assert_found (fixture, cases[i].typed[j], match, cases[i].title);
        g_assert_true (trellis_needles_find (needles, cases[i].title, &span));
      }
}

/* What was written before search folded words: only what FTS5 makes of @words by itself. */
static void
index_as_before (Fixture *fixture, const char *title)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT OR REPLACE INTO note_search (rowid, words) SELECT id, title FROM note WHERE title = '%s';"
    "DELETE FROM upkeep WHERE task LIKE 'fold-words%%'",
    title);

  run_plain (fixture->path, sql);
}

static gboolean
is_folded (Fixture *fixture)
{
  g_autofree char *n_marks =
    ask_plain (fixture->path, "SELECT count(*) FROM upkeep WHERE task LIKE 'fold-words%'");

  return g_str_equal (n_marks, "1");
}

static void
kept_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *is_done = data;

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  *is_done = TRUE;
}

static void
keep_up (Fixture *fixture)
{
  gboolean is_done = FALSE;

  trellis_upkeep_run (fixture->store, trellis_time_now (), "2026-11-22", kept_up_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_folded (Fixture *fixture)
{
  keep_up (fixture);
  while (!is_folded (fixture))
    g_main_context_iteration (NULL, TRUE);
}

/* In the background, each once; what needs nothing, and what is in the trash, stays as it is. */
static void
test_folds_what_was_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Zoe");
  g_autoptr(TrellisMatch) other = add_match (fixture->store, "Yuri");
  g_autoptr(TrellisNote) old = add_note (fixture->store, match, "Hauptstraße", NULL);
  g_autoptr(TrellisNote) thrown = add_note (fixture->store, match, "Seitenstraße", NULL);

  trellis_record_set_number (TRELLIS_RECORD (thrown), TRELLIS_RECORD_DELETED, trellis_time_now ());
  for (int i = 0; i < 1200; i++)
    g_object_unref (add_note (fixture->store, match, i == 1100 ? "Łukasz" : "plain", NULL));
  fixture_flush (fixture);
  index_as_before (fixture, "Hauptstraße");
  index_as_before (fixture, "Łukasz");
  assert_found (fixture, "hauptstrasse", NULL, "");
  assert_found (fixture, "lukasz", NULL, "");

  wait_until_folded (fixture);
  assert_found (fixture, "hauptstrasse", NULL, "Hauptstraße");
  assert_found (fixture, "hauptstraße", NULL, "Hauptstraße");
  assert_found (fixture, "lukasz", match, "Łukasz");
  assert_found (fixture, "lukasz", other, "");
  assert_found (fixture, "seitenstrasse", NULL, "");
  assert_answer (fixture->path, "SELECT k, v FROM note_search_config WHERE k LIKE '%merge' ORDER BY k",
                 "automerge|4\ncrisismerge|16");

  /* Not again: it has its mark. */
  run_plain (fixture->path, "DELETE FROM note_search");
  keep_up (fixture);
  fixture_flush (fixture);
  assert_found (fixture, "hauptstrasse", NULL, "");
}

/* Closed before it is done, it begins anew; what is written meanwhile is kept. */
static void
test_folding_is_interrupted (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Zoe");
  g_autofree char *uid = NULL;

  for (int i = 0; i < 1200; i++)
    g_object_unref (add_note (fixture->store, match, i == 1100 ? "Łukasz" : "Straße", NULL));
  fixture_flush (fixture);
  index_as_before (fixture, "Straße");
  index_as_before (fixture, "Łukasz");
  uid = g_strdup (UID (match));

  /* The first piece is under way. */
  keep_up (fixture);
  g_object_unref (add_note (fixture->store, match, "Meanwhile", NULL));
  g_clear_object (&match);
  fixture_reopen (fixture);
  g_assert_false (is_folded (fixture));
  assert_found (fixture, "meanwhile", NULL, "Meanwhile");

  match = trellis_store_get (fixture->store, TRELLIS_TYPE_MATCH, uid);
  wait_until_folded (fixture);
  assert_found (fixture, "lukasz", match, "Łukasz");
  assert_found (fixture, "meanwhile", NULL, "Meanwhile");
  assert_answer (fixture->path, "SELECT v FROM note_search_config WHERE k = 'automerge'", "4");
}

/* One record with a word of its own in every searched field of every class. */
static void
test_every_field (Fixture *fixture, gconstpointer data)
{
  const GType *types = trellis_record_types ();
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_words = 0;

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecord *record = g_object_new (types[i], NULL);
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

      g_ptr_array_add (records, record);
      for (guint j = 0; j < klass->n_fields; j++)
        {
          g_autofree char *word = g_strdup_printf ("w%ux%u", i, j);
          const char *list[] = { "first", word, NULL };

          if (klass->fields[j].kind == TRELLIS_FIELD_LIST)
            trellis_record_set_list (record, j, list);
          else if ((klass->fields[j].flags & TRELLIS_FIELD_SEARCHED) != 0)
            trellis_record_set_string (record, j, word);
          else if ((klass->fields[j].flags & TRELLIS_FIELD_PARENT) != 0)
            {
              int whole = trellis_record_type_index (klass->fields[j].get_type ());

              trellis_record_set_string (record, j, UID (g_ptr_array_index (records, whole)));
            }
        }
      trellis_store_add (fixture->store, record);
    }

  for (guint i = 0; i < records->len; i++)
    {
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (g_ptr_array_index (records, i));

      for (guint j = 0; j < klass->n_fields; j++)
        if ((klass->fields[j].flags & TRELLIS_FIELD_SEARCHED) != 0)
          {
            g_autofree char *word = g_strdup_printf ("w%ux%u", i, j);
            g_autoptr(GListModel) hits = trellis_store_search (fixture->store, word, NULL, 20);
            g_autoptr(TrellisSearchHit) hit = g_list_model_get_item (hits, 0);

            n_words++;
            g_test_message ("%s.%s", klass->table, klass->fields[j].name);
            g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);
            g_assert_true (trellis_search_hit_get_record (hit) ==
                           g_ptr_array_index (records, i));
          }
    }
  g_assert_cmpuint (n_words, >, 30);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Garden Person");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "garden note", NULL);
  g_autoptr(TrellisGoal) goal = add_goal (fixture->store, match, "garden goal");
  g_autoptr(TrellisTask) task = trellis_task_new ();
  g_autoptr(TrellisCheckIn) check_in = trellis_check_in_new ();
  g_autoptr(TrellisSkill) skill = trellis_skill_new ();
  g_autoptr(TrellisSkillRating) rating = trellis_skill_rating_new ();
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, match, "garden meeting");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, meeting, "garden point");
  g_autoptr(TrellisAction) action = trellis_action_new ();
  g_autoptr(TrellisAgreement) agreement = trellis_agreement_new ();
  g_autoptr(TrellisClause) clause = trellis_clause_new ();
  g_autoptr(GListModel) hits = NULL;

  trellis_action_set_match (action, UID (match));
  trellis_action_set_title (action, "garden action");
  trellis_task_set_goal (task, UID (goal));
  trellis_task_set_title (task, "garden task");
  trellis_check_in_set_goal (check_in, UID (goal));
  trellis_check_in_set_comment (check_in, "garden check-in");
  trellis_skill_set_match (skill, UID (match));
  trellis_skill_set_name (skill, "garden skill");
  trellis_skill_rating_set_comment (rating, "garden rating");
  trellis_agreement_set_match (agreement, UID (match));
  trellis_clause_set_title (clause, "garden clause");
  trellis_match_set_reason (match, "the garden");

  /* Newest first, by what the records say and not by when they were put in. */
  trellis_record_set_number (TRELLIS_RECORD (action), TRELLIS_RECORD_CREATED, 300);
  trellis_record_set_number (TRELLIS_RECORD (task), TRELLIS_RECORD_CREATED, 100);
  trellis_record_set_number (TRELLIS_RECORD (check_in), TRELLIS_RECORD_CREATED, 200);
  trellis_record_set_number (TRELLIS_RECORD (skill), TRELLIS_RECORD_CREATED, 70);
  trellis_record_set_number (TRELLIS_RECORD (rating), TRELLIS_RECORD_CREATED, 60);
  trellis_record_set_number (TRELLIS_RECORD (meeting), TRELLIS_RECORD_CREATED, 100);
  trellis_record_set_number (TRELLIS_RECORD (point), TRELLIS_RECORD_CREATED, 200);
  trellis_record_set_number (TRELLIS_RECORD (goal), TRELLIS_RECORD_CREATED, 50);
  trellis_record_set_number (TRELLIS_RECORD (match), TRELLIS_RECORD_CREATED, 50);
  trellis_store_add (fixture->store, action);
  trellis_store_add (fixture->store, task);
  trellis_store_add (fixture->store, check_in);
  trellis_store_add (fixture->store, skill);
  trellis_skill_rating_set_skill (rating, UID (skill));
  trellis_store_add (fixture->store, rating);
  trellis_store_add (fixture->store, agreement);
  trellis_clause_set_agreement (clause, UID (agreement));
  trellis_store_add (fixture->store, clause);

  assert_found (fixture, "garden", NULL,
                "garden action, garden point, garden meeting, garden note, garden check-in, "
                "garden task, garden skill, garden rating, garden goal, garden clause, Garden Person, -");
  assert_found (fixture, "garden", match,
                "garden action, garden point, garden meeting, garden note, garden check-in, "
                "garden task, garden skill, garden rating, garden goal, garden clause, Garden Person, -");

  hits = trellis_store_search (fixture->store, "garden", NULL, 20);
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr(TrellisSearchHit) hit = g_list_model_get_item (hits, i);

      if (TRELLIS_IS_PERSON (trellis_search_hit_get_record (hit)))
        g_assert_null (trellis_search_hit_get_match (hit));
      else
        g_assert_cmpstr (trellis_search_hit_get_match (hit), ==, UID (match));
    }
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");

  for (int i = 0; i < 9; i++)
    {
      g_autofree char *title = g_strdup_printf ("n%d", i);
      g_autoptr(TrellisNote) note = trellis_note_new ();

      trellis_note_set_match (note, UID (match));
      trellis_note_set_title (note, title);
      trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_CREATED, 100 + i);
      trellis_store_add (fixture->store, note);
    }

  {
    g_autofree char *found = search (fixture, "n", NULL, 3);

    g_assert_cmpstr (found, ==, "n8, n7, n6");
  }
}

static void
test_within_match (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) ada = add_match (fixture->store, "Ada Tree");
  g_autoptr(TrellisMatch) bob = add_match (fixture->store, "Bob Tree");
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, ada, "tree meeting");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, meeting, "tree point");
  g_autoptr(TrellisNote) note = add_note (fixture->store, bob, "tree note", NULL);

  assert_found (fixture, "tree", ada, "tree meeting, tree point, Ada Tree");
  assert_found (fixture, "tree", bob, "tree note, Bob Tree");

  /* A whole that moves takes its parts along. */
  trellis_meeting_set_match (meeting, UID (bob));
  assert_found (fixture, "tree", ada, "Ada Tree");
  assert_found (fixture, "tree", bob, "tree meeting, tree point, tree note, Bob Tree");
}

static void
test_follows_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "note", "before");

  assert_found (fixture, "before", NULL, "note");
  trellis_note_set_body (note, "after");
  assert_found (fixture, "before", NULL, "");
  assert_found (fixture, "after", NULL, "note");
  trellis_note_set_pinned (note, TRUE);
  assert_found (fixture, "after", NULL, "note");
}

static void
test_not_in_trash (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, match, "apple meeting");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, meeting, "apple point");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "apple note", NULL);

  trellis_store_delete (fixture->store, note);
  assert_found (fixture, "apple", NULL, "apple meeting, apple point");
  trellis_store_delete (fixture->store, meeting);
  assert_found (fixture, "apple", NULL, "");
  assert_answer (fixture->path, "SELECT count(*) FROM point_search WHERE point_search MATCH 'apple'",
                 "0");
  trellis_store_restore (fixture->store, meeting);
  assert_found (fixture, "apple", NULL, "apple meeting, apple point");
  trellis_store_delete (fixture->store, match);
  assert_found (fixture, "apple", NULL, "");
  trellis_store_restore (fixture->store, match);
  assert_found (fixture, "apple", NULL, "apple meeting, apple point");
}

static void
assert_excerpt (const char *text, const char *typed, guint length, const char *expected)
{
  g_autoptr(TrellisNeedles) needles = trellis_needles_new (typed);
  g_autofree char *excerpt = trellis_needles_excerpt (needles, text, length);
  g_autoptr(GArray) spans = trellis_needles_find_all (needles, excerpt);
  g_autoptr(GString) marked = g_string_new (excerpt);

  g_assert_true (g_utf8_validate (excerpt, -1, NULL));
  for (guint i = spans->len; i > 0; i--)
    {
      TrellisSpan span = g_array_index (spans, TrellisSpan, i - 1);

      g_string_insert_c (marked, span.end, ']');
      g_string_insert_c (marked, span.start, '[');
    }
  g_assert_cmpstr (marked->str, ==, expected);
}

static void
test_excerpts (void)
{
  static const struct
  {
    const char *text;
    const char *typed;
    guint length;
    const char *excerpt;
  } cases[] = {
    { "Ask for feedback early", "feed", 80, "Ask for [feed]back early" },
    { "Ask for FEEDBACK early", "early feed", 80, "Ask for [FEED]BACK [early]" },
    { "nothing here", "other", 80, "nothing here" },
    { "nothing here", "", 80, "nothing here" },
    { "", "other", 80, "" },
    { "one two three four five", "zzz", 11, "one two…" },
    { "one two three four five", "zzz", 7, "one two…" },
    { "one two three", "zzz", 13, "one two three" },
    { "one two three \n", "zzz", 13, "one two three" },
    { "Donaudampfschifffahrt", "donau", 9, "[Donau]damp…" },
    { "Das Café, die Überraschung", "uber cafe", 80, "Das [Café], die [Über]raschung" },
    { "Cafe\xcc\x81 de Flore", "café", 80, "[Cafe\xcc\x81] de Flore" },
    { "unfeed feed", "feed", 80, "unfeed [feed]" },
    { "次の会議は明日", "会議", 80, "次の[会議]は明日" },
    { "각자 가다", "가", 80, "각자 [가]다" },
    { "a line\nthe second  has\tit\nand a third", "it", 80, "…the second has [it] and a third" },
    { "x aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii word jjjj kkkk llll", "word", 20,
      "…iiii [word] jjjj kkkk…" },
    { "see https://example.org/a/very/long/way/word and on", "word", 30, "…[word] and on" },
    { "zum\u00a0Beispiel\u00a0wortreich word", "word", 36, "…wortreich [word]" },
    { "שלום לכולם וברוכים הבאים לפגישה הראשונה", "לפגיש", 24, "…הבאים [לפגיש]ה הראשונה" },
    { "前回の約束を確認して、次の会議のメンターを決める", "会議", 18, "…次の[会議]のメンターを決める" },
    { "o'neil", "o'neil", 80, "[o]'[neil]" },
    { "well-known", "known", 80, "well-[known]" },
    { "naïve naı̈ve", "naive", 80, "[naïve] [naı̈ve]" },
    { "aaa aa a", "a aa", 80, "[aa]a [aa] [a]" },
    { "Die Straße", "strasse", 80, "Die [Straße]" },
    { "Die Straße", "stras", 80, "Die [Straß]e" },
    { "Die Strasse", "straß", 80, "Die [Strass]e" },
    { "a مُوَجِّه b", "موجه", 80, "a [مُوَجِّه] b" },
    { "Łukasz", "lu", 80, "[Łu]kasz" },
    { "كـتاب", "ـ", 80, "كـتاب" },
    { "كـتاب", "كتا", 80, "[كـتا]ب" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u: “%s”", i, cases[i].typed);
      assert_excerpt (cases[i].text, cases[i].typed, cases[i].length, cases[i].excerpt);
    }
}

static void
test_hit (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, NULL, "the body is its title");
  g_autoptr(GListModel) hits = NULL;
  g_autoptr(TrellisSearchHit) hit = NULL;
  g_autofree char *title = NULL;
  const TrellisSpan *spans;
  guint n_spans;

  trellis_note_set_result (note, "what came of the body");
  hits = trellis_store_search (fixture->store, "body", NULL, 5);
  hit = g_list_model_get_item (hits, 0);
  g_object_get (hit, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "the body is its title");
  spans = trellis_search_hit_get_title_spans (hit, &n_spans);
  g_assert_cmpuint (n_spans, ==, 1);
  g_assert_cmpuint (spans[0].start, ==, 4);
  g_assert_cmpuint (spans[0].end, ==, 8);
  g_assert_cmpstr (trellis_search_hit_get_excerpt (hit), ==, "what came of the body");
  spans = trellis_search_hit_get_excerpt_spans (hit, &n_spans);
  g_assert_cmpuint (n_spans, ==, 1);
  g_assert_cmpuint (spans[0].start, ==, 17);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/search/words", test_words);
  FIXTURE_TEST ("/search/letters", test_letters);
  FIXTURE_TEST ("/search/folds-what-was-there", test_folds_what_was_there);
  FIXTURE_TEST ("/search/folding-is-interrupted", test_folding_is_interrupted);
  FIXTURE_TEST ("/search/every-field", test_every_field);
  FIXTURE_TEST ("/search/kinds", test_kinds);
  FIXTURE_TEST ("/search/limit", test_limit);
  FIXTURE_TEST ("/search/within-match", test_within_match);
  FIXTURE_TEST ("/search/follows-changes", test_follows_changes);
  FIXTURE_TEST ("/search/not-in-trash", test_not_in_trash);
  g_test_add_func ("/search/excerpts", test_excerpts);
  FIXTURE_TEST ("/search/hit", test_hit);
  return g_test_run ();
}
