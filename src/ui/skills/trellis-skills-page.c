/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-skills-page.h"

#include "trellis-entry-row.h"
#include "trellis-over-banner.h"
#include "trellis-partner-words.h"
#include "trellis-read-only.h"
#include "trellis-skill-group.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

/* So many are enough to work on; until then, others are named. */
#define ENOUGH 3

/* What mentoring often is about: docs/mentoring.md, "Questions to choose from". */
static const char *const ideas[] = {
  NC_("skill", "Presenting"),       NC_("skill", "Listening"),       NC_("skill", "Giving Feedback"),
  NC_("skill", "Delegating"),       NC_("skill", "Settling Conflicts"), NC_("skill", "Making Decisions"),
  NC_("skill", "Managing Time"), NC_("skill", "Networking"),
};

struct _TrellisSkillsPage
{
  AdwNavigationPage parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisRecordList *skills;

  AdwWindowTitle *window_title;
  TrellisOverBanner *over_banner;
  GtkLabel *intro_label;
  GtkWidget *groups_box;
  GtkWidget *naming_box;
  GtkEditable *entry_row;
  GtkWidget *ideas_box;
  TrellisWrapBox *ideas;
};

G_DEFINE_FINAL_TYPE (TrellisSkillsPage, trellis_skills_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
has_skill (TrellisSkillsPage *self, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->skills)); i++)
    {
      g_autoptr(TrellisSkill) skill = g_list_model_get_item (G_LIST_MODEL (self->skills), i);

      if (g_strcmp0 (trellis_skill_get_name (skill), name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What is named already is no idea any more. */
static void
show_ideas (TrellisSkillsPage *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->ideas)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_visible (button, !has_skill (self, gtk_button_get_label (GTK_BUTTON (button))));
  gtk_widget_set_visible (self->ideas_box, g_list_model_get_n_items (G_LIST_MODEL (self->skills)) < ENOUGH);
}

static char *
dup_intro (TrellisSkillsPage *self)
{
  const gboolean is_mentee = trellis_match_get_my_role (self->match) == TRELLIS_ROLE_MENTEE;
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, self->match);
  const char *name = partner != NULL ? trellis_person_get_name (partner) : NULL;

  if (trellis_read_only_contains (self))
    return g_strdup (g_list_model_get_n_items (G_LIST_MODEL (self->skills)) > 0
                       ? _("Where the skills stood, and how far they came. Only you see it.")
                       : _("No skills were named in this match."));
  if (is_mentee)
    return g_strdup (_("Name two or three skills that you want to grow. Rate them at the start, halfway, and at the "
                       "end, and see how far you came. Only you see it."));
  return trellis_partner_words_say (
    name,
    _("Name two or three skills that %s wants to grow. Rate them as you see them at the start, halfway, and at the "
      "end. Only you see it."),
    _("Name two or three skills that your mentee wants to grow. Rate them as you see them at the start, halfway, and "
      "at the end. Only you see it."));
}

static void
show_intro (TrellisSkillsPage *self)
{
  g_autofree char *intro = dup_intro (self);

  gtk_label_set_label (self->intro_label, intro);
}

static GtkWidget *
get_group (TrellisSkillsPage *self, guint position)
{
  GtkWidget *group = gtk_widget_get_first_child (self->groups_box);

  while (group != NULL && position-- > 0)
    group = gtk_widget_get_next_sibling (group);
  return group;
}

static void
skills_changed_cb (TrellisSkillsPage *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < removed; i++)
    gtk_box_remove (GTK_BOX (self->groups_box), get_group (self, position));
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(TrellisSkill) skill = g_list_model_get_item (G_LIST_MODEL (self->skills), position + i);
      GtkWidget *group = trellis_skill_group_new (self->store, self->match, skill);

      gtk_box_insert_child_after (GTK_BOX (self->groups_box), group,
                                  position + i > 0 ? get_group (self, position + i - 1) : NULL);
    }
  gtk_widget_set_visible (self->groups_box, g_list_model_get_n_items (G_LIST_MODEL (self->skills)) > 0);
  show_ideas (self);
  show_intro (self);
}

