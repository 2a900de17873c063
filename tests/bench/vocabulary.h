/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The seed with which everybody gets the same words. */
#define VOCABULARY_SEED 20260101

/* Words to write a journal with: common ones come often, rare ones rarely, as in a language. */
typedef struct _Vocabulary Vocabulary;

Vocabulary *vocabulary_new      (GRand      *rand);
void        vocabulary_free     (Vocabulary *self);

const char *vocabulary_word     (Vocabulary *self);
char       *vocabulary_title    (Vocabulary *self,
                                 guint       n_words);
char       *vocabulary_text     (Vocabulary *self,
                                 guint       n_words);
char       *vocabulary_document (Vocabulary *self,
                                 guint       n_words);

G_END_DECLS
