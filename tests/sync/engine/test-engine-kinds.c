/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

/* What an item is, where it does not say so from the start. */

static void
put_todo (Fixture *self, const char *title, const char *kind)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VTODO\r\n"
                                           "UID:later\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:%s\r\n%s"
                                           "END:VTODO\r\nEND:VCALENDAR\r\n",
                                           title, kind);

  memory_server_put (self->server, "later.ics", text);
}

/* A to-do of another program was an action here, with words of Tom's, and turns out to be a goal: the action
 * makes room for it, and is in the trash. */
static void
test_says_so_later (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisAction) action = NULL;
  Replica *both[] = { self->tom, self->mira };

  put_todo (self, "Run", "");
  sync_both (self);
  assert_answer (self->mira, "SELECT uid, title, deleted FROM action", "later|Run|0");
  action = replica_get (self->tom, TRELLIS_TYPE_ACTION, "later");
  trellis_action_set_title (action, "Run, as Tom has it");

  put_todo (self, "Run far", "X-TRELLIS-KIND:goal\r\n");
  sync_both (self);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      assert_answer (both[i], "SELECT uid, title, deleted FROM goal", "later|Run far|0");
      assert_answer (both[i], "SELECT count(*), sum(deleted <> 0), sum(uid = 'later') FROM action", "1|1|0");
    }
  assert_answer (self->tom, "SELECT title FROM action", "Run, as Tom has it");
  assert_answer (self->mira, "SELECT title FROM action", "Run");
  assert_quiet (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine-kinds/says-so-later", Fixture, NULL, engine_set_up, test_says_so_later, engine_tear_down);
  return g_test_run ();
}
