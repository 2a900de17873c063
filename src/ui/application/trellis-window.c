/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-window-private.h"

#include "trellis-bookmarker.h"
#include "trellis-closing-dialogs.h"
#include "trellis-cut-text.h"
#include "trellis-file-verbs.h"
#include "trellis-hidden-focus.h"
#include "trellis-raised-toasts.h"
#include "trellis-saving-banner.h"
#include "trellis-shortcuts.h"
#include "trellis-sidebar.h"
#include "trellis-steady-focus.h"
#include "trellis-tooltip.h"
#include "trellis-trim.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

struct _TrellisWindow
{
  AdwApplicationWindow parent_instance;

  TrellisStore *store;
  TrellisOutlooks *outlooks;
  GSettings *settings;

  GtkBox *content_box;
  AdwNavigationSplitView *split_view;
  GtkStack *sidebar_stack;
  AdwBin *sidebar_bin;
  AdwNavigationPage *content_page;
  TrellisContent *content;
  TrellisSidebar *sidebar; /* NULL until the window is filled */
  TrellisBookmarker *bookmarker;

  TrellisSideSearch *side_search;

  AdwDialog *question; /* whether to close; NULL unless it is asked; unowned, weak pointer */
};

typedef enum
{
  PROP_STORE = 1,
  PROP_SETTINGS,
} TrellisWindowProperty;

static GParamSpec *props[PROP_SETTINGS + 1];

G_DEFINE_FINAL_TYPE (TrellisWindow, trellis_window, ADW_TYPE_APPLICATION_WINDOW)

/* What has been brought up is marked in the sidebar, and comes before it in a narrow window. */
static void
shown_cb (TrellisWindow *self)
{
  adw_navigation_page_set_title (self->content_page, trellis_content_get_title (self->content));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  trellis_sidebar_select (self->sidebar, trellis_content_get_match (self->content));
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
  adw_bin_set_child (self->sidebar_bin, GTK_WIDGET (self->sidebar));
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

TrellisContent *
trellis_window_fill (TrellisWindow *self)
{
  g_autoptr(TrellisBookmark) bookmark = NULL;

  g_return_val_if_fail (TRELLIS_IS_WINDOW (self), NULL);

  if (self->sidebar != NULL)
    return self->content;

  trellis_store_begin_reading (self->store);
  trellis_saving_banner_attach (self->content_box, self->store);
  add_sidebar (self);
  bookmark = trellis_bookmark_load (trellis_store_get_folder (self->store));
  trellis_bookmarker_return_to (self->bookmarker, bookmark);
  trellis_store_end_reading (self->store);
  focus_first (self);
  return self->content;
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
  trellis_window_fill (TRELLIS_WINDOW (widget));
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
  self->side_search = trellis_side_search_new (self->store, self->split_view, self->sidebar_stack,
                                               GTK_WIDGET (self->sidebar_bin));
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
  g_clear_object (&self->side_search);
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
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, sidebar_bin);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);

  trellis_window_class_install_actions (widget_class);
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
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (trellis_window_take_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
trellis_window_new (gpointer application, TrellisStore *store, GSettings *settings)
{
  return g_object_new (TRELLIS_TYPE_WINDOW, "application", application, "store", store, "settings",
                       settings, NULL);
}

TrellisStore *
trellis_window_get_store (TrellisWindow *self)
{
  g_return_val_if_fail (TRELLIS_IS_WINDOW (self), NULL);

  return self->store;
}

GSettings *
trellis_window_get_settings (TrellisWindow *self)
{
  g_return_val_if_fail (TRELLIS_IS_WINDOW (self), NULL);

  return self->settings;
}

AdwNavigationSplitView *
trellis_window_get_split_view (TrellisWindow *self)
{
  g_return_val_if_fail (TRELLIS_IS_WINDOW (self), NULL);

  return self->split_view;
}

TrellisSideSearch *
trellis_window_get_side_search (TrellisWindow *self)
{
  g_return_val_if_fail (TRELLIS_IS_WINDOW (self), NULL);

  return self->side_search;
}

void
trellis_window_leave_sidebar (TrellisWindow *self)
{
  GtkWidget *focus;

  g_return_if_fail (TRELLIS_IS_WINDOW (self));

  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar)))
    gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

/* Makes what is in view anew, since how times are told has changed. */
void
trellis_window_refresh (TrellisWindow *self)
{
  g_autoptr(TrellisBookmark) here = NULL;

  g_return_if_fail (TRELLIS_IS_WINDOW (self));

  /* It has not come up yet. What it is filled with then is as it should be. */
  if (self->sidebar == NULL)
    return;

  here = trellis_bookmarker_look (self->bookmarker);
  trellis_store_flush (self->store, NULL);
  trellis_outlooks_refresh (self->outlooks);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  add_sidebar (self);
  trellis_bookmarker_return_to (self->bookmarker, here);
}
