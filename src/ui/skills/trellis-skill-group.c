/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-skill-group.h"

#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-list-row.h"
#include "trellis-menu-button.h"
#include "trellis-rating-dialog.h"
#include "trellis-read-only.h"
#include "trellis-skill-dialog.h"
#include "trellis-skill-picture.h"
#include "trellis-undo.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisSkillGroup
{
  AdwBin parent_instance;

  TrellisMatch *match;
  TrellisSkillWatch *watch;

  AdwPreferencesGroup *group;
  GtkMenuButton *menu_button;
  GMenuModel *menu;
  GtkListBox *list;
  AdwActionRow *change_row;
  TrellisSkillPicture *picture;
  AdwButtonRow *rate_row;
};

G_DEFINE_FINAL_TYPE (TrellisSkillGroup, trellis_skill_group, ADW_TYPE_BIN)

static TrellisSkillRating *
get_rating (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "trellis-record");
}

/* The controls of many skills are told apart by their names. */
static void
update_names (TrellisSkillGroup *self)
{
  const char *name = trellis_skill_watch_get_name (self->watch);

  trellis_list_row_name (self->list, "%s", name);
  trellis_list_row_name (self->menu_button, _("Menu of “%s”"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rate_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

static void
update (TrellisSkillGroup *self)
{
  GListModel *ratings = trellis_skill_watch_get_ratings (self->watch);
  const char *why = trellis_skill_get_why (trellis_skill_watch_get_skill (self->watch));
  g_autofree char *change = trellis_skill_describe_change (ratings);
  g_autofree char *title = g_markup_escape_text (trellis_skill_watch_get_name (self->watch), -1);
  g_autofree char *description = why != NULL ? g_markup_escape_text (why, -1) : NULL;

  adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, description);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->change_row), change);
  trellis_skill_picture_show_ratings (self->picture, ratings);
  update_names (self);
}

static void
delete_cb (TrellisSkillGroup *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  g_autoptr(TrellisSkillRating) rating = g_object_ref (get_rating (row));

  trellis_list_row_leave (row);
  trellis_undo_delete (GTK_WIDGET (self), trellis_skill_watch_get_store (self->watch), rating, _("Rating deleted"));
}

/* "Mar 3, 2026 · Start", and the first line of the comment. */
static char *
describe_more (TrellisSkillGroup *self, TrellisSkillRating *rating)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(TrellisConclusion) conclusion =
    trellis_store_get_conclusion (trellis_skill_watch_get_store (self->watch), self->match);
  g_auto(TrellisSkillSpan) span = { 0 };
  const char *day = trellis_skill_rating_get_day (rating);
  g_autofree char *when = day != NULL ? trellis_format_day (day) : NULL;
  g_autofree char *comment = trellis_label_first_line (trellis_skill_rating_get_comment (rating));
  g_autofree char *line = NULL;

  trellis_skill_span_init (&span, self->match, conclusion, zone);
  line = when != NULL ? trellis_format_line (when, trellis_skill_get_phase_name (trellis_skill_find_phase (&span, day)), NULL)
                      : g_strdup (_("No day"));
  return comment != NULL ? g_strdup_printf ("%s\n%s", line, comment) : g_steal_pointer (&line);
}

static void
show_rating (GtkWidget *row, GParamSpec *pspec, TrellisSkillRating *rating)
{
  TrellisSkillGroup *self = g_object_get_data (G_OBJECT (row), "trellis-group");
  const char *level = trellis_skill_get_level_name (trellis_skill_rating_get_level (rating));
  g_autofree char *more = describe_more (self, rating);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), level != NULL ? level : _("Not said"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
}

static GtkWidget *
create_rating_row (TrellisSkillGroup *self, TrellisSkillRating *rating)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *day = trellis_skill_rating_get_day (rating);
  g_autofree char *words = day != NULL ? trellis_format_day (day) : g_strdup (_("no day"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "trellis-record", g_object_ref (rating), g_object_unref);
  g_object_set_data (G_OBJECT (row), "trellis-group", self);
  g_signal_connect_object (rating, "notify", G_CALLBACK (show_rating), row, G_CONNECT_SWAPPED);
  show_rating (row, NULL, rating);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Delete Rating"));
  gtk_widget_add_css_class (button, "flat");
  /* Translators: for a screen reader; %s is the day of the rating. */
  trellis_list_row_name (button, _("Delete rating, %s"), words);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  trellis_read_only_hide (button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  return GTK_IS_WIDGET (item) ? g_object_ref (item) : create_rating_row (data, item);
}

static void
open_rating (TrellisSkillGroup *self, TrellisSkillRating *rating)
{
  adw_dialog_present (trellis_rating_dialog_new (trellis_skill_watch_get_store (self->watch),
                                                 trellis_skill_watch_get_skill (self->watch), rating,
                                                 GTK_WIDGET (self)),
                      GTK_WIDGET (self));
}

static void
row_activated_cb (TrellisSkillGroup *self, GtkListBoxRow *row)
{
  if (get_rating (row) != NULL)
    open_rating (self, get_rating (row));
}

static void
skill_rate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_rating (TRELLIS_SKILL_GROUP (widget), NULL);
}

