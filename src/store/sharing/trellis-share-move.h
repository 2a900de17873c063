/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"
#include "trellis-sharing.h"

G_BEGIN_DECLS

/* A record whose item somebody moved from where one match is shared to where another one is. */
typedef struct
{
  GType type;
  char *record;
  char *from; /* uids of matches */
  char *to;
} TrellisShareMove;

TrellisShareMove *trellis_share_move_new  (GType                    type,
                                           const char              *record,
                                           const char              *from,
                                           const char              *to);
void              trellis_share_move_free (TrellisShareMove        *self);
gboolean          trellis_share_move_run  (TrellisDatabase         *database,
                                           const TrellisShareMove  *self,
                                           GError                 **error);

G_END_DECLS
