/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-question-bank.h"

#include <glib/gi18n-lib.h>

#include "trellis-question-table-private.h"

static const char *const topics[] = {
  N_("Directions and paths for my career"),
  N_("Skills to learn"),
  N_("Promotion and pay"),
  N_("Changing fields"),
  N_("Interviews and résumé"),
  N_("Being seen, and knowing people"),
  N_("Leading and delegating"),
  N_("Difficult relationships"),
  N_("Giving and taking feedback"),
  N_("Conflict"),
  N_("Speaking and presenting"),
  N_("Confidence, and feeling like an impostor"),
  N_("Time, focus, and balance"),
  N_("Values and motivation"),
  N_("A decision I have to make"),
  N_("Culture and unwritten rules"),
  N_("Studying and research"),
  N_("Starting a business"),
  N_("Inclusion and belonging"),
  N_("Coming back after a break"),
  N_("Failing and getting up again"),
  N_("Technology and craft"),
  N_("Community"),
  N_("What to read"),
};

static const struct
{
  TrellisTalk talk;
  TrellisAudience audience;
  const char *text;
} checks[] = {
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_FOR_MENTEE, N_("Thank the mentor") },
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_FOR_MENTEE, N_("Send a short introduction and a résumé") },
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_FOR_MENTEE, N_("Read about the mentor’s work") },
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_FOR_MENTEE, N_("Write down three things to reach") },
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_FOR_MENTOR, N_("Read the mentee’s introduction and résumé") },
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_FOR_MENTOR, N_("Learn what the mentee looks for") },
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_FOR_MENTOR, N_("Say what you can offer") },
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_FOR_BOTH, N_("Check place or link, time, and time zone") },
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_FOR_BOTH, N_("Have a phone number for the day") },

  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Tell each other how you got here") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Share what you know of mentoring, good and bad") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Talk about situation, strengths, and wishes") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Say how success would look, and by when") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Say what you expect, and what is not on offer") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Settle rhythm, length, place, agenda, and notes") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Settle contact in between, replies, and canceling") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Be exact about confidentiality") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Name boundaries, and how you like feedback") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Say how you check progress, and how you would stop") },
  { TRELLIS_TALK_FIRST, TRELLIS_FOR_BOTH, N_("Fix first small actions and the next date") },

  { TRELLIS_TALK_REGULAR, TRELLIS_FOR_MENTEE, N_("Look at the last summary and your actions") },
  { TRELLIS_TALK_REGULAR, TRELLIS_FOR_MENTEE, N_("Choose about three points, and share them") },
  { TRELLIS_TALK_REGULAR, TRELLIS_FOR_MENTOR, N_("Read the agenda, and add your points") },
  { TRELLIS_TALK_REGULAR, TRELLIS_FOR_BOTH, N_("Confirm day, time, and place or link") },

  { TRELLIS_TALK_MID_POINT, TRELLIS_FOR_MENTEE, N_("Rate each goal, and name one obstacle and one wish") },
  { TRELLIS_TALK_MID_POINT, TRELLIS_FOR_MENTOR, N_("Note what you see growing, and one suggestion") },
  { TRELLIS_TALK_MID_POINT, TRELLIS_FOR_BOTH, N_("Read the agreement again") },

  { TRELLIS_TALK_CLOSING, TRELLIS_FOR_BOTH, N_("Say early that it is the last meeting") },
  { TRELLIS_TALK_CLOSING, TRELLIS_FOR_BOTH, N_("Go through every goal") },
  { TRELLIS_TALK_CLOSING, TRELLIS_FOR_MENTEE, N_("Prepare a thank-you that names something") },
  { TRELLIS_TALK_CLOSING, TRELLIS_FOR_MENTOR, N_("Think of whom to introduce the mentee to") },
  { TRELLIS_TALK_CLOSING, TRELLIS_FOR_BOTH, N_("Be honest about staying in touch") },
};

