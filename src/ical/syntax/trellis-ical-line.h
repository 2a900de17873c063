/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-problem.h"

G_BEGIN_DECLS

/* A content line of iCalendar (RFC 5545 §3.1): a property with its parameters and its value, as
 * written. What nobody changes is written back byte by byte. */
typedef struct _TrellisIcalLine TrellisIcalLine;

TrellisIcalLine *trellis_ical_line_new                (const char              *name,
                                                       const char              *value);
TrellisIcalLine *trellis_ical_line_parse              (const char              *text,
                                                       gsize                    length,
                                                       TrellisIcalProblemKind  *problem);
TrellisIcalLine *trellis_ical_line_copy               (const TrellisIcalLine   *self);
void             trellis_ical_line_free               (TrellisIcalLine         *self);

const char      *trellis_ical_line_get_text           (const TrellisIcalLine   *self);
char            *trellis_ical_line_dup_name           (const TrellisIcalLine   *self);
gboolean         trellis_ical_line_has_name           (const TrellisIcalLine   *self,
                                                       const char              *name);
gboolean         trellis_ical_line_has_prefix         (const TrellisIcalLine   *self,
                                                       const char              *prefix);

const char      *trellis_ical_line_get_value          (const TrellisIcalLine   *self);
void             trellis_ical_line_set_value          (TrellisIcalLine         *self,
                                                       const char              *value);

char            *trellis_ical_line_dup_parameter      (const TrellisIcalLine   *self,
                                                       const char              *name);
char           **trellis_ical_line_dup_parameters     (const TrellisIcalLine   *self,
                                                       const char              *name);
gboolean         trellis_ical_line_parameter_is       (const TrellisIcalLine   *self,
                                                       const char              *name,
                                                       const char              *value);
void             trellis_ical_line_set_parameter      (TrellisIcalLine         *self,
                                                       const char              *name,
                                                       const char              *value);
void             trellis_ical_line_set_parameters     (TrellisIcalLine         *self,
                                                       const char              *name,
                                                       const char *const       *values);

gboolean         trellis_ical_text_is_clean           (const char              *text,
                                                       gsize                    length);
char            *trellis_ical_text_clean              (const char              *text,
                                                       gssize                   length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisIcalLine, trellis_ical_line_free)

G_END_DECLS
