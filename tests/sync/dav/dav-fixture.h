/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-dav.h"
#include "transport-talk.h"
#include "trellis-dav-transport.h"

#define CAL "/ann/cal/"

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

void open_transport (Fixture *fixture);
void close_transport (Fixture *fixture);
void get_to_know (Fixture *fixture);
void set_up (Fixture *fixture, gconstpointer data);
void tear_down (Fixture *fixture, gconstpointer data);
char *make_item (const char *uid, const char *kind, const char *summary);
void fill (Fixture *fixture, guint from, guint until);
guint fetch_rest (Fixture *fixture, TrellisRemoteChanges *changes);
