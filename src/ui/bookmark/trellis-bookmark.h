/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-choices.h"

G_BEGIN_DECLS

/* A text cursor: in text number @text, from 0, of what is about the record. */
typedef struct
{
  char *table; /* NULL where there was no cursor */
  char *uid;
  guint text;
  int insert; /* characters from the beginning of the text */
  int bound;  /* the other end of the selection */
} TrellisBookmarkCursor;

/* Where somebody was. Names and uids only, never words that people wrote. What is not known is NULL. */
typedef struct
{
  gboolean in_sidebar; /* which stood alone, in a narrow window */

  char *match; /* NULL for Home */
  char *place;
  char *chosen_table; /* what was chosen in the place */
  char *chosen_uid;
  char *meeting; /* whose page lay over the match */
  char *step;
  gboolean in_conclusion; /* of the match, whose page lay over it */
  gboolean in_skills;     /* of the match, the same */

  TrellisBookmarkCursor cursor;
  GHashTable *scrolled; /* names of what scrolls, and how far it was: trellis-scrolling.h */
  TrellisChoices *choices; /* of all matches, not only of this one */
} TrellisBookmark;

TrellisBookmark *trellis_bookmark_new      (void);
void             trellis_bookmark_free     (TrellisBookmark       *self);
void             trellis_bookmark_set_cursor (TrellisBookmark             *self,
                                              const TrellisBookmarkCursor *cursor);
gboolean         trellis_bookmark_is_same_page (const TrellisBookmark *self,
                                                const TrellisBookmark *before);
char            *trellis_bookmark_to_text  (const TrellisBookmark *self);
TrellisBookmark *trellis_bookmark_from_text (const char           *text);
TrellisBookmark *trellis_bookmark_load     (const char            *folder);
gboolean         trellis_bookmark_save     (const char            *folder,
                                            const char            *text,
                                            GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisBookmark, trellis_bookmark_free)

G_END_DECLS
