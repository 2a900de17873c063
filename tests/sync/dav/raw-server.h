/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A server that knows no HTTP: on each connection it reads some bytes, sends some, and closes. */
typedef struct
{
  gsize reads;        /* bytes of the request that it waits for; 0: none; G_MAXSIZE: all of it */
  const char *sends;
  gsize length;       /* of @sends, 0: up to its NUL */
  guint drip;         /* ms between two bytes; 0: all at once */
  guint silence;      /* ms before it closes */
} RawScript;

typedef struct _RawServer RawServer;

RawServer *raw_server_new           (const RawScript *script);
void       raw_server_set_script    (RawServer       *self,
                                     const RawScript *script);
guint16    raw_server_get_port      (RawServer       *self);
guint      raw_server_get_n         (RawServer       *self);
char      *raw_server_dup_request   (RawServer       *self);
void       raw_server_free          (RawServer       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)
