/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest name that is given to a file, in bytes. */
#define TRELLIS_FOLDER_NAME_MAX 200

gboolean  trellis_folder_name_is_item      (const char *name);
char     *trellis_folder_name_dup_original (const char *name);
char     *trellis_folder_name_make         (const char *uid,
                                            GHashTable *taken);
char     *trellis_folder_name_fold         (const char *name);

G_END_DECLS
