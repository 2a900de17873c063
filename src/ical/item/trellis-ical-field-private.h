/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

char *trellis_ical_field_format (TrellisRecord *record,
                                 guint          index);
void  trellis_ical_field_parse  (TrellisRecord *record,
                                 guint          index,
                                 const char    *value);
void  trellis_ical_field_reset  (TrellisRecord *record,
                                 guint          index);

TrellisRecord *trellis_ical_record_copy (TrellisRecord *record);

G_END_DECLS
