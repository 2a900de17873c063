/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-whole.h"

#define NOW G_GINT64_CONSTANT (1767600000) /* 2026-01-05 08:00 UTC */

/* GLib's harness seeds g_test_rand_int(): --seed repeats a run. */

guint             random_pick        (guint              n);
char             *random_text        (gboolean           with_newlines);
void              random_fill        (TrellisRecord     *record);

guint             random_n_kinds     (void);
TrellisIcalWhole *random_whole       (guint              kind);
void              random_fill_whole  (TrellisIcalWhole  *whole);

void              assert_same_text   (const char        *a,
                                      const char        *b);

extern const TrellisIcalContext random_context;
