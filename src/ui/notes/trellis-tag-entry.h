/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The tags of a note as pills, each of which leads to a search for it, and an entry that adds to them and
 * offers the tags that the match has already. In the archive of a match, it only shows them. Its property
 * "tags" is to be bound to that of the note. */
#define TRELLIS_TYPE_TAG_ENTRY (trellis_tag_entry_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTagEntry, trellis_tag_entry, TRELLIS, TAG_ENTRY, AdwBin)

void               trellis_tag_entry_set_match (TrellisTagEntry   *self,
                                                TrellisStore      *store,
                                                TrellisMatch      *match);
void               trellis_tag_entry_set_tags  (TrellisTagEntry   *self,
                                                const char *const *tags);
void               trellis_tag_entry_commit    (TrellisTagEntry   *self);

G_END_DECLS
