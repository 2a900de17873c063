/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Who listens to a key. */
typedef enum
{
  TRELLIS_SHORTCUT_ALWAYS,      /* the application, also while a dialog is open */
  TRELLIS_SHORTCUT_APPLICATION, /* the application, wherever the focus is, before any view */
  TRELLIS_SHORTCUT_WINDOW,      /* the window, where no view has its own use for the key */
  TRELLIS_SHORTCUT_VIEW,        /* a view, which binds the key itself; here to be told of */
} TrellisShortcutScope;

/* A line of the table of all keys, from which they are bound and the shortcuts dialog is made. */
typedef struct
{
  const char *group; /* set in the first line of each group */
  const char *title;
  const char *keys[3];
  const char *action; /* NULL where a view listens */
  TrellisShortcutScope scope;
} TrellisShortcut;

const TrellisShortcut *trellis_shortcuts_get          (guint                *n_shortcuts);

void                   trellis_shortcuts_bind         (GtkApplication       *application);
void                   trellis_shortcuts_bind_window  (GtkWidgetClass       *widget_class);
void                   trellis_shortcuts_bind_dialogs (AdwApplicationWindow *window);

G_END_DECLS
