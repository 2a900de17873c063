/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-skill-watch.h"

#include <glib/gi18n.h>

struct _TrellisSkillWatch
{
  GObject parent_instance;

  TrellisStore *store;
  TrellisSkill *skill;
  GListModel *ratings; /* the latest first */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSkillWatch, trellis_skill_watch, G_TYPE_OBJECT)

static void
emit_changed (TrellisSkillWatch *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
store_changed_cb (TrellisSkillWatch *self, TrellisRecord *record)
{
  if (record == TRELLIS_RECORD (self->skill) ||
      (TRELLIS_IS_SKILL_RATING (record) &&
       g_strcmp0 (trellis_skill_rating_get_skill (TRELLIS_SKILL_RATING (record)),
                  trellis_record_get_uid (TRELLIS_RECORD (self->skill))) == 0))
    emit_changed (self);
}

static GListModel *
list_ratings (TrellisSkillWatch *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_SKILL_RATING);

  trellis_query_equals (query, "skill", trellis_record_get_uid (TRELLIS_RECORD (self->skill)));
  trellis_query_descending (query, "day");
  trellis_query_descending (query, "created");
  return G_LIST_MODEL (trellis_store_list (self->store, query));
}

static void
trellis_skill_watch_dispose (GObject *object)
{
  TrellisSkillWatch *self = TRELLIS_SKILL_WATCH (object);

  g_clear_object (&self->ratings);
  g_clear_object (&self->skill);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_skill_watch_parent_class)->dispose (object);
}

static void
trellis_skill_watch_class_init (TrellisSkillWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_skill_watch_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
trellis_skill_watch_init (TrellisSkillWatch *self)
{
}

TrellisSkillWatch *
trellis_skill_watch_new (TrellisStore *store, TrellisSkill *skill)
{
  TrellisSkillWatch *self = g_object_new (TRELLIS_TYPE_SKILL_WATCH, NULL);

  self->store = g_object_ref (store);
  self->skill = g_object_ref (skill);
  self->ratings = list_ratings (self);
  g_signal_connect_object (self->ratings, "items-changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

TrellisStore *
trellis_skill_watch_get_store (TrellisSkillWatch *self)
{
  return self->store;
}

TrellisSkill *
trellis_skill_watch_get_skill (TrellisSkillWatch *self)
{
  return self->skill;
}

/* What to call it. */
const char *
trellis_skill_watch_get_name (TrellisSkillWatch *self)
{
  const char *name = trellis_skill_get_name (self->skill);

  return name != NULL ? name : _("Unnamed skill");
}

/* The latest first. */
GListModel *
trellis_skill_watch_get_ratings (TrellisSkillWatch *self)
{
  return self->ratings;
}
