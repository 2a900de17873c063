/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "replica.h"

/* Two people with a journal each, and the server between them. */
typedef struct
{
  MemoryServer *server;
  Replica *tom;
  Replica *mira;
} Fixture;

/* For the fate of requests: one of them. */
typedef struct
{
  MemoryVerb verb;
  MemoryFate fate;
  int left; /* requests of that verb until it strikes, once */
} Strike;

void engine_set_up (Fixture *self, gconstpointer data);
void engine_tear_down (Fixture *self, gconstpointer data);
void assert_same (Fixture *self);
void assert_quiet (Fixture *self);
void sync_both (Fixture *self);
void assert_answer (Replica *replica, const char *sql, const char *expected);
void assert_note (Replica *replica, const char *uid, const char *body);
char *href_of (const char *uid);
MemoryFate strike (MemoryVerb verb, gpointer data);
