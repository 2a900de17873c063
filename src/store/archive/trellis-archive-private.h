/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-archive.h"
#include "trellis-row.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define TRELLIS_ARCHIVE_FORMAT "trellis-journal"
#define TRELLIS_ARCHIVE_VERSION 1

/* The JSON member that holds the earlier texts. */
#define TRELLIS_ARCHIVE_HISTORY "history"

/* The one that holds what attachments hold. */
#define TRELLIS_ARCHIVE_CONTENT "content"

void        trellis_archive_report_remark (TrellisArchiveReport *self,
                                           const char           *format,
                                           ...) G_GNUC_PRINTF (2, 3);

gboolean    trellis_archive_read     (TrellisDatabase       *database,
                                      const char            *text,
                                      gsize                  length,
                                      gint64                *highest_ids,
                                      TrellisArchiveReport  *report,
                                      GError               **error);

gboolean    trellis_archive_check_references (TrellisDatabase      *database,
                                              TrellisArchiveReport *report,
                                              GError              **error);
gboolean    trellis_archive_check_uids       (TrellisDatabase      *database,
                                              GError              **error);

gboolean    trellis_archive_write_contents (TrellisDatabase         *database,
                                            GOutputStream           *stream,
                                            GString                 *line,
                                            GCancellable            *cancellable,
                                            GError                 **error);
gboolean    trellis_archive_read_content   (TrellisDatabase         *database,
                                            JsonObject              *object,
                                            const char              *where,
                                            GError                 **error);
gboolean    trellis_archive_check_contents (TrellisDatabase         *database,
                                            GError                 **error);

void        trellis_archive_add_row  (GString               *line,
                                      const TrellisRow      *row);
void        trellis_archive_add_text (GString               *line,
                                      const char            *text);
TrellisRow *trellis_archive_read_row (JsonObject            *object,
                                      TrellisRecordClass    *klass,
                                      const char            *where,
                                      TrellisArchiveReport  *report,
                                      GError               **error);
gboolean    trellis_archive_is_time  (gint64                 time);

G_END_DECLS
