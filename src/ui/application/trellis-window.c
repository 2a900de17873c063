/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-window.h"

#include "trellis-bookmarker.h"
#include "trellis-choose-match-dialog.h"
#include "trellis-clash-dialog.h"
#include "trellis-closing-dialogs.h"
#include "trellis-content.h"
#include "trellis-cut-text.h"
#include "trellis-file-verbs.h"
#include "trellis-hidden-focus.h"
#include "trellis-match-rules.h"
#include "trellis-new-match-dialog.h"
#include "trellis-next-meeting.h"
#include "trellis-preferences-dialog.h"
#include "trellis-raised-toasts.h"
#include "trellis-saving-banner.h"
#include "trellis-search-view.h"
#include "trellis-shortcuts.h"
#include "trellis-sidebar.h"
#include "trellis-steady-focus.h"
#include "trellis-time.h"
#include "trellis-tooltip.h"
#include "trellis-trash-dialog.h"
#include "trellis-trim.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* The sidebar's greatest width, and its part of the window's. */
#define SIDEBAR_WIDTH 320
#define SIDEBAR_FRACTION 0.25
#define SEARCH_WIDTH 440
#define SEARCH_FRACTION 0.36

/* The greatest number that goes with Alt. */
#define N_STEPS 5

struct _TrellisWindow
{
  AdwApplicationWindow parent_instance;

  TrellisStore *store;
  TrellisOutlooks *outlooks;
  GSettings *settings;

  GtkBox *content_box;
  AdwNavigationSplitView *split_view;
  GtkStack *sidebar_stack;
  AdwNavigationPage *content_page;
  TrellisContent *content;
  TrellisSidebar *sidebar; /* NULL until the window is filled */
  TrellisBookmarker *bookmarker;

  TrellisSearchView *search;      /* NULL until somebody searches */
  GtkWidget *focus_before_search; /* unowned, weak pointer */
  gboolean content_before_search; /* shown instead of the sidebar, where there is room for one */

  AdwDialog *question; /* whether to close; NULL unless it is asked; unowned, weak pointer */
};

typedef enum
{
  PROP_STORE = 1,
  PROP_SETTINGS,
} TrellisWindowProperty;

static GParamSpec *props[PROP_SETTINGS + 1];

G_DEFINE_FINAL_TYPE (TrellisWindow, trellis_window, ADW_TYPE_APPLICATION_WINDOW)

static void fill (TrellisWindow *self);

/* What has been brought up is marked in the sidebar, and comes before it in a narrow window. */
static void
shown_cb (TrellisWindow *self)
{
  adw_navigation_page_set_title (self->content_page, trellis_content_get_title (self->content));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  trellis_sidebar_select (self->sidebar, trellis_content_get_match (self->content));
}

/* Alt+1 and so on: the places of the match or the steps of the meeting in view, wherever the focus
 * is. */
static gboolean
show_step (GtkWidget *widget, GVariant *number, gpointer data)
{
  return trellis_content_show_step (TRELLIS_WINDOW (widget)->content, number);
}

/* The keys that lead back in what has the focus do so also from the sidebar, and where nothing has it. As in
 * libadwaita, the arrow points to where one came from. */
static gboolean
go_back (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  const gboolean is_narrow = adw_navigation_split_view_get_collapsed (self->split_view);

  if (is_narrow && !adw_navigation_split_view_get_show_content (self->split_view))
    return GDK_EVENT_PROPAGATE;
  if (trellis_content_go_back (self->content))
    return GDK_EVENT_STOP;

  if (!is_narrow)
    return GDK_EVENT_PROPAGATE;

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
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

  adw_dialog_present (trellis_preferences_dialog_new (self->store, is_alone ? NULL : self->settings), widget);
}

static void
trash_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (trellis_trash_dialog_new (TRELLIS_WINDOW (widget)->store), widget);
}

/* The match is given by its uid. */
static void
sharing_look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (trellis_clash_dialog_new (TRELLIS_WINDOW (widget)->store,
                                                g_variant_get_string (parameter, NULL)),
                      widget);
}

static void
home_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fill (TRELLIS_WINDOW (widget));
  trellis_content_show_home (TRELLIS_WINDOW (widget)->content);
}

static void
begin_match (TrellisWindow *self, TrellisMatch *match)
{
  trellis_match_page_begin (trellis_content_show_match (self->content, match));
}

