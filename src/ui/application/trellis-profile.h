/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* Where the journal is, and its store while it is open: the person's own folder, or a throw-away one
 * with sample data. */
#define TRELLIS_TYPE_PROFILE (trellis_profile_get_type ())
G_DECLARE_FINAL_TYPE (TrellisProfile, trellis_profile, TRELLIS, PROFILE, GObject)

TrellisProfile *trellis_profile_new             (void);
gboolean        trellis_profile_use_sample      (TrellisProfile  *self,
                                                 GError         **error);
gboolean        trellis_profile_is_sample       (TrellisProfile  *self);
const char     *trellis_profile_get_folder      (TrellisProfile  *self);
GSettings      *trellis_profile_create_settings (TrellisProfile  *self);

TrellisStore   *trellis_profile_get_store       (TrellisProfile  *self);
TrellisStore   *trellis_profile_open            (TrellisProfile  *self,
                                                 GError         **error);
void            trellis_profile_close           (TrellisProfile  *self);
void            trellis_profile_end             (TrellisProfile  *self);

G_END_DECLS
