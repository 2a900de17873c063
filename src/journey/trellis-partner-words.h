/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

/* What is said about the other person of a match, who may have no name: a card may be empty, or not
 * have arrived yet. */

char       *trellis_partner_words_say    (const char  *name,
                                          const char  *named,
                                          const char  *unnamed);
const char *trellis_partner_words_role   (TrellisRole  my_role);
char       *trellis_partner_words_missed (TrellisRole  role,
                                          const char  *name);

G_END_DECLS
