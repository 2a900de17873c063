/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Has the title of @row go on in the next line where there is no room for it in one, as with large text in a
 * narrow window: the toolkit cuts it. To be called once. Rows of TRELLIS_TYPE_ENTRY_ROW do so by themselves. */
void trellis_entry_title_wrap (AdwEntryRow *row);

G_END_DECLS
