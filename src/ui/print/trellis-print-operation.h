/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-document.h"

G_BEGIN_DECLS

GtkPrintOperation *trellis_print_operation_new (TrellisDocument *document,
                                                gboolean         is_rtl);

G_END_DECLS
