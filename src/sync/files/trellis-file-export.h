/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-ical-context.h"

G_BEGIN_DECLS

/* Writes what is shared as a file of iCalendar. All of this blocks, in any thread, and sees what is saved
 * of the journal. */

/* Where it comes from, and what else is to be known. */
typedef struct
{
  const char *folder; /* of the journal */
  const char *zone;   /* of the person, of tzdata; NULL means UTC */
  gint64 now;
  const TrellisIcalClauseWords *words; /* see TrellisIcalContext; or NULL */
} TrellisFileSource;

GBytes *trellis_file_export_matches (const TrellisFileSource  *source,
                                     const char *const        *matches,
                                     GCancellable             *cancellable,
                                     GError                  **error);
GBytes *trellis_file_export_record  (const TrellisFileSource  *source,
                                     GType                     type,
                                     const char               *uid,
                                     GError                  **error);
GBytes *trellis_file_export_invitation (const TrellisFileSource *source,
                                        const char              *meeting,
                                        GError                 **error);

G_END_DECLS
