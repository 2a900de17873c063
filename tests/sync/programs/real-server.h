/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A CalDAV server of the system, on loopback, with a folder of its own. */
typedef enum
{
  REAL_SERVER_RADICALE, /* for ann and bob, whose password is "sécret" */
  REAL_SERVER_XANDIKOS, /* for whoever comes */
} RealServerKind;

typedef struct _RealServer RealServer;

RealServer *real_server_new     (RealServerKind  kind,
                                 const char     *certificate,
                                 const char     *key);
GUri       *real_server_get_url (RealServer     *self,
                                 const char     *path);
void        real_server_free    (RealServer     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RealServer, real_server_free)
