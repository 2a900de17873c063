/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-needles.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* What found records are grouped by, in the order in which they are shown. */
typedef enum
{
  TRELLIS_SEARCH_KIND_MEETINGS,  /* with their points, and actions */
  TRELLIS_SEARCH_KIND_NOTES,
  TRELLIS_SEARCH_KIND_GOALS,     /* with their tasks and check-ins */
  TRELLIS_SEARCH_KIND_AGREEMENT, /* clauses */
  TRELLIS_SEARCH_KIND_PEOPLE,    /* and what is said about matches themselves */
} TrellisSearchKind;

#define TRELLIS_SEARCH_N_KINDS (TRELLIS_SEARCH_KIND_PEOPLE + 1)

#define TRELLIS_TYPE_SEARCH_KIND (trellis_search_kind_get_type ())
GType trellis_search_kind_get_type (void);

/* A found record. Its properties are "kind", "record", "match", "title" and "excerpt"; the texts are
 * made when somebody asks for them. */
#define TRELLIS_TYPE_SEARCH_HIT (trellis_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSearchHit, trellis_search_hit, TRELLIS, SEARCH_HIT, GObject)

TrellisSearchKind  trellis_search_hit_get_kind          (TrellisSearchHit *self);
TrellisRecord     *trellis_search_hit_get_record        (TrellisSearchHit *self);
const char        *trellis_search_hit_get_match         (TrellisSearchHit *self);
const char        *trellis_search_hit_get_title         (TrellisSearchHit *self);
const TrellisSpan *trellis_search_hit_get_title_spans   (TrellisSearchHit *self,
                                                         guint            *n_spans);
const char        *trellis_search_hit_get_excerpt       (TrellisSearchHit *self);
const TrellisSpan *trellis_search_hit_get_excerpt_spans (TrellisSearchHit *self,
                                                         guint            *n_spans);

GListModel        *trellis_store_search                 (TrellisStore     *store,
                                                         const char       *text,
                                                         const char       *match_uid,
                                                         guint             limit_per_kind);
GListModel        *trellis_store_search_tagged          (TrellisStore     *store,
                                                         const char       *text,
                                                         const char       *tag,
                                                         const char       *match_uid,
                                                         guint             limit);

G_END_DECLS
