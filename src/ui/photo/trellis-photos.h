/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-avatar.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* The photos of all people, one for each subject at the most, read once for all that show them. A subject is a match,
 * for its partner, or the person whose computer this is. Looking for
 * them begins when nothing else is to be done, after the window has come up; each is read and decoded aside. */
#define TRELLIS_TYPE_PHOTOS (trellis_photos_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPhotos, trellis_photos, TRELLIS, PHOTOS, GObject)

void               trellis_photos_show        (TrellisAvatar       *avatar,
                                               TrellisStore        *store,
                                               gpointer             subject);
TrellisAttachment *trellis_photos_find        (TrellisStore        *store,
                                               gpointer             subject);

void               trellis_photos_load_async  (TrellisStore        *store,
                                               gpointer             subject,
                                               GAsyncReadyCallback  callback,
                                               gpointer             data);
GBytes            *trellis_photos_load_finish (TrellisStore        *store,
                                               GAsyncResult        *result,
                                               GError             **error);

G_END_DECLS
