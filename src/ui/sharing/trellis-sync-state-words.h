/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-match.h"
#include "trellis-sync-status.h"
#include "trellis-transport.h"

G_BEGIN_DECLS

char       *trellis_sync_words_state   (TrellisSyncStatus       *status,
                                        gint64                   now);
const char *trellis_sync_words_icon    (TrellisSyncState         state);
char       *trellis_sync_words_kinds   (TrellisItemKinds         kinds);
char       *trellis_sync_words_role    (const char              *name,
                                        TrellisRole              role);
char       *trellis_sync_words_print   (const char              *fingerprint);
const char *trellis_sync_words_hint    (const char              *address);

G_END_DECLS