static gboolean
is_for (TrellisAudience audience, TrellisRole role)
{
  return (audience & (role == TRELLIS_ROLE_MENTEE ? TRELLIS_FOR_MENTEE : TRELLIS_FOR_MENTOR)) != 0;
}

/* What the next meeting is for, after @meetings_held: @is_last if it was named the last one,
 * @is_review if the day of the review has come. */
TrellisTalk
trellis_talk_choose (guint meetings_held, gboolean is_review, gboolean is_last)
{
  if (is_last)
    return TRELLIS_TALK_CLOSING;
  if (meetings_held == 0)
    return TRELLIS_TALK_FIRST;
  return is_review ? TRELLIS_TALK_MID_POINT : TRELLIS_TALK_REGULAR;
}

const char *
trellis_talk_get_title (TrellisTalk talk)
{
  switch (talk)
    {
    case TRELLIS_TALK_BEFORE_FIRST:
      return _("Before the First Meeting");
    case TRELLIS_TALK_FIRST:
      return _("First Meeting");
    case TRELLIS_TALK_REGULAR:
      return _("Regular Meeting");
    case TRELLIS_TALK_MID_POINT:
      return _("Halfway Review");
    case TRELLIS_TALK_CLOSING:
      return _("Last Meeting");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What @role may ask in @talk, kinds together. Elements are const TrellisQuestion of this library;
 * transfer container. */
GPtrArray *
trellis_question_bank_find (TrellisTalk talk, TrellisRole role)
{
  GPtrArray *questions = g_ptr_array_new ();

  for (guint i = 0; i < trellis_question_table_size; i++)
    if (trellis_question_table[i].talk == talk && is_for (trellis_question_table[i].audience, role))
      g_ptr_array_add (questions, (gpointer) &trellis_question_table[i]);
  return questions;
}

const char *
trellis_question_get_text (const TrellisQuestion *question)
{
  return _(question->text);
}

const char *
trellis_question_kind_get_title (TrellisQuestionKind kind)
{
  switch (kind)
    {
    case TRELLIS_QUESTION_REFLECT:
      return _("Ask Yourself");
    case TRELLIS_QUESTION_OPEN:
      /* Translators: questions to begin a meeting with. */
      return _("To Begin");
    case TRELLIS_QUESTION_REVIEW:
      return _("Looking Back");
    case TRELLIS_QUESTION_FOCUS:
      /* Translators: questions that find what a meeting is about. */
      return _("Focus");
    case TRELLIS_QUESTION_GROW_GOAL:
      /* Translators: questions on what one wants, a step of the GROW model of coaching. */
      return C_("GROW", "Goal");
    case TRELLIS_QUESTION_GROW_REALITY:
      /* Translators: questions on how things are now, a step of the GROW model of coaching. */
      return C_("GROW", "Reality");
    case TRELLIS_QUESTION_GROW_OPTIONS:
      /* Translators: questions on what one could do, a step of the GROW model of coaching. */
      return C_("GROW", "Options");
    case TRELLIS_QUESTION_GROW_WILL:
      /* Translators: questions on what one is going to do, a step of the GROW model of coaching. */
      return C_("GROW", "Will");
    case TRELLIS_QUESTION_ASK:
      return _("Ask Each Other");
    case TRELLIS_QUESTION_CLOSE:
      return _("To Close");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Subjects that pairs often talk about; transfer full. */
char **
trellis_topic_bank_list (void)
{
  g_autoptr(GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    g_strv_builder_add (list, _(topics[i]));
  return g_strv_builder_end (list);
}

/* What @role does for a meeting of this kind, in order; transfer full. */
char **
trellis_checklist_list (TrellisTalk talk, TrellisRole role)
{
  g_autoptr(GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].talk == talk && is_for (checks[i].audience, role))
      g_strv_builder_add (list, _(checks[i].text));
  return g_strv_builder_end (list);
}
