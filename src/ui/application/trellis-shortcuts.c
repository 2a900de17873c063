/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-shortcuts.h"

#include <glib/gi18n.h>

#define ALWAYS TRELLIS_SHORTCUT_ALWAYS
#define APPLICATION TRELLIS_SHORTCUT_APPLICATION
#define WINDOW TRELLIS_SHORTCUT_WINDOW
#define VIEW TRELLIS_SHORTCUT_VIEW

#define KEYS_ARE_BOUND "trellis-keys-are-bound"

static const TrellisShortcut shortcuts[] = {
  { NC_("shortcuts", "General"), NULL, { NULL }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Search everything"), { "<Control>f" }, "search.show", WINDOW },
  { NULL, NC_("shortcuts", "New note"), { "<Control><Shift>n" }, "note.new", APPLICATION },
  { NULL, NC_("shortcuts", "New match"), { "<Control>n" }, "match.new", APPLICATION },
  { NULL, NC_("shortcuts", "Sync shared matches"), { "<Control>r" }, "sync.now", APPLICATION },
  { NULL, NC_("shortcuts", "Preferences"), { "<Control>comma" }, "preferences.show", APPLICATION },
  { NULL, NC_("shortcuts", "Print"), { "<Control>p" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Main menu"), { "F10" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Help"), { "F1" }, "app.help", ALWAYS },
  { NULL, NC_("shortcuts", "Keyboard shortcuts"), { "<Control>question" }, "app.shortcuts", APPLICATION },
  { NULL, NC_("shortcuts", "Close the window"), { "<Control>w" }, "window.close", ALWAYS },
  { NULL, NC_("shortcuts", "Quit"), { "<Control>q" }, "app.quit", ALWAYS },

  { NC_("shortcuts", "Getting Around"), NULL, { NULL }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Home"), { "<Alt>Home" }, "home.show", APPLICATION },
  { NULL, NC_("shortcuts", "Places of a match, steps of a meeting"), { "<Alt>1...5" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Back"), { "<Alt>Left" }, NULL, VIEW },

  { NC_("shortcuts", "Rows"), NULL, { NULL }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Edit"), { "F2" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Move up or down"), { "<Alt>Up", "<Alt>Down" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Delete"), { "Delete" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Undo what was just done"), { "<Control>z" }, "step.undo", WINDOW },
  { NULL, NC_("shortcuts", "Menu"), { "Menu", "<Shift>F10" }, NULL, VIEW },

  { NC_("shortcuts", "Meeting"), NULL, { NULL }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Make the line an action"), { "<Control>Return" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Make the line a decision"), { "<Control>d" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Make the line advice"), { "<Control><Shift>a" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Make the line a link"), { "<Control><Shift>l" }, NULL, VIEW },

  { NC_("shortcuts", "Goals"), NULL, { NULL }, NULL, VIEW },
  { NULL, NC_("shortcuts", "New goal"), { "<Control><Shift>g" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Check in, close a goal with words"), { "<Control>Return" }, NULL, VIEW },

  { NC_("shortcuts", "Writing"), NULL, { NULL }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Bold"), { "<Control>b" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Italic"), { "<Control>i" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Make or tick a task"), { "<Control><Shift>x" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Find in the note"), { "<Control>f" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Next hit, previous hit"), { "<Control>g", "<Control><Shift>g" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Undo"), { "<Control>z" }, NULL, VIEW },
  { NULL, NC_("shortcuts", "Redo"), { "<Control><Shift>z" }, NULL, VIEW },
};

/* The lines with a NULL title open a group. */
const TrellisShortcut *
trellis_shortcuts_get (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/* Binds the keys that work wherever the focus is. */
void
trellis_shortcuts_bind (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].scope == ALWAYS || shortcuts[i].scope == APPLICATION)
      gtk_application_set_accels_for_action (application, shortcuts[i].action,
                                             (const char *const *) shortcuts[i].keys);
}

static GtkShortcut *
create_shortcut (const TrellisShortcut *shortcut, guint key)
{
  return gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcut->keys[key]),
                           gtk_named_action_new (shortcut->action));
}

/* Binds the keys that the window answers where no view has its own use for them. */
void
trellis_shortcuts_bind_window (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    for (guint j = 0; shortcuts[i].scope == WINDOW && shortcuts[i].keys[j] != NULL; j++)
      {
        g_autoptr(GtkShortcut) shortcut = create_shortcut (&shortcuts[i], j);

        gtk_widget_class_add_shortcut (widget_class, shortcut);
      }
}

static void
bind_dialog (AdwApplicationWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);
  GtkEventController *controller;

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), KEYS_ARE_BOUND) != NULL)
    return;

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    for (guint j = 0; shortcuts[i].scope == ALWAYS && shortcuts[i].keys[j] != NULL; j++)
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            create_shortcut (&shortcuts[i], j));
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
  g_object_set_data (G_OBJECT (dialog), KEYS_ARE_BOUND, GINT_TO_POINTER (TRUE));
}

/* Binds the keys that are also for when a dialog is open in @window. Neither the application nor the
 * window hears of what is pressed in a dialog. */
void
trellis_shortcuts_bind_dialogs (AdwApplicationWindow *window)
{
  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (bind_dialog), NULL);
}
