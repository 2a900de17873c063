/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-secrets.h"

#include <libsecret/secret.h>
#include <string.h>

#include "trellis-late-library.h"

#define SONAME "libsecret-1.so.0"
#define LIBSECRET_FUNCTIONS(each) \
  each (secret_error_get_quark) \
  each (secret_password_clear_sync) \
  each (secret_password_free) \
  each (secret_password_lookup_sync) \
  each (secret_password_store_sync)

typedef struct
{
  LIBSECRET_FUNCTIONS (TRELLIS_LATE_POINTER)
} Libsecret;

static const SecretSchema schema = {
  .name = "io.github.trellis_mentoring.Trellis.Account",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "account", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* libsecret, loaded when a password is first asked for; NULL, with an error, where it is not there. */
static const Libsecret *
get_libsecret (GError **error)
{
  static const char *const names[] = { LIBSECRET_FUNCTIONS (TRELLIS_LATE_NAME) NULL };
  static Libsecret functions;
  static gsize state;
  enum { IS_MISSING = 1, IS_LOADED };

  if (g_once_init_enter (&state))
    g_once_init_leave (&state, trellis_late_library_load (SONAME, names, &functions) ? IS_LOADED : IS_MISSING);
  if (state == IS_LOADED)
    return &functions;
  g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_NO_KEYRING, NULL, 0,
                                                    "The library of the keyring is missing"));
  return NULL;
}

/* No session bus, no service on it, or one that does not answer: for a person all the same. */
static void
explain (const Libsecret *libsecret, GError *failure, GError **error)
{
  TrellisSyncError code = TRELLIS_SYNC_ERROR_NO_KEYRING;

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return;
    }
  if (g_error_matches (failure, libsecret->secret_error_get_quark (), SECRET_ERROR_IS_LOCKED))
    code = TRELLIS_SYNC_ERROR_KEYRING_LOCKED;
  g_propagate_error (error, trellis_sync_error_new (code, NULL, 0, "The keyring does not open (%s, %d)",
                                                    g_quark_to_string (failure->domain), failure->code));
  g_error_free (failure);
}

/* Keeps @password under @account, an id that tells nothing of the person; @label is what the keyring's
 * own program shows. TRELLIS_SYNC_ERROR_NO_KEYRING or …_KEYRING_LOCKED: keep it in memory, and ask
 * again in the next session. */
gboolean
trellis_secrets_store (const char    *account,
                       const char    *label,
                       const char    *password,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const Libsecret *libsecret = get_libsecret (error);
  GError *failure = NULL;

  g_return_val_if_fail (account != NULL && label != NULL && password != NULL, FALSE);

  if (libsecret == NULL)
    return FALSE;
  if (libsecret->secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password, cancellable,
                                             &failure, "account", account, NULL))
    return TRUE;
  explain (libsecret, failure, error);
  return FALSE;
}

/* The password, to be freed by trellis_secret_free(). TRELLIS_SYNC_ERROR_NOT_FOUND when there is none,
 * or the person did not unlock it. */
char *
trellis_secrets_lookup (const char *account, GCancellable *cancellable, GError **error)
{
  const Libsecret *libsecret = get_libsecret (error);
  GError *failure = NULL;
  char *kept, *password;

  g_return_val_if_fail (account != NULL, NULL);

  if (libsecret == NULL)
    return NULL;
  kept = libsecret->secret_password_lookup_sync (&schema, cancellable, &failure, "account", account, NULL);
  password = g_strdup (kept);
  libsecret->secret_password_free (kept);
  if (failure != NULL)
    explain (libsecret, failure, error);
  else if (password == NULL)
    g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_NOT_FOUND, NULL, 0,
                                                      "The keyring has no password"));
  return password;
}

/* Forgets the password; that there was none is fine. */
gboolean
trellis_secrets_clear (const char *account, GCancellable *cancellable, GError **error)
{
  const Libsecret *libsecret = get_libsecret (error);
  GError *failure = NULL;

  g_return_val_if_fail (account != NULL, FALSE);

  if (libsecret == NULL)
    return FALSE;
  libsecret->secret_password_clear_sync (&schema, cancellable, &failure, "account", account, NULL);
  if (failure == NULL)
    return TRUE;
  explain (libsecret, failure, error);
  return FALSE;
}

/* Overwrites it first. */
void
trellis_secret_free (char *password)
{
  if (password != NULL)
    explicit_bzero (password, strlen (password));
  g_free (password);
}
