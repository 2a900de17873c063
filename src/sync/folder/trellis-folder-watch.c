/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-folder-watch.h"

#include "trellis-folder-name.h"

struct _TrellisFolderWatch
{
  char *path;
  char *name;
  GFileMonitor *monitor; /* or NULL, where there is none */
  TrellisFolderWatchFunc func;
  gpointer data;
};

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  TrellisFolderWatch *self = data;
  g_autofree char *name = g_file_get_basename (file);

  /* What is still being written gets its name, and so is heard of, in the end. */
  if (name != NULL && trellis_folder_name_is_item (name))
    self->func (self->name, self->data);
}

/* @func is called in the context that is the thread's default now, with @name, often several times for
 * one change, and also for what this program does there. */
TrellisFolderWatch *
trellis_folder_watch_new (const char *path, const char *name, TrellisFolderWatchFunc func,
                          gpointer data)
{
  TrellisFolderWatch *self = g_new0 (TrellisFolderWatch, 1);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->func = func;
  self->data = data;
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, &error);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (changed_cb), self);
  else
    g_debug ("A folder cannot be watched: error %d", error->code);
  return self;
}

void
trellis_folder_watch_free (TrellisFolderWatch *self)
{
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_object_unref (self->monitor);
    }
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

const char *
trellis_folder_watch_get_path (TrellisFolderWatch *self)
{
  return self->path;
}
