/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-records.h"

G_BEGIN_DECLS

/* Whose words a document holds. */
typedef enum
{
  TRELLIS_BOOK_SHAREABLE,  /* what both know: nothing that is marked private, and no feedback */
  TRELLIS_BOOK_MINE,       /* what the person whose computer this is wrote; of the rest, titles and days */
  TRELLIS_BOOK_EVERYTHING,
} TrellisBookScope;

#define TRELLIS_TYPE_BOOK_SCOPE (trellis_book_scope_get_type ())
GType trellis_book_scope_get_type (void);

/* The records of one match that a document is made from: copies that no store keeps. Used by one thread
 * at a time. */
typedef struct _TrellisBookMaterial TrellisBookMaterial;

TrellisBookMaterial *trellis_book_material_new         (TrellisMatch        *match);
void                 trellis_book_material_free        (TrellisBookMaterial *self);
void                 trellis_book_material_add         (TrellisBookMaterial *self,
                                                        gpointer             record);

TrellisMatch        *trellis_book_material_get_match   (TrellisBookMaterial *self);
TrellisPerson       *trellis_book_material_get_person  (TrellisBookMaterial *self,
                                                        TrellisRole          role);
GPtrArray           *trellis_book_material_get_all     (TrellisBookMaterial *self,
                                                        GType                type);
gpointer             trellis_book_material_find        (TrellisBookMaterial *self,
                                                        GType                type,
                                                        const char          *uid);

void                 trellis_book_material_set_clock   (TrellisBookMaterial *self,
                                                        gboolean             has_twelve_hours);
gboolean             trellis_book_material_get_clock   (TrellisBookMaterial *self);

void                 trellis_book_material_filter      (TrellisBookMaterial *self,
                                                        TrellisBookScope     scope);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisBookMaterial, trellis_book_material_free)

G_END_DECLS
