/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-sync-connector.h"
#include "trellis-sync-session.h"

G_BEGIN_DECLS

/* What a window has of sharing: its session, once that is there, and the ways that it uses. Emits
 * "changed" when the session comes or goes. */
#define TRELLIS_TYPE_SHARER (trellis_sharer_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSharer, trellis_sharer, TRELLIS, SHARER, GObject)

TrellisSharer         *trellis_sharer_new            (void);
void                   trellis_sharer_begin          (TrellisSharer           *self,
                                                      TrellisStore            *store,
                                                      const TrellisSyncTimes  *times);
void                   trellis_sharer_begin_later    (TrellisSharer           *self,
                                                      TrellisStore            *store,
                                                      GtkWidget               *window);
void                   trellis_sharer_stop           (TrellisSharer           *self);

TrellisSyncConnector *trellis_sharer_get_connector (TrellisSharer           *self);
TrellisSyncSession    *trellis_sharer_get_session    (TrellisSharer           *self);
void                   trellis_sharer_sync_account   (TrellisSharer           *self,
                                                      const char              *account);

void                   trellis_sharer_attach         (TrellisSharer           *self,
                                                      GtkWidget               *window);
TrellisSharer         *trellis_sharer_find           (GtkWidget               *widget);

G_END_DECLS
