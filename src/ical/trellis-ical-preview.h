/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-reader.h"
#include "trellis-ical-whole.h"

G_BEGIN_DECLS

/* What taking in an item would do. */
typedef enum
{
  TRELLIS_ICAL_NEWS_NEW,
  TRELLIS_ICAL_NEWS_CHANGED,
  TRELLIS_ICAL_NEWS_SAME,
  TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD,
} TrellisIcalNews;

/* Why an item is not understood. */
typedef enum
{
  TRELLIS_ICAL_REASON_NONE,
  TRELLIS_ICAL_REASON_COMPONENT, /* is neither event, to-do nor journal entry */
  TRELLIS_ICAL_REASON_TIME,      /* is an event without a time */
  TRELLIS_ICAL_REASON_REPEATS,   /* comes again: shown by trellis_ical_series_list(), but no record */
  TRELLIS_ICAL_REASON_MESSAGE,   /* is a message about something that is not known */
  TRELLIS_ICAL_REASON_NEWER,     /* was written by a newer Trellis */
} TrellisIcalReason;

#define TRELLIS_TYPE_ICAL_NEWS (trellis_ical_news_get_type ())
GType trellis_ical_news_get_type (void);

#define TRELLIS_TYPE_ICAL_REASON (trellis_ical_reason_get_type ())
GType trellis_ical_reason_get_type (void);

/* An item of a file. */
typedef struct
{
  TrellisIcalComponent *calendar;
  TrellisIcalWhole *whole; /* NULL when it is not understood */
  TrellisIcalNews news;
  TrellisIcalReason reason;
  guint line; /* where it begins in the file */
} TrellisIcalPreviewItem;

/* What is in a file, and what could not be read of it. */
typedef struct
{
  GPtrArray *items;  /* of TrellisIcalPreviewItem, in the order of the file */
  guint counts[TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD + 1];
  GArray *problems;  /* of TrellisIcalProblem, by line */
  guint n_problems;  /* with those that were not remembered */
} TrellisIcalPreview;

/* What is known of the item with @uid, or NULL; transfer full. */
typedef TrellisIcalWhole *(*TrellisIcalLookup) (const char *uid, gpointer data);

TrellisIcalPreview *trellis_ical_preview_new  (const char               *data,
                                               gsize                     length,
                                               TrellisIcalLookup         lookup,
                                               gpointer                  lookup_data,
                                               const TrellisIcalContext *context);
void                trellis_ical_preview_free (TrellisIcalPreview       *self);
gboolean            trellis_ical_whole_equal  (const TrellisIcalWhole   *a,
                                               const TrellisIcalWhole   *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisIcalPreview, trellis_ical_preview_free)

G_END_DECLS
