/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-dav-account.h"

G_BEGIN_DECLS

/* A calendar of a CalDAV server. The hrefs that it hands out are the names of items within the
 * calendar, in one spelling. */
#define TRELLIS_TYPE_DAV_TRANSPORT (trellis_dav_transport_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDavTransport, trellis_dav_transport, TRELLIS, DAV_TRANSPORT, GObject)

TrellisTransport *trellis_dav_transport_new (TrellisDavAccount *account,
                                             GUri              *collection);

G_END_DECLS
