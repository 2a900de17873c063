/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-error.h"
#include "trellis-transport.h"

/* What tests ask of a calendar, be it a fake or a real server's. Where no error is handed in, there may be none. */

#define assert_fails(error, expected) g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_##expected)

/* What was told of a write. */
typedef struct
{
  char *href, *etag;
  GError *error;
} Result;

void result_free (Result *self);
TrellisRemoteChanges *list (TrellisTransport *transport, const char *token);
gboolean ask_changed (TrellisTransport *transport, const char *token);
TrellisRemoteItem *find_item (GPtrArray *items, const char *href);
guint count_with_data (GPtrArray *items);
GPtrArray *put_all (TrellisTransport *transport, GPtrArray *writes, GError **error);
Result *write_one (TrellisTransport *transport, gboolean removes, const char *href, const char *uid,
                   const char *etag, const char *data, const char *expected, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)
