/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

/* A part of a description: text under a heading. */
typedef struct
{
  const char *key;       /* "agenda", the same in all languages */
  const char *english;   /* heading without its colon, or NULL */
  const char *heading;   /* the same in the language of who writes; NULL writes none */
  char *text;            /* NULL when there is none; owned */
  gboolean is_rest;      /* gets what stands under no heading */
  gboolean needs_heading; /* is written even without a text */

  /* Set by reading. */
  gboolean has_heading;
  char *renamed; /* what somebody else made of the heading, or NULL; owned */
} TrellisIcalSection;

void     trellis_ical_sections_write (TrellisIcalComponent       *item,
                                      const TrellisIcalSection   *sections,
                                      guint                       n_sections);
gboolean trellis_ical_sections_read  (const TrellisIcalComponent *item,
                                      TrellisIcalSection         *sections,
                                      guint                       n_sections);
void     trellis_ical_sections_clear (TrellisIcalSection         *sections,
                                      guint                       n_sections);

char    *trellis_ical_heading_make   (const char                 *title,
                                      const char                 *fallback,
                                      GHashTable                 *taken);

G_END_DECLS
