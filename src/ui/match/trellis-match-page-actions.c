/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-match-page-private.h"

#include "trellis-book-saver.h"
#include "trellis-conclusion-page.h"
#include "trellis-file-verbs.h"
#include "trellis-match-actions.h"
#include "trellis-match-dialog.h"
#include "trellis-printer.h"
#include "trellis-pulse-dialog.h"
#include "trellis-skills-page.h"

static void
match_edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  adw_dialog_present (trellis_match_dialog_new (trellis_match_page_get_store (self),
                                                trellis_match_page_get_match (self)),
                      widget);
}

static void
match_export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  trellis_file_verbs_export_match (widget, trellis_match_page_get_store (self),
                                   trellis_match_page_get_match (self));
}

/* Where it is shared, or could be. */
static void
match_sharing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatch *match = trellis_match_page_get_match (TRELLIS_MATCH_PAGE (widget));

  gtk_widget_activate_action (widget, "sync.set-up", "s", trellis_record_get_uid (TRELLIS_RECORD (match)));
}

static void
match_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  trellis_print_match (widget, trellis_match_page_get_store (self),
                       trellis_match_page_get_match (self));
}

static void
match_save_book_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  trellis_book_save (widget, trellis_match_page_get_store (self),
                     trellis_match_page_get_match (self));
}

static void
match_write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  trellis_match_write_to_partner (widget, trellis_match_page_get_store (self),
                                  trellis_match_page_get_match (self));
}

static void
match_introduce_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  trellis_match_introduce (widget, trellis_match_page_get_store (self),
                           trellis_match_page_get_match (self));
}

/* Asks how it goes. */
static void
pulse_new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  adw_dialog_present (trellis_pulse_dialog_new (trellis_match_page_get_store (self),
                                                trellis_match_page_get_match (self), NULL, widget),
                      widget);
}

static void
match_resume_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_match_change_state (widget, trellis_match_page_get_match (TRELLIS_MATCH_PAGE (widget)),
                              TRELLIS_MATCH_STATE_ACTIVE);
}

static void
conclusion_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  trellis_conclusion_page_open (widget, trellis_match_page_get_store (self),
                                trellis_match_page_get_match (self));
}

static void
skills_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  trellis_skills_page_open (widget, trellis_match_page_get_store (self),
                            trellis_match_page_get_match (self), NULL);
}

/* Begins the conclusion, if it has not begun, and shows it. */
static void
match_conclude_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);

  if (trellis_match_get_state (trellis_match_page_get_match (self)) != TRELLIS_MATCH_STATE_CONCLUDING)
    trellis_match_change_state (widget, trellis_match_page_get_match (self), TRELLIS_MATCH_STATE_CONCLUDING);
  trellis_conclusion_page_open (widget, trellis_match_page_get_store (self),
                                trellis_match_page_get_match (self));
}

static void
meeting_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_match_page_act (TRELLIS_MATCH_PAGE (widget), "meetings", name);
}

static void
goal_new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_match_page_act (TRELLIS_MATCH_PAGE (widget), "goals", name);
}

void
trellis_match_page_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "match.edit", NULL, match_edit_action);
  gtk_widget_class_install_action (widget_class, "match.export", NULL, match_export_action);
  gtk_widget_class_install_action (widget_class, "match.sharing", NULL, match_sharing_action);
  gtk_widget_class_install_action (widget_class, "match.print", NULL, match_print_action);
  gtk_widget_class_install_action (widget_class, "match.save-book", NULL, match_save_book_action);
  gtk_widget_class_install_action (widget_class, "match.write", NULL, match_write_action);
  gtk_widget_class_install_action (widget_class, "match.introduce", NULL, match_introduce_action);
  gtk_widget_class_install_action (widget_class, "match.resume", NULL, match_resume_action);
  gtk_widget_class_install_action (widget_class, "match.conclude", NULL, match_conclude_action);
  gtk_widget_class_install_action (widget_class, "conclusion.show", NULL, conclusion_show_action);
  gtk_widget_class_install_action (widget_class, "skills.show", NULL, skills_show_action);
  gtk_widget_class_install_action (widget_class, "pulse.new", NULL, pulse_new_action);
  gtk_widget_class_install_action (widget_class, "meeting.plan", NULL, meeting_plan_action);
  gtk_widget_class_install_action (widget_class, "goal.new", NULL, goal_new_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "match.print", NULL);
}
