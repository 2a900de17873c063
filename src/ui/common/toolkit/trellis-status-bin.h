/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Has an AdwStatusPage as its child, which is compact and leaves its picture out where there is little
 * height: what there is to do comes before the picture. */
#define TRELLIS_TYPE_STATUS_BIN (trellis_status_bin_get_type ())
G_DECLARE_FINAL_TYPE (TrellisStatusBin, trellis_status_bin, TRELLIS, STATUS_BIN, AdwBreakpointBin)

G_END_DECLS
