/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "trellis-application.h"

#include "trellis-about-title.h"
#include "trellis-command-line.h"
#include "trellis-contrast.h"
#include "trellis-departure.h"
#include "trellis-desktop-clock.h"
#include "trellis-help.h"
#include "trellis-icon-themes.h"
#include "trellis-incoming.h"
#include "trellis-log.h"
#include "trellis-menu-names.h"
#include "trellis-presence.h"
#include "trellis-profile.h"
#include "trellis-saving-banner.h"
#include "trellis-search-provider.h"
#include "trellis-shortcuts.h"
#include "trellis-shortcuts-dialog.h"
#include "trellis-sync-verbs.h"
#include "trellis-toolkit-start.h"
#include "trellis-trouble-window.h"
#include "trellis-undo.h"
#include "trellis-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

struct _TrellisApplication
{
  AdwApplication parent_instance;

  TrellisProfile *profile;
  GSettings *settings;
  TrellisDesktopClock *clock;
  TrellisSharer *sharer;
  TrellisDeparture *departure;
  TrellisSearchProvider *search_provider; /* NULL as is the next */
  TrellisPresence *presence; /* NULL with a throw-away profile, of which nothing is to remain */
};

G_DEFINE_FINAL_TYPE (TrellisApplication, trellis_application, ADW_TYPE_APPLICATION)

/* The one window, whatever dialog for files may be open beside it; NULL if there is none. */
static GtkWindow *
get_window (TrellisApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ADW_IS_APPLICATION_WINDOW (l->data))
      return l->data;

  return NULL;
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TrellisApplication *self = data;
  GtkWindow *window = get_window (self);
  AdwDialog *dialog;

  if (window == NULL)
    {
      trellis_departure_quit (self->departure);
      return;
    }

  /* Closing tells editors to hand over what they hold. A window with a dialog would close that. One that has
   * a draft asks first. */
  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) !=
         NULL)
    {
      if (!adw_dialog_get_can_close (dialog))
        {
          adw_dialog_close (dialog);
          return;
        }
      adw_dialog_force_close (dialog);
    }
  gtk_window_close (window);
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (trellis_shortcuts_dialog_new (), GTK_WIDGET (get_window (data)));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TrellisApplication *self = data;
  const char *developers[] = { "The Trellis Contributors", NULL };
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog,                                                    /* */
                "application-name", APPLICATION_NAME,                      /* */
                "application-icon", APPLICATION_ID,                        /* */
                "developer-name", _("The Trellis Contributors"),           /* */
                "developers", developers,                                  /* */
                "version", VERSION,                                        /* */
                "license-type", GTK_LICENSE_GPL_3_0,                       /* */
                "comments", _("Trellis keeps a mentoring relationship in one place, on this computer."),
                /* Translators: put your names here, one per line. */
                "translator-credits", _("translator-credits"), NULL);
  trellis_about_title_mend (ADW_ABOUT_DIALOG (dialog));
  adw_dialog_present (dialog, GTK_WIDGET (get_window (self)));
}

static gboolean
terminate_cb (gpointer data)
{
  TrellisApplication *self = data;

  if (self->presence != NULL)
    trellis_presence_stop (self->presence);
  quit_action (NULL, NULL, data);
  return G_SOURCE_CONTINUE;
}

/* For what is asked without a window. While one tells what is the matter with the journal, or puts a
 * backup in its place, nobody else opens it. */
static TrellisStore *
ensure_store (TrellisApplication *self, GError **error)
{
  if (trellis_profile_get_store (self->profile) == NULL && TRELLIS_IS_TROUBLE_WINDOW (get_window (self)))
    {
      g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BUSY, "A window asks what to do");
      return NULL;
    }

  return trellis_profile_open (self->profile, error);
}

static TrellisStore *
find_store (GApplication *application)
{
  g_autoptr(GError) error = NULL;
  TrellisStore *store = ensure_store (TRELLIS_APPLICATION (application), &error);

  if (store == NULL)
    trellis_log_failure ("The journal cannot be opened", error);
  return store;
}

static void retry_cb (TrellisApplication   *self,
                      const char           *message,
                      TrellisTroubleWindow *trouble);

