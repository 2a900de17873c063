/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-outlook.h"

#include "trellis-match-facts.h"
#include "trellis-next-steps.h"
#include "trellis-time.h"

/* Seconds for which time alone does not change it. */
#define LASTING 60

struct _TrellisOutlook
{
  GObject parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  gint64 updated; /* when it was worked out; 0 once something has changed since */

  char *next;
  char *waiting;
  gint64 last_contact;
  TrellisQuiet quiet;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisOutlook, trellis_outlook, G_TYPE_OBJECT)

static void
update (TrellisOutlook *self, gint64 now)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) steps = NULL;
  const TrellisStep *waiting;

  trellis_match_facts_read (&facts, self->store, self->match, now);
  steps = trellis_next_steps (&facts, now, zone);
  waiting = trellis_next_steps_find_waiting (steps);

  self->updated = now;
  g_set_str (&self->next, steps->len > 0 ? ((TrellisStep *) g_ptr_array_index (steps, 0))->title : NULL);
  g_set_str (&self->waiting, waiting != NULL ? waiting->title : NULL);
  self->last_contact = facts.last_contact;
  self->quiet = trellis_journey_get_quiet (&facts, now);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
trellis_outlook_dispose (GObject *object)
{
  TrellisOutlook *self = TRELLIS_OUTLOOK (object);

  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_outlook_parent_class)->dispose (object);
}

static void
trellis_outlook_finalize (GObject *object)
{
  TrellisOutlook *self = TRELLIS_OUTLOOK (object);

  g_free (self->next);
  g_free (self->waiting);

  G_OBJECT_CLASS (trellis_outlook_parent_class)->finalize (object);
}

static void
trellis_outlook_class_init (TrellisOutlookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_outlook_dispose;
  object_class->finalize = trellis_outlook_finalize;

  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_OUTLOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
trellis_outlook_init (TrellisOutlook *self)
{
}

/* Not worked out yet. */
TrellisOutlook *
trellis_outlook_new (TrellisStore *store, TrellisMatch *match)
{
  TrellisOutlook *self = g_object_new (TRELLIS_TYPE_OUTLOOK, NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  return self;
}

TrellisMatch *
trellis_outlook_get_match (TrellisOutlook *self)
{
  g_return_val_if_fail (TRELLIS_IS_OUTLOOK (self), NULL);

  return self->match;
}

/* It is to be worked out anew. Until then it stays as it was. */
void
trellis_outlook_expire (TrellisOutlook *self)
{
  g_return_if_fail (TRELLIS_IS_OUTLOOK (self));

  self->updated = 0;
}

gboolean
trellis_outlook_is_fresh (TrellisOutlook *self)
{
  gint64 age;

  g_return_val_if_fail (TRELLIS_IS_OUTLOOK (self), FALSE);

  age = trellis_time_now () - self->updated;
  return age >= 0 && age < LASTING;
}

/* Works it out, unless that was just done. Takes some milliseconds for a long journey. */
void
trellis_outlook_ensure (TrellisOutlook *self)
{
  g_return_if_fail (TRELLIS_IS_OUTLOOK (self));

  if (!trellis_outlook_is_fresh (self))
    update (self, trellis_time_now ());
}

/* The title of the first of the next steps, "Prepare the Agenda"; NULL if there is none. */
const char *
trellis_outlook_get_next (TrellisOutlook *self)
{
  g_return_val_if_fail (TRELLIS_IS_OUTLOOK (self), NULL);

  return self->next;
}

/* The title of the first of them that the partner counts on, as of the last time that it was worked out; NULL
 * if there is none. */
const char *
trellis_outlook_get_waiting (TrellisOutlook *self)
{
  g_return_val_if_fail (TRELLIS_IS_OUTLOOK (self), NULL);

  return self->waiting;
}

/* When the two last met or wrote, in seconds, UTC; 0 for never. */
gint64
trellis_outlook_get_last_contact (TrellisOutlook *self)
{
  g_return_val_if_fail (TRELLIS_IS_OUTLOOK (self), 0);

  return self->last_contact;
}

/* How long that is ago, against what was agreed. */
TrellisQuiet
trellis_outlook_get_quiet (TrellisOutlook *self)
{
  g_return_val_if_fail (TRELLIS_IS_OUTLOOK (self), TRELLIS_QUIET_NO);

  return self->quiet;
}
