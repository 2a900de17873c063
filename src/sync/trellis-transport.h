/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharing.h"
#include "trellis-sync-error.h"

G_BEGIN_DECLS

/* One collection of items on the other side: a calendar of a server, a folder of files. An item has
 * an href, which names it within the collection, and an etag, which is another one after each
 * change. Both are the other side's own words, to be kept and given back as they are.
 *
 * All calls block, and are made by one thread at a time. Cancelled ones fail with
 * G_IO_ERROR_CANCELLED, the others with TRELLIS_SYNC_ERROR. */
#define TRELLIS_TYPE_TRANSPORT (trellis_transport_get_type ())
G_DECLARE_INTERFACE (TrellisTransport, trellis_transport, TRELLIS, TRANSPORT, GObject)

typedef enum
{
  TRELLIS_ITEM_KIND_EVENT = 1 << 0,   /* VEVENT */
  TRELLIS_ITEM_KIND_TASK = 1 << 1,    /* VTODO */
  TRELLIS_ITEM_KIND_JOURNAL = 1 << 2, /* VJOURNAL */
} TrellisItemKinds;

#define TRELLIS_ITEM_KINDS_ALL                                                                     \
  (TRELLIS_ITEM_KIND_EVENT | TRELLIS_ITEM_KIND_TASK | TRELLIS_ITEM_KIND_JOURNAL)

/* What the collection can hold and who may write. */
typedef struct
{
  gboolean may_write;
  TrellisItemKinds kinds; /* of items that may be put there */
  gsize largest;          /* bytes of an item, 0 when not told */
} TrellisTransportAbilities;

/* An item on the other side. */
typedef struct
{
  char *href;
  char *etag;       /* NULL: has none, only its content tells whether it is the same */
  gboolean is_gone; /* is not there (any more) */
  GBytes *data;     /* NULL: did not come along, or is gone */
  gboolean is_too_large; /* for anybody to read, so that it has no data, as long as it has this etag */
  GError *error;    /* of an item that could not be fetched, which says nothing about it; or NULL */
  char *copy_of;    /* href of the item that this is another version of, which a program that keeps
                     * folders in step put aside: to be merged into that and removed; mostly NULL */
  gboolean is_copy; /* has the name of such a one, whether the other is there or not */
} TrellisRemoteItem;

/* What is other than it was. */
typedef struct
{
  GPtrArray *items;  /* of TrellisRemoteItem, each href once */
  char *token;       /* for the next time, NULL: list all again; to be stored when items are */
  gboolean is_whole; /* what is not listed is not there, else the list is of changes only */
  guint n_ignored;   /* entries that were left out because they cannot be items of the collection */
} TrellisRemoteChanges;

/* Something to be written, and removals likewise. */
typedef struct
{
  char *href;       /* NULL when putting something new: one is made from @uid */
  char *uid;
  char *etag;       /* it must be as it was with this etag; NULL when putting: must not be there */
  GBytes *data;     /* what to put; NULL when removing */
  GBytes *expected; /* instead of @etag, of an item that has none: what must be there; else NULL */
} TrellisRemoteWrite;

/* What became of a write. @href, @etag: where it is now and as what, when it was put. @etag NULL:
 * fetch it to know (also to know whether it is there as it was put). @error: NULL when it was done;
 * a removal is also done when there was nothing to remove. */
typedef void (*TrellisRemoteWriteFunc) (const TrellisRemoteWrite *write,
                                        const char               *href,
                                        const char               *etag,
                                        const GError             *error,
                                        gpointer                  user_data);

struct _TrellisTransportInterface
{
  GTypeInterface parent_iface;

  void                  (*get_abilities)   (TrellisTransport          *self,
                                            TrellisTransportAbilities *abilities);
  gboolean              (*may_have_changed) (TrellisTransport         *self,
                                            const char                *token,
                                            gboolean                  *may_have_changed,
                                            GCancellable              *cancellable,
                                            GError                   **error);
  TrellisRemoteChanges *(*list_changes)    (TrellisTransport          *self,
                                            const char                *token,
                                            GCancellable              *cancellable,
                                            GError                   **error);
  GPtrArray            *(*fetch)           (TrellisTransport          *self,
                                            const char *const         *hrefs,
                                            GCancellable              *cancellable,
                                            GError                   **error);
  gboolean              (*put)             (TrellisTransport          *self,
                                            GPtrArray                 *writes,
                                            TrellisRemoteWriteFunc     func,
                                            gpointer                   user_data,
                                            GCancellable              *cancellable,
                                            GError                   **error);
  gboolean              (*remove)          (TrellisTransport          *self,
                                            GPtrArray                 *writes,
                                            TrellisRemoteWriteFunc     func,
                                            gpointer                   user_data,
                                            GCancellable              *cancellable,
                                            GError                   **error);
  gboolean              (*update_account)  (TrellisTransport          *self,
                                            TrellisAccount            *account); /* may be NULL */
};

void                  trellis_transport_get_abilities    (TrellisTransport          *self,
                                                          TrellisTransportAbilities *abilities);
gboolean              trellis_transport_may_have_changed (TrellisTransport          *self,
                                                          const char                *token,
                                                          gboolean                  *may_have_changed,
                                                          GCancellable              *cancellable,
                                                          GError                   **error);
TrellisRemoteChanges *trellis_transport_list_changes     (TrellisTransport          *self,
                                                          const char                *token,
                                                          GCancellable              *cancellable,
                                                          GError                   **error);
GPtrArray            *trellis_transport_fetch            (TrellisTransport          *self,
                                                          const char *const         *hrefs,
                                                          GCancellable              *cancellable,
                                                          GError                   **error);
gboolean              trellis_transport_put              (TrellisTransport          *self,
                                                          GPtrArray                 *writes,
                                                          TrellisRemoteWriteFunc     func,
                                                          gpointer                   user_data,
                                                          GCancellable              *cancellable,
                                                          GError                   **error);
gboolean              trellis_transport_remove           (TrellisTransport          *self,
                                                          GPtrArray                 *writes,
                                                          TrellisRemoteWriteFunc     func,
                                                          gpointer                   user_data,
                                                          GCancellable              *cancellable,
                                                          GError                   **error);
gboolean              trellis_transport_update_account   (TrellisTransport          *self,
                                                          TrellisAccount            *account);

TrellisRemoteItem    *trellis_remote_item_new            (const char                *href,
                                                          const char                *etag,
                                                          GBytes                    *data);
TrellisRemoteItem    *trellis_remote_item_new_gone       (const char                *href);
void                  trellis_remote_item_free           (TrellisRemoteItem         *self);

TrellisRemoteChanges *trellis_remote_changes_new         (void);
void                  trellis_remote_changes_free        (TrellisRemoteChanges      *self);

TrellisRemoteWrite   *trellis_remote_write_new           (const char                *href,
                                                          const char                *uid,
                                                          const char                *etag,
                                                          GBytes                    *data);
void                  trellis_remote_write_free          (TrellisRemoteWrite        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisRemoteItem, trellis_remote_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisRemoteChanges, trellis_remote_changes_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisRemoteWrite, trellis_remote_write_free)

G_END_DECLS
