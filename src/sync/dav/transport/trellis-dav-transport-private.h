/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-dav-pace.h"
#include "trellis-dav-transport.h"
#include "trellis-dav-href.h"

G_BEGIN_DECLS

struct _TrellisDavTransport
{
  GObject parent_instance;

  TrellisDavAccount *account;
  TrellisDavClient *client;
  GUri *url;
  TrellisTransportAbilities abilities;
  gboolean is_known;     /* what it is able to */
  GHashTable *spellings; /* name → how the server spells it, where that is another way */

  /* What this server turned out to be like. */
  gboolean no_sync;
  gboolean no_multiget;
  gboolean sync_needs_depth; /* of 1, as before RFC 6578 was one */
  gboolean multiget_needs_depth;
  gboolean ignores_weak_etags; /* in If-Match, though nothing changed */
  guint batch;                 /* items in one multiget */
  TrellisDavPace pace;         /* of writes */
};

TrellisDavPlace       trellis_dav_transport_locate       (TrellisDavTransport      *self,
                                                          const char               *href,
                                                          char                    **name);
GUri                 *trellis_dav_transport_dup_item_url (TrellisDavTransport      *self,
                                                          const char               *name);

gboolean              trellis_dav_transport_get_to_know  (TrellisDavTransport      *self,
                                                          GCancellable             *cancellable,
                                                          GError                  **error);
gboolean              trellis_dav_transport_ask_ctag     (TrellisDavTransport      *self,
                                                          char                    **ctag,
                                                          GCancellable             *cancellable,
                                                          GError                  **error);
TrellisRemoteChanges *trellis_dav_transport_list_changes (TrellisTransport         *transport,
                                                          const char               *token,
                                                          GCancellable             *cancellable,
                                                          GError                  **error);
void                  trellis_dav_transport_add_data     (TrellisDavTransport      *self,
                                                          TrellisRemoteChanges     *changes,
                                                          GCancellable             *cancellable);
GPtrArray            *trellis_dav_transport_fetch        (TrellisTransport         *transport,
                                                          const char *const        *hrefs,
                                                          GCancellable             *cancellable,
                                                          GError                  **error);
gboolean              trellis_dav_transport_put          (TrellisTransport         *transport,
                                                          GPtrArray                *writes,
                                                          TrellisRemoteWriteFunc    func,
                                                          gpointer                  user_data,
                                                          GCancellable             *cancellable,
                                                          GError                  **error);
gboolean              trellis_dav_transport_remove       (TrellisTransport         *transport,
                                                          GPtrArray                *writes,
                                                          TrellisRemoteWriteFunc    func,
                                                          gpointer                  user_data,
                                                          GCancellable             *cancellable,
                                                          GError                  **error);

G_END_DECLS
