/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says that one process has the journal open. Goes away with the process, however it ends. */
typedef struct _TrellisLock TrellisLock;

TrellisLock *trellis_lock_take    (const char  *folder,
                                   GError     **error);
void         trellis_lock_release (TrellisLock *self);

G_END_DECLS
