/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-outcome.h"

/* More than somebody looks through. */
#define MOST 50

struct _TrellisSyncOutcome
{
  GObject parent_instance;

  TrellisSyncReport report;
  GError *error;
  gint64 time;
};

G_DEFINE_FINAL_TYPE (TrellisSyncOutcome, trellis_sync_outcome, G_TYPE_OBJECT)

static void
trellis_sync_outcome_finalize (GObject *object)
{
  g_clear_error (&TRELLIS_SYNC_OUTCOME (object)->error);

  G_OBJECT_CLASS (trellis_sync_outcome_parent_class)->finalize (object);
}

static void
trellis_sync_outcome_class_init (TrellisSyncOutcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_sync_outcome_finalize;
}

static void
trellis_sync_outcome_init (TrellisSyncOutcome *self)
{
}

/* @error is NULL where all went well; @time is that of the end, in seconds since the epoch. */
TrellisSyncOutcome *
trellis_sync_outcome_new (const TrellisSyncReport *report, const GError *error, gint64 time)
{
  TrellisSyncOutcome *self = g_object_new (TRELLIS_TYPE_SYNC_OUTCOME, NULL);

  self->report = *report;
  self->error = error != NULL ? g_error_copy (error) : NULL;
  self->time = time;
  return self;
}

gint64
trellis_sync_outcome_get_time (TrellisSyncOutcome *self)
{
  return self->time;
}

const TrellisSyncReport *
trellis_sync_outcome_get_report (TrellisSyncOutcome *self)
{
  return &self->report;
}

/* NULL if the run did not fail. */
const GError *
trellis_sync_outcome_get_error (TrellisSyncOutcome *self)
{
  return self->error;
}

/* Nothing moved, whatever else there was to say. */
static gboolean
is_still (const TrellisSyncReport *report)
{
  return report->n_received + report->n_trashed + report->n_sent + report->n_removed + report->n_clashes +
           report->n_refused + report->n_unreadable == 0;
}

/* Whether two that follow each other tell the same: every quarter of an hour, mostly, that nothing is new. */
static gboolean
tells_the_same (TrellisSyncOutcome *self, TrellisSyncOutcome *other)
{
  const gboolean fails_alike =
    self->error == NULL ? other->error == NULL
                        : g_error_matches (other->error, self->error->domain, self->error->code);

  return fails_alike && is_still (&self->report) && is_still (&other->report) &&
         self->report.n_left == other->report.n_left && self->report.is_read_only == other->report.is_read_only &&
         self->report.question == other->report.question;
}

/* Puts @self at the head of @outcomes, in the place of one there that tells the same; of those that are too many,
 * the oldest go. */
void
trellis_sync_outcome_put (GListStore *outcomes, TrellisSyncOutcome *self)
{
  g_autoptr(TrellisSyncOutcome) last = g_list_model_get_item (G_LIST_MODEL (outcomes), 0);
  const guint n_replaced = last != NULL && tells_the_same (last, self) ? 1 : 0;
  gpointer additions[] = { self };
  guint n;

  g_list_store_splice (outcomes, 0, n_replaced, additions, 1);
  n = g_list_model_get_n_items (G_LIST_MODEL (outcomes));
  if (n > MOST)
    g_list_store_splice (outcomes, MOST, n - MOST, NULL, 0);
}
