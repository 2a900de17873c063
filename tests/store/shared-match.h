/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

TrellisMatch *add_shared_match      (Fixture       *fixture);
void          share_match           (Fixture       *fixture,
                                     TrellisMatch  *match);
TrellisNote  *add_shared_note       (Fixture       *fixture,
                                     TrellisMatch  *match,
                                     const char    *body);
void          make_shared           (gpointer       record);

/* What is to be brought to where the match is shared, as join_lines() gives it; then it is forgotten. */
void          assert_shared_changes (Fixture       *fixture,
                                     const char    *expected);

/* Joins any number of LINE (class, record): "note|<uid>". NULL ends them. Transfer full. */
char         *join_lines            (const char    *first,
                                     ...) G_GNUC_NULL_TERMINATED;

#define LINE(table, record) table "|", UID (record), "\n"
