/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-folder.h"
#include "trellis-secrets.h"
#include "trellis-sync-connector.h"

#include <string.h>

#define PASSWORD "s\xc3\xa9" "cret \"1\""

#define assert_fails(error, expected) g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_##expected)

/* A keyring of its own on the test's bus, unlocked; NULL when there is no program for it. */
static GSubprocess *
start_keyring (const char *folder)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");
  g_autoptr(GDBusConnection) bus = NULL;
  g_autoptr(GError) error = NULL;
  GSubprocess *process;
  GOutputStream *input;

  if (program == NULL)
    return NULL;
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--foreground", "--unlock", "--components=secrets", NULL);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (process);
  g_output_stream_write_all (input, "keyring", strlen ("keyring"), NULL, NULL, NULL);
  g_output_stream_close (input, NULL, NULL);

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(GVariant) has_owner =
        g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                                     g_variant_new ("(s)", "org.freedesktop.secrets"), NULL, 0, -1, NULL, NULL);
      gboolean is_there = FALSE;

      g_variant_get (has_owner, "(b)", &is_there);
      if (is_there)
        break;
      g_usleep (20 * 1000);
    }
  return process;
}

static void
assert_password (const char *account, const char *expected)
{
  g_autoptr(GError) error = NULL;
  char *password = trellis_secrets_lookup (account, NULL, &error);

  g_assert_cmpstr (password, ==, expected);
  if (expected == NULL)
    assert_fails (error, NOT_FOUND);
  else
    g_assert_no_error (error);
  trellis_secret_free (password);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (trellis_sync_connector_forget_finish (TRELLIS_SYNC_CONNECTOR (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* That the keyring has none is no failure: the server says whether it wants one. */
static void
check_connector (void)
{
  g_autoptr(TrellisSyncConnector) connector = trellis_sync_connector_new ();
  g_autoptr(GError) error = NULL;
  gboolean is_forgotten = FALSE;
  char *password;

  g_assert_null (trellis_sync_connector_lookup_password (connector, "one", NULL, &error));
  g_assert_no_error (error);
  password = trellis_sync_connector_lookup_password (connector, "two", NULL, &error);
  g_assert_cmpstr (password, ==, "other");
  trellis_secret_free (password);
  trellis_sync_connector_set_password (connector, "two", "newer");
  password = trellis_sync_connector_lookup_password (connector, "two", NULL, &error);
  g_assert_cmpstr (password, ==, "newer");
  trellis_secret_free (password);

  trellis_sync_connector_forget_async (connector, "two", forgotten_cb, &is_forgotten);
  while (!is_forgotten)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (trellis_sync_connector_lookup_password (connector, "two", NULL, &error));
  g_assert_no_error (error);
  assert_password ("two", NULL);
}

static void
check_keyring (void)
{
  g_autoptr(GError) error = NULL;

  assert_password ("one", NULL);
  g_assert_true (trellis_secrets_store ("one", "Trellis", PASSWORD, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (trellis_secrets_store ("two", "Trellis", "other", NULL, &error));
  assert_password ("one", PASSWORD);
  g_assert_true (trellis_secrets_store ("one", "Trellis", "new", NULL, &error));
  assert_password ("one", "new");
  g_assert_true (trellis_secrets_clear ("one", NULL, &error));
  g_assert_no_error (error);
  assert_password ("one", NULL);
  assert_password ("two", "other");
  g_assert_true (trellis_secrets_clear ("one", NULL, &error));
  g_assert_no_error (error);
  check_connector ();
}

static void
check_absent (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (trellis_secrets_store ("one", "Trellis", PASSWORD, NULL, &error));
  assert_fails (error, NO_KEYRING);
  g_assert_null (strstr (error->message, PASSWORD));
  g_clear_error (&error);
  g_assert_null (trellis_secrets_lookup ("one", NULL, &error));
  assert_fails (error, NO_KEYRING);
  g_clear_error (&error);
  g_assert_false (trellis_secrets_clear ("one", NULL, &error));
  assert_fails (error, NO_KEYRING);
}

/* Each in a process and on a bus of its own, since libsecret keeps what it found. */
static void
run_on_bus (const char *name, gboolean with_keyring, void (*check) (void))
{
  g_autofree char *folder = NULL;
  static GTestDBus *bus; /* until the process ends */
  g_autoptr(GSubprocess) keyring = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (name, 30 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  folder = g_dir_make_tmp ("trellis-sync-XXXXXX", NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  if (with_keyring)
    keyring = start_keyring (folder);
  check ();
  if (keyring != NULL)
    {
      g_subprocess_force_exit (keyring);
      g_subprocess_wait (keyring, NULL, NULL);
    }
  trellis_folder_remove (folder);
  /* libsecret holds on to the connection, which g_test_dbus_down() and its last reference would wait
   * for. */
  g_test_dbus_stop (bus);
}

/* R-A1: The password is there, and nowhere else. */
static void
test_keyring (void)
{
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");

  if (program == NULL)
    {
      g_test_skip ("gnome-keyring is not installed");
      return;
    }
  run_on_bus ("/sync/secrets/keyring", TRUE, check_keyring);
}

/* R-A4: Then it is kept until the program ends. */
static void
test_absent (void)
{
  run_on_bus ("/sync/secrets/absent", FALSE, check_absent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/secrets/keyring", test_keyring);
  g_test_add_func ("/sync/secrets/absent", test_absent);
  return g_test_run ();
}
