/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-person.h"

G_BEGIN_DECLS

GPtrArray *trellis_vcard_read      (const char    *data,
                                    gsize          length);
GBytes    *trellis_vcard_get_photo (TrellisPerson *person);
char      *trellis_vcard_write     (TrellisPerson *person,
                                    GBytes        *photo);

G_END_DECLS
