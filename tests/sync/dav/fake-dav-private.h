/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "fake-dav.h"

/* What the two halves of the server share: the store, and the answers. */
typedef struct
{
  char *data; /* NULL: removed */
  char *uid;
  guint etag;
  guint revision;
} FakeItem;

typedef struct
{
  char *path;
  char *name;
  guint kinds;
  guint revision;
  guint oldest;      /* tokens before are not known any more */
  GHashTable *items; /* name → FakeItem */
} FakeCalendar;

struct _FakeDav
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GMutex mutex;
  SoupServer *server;
  SoupAuthDomain *domain;
  GUri *url;
  FakeDavQuirks quirks;
  FakeDavFault fault;
  gboolean has_fault;
  guint n_matching, n_failed;

  GHashTable *calendars; /* path → FakeCalendar */
  guint next_etag;
  GPtrArray *methods;  /* of all requests */
  guint n_http2;       /* of them */
  GHashTable *headers; /* "METHOD Name" → value */
  guint n_now, n_most;
};

FakeItem     *fake_calendar_get      (FakeCalendar      *self,
                                      const char        *name);
void          fake_calendar_set      (FakeDav           *dav,
                                      FakeCalendar      *self,
                                      const char        *name,
                                      const char        *data);
FakeCalendar *fake_dav_find_calendar (FakeDav           *self,
                                      const char        *path,
                                      char             **name);
FakeCalendar *fake_calendar_new      (const char        *path,
                                      guint              kinds);

void          fake_dav_answer        (FakeDav           *self,
                                      SoupServerMessage *message,
                                      const char        *path);
