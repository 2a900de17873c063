/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-paper.h"

G_BEGIN_DECLS

void trellis_print_paper_get_default (TrellisPaper    *paper);
void trellis_print_paper_get_used    (TrellisPaper    *paper,
                                      GtkPrintContext *context);

G_END_DECLS
