/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-book.h"

G_BEGIN_DECLS

/* A match of which every record tells in each of its fields whether it may be read by the other. */

#define FIXTURE_OPEN "Schaufenster"   /* both know it */
#define FIXTURE_SECRET "Tresor"       /* never leaves this computer */
#define FIXTURE_DELETED "Papierkorb"  /* in the trash */
#define FIXTURE_NUMBER 987654321      /* in private numbers */

typedef struct
{
  TrellisBookMaterial *material;
  GPtrArray *words; /* of Word: all that were put in */
} Fixture;

typedef struct
{
  char *text;
  const char *table, *field;
  gboolean is_open, is_deleted;
  gboolean is_mine;  /* written by the one whose computer this is */
  gboolean is_named; /* tells what something is about: a title */
} Word;

Fixture    *fixture_new           (void);
void        fixture_free          (Fixture    *self);
const char *fixture_get_meeting   (void);
const char *fixture_get_agreement (void);
gboolean    fixture_is_shown      (const Word *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

G_END_DECLS
