/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-archive.h"

G_BEGIN_DECLS

/* What became of a whole journal in a file, in words. */

char       *trellis_archive_words_report  (const TrellisArchiveReport *report);
const char *trellis_archive_words_failure (const GError               *error);

G_END_DECLS
