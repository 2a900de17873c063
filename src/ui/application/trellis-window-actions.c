/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-window-private.h"

#include "trellis-choose-match-dialog.h"
#include "trellis-clash-dialog.h"
#include "trellis-handed-key.h"
#include "trellis-match-rules.h"
#include "trellis-new-match-dialog.h"
#include "trellis-next-meeting.h"
#include "trellis-preferences-dialog.h"
#include "trellis-time.h"
#include "trellis-trash-dialog.h"

#include <glib/gi18n.h>

/* The greatest number that goes with Alt. */
#define N_STEPS 5

/* Alt+1 and so on: the places of the match or the steps of the meeting in view, wherever the focus
 * is. */
static gboolean
show_step (GtkWidget *widget, GVariant *number, gpointer data)
{
  return trellis_content_show_step (trellis_window_fill (TRELLIS_WINDOW (widget)), number);
}

/* The keys that lead back in what has the focus do so also from the sidebar, and where nothing has it. As in
 * libadwaita, the arrow points to where one came from. */
static gboolean
go_back (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  AdwNavigationSplitView *split_view = trellis_window_get_split_view (self);
  const gboolean is_narrow = adw_navigation_split_view_get_collapsed (split_view);

  if (is_narrow && !adw_navigation_split_view_get_show_content (split_view))
    return GDK_EVENT_PROPAGATE;
  if (trellis_content_go_back (trellis_window_fill (self)))
    return GDK_EVENT_STOP;

  if (!is_narrow)
    return GDK_EVENT_PROPAGATE;

  adw_navigation_split_view_set_show_content (split_view, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
go_left (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_LTR && go_back (widget, NULL, NULL);
}

static gboolean
go_right (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && go_back (widget, NULL, NULL);
}

static void
preferences_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget)));
  /* A throw-away profile has no place on the desktop. */
  const gboolean is_alone = application != NULL &&
                            (g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE) != 0;

  adw_dialog_present (trellis_preferences_dialog_new (trellis_window_get_store (self),
                                                      is_alone ? NULL : trellis_window_get_settings (self)),
                      widget);
}

static void
trash_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (trellis_trash_dialog_new (trellis_window_get_store (TRELLIS_WINDOW (widget))), widget);
}

/* The match is given by its uid. */
static void
sharing_look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (trellis_clash_dialog_new (trellis_window_get_store (TRELLIS_WINDOW (widget)),
                                                g_variant_get_string (parameter, NULL)),
                      widget);
}

static void
home_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_content_show_home (trellis_window_fill (TRELLIS_WINDOW (widget)));
}

static void
begin_match (TrellisWindow *self, TrellisMatch *match)
{
  trellis_match_page_begin (trellis_content_show_match (trellis_window_fill (self), match));
}

static void
start_note (TrellisWindow *self, TrellisMatch *match)
{
  trellis_match_page_act (trellis_content_show_match (trellis_window_fill (self), match), "notes", "note.new");
}

/* Goes on in the match by @go_on, start_note () or begin_match (). */
static void
ask_for_match (TrellisWindow *self, AdwDialog *dialog, const char *signal, GCallback go_on)
{
  trellis_window_fill (self);
  g_signal_connect_object (dialog, signal, go_on, self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
match_new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);

  ask_for_match (self, trellis_new_match_dialog_new (trellis_window_get_store (self)), "created", G_CALLBACK (begin_match));
}

