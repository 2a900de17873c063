/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* Attachments and what they hold. As records they are like all others, but that they are begun here, together
 * with their content: trellis_store_add() would keep one without. */

void               trellis_store_attach_async           (TrellisStore         *self,
                                                         TrellisAttachment    *attachment,
                                                         GBytes               *content,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
TrellisAttachment *trellis_store_attach_finish          (TrellisStore         *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);
TrellisAttachment *trellis_store_attach                 (TrellisStore         *self,
                                                         TrellisAttachment    *attachment,
                                                         GBytes               *content,
                                                         GError              **error);

void               trellis_store_read_attachment_async  (TrellisStore         *self,
                                                         TrellisAttachment    *attachment,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GBytes            *trellis_store_read_attachment_finish (TrellisStore         *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

TrellisRecordList *trellis_store_list_attachments       (TrellisStore         *self,
                                                         TrellisMatch         *match,
                                                         TrellisNote          *note);
GHashTable        *trellis_store_count_attachments      (TrellisStore         *self);

G_END_DECLS
