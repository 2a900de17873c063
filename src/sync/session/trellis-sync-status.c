/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-status-private.h"

struct _TrellisSyncStatus
{
  GObject parent_instance;

  char *match;
  gboolean is_shared;
  gboolean is_running;
  double progress;
  gint64 last_success;
  guint n_clashes;
  guint n_kept_back;
  guint n_waiting;
  TrellisSyncWait wait;
  TrellisSharingQuestion question;
  GError *error;
  TrellisSyncReport report;
  GListStore *outcomes; /* of TrellisSyncOutcome, the latest first */
  TrellisSyncState state;
};

typedef enum
{
  PROP_MATCH = 1,
  PROP_STATE,
  PROP_PROGRESS,
  PROP_LAST_SUCCESS,
  PROP_N_CLASHES,
} TrellisSyncStatusProperty;

static GParamSpec *props[PROP_N_CLASHES + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (TrellisSyncState, trellis_sync_state,
                    G_DEFINE_ENUM_VALUE (TRELLIS_SYNC_STATE_OFF, "off"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SYNC_STATE_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SYNC_STATE_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SYNC_STATE_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SYNC_STATE_SIGN_IN, "sign-in"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SYNC_STATE_LOOK, "look"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SYNC_STATE_ASK, "ask"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SYNC_STATE_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (TrellisSyncStatus, trellis_sync_status, G_TYPE_OBJECT)

static void
trellis_sync_status_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisSyncStatus *self = TRELLIS_SYNC_STATUS (object);

  switch ((TrellisSyncStatusProperty) prop_id)
    {
    case PROP_MATCH:
      g_value_set_string (value, self->match);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_LAST_SUCCESS:
      g_value_set_int64 (value, self->last_success);
      break;
    case PROP_N_CLASHES:
      g_value_set_uint (value, self->n_clashes);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_sync_status_finalize (GObject *object)
{
  TrellisSyncStatus *self = TRELLIS_SYNC_STATUS (object);

  g_free (self->match);
  g_clear_error (&self->error);
  g_object_unref (self->outcomes);

  G_OBJECT_CLASS (trellis_sync_status_parent_class)->finalize (object);
}

static void
trellis_sync_status_class_init (TrellisSyncStatusClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_sync_status_get_property;
  object_class->finalize = trellis_sync_status_finalize;

  props[PROP_MATCH] = g_param_spec_string ("match", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, TRELLIS_TYPE_SYNC_STATE,
                                         TRELLIS_SYNC_STATE_OFF, flags);
  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  props[PROP_LAST_SUCCESS] =
    g_param_spec_int64 ("last-success", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_N_CLASHES] = g_param_spec_uint ("n-clashes", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /* Anything of it is other than before, the error and the report too. */
  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_SYNC_STATUS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
trellis_sync_status_init (TrellisSyncStatus *self)
{
  self->outcomes = g_list_store_new (TRELLIS_TYPE_SYNC_OUTCOME);
}

/* @match is NULL for that of all together. */
TrellisSyncStatus *
trellis_sync_status_new (const char *match)
{
  TrellisSyncStatus *self = g_object_new (TRELLIS_TYPE_SYNC_STATUS, NULL);

  self->match = g_strdup (match);
  return self;
}

static TrellisSyncState
judge_error (const GError *error)
{
  if (error->domain != TRELLIS_SYNC_ERROR)
    return TRELLIS_SYNC_STATE_FAILED;

  switch (error->code)
    {
    case TRELLIS_SYNC_ERROR_OFFLINE:
    case TRELLIS_SYNC_ERROR_TIMEOUT:
    case TRELLIS_SYNC_ERROR_CUT:
      return TRELLIS_SYNC_STATE_OFFLINE;
    case TRELLIS_SYNC_ERROR_SIGN_IN:
    case TRELLIS_SYNC_ERROR_NO_KEYRING:
    case TRELLIS_SYNC_ERROR_KEYRING_LOCKED:
      return TRELLIS_SYNC_STATE_SIGN_IN;
    default:
      return TRELLIS_SYNC_STATE_FAILED;
    }
}

static TrellisSyncState
judge (TrellisSyncStatus *self)
{
  if (!self->is_shared)
    return TRELLIS_SYNC_STATE_OFF;
  if (self->is_running)
    return TRELLIS_SYNC_STATE_RUNNING;
  if (self->question != TRELLIS_SHARING_QUESTION_NONE)
    return TRELLIS_SYNC_STATE_ASK;
  if (self->error != NULL)
    return judge_error (self->error);
  return self->n_clashes + self->n_kept_back > 0 ? TRELLIS_SYNC_STATE_LOOK : TRELLIS_SYNC_STATE_IDLE;
}

static void
set_state (TrellisSyncStatus *self, TrellisSyncState state)
{
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

void
trellis_sync_status_set_progress (TrellisSyncStatus *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

static void
set_last_success (TrellisSyncStatus *self, gint64 time)
{
  if (self->last_success == time)
    return;
  self->last_success = time;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAST_SUCCESS]);
}

static void
set_n_clashes (TrellisSyncStatus *self, guint n_clashes)
{
  if (self->n_clashes == n_clashes)
    return;
  self->n_clashes = n_clashes;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CLASHES]);
}

/* A run has begun. */
void
trellis_sync_status_begin (TrellisSyncStatus *self)
{
  self->is_running = TRUE;
  trellis_sync_status_set_progress (self, 0);
  set_state (self, judge (self));
}

/* Where nothing may be written, what was changed here goes nowhere, though all that is there came in. */
static GError *
find_fault (const TrellisSyncReport *report, const GError *error)
{
  if (error != NULL)
    return g_error_copy (error);
  if (report->is_read_only && report->n_left > 0)
    return trellis_sync_error_new (TRELLIS_SYNC_ERROR_READ_ONLY, NULL, 0, "Nothing may be written there");
  return NULL;
}

static void
put_outcome (TrellisSyncStatus *self, const GError *error, gint64 now)
{
  g_autoptr(TrellisSyncOutcome) outcome = trellis_sync_outcome_new (&self->report, error, now);

  trellis_sync_outcome_put (self->outcomes, outcome);
}

/* It has ended, at @now. What was cancelled says nothing new. */
void
trellis_sync_status_set_result (TrellisSyncStatus *self, const TrellisSyncReport *report, const GError *error,
                                gint64 now)
{
  self->is_running = FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&self->error);
      self->error = find_fault (report, error);
      self->report = *report;
      self->question = report->question;
      put_outcome (self, error, now);
      if (error == NULL && report->question == TRELLIS_SHARING_QUESTION_NONE)
        {
          set_last_success (self, now);
          self->n_kept_back = report->n_kept_back;
        }
    }
  set_state (self, judge (self));
}

/* What is known of before the program was started: no outcome of a run since then. */
void
trellis_sync_status_set_error (TrellisSyncStatus *self, const GError *error)
{
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  set_state (self, judge (self));
}

/* What the journal says; @sharing is NULL for a match that is not shared. */
void
trellis_sync_status_set_sharing (TrellisSyncStatus *self, const TrellisSharing *sharing, guint n_clashes)
{
  self->is_shared = sharing != NULL;
  if (sharing == NULL)
    {
      g_clear_error (&self->error);
      self->n_kept_back = 0;
      self->wait = TRELLIS_SYNC_WAIT_NONE;
      g_list_store_remove_all (self->outcomes);
    }
  self->question = sharing != NULL && sharing->answer == TRELLIS_SHARING_ANSWER_NONE
                   ? sharing->question
                   : TRELLIS_SHARING_QUESTION_NONE;
  set_last_success (self, sharing != NULL ? MAX (sharing->succeeded, self->last_success) : 0);
  set_n_clashes (self, n_clashes);
  set_state (self, judge (self));
}

void
trellis_sync_status_set_wait (TrellisSyncStatus *self, TrellisSyncWait wait)
{
  if (self->wait == wait)
    return;
  self->wait = wait;
  set_state (self, judge (self));
}

void
trellis_sync_status_set_n_waiting (TrellisSyncStatus *self, guint n_waiting)
{
  if (self->n_waiting == n_waiting)
    return;
  self->n_waiting = n_waiting;
  set_state (self, judge (self));
}

/* What needs a person most goes first. */
static guint
get_weight (TrellisSyncState state)
{
  switch (state)
    {
    case TRELLIS_SYNC_STATE_RUNNING:
      return 7;
    case TRELLIS_SYNC_STATE_ASK:
      return 6;
    case TRELLIS_SYNC_STATE_SIGN_IN:
      return 5;
    case TRELLIS_SYNC_STATE_FAILED:
      return 4;
    case TRELLIS_SYNC_STATE_OFFLINE:
      return 3;
    case TRELLIS_SYNC_STATE_LOOK:
      return 2;
    case TRELLIS_SYNC_STATE_IDLE:
      return 1;
    case TRELLIS_SYNC_STATE_OFF:
      return 0;
    default:
      g_assert_not_reached ();
    }
}

/* Makes @self that of all @statuses together: the state is that which needs a person most, with its
 * match, the last success the oldest. */
void
trellis_sync_status_sum_up (TrellisSyncStatus *self, GPtrArray *statuses)
{
  const TrellisSyncStatus *first = NULL;
  gint64 oldest = 0;
  guint n_clashes = 0, n_kept_back = 0, n_waiting = 0;
  TrellisSyncWait wait = TRELLIS_SYNC_WAIT_NONE;
  char *match;

  for (guint i = 0; i < statuses->len; i++)
    {
      const TrellisSyncStatus *status = g_ptr_array_index (statuses, i);

      if (status->state == TRELLIS_SYNC_STATE_OFF)
        continue;
      if (first == NULL || get_weight (status->state) > get_weight (first->state))
        first = status;
      oldest = oldest == 0 ? status->last_success : MIN (oldest, status->last_success);
      n_clashes += status->n_clashes;
      n_kept_back += status->n_kept_back;
      n_waiting += status->n_waiting;
      if (wait == TRELLIS_SYNC_WAIT_NONE || status->wait == TRELLIS_SYNC_WAIT_METERED)
        wait = status->wait;
    }

  match = g_strdup (first != NULL ? first->match : NULL);
  if (g_strcmp0 (match, self->match) != 0)
    {
      g_free (self->match);
      self->match = match;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MATCH]);
    }
  else
    g_free (match);

  g_clear_error (&self->error);
  if (first != NULL && first->error != NULL)
    self->error = g_error_copy (first->error);
  self->report = first != NULL ? first->report : (TrellisSyncReport) { 0 };
  self->question = first != NULL ? first->question : TRELLIS_SHARING_QUESTION_NONE;
  set_last_success (self, oldest);
  set_n_clashes (self, n_clashes);
  self->n_kept_back = n_kept_back;
  self->n_waiting = n_waiting;
  self->wait = wait;
  trellis_sync_status_set_progress (self, first != NULL ? first->progress : 0);
  set_state (self, first != NULL ? first->state : TRELLIS_SYNC_STATE_OFF);
}

