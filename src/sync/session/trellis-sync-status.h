/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-error.h"
#include "trellis-sync-outcome.h"

G_BEGIN_DECLS

/* How a match and where it is shared stand to each other. */
typedef enum
{
  TRELLIS_SYNC_STATE_OFF,     /* not shared */
  TRELLIS_SYNC_STATE_IDLE,    /* in step as of the last success */
  TRELLIS_SYNC_STATE_RUNNING,
  TRELLIS_SYNC_STATE_OFFLINE, /* cannot be reached; tried again by itself */
  TRELLIS_SYNC_STATE_SIGN_IN, /* waits for a password */
  TRELLIS_SYNC_STATE_LOOK,    /* in step, and to be looked at: what both changed, or what was not taken */
  TRELLIS_SYNC_STATE_ASK,     /* waits for an answer */
  TRELLIS_SYNC_STATE_FAILED,  /* for the reason that the error says */
} TrellisSyncState;

/* Why nothing runs by itself, though it could be reached. */
typedef enum
{
  TRELLIS_SYNC_WAIT_NONE,
  TRELLIS_SYNC_WAIT_METERED, /* the network costs by what goes over it */
  TRELLIS_SYNC_WAIT_POWER,   /* the computer saves power: what changes here goes out, but nobody looks there */
} TrellisSyncWait;

#define TRELLIS_TYPE_SYNC_STATE (trellis_sync_state_get_type ())
GType trellis_sync_state_get_type (void);

/* The state of one match, or of all together, for views to follow. Of the main thread. */
#define TRELLIS_TYPE_SYNC_STATUS (trellis_sync_status_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSyncStatus, trellis_sync_status, TRELLIS, SYNC_STATUS, GObject)

const char              *trellis_sync_status_get_match        (TrellisSyncStatus       *self);
TrellisSyncState         trellis_sync_status_get_state        (TrellisSyncStatus       *self);
double                   trellis_sync_status_get_progress     (TrellisSyncStatus       *self);
gint64                   trellis_sync_status_get_last_success (TrellisSyncStatus       *self);
guint                    trellis_sync_status_get_n_clashes    (TrellisSyncStatus       *self);
guint                    trellis_sync_status_get_n_kept_back  (TrellisSyncStatus       *self);
guint                    trellis_sync_status_get_n_waiting    (TrellisSyncStatus       *self);
TrellisSyncWait          trellis_sync_status_get_wait         (TrellisSyncStatus       *self);
TrellisSharingQuestion   trellis_sync_status_get_question     (TrellisSyncStatus       *self);
const GError            *trellis_sync_status_get_error        (TrellisSyncStatus       *self);
const TrellisSyncReport *trellis_sync_status_get_report       (TrellisSyncStatus       *self);
GListModel              *trellis_sync_status_get_outcomes     (TrellisSyncStatus       *self);

G_END_DECLS
