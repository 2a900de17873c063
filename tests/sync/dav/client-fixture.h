/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-dav.h"
#include "raw-server.h"
#include "trellis-dav-client.h"

#define PASSWORD "s\xc3\xa9" "cret"
#define EVENT "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
#define EMPTY "<multistatus xmlns='DAV:'/>"

#define assert_fails(error, expected) g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_##expected)

extern const TrellisDavPatience client_fixture_patience;
extern const TrellisDavPatience client_fixture_haste;

TrellisDavClient *client_fixture_new  (FakeDav           *dav);
TrellisDavClient *client_fixture_new_raw (RawServer      *server,
                                       GUri             **url);
TrellisDavClient *client_fixture_new_patient (RawServer  *server,
                                       const TrellisDavPatience *patience,
                                       GUri             **url);
TrellisDavAnswer *client_fixture_find (TrellisDavClient  *client,
                                       GUri              *url,
                                       GError           **error);
TrellisDavAnswer *client_fixture_put  (TrellisDavClient  *client,
                                       GUri              *url,
                                       GError           **error);
