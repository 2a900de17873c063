/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-transport.h"

G_BEGIN_DECLS

/* By what a server tells that a calendar is another than it was. Some look through all that is in it to
 * say one, so that only what is compared is asked for. */
typedef enum
{
  TRELLIS_DAV_MARKS_NONE = 0,
  TRELLIS_DAV_MARKS_SYNC_TOKEN = 1 << 0,
  TRELLIS_DAV_MARKS_CTAG = 1 << 1,
} TrellisDavMarks;

GBytes     *trellis_dav_body_find         (void);
GBytes     *trellis_dav_body_poll         (TrellisDavMarks   marks);
GBytes     *trellis_dav_body_list         (void);
GBytes     *trellis_dav_body_etag         (void);
GBytes     *trellis_dav_body_sync         (const char       *token);
GBytes     *trellis_dav_body_multiget     (GPtrArray        *paths);
GBytes     *trellis_dav_body_query_all    (void);
GBytes     *trellis_dav_body_query        (TrellisItemKinds  kind);
GBytes     *trellis_dav_body_uid          (TrellisItemKinds  kind,
                                           const char       *uid);
GBytes     *trellis_dav_body_mkcalendar   (const char       *name,
                                           TrellisItemKinds  kinds);
GBytes     *trellis_dav_body_mkcol        (const char       *name,
                                           TrellisItemKinds  kinds);

TrellisItemKinds  trellis_dav_data_get_kind (GBytes *data);

G_END_DECLS
