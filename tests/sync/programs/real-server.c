/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "real-server.h"
#include "trellis-folder.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>

/* What "meson test" tells where a test cannot run. */
#define STATUS_SKIPPED 77

static const char *const names[N_REAL_SERVERS] = { "radicale", "xandikos", "cyrus", "davical", "sogo" };

struct _RealServer
{
  GSubprocess *process; /* NULL before it has started */
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

static GPtrArray *
make_served (RealServer *self, RealServerKind kind)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_strdup ("python3"));
  g_ptr_array_add (arguments, g_test_build_filename (G_TEST_DIST, "sync", "servers", "serve.py", NULL));
  g_ptr_array_add (arguments, g_strdup (names[kind]));
  g_ptr_array_add (arguments, g_strdup (self->folder));
  g_ptr_array_add (arguments, g_strdup_printf ("%u", self->port));
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

static void
skip (RealServerKind kind)
{
  g_autofree char *why = g_strdup_printf ("%s is not installed", names[kind]);

  g_test_skip (why);
}

const char *
real_server_get_name (RealServerKind kind)
{
  return names[kind];
}

/* SOGo's tokens are of a second: what changed within it is told once more after it. */
gboolean
real_server_has_coarse_tokens (RealServerKind kind)
{
  return kind == REAL_SERVER_SOGO;
}

/* A program of the system's, which answers at some time. */
static gboolean
start_program (RealServer *self, RealServerKind kind, const char *certificate, const char *key)
{
  g_autofree char *program = g_find_program_in_path (names[kind]);
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GPtrArray) arguments = NULL;
  g_autoptr(GError) error = NULL;

  if (program == NULL)
    return FALSE;

  arguments = kind == REAL_SERVER_RADICALE ? make_radicale (self, certificate, key) : make_xandikos (self);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 600 && !answers (self); i++)
    g_usleep (50 * 1000);
  g_assert_true (answers (self));
  return TRUE;
}

/* A program that tells when all is ready, and ends with what it reads from. */
static gboolean
start_served (RealServer *self, RealServerKind kind)
{
  g_autoptr(GPtrArray) arguments = make_served (self, kind);
  g_autoptr(GDataInputStream) told = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GError) error = NULL;

  self->process = g_subprocess_newv ((const char *const *) arguments->pdata,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  told = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line (told, NULL, NULL, &error);
  g_assert_no_error (error);
  if (line != NULL)
    {
      g_assert_cmpstr (line, ==, "ready");
      return TRUE;
    }

  g_subprocess_wait (self->process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, STATUS_SKIPPED);
  return FALSE;
}

/* NULL when it is not installed; the test is then skipped. With a @certificate and its @key, Radicale speaks
 * TLS. */
RealServer *
real_server_new (RealServerKind kind, const char *certificate, const char *key)
{
  g_autoptr(RealServer) self = g_new0 (RealServer, 1);
  gboolean is_there;

  self->folder = g_dir_make_tmp ("trellis-sync-XXXXXX", NULL);
  self->port = find_port ();
  self->is_encrypted = certificate != NULL;
  is_there = kind <= REAL_SERVER_XANDIKOS ? start_program (self, kind, certificate, key) : start_served (self, kind);
  if (!is_there)
    {
      skip (kind);
      return NULL;
    }
  return g_steal_pointer (&self);
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
  if (self->process != NULL)
    {
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
    }
  g_clear_object (&self->process);
  trellis_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self);
}
