/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What an attachment holds, in a file that is called by its SHA-256 in small hexadecimal digits. */

gboolean  trellis_kept_content_is_good (const char  *path,
                                        const char  *sha256);
GBytes   *trellis_kept_content_read    (const char  *path,
                                        const char  *sha256);
gboolean  trellis_kept_content_link    (const char  *path,
                                        const char  *other);
gboolean  trellis_kept_content_write   (const char  *path,
                                        GBytes      *bytes,
                                        GError     **error);

G_END_DECLS
