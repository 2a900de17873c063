/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that is to become an attachment, as it was when it was read. */
typedef struct
{
  char *name;       /* as people see it, valid UTF-8, never empty */
  char *media_type; /* "application/pdf" */
  goffset size;     /* in bytes, as large as it is, or at least as much as was read of it */
  GBytes *bytes;    /* NULL where the file is larger than TRELLIS_ATTACHMENT_LARGEST */
} TrellisLooseFile;

TrellisLooseFile *trellis_loose_file_new         (const char           *name,
                                                  GBytes               *bytes);
void              trellis_loose_file_free        (TrellisLooseFile     *self);

void              trellis_loose_file_read_async  (GFile                *file,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
TrellisLooseFile *trellis_loose_file_read_finish (GFile                *file,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisLooseFile, trellis_loose_file_free)

G_END_DECLS
