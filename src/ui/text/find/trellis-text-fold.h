/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text made comparable: small letters, without accents. */
typedef struct
{
  GArray *letters; /* gunichar */
  GArray *places;  /* guint: the character each letter comes from; one more for the end */
} TrellisTextFold;

typedef struct
{
  guint start; /* characters */
  guint end;
} TrellisTextMatch;

void trellis_text_fold_init  (TrellisTextFold       *self);
void trellis_text_fold_clear (TrellisTextFold       *self);

void trellis_text_fold_set   (TrellisTextFold       *self,
                              const char            *text);

/* Appends where needle stands in hay (TrellisTextMatch), offsets moved by base. */
void trellis_text_fold_find  (const TrellisTextFold *hay,
                              const TrellisTextFold *needle,
                              guint                  base,
                              GArray                *matches);

G_END_DECLS
