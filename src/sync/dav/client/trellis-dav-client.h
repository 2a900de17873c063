/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-dav-answer.h"

G_BEGIN_DECLS

/* One account's way to its server: sends requests within the rules of what may be sent where, over
 * connections that are kept. It blocks, and is used by one thread at a time. */
#define TRELLIS_TYPE_DAV_CLIENT (trellis_dav_client_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDavClient, trellis_dav_client, TRELLIS, DAV_CLIENT, GObject)

/* How long the other side is waited for; the figures are for tests to make shorter. */
typedef struct
{
  guint connect; /* ms until a request is sent */
  guint idle;    /* s without anything coming or going */
  guint total;   /* ms for a whole answer */
  guint failure; /* ms for the body of an answer that is an error */
} TrellisDavPatience;

#define TRELLIS_DAV_PATIENCE                                                                       \
  ((TrellisDavPatience) { .connect = 15 * 1000, .idle = 60, .total = 600 * 1000, .failure = 5 * 1000 })

/* As many at once as a host gets connections. */
#define TRELLIS_DAV_MOST_AT_ONCE 4

/* The next request, transfer full; NULL when there is none now. */
typedef TrellisDavRequest *(*TrellisDavNextFunc) (gpointer user_data);

/* What became of a request that was begun: an answer, whatever its status, or an error. The request
 * is freed afterwards; *answer may be taken. */
typedef void (*TrellisDavDoneFunc) (TrellisDavRequest  *request,
                                    TrellisDavAnswer  **answer,
                                    const GError       *error,
                                    gpointer            user_data);

TrellisDavClient *trellis_dav_client_new               (GUri                     *server);
TrellisDavClient *trellis_dav_client_new_with_patience (GUri                     *server,
                                                        const TrellisDavPatience *patience);

void              trellis_dav_client_set_credentials   (TrellisDavClient         *self,
                                                        const char               *user,
                                                        const char               *password);
void              trellis_dav_client_set_allows_plain  (TrellisDavClient         *self,
                                                        gboolean                  allows_plain);
void              trellis_dav_client_trust_origin      (TrellisDavClient         *self,
                                                        const char               *origin);
void              trellis_dav_client_expect_basic      (TrellisDavClient         *self,
                                                        const char               *origin);
GStrv             trellis_dav_client_list_basic        (TrellisDavClient         *self);
gboolean          trellis_dav_client_is_trusted        (TrellisDavClient         *self,
                                                        GUri                     *url);
void              trellis_dav_client_pin_certificate   (TrellisDavClient         *self,
                                                        const char               *origin,
                                                        const char               *fingerprint);
guint             trellis_dav_client_get_n_requests    (TrellisDavClient         *self);

void              trellis_dav_client_run               (TrellisDavClient         *self,
                                                        const guint              *most_at_once,
                                                        TrellisDavNextFunc        next,
                                                        TrellisDavDoneFunc        done,
                                                        gpointer                  user_data,
                                                        GCancellable             *cancellable);
TrellisDavAnswer *trellis_dav_client_send              (TrellisDavClient         *self,
                                                        TrellisDavRequest        *request,
                                                        GCancellable             *cancellable,
                                                        GError                  **error);
TrellisDavAnswer *trellis_dav_client_ask               (TrellisDavClient         *self,
                                                        TrellisDavRequest        *request,
                                                        GCancellable             *cancellable,
                                                        GError                  **error);

char             *trellis_dav_certificate_fingerprint  (GTlsCertificate          *certificate);

G_END_DECLS
