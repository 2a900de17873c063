/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-reminders.h"

G_BEGIN_DECLS

/* Answers the desktop's search (org.gnome.Shell.SearchProvider2). Only titles and names are looked at and
 * shown, unless the person has turned on that texts are, too. No query opens a window. */
#define TRELLIS_TYPE_SEARCH_PROVIDER (trellis_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSearchProvider, trellis_search_provider, TRELLIS, SEARCH_PROVIDER, GObject)

TrellisSearchProvider *trellis_search_provider_new          (GApplication           *application,
                                                             TrellisJournalSource    source);
void                   trellis_search_provider_set_settings (TrellisSearchProvider  *self,
                                                             GSettings              *settings);
gboolean               trellis_search_provider_export       (TrellisSearchProvider  *self,
                                                             GDBusConnection        *bus,
                                                             const char             *path,
                                                             GError                **error);

G_END_DECLS
