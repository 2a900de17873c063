/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-error.h"

G_BEGIN_DECLS

#define TRELLIS_DAV_MOST_REDIRECTS 5

guint       trellis_dav_retry_after  (const char  *header,
                                      gint64       now);
GUri       *trellis_dav_redirect     (const char  *method,
                                      GPtrArray   *visited,
                                      guint        status,
                                      const char  *location,
                                      GError     **error);

GSrvTarget *trellis_dav_srv_choose   (GList       *targets);
char       *trellis_dav_txt_dup_path (GList       *records);

gboolean    trellis_dav_etag_is_weak    (const char *etag);
gboolean    trellis_dav_etag_is_of_sogo (const char *etag);
const char *trellis_dav_etag_get_strong (const char *etag);

G_END_DECLS
