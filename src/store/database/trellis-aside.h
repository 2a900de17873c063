/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"

G_BEGIN_DECLS

/* Long work on the journal's file beside the store: in a thread of its own, with a connection of its
 * own, ended before the file is let go. */
typedef struct _TrellisAside TrellisAside;

/* Runs in the thread. */
typedef gboolean (*TrellisAsideWork) (TrellisDatabase *database,
                                      GCancellable    *cancellable,
                                      gpointer         data,
                                      GError         **error);
/* Runs in the main context of the thread that gave the work; may free @data. */
typedef void     (*TrellisAsideDone) (const GError    *error,
                                      gpointer         data);

TrellisAside *trellis_aside_new  (const char       *path);
void          trellis_aside_free (TrellisAside     *self);
void          trellis_aside_run  (TrellisAside     *self,
                                  TrellisAsideWork  work,
                                  TrellisAsideDone  done,
                                  gpointer          data,
                                  GCancellable     *cancellable);

G_END_DECLS
