/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-dav.h"
#include "trellis-dav-transport.h"

#define CAL "/ann/cal/"

#define assert_fails(error, expected)                                                              \
  g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_##expected)

#define ONE "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:uid-1234\r\nSUMMARY:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
#define TWO "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:uid-1234\r\nSUMMARY:2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

/* A calendar of the fake server, and the transport to it. */
typedef struct
{
  FakeDav *dav;
  TrellisDavClient *client;
  TrellisDavAccount *account;
  TrellisTransport *transport;
} Fixture;

/* What was told of a write. */
typedef struct
{
  char *href, *etag;
  GError *error;
} Result;

void open_transport (Fixture *fixture);
void close_transport (Fixture *fixture);
void get_to_know (Fixture *fixture);
void set_up (Fixture *fixture, gconstpointer data);
void tear_down (Fixture *fixture, gconstpointer data);
char *make_item (const char *uid, const char *kind, const char *summary);
void fill (Fixture *fixture, guint from, guint until);
TrellisRemoteChanges *list (Fixture *fixture, const char *token);
gboolean ask_changed (Fixture *fixture, const char *token);
TrellisRemoteItem *find_item (GPtrArray *items, const char *href);
guint count_with_data (GPtrArray *items);
guint fetch_rest (Fixture *fixture, TrellisRemoteChanges *changes);
void result_free (Result *self);
GPtrArray *put_all (Fixture *fixture, GPtrArray *writes, GError **error);
Result *write_one (Fixture *fixture, gboolean removes, const char *href, const char *uid,
                   const char *etag, const char *data, const char *expected, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)
