/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Walks over the parameters of a line, of which each starts with a semicolon. */
typedef struct
{
  const char *next, *end;

  const char *start; /* the semicolon */
  const char *name;
  gsize name_length;
  const char *value; /* as written: with its quotes, all of its values */
  gsize value_length;
} TrellisIcalParameter;

void      trellis_ical_parameter_init        (TrellisIcalParameter       *self,
                                              const char                 *text,
                                              gsize                       length);
gboolean  trellis_ical_parameter_next        (TrellisIcalParameter       *self);
gboolean  trellis_ical_parameter_has_name    (const TrellisIcalParameter *self,
                                              const char                 *name);
char    **trellis_ical_parameter_dup_values  (const TrellisIcalParameter *self);
void      trellis_ical_parameter_append      (GString                    *text,
                                              const char                 *name,
                                              const char *const          *values);

gboolean  trellis_ical_name_is_valid         (const char                 *name);

G_END_DECLS
