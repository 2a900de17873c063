/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-sync-state-words.h"

#include <string.h>

/* R-A1: where the password of the account is not what calendar programs get, that is said before it is tried;
 * and nothing is said of providers that only sound alike. */
static void
test_hints (void)
{
  const struct { const char *address, *word; } table[] = {
    { "tom@icloud.com", "iCloud" },
    { "Tom@Me.com", "iCloud" },
    { "https://p42-caldav.icloud.com/123/", "iCloud" },
    { "tom@mac.com", "iCloud" },
    { "tom@fastmail.fm", "Fastmail" },
    { "https://caldav.fastmail.com", "Fastmail" },
    { "https://nextcloud.example.org/", "Nextcloud" },
    { "https://mynextcloud.example.org/", "Nextcloud" },
    { "https://example.org/remote.php/dav", "Nextcloud" },
    { "tom@posteo.de", "provider" },
    { "tom@gmx.net", "provider" },
    { "tom@web.de", "provider" },
    { "tom@yahoo.co.uk", "provider" },
    { "tom@aol.com", "provider" },
    { "tom@gmail.com", "Google" },
    { "https://apidata.googleusercontent.com/caldav/v2/", "Google" },
    { "tom@acme.com", NULL },
    { "tom@home.community.org", NULL },
    { "tom@bigmac.com", NULL },
    { "tom@gaol.org", NULL },
    { "tom@cobweb.de", NULL },
    { "tom@web.dev", NULL },
    { "tom@example.org", NULL },
    { "https://dav.example.org/tom/", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *hint = trellis_sync_words_hint (table[i].address);

      g_test_message ("%s: %s", table[i].address, hint);
      if (table[i].word == NULL)
        g_assert_null (hint);
      else
        g_assert_nonnull (strstr (hint, table[i].word));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/sync-hints/hints", test_hints);
  return g_test_run ();
}
