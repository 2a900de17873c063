/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-loose-file.h"

G_BEGIN_DECLS

char *trellis_attachment_words_too_large (const TrellisLooseFile *file);
char *trellis_attachment_words_failure   (const char             *name,
                                          const GError           *error);

G_END_DECLS
