/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-help.h"

#include "trellis-agenda-editor.h"
#include "trellis-agreement-place.h"
#include "trellis-backup-page.h"
#include "trellis-book-dialog.h"
#include "trellis-carry-over-dialog.h"
#include "trellis-clash-dialog.h"
#include "trellis-clauses-dialog.h"
#include "trellis-conclusion-page.h"
#include "trellis-desktop-page.h"
#include "trellis-entry-dialog.h"
#include "trellis-goal-closing-dialog.h"
#include "trellis-goal-dialog.h"
#include "trellis-goal-page.h"
#include "trellis-goals-place.h"
#include "trellis-help-window.h"
#include "trellis-home-page.h"
#include "trellis-import-dialog.h"
#include "trellis-match-dialog.h"
#include "trellis-meeting-dialog.h"
#include "trellis-meeting-page.h"
#include "trellis-meetings-place.h"
#include "trellis-note-history-dialog.h"
#include "trellis-notes-place.h"
#include "trellis-overview-place.h"
#include "trellis-pulse-dialog.h"
#include "trellis-search-view.h"
#include "trellis-share-dialog.h"
#include "trellis-shortcuts-dialog.h"
#include "trellis-sign-dialog.h"
#include "trellis-suggestions-dialog.h"
#include "trellis-trash-dialog.h"
#include "trellis-trouble-window.h"
#include "trellis-version-dialog.h"

#define FIRST_PAGE "first-steps"

/* Which page tells of what. */
static const struct
{
  GType (*get_type) (void);
  const char *page;
} places[] = {
  { trellis_agreement_place_get_type, "agreement" },
  { trellis_backup_page_get_type, "backups" },
  { trellis_book_dialog_get_type, "printing" },
  { trellis_carry_over_dialog_get_type, "meetings" },
  { trellis_clash_dialog_get_type, "sharing" },
  { trellis_clauses_dialog_get_type, "agreement" },
  { trellis_conclusion_page_get_type, "overview" },
  { trellis_desktop_page_get_type, "reminders" },
  { trellis_entry_dialog_get_type, "sharing" },
  { trellis_goal_closing_dialog_get_type, "goals" },
  { trellis_goal_dialog_get_type, "goals" },
  { trellis_goal_page_get_type, "goals" },
  { trellis_goals_place_get_type, "goals" },
  { trellis_home_page_get_type, FIRST_PAGE },
  { trellis_import_dialog_get_type, "backups" },
  { trellis_match_dialog_get_type, "overview" },
  { trellis_meeting_dialog_get_type, "meetings" },
  { trellis_meeting_page_get_type, "meetings" },
  { trellis_meetings_place_get_type, "meetings" },
  { trellis_note_history_dialog_get_type, "trash" },
  { trellis_notes_place_get_type, "notes" },
  { trellis_overview_place_get_type, "overview" },
  { trellis_pulse_dialog_get_type, "overview" },
  { trellis_search_view_get_type, "search" },
  { trellis_share_dialog_get_type, "sharing" },
  { trellis_shortcuts_dialog_get_type, "keyboard" },
  { trellis_sign_dialog_get_type, "agreement" },
  { trellis_suggestions_dialog_get_type, "meetings" },
  { trellis_trash_dialog_get_type, "trash" },
  { trellis_trouble_window_get_type, "trouble" },
  { trellis_version_dialog_get_type, "agreement" },
};

static const char *
find_for (GtkWidget *widget)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (widget, places[i].get_type ()))
      return places[i].page;
  return NULL;
}

/* What @widget is in. */
static const char *
find_around (GtkWidget *widget)
{
  const char *page = NULL;

  for (; widget != NULL && page == NULL; widget = gtk_widget_get_parent (widget))
    page = find_for (widget);
  return page;
}

/* What is shown in @widget. */
static const char *
find_within (GtkWidget *widget)
{
  const char *page = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && page == NULL;
       child = gtk_widget_get_next_sibling (child))
    page = find_within (child);
  return page != NULL ? page : find_for (widget);
}

/* The page that tells of where the person is in @window, which may be NULL: of what has the focus, else
 * of what is shown. */
const char *
trellis_help_find_page (GtkWindow *window)
{
  AdwDialog *dialog = NULL;
  GtkWidget *focus, *shown;
  const char *page = NULL;

  if (window == NULL)
    return FIRST_PAGE;

  if (ADW_IS_APPLICATION_WINDOW (window))
    dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  shown = dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (window);
  focus = gtk_window_get_focus (window);
  if (focus != NULL && gtk_widget_is_ancestor (focus, shown))
    page = find_around (focus);
  if (page == NULL)
    page = find_within (shown);
  return page != NULL ? page : FIRST_PAGE;
}

static GtkWindow *
find_help_window (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (TRELLIS_IS_HELP_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplication *application = data;
  GtkWindow *active = gtk_application_get_active_window (application);
  GtkWindow *window = find_help_window (application);

  if (window == NULL)
    window = GTK_WINDOW (trellis_help_window_new (application));
  if (window != active)
    trellis_help_window_show_page (TRELLIS_HELP_WINDOW (window), trellis_help_find_page (active));
  gtk_window_present (window);
}

/* Help alone does not keep Trellis running. */
static void
window_removed_cb (GtkApplication *application)
{
  GtkWindow *help = find_help_window (application);
  GList *windows = gtk_application_get_windows (application);

  if (help != NULL && windows->next == NULL)
    gtk_window_destroy (help);
}

/* Gives @application the action "help". */
void
trellis_help_attach (GtkApplication *application)
{
  const GActionEntry actions[] = { { .name = "help", .activate = help_action } };

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  g_signal_connect (application, "window-removed", G_CALLBACK (window_removed_cb), NULL);
}
