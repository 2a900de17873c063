/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libspelling.h>

G_BEGIN_DECLS

/* What is used of libspelling. */
#define TRELLIS_SPELLING_FUNCTIONS(FUNCTION)                                                       \
  FUNCTION (checker_add_word)                                                                      \
  FUNCTION (checker_check_word)                                                                    \
  FUNCTION (checker_get_default)                                                                   \
  FUNCTION (checker_get_language)                                                                  \
  FUNCTION (checker_get_provider)                                                                  \
  FUNCTION (checker_ignore_word)                                                                   \
  FUNCTION (checker_list_corrections)                                                              \
  FUNCTION (checker_set_language)                                                                  \
  FUNCTION (language_get_code)                                                                     \
  FUNCTION (language_get_name)                                                                     \
  FUNCTION (provider_list_languages)

#define TRELLIS_SPELLING_POINTER(name) __typeof__ (&spelling_##name) name;

typedef struct
{
  TRELLIS_SPELLING_FUNCTIONS (TRELLIS_SPELLING_POINTER)
} TrellisSpellingLibrary;

const TrellisSpellingLibrary *trellis_spelling_library_load (void);

G_END_DECLS
