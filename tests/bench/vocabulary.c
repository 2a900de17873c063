/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vocabulary.h"

#include <math.h>

#define N_WORDS 5000

struct _Vocabulary
{
  GRand *rand; /* unowned */
  GPtrArray *words;
};

static const char english[] =
  "the and to of a we in is that it for on with next time she he they what this was not be as have "
  "about but how from at do by will can more when who why or so if all an meeting week goal talk "
  "team work plan agreed question answer notes feedback decided learned tried result because after "
  "before between again always never maybe people manager project report board budget review draft "
  "slide story mistake habit promise reason listen explain practice lead trust help ask write read "
  "call walk coffee morning evening deadline conflict decision advice progress obstacle measure "
  "honest quiet brave patient curious careful early late small large first last open clear hard "
  "easy good better best new old same other own whole half long short month year day hour minute "
  "career change choice client colleague community company confidence course customer data design "
  "direction doubt energy engineer example experience failure family field focus friend future "
  "garden goodbye growth hope idea improvement interview introduction job kindness knowledge lab "
  "language leader lesson letter life list market mentor mentee method mind moment money network "
  "number office offer opinion page paper partner path place point position power presentation "
  "pressure problem process promotion purpose reading reflection relationship research respect "
  "responsibility role room rule salary schedule school science service skill solution space "
  "strength stress student study success summary support surprise system task teacher technology "
  "test thanks thought topic training travel university value vision voice weakness window worry";

static char *
make_word (GRand *rand)
{
  static const char *const onsets[] = { "b", "br", "d", "f", "g", "h", "k", "kl", "l", "m", "n",
                                        "p", "pr", "r", "s", "st", "t", "tr", "v", "w", "z", "ñ" };
  static const char *const vowels[] = { "a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ou",
                                        "é", "ö", "ü", "á", "å" };
  static const char *const codas[] = { "", "", "", "n", "r", "s", "l", "m", "nd", "ck", "x" };
  GString *word = g_string_new (NULL);
  int n_syllables = g_rand_int_range (rand, 1, 5);

  for (int i = 0; i < n_syllables; i++)
    {
      g_string_append (word, onsets[g_rand_int_range (rand, 0, G_N_ELEMENTS (onsets))]);
      g_string_append (word, vowels[g_rand_int_range (rand, 0, G_N_ELEMENTS (vowels))]);
    }
  g_string_append (word, codas[g_rand_int_range (rand, 0, G_N_ELEMENTS (codas))]);

  return g_string_free_and_steal (word);
}

Vocabulary *
vocabulary_new (GRand *rand)
{
  Vocabulary *self = g_new0 (Vocabulary, 1);
  g_auto(GStrv) known = g_strsplit (english, " ", -1);

  self->rand = rand;
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (char **word = known; *word != NULL; word++)
    g_ptr_array_add (self->words, g_strdup (*word));
  while (self->words->len < N_WORDS)
    g_ptr_array_add (self->words, make_word (rand));

  return self;
}

void
vocabulary_free (Vocabulary *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* The n-th word comes about 1/n times as often as the first. */
const char *
vocabulary_word (Vocabulary *self)
{
  double place = pow (self->words->len, g_rand_double (self->rand)) - 1;

  return g_ptr_array_index (self->words, (guint) place);
}

static void
append_sentence (Vocabulary *self, GString *text, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      const char *word = vocabulary_word (self);

      if (i > 0)
        g_string_append (text, g_rand_int_range (self->rand, 0, 12) == 0 ? ", " : " ");
      if (i == 0)
        g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (word)));
      g_string_append (text, i == 0 ? g_utf8_next_char (word) : word);
    }
}

/* One line without a period; transfer full. */
char *
vocabulary_title (Vocabulary *self, guint n_words)
{
  GString *text = g_string_new (NULL);

  append_sentence (self, text, n_words);
  return g_string_free_and_steal (text);
}

/* Sentences in paragraphs, now and then a list; transfer full. */
char *
vocabulary_text (Vocabulary *self, guint n_words)
{
  GString *text = g_string_new (NULL);
  guint n_written = 0;

  while (n_written < n_words)
    {
      guint n = MIN (n_words - n_written, (guint) g_rand_int_range (self->rand, 4, 18));
      int shape = g_rand_int_range (self->rand, 0, 10);

      if (text->len > 0)
        g_string_append (text, shape == 0 ? "\n- " : shape == 1 ? "\n\n" : " ");
      append_sentence (self, text, n);
      g_string_append_c (text, '.');
      n_written += n;
    }

  return g_string_free_and_steal (text);
}

/* A long text in Markdown, with headings, emphasis, lists, and links; transfer full. */
char *
vocabulary_document (Vocabulary *self, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint n_written = 0; n_written < n_words; n_written += 200)
    {
      g_autofree char *heading = vocabulary_title (self, 4);
      g_autofree char *before = vocabulary_text (self, 150);
      g_autofree char *after = vocabulary_text (self, 34);

      g_string_append_printf (text, "## %s\n\n%s **%s** *%s* `%s`\n\n", heading, before,
                              vocabulary_word (self), vocabulary_word (self),
                              vocabulary_word (self));
      g_string_append_printf (text, "- [ ] %s\n- [x] %s\n1. %s\n\n> %s\n\n[%s](https://%s.example)\n\n",
                              vocabulary_word (self), vocabulary_word (self),
                              vocabulary_word (self), after, vocabulary_word (self),
                              "trellis");
    }

  return g_string_free_and_steal (text);
}
