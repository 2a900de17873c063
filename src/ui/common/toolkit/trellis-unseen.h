/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Hides what is in @page while the stack, or view of pages, that it is in shows another one, and shows it again before
 * the focus goes there. GTK finds out anew how everything looks that is not hidden, seen or not, whenever the focus
 * moves or the window changes its state: five places of a match would be looked through for each press of Tab. To be
 * called once for a page, which alone then says whether its child is visible. */
void trellis_unseen_attach (AdwBin *page);

/* The same for what nobody waits for, as the words beside a list that nothing is selected: it comes with the picture
 * after that in which the page does, which has enough in it. */
void trellis_unseen_attach_late (AdwBin *page);

G_END_DECLS
