/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal-file.h"
#include "new-records.h"
#include "trellis-folder.h"
#include "trellis-store.h"

/* An open journal in a folder of its own, and short ways to fill and to ask it. */
typedef struct
{
  char *folder;
  char *path; /* of the database */
  TrellisStore *store;
} Fixture;

void            fixture_set_up     (Fixture       *fixture,
                                    gconstpointer  data);
void            fixture_tear_down  (Fixture       *fixture,
                                    gconstpointer  data);
void            fixture_open       (Fixture       *fixture);
void            fixture_close      (Fixture       *fixture);
void            fixture_reopen     (Fixture       *fixture);
void            fixture_flush      (Fixture       *fixture);

char           *make_folder        (void);

TrellisMatch   *add_match          (TrellisStore  *store,
                                    const char    *partner);
TrellisNote    *add_note           (TrellisStore  *store,
                                    TrellisMatch  *match,
                                    const char    *title,
                                    const char    *body);
TrellisMeeting *add_meeting        (TrellisStore  *store,
                                    TrellisMatch  *match,
                                    const char    *title);
TrellisPoint   *add_point          (TrellisStore  *store,
                                    TrellisMeeting *meeting,
                                    const char    *title);
TrellisGoal    *add_goal           (TrellisStore  *store,
                                    TrellisMatch  *match,
                                    const char    *title);

char           *join_hits          (GListModel    *hits);
void            assert_answer      (const char    *path,
                                    const char    *sql,
                                    const char    *expected);
gboolean        file_has           (const char    *path,
                                    const char    *word);

#define FIXTURE_TEST(path, function)                                                               \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
