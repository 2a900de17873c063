/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-rests.h"

G_BEGIN_DECLS

/* Which accounts are left alone, and until when. All times are of one clock that nobody sets, in
 * milliseconds, unless they are told to be of the world; not for several threads at once. */
typedef struct _TrellisSyncRest TrellisSyncRest;

guint            trellis_sync_rest_choose_wait (guint            retry_after,
                                                guint            n_failures,
                                                double           chance);

TrellisSyncRest *trellis_sync_rest_new         (void);
void             trellis_sync_rest_free        (TrellisSyncRest *self);
gboolean         trellis_sync_rest_note        (TrellisSyncRest *self,
                                                const char      *account,
                                                const GError    *error,
                                                gint64           now);
gboolean         trellis_sync_rest_is_resting  (TrellisSyncRest *self,
                                                const char      *account,
                                                gint64           now);
GError          *trellis_sync_rest_dup_error   (TrellisSyncRest *self,
                                                const char      *account,
                                                gint64           now);
gboolean         trellis_sync_rest_has_failed  (TrellisSyncRest *self,
                                                const char      *account);
gint64           trellis_sync_rest_get_next    (TrellisSyncRest *self,
                                                gint64           now);
void             trellis_sync_rest_wake        (TrellisSyncRest *self);

GPtrArray       *trellis_sync_rest_list        (TrellisSyncRest *self,
                                                gint64           now,
                                                gint64           world);
void             trellis_sync_rest_take        (TrellisSyncRest *self,
                                                GPtrArray       *rests,
                                                gint64           now,
                                                gint64           world);
void             trellis_sync_rest_save        (TrellisSyncRest *self,
                                                TrellisStore    *store,
                                                gint64           now);
void             trellis_sync_rest_load        (TrellisSyncRest *self,
                                                TrellisStore    *store,
                                                gint64           now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSyncRest, trellis_sync_rest_free)

G_END_DECLS
