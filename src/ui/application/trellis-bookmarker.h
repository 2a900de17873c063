/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-bookmark.h"
#include "trellis-content.h"

G_BEGIN_DECLS

/* Keeps where the person is in a file beside the journal, and brings them back there: the page, what
 * is chosen, how far things are scrolled and the text cursor. */
#define TRELLIS_TYPE_BOOKMARKER (trellis_bookmarker_get_type ())
G_DECLARE_FINAL_TYPE (TrellisBookmarker, trellis_bookmarker, TRELLIS, BOOKMARKER, GObject)

TrellisBookmarker *trellis_bookmarker_new       (TrellisContent         *content,
                                                 AdwNavigationSplitView *split_view,
                                                 const char             *folder);
TrellisBookmark   *trellis_bookmarker_look      (TrellisBookmarker      *self);
void               trellis_bookmarker_save      (TrellisBookmarker      *self);
void               trellis_bookmarker_return_to (TrellisBookmarker      *self,
                                                 const TrellisBookmark  *bookmark);

G_END_DECLS