static void
add_skill (TrellisSkillsPage *self, const char *name)
{
  g_autoptr(TrellisSkill) skill = trellis_skill_new ();

  trellis_skill_set_match (skill, trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  trellis_skill_set_name (skill, name);
  trellis_record_set_author (TRELLIS_RECORD (skill), trellis_match_get_my_role (self->match));
  trellis_store_add (self->store, skill);
}

static void
entry_activated_cb (TrellisSkillsPage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry_row)));

  if (*name == '\0')
    return;
  add_skill (self, name);
  gtk_editable_set_text (self->entry_row, "");
}

/* The idea is hidden with the focus in it. */
static void
idea_cb (TrellisSkillsPage *self, GtkButton *button)
{
  g_autofree char *name = g_strdup (gtk_button_get_label (button));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry_row));
  add_skill (self, name);
}

static void
add_ideas (TrellisSkillsPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ideas); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (g_dpgettext2 (NULL, "skill", ideas[i]));

      gtk_widget_add_css_class (button, "choice-pill");
      g_signal_connect_object (button, "clicked", G_CALLBACK (idea_cb), self, G_CONNECT_SWAPPED);
      trellis_wrap_box_append (self->ideas, button);
    }
}

static void
trellis_skills_page_dispose (GObject *object)
{
  TrellisSkillsPage *self = TRELLIS_SKILLS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SKILLS_PAGE);
  g_clear_object (&self->skills);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_skills_page_parent_class)->dispose (object);
}

static void
trellis_skills_page_class_init (TrellisSkillsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_skills_page_dispose;

  g_type_ensure (TRELLIS_TYPE_ENTRY_ROW);
  g_type_ensure (TRELLIS_TYPE_OVER_BANNER);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/skills/trellis-skills-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillsPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillsPage, over_banner);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillsPage, intro_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillsPage, groups_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillsPage, naming_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillsPage, entry_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillsPage, ideas_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillsPage, ideas);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
trellis_skills_page_init (TrellisSkillsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_hide (self->naming_box);
  add_ideas (self);
  trellis_wrapped_button_make_all (GTK_WIDGET (self->ideas));
}

static void
show_skills (TrellisSkillsPage *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_SKILL);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  trellis_query_ascending (query, "created");
  self->skills = trellis_store_list (self->store, query);
  g_signal_connect_object (self->skills, "items-changed", G_CALLBACK (skills_changed_cb), self, G_CONNECT_SWAPPED);
  skills_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->skills)));
}

AdwNavigationPage *
trellis_skills_page_new (TrellisStore *store, TrellisMatch *match)
{
  TrellisSkillsPage *self = g_object_new (TRELLIS_TYPE_SKILLS_PAGE, NULL);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  const char *name = partner != NULL ? trellis_person_get_name (partner) : NULL;

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  adw_window_title_set_subtitle (self->window_title, name != NULL ? name : "");
  trellis_over_banner_set_match (self->over_banner, match);
  trellis_read_only_mark (self, match);
  show_skills (self);
  return ADW_NAVIGATION_PAGE (self);
}

/* @record is a skill or a rating of one. */
static void
show_record (TrellisSkillsPage *self, TrellisRecord *record)
{
  const char *uid = TRELLIS_IS_SKILL_RATING (record)
                      ? trellis_skill_rating_get_skill (TRELLIS_SKILL_RATING (record))
                      : trellis_record_get_uid (record);

  for (GtkWidget *group = gtk_widget_get_first_child (self->groups_box); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    {
      TrellisSkill *skill = trellis_skill_group_get_skill (TRELLIS_SKILL_GROUP (group));

      if (g_strcmp0 (trellis_record_get_uid (TRELLIS_RECORD (skill)), uid) == 0)
        trellis_skill_group_show (TRELLIS_SKILL_GROUP (group), record);
    }
}

/* Lays the page over the others around @widget, unless it is there, and goes to @record in it, a skill or a rating,
 * if it is not NULL. */
void
trellis_skills_page_open (GtkWidget *widget, TrellisStore *store, TrellisMatch *match, TrellisRecord *record)
{
  AdwNavigationView *view = (AdwNavigationView *) gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page = view != NULL ? adw_navigation_view_get_visible_page (view) : NULL;

  if (view == NULL)
    return;
  if (!TRELLIS_IS_SKILLS_PAGE (page))
    {
      page = trellis_skills_page_new (store, match);
      adw_navigation_view_push (view, page);
    }
  if (record != NULL)
    show_record (TRELLIS_SKILLS_PAGE (page), record);
}
