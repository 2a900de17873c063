/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "real-server.h"
#include "trellis-folder.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>

struct _RealServer
{
  GSubprocess *process;
  char *folder;
  guint16 port;
  gboolean is_encrypted;
};

/* One that is free now. */
static guint16
find_port (void)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr(GSocketAddress) address = NULL;

  g_assert_true (g_socket_bind (socket, any_port, FALSE, NULL));
  address = g_socket_get_local_address (socket, NULL);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
}

/* It ends when the test does, however that ends. */
static void
end_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GPtrArray *
make_radicale (RealServer *self, const char *certificate, const char *key)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *users = g_build_filename (self->folder, "users", NULL);
  const char *const fixed[] = { "radicale", "--config", "", "--auth-type", "htpasswd", "--auth-htpasswd-encryption", "plain",
                                "--auth-delay", "0", "--web-type", "none", "--logging-level", "error" };

  g_assert_true (g_file_set_contents (users, "ann:s\xc3\xa9" "cret\nbob:s\xc3\xa9" "cret\n", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (arguments, g_strdup (fixed[i]));
  g_ptr_array_add (arguments, g_strdup_printf ("--server-hosts=127.0.0.1:%u", self->port));
  g_ptr_array_add (arguments, g_strdup_printf ("--storage-filesystem-folder=%s", self->folder));
  g_ptr_array_add (arguments, g_strdup_printf ("--auth-htpasswd-filename=%s", users));
  if (certificate != NULL)
    {
      g_ptr_array_add (arguments, g_strdup ("--server-ssl"));
      g_ptr_array_add (arguments, g_strdup_printf ("--server-certificate=%s", certificate));
      g_ptr_array_add (arguments, g_strdup_printf ("--server-key=%s", key));
    }
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

static GPtrArray *
make_xandikos (RealServer *self)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_strdup ("xandikos"));
  g_ptr_array_add (arguments, g_strdup ("--defaults"));
  g_ptr_array_add (arguments, g_strdup ("--no-detect-systemd"));
  g_ptr_array_add (arguments, g_strdup ("--listen-address=127.0.0.1"));
  g_ptr_array_add (arguments, g_strdup_printf ("--port=%u", self->port));
  g_ptr_array_add (arguments, g_strdup_printf ("--directory=%s", self->folder));
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

static gboolean
answers (RealServer *self)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection =
    g_socket_client_connect_to_host (client, "127.0.0.1", self->port, NULL, NULL);

  return connection != NULL;
}

/* NULL when it is not installed; the test is then skipped. With a @certificate and its @key, it speaks
 * TLS. */
RealServer *
real_server_new (RealServerKind kind, const char *certificate, const char *key)
{
  const char *name = kind == REAL_SERVER_RADICALE ? "radicale" : "xandikos";
  g_autofree char *program = g_find_program_in_path (name);
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GPtrArray) arguments = NULL;
  g_autoptr(GError) error = NULL;
  RealServer *self;

  if (program == NULL)
    {
      g_autofree char *why = g_strdup_printf ("%s is not installed", name);

      g_test_skip (why);
      return NULL;
    }

  self = g_new0 (RealServer, 1);
  self->folder = g_dir_make_tmp ("trellis-sync-XXXXXX", NULL);
  self->port = find_port ();
  self->is_encrypted = certificate != NULL;
  arguments = kind == REAL_SERVER_RADICALE ? make_radicale (self, certificate, key) : make_xandikos (self);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 600 && !answers (self); i++)
    g_usleep (50 * 1000);
  g_assert_true (answers (self));
  return self;
}

GUri *
real_server_get_url (RealServer *self, const char *path)
{
  return g_uri_build (G_URI_FLAGS_ENCODED, self->is_encrypted ? "https" : "http", NULL, "127.0.0.1", self->port,
                      path, NULL, NULL);
}

void
real_server_free (RealServer *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  trellis_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self);
}
