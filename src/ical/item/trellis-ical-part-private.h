/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-item-private.h"

G_BEGIN_DECLS

/* What lines of ours say of a part of an item: words, "id=… by=mentor …". The properties of the
 * TrellisIcalExtras that go with it are the keys of words. */
typedef struct
{
  char *id;
  GHashTable *words; /* GStrings by their keys */
} TrellisIcalPart;

GPtrArray  *trellis_ical_parts_list      (const TrellisIcalComponent *item,
                                          const char                 *property);
const char *trellis_ical_part_get        (const TrellisIcalPart      *self,
                                          const char                 *key);
void        trellis_ical_part_get_fields (const TrellisIcalPart      *self,
                                          TrellisRecord              *record,
                                          const TrellisIcalExtra     *fields,
                                          guint                       n_fields);

GPtrArray  *trellis_ical_words_new       (void);
void        trellis_ical_words_add       (GPtrArray                  *words,
                                          const char                 *key,
                                          const char                 *value);
void        trellis_ical_words_add_fields (GPtrArray                 *words,
                                          TrellisRecord              *record,
                                          const TrellisIcalExtra     *fields,
                                          guint                       n_fields,
                                          gboolean                    empty_too);
void        trellis_ical_part_write      (TrellisIcalComponent       *item,
                                          const char                 *property,
                                          const char                 *id,
                                          GPtrArray                  *words);

G_END_DECLS
