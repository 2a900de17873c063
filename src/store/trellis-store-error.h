/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRELLIS_STORE_ERROR (trellis_store_error_quark ())

/* What a person can do something about. The message of the error is for the log: it holds nobody's words, nor
 * the name of a file. */
typedef enum
{
  TRELLIS_STORE_ERROR_FAILED,
  TRELLIS_STORE_ERROR_BUSY,      /* try again shortly */
  TRELLIS_STORE_ERROR_FULL,      /* no space left on the disk */
  TRELLIS_STORE_ERROR_READ_ONLY, /* the file or its folder cannot be written */
  TRELLIS_STORE_ERROR_DAMAGED,   /* the file is no database or a broken one */
  TRELLIS_STORE_ERROR_NEWER,     /* written by a newer Trellis */
  TRELLIS_STORE_ERROR_LOCKED,    /* another process has it open */
  TRELLIS_STORE_ERROR_INVALID,   /* what was to be imported is not what it should be */
  TRELLIS_STORE_ERROR_BROKEN,    /* an attachment in what was to be imported is not whole */
  TRELLIS_STORE_ERROR_TOO_LARGE, /* more than one attachment may have */
  TRELLIS_STORE_ERROR_TOO_MANY,  /* more than all attachments together may have */
} TrellisStoreError;

GQuark   trellis_store_error_quark     (void);
gboolean trellis_store_error_set_errno (GError     **error,
                                        const char  *what);

G_END_DECLS
