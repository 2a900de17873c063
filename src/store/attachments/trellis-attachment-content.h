/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"

G_BEGIN_DECLS

/* What attachments hold, in the table beside theirs, by its SHA-256. To be called within a transaction. */

gboolean trellis_attachment_content_put          (TrellisDatabase  *database,
                                                  const char       *sha256,
                                                  GBytes           *data,
                                                  GError          **error);
gboolean trellis_attachment_content_get          (TrellisDatabase  *database,
                                                  const char       *sha256,
                                                  GBytes          **data,
                                                  GError          **error);
gboolean trellis_attachment_content_forget       (TrellisDatabase  *database,
                                                  const char       *sha256,
                                                  GError          **error);
gboolean trellis_attachment_content_check_amount (TrellisDatabase  *database,
                                                  gint64            most,
                                                  GError          **error);

G_END_DECLS
