/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record-merge.h"

G_BEGIN_DECLS

/* Random texts and records, and random changes of them. GLib's harness seeds g_test_rand_int(): --seed
 * repeats a run. */

#define SEPARATOR "(also written by Ann:)"

guint          pick               (guint          n);
char          *random_word        (void);
char          *random_text        (guint          lines);
char          *random_edit        (const char    *text,
                                   guint          edits);
void           random_fill        (TrellisRecord *record);
void           random_change      (TrellisRecord *record,
                                   guint          changes);

GHashTable    *words_new          (void);
void           words_add          (GHashTable    *words,
                                   const char    *text);
void           words_add_record   (GHashTable    *words,
                                   TrellisRecord *record);
void           words_add_clashes  (GHashTable    *words,
                                   GPtrArray     *clashes);
const char    *words_find_missing (GHashTable    *typed,
                                   GHashTable    *before,
                                   GHashTable    *after);

G_END_DECLS
