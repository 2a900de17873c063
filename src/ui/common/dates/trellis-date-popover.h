/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A calendar and an entry to choose a day with, or none: the property "day", "2026-11-22" or NULL.
 * It changes when a day is picked or typed, not while leafing through the months. */
#define TRELLIS_TYPE_DATE_POPOVER (trellis_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDatePopover, trellis_date_popover, TRELLIS, DATE_POPOVER, GtkPopover)

G_END_DECLS
