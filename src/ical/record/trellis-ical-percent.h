/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

gboolean trellis_ical_get_percent (const TrellisIcalComponent *calendar,
                                   int                        *percent,
                                   gint64                     *written);

G_END_DECLS
