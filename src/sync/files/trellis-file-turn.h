/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Imports take a while, and go on while a person does other things: what one has half done is read by no other. */

typedef void (*TrellisFileTurnFunc) (GTask *task);

void trellis_file_turn_take (GTask              *task,
                             TrellisFileTurnFunc begin);

G_END_DECLS
