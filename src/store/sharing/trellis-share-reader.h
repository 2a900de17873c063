/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-records.h"
#include "trellis-sharing.h"

G_BEGIN_DECLS

/* A look into the journal's file from another thread than the store's: what is saved. */
typedef struct _TrellisShareReader TrellisShareReader;

TrellisShareReader *trellis_share_reader_open           (const char         *folder,
                                                         GError            **error);
void                trellis_share_reader_free           (TrellisShareReader *self);

gboolean            trellis_share_reader_get_sharing    (TrellisShareReader *self,
                                                         const char         *match,
                                                         TrellisSharing    **sharing,
                                                         GError            **error);
GPtrArray          *trellis_share_reader_list_items     (TrellisShareReader *self,
                                                         const char         *match,
                                                         GError            **error);
GPtrArray          *trellis_share_reader_list_foreign   (TrellisShareReader *self,
                                                         const char         *match,
                                                         GError            **error);
GBytes             *trellis_share_reader_dup_base       (TrellisShareReader *self,
                                                         const char         *match,
                                                         const char         *record,
                                                         GError            **error);
gint64              trellis_share_reader_count_refused  (TrellisShareReader *self,
                                                         const char         *match,
                                                         GError            **error);
gint64              trellis_share_reader_count_merges   (TrellisShareReader *self,
                                                         const char         *record,
                                                         const char         *field,
                                                         gint64              since,
                                                         GError            **error);
GPtrArray          *trellis_share_reader_list_questions (TrellisShareReader *self,
                                                         const char         *whole,
                                                         GError            **error);
GPtrArray          *trellis_share_reader_list_sharings  (TrellisShareReader *self,
                                                         GError            **error);
gboolean            trellis_share_reader_find_elsewhere (TrellisShareReader    *self,
                                                         const char            *match,
                                                         const char            *record,
                                                         TrellisSharedItemState state,
                                                         char                 **other,
                                                         GError               **error);
GPtrArray          *trellis_share_reader_list_intents   (TrellisShareReader *self,
                                                         const char         *match,
                                                         GError            **error);
GPtrArray          *trellis_share_reader_list_changes   (TrellisShareReader *self,
                                                         const char         *match,
                                                         GError            **error);
GPtrArray          *trellis_share_reader_list_references (TrellisShareReader *self,
                                                          const char         *target,
                                                          GError            **error);
char               *trellis_share_reader_find_reference (TrellisShareReader *self,
                                                         const char         *record,
                                                         const char         *field,
                                                         GError            **error);
gboolean            trellis_share_reader_get_replica    (TrellisShareReader *self,
                                                         char              **name,
                                                         gint64             *writes,
                                                         GError            **error);
gboolean            trellis_share_reader_get            (TrellisShareReader *self,
                                                         GType               type,
                                                         const char         *uid,
                                                         TrellisRecord     **record,
                                                         GError            **error);
gboolean            trellis_share_reader_get_me         (TrellisShareReader *self,
                                                         TrellisRecord     **record,
                                                         GError            **error);
GPtrArray          *trellis_share_reader_list_parts     (TrellisShareReader *self,
                                                         GType               type,
                                                         const char         *whole,
                                                         GError            **error);
GPtrArray          *trellis_share_reader_list_referrers (TrellisShareReader *self,
                                                         GType               type,
                                                         const char         *field,
                                                         const char         *uid,
                                                         GError            **error);
gboolean            trellis_share_reader_find_type      (TrellisShareReader *self,
                                                         const char         *uid,
                                                         GType              *type,
                                                         GError            **error);
gboolean            trellis_share_reader_can_convert    (TrellisShareReader *self,
                                                         TrellisRecord      *record,
                                                         gboolean           *can,
                                                         GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisShareReader, trellis_share_reader_free)

G_END_DECLS