static TrellisTroubleWindow *
create_trouble_window (TrellisApplication *self)
{
  GtkWidget *window = trellis_trouble_window_new (self, trellis_profile_get_folder (self->profile));

  trellis_shortcuts_bind_dialogs (ADW_APPLICATION_WINDOW (window));
  g_signal_connect_object (window, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  return TRELLIS_TROUBLE_WINDOW (window);
}

/* The main window, or what to do about it where the journal cannot be opened: @trouble, which may
 * be NULL, or a new one. */
static GtkWindow *
create_window (TrellisApplication *self, TrellisTroubleWindow *trouble)
{
  g_autoptr(GError) error = NULL;
  TrellisStore *store = trellis_profile_open (self->profile, &error);
  GtkWindow *window;

  if (store == NULL)
    {
      trellis_log_failure ("The journal cannot be opened", error);
      if (trouble == NULL)
        trouble = create_trouble_window (self);
      trellis_trouble_window_set_error (trouble, error);
      return GTK_WINDOW (trouble);
    }

  window = GTK_WINDOW (trellis_window_new (self, store, self->settings));
  if (IS_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (window), "devel");
  trellis_sync_verbs_attach (GTK_WIDGET (window), store, self->sharer);
  trellis_sharer_begin_later (self->sharer, store, GTK_WIDGET (window));
  if (self->presence != NULL)
    trellis_presence_begin_later (self->presence, store);
  if (trouble != NULL)
    gtk_window_destroy (GTK_WINDOW (trouble));
  return window;
}

static void
retry_cb (TrellisApplication *self, const char *message, TrellisTroubleWindow *trouble)
{
  GtkWindow *window = create_window (self, trouble);

  gtk_window_present (window);
  if (message != NULL)
    trellis_undo_tell (GTK_WIDGET (window), message);
}

/* Closes the journal and its window, and opens both anew with @chosen in its place. */
static void
restore (TrellisApplication *self, GFile *chosen)
{
  GtkWindow *window = get_window (self);
  TrellisTroubleWindow *trouble = create_trouble_window (self);

  gtk_window_present (GTK_WINDOW (trouble));
  trellis_sharer_stop (self->sharer);
  if (self->presence != NULL)
    trellis_presence_stop (self->presence);
  if (window != NULL)
    gtk_window_destroy (window);
  trellis_profile_close (self->profile);
  trellis_trouble_window_restore (trouble, chosen);
}

static void restore_if_saved (TrellisApplication *self,
                              GFile              *chosen);

static void
unsaved_answered_cb (TrellisApplication *self, const char *response, AdwDialog *dialog)
{
  GFile *chosen = g_object_get_data (G_OBJECT (dialog), "chosen");

  if (g_str_equal (response, "retry"))
    restore_if_saved (self, chosen);
  else if (g_str_equal (response, "anyway"))
    restore (self, chosen);
}

static void
restore_if_saved (TrellisApplication *self, GFile *chosen)
{
  TrellisStore *store = trellis_profile_get_store (self->profile);
  GtkWindow *window = get_window (self);
  AdwDialog *dialog;

  if (store == NULL || window == NULL || trellis_store_flush (store, NULL))
    {
      restore (self, chosen);
      return;
    }

  dialog = trellis_saving_ask (GTK_WIDGET (window), store, _("Restore Without Saving?"),
                               _("Restore _Anyway"));
  g_object_set_data_full (G_OBJECT (dialog), "chosen", g_object_ref (chosen), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (unsaved_answered_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
restore_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(GFile) chosen = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  restore_if_saved (data, chosen);
}

static gboolean
present_cb (gpointer window)
{
  if (gtk_window_get_application (window) != NULL)
    gtk_window_present (window);
  return G_SOURCE_REMOVE;
}

/* The first window comes up after GTK has told of the icons that came with the application, upon which it
 * styles all there is anew: it does that right before this priority. */
static void
trellis_application_activate (GApplication *application)
{
  TrellisApplication *self = TRELLIS_APPLICATION (application);
  GtkWindow *window = get_window (self);

  if (window != NULL)
    gtk_window_present (window);
  else
    g_idle_add_full (GTK_PRIORITY_RESIZE - 1, present_cb, g_object_ref (create_window (self, NULL)), g_object_unref);
}

/* For what happens in the window. */
static void
show_window (TrellisApplication *self)
{
  GtkWindow *window = get_window (self);

  gtk_window_present (window != NULL ? window : create_window (self, NULL));
}

/* What others ask of the window: the desktop, notifications, the command line. */
static const struct
{
  const char *name;
  const char *in_window;
} verbs[] = {
  { "new-note", "note.new" },
  { "next-meeting", "meeting.show-next" },
  { "open-record", "record.open" }, /* given by its class and uid */
  { "search", "search.show" },
  { "search-for", "search.find" },
};

/* The window comes up for it. Where the journal cannot be opened, that comes first. */
static void
verb_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TrellisApplication *self = data;

  show_window (self);
  for (guint i = 0; trellis_profile_get_store (self->profile) != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, g_action_get_name (G_ACTION (action))))
      gtk_widget_activate_action_variant (GTK_WIDGET (get_window (self)), verbs[i].in_window, parameter);
}

/* What is in files is shown, for the person to agree. Where the journal cannot be opened, that comes
 * first. */
static void
trellis_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  TrellisApplication *self = TRELLIS_APPLICATION (application);
  g_autoptr(GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  show_window (self);
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (chosen, g_object_ref (files[i]));
  if (trellis_profile_get_store (self->profile) != NULL)
    trellis_incoming_ask (GTK_WIDGET (get_window (self)), trellis_profile_get_store (self->profile), chosen);
}

static void
clock_changed_cb (TrellisApplication *self)
{
  GtkWindow *window = get_window (self);

  if (TRELLIS_IS_WINDOW (window))
    trellis_window_refresh (TRELLIS_WINDOW (window));
}

/* Before the name is taken: who looks for it finds all there is. */
static gboolean
trellis_application_dbus_register (GApplication *application, GDBusConnection *bus, const char *path,
                                   GError **error)
{
  TrellisApplication *self = TRELLIS_APPLICATION (application);

  if (!G_APPLICATION_CLASS (trellis_application_parent_class)->dbus_register (application, bus, path, error))
    return FALSE;
  if (trellis_profile_is_sample (self->profile))
    return TRUE;

  self->search_provider = trellis_search_provider_new (application, find_store);
  return trellis_search_provider_export (self->search_provider, bus, path, error);
}

static void
trellis_application_dbus_unregister (GApplication *application, GDBusConnection *bus, const char *path)
{
  g_clear_object (&TRELLIS_APPLICATION (application)->search_provider);

  G_APPLICATION_CLASS (trellis_application_parent_class)->dbus_unregister (application, bus, path);
}

static void
trellis_application_startup (GApplication *application)
{
  TrellisApplication *self = TRELLIS_APPLICATION (application);
  const GActionEntry actions[] = {
    { .name = "new-note", .activate = verb_action },
    { .name = "next-meeting", .activate = verb_action },
    { .name = "open-record", .activate = verb_action, .parameter_type = "(ss)" },
    { .name = "quit", .activate = quit_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "about", .activate = about_action },
    { .name = "search", .activate = verb_action },
    { .name = "search-for", .activate = verb_action, .parameter_type = "s" },
    { .name = "restore", .activate = restore_action, .parameter_type = "s" }, /* URI of a backup */
  };

  trellis_toolkit_start_settle ();
  /* GTK would choose the same, after reading all icon themes to see whether there is one of that name; and
   * then read them anew, since libadwaita brings icons, too. */
  gtk_window_set_default_icon_name (APPLICATION_ID);
  trellis_icon_themes_hold ();
  G_APPLICATION_CLASS (trellis_application_parent_class)->startup (application);
  trellis_icon_themes_release ();
  trellis_contrast_follow ();

  self->settings = trellis_profile_create_settings (self->profile);
  self->sharer = trellis_sharer_new ();
  self->departure = trellis_departure_new (GTK_APPLICATION (self), self->sharer, TRELLIS_DEPARTURE_MS);
  if (!trellis_profile_is_sample (self->profile))
    self->presence = trellis_presence_new (application, self->settings, find_store);
  if (self->search_provider != NULL)
    trellis_search_provider_set_settings (self->search_provider, self->settings);
  self->clock = trellis_desktop_clock_new (g_application_get_dbus_connection (application));
  g_signal_connect_object (self->clock, "changed", G_CALLBACK (clock_changed_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  trellis_help_attach (GTK_APPLICATION (self));
  trellis_shortcuts_bind (GTK_APPLICATION (self));
  trellis_menu_names_install ();

  /* Where the size of files is limited, saving fails and says so, instead of ending everything. */
  signal (SIGXFSZ, SIG_IGN);
  g_unix_signal_add (SIGTERM, terminate_cb, self);
  g_unix_signal_add (SIGHUP, terminate_cb, self);
  g_unix_signal_add (SIGINT, terminate_cb, self);
}

static void
trellis_application_shutdown (GApplication *application)
{
  TrellisApplication *self = TRELLIS_APPLICATION (application);

  g_clear_object (&self->departure);
  trellis_sharer_stop (self->sharer);
  g_clear_object (&self->sharer);
  g_clear_object (&self->presence);
  trellis_profile_end (self->profile);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (trellis_application_parent_class)->shutdown (application);
}

/* A journal that is open in another process is that one's to write. */
static int
run_jobs (TrellisApplication *self, GVariantDict *options)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;
  TrellisStore *store = trellis_profile_open (self->profile, &error);

  if (store != NULL)
    return trellis_command_line_run_here (options, store);

  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_LOCKED))
    {
      g_application_set_flags (G_APPLICATION (self),
                               g_application_get_flags (G_APPLICATION (self)) | G_APPLICATION_IS_LAUNCHER);
      if (g_application_register (G_APPLICATION (self), NULL, NULL))
        return -1;
    }
  reason = trellis_command_line_explain (error);
  g_printerr ("%s\n", reason);
  return 1;
}

