/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include <string.h>

/* Section 4.3.6 of the algorithm: two that write the same again and again are brought to a halt. */

/* Another program that writes an item whenever it is about to be put. */
typedef struct
{
  Fixture *fixture;
  char *href;
  guint number;
} Racer;

static MemoryFate
race (MemoryVerb verb, gpointer data)
{
  Racer *self = data;
  g_autofree char *text = memory_server_dup_text (self->fixture->server, self->href);
  g_auto(GStrv) lines = NULL;
  GString *written;

  if (verb != MEMORY_VERB_PUT || text == NULL)
    return MEMORY_FATE_NORMAL;
  lines = g_strsplit (text, "\r\n", -1);
  written = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    if (g_str_has_prefix (lines[i], "SUMMARY:"))
      g_string_append_printf (written, "SUMMARY:Race %u\r\n", ++self->number);
    else
      g_string_append_printf (written, "%s\r\n", lines[i]);
  memory_server_put (self->fixture->server, self->href, written->str);
  g_string_free (written, TRUE);
  return MEMORY_FATE_NORMAL;
}

/* At most three times in a run; what is left is for the next one, and does not stop the rest. */
static void
test_puts (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) other = NULL;
  g_autofree char *href = href_of (UID (note));
  Racer racer = { self, href, 0 };

  sync_both (self);
  trellis_note_set_body (note, "Body, mine");
  self->tom->fate = race;
  self->tom->fate_data = &racer;
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpuint (racer.number, ==, 3);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_PUT], ==, 3);
  g_assert_cmpuint (self->tom->report.n_left, ==, 1);
  g_assert_cmpstr (trellis_note_get_title (note), ==, "Race 3");

  self->tom->fate = NULL;
  other = replica_add_note (self->tom, "Other", "Body");
  sync_both (self);
  assert_note (self->mira, UID (note), "Body, mine");
  assert_note (self->mira, UID (other), "Body");
}

#define BRAKE_TEST(name, function) \
  g_test_add ("/brake/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BRAKE_TEST ("puts", test_puts);
  return g_test_run ();
}
