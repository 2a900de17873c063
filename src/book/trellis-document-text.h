/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-document.h"

G_BEGIN_DECLS

void trellis_document_append_text (TrellisDocument *self,
                                   guint            level,
                                   const char      *text);
void trellis_document_append_fact (TrellisDocument *self,
                                   const char      *name,
                                   const char      *value);

G_END_DECLS
