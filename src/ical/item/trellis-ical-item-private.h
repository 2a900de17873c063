/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"

G_BEGIN_DECLS

/* A field of a record that no standard property tells, and the property of ours that does. */
typedef struct
{
  guint field;
  const char *property;
} TrellisIcalExtra;

char                 *trellis_ical_item_dup_text   (const TrellisIcalComponent *item,
                                                    const char                 *name);
char                 *trellis_ical_item_dup_description (const TrellisIcalComponent *item);
void                  trellis_ical_item_set_text   (TrellisIcalComponent       *item,
                                                    const char                 *name,
                                                    const char                 *text);
const char           *trellis_ical_item_get_value  (const TrellisIcalComponent *item,
                                                    const char                 *name);
void                  trellis_ical_item_set_value  (TrellisIcalComponent       *item,
                                                    const char                 *name,
                                                    const char                 *value);
void                  trellis_ical_item_set_categories (TrellisIcalComponent   *item,
                                                        const char *const      *more);
void                  trellis_ical_item_copy_lines (TrellisIcalComponent       *item,
                                                    const TrellisIcalComponent *source,
                                                    const char                 *name);
gint64                trellis_ical_item_get_utc    (const TrellisIcalComponent *item,
                                                    const char                 *name);
void                  trellis_ical_item_set_utc    (TrellisIcalComponent       *item,
                                                    const char                 *name,
                                                    gint64                      seconds);
char                 *trellis_ical_item_dup_day    (const TrellisIcalComponent *item,
                                                    const char                 *name);
void                  trellis_ical_item_set_day    (TrellisIcalComponent       *item,
                                                    const char                 *name,
                                                    const char                 *day);

void                  trellis_ical_item_set_extras (TrellisIcalComponent       *item,
                                                    TrellisRecord              *record,
                                                    const TrellisIcalExtra     *extras,
                                                    guint                       n_extras);
void                  trellis_ical_item_get_extras (const TrellisIcalComponent *item,
                                                    TrellisRecord              *record,
                                                    const TrellisIcalExtra     *extras,
                                                    guint                       n_extras);

gboolean              trellis_ical_item_may_leave  (gpointer                    record);
TrellisIcalComponent *trellis_ical_item_begin      (const TrellisIcalComponent *base,
                                                    const char                 *component,
                                                    const char                 *kind,
                                                    gpointer                    record,
                                                    const TrellisIcalContext   *context,
                                                    TrellisIcalComponent      **item);
void                  trellis_ical_item_finish     (TrellisIcalComponent       *calendar,
                                                    TrellisIcalComponent       *item,
                                                    const TrellisIcalComponent *base,
                                                    gpointer                    record,
                                                    const TrellisIcalContext   *context);

TrellisIcalComponent *trellis_ical_item_find       (const TrellisIcalComponent *calendar,
                                                    const char                 *component);
gboolean              trellis_ical_item_is_ours    (const TrellisIcalComponent *item);
void                  trellis_ical_item_own_parts  (TrellisIcalComponent       *item);
const char           *trellis_ical_item_get_copy   (const TrellisIcalComponent *item);
char                 *trellis_ical_part_id_make    (const char                 *copy,
                                                    const char                 *id);
void                  trellis_ical_item_get_common (const TrellisIcalComponent *item,
                                                    gpointer                    record);

G_END_DECLS
