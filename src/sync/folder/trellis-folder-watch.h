/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Notices that another program changed something in a folder of items. That is a hint at most: disks of
 * other computers do not tell, and what is told may be old. */
typedef struct _TrellisFolderWatch TrellisFolderWatch;

typedef void (*TrellisFolderWatchFunc) (const char *name,
                                        gpointer    data);

TrellisFolderWatch *trellis_folder_watch_new      (const char             *path,
                                                   const char             *name,
                                                   TrellisFolderWatchFunc  func,
                                                   gpointer                data);
void                trellis_folder_watch_free     (TrellisFolderWatch     *self);
const char         *trellis_folder_watch_get_path (TrellisFolderWatch     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisFolderWatch, trellis_folder_watch_free)

G_END_DECLS
