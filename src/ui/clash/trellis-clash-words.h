/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-sharing.h"

G_BEGIN_DECLS

/* What the views say about what two people did to the same thing. */

/* The two people of a match. */
typedef struct
{
  TrellisStore *store;
  TrellisRole my_role;
  char *partner; /* the name, or NULL */
} TrellisClashPeople;

TrellisClashPeople *trellis_clash_people_new  (TrellisStore       *store,
                                               const char         *match);
void                trellis_clash_people_free (TrellisClashPeople *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisClashPeople, trellis_clash_people_free)

const char *trellis_clash_words_field    (GType                     type,
                                          const char               *field);
char       *trellis_clash_words_value    (const TrellisClashPeople *people,
                                          TrellisRecord            *record,
                                          const TrellisField       *field,
                                          const char               *text);
char       *trellis_clash_words_sentence (const TrellisClashPeople *people,
                                          TrellisSharedClashKind    kind);
const char *trellis_clash_words_waiting  (GType                     type,
                                          TrellisSharedItemState    state);

G_END_DECLS
