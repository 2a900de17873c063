/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "certificate.h"

#include <glib/gstdio.h>

static gboolean
make (Certificate *self)
{
  const char *arguments[] = { "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                              "/CN=localhost", "-keyout", self->key, "-out", self->file, NULL };
  const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_STDOUT_TO_DEV_NULL;
  int status;

  return g_spawn_sync (NULL, (char **) arguments, NULL, flags, NULL, NULL, NULL, NULL, &status, NULL) && status == 0;
}

/* NULL when openssl is not installed; the test is then skipped. */
Certificate *
certificate_new (void)
{
  g_autoptr(Certificate) self = g_new0 (Certificate, 1);

  self->folder = g_dir_make_tmp ("trellis-sync-XXXXXX", NULL);
  self->key = g_build_filename (self->folder, "key", NULL);
  self->file = g_build_filename (self->folder, "certificate", NULL);
  if (make (self))
    return g_steal_pointer (&self);
  g_test_skip ("openssl is not installed");
  return NULL;
}

GTlsCertificate *
certificate_load (Certificate *self)
{
  g_autoptr(GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_files (self->file, self->key, &error);

  g_assert_no_error (error);
  return certificate;
}

void
certificate_free (Certificate *self)
{
  g_remove (self->key);
  g_remove (self->file);
  g_rmdir (self->folder);
  g_free (self->key);
  g_free (self->file);
  g_free (self->folder);
  g_free (self);
}