static int
trellis_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  TrellisApplication *self = TRELLIS_APPLICATION (application);
  g_autoptr(GError) error = NULL;
  int status = -1;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Trellis %s\n", VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "demo"))
    {
      if (!trellis_profile_use_sample (self->profile, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      /* A throw-away profile must not show up in a window that runs already. */
      g_application_set_flags (application,
                               g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  if (trellis_command_line_has_job (options))
    {
      status = run_jobs (self, options);
      if (status >= 0)
        trellis_profile_end (self->profile);
    }

  return status;
}

static int
answer_jobs (TrellisApplication *self, GApplicationCommandLine *command_line)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;
  TrellisStore *store = ensure_store (self, &error);

  if (store != NULL)
    {
      trellis_command_line_answer (G_APPLICATION (self), command_line, store);
      return 0;
    }

  reason = trellis_command_line_explain (error);
  g_application_command_line_printerr (command_line, "%s\n", reason);
  return 1;
}

/* In the process that has the window, whichever was asked. */
static int
trellis_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *action = trellis_command_line_get_action (options);
  g_auto(GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (trellis_command_line_has_job (options))
    return answer_jobs (TRELLIS_APPLICATION (application), command_line);

  for (char **argument = arguments + 1; *argument != NULL; argument++)
    g_ptr_array_add (files, g_application_command_line_create_file_for_arg (command_line, *argument));
  if (files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
  else if (action != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
  else
    g_application_activate (application);
  return 0;
}

static void
trellis_application_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_APPLICATION (object)->profile);

  G_OBJECT_CLASS (trellis_application_parent_class)->dispose (object);
}

static void
trellis_application_class_init (TrellisApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_application_dispose;

  application_class->activate = trellis_application_activate;
  application_class->dbus_register = trellis_application_dbus_register;
  application_class->dbus_unregister = trellis_application_dbus_unregister;
  application_class->open = trellis_application_open;
  application_class->startup = trellis_application_startup;
  application_class->shutdown = trellis_application_shutdown;
  application_class->handle_local_options = trellis_application_handle_local_options;
  application_class->command_line = trellis_application_command_line;
}

static void
trellis_application_init (TrellisApplication *self)
{
  self->profile = trellis_profile_new ();
  trellis_command_line_add_options (G_APPLICATION (self));
}

TrellisApplication *
trellis_application_new (void)
{
  return g_object_new (TRELLIS_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/io/github/trellis_mentoring/Trellis", NULL);
}
