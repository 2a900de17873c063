/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"
#include "trellis-transport.h"

G_BEGIN_DECLS

/* What a collection says about the match that is shared in it. */
typedef struct
{
  char *match;   /* uid */
  char *mentor;  /* names; NULL where they are not told */
  char *mentee;
  char *started; /* a day, or NULL */
} TrellisSyncCard;

TrellisSyncCard *trellis_sync_card_find (TrellisTransport       *transport,
                                         GCancellable           *cancellable,
                                         GError                **error);
void             trellis_sync_card_free (TrellisSyncCard        *self);
TrellisMatch    *trellis_sync_card_join (const TrellisSyncCard  *self,
                                         TrellisStore           *store,
                                         TrellisRole             my_role,
                                         TrellisMatch           *match,
                                         GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSyncCard, trellis_sync_card_free)

G_END_DECLS
