/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "trellis-profile.h"

#include "trellis-demo.h"
#include "trellis-folder.h"
#include "trellis-time.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

struct _TrellisProfile
{
  GObject parent_instance;

  char *folder;
  gboolean is_sample;
  gboolean is_filled; /* with sample data */
  TrellisStore *store; /* NULL while the journal is not open */
};

G_DEFINE_FINAL_TYPE (TrellisProfile, trellis_profile, G_TYPE_OBJECT)

static void
trellis_profile_dispose (GObject *object)
{
  trellis_profile_end (TRELLIS_PROFILE (object));

  G_OBJECT_CLASS (trellis_profile_parent_class)->dispose (object);
}

static void
trellis_profile_finalize (GObject *object)
{
  g_free (TRELLIS_PROFILE (object)->folder);

  G_OBJECT_CLASS (trellis_profile_parent_class)->finalize (object);
}

static void
trellis_profile_class_init (TrellisProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_profile_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_profile_finalize;
}

static void
trellis_profile_init (TrellisProfile *self)
{
  self->folder = g_build_filename (g_get_user_data_dir (), FOLDER_NAME, NULL);
}

/* The person's own. Nothing is opened yet. */
TrellisProfile *
trellis_profile_new (void)
{
  return g_object_new (TRELLIS_TYPE_PROFILE, NULL);
}

/* Makes it a throw-away one, which is filled with sample data when it is opened first. */
gboolean
trellis_profile_use_sample (TrellisProfile *self, GError **error)
{
  char *folder;

  g_return_val_if_fail (TRELLIS_IS_PROFILE (self) && self->store == NULL, FALSE);

  folder = g_dir_make_tmp ("trellis-demo-XXXXXX", error);
  if (folder == NULL)
    return FALSE;

  g_free (self->folder);
  self->folder = folder;
  self->is_sample = TRUE;
  return TRUE;
}

gboolean
trellis_profile_is_sample (TrellisProfile *self)
{
  return self->is_sample;
}

const char *
trellis_profile_get_folder (TrellisProfile *self)
{
  return self->folder;
}

/* Transfer full. A throw-away profile must not leave its window size and last match behind. */
GSettings *
trellis_profile_create_settings (TrellisProfile *self)
{
  g_autoptr(GSettingsBackend) memory = NULL;

  if (!self->is_sample)
    return g_settings_new (SETTINGS_ID);

  memory = g_memory_settings_backend_new ();
  return g_settings_new_with_backend (SETTINGS_ID, memory);
}

/* NULL while the journal is not open. */
TrellisStore *
trellis_profile_get_store (TrellisProfile *self)
{
  return self->store;
}

/* The journal's store, opened if it is not. NULL with @error, which is of the store. */
TrellisStore *
trellis_profile_open (TrellisProfile *self, GError **error)
{
  g_autoptr(TrellisStore) store = NULL;

  g_return_val_if_fail (TRELLIS_IS_PROFILE (self), NULL);

  if (self->store != NULL)
    return self->store;
  store = trellis_store_open (self->folder, error);
  if (store == NULL)
    return NULL;
  if (self->is_sample && !self->is_filled)
    {
      self->is_filled = TRUE;
      if (!trellis_demo_fill (store, trellis_time_now (), error))
        return NULL;
    }

  self->store = g_steal_pointer (&store);
  return self->store;
}

void
trellis_profile_close (TrellisProfile *self)
{
  if (self->store != NULL)
    trellis_store_close (self->store);
  g_clear_object (&self->store);
}

/* Closes the journal; what was to be thrown away is gone then. */
void
trellis_profile_end (TrellisProfile *self)
{
  trellis_profile_close (self);
  if (self->is_sample)
    trellis_folder_remove (self->folder);
}
