/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A found word: from byte @start to before byte @end. */
typedef struct
{
  guint start;
  guint end;
} TrellisSpan;

/* The words for which somebody searches, made ready for looking for them in texts. */
typedef struct _TrellisNeedles TrellisNeedles;

TrellisNeedles *trellis_needles_new   (const char     *text);
TrellisNeedles *trellis_needles_ref   (TrellisNeedles *self);
void            trellis_needles_unref (TrellisNeedles *self);
gboolean        trellis_needles_find  (TrellisNeedles *self,
                                       const char     *text,
                                       TrellisSpan    *span);
void            trellis_needles_mark  (TrellisNeedles *self,
                                       const char     *text,
                                       guint32        *found);
gboolean        trellis_needles_are_all (TrellisNeedles *self,
                                         guint32         found);
GArray         *trellis_needles_find_all (TrellisNeedles *self,
                                          const char     *text);
char           *trellis_needles_excerpt  (TrellisNeedles *self,
                                          const char     *text,
                                          guint           length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisNeedles, trellis_needles_unref)

G_END_DECLS
