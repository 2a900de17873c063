/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the disk tells about a file, without reading it. The time of the last change of anything about
 * the file cannot be set, so it also shows a change that left size and times as they were. */
typedef struct
{
  gint64 modified; /* nanoseconds since the epoch */
  gint64 changed;
  gint64 size;
  guint64 inode;
  guint mode;
} TrellisFolderKey;

gboolean  trellis_folder_key_equal    (const TrellisFolderKey *a,
                                       const TrellisFolderKey *b);
gboolean  trellis_folder_key_is_fresh (const TrellisFolderKey *self);

int       trellis_folder_file_open    (int                     folder,
                                       const char             *name,
                                       TrellisFolderKey       *key);
GBytes   *trellis_folder_file_read    (int                     folder,
                                       const char             *name,
                                       TrellisFolderKey       *key,
                                       GError                **error);
gboolean  trellis_folder_file_write   (int                     folder,
                                       const char             *name,
                                       GBytes                 *data,
                                       const TrellisFolderKey *expected,
                                       GError                **error);
gboolean  trellis_folder_file_remove  (int                     folder,
                                       const char             *name,
                                       GError                **error);
gboolean  trellis_folder_file_is_litter (int                   folder,
                                       const char             *name);
char     *trellis_folder_file_hash    (GBytes                 *data);

void      trellis_folder_set_error    (GError                **error,
                                       int                     number);

G_END_DECLS
