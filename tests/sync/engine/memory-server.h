/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-transport.h"

/* A collection in memory, which several transports reach. */

typedef enum
{
  MEMORY_VERB_ASK,
  MEMORY_VERB_LIST,
  MEMORY_VERB_FETCH,
  MEMORY_VERB_PUT,
  MEMORY_VERB_REMOVE,
  MEMORY_N_VERBS,
} MemoryVerb;

/* How the server differs from a perfect one. */
typedef enum
{
  MEMORY_QUIRK_NONE = 0,
  MEMORY_QUIRK_NO_ETAGS = 1 << 0,     /* items have none */
  MEMORY_QUIRK_SILENT_PUT = 1 << 1,   /* a put is answered without an etag */
  MEMORY_QUIRK_REWRITES = 1 << 2,     /* items are stored in another order of lines */
  MEMORY_QUIRK_ALWAYS_WHOLE = 1 << 3, /* lists all, whatever the token */
  MEMORY_QUIRK_DATA = 1 << 4,         /* a whole listing has the data */
  MEMORY_QUIRK_NO_TOKENS = 1 << 5,    /* gives none */
  MEMORY_QUIRK_BELIEVES_TOKENS = 1 << 7, /* of a collection that was there before */
  MEMORY_QUIRK_KEEPS_UIDS = 1 << 6,   /* what was removed is in its trash, and nothing else may have the uid */
  MEMORY_QUIRK_COUNTED_TAGS = 1 << 8, /* an etag is how often the item was changed: 0 again where it was removed */
} MemoryQuirks;

typedef struct
{
  GHashTable *items;  /* href → MemoryItem */
  GHashTable *gone;   /* href → number of the change that removed it */
  guint64 number;     /* of the last change */
  guint64 oldest;     /* tokens from before are not known any more */
  guint epoch;
  MemoryQuirks quirks;
  TrellisItemKinds kinds;   /* as it tells */
  TrellisItemKinds refused; /* when they are tried, whatever it tells */
  GHashTable *elsewhere;    /* uids that other places of the server have, such as its trash; they are not taken */
  GHashTable *untold;       /* hrefs that are left out of what is told of changes */
  GHashTable *unreachable;  /* hrefs of items that are listed and cannot be fetched */
  GHashTable *too_large;    /* hrefs of items that are larger than is read */
  GHashTable *withheld;     /* hrefs of items that are listed and given to nobody */
  gboolean denies_withheld; /* and says that they are not there */
  guint n_strange;          /* so many listings of changes have an entry that can be no item */
  guint n_senseless;        /* so many make no sense at all, after those */
  guint n_whole;            /* listings of all */
  gsize largest;
  gboolean is_read_only;
  guint n_requests[MEMORY_N_VERBS];
  GString *traffic;   /* all that ever arrived */
} MemoryServer;

typedef struct
{
  GBytes *data;
  guint64 number;
  guint n_changes;
} MemoryItem;

/* What becomes of a request; decided anew for each. */
typedef enum
{
  MEMORY_FATE_NORMAL,
  MEMORY_FATE_OFFLINE,  /* does not arrive */
  MEMORY_FATE_CUT,      /* is done, and the answer lost */
  MEMORY_FATE_ERROR,    /* is answered by a fault of the server, not done */
  MEMORY_FATE_REFUSED,  /* not taken as it is */
  MEMORY_FATE_CRASH_BEFORE, /* the program ends before it is sent */
  MEMORY_FATE_CRASH_AFTER,  /* ... after it is done */
} MemoryFate;

typedef MemoryFate (*MemoryFateFunc) (MemoryVerb verb, gpointer data);

MemoryServer     *memory_server_new        (void);
void              memory_server_free       (MemoryServer  *self);
void              memory_server_put        (MemoryServer  *self,
                                            const char    *href,
                                            const char    *text);
void              memory_server_remove     (MemoryServer  *self,
                                            const char    *href);
char             *memory_server_dup_text   (MemoryServer  *self,
                                            const char    *href);
char             *memory_server_dup_etag   (MemoryServer  *self,
                                            const char    *href);
GPtrArray        *memory_server_list       (MemoryServer  *self);
void              memory_server_forget     (MemoryServer  *self);
void              memory_server_clear      (MemoryServer  *self);
guint             memory_server_count      (MemoryServer  *self);
void              memory_server_reset_counts (MemoryServer *self);
guint             memory_server_get_writes (MemoryServer  *self);

#define MEMORY_TYPE_TRANSPORT (memory_transport_get_type ())
G_DECLARE_FINAL_TYPE (MemoryTransport, memory_transport, MEMORY, TRANSPORT, GObject)

TrellisTransport *memory_transport_new     (MemoryServer  *server,
                                            MemoryFateFunc fate,
                                            gpointer       data);
