/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks.h"

G_BEGIN_DECLS

gboolean looks_take_pictures (Looks *self);

G_END_DECLS
