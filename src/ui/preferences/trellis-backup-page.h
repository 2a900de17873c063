/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The backups in the journal's folder, one of which may take its place by the action app.restore. */
#define TRELLIS_TYPE_BACKUP_PAGE (trellis_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisBackupPage, trellis_backup_page, TRELLIS, BACKUP_PAGE,
                      AdwNavigationPage)

GtkWidget *trellis_backup_page_new (const char *folder);

G_END_DECLS
