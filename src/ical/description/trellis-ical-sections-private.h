/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-sections.h"

G_BEGIN_DECLS

/* The headings used are recorded in the item, so that readers of another language find them. */
#define TRELLIS_ICAL_SECTION_RECORD "X-TRELLIS-SECTION"

/* Longer lines are no headings. */
#define TRELLIS_ICAL_LONGEST_HEADING 200

GHashTable *trellis_ical_headings_new   (void);
void        trellis_ical_headings_add   (GHashTable *headings,
                                         const char *heading,
                                         guint       section);
gboolean    trellis_ical_headings_find  (GHashTable *headings,
                                         const char *line,
                                         gsize       length,
                                         guint      *section);
gboolean    trellis_ical_sections_are_indented (const char *description);

G_END_DECLS
