/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharing.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* The store's verbs for sharing matches. What changes here is told by #TrellisStore::sharing-changed. */

typedef enum
{
  TRELLIS_CLASH_CHOICE_RESULT, /* leave it as it is */
  TRELLIS_CLASH_CHOICE_MINE,
  TRELLIS_CLASH_CHOICE_THEIRS,
} TrellisClashChoice;

gboolean        trellis_store_share                (TrellisStore          *self,
                                                    const TrellisSharing  *sharing,
                                                    GError               **error);
gboolean        trellis_store_stop_sharing         (TrellisStore          *self,
                                                    const char            *match,
                                                    GError               **error);
TrellisSharing *trellis_store_dup_sharing          (TrellisStore          *self,
                                                    const char            *match);
GPtrArray      *trellis_store_list_sharings        (TrellisStore          *self);
gboolean        trellis_store_answer_sharing       (TrellisStore          *self,
                                                    const char            *match,
                                                    TrellisSharingAnswer   answer,
                                                    GError               **error);
guint           trellis_store_count_shared_changes (TrellisStore          *self,
                                                    const char            *match);
gint64          trellis_store_get_last_shared_change (TrellisStore        *self);
GPtrArray      *trellis_store_list_shared_items    (TrellisStore          *self,
                                                    const char            *match);
TrellisSharedItem *trellis_store_dup_shared_item   (TrellisStore          *self,
                                                    const char            *match,
                                                    const char            *record);
gboolean        trellis_store_rename               (TrellisStore          *self,
                                                    gpointer               record,
                                                    const char            *uid,
                                                    GError               **error);

GPtrArray      *trellis_store_list_clashes         (TrellisStore          *self,
                                                    const char            *match);
gboolean        trellis_store_settle_clash         (TrellisStore             *self,
                                                    const TrellisSharedClash *clash,
                                                    TrellisClashChoice        choice,
                                                    GError                  **error);
gboolean        trellis_store_reopen_clash         (TrellisStore             *self,
                                                    const TrellisSharedClash *clash,
                                                    GError                  **error);

GPtrArray      *trellis_store_list_accounts        (TrellisStore          *self);
TrellisAccount *trellis_store_dup_account          (TrellisStore          *self,
                                                    const char            *uid);
gboolean        trellis_store_save_account         (TrellisStore          *self,
                                                    const TrellisAccount  *account,
                                                    GError               **error);
gboolean        trellis_store_remove_account       (TrellisStore          *self,
                                                    const char            *uid,
                                                    GError               **error);

G_END_DECLS
