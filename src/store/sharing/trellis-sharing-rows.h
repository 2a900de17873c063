/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"
#include "trellis-sharing.h"

G_BEGIN_DECLS

/* The lists are of what their names say, transfer full, NULL on failure. */
GPtrArray      *trellis_sharing_rows_list      (TrellisDatabase            *database,
                                                GError                    **error);
gboolean        trellis_sharing_rows_find      (TrellisDatabase            *database,
                                                const char                 *match,
                                                TrellisSharing            **sharing,
                                                GError                    **error);
gboolean        trellis_sharing_rows_save      (TrellisDatabase            *database,
                                                const TrellisSharing       *sharing,
                                                GError                    **error);
gboolean        trellis_sharing_rows_remove    (TrellisDatabase            *database,
                                                const char                 *match,
                                                GError                    **error);

GPtrArray      *trellis_shared_items_list      (TrellisDatabase            *database,
                                                const char                 *match,
                                                GError                    **error);
gboolean        trellis_shared_items_find      (TrellisDatabase            *database,
                                                const char                 *match,
                                                const char                 *record,
                                                TrellisSharedItem         **item,
                                                GError                    **error);
gboolean        trellis_shared_items_find_elsewhere (TrellisDatabase       *database,
                                                const char                 *match,
                                                const char                 *record,
                                                TrellisSharedItemState      state,
                                                char                      **other,
                                                GError                    **error);
GPtrArray      *trellis_shared_items_list_foreign (TrellisDatabase         *database,
                                                const char                 *match,
                                                GError                    **error);
GBytes         *trellis_shared_items_read_base (TrellisDatabase            *database,
                                                const char                 *match,
                                                const char                 *record,
                                                GError                    **error);
gboolean        trellis_shared_items_save      (TrellisDatabase            *database,
                                                const char                 *match,
                                                const TrellisSharedItem    *item,
                                                GError                    **error);
gboolean        trellis_shared_items_remove    (TrellisDatabase            *database,
                                                const char                 *match,
                                                const TrellisSharedItem    *item,
                                                GError                    **error);

GPtrArray      *trellis_shared_intents_list    (TrellisDatabase            *database,
                                                const char                 *match,
                                                GError                    **error);
gboolean        trellis_shared_intents_save    (TrellisDatabase            *database,
                                                const char                 *match,
                                                const TrellisSharedIntent  *intent,
                                                GError                    **error);
gboolean        trellis_shared_intents_remove  (TrellisDatabase            *database,
                                                const char                 *match,
                                                const char                 *record,
                                                GError                    **error);

GPtrArray      *trellis_shared_changes_list    (TrellisDatabase            *database,
                                                const char                 *match,
                                                GError                    **error);
gboolean        trellis_shared_changes_add     (TrellisDatabase            *database,
                                                const char                 *match,
                                                const TrellisSharedChange  *change,
                                                GError                    **error);
gboolean        trellis_shared_changes_clear   (TrellisDatabase            *database,
                                                const char                 *match,
                                                const TrellisSharedChange  *change,
                                                GError                    **error);

GPtrArray      *trellis_shared_references_list (TrellisDatabase            *database,
                                                const char                 *target,
                                                GError                    **error);
char           *trellis_shared_references_find (TrellisDatabase            *database,
                                                const char                 *record,
                                                const char                 *field,
                                                GError                    **error);
gboolean        trellis_shared_references_save (TrellisDatabase              *database,
                                                const TrellisSharedReference *reference,
                                                GError                      **error);

GPtrArray      *trellis_shared_clashes_list    (TrellisDatabase            *database,
                                                const char                 *match,
                                                GError                    **error);
gboolean        trellis_shared_clashes_add     (TrellisDatabase            *database,
                                                const TrellisSharedClash   *clash,
                                                GError                    **error);
gboolean        trellis_shared_clashes_thin    (TrellisDatabase            *database,
                                                gint64                      before,
                                                GError                    **error);

GPtrArray      *trellis_accounts_list          (TrellisDatabase            *database,
                                                GError                    **error);
gboolean        trellis_accounts_save          (TrellisDatabase            *database,
                                                const TrellisAccount       *account,
                                                GError                    **error);
gboolean        trellis_accounts_remove        (TrellisDatabase            *database,
                                                const char                 *uid,
                                                GError                    **error);

G_END_DECLS
