/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "memory-server.h"
#include "new-records.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-engine.h"

typedef struct _Replica Replica;

/* What a person does while a run is under way. */
typedef void (*ReplicaFunc) (Replica *self, gpointer data);

/* One person's journal with a match that is shared through a server in memory. */
struct _Replica
{
  char *folder;
  TrellisStore *store;
  MemoryServer *server;
  TrellisTransport *transport; /* to be used instead of that server; or NULL */
  TrellisMatch *match;
  TrellisRole role;
  gint64 now;
  MemoryFateFunc fate; /* of requests; NULL: all goes well */
  gpointer fate_data;
  ReplicaFunc meanwhile; /* once, before the next batch is written; or NULL */
  gpointer meanwhile_data;
  int batches_left;    /* until the program ends before the next one is written; -1: never */
  guint room;          /* items in a batch at most; 0: as many as come */
  guint n_batches;     /* so far */
  TrellisSyncReport report; /* of the last run */
};

Replica        *replica_new         (MemoryServer   *server,
                                     TrellisRole     role);
void            replica_free        (Replica        *self);
void            replica_share       (Replica        *self);
gboolean        replica_try         (Replica        *self,
                                     GError        **error);
void            replica_sync        (Replica        *self);
void            replica_reopen      (Replica        *self);
char           *replica_ask         (Replica        *self,
                                     const char     *sql);
char           *replica_tell        (Replica        *self);
char           *replica_tell_all    (Replica        *self);

TrellisNote    *replica_add_note    (Replica        *self,
                                     const char     *title,
                                     const char     *body);
TrellisGoal    *replica_add_goal    (Replica        *self,
                                     const char     *title);
TrellisTask    *replica_add_task    (Replica        *self,
                                     TrellisGoal    *goal,
                                     const char     *title);
TrellisMeeting *replica_add_meeting (Replica        *self,
                                     const char     *title);
TrellisPoint   *replica_add_point   (Replica        *self,
                                     TrellisMeeting *meeting,
                                     const char     *title);
gpointer        replica_get         (Replica        *self,
                                     GType           type,
                                     const char     *uid);
