/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-skill-review-group.h"

#include "trellis-rating-dialog.h"
#include "trellis-skill-picture.h"
#include "trellis-skill-watch.h"
#include "trellis-time.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisSkillReviewGroup
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisRecordList *skills;
  gboolean editable;

  AdwPreferencesGroup *group;
  GtkListBox *list;
};

typedef enum
{
  PROP_EDITABLE = 1,
} TrellisSkillReviewGroupProperty;

static GParamSpec *props[PROP_EDITABLE + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSkillReviewGroup, trellis_skill_review_group, ADW_TYPE_BIN)

/* What shows one skill. */
typedef struct
{
  TrellisSkillWatch *watch;
  GtkWidget *picture; /* in the row that has this */
} RowContent;

static void
row_content_free (gpointer data)
{
  RowContent *content = data;

  g_object_unref (content->watch);
  g_free (content);
}

static RowContent *
get_content (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "trellis-skill");
}

static void
update_row (GtkWidget *row)
{
  RowContent *content = get_content (row);
  GListModel *ratings = trellis_skill_watch_get_ratings (content->watch);
  g_autofree char *change = trellis_skill_describe_change (ratings);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), trellis_skill_watch_get_name (content->watch));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change);
  trellis_skill_picture_show_ratings (TRELLIS_SKILL_PICTURE (content->picture), ratings);
}

static void
emit_changed (TrellisSkillReviewGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_row (gpointer skill, gpointer data)
{
  TrellisSkillReviewGroup *self = data;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  RowContent *content = g_new0 (RowContent, 1);

  content->watch = trellis_skill_watch_new (self->store, skill);
  content->picture = trellis_skill_picture_new ();
  g_object_set_data_full (G_OBJECT (row), "trellis-skill", content, row_content_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), content->picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_bind_property (self, "editable", arrow, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "editable", row, "activatable", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (content->watch, "changed", G_CALLBACK (update_row), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (content->watch, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  update_row (row);
  return row;
}

static void
row_activated_cb (TrellisSkillReviewGroup *self, GtkListBoxRow *row)
{
  TrellisSkill *skill = trellis_skill_watch_get_skill (get_content (row)->watch);

  adw_dialog_present (trellis_rating_dialog_new (self->store, skill, NULL, GTK_WIDGET (self)), GTK_WIDGET (self));
}

static void
update (TrellisSkillReviewGroup *self)
{
  adw_preferences_group_set_description (self->group, self->editable ? _("Rate each once more: how far has it come?")
                                                                     : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->skills != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->skills)) > 0);
}

static void
skills_changed_cb (TrellisSkillReviewGroup *self)
{
  update (self);
  emit_changed (self);
}

static void
trellis_skill_review_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TrellisSkillReviewGroupProperty) prop_id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, TRELLIS_SKILL_REVIEW_GROUP (object)->editable);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_skill_review_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisSkillReviewGroup *self = TRELLIS_SKILL_REVIEW_GROUP (object);

  switch ((TrellisSkillReviewGroupProperty) prop_id)
    {
    case PROP_EDITABLE:
      if (self->editable == g_value_get_boolean (value))
        break;
      self->editable = g_value_get_boolean (value);
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_skill_review_group_dispose (GObject *object)
{
  TrellisSkillReviewGroup *self = TRELLIS_SKILL_REVIEW_GROUP (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SKILL_REVIEW_GROUP);
  g_clear_object (&self->skills);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_skill_review_group_parent_class)->dispose (object);
}

static void
trellis_skill_review_group_class_init (TrellisSkillReviewGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_skill_review_group_get_property;
  object_class->set_property = trellis_skill_review_group_set_property;
  object_class->dispose = trellis_skill_review_group_dispose;

  props[PROP_EDITABLE] =
    g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/conclusion/trellis-skill-review-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillReviewGroup, group);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillReviewGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trellis_skill_review_group_init (TrellisSkillReviewGroup *self)
{
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  update (self);
}

/* To be called once. */
void
trellis_skill_review_group_set_match (TrellisSkillReviewGroup *self, TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_SKILL);

  g_return_if_fail (TRELLIS_IS_SKILL_REVIEW_GROUP (self) && self->store == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_ascending (query, "created");
  self->skills = trellis_store_list (store, query);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->skills), create_row, self, NULL);
  g_signal_connect_object (self->skills, "items-changed", G_CALLBACK (skills_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

/* How many skills are not rated at the end of the match, which @conclusion, perhaps not kept yet, is of. */
guint
trellis_skill_review_group_count_unrated (TrellisSkillReviewGroup *self, TrellisConclusion *conclusion)
{
  const gint64 created = trellis_record_get_created (TRELLIS_RECORD (conclusion));
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *concluded = trellis_day_of_time (created != 0 ? created : trellis_time_now (), zone);
  g_auto(TrellisSkillSpan) span = { 0 };
  GtkListBoxRow *row;
  guint n = 0;

  g_return_val_if_fail (TRELLIS_IS_SKILL_REVIEW_GROUP (self) && self->match != NULL, 0);

  trellis_skill_span_init (&span, self->match, NULL, zone);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (!trellis_skill_is_rated_at_end (trellis_skill_watch_get_ratings (get_content (row)->watch), &span, concluded))
      n++;
  return n;
}
