/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How one version of a text differs from another: for the eye, and in words. */

PangoAttrList *trellis_clash_difference_mark (const char *text,
                                              const char *other);
char          *trellis_clash_difference_tell (const char *text,
                                              const char *other);

G_END_DECLS
