/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-dav-collection.h"

G_BEGIN_DECLS

/* The shared calendars of one account. Whether something changed in any of them is asked in one
 * request for each home, not for each calendar. */
#define TRELLIS_TYPE_DAV_ACCOUNT (trellis_dav_account_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDavAccount, trellis_dav_account, TRELLIS, DAV_ACCOUNT, GObject)

TrellisDavAccount    *trellis_dav_account_new        (TrellisDavClient   *client,
                                                      GPtrArray          *homes);
TrellisDavClient     *trellis_dav_account_get_client (TrellisDavAccount  *self);
void                  trellis_dav_account_watch      (TrellisDavAccount  *self,
                                                      GUri               *collection);
void                  trellis_dav_account_set_round  (TrellisDavAccount  *self,
                                                      guint               milliseconds);
TrellisDavCollection *trellis_dav_account_poll       (TrellisDavAccount  *self,
                                                      GUri               *collection,
                                                      TrellisDavMarks     marks,
                                                      GCancellable       *cancellable,
                                                      GError            **error);
char                 *trellis_dav_account_dup_ctag   (TrellisDavAccount  *self,
                                                      GUri               *collection);

G_END_DECLS
