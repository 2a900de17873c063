/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine-fixture.h"
#include "surroundings.h"
#include "trellis-store-rests.h"
#include "trellis-sync-session.h"

/* A session of Tom, whose match Mira shares with him through a server in memory. */
typedef struct
{
  MemoryServer *server;
  Replica *tom;
  Replica *mira;
  TestNetwork *network;
  TestPower *power;
  TrellisSyncSession *session; /* of Tom */
  TrellisSyncStatus *status;
  GError *refusal; /* why no way is found; the worker's while it runs */
  int n_connects;  /* atomic */
  MemoryFateFunc fate;
  gpointer fate_data;
} SessionFixture;

void session_fixture_set_up    (SessionFixture   *self,
                                gconstpointer     data);
void session_fixture_tear_down (SessionFixture   *self,
                                gconstpointer     data);
void restart_session           (SessionFixture   *self);
gboolean too_late_cb           (gpointer          data);
void wait_for_state            (SessionFixture   *self,
                                TrellisSyncState  state);
void wait_for_connects         (SessionFixture   *self,
                                int               n_connects);
void wait_until_brought        (SessionFixture   *self);
void let_pass                  (guint             milliseconds);
void begin_session             (SessionFixture   *self,
                                guint             quiet,
                                guint             interval);
void use_calendar              (SessionFixture   *self,
                                const char       *address);

#define SESSION_TEST(name, function)                                               \
  g_test_add ("/session/" name, SessionFixture, NULL, session_fixture_set_up, function, \
              session_fixture_tear_down)
