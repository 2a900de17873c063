/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

/* The one connection that writes, in a thread of its own, so that no keystroke waits for a disk.
 * Work is done in the order in which it was given. */
typedef struct _TrellisWriter TrellisWriter;

typedef void     (*TrellisWriterDone) (GPtrArray       *rows,
                                       const GError    *error,
                                       gpointer         data);
typedef gboolean (*TrellisWriterWork) (TrellisDatabase *database,
                                       gpointer         data,
                                       GError         **error);
typedef void     (*TrellisWriterPosted) (const GError   *error,
                                         gpointer        data);

TrellisWriter *trellis_writer_new   (const char        *path,
                                     TrellisDatabase   *database,
                                     TrellisWriterDone  done,
                                     gpointer           data);
void           trellis_writer_free  (TrellisWriter     *self);

void           trellis_writer_save  (TrellisWriter     *self,
                                     GPtrArray         *rows);
gboolean       trellis_writer_call  (TrellisWriter     *self,
                                     TrellisWriterWork  work,
                                     gpointer           data,
                                     GError           **error);
void           trellis_writer_post  (TrellisWriter      *self,
                                     TrellisWriterWork   work,
                                     TrellisWriterPosted posted,
                                     gpointer            data);
void           trellis_writer_drain (TrellisWriter     *self);

G_END_DECLS
