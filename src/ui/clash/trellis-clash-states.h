/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-clash-words.h"

G_BEGIN_DECLS

const char *trellis_clash_words_choice (const TrellisClashPeople *people,
                                        GType                     type,
                                        int                       value);

G_END_DECLS
