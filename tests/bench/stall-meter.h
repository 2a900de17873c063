/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the main loop leaves others waiting, asked from a thread every millisecond. */
typedef struct _StallMeter StallMeter;

StallMeter *stall_meter_start (void);
double      stall_meter_stop  (StallMeter *self);

G_END_DECLS
