/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What somebody has chosen to see of each match, where it is not what is seen at first: a name,
 * "meetings", with a word for the choice, "held". Like all of a bookmark without words that people
 * wrote. Those of the matches that were chosen in first are forgotten when there are too many. */
#define TRELLIS_TYPE_CHOICES (trellis_choices_get_type ())
G_DECLARE_FINAL_TYPE (TrellisChoices, trellis_choices, TRELLIS, CHOICES, GObject)

TrellisChoices *trellis_choices_new    (void);
void            trellis_choices_read   (TrellisChoices    *self,
                                        GKeyFile          *file);
void            trellis_choices_write  (TrellisChoices    *self,
                                        GKeyFile          *file);

char           *trellis_choices_dup    (TrellisChoices    *self,
                                        const char        *match,
                                        const char        *name);
void            trellis_choices_set    (TrellisChoices    *self,
                                        const char        *match,
                                        const char        *name,
                                        const char        *choice);
void            trellis_choices_follow (TrellisChoices    *self,
                                        const char        *match,
                                        const char        *name,
                                        gpointer           widget,
                                        const char        *property,
                                        const char *const *words);

G_END_DECLS
