/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog that keeps nothing before it is told to. What has been typed into it is a draft, which Escape, the
 * cancel button, or the end of the window throws away only after a question. What is only chosen is no draft:
 * it is chosen again as quickly as the question is answered. */

void trellis_draft_guard (AdwDialog *dialog);
void trellis_draft_close (AdwDialog *dialog);

G_END_DECLS
