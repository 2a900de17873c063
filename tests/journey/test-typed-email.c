/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-typed-email.h"

static void
test_addresses (void)
{
  static const char *const addresses[] = {
    "ada@example.org",   " ada@example.org ",      "a.b+trellis@mail.example.org", "ada@localhost",
    "ada@bücher.example", "дмитрий@пример.example", "o'neil@example.org",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_test_message ("%s", addresses[i]);
      g_assert_true (trellis_typed_is_email (addresses[i]));
    }
}

static void
test_others (void)
{
  static const char *const others[] = {
    "",          "ada",          "ada@",           "@example.org",         "ada@@example.org", "ada lovelace@example.org",
    "a@b@c",     "ada@.org",     "ada@example..org", "ada@example.org.",   "ada@example.org, bob@example.org",
    "555 12 34", "Ada <ada@example.org>", "mailto:ada@example.org", "@",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (trellis_typed_is_email (others[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-email/addresses", test_addresses);
  g_test_add_func ("/typed-email/others", test_others);
  return g_test_run ();
}
