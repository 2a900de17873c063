/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

void     trellis_contact_card_save_async  (GtkWindow            *parent,
                                           TrellisStore         *store,
                                           TrellisPerson        *person,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
gboolean trellis_contact_card_save_finish (GAsyncResult         *result,
                                           GError              **error);
char    *trellis_contact_card_write       (TrellisPerson        *person,
                                           GBytes               *photo,
                                           GError              **error);

G_END_DECLS
