/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-link.h"

static void
test_uri (void)
{
  const struct
  {
    const char *text;
    const char *uri;
  } cases[] = {
    { "https://meet.example.org/room", "https://meet.example.org/room" },
    { "HTTPS://meet.example.org/room", "HTTPS://meet.example.org/room" },
    { " meet.example.org/room?a=1:2\n", "https://meet.example.org/room?a=1:2" },
    { "meet.example.org:8443/room", "https://meet.example.org:8443/room" },
    { "mailto:ada@example.org", "mailto:ada@example.org" },
    { "ada@example.org", "mailto:ada@example.org" },
    { "example.org/@ada", "https://example.org/@ada" },
    { "tel:+4912345", "tel:+4912345" },
    { "zoommtg://example.org/join?confno=1", "zoommtg://example.org/join?confno=1" },

    { NULL, NULL },
    { "", NULL },
    { "Room 12", NULL },
    { "upstairs", NULL },
    { "the usual. Bring a cup", NULL },
    { "file:///etc/passwd", NULL },
    { "FILE:///etc/passwd", NULL },
    { "file:/etc/passwd", NULL },
    { "resource:///io/github", NULL },
    { "https:", NULL },
    { "http://[", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = trellis_link_dup_uri (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/link/uri", test_uri);

  return g_test_run ();
}
