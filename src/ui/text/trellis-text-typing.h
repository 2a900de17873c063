/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text-view.h"

G_BEGIN_DECLS

/* Enter goes on with a list, Backspace takes the sign of a line away, and the keys for the context menu have
 * it fit what is at the cursor. */
void trellis_text_typing_attach (TrellisTextView *view);

G_END_DECLS
