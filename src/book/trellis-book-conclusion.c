/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-choice-words.h"
#include "trellis-conclusion-rules.h"
#include "trellis-document-text.h"
#include "trellis-phrase.h"

static void
add_goals (TrellisBookBuilder *self, TrellisConclusion *conclusion)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) titles = NULL;
  g_autofree char *line = NULL;

  for (const char *const *uid = trellis_conclusion_get_goals_going_on (conclusion); *uid != NULL; uid++)
    {
      TrellisGoal *goal = trellis_book_material_find (self->material, TRELLIS_TYPE_GOAL, *uid);

      if (goal != NULL && trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN &&
          trellis_goal_get_title (goal) != NULL)
        g_strv_builder_add (builder, trellis_goal_get_title (goal));
    }
  titles = g_strv_builder_end (builder);
  line = trellis_phrase_list ((const char *const *) titles);
  trellis_document_append_fact (self->document, _("Goals That Go On"), line);
}

static void
add_conclusion (TrellisBookBuilder *self, TrellisConclusion *conclusion)
{
  const TrellisEnding ending = trellis_conclusion_get_ending (conclusion);
  const char *day = trellis_conclusion_get_first_update (conclusion);
  g_autofree char *update = day != NULL ? trellis_phrase_day (day) : NULL;
  g_autofree char *suitable =
    trellis_conclusion_describe_suitable (trellis_conclusion_get_suitable (conclusion));

  add_goals (self, conclusion);
  trellis_document_append_fact (self->document, _("First Update"), update);
  if (ending != TRELLIS_ENDING_NOT_SAID)
    trellis_document_append_fact (self->document, _("Reason for Ending"), trellis_label_ending (ending));
  trellis_document_append_fact (self->document, _("Suited Each Other"), suitable);
  trellis_book_add_section (self, 2, _("What We Learned"), trellis_conclusion_get_learned (conclusion));
  trellis_book_add_section (self, 2, _("Thanks"), trellis_conclusion_get_thanks (conclusion));
  trellis_book_add_section (self, 2, _("How We Stay in Touch"), trellis_conclusion_get_in_touch (conclusion));
  trellis_book_add_section (self, 2, _("Who Else to Meet"), trellis_conclusion_get_to_meet (conclusion));
}

/* How the match was concluded, in my words. In what is made to be passed on there is none. */
void
trellis_book_add_conclusions (TrellisBookBuilder *self)
{
  const char *match = trellis_record_get_uid (TRELLIS_RECORD (trellis_book_material_get_match (self->material)));
  GPtrArray *conclusions =
    trellis_book_builder_list (self, TRELLIS_TYPE_CONCLUSION, trellis_conclusion_field_match, match);

  for (guint i = 0; i < conclusions->len; i++)
    if (!trellis_record_is_blank (conclusions->pdata[i]))
      {
        trellis_book_add_heading (self, 1, _("How We Concluded (Private)"));
        add_conclusion (self, conclusions->pdata[i]);
      }
}
