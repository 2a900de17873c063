/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks.h"

G_BEGIN_DECLS

void looks_check_access_keys (Looks     *self,
                              GtkWidget *root);

G_END_DECLS
