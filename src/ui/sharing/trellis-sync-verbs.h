/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharer.h"

G_BEGIN_DECLS

/* What can be done about sharing from anywhere in a window:
 *
 *   sync.now          brings all that is shared in step
 *   sync.match (s)    brings one match in step, by its uid; likewise:
 *   sync.cancel       ends what runs
 *   sync.sign-in (s)  asks for the password
 *   sync.set-up (s)   shows where it is shared
 *   sync.keep (s)     answers that what is gone there is to be there again
 *   sync.remove (s)   answers that it goes to the trash here
 *   sync.join         joins a match that somebody shares
 */
void trellis_sync_verbs_attach (GtkWidget     *window,
                                TrellisStore  *store,
                                TrellisSharer *sharer);

G_END_DECLS