static void
skill_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (trellis_skill_dialog_new (trellis_skill_watch_get_skill (TRELLIS_SKILL_GROUP (widget)->watch)),
                      widget);
}

static void
skill_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisSkillGroup *self = TRELLIS_SKILL_GROUP (widget);
  g_autoptr(TrellisStore) store = g_object_ref (trellis_skill_watch_get_store (self->watch));
  g_autoptr(TrellisSkill) skill = g_object_ref (trellis_skill_watch_get_skill (self->watch));
  GtkWidget *page = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_PAGE);

  /* The group goes with the skill, and the focus must not be in it then. */
  gtk_widget_child_focus (page != NULL ? page : widget, GTK_DIR_TAB_FORWARD);
  trellis_undo_delete (page != NULL ? page : widget, store, skill, _("Skill deleted"));
}

static void
trellis_skill_group_dispose (GObject *object)
{
  TrellisSkillGroup *self = TRELLIS_SKILL_GROUP (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SKILL_GROUP);
  g_clear_object (&self->watch);
  g_clear_object (&self->match);

  G_OBJECT_CLASS (trellis_skill_group_parent_class)->dispose (object);
}

static void
trellis_skill_group_class_init (TrellisSkillGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_skill_group_dispose;

  g_type_ensure (TRELLIS_TYPE_SKILL_PICTURE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/skills/trellis-skill-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillGroup, group);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillGroup, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillGroup, menu);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillGroup, list);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillGroup, change_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillGroup, picture);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillGroup, rate_row);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "skill.rate", NULL, skill_rate);
  gtk_widget_class_install_action (widget_class, "skill.edit", NULL, skill_edit);
  gtk_widget_class_install_action (widget_class, "skill.delete", NULL, skill_delete);
}

static void
trellis_skill_group_init (TrellisSkillGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (self->menu_button, self->menu);
  trellis_read_only_shut (self, "skill.rate", "skill.edit", "skill.delete", NULL);
  trellis_read_only_hide (self->menu_button);
  trellis_read_only_hide (self->rate_row);
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  trellis_wrapped_title_make_row (self->rate_row);
}

static GListModel *
create_single (gpointer row)
{
  GListStore *store = g_list_store_new (GTK_TYPE_WIDGET);

  g_list_store_append (store, row);
  return G_LIST_MODEL (store);
}

GtkWidget *
trellis_skill_group_new (TrellisStore *store, TrellisMatch *match, TrellisSkill *skill)
{
  TrellisSkillGroup *self = g_object_new (TRELLIS_TYPE_SKILL_GROUP, NULL);
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GListModel) before = create_single (self->change_row);
  g_autoptr(GListModel) after = create_single (self->rate_row);
  g_autoptr(GtkFlattenListModel) all = NULL;

  self->match = g_object_ref (match);
  self->watch = trellis_skill_watch_new (store, skill);
  g_list_store_append (models, before);
  g_list_store_append (models, trellis_skill_watch_get_ratings (self->watch));
  g_list_store_append (models, after);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (models));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (all), create_row, self, NULL);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

TrellisSkill *
trellis_skill_group_get_skill (TrellisSkillGroup *self)
{
  g_return_val_if_fail (TRELLIS_IS_SKILL_GROUP (self), NULL);

  return trellis_skill_watch_get_skill (self->watch);
}

/* Puts the focus on the rating that @record is, or where the skill is rated next. */
void
trellis_skill_group_show (TrellisSkillGroup *self, TrellisRecord *record)
{
  GtkListBoxRow *row;

  g_return_if_fail (TRELLIS_IS_SKILL_GROUP (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if ((gpointer) get_rating (row) == (gpointer) record)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->rate_row)))
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}
