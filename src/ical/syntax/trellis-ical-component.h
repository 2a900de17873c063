/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-line.h"

G_BEGIN_DECLS

#define TRELLIS_ICAL_NONE G_MAXUINT

/* A component of iCalendar (RFC 5545 §3.6): lines and further components, in their order. A stream
 * (§3.4) is one without a name. */
typedef struct _TrellisIcalComponent TrellisIcalComponent;

TrellisIcalComponent *trellis_ical_component_new             (const char                 *name);
TrellisIcalComponent *trellis_ical_component_copy            (const TrellisIcalComponent *self);
void                  trellis_ical_component_free            (TrellisIcalComponent       *self);

const char           *trellis_ical_component_get_name        (const TrellisIcalComponent *self);
gboolean              trellis_ical_component_has_name        (const TrellisIcalComponent *self,
                                                              const char                 *name);

guint                 trellis_ical_component_get_size        (const TrellisIcalComponent *self);
TrellisIcalLine      *trellis_ical_component_get_line        (const TrellisIcalComponent *self,
                                                              guint                       index);
TrellisIcalComponent *trellis_ical_component_get_part        (const TrellisIcalComponent *self,
                                                              guint                       index);

guint                 trellis_ical_component_search_line     (const TrellisIcalComponent *self,
                                                              const char                 *name,
                                                              guint                       from);
guint                 trellis_ical_component_search_part     (const TrellisIcalComponent *self,
                                                              const char                 *name,
                                                              guint                       from);
TrellisIcalLine      *trellis_ical_component_find_line       (const TrellisIcalComponent *self,
                                                              const char                 *name);
TrellisIcalComponent *trellis_ical_component_find_part       (const TrellisIcalComponent *self,
                                                              const char                 *name);

void                  trellis_ical_component_take_line       (TrellisIcalComponent       *self,
                                                              TrellisIcalLine            *line);
void                  trellis_ical_component_take_part       (TrellisIcalComponent       *self,
                                                              TrellisIcalComponent       *part);
void                  trellis_ical_component_insert_line     (TrellisIcalComponent       *self,
                                                              guint                       index,
                                                              TrellisIcalLine            *line);
void                  trellis_ical_component_insert_part     (TrellisIcalComponent       *self,
                                                              guint                       index,
                                                              TrellisIcalComponent       *part);
void                  trellis_ical_component_remove          (TrellisIcalComponent       *self,
                                                              guint                       index);
void                  trellis_ical_component_remove_lines    (TrellisIcalComponent       *self,
                                                              const char                 *name);

gboolean              trellis_ical_component_equal           (const TrellisIcalComponent *self,
                                                              const TrellisIcalComponent *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisIcalComponent, trellis_ical_component_free)

G_END_DECLS
