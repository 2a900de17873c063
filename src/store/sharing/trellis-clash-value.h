/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-field.h"

G_BEGIN_DECLS

char    *trellis_clash_value_format (const TrellisField *field,
                                     const TrellisValue *value);
gboolean trellis_clash_value_parse  (const TrellisField *field,
                                     const char         *text,
                                     TrellisValue       *value);

G_END_DECLS
