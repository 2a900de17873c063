/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-question-table-private.h"

#include <glib/gi18n-lib.h>

#define BEFORE(kind, audience, text)                                                               \
  { TRELLIS_TALK_BEFORE_FIRST, TRELLIS_QUESTION_##kind, TRELLIS_FOR_##audience, text },
#define FIRST(kind, audience, text)                                                                \
  { TRELLIS_TALK_FIRST, TRELLIS_QUESTION_##kind, TRELLIS_FOR_##audience, text },
#define REGULAR(kind, audience, text)                                                              \
  { TRELLIS_TALK_REGULAR, TRELLIS_QUESTION_##kind, TRELLIS_FOR_##audience, text },
#define MIDWAY(kind, audience, text)                                                               \
  { TRELLIS_TALK_MID_POINT, TRELLIS_QUESTION_##kind, TRELLIS_FOR_##audience, text },
#define CLOSING(kind, audience, text)                                                              \
  { TRELLIS_TALK_CLOSING, TRELLIS_QUESTION_##kind, TRELLIS_FOR_##audience, text },

const TrellisQuestion trellis_question_table[] = {
  BEFORE (REFLECT, MENTEE, N_("Half a year from now, what would I like to be different?"))
  BEFORE (REFLECT, MENTEE, N_("What have I already tried, and what stopped me?"))
  BEFORE (REFLECT, MENTEE, N_("What can I learn from this person that few others could teach me?"))
  BEFORE (REFLECT, MENTEE, N_("What do I want to talk about, and what would I rather keep to myself?"))
  BEFORE (REFLECT, MENTEE, N_("How many hours a month can I honestly give?"))
  BEFORE (REFLECT, MENTOR, N_("Why am I doing this, and what would I like to learn?"))
  BEFORE (REFLECT, MENTOR, N_("What do I have to offer, and what not?"))
  BEFORE (REFLECT, MENTOR, N_("What do I know about where the mentee comes from, studies, or works?"))
  BEFORE (REFLECT, MENTOR, N_("When somebody guided me, what helped and what hurt?"))
  BEFORE (REFLECT, MENTOR, N_("How much time can I give, and how do I like to be reached?"))
  BEFORE (REFLECT, BOTH, N_("Do we both know the place or link, the time zone, and a phone number?"))

  FIRST (OPEN, BOTH, N_("How did each of us get here?"))
  FIRST (OPEN, BOTH, N_("What do we have in common, and where do we differ?"))
  FIRST (OPEN, BOTH, N_("Which guides have we had before, and what does “mentoring” mean to each of us?"))
  FIRST (FOCUS, BOTH, N_("Where does the mentee stand, what are the strengths, what are the wishes?"))
  FIRST (FOCUS, BOTH, N_("How would we know, and by when, that this was worth it?"))
  FIRST (FOCUS, BOTH, N_("What do we expect of each other, and what will the mentor not do?"))
  FIRST (FOCUS, BOTH, N_("How often, how long, and where do we meet, and who takes care of what?"))
  FIRST (FOCUS, BOTH, N_("What stays between us?"))
  FIRST (FOCUS, BOTH, N_("What is off limits, and what annoys each of us?"))
  FIRST (FOCUS, BOTH, N_("How do we check on us, and how would we stop?"))
  FIRST (ASK, MENTOR, N_("What brought you to where you are now?"))
  FIRST (ASK, MENTOR, N_("Which failure taught you most?"))
  FIRST (ASK, MENTOR, N_("How do you like to learn, and who helps you with it?"))
  FIRST (ASK, MENTOR, N_("Which subjects could you talk about for hours?"))
  FIRST (ASK, MENTEE, N_("Which values guide you when you decide?"))
  FIRST (ASK, MENTEE, N_("Which experience made you who you are at work?"))
  FIRST (ASK, MENTEE, N_("What are you proud of?"))
  FIRST (CLOSE, BOTH, N_("What is one small thing each of us does before next time?"))
  FIRST (CLOSE, BOTH, N_("When do we meet next, and who sends the summary?"))

  REGULAR (OPEN, BOTH, N_("How are you, honestly?"))
  REGULAR (OPEN, BOTH, N_("What went well since last time, and what was hard?"))
  REGULAR (OPEN, BOTH, N_("Do we still have as much time today as we planned?"))
  REGULAR (REVIEW, BOTH, N_("Which actions got done, and what came of them?"))
  REGULAR (REVIEW, BOTH, N_("What is left over, and why?"))
  REGULAR (REVIEW, BOTH, N_("What did you learn on the way?"))
  REGULAR (REVIEW, BOTH, N_("Is the goal still the right one?"))
  REGULAR (FOCUS, BOTH, N_("Which one thing deserves our time today?"))
  REGULAR (FOCUS, BOTH, N_("What has to happen for this hour to be a good one?"))
  REGULAR (GROW_GOAL, BOTH, N_("What would you like to get out of this?"))
  REGULAR (GROW_GOAL, BOTH, N_("How will you notice that you have it?"))
  REGULAR (GROW_GOAL, BOTH, N_("Why does it matter, and how much from 1 to 10?"))
  REGULAR (GROW_REALITY, BOTH, N_("What is happening now, and who is part of it?"))
  REGULAR (GROW_REALITY, BOTH, N_("Which part of it is in your hands?"))
  REGULAR (GROW_REALITY, BOTH, N_("What have you tried, and who has done it before you?"))
  REGULAR (GROW_OPTIONS, BOTH, N_("What could you do? And what else?"))
  REGULAR (GROW_OPTIONS, BOTH, N_("What would you do if nothing held you back?"))
  REGULAR (GROW_OPTIONS, BOTH, N_("What would you advise a friend?"))
  REGULAR (GROW_OPTIONS, BOTH, N_("What does each way cost, and what does it bring?"))
  REGULAR (GROW_WILL, BOTH, N_("What exactly will you do, and when?"))
  REGULAR (GROW_WILL, BOTH, N_("What could stop you, and who could help?"))
  REGULAR (GROW_WILL, BOTH, N_("How sure are you from 1 to 10, and what is missing to a 10?"))
  REGULAR (ASK, MENTEE, N_("How would you go about this?"))
  REGULAR (ASK, MENTEE, N_("What do you see that escapes me?"))
  REGULAR (ASK, MENTEE, N_("In my place, what would you do differently?"))
  REGULAR (ASK, MENTEE, N_("Whom should I meet, and what should I read?"))
  REGULAR (ASK, MENTEE, N_("How do I come across?"))
  REGULAR (ASK, MENTOR, N_("What did you notice about yourself?"))
  REGULAR (ASK, MENTOR, N_("What gives you energy in this?"))
  REGULAR (ASK, MENTOR, N_("Who else could you ask?"))
  REGULAR (ASK, MENTOR, N_("What is the smallest step that counts?"))
  REGULAR (ASK, MENTOR, N_("What would you regret not having tried?"))
  REGULAR (REFLECT, MENTOR, N_("What do I want to raise, where do I challenge, and where do I support?"))
  REGULAR (CLOSE, BOTH, N_("What do you take with you?"))
  REGULAR (CLOSE, BOTH, N_("Who does what by when, and what of it is a must?"))
  REGULAR (CLOSE, BOTH, N_("When do we meet next, and roughly about what?"))
  REGULAR (CLOSE, BOTH, N_("What was useful today, and what should be different next time?"))

  MIDWAY (OPEN, BOTH, N_("What was the high point so far, and what the low point?"))
  MIDWAY (REVIEW, BOTH, N_("Do rhythm and length still suit us?"))
  MIDWAY (REVIEW, BOTH, N_("Do both of us keep what we promise?"))
  MIDWAY (REVIEW, MENTEE, N_("How far is each goal from 0 to 100, and what is in the way?"))
  MIDWAY (REVIEW, MENTOR, N_("What do I see growing, and where do I hold back?"))
  MIDWAY (FOCUS, BOTH, N_("Which skills grow, and is there enough support and enough challenge?"))
  MIDWAY (FOCUS, BOTH, N_("Can we question ideas and still respect the person?"))
  MIDWAY (FOCUS, BOTH, N_("Does anything outside get in our way, or do we run out of topics?"))
  MIDWAY (ASK, BOTH, N_("What would you like more of from me, and what less?"))
  MIDWAY (ASK, MENTEE, N_("What do you get out of this yourself?"))
  MIDWAY (CLOSE, BOTH, N_("Which part of our agreement should change?"))
  MIDWAY (CLOSE, BOTH, N_("Do we go on, change something, or stop?"))

  CLOSING (OPEN, BOTH, N_("Where did we start, and where are we now?"))
  CLOSING (REVIEW, BOTH, N_("Which goals were reached, which were not, and why?"))
  CLOSING (REVIEW, MENTEE, N_("What did I learn about work and about myself, and what do I do differently?"))
  CLOSING (REVIEW, MENTOR, N_("What did I learn, and what would I do again or otherwise?"))
  CLOSING (FOCUS, MENTEE, N_("What do I carry on alone, and who could be my next mentor?"))
  CLOSING (FOCUS, MENTOR, N_("Whom could I introduce the mentee to next?"))
  CLOSING (ASK, BOTH, N_("What did I value in you?"))
  CLOSING (ASK, BOTH, N_("How do you feel about ending here?"))
  CLOSING (CLOSE, BOTH, N_("How do we stay in touch, and when is the first update?"))
  CLOSING (CLOSE, BOTH, N_("What stays between us, and what happens to the notes?"))
  CLOSING (CLOSE, BOTH, N_("May others hear about us as a good example?"))
};

const guint trellis_question_table_size = G_N_ELEMENTS (trellis_question_table);
