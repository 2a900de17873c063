/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A CalDAV server of the system, on loopback, with a folder of its own: for ann and bob, whose password is
 * "sécret", and Xandikos for whoever comes. */
typedef enum
{
  REAL_SERVER_RADICALE,
  REAL_SERVER_XANDIKOS,
  REAL_SERVER_CYRUS, /* this and the next by tests/sync/servers/serve.py */
  REAL_SERVER_DAVICAL,
  REAL_SERVER_SOGO,
  N_REAL_SERVERS,
} RealServerKind;

typedef struct _RealServer RealServer;

const char *real_server_get_name (RealServerKind kind);
RealServer *real_server_new     (RealServerKind  kind,
                                 const char     *certificate,
                                 const char     *key);
gboolean    real_server_has_coarse_tokens (RealServerKind kind);
GUri       *real_server_get_url (RealServer     *self,
                                 const char     *path);
void        real_server_free    (RealServer     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RealServer, real_server_free)
