/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-document.h"
#include "trellis-paper.h"

G_BEGIN_DECLS

gboolean trellis_pdf_write (TrellisDocument    *document,
                            const TrellisPaper *paper,
                            gboolean            is_rtl,
                            GOutputStream      *stream,
                            GCancellable       *cancellable,
                            GError            **error);

G_END_DECLS