static void
note_new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  TrellisStore *store = trellis_window_get_store (self);
  g_autoptr(TrellisQuery) of_matches = trellis_query_new (TRELLIS_TYPE_MATCH);
  g_autoptr(TrellisMatch) first = NULL;
  TrellisMatch *match;

  /* Nothing is added to an archive. */
  trellis_query_is_not (of_matches, "state", TRELLIS_MATCH_STATE_COMPLETED);
  trellis_query_is_not (of_matches, "state", TRELLIS_MATCH_STATE_ENDED);
  trellis_query_ascending (of_matches, "created");
  first = trellis_store_get_first (store, of_matches);

  match = trellis_content_get_match (trellis_window_fill (self));
  if (match != NULL && !trellis_match_is_over (match))
    start_note (self, match);
  else if (first == NULL)
    ask_for_match (self, trellis_new_match_dialog_new (trellis_window_get_store (self)), "created", G_CALLBACK (start_note));
  else if (trellis_store_count (store, of_matches) == 1)
    start_note (self, first);
  else
    ask_for_match (self, trellis_choose_match_dialog_new (store, of_matches, _("New Note")), "chosen",
                   G_CALLBACK (start_note));
}

/* Home tells, where there is none. */
static void
meeting_show_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr(TrellisMeeting) next = trellis_next_meeting_find (trellis_window_get_store (self), NULL, trellis_time_now ());

  if (next != NULL)
    gtk_widget_activate_action (widget, "record.open", "(ss)", "meeting",
                                trellis_record_get_uid (TRELLIS_RECORD (next)));
  else
    gtk_widget_activate_action (widget, "home.show", NULL);
}

static void
record_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  TrellisContent *content = trellis_window_fill (self);
  const char *table, *uid;
  g_autoptr(TrellisRecord) record = NULL;

  g_variant_get (parameter, "(&s&s)", &table, &uid);
  record = trellis_store_get (trellis_window_get_store (self), trellis_record_type_find (table), uid);
  if (TRELLIS_IS_PERSON (record) && trellis_person_get_is_me (TRELLIS_PERSON (record)))
    gtk_widget_activate_action (widget, "preferences.show", NULL);
  if (record != NULL && trellis_content_show_record (content, record))
    trellis_window_leave_sidebar (self);
}

static void
search_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);

  trellis_window_fill (self);
  trellis_side_search_show (trellis_window_get_side_search (self));
}

static void
search_find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);

  trellis_window_fill (self);
  trellis_side_search_find (trellis_window_get_side_search (self), g_variant_get_string (parameter, NULL));
}

/* What is typed where nothing takes it belongs to the notes of the meeting that one is in, or is what to
 * search for. */
gboolean
trellis_window_take_key (TrellisWindow *self, guint keyval, guint keycode, GdkModifierType state,
                         GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *notes;

  if (!g_unichar_isgraph (gdk_keyval_to_unicode (keyval)) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL ||
      (focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (self)))
    return GDK_EVENT_PROPAGATE;

  notes = trellis_content_begin_writing (trellis_window_fill (self));
  if (notes != NULL)
    return trellis_handed_key_give (controller, notes);

  return trellis_side_search_forward (trellis_window_get_side_search (self), controller);
}

void
trellis_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "home.show", NULL, home_show_action);
  gtk_widget_class_install_action (widget_class, "match.new", NULL, match_new_action);
  gtk_widget_class_install_action (widget_class, "record.open", "(ss)", record_open_action);
  for (guint step = 1; step <= N_STEPS; step++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + step, GDK_ALT_MASK, show_step, "u", step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, go_left, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, GDK_ALT_MASK, go_left, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, go_right, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, GDK_ALT_MASK, go_right, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Back, 0, go_back, NULL);
  gtk_widget_class_install_action (widget_class, "meeting.show-next", NULL, meeting_show_next_action);
  gtk_widget_class_install_action (widget_class, "note.new", NULL, note_new_action);
  gtk_widget_class_install_action (widget_class, "preferences.show", NULL, preferences_show_action);
  gtk_widget_class_install_action (widget_class, "sharing.look", "s", sharing_look_action);
  gtk_widget_class_install_action (widget_class, "trash.show", NULL, trash_show_action);
  gtk_widget_class_install_action (widget_class, "search.show", NULL, search_show_action);
  gtk_widget_class_install_action (widget_class, "search.find", "s", search_find_action);
}
