/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-dav-collection.h"

G_BEGIN_DECLS

/* What was found of an account. */
typedef struct
{
  GPtrArray *homes;       /* of GUri; where calendars can be made */
  GPtrArray *collections; /* of TrellisDavCollection, that which was asked for first */
  gboolean is_direct;     /* the first one is what was asked for itself */
} TrellisDavFinding;

GUri              *trellis_dav_address_to_url  (const char         *address);
TrellisDavFinding *trellis_dav_discover        (TrellisDavClient   *client,
                                                const char         *address,
                                                GCancellable       *cancellable,
                                                GError            **error);
void               trellis_dav_finding_free    (TrellisDavFinding  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDavFinding, trellis_dav_finding_free)

G_END_DECLS