/* The uid of the match; for that of all together, of the one that gives it its state, or NULL. */
const char *
trellis_sync_status_get_match (TrellisSyncStatus *self)
{
  return self->match;
}

TrellisSyncState
trellis_sync_status_get_state (TrellisSyncStatus *self)
{
  return self->state;
}

/* From 0 to 1, of a run. */
double
trellis_sync_status_get_progress (TrellisSyncStatus *self)
{
  return self->progress;
}

/* When all was last in step, in seconds since the epoch; 0 for never. */
gint64
trellis_sync_status_get_last_success (TrellisSyncStatus *self)
{
  return self->last_success;
}

/* How many clashes nobody has looked at. */
guint
trellis_sync_status_get_n_clashes (TrellisSyncStatus *self)
{
  return self->n_clashes;
}

/* How many items are not taken there, for what is in them. */
guint
trellis_sync_status_get_n_kept_back (TrellisSyncStatus *self)
{
  return self->n_kept_back;
}

/* How many things that were changed here have not left this computer. */
guint
trellis_sync_status_get_n_waiting (TrellisSyncStatus *self)
{
  return self->n_waiting;
}

TrellisSyncWait
trellis_sync_status_get_wait (TrellisSyncStatus *self)
{
  return self->wait;
}

TrellisSharingQuestion
trellis_sync_status_get_question (TrellisSyncStatus *self)
{
  return self->question;
}

/* Why the last run failed, mostly a TRELLIS_SYNC_ERROR; NULL if it did not. */
const GError *
trellis_sync_status_get_error (TrellisSyncStatus *self)
{
  return self->error;
}

/* What the last run did. Only tests ask it: what there is to tell of it is in the other properties. */
const TrellisSyncReport *
trellis_sync_status_get_report (TrellisSyncStatus *self)
{
  return &self->report;
}

/* What came of the last runs since the program was started, as TrellisSyncOutcome, the latest first; none for all
 * together. Transfer none. */
GListModel *
trellis_sync_status_get_outcomes (TrellisSyncStatus *self)
{
  return G_LIST_MODEL (self->outcomes);
}
