/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-soup-private.h"

#include "trellis-dav-client.h"

G_BEGIN_DECLS

/* A request on its way. */
typedef struct _TrellisDavJob TrellisDavJob;

typedef void (*TrellisDavJobFunc) (TrellisDavJob    *job,
                                   TrellisDavAnswer *answer,
                                   const GError     *error,
                                   gpointer          user_data);

void               trellis_dav_job_start    (TrellisDavClient   *client,
                                             TrellisDavRequest  *request,
                                             GCancellable       *cancellable,
                                             TrellisDavJobFunc   func,
                                             gpointer            user_data);
TrellisDavRequest *trellis_dav_job_get_request (TrellisDavJob   *self);
TrellisDavRequest *trellis_dav_job_take_request (TrellisDavJob  *self);

SoupSession       *trellis_dav_client_get_session  (TrellisDavClient *self);
GMainContext      *trellis_dav_client_get_context  (TrellisDavClient *self);
const TrellisDavPatience *trellis_dav_client_get_patience (TrellisDavClient *self);
SoupMessage       *trellis_dav_client_make_message (TrellisDavClient   *self,
                                                    TrellisDavRequest  *request,
                                                    GUri               *url,
                                                    GError            **error);
void               trellis_dav_client_note_status  (TrellisDavClient *self,
                                                    GUri             *url,
                                                    guint             status);
void               trellis_dav_client_avoid_http2  (TrellisDavClient *self,
                                                    GUri             *url);
gboolean           trellis_dav_client_is_one_by_one (TrellisDavClient *self);
void               trellis_dav_client_go_one_by_one (TrellisDavClient *self);
char              *trellis_dav_client_dup_refused_fingerprint (TrellisDavClient *self);

G_END_DECLS
