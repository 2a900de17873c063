/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

/* A record that goes to the trash or comes back from it, with all that is part of it. */
typedef struct
{
  TrellisRecordClass *klass;
  const char *uid;
  gint64 before; /* its deletion time so far, 0 if it is not in the trash */
  gint64 after;
} TrellisTrashChange;

gboolean trellis_trash_has_parts (TrellisRecordClass *klass);
gboolean trellis_trash_apply     (TrellisDatabase    *database,
                                  gpointer            change,
                                  GError            **error);

G_END_DECLS
