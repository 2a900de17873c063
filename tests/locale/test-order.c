/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/fixture.h"
#include "locale-fixture.h"
#include "trellis-tags.h"

/* Each in an order that bytes do not have. */
static const struct
{
  const char *locale;
  const char *ordered[7];
} languages[] = {
  { "en_US", { "ähnlich", "Äpfel", "apple", "Banana", "cote", "Zebra", NULL } },
  { "de_DE", { "Apfel", "Äpfel", "Öl", "Strasse", "Straße", "Zebra", NULL } },
  { "sv_SE", { "Apa", "Zebra", "Åka", "Ärlig", "Öl", NULL } },
  { "fr_FR", { "cote", "coté", "côte", "côté", "zèbre", NULL } },
  { "tr_TR", { "cam", "çay", "dün", "ıhlamur", "iz", NULL } },
  { "ar_EG", { "أمل", "باب", "تاريخ", "موعد", "هدف", NULL } },
  { "ja_JP", { "あお", "さくら", "やま", NULL } },
};

static void
test_tags (Fixture *store, gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const char *const *ordered = languages[i].ordered;
  g_auto(LocaleFixture) fixture = { NULL };
  g_autoptr(TrellisMatch) match = add_match (store->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (store->store, match, "a", "b");
  g_autoptr(GStrvBuilder) reversed = g_strv_builder_new ();
  g_auto(GStrv) tags = NULL;
  g_auto(GStrv) listed = NULL;

  if (!locale_fixture_use (&fixture, languages[i].locale))
    return;

  for (guint j = g_strv_length ((char **) ordered); j > 0; j--)
    g_strv_builder_add (reversed, ordered[j - 1]);
  tags = g_strv_builder_end (reversed);
  trellis_note_set_tags (note, (const char *const *) tags);

  listed = trellis_store_list_tags (store->store, UID (match));
  g_assert_cmpstrv (listed, ordered);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/locale/order/tags/%s", languages[i].locale);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_tags, fixture_tear_down);
    }
  return g_test_run ();
}
