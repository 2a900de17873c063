/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line through how satisfied somebody was, from 1 to 5. */
#define TRELLIS_TYPE_PULSE_TREND (trellis_pulse_trend_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPulseTrend, trellis_pulse_trend, TRELLIS, PULSE_TREND, GtkWidget)

void trellis_pulse_trend_set_values (TrellisPulseTrend *self,
                                     const int         *values,
                                     guint              n_values);

G_END_DECLS
