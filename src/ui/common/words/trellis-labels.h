/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-choice-words.h"
#include "trellis-records.h"

G_BEGIN_DECLS

char       *trellis_label_record       (TrellisRecord   *record);
const char *trellis_label_record_kind  (TrellisRecord   *record);
const char *trellis_label_record_icon  (TrellisRecord   *record);

char       *trellis_label_first_line   (const char      *text);

G_END_DECLS
