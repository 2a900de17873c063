/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Seconds, for what is only told and for what may be taken back. */
#define TRELLIS_TOAST_TOLD 5
#define TRELLIS_TOAST_OFFERED 10

AdwToast *trellis_toast_new (const char *message,
                             guint       seconds);

G_END_DECLS
