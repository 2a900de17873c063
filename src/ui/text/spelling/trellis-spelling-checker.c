/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-spelling-checker.h"

#include <enchant.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "trellis-late-library.h"

/* ICU's names change with each of its versions. */
#define ICU_SONAME "libicuuc.so." G_STRINGIFY (U_ICU_VERSION_MAJOR_NUM)
#define ICU_FUNCTIONS(each) each (uloc_getDisplayName)

#define ENCHANT_SONAME "libenchant-2.so.2"
#define ENCHANT_FUNCTIONS(each) \
  each (enchant_broker_free) \
  each (enchant_broker_free_dict) \
  each (enchant_broker_init) \
  each (enchant_broker_list_dicts) \
  each (enchant_broker_request_dict) \
  each (enchant_dict_add) \
  each (enchant_dict_add_to_session) \
  each (enchant_dict_check) \
  each (enchant_dict_free_string_list) \
  each (enchant_dict_suggest)

#define NAME_SIZE 128

struct _TrellisSpellingChecker
{
  EnchantBroker *broker;
  EnchantDict *dict; /* never NULL */
  char *language;
};

/* There once load() has been through. */
static struct
{
  ENCHANT_FUNCTIONS (TRELLIS_LATE_POINTER)
} enchant;

static void
collect_cb (const char *language, const char *provider, const char *description, const char *file,
            gpointer user_data)
{
  GHashTable *languages = user_data;

  g_hash_table_add (languages, g_strdup (language));
}

/* Several providers may have the same language. */
static GHashTable *
find_languages (EnchantBroker *broker)
{
  GHashTable *languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  enchant.enchant_broker_list_dicts (broker, collect_cb, languages);
  return languages;
}

/* A dictionary of the first of the person's languages that has one; else of American English, in which
 * Trellis is written; else any. */
static char *
choose_language (EnchantBroker *broker)
{
  g_autoptr(GHashTable) languages = find_languages (broker);
  GHashTableIter iter;
  gpointer any;

  for (const char *const *name = g_get_language_names (); *name != NULL; name++)
    if (g_hash_table_contains (languages, *name))
      return g_strdup (*name);
  if (g_hash_table_contains (languages, "en_US"))
    return g_strdup ("en_US");

  g_hash_table_iter_init (&iter, languages);
  return g_hash_table_iter_next (&iter, &any, NULL) ? g_strdup (any) : NULL;
}

static TrellisSpellingChecker *
load (void)
{
  static const char *const names[] = { ENCHANT_FUNCTIONS (TRELLIS_LATE_NAME) NULL };
  EnchantBroker *broker;
  EnchantDict *dict;
  g_autofree char *language = NULL;
  TrellisSpellingChecker *self;

  if (!trellis_late_library_load (ENCHANT_SONAME, names, &enchant))
    return NULL;

  broker = enchant.enchant_broker_init ();
  language = choose_language (broker);
  dict = language != NULL ? enchant.enchant_broker_request_dict (broker, language) : NULL;
  if (dict == NULL)
    {
      g_message ("No spell checking: there is no dictionary");
      enchant.enchant_broker_free (broker);
      return NULL;
    }

  self = g_new0 (TrellisSpellingChecker, 1);
  self->broker = broker;
  self->dict = dict;
  self->language = g_steal_pointer (&language);
  return self;
}

TrellisSpellingChecker *
trellis_spelling_checker_get_default (void)
{
  static TrellisSpellingChecker *checker;
  static gsize is_tried;

  if (g_once_init_enter (&is_tried))
    {
      checker = load ();
      g_once_init_leave (&is_tried, 1);
    }
  return checker;
}

const char *
trellis_spelling_checker_get_language (TrellisSpellingChecker *self)
{
  return self->language;
}

void
trellis_spelling_checker_set_language (TrellisSpellingChecker *self, const char *language)
{
  EnchantDict *dict = enchant.enchant_broker_request_dict (self->broker, language);

  if (dict == NULL)
    return;

  enchant.enchant_broker_free_dict (self->broker, self->dict);
  self->dict = dict;
  g_set_str (&self->language, language);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *name_a = trellis_spelling_checker_name_language (*(const char *const *) a);
  g_autofree char *name_b = trellis_spelling_checker_name_language (*(const char *const *) b);

  return g_utf8_collate (name_a, name_b);
}

GStrv
trellis_spelling_checker_list_languages (TrellisSpellingChecker *self)
{
  g_autoptr(GHashTable) languages = find_languages (self->broker);
  g_autoptr(GPtrArray) sorted = g_hash_table_get_keys_as_ptr_array (languages);

  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    sorted->pdata[i] = g_strdup (sorted->pdata[i]);
  g_ptr_array_add (sorted, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&sorted), FALSE);
}

char *
trellis_spelling_checker_name_language (const char *language)
{
  static const char *const names[] = { ICU_FUNCTIONS (TRELLIS_LATE_NAME) NULL };
  static struct { ICU_FUNCTIONS (TRELLIS_LATE_POINTER) } icu;
  UErrorCode status = U_ZERO_ERROR;
  UChar name[NAME_SIZE];
  int len;

  if (icu.uloc_getDisplayName == NULL && !trellis_late_library_load (ICU_SONAME, names, &icu))
    return g_strdup (language);
  len = icu.uloc_getDisplayName (language, g_get_language_names ()[0], name, NAME_SIZE, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    return g_strdup (language);
  return g_utf16_to_utf8 (name, len, NULL, NULL, NULL);
}

gboolean
trellis_spelling_checker_check_word (TrellisSpellingChecker *self, const char *word, gsize len)
{
  return enchant.enchant_dict_check (self->dict, word, (gssize) len) == 0;
}

GStrv
trellis_spelling_checker_list_corrections (TrellisSpellingChecker *self, const char *word)
{
  gsize n = 0;
  char **suggested = enchant.enchant_dict_suggest (self->dict, word, -1, &n);
  g_autoptr(GStrvBuilder) corrections = g_strv_builder_new ();

  for (gsize i = 0; i < n; i++)
    g_strv_builder_add (corrections, suggested[i]);
  if (suggested != NULL)
    enchant.enchant_dict_free_string_list (self->dict, suggested);
  return g_strv_builder_end (corrections);
}

void
trellis_spelling_checker_add_word (TrellisSpellingChecker *self, const char *word)
{
  enchant.enchant_dict_add (self->dict, word, -1);
}

void
trellis_spelling_checker_ignore_word (TrellisSpellingChecker *self, const char *word)
{
  enchant.enchant_dict_add_to_session (self->dict, word, -1);
}
