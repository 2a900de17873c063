/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-phrase.h"
#include "trellis-typed-list.h"

static void
test_commas (void)
{
  static const struct
  {
    const char *text;
    const char *items[4];
  } cases[] = {
    { "English, Spanish", { "English", "Spanish" } },
    { " English ,, Spanish,", { "English", "Spanish" } },
    { "العربية، الإنجليزية", { "العربية", "الإنجليزية" } },
    { "日本語、英語，中国語", { "日本語", "英語", "中国語" } },
    { "one", { "one" } },
    { " , ", { NULL } },
    { "", { NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) items = trellis_typed_list (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstrv (items, cases[i].items);
    }
  g_assert_true (trellis_typed_has_comma ("العربية،"));
  g_assert_false (trellis_typed_has_comma ("日本語"));
}

/* What is shown is read as the same. */
static void
test_shown (void)
{
  const char *const items[] = { "English", "Spanish", NULL };
  const char *const none[] = { NULL };
  g_autofree char *text = trellis_phrase_list (items);
  g_autofree char *nothing = trellis_phrase_list (none);
  g_autofree char *unset = trellis_phrase_list (NULL);
  g_auto(GStrv) read = trellis_typed_list (text);

  g_assert_cmpstr (text, ==, "English, Spanish");
  g_assert_cmpstrv (read, items);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (unset, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/typed-list/commas", test_commas);
  g_test_add_func ("/journey/typed-list/shown", test_shown);
  return g_test_run ();
}
