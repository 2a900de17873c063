/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-dav-body.h"
#include "trellis-dav-client.h"

G_BEGIN_DECLS

/* A calendar of a server, as it told of it. */
typedef struct
{
  GUri *url;
  char *name;             /* for people; NULL when it has none */
  char *color;            /* nullable, as the server has it */
  TrellisItemKinds kinds; /* all when it is not told */
  gboolean may_write;     /* TRUE when it is not told */
  gsize largest;          /* bytes of an item, 0: not told */
  gboolean may_sync;      /* sync-collection is worth trying */
  char *ctag;             /* nullable */
  char *sync_token;       /* nullable */
} TrellisDavCollection;

TrellisDavCollection *trellis_dav_collection_new      (GUri                       *base,
                                                       const TrellisDavResponse   *response);
TrellisDavCollection *trellis_dav_collection_copy     (const TrellisDavCollection *self);
void                  trellis_dav_collection_free     (TrellisDavCollection       *self);

TrellisDavCollection *trellis_dav_collection_look     (TrellisDavClient           *client,
                                                       GUri                       *url,
                                                       TrellisDavMarks             marks,
                                                       GCancellable               *cancellable,
                                                       GError                    **error);
GPtrArray            *trellis_dav_collection_list     (TrellisDavClient           *client,
                                                       GUri                       *home,
                                                       TrellisDavMarks             marks,
                                                       GCancellable               *cancellable,
                                                       GError                    **error);
TrellisDavCollection *trellis_dav_collection_create   (TrellisDavClient           *client,
                                                       GUri                       *home,
                                                       const char                 *name,
                                                       TrellisItemKinds            kinds,
                                                       GCancellable               *cancellable,
                                                       GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDavCollection, trellis_dav_collection_free)

G_END_DECLS
