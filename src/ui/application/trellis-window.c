/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-window.h"

#include "trellis-application.h"
#include "trellis-home-page.h"
#include "trellis-match-page.h"
#include "trellis-new-match-dialog.h"
#include "trellis-sidebar.h"

#include <glib/gi18n.h>

struct _TrellisWindow
{
  AdwApplicationWindow parent_instance;

  TrellisStore *store;
  GSettings *settings;

  AdwNavigationSplitView *split_view;
  AdwNavigationPage *sidebar_page;
  AdwNavigationPage *content_page;
  AdwNavigationView *content_view;
  TrellisSidebar *sidebar;
};

typedef enum
{
  PROP_STORE = 1,
  PROP_SETTINGS,
} TrellisWindowProperty;

static GParamSpec *props[PROP_SETTINGS + 1];

G_DEFINE_FINAL_TYPE (TrellisWindow, trellis_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_root (TrellisWindow *self, AdwNavigationPage *page)
{
  AdwNavigationPage *pages[] = { page };

  adw_navigation_view_replace (self->content_view, pages, 1);
  adw_navigation_page_set_title (self->content_page, adw_navigation_page_get_title (page));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
show_home (TrellisWindow *self)
{
  show_root (self, ADW_NAVIGATION_PAGE (trellis_home_page_new (self->store)));
  trellis_sidebar_select (self->sidebar, NULL);
}

static TrellisMatchPage *
show_match (TrellisWindow *self, TrellisMatch *match)
{
  AdwNavigationPage *root = adw_navigation_view_get_visible_page (self->content_view);

  while (root != NULL && adw_navigation_view_get_previous_page (self->content_view, root) != NULL)
    root = adw_navigation_view_get_previous_page (self->content_view, root);

  if (root == NULL || !TRELLIS_IS_MATCH_PAGE (root) ||
      trellis_match_page_get_match (TRELLIS_MATCH_PAGE (root)) != match)
    {
      root = ADW_NAVIGATION_PAGE (trellis_match_page_new (self->store, match));
      show_root (self, root);
    }
  else
    {
      adw_navigation_view_pop_to_page (self->content_view, root);
      adw_navigation_split_view_set_show_content (self->split_view, TRUE);
    }

  trellis_sidebar_select (self->sidebar, match);
  g_settings_set_string (self->settings, "last-match",
                         trellis_record_get_uid (TRELLIS_RECORD (match)));
  return TRELLIS_MATCH_PAGE (root);
}

static void
home_show_action (GtkWidget *widget, const char *name G_GNUC_UNUSED,
                  GVariant *parameter G_GNUC_UNUSED)
{
  show_home (TRELLIS_WINDOW (widget));
}

static void
match_new_action (GtkWidget *widget, const char *name G_GNUC_UNUSED,
                  GVariant *parameter G_GNUC_UNUSED)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);

  adw_dialog_present (trellis_new_match_dialog_new (self->store), widget);
}

/* The match that @record is part of; transfer full, nullable. */
static TrellisMatch *
find_match (TrellisWindow *self, TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  if (TRELLIS_IS_MATCH (record))
    return g_object_ref (TRELLIS_MATCH (record));

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0)
      {
        g_autoptr(TrellisRecord) parent = trellis_store_get (
          self->store, klass->fields[i].get_type (), trellis_record_get_string (record, i));

        return parent != NULL ? find_match (self, parent) : NULL;
      }

  return NULL;
}

static void
record_open_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  const char *table, *uid;
  g_autoptr(TrellisRecord) record = NULL;
  g_autoptr(TrellisMatch) match = NULL;

  g_variant_get (parameter, "(&s&s)", &table, &uid);
  record = trellis_store_get (self->store, trellis_record_type_find (table), uid);
  if (record != NULL)
    match = find_match (self, record);
  if (match == NULL)
    return;

  trellis_match_page_show (show_match (self, match), record);
}

static gboolean
trellis_window_close_request (GtkWindow *window)
{
  TrellisWindow *self = TRELLIS_WINDOW (window);

  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  trellis_store_flush (self->store, NULL);

  return GTK_WINDOW_CLASS (trellis_window_parent_class)->close_request (window);
}

static void
notify_active_cb (TrellisWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    trellis_store_flush (self->store, NULL);
}

static void
show_first (TrellisWindow *self)
{
  g_autofree char *uid = g_settings_get_string (self->settings, "last-match");
  g_autoptr(TrellisMatch) match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH, uid);

  if (match != NULL && trellis_record_get_deleted (TRELLIS_RECORD (match)) == 0)
    show_match (self, match);
  else
    show_home (self);
}

static void
trellis_window_constructed (GObject *object)
{
  TrellisWindow *self = TRELLIS_WINDOW (object);

  G_OBJECT_CLASS (trellis_window_parent_class)->constructed (object);

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  self->sidebar = TRELLIS_SIDEBAR (trellis_sidebar_new (self->store));
  adw_navigation_page_set_child (self->sidebar_page, GTK_WIDGET (self->sidebar));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (notify_active_cb), NULL);
  show_first (self);
}

static void
trellis_window_set_property (GObject *object, guint prop_id, const GValue *value,
                             GParamSpec *pspec G_GNUC_UNUSED)
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

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_WINDOW);
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
  GTK_WINDOW_CLASS (klass)->close_request = trellis_window_close_request;

  props[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, TRELLIS_TYPE_STORE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/application/trellis-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, sidebar_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, content_view);

  gtk_widget_class_install_action (widget_class, "home.show", NULL, home_show_action);
  gtk_widget_class_install_action (widget_class, "match.new", NULL, match_new_action);
  gtk_widget_class_install_action (widget_class, "record.open", "(ss)", record_open_action);
}

static void
trellis_window_init (TrellisWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trellis_window_new (gpointer application, TrellisStore *store, GSettings *settings)
{
  return g_object_new (TRELLIS_TYPE_WINDOW, "application", application, "store", store, "settings",
                       settings, NULL);
}

/* The keys for actions of the window and the application. */
void
trellis_window_set_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "match.new", { "<Control>n" } },
    { "home.show", { "<Alt>Home" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
}
