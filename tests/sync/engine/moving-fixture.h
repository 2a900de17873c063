/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine-fixture.h"

#define OTHER "22222222-2222-4222-8222-222222222222"

/* Mira has two matches, each in a calendar of its own. */
typedef struct
{
  MemoryServer *servers[2];
  Replica *mira;
  int batches_left; /* until the program ends; -1: never */
} Moving;

void moving_set_up (Moving *self, gconstpointer data);
void moving_tear_down (Moving *self, gconstpointer data);
void add_other_match (Replica *replica, TrellisRole role);
void share_at (Replica *replica, const char *match, const char *address, gboolean is_own);
const char *get_match (Moving *self, guint place);
gboolean try_one (Replica *replica, MemoryServer *server, const char *match, int *batches_left,
                  TrellisSyncReport *report, GError **error);
TrellisSyncReport sync_one (Moving *self, guint place);
void sync_all (Moving *self, guint first);
char *find_href (MemoryServer *server, const char *uid);
void move_text (Moving *self, const char *uid, guint from, const char *before, const char *after);
void assert_at (Moving *self, const char *uid, guint place);
void assert_note_is (Moving *self, const char *uid, guint place, const char *body);
