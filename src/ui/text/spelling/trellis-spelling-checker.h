/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The dictionaries of this computer, one of them in use. All texts share it: the language, and what is
 * ignored until the program ends. */
typedef struct _TrellisSpellingChecker TrellisSpellingChecker;

/* Loads the dictionary of the person's language when first asked, which takes up to 70 ms: from a
 * thread. NULL where there is no dictionary at all. Lives until the program ends. All else is for the
 * main thread. */
TrellisSpellingChecker *trellis_spelling_checker_get_default      (void);

/* Languages are codes as dictionaries have them, "en_US". */
const char             *trellis_spelling_checker_get_language     (TrellisSpellingChecker *self);

/* Keeps the language where there is no dictionary for @language. */
void                    trellis_spelling_checker_set_language     (TrellisSpellingChecker *self,
                                                                   const char             *language);

/* In the order of their names. */
GStrv                   trellis_spelling_checker_list_languages   (TrellisSpellingChecker *self);

/* How the person's own language calls @language. */
char                   *trellis_spelling_checker_name_language    (const char             *language);

/* @len is in bytes. */
gboolean                trellis_spelling_checker_check_word       (TrellisSpellingChecker *self,
                                                                   const char             *word,
                                                                   gsize                   len);

/* The likeliest first; may be empty. */
GStrv                   trellis_spelling_checker_list_corrections (TrellisSpellingChecker *self,
                                                                   const char             *word);

/* To the person's own dictionary, which other programs use as well. */
void                    trellis_spelling_checker_add_word         (TrellisSpellingChecker *self,
                                                                   const char             *word);

/* Until the program ends or the language changes. */
void                    trellis_spelling_checker_ignore_word      (TrellisSpellingChecker *self,
                                                                   const char             *word);

G_END_DECLS