static void
start_note (TrellisWindow *self, TrellisMatch *match)
{
  trellis_match_page_act (trellis_content_show_match (self->content, match), "notes", "note.new");
}

/* Goes on in the match by @go_on, start_note () or begin_match (). */
static void
ask_for_match (TrellisWindow *self, AdwDialog *dialog, const char *signal, GCallback go_on)
{
  fill (self);
  g_signal_connect_object (dialog, signal, go_on, self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
match_new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);

  ask_for_match (self, trellis_new_match_dialog_new (self->store), "created", G_CALLBACK (begin_match));
}

static void
note_new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr(TrellisQuery) of_matches = trellis_query_new (TRELLIS_TYPE_MATCH);
  g_autoptr(TrellisMatch) first = NULL;
  TrellisMatch *match;

  /* Nothing is added to an archive. */
  trellis_query_is_not (of_matches, "state", TRELLIS_MATCH_STATE_COMPLETED);
  trellis_query_is_not (of_matches, "state", TRELLIS_MATCH_STATE_ENDED);
  trellis_query_ascending (of_matches, "created");
  first = trellis_store_get_first (self->store, of_matches);

  fill (self);
  match = trellis_content_get_match (self->content);
  if (match != NULL && !trellis_match_is_over (match))
    start_note (self, match);
  else if (first == NULL)
    ask_for_match (self, trellis_new_match_dialog_new (self->store), "created", G_CALLBACK (start_note));
  else if (trellis_store_count (self->store, of_matches) == 1)
    start_note (self, first);
  else
    ask_for_match (self, trellis_choose_match_dialog_new (self->store, of_matches, _("New Note")), "chosen",
                   G_CALLBACK (start_note));
}

/* Home tells, where there is none. */
static void
meeting_show_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr(TrellisMeeting) next = trellis_next_meeting_find (self->store, NULL, trellis_time_now ());

  if (next != NULL)
    gtk_widget_activate_action (widget, "record.open", "(ss)", "meeting",
                                trellis_record_get_uid (TRELLIS_RECORD (next)));
  else
    gtk_widget_activate_action (widget, "home.show", NULL);
}

/* What has been chosen in the sidebar is what comes next. */
static void
move_focus_to_content (TrellisWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar)))
    gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

static void
record_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  const char *table, *uid;
  g_autoptr(TrellisRecord) record = NULL;

  fill (self);
  g_variant_get (parameter, "(&s&s)", &table, &uid);
  record = trellis_store_get (self->store, trellis_record_type_find (table), uid);
  if (TRELLIS_IS_PERSON (record) && trellis_person_get_is_me (TRELLIS_PERSON (record)))
    gtk_widget_activate_action (widget, "preferences.show", NULL);
  if (record != NULL && trellis_content_show_record (self->content, record))
    move_focus_to_content (self);
}

static void
search_closed_cb (TrellisWindow *self)
{
  GtkWidget *focus = self->focus_before_search;

  gtk_stack_set_visible_child (self->sidebar_stack, GTK_WIDGET (self->sidebar));
  adw_navigation_split_view_set_max_sidebar_width (self->split_view, SIDEBAR_WIDTH);
  adw_navigation_split_view_set_sidebar_width_fraction (self->split_view, SIDEBAR_FRACTION);
  if (self->content_before_search)
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);

  if (focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_grab_focus (focus))
    gtk_widget_child_focus (self->content_before_search ? GTK_WIDGET (self->content_page)
                                                        : GTK_WIDGET (self->sidebar),
                            GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->focus_before_search);
}

static void
ensure_search (TrellisWindow *self)
{
  if (self->search != NULL)
    return;

  self->search = TRELLIS_SEARCH_VIEW (trellis_search_view_new (self->store));
  g_signal_connect_swapped (self->search, "closed", G_CALLBACK (search_closed_cb), self);
  gtk_stack_add_child (self->sidebar_stack, GTK_WIDGET (self->search));
}

static void
show_search (TrellisWindow *self)
{
  fill (self);
  ensure_search (self);
  if (gtk_stack_get_visible_child (self->sidebar_stack) != GTK_WIDGET (self->search))
    {
      g_set_weak_pointer (&self->focus_before_search, gtk_window_get_focus (GTK_WINDOW (self)));
      self->content_before_search = adw_navigation_split_view_get_show_content (self->split_view);
      gtk_stack_set_visible_child (self->sidebar_stack, GTK_WIDGET (self->search));
    }

  /* Results need more room than names. */
  adw_navigation_split_view_set_max_sidebar_width (self->split_view, SEARCH_WIDTH);
  adw_navigation_split_view_set_sidebar_width_fraction (self->split_view, SEARCH_FRACTION);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  trellis_search_view_start (self->search);
}

