/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* A calendar server that could not answer when it was last asked, and so is left alone. */
typedef struct
{
  char *account;    /* uid */
  gint64 until;     /* milliseconds since the epoch, by the clock of the world */
  gint64 length;    /* milliseconds, of the whole rest: tells what is left of it where the clock was set */
  guint n_failures; /* one after another */
  gboolean is_busy; /* it asked for that; else it had a problem of its own */
} TrellisRest;

TrellisRest *trellis_rest_new           (const char    *account);
void         trellis_rest_free          (TrellisRest   *self);

GPtrArray   *trellis_store_list_rests   (TrellisStore  *self);
gboolean     trellis_store_keep_rests   (TrellisStore  *self,
                                         GPtrArray     *rests,
                                         GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisRest, trellis_rest_free)

G_END_DECLS
