/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"
#include "trellis-dav-href.h"
#include "trellis-dav-rules.h"

static void
check_member (GUri *collection, const char *name, const char *spelling)
{
  g_autofree char *again = NULL;
  g_autofree char *again_spelling = NULL;
  g_autoptr(GUri) url = trellis_dav_href_to_url (collection, spelling);

  g_assert_null (strchr (name, '/'));
  g_assert_cmpstr (name, !=, "..");
  g_assert_cmpint (trellis_dav_href_locate (collection, g_uri_get_path (url), &again, &again_spelling), ==,
                   TRELLIS_DAV_PLACE_MEMBER);
  g_assert_cmpstr (again, ==, name);
  g_assert_cmpstr (again_spelling, ==, spelling);
}

/* What is a member of a calendar stays one, under its name, whatever the href was; and what is in a
 * header is a time to wait within limits, or a place to go to. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup (data != NULL ? (const char *) data : "", size);
  g_autoptr(GUri) collection = trellis_dav_url_parse ("https://dav.example.org/ann%40b/cal/");
  g_autoptr(GPtrArray) visited = g_ptr_array_new ();
  g_autofree char *name = NULL;
  g_autofree char *spelling = NULL;
  g_autoptr(GUri) target = NULL;
  guint wait;

  if (trellis_dav_href_locate (collection, text, &name, &spelling) == TRELLIS_DAV_PLACE_MEMBER)
    check_member (collection, name, spelling);

  wait = trellis_dav_retry_after (text, 1767225600);
  g_assert_true (wait == 0 || (wait >= 5 && wait <= 3600));

  g_ptr_array_add (visited, collection);
  target = trellis_dav_redirect ("PUT", visited, 307, text, NULL);
  g_assert_true (target == NULL || trellis_dav_url_same_origin (target, collection));
  return 0;
}
