/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-record.h"

G_BEGIN_DECLS

/* Says what a small picture in a row stands for. */
void trellis_mark_name (GtkWidget  *image,
                        const char *words);

/* The same, with @details for those who point at it. */
void trellis_mark_tell (GtkWidget  *image,
                        const char *words,
                        const char *details);

/* The sign of who can see a record: a lock, or two people. */
void trellis_mark_show (GtkImage          *image,
                        TrellisVisibility  visibility);

G_END_DECLS