static void
search_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_search (TRELLIS_WINDOW (widget));
}

static void
search_find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);

  show_search (self);
  trellis_search_view_find (self->search, g_variant_get_string (parameter, NULL));
}

/* What is typed where nothing takes it belongs to the notes of the meeting that one is in, or is what to
 * search for. */
static gboolean
key_pressed_cb (TrellisWindow *self, guint keyval, guint keycode, GdkModifierType state,
                GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *notes;

  if (!g_unichar_isgraph (gdk_keyval_to_unicode (keyval)) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL ||
      (focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (self)))
    return GDK_EVENT_PROPAGATE;

  notes = trellis_content_begin_writing (self->content);
  if (notes != NULL)
    return gtk_event_controller_key_forward (controller, notes);

  show_search (self);
  return trellis_search_view_forward (self->search, controller);
}

static void
retry_answered_cb (TrellisWindow *self)
{
  g_clear_weak_pointer (&self->question);
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask_to_close (TrellisWindow *self)
{
  AdwDialog *dialog;

  if (self->question != NULL)
    return;

  dialog = trellis_saving_ask (GTK_WIDGET (self), self->store, _("Close Without Saving?"), _("Close _Anyway"));
  g_signal_connect_object (dialog, "response::retry", G_CALLBACK (retry_answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response::anyway", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, dialog);
}

static gboolean
trellis_window_close_request (GtkWindow *window)
{
  TrellisWindow *self = TRELLIS_WINDOW (window);

  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  trellis_bookmarker_save (self->bookmarker);
  if (!trellis_store_flush (self->store, NULL))
    {
      ask_to_close (self);
      return GDK_EVENT_STOP;
    }

  return GTK_WINDOW_CLASS (trellis_window_parent_class)->close_request (window);
}

static void
notify_active_cb (TrellisWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    return;

  trellis_bookmarker_save (self->bookmarker);
  trellis_store_flush (self->store, NULL);
}

static void
add_sidebar (TrellisWindow *self)
{
  self->sidebar = TRELLIS_SIDEBAR (trellis_sidebar_new (self->store, self->outlooks));
  gtk_stack_add_child (self->sidebar_stack, GTK_WIDGET (self->sidebar));
}

/* Who has no match yet begins with one, not with the list of them. */
static void
focus_first (TrellisWindow *self)
{
  g_autoptr(TrellisQuery) of_matches = trellis_query_new (TRELLIS_TYPE_MATCH);
  GtkWidget *first = GTK_WIDGET (self);

  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL)
    return;
  if (trellis_content_get_match (self->content) == NULL && trellis_store_count (self->store, of_matches) == 0)
    first = GTK_WIDGET (self->content);
  gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}

static void
fill (TrellisWindow *self)
{
  g_autoptr(TrellisBookmark) bookmark = NULL;

  if (self->sidebar != NULL)
    return;

  trellis_store_begin_reading (self->store);
  trellis_saving_banner_attach (self->content_box, self->store);
  add_sidebar (self);
  bookmark = trellis_bookmark_load (trellis_store_get_folder (self->store));
  trellis_bookmarker_return_to (self->bookmarker, bookmark);
  trellis_store_end_reading (self->store);
  focus_first (self);
}

/* The window comes up bare, and is filled before GTK gets to painting it: nobody sees it empty, and its
 * content is measured and painted once, for the size that the window has then. */
static void
trellis_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (trellis_window_parent_class)->map (widget);
  if (TRELLIS_WINDOW (widget)->sidebar != NULL)
    return;

  gdk_display_flush (gtk_widget_get_display (widget));
  fill (TRELLIS_WINDOW (widget));
  trellis_trim_later ();
}

/* What has the focus would be hidden, and what is around it; GTK 4.18 keeps the first of the two for good. */
static void
trellis_window_unmap (GtkWidget *widget)
{
  gtk_root_set_focus (GTK_ROOT (widget), NULL);
  GTK_WIDGET_CLASS (trellis_window_parent_class)->unmap (widget);
}

static void
trellis_window_constructed (GObject *object)
{
  TrellisWindow *self = TRELLIS_WINDOW (object);
  g_autoptr(GAction) notes_sort = g_settings_create_action (self->settings, "notes-sort");

  G_OBJECT_CLASS (trellis_window_parent_class)->constructed (object);

  self->outlooks = trellis_outlooks_new (self->store);
  trellis_content_set_store (self->content, self->store, self->outlooks);
  self->bookmarker = trellis_bookmarker_new (self->content, self->split_view,
                                             trellis_store_get_folder (self->store));
  g_action_map_add_action (G_ACTION_MAP (self), notes_sort);

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  trellis_file_verbs_attach (GTK_WIDGET (self), self->store);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (notify_active_cb), NULL);
}

