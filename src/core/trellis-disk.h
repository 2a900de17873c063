/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean trellis_disk_flush_folder (int   folder);
gboolean trellis_disk_set_mode     (int   file,
                                    guint mode);

G_END_DECLS