static void
trellis_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisWindow *self = TRELLIS_WINDOW (object);

  switch ((TrellisWindowProperty) prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_window_dispose (GObject *object)
{
  TrellisWindow *self = TRELLIS_WINDOW (object);

  trellis_tooltip_leave (GTK_WINDOW (self));
  /* The setting outlives the window, and GTK 4.18 tells the window of it all the same. */
  g_action_map_remove_action (G_ACTION_MAP (self), "notes-sort");
  g_clear_object (&self->bookmarker);
  g_clear_weak_pointer (&self->focus_before_search);
  g_clear_weak_pointer (&self->question);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_WINDOW);
  g_clear_object (&self->outlooks);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (trellis_window_parent_class)->dispose (object);
}

static void
trellis_window_class_init (TrellisWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_window_constructed;
  object_class->set_property = trellis_window_set_property;
  object_class->dispose = trellis_window_dispose;
  widget_class->map = trellis_window_map;
  widget_class->unmap = trellis_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = trellis_window_close_request;

  props[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, TRELLIS_TYPE_STORE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_CONTENT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/application/trellis-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, content_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, sidebar_stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);

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
  trellis_undo_install (widget_class);
  trellis_shortcuts_bind_window (widget_class);
}

/* A narrow window has its dialogs at its foot, and those of libadwaita have breakpoints inside. */
static void
visible_dialog_cb (TrellisWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  trellis_steady_focus_leave_dialog (ADW_APPLICATION_WINDOW (self));
  if (dialog == NULL)
    return;
  if (adw_dialog_get_child (dialog) != NULL)
    trellis_steady_focus_attach (GTK_WIDGET (dialog), adw_dialog_get_child (dialog));
  trellis_steady_focus_attach_within (GTK_WIDGET (dialog));
}

static void
trellis_window_init (TrellisWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_hidden_focus_attach (GTK_WINDOW (self));
  trellis_closing_dialogs_attach (ADW_APPLICATION_WINDOW (self));
  trellis_steady_focus_attach (GTK_WIDGET (self),
                               adw_application_window_get_content (ADW_APPLICATION_WINDOW (self)));
  trellis_raised_toasts_attach (ADW_TOAST_OVERLAY (adw_application_window_get_content (ADW_APPLICATION_WINDOW (self))),
                                trellis_content_get_view (self->content));
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (visible_dialog_cb), NULL);
  trellis_shortcuts_bind_dialogs (ADW_APPLICATION_WINDOW (self));
  trellis_cut_text_attach (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
trellis_window_new (gpointer application, TrellisStore *store, GSettings *settings)
{
  return g_object_new (TRELLIS_TYPE_WINDOW, "application", application, "store", store, "settings",
                       settings, NULL);
}

/* Makes what is in view anew, since how times are told has changed. */
void
trellis_window_refresh (TrellisWindow *self)
{
  TrellisSidebar *old_sidebar;
  g_autoptr(TrellisBookmark) here = NULL;

  g_return_if_fail (TRELLIS_IS_WINDOW (self));

  /* It has not come up yet. What it is filled with then is as it should be. */
  if (self->sidebar == NULL)
    return;

  here = trellis_bookmarker_look (self->bookmarker);
  old_sidebar = self->sidebar;

  trellis_store_flush (self->store, NULL);
  trellis_outlooks_refresh (self->outlooks);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  add_sidebar (self);
  if (gtk_stack_get_visible_child (self->sidebar_stack) == GTK_WIDGET (old_sidebar))
    gtk_stack_set_visible_child (self->sidebar_stack, GTK_WIDGET (self->sidebar));
  gtk_stack_remove (self->sidebar_stack, GTK_WIDGET (old_sidebar));
  trellis_bookmarker_return_to (self->bookmarker, here);
}
