/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-account-finder.h"

#include "trellis-dav-discovery.h"
#include "trellis-dav-href.h"
#include "trellis-secrets.h"

/* With what was agreed to when @account was set up. */
TrellisSignIn *
trellis_sign_in_new (const TrellisAccount *account)
{
  TrellisSignIn *self = g_new0 (TrellisSignIn, 1);

  self->account = g_strdup (account->uid);
  self->address = g_strdup (account->address);
  self->user = g_strdup (account->user);
  self->certificate = g_strdup (account->certificate);
  self->allows_plain = account->allows_plain;
  self->origins = g_ptr_array_new_with_free_func (g_free);
  for (char **origin = account->origins; origin != NULL && *origin != NULL; origin++)
    g_ptr_array_add (self->origins, g_strdup (*origin));
  return self;
}

static TrellisSignIn *
copy_sign_in (const TrellisSignIn *self)
{
  TrellisSignIn *copy = g_memdup2 (self, sizeof *self);

  copy->account = g_strdup (self->account);
  copy->address = g_strdup (self->address);
  copy->user = g_strdup (self->user);
  copy->certificate = g_strdup (self->certificate);
  copy->origins = g_ptr_array_copy (self->origins, (GCopyFunc) (GCallback) g_strdup, NULL);
  return copy;
}

/* Keeps with @account what was @found of it and agreed to on the way there. */
void
trellis_sign_in_keep (const TrellisSignIn *self, const TrellisFoundAccount *found, TrellisAccount *account)
{
  const char *homes[] = { found->home, NULL };
  g_autoptr(GStrvBuilder) origins = g_strv_builder_new ();

  for (guint i = 0; i < self->origins->len; i++)
    g_strv_builder_add (origins, self->origins->pdata[i]);

  g_strfreev (account->homes);
  account->homes = found->home != NULL ? g_strdupv ((char **) homes) : NULL;
  g_strfreev (account->origins);
  account->origins = g_strv_builder_end (origins);
  g_set_str (&account->certificate, self->certificate);
  account->allows_plain = self->allows_plain;
}

void
trellis_sign_in_free (TrellisSignIn *self)
{
  g_free (self->account);
  g_free (self->address);
  g_free (self->user);
  g_free (self->certificate);
  g_ptr_array_unref (self->origins);
  g_free (self);
}

void
trellis_found_calendar_free (TrellisFoundCalendar *self)
{
  g_free (self->address);
  g_free (self->name);
  g_free (self);
}

void
trellis_found_account_free (TrellisFoundAccount *self)
{
  g_free (self->server);
  g_free (self->home);
  g_ptr_array_unref (self->calendars);
  g_free (self);
}

typedef struct
{
  TrellisSignIn *sign_in;
  char *home;
  char *name;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  trellis_sign_in_free (job->sign_in);
  g_free (job->home);
  g_free (job->name);
  g_free (job);
}

static void
trust (TrellisDavClient *client, const char *origin, const TrellisSignIn *sign_in)
{
  trellis_dav_client_trust_origin (client, origin);
  if (sign_in->certificate != NULL)
    trellis_dav_client_pin_certificate (client, origin, sign_in->certificate);
}

static TrellisDavClient *
create_client (TrellisSyncConnector *connector, const TrellisSignIn *sign_in, GUri *server,
               GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) failure = NULL;
  char *password = trellis_sync_connector_lookup_password (connector, sign_in->account,
                                                           cancellable, &failure);
  g_autofree char *origin = trellis_dav_url_dup_origin (server);
  TrellisDavClient *client;

  if (password == NULL)
    {
      g_propagate_error (error, failure != NULL
                                  ? g_steal_pointer (&failure)
                                  : trellis_sync_error_new (TRELLIS_SYNC_ERROR_SIGN_IN, NULL, 0,
                                                            "No password is known"));
      return NULL;
    }
  client = trellis_dav_client_new (server);
  trust (client, origin, sign_in);
  for (guint i = 0; i < sign_in->origins->len; i++)
    trust (client, sign_in->origins->pdata[i], sign_in);
  trellis_dav_client_set_allows_plain (client, sign_in->allows_plain);
  trellis_dav_client_set_credentials (client, sign_in->user, password);
  trellis_secret_free (password);
  return client;
}

/* What it is called, at least by the last part of its address. */
static char *
dup_name (const TrellisDavCollection *collection)
{
  g_autofree char *path = NULL;
  g_autofree char *last = NULL;

  if (collection->name != NULL)
    return g_strdup (collection->name);
  path = g_strdup (g_uri_get_path (collection->url));
  last = g_path_get_basename (path);
  return g_strdup (last);
}

static TrellisFoundCalendar *
describe (const TrellisDavCollection *collection)
{
  TrellisFoundCalendar *calendar = g_new0 (TrellisFoundCalendar, 1);

  calendar->address = g_uri_to_string (collection->url);
  calendar->name = dup_name (collection);
  calendar->kinds = collection->kinds;
  calendar->may_write = collection->may_write;
  return calendar;
}

static GUri *
dup_server (const TrellisSignIn *sign_in, GError **error)
{
  GUri *server = trellis_dav_address_to_url (sign_in->address);

  if (server == NULL)
    g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_NOT_CALDAV, NULL, 0,
                                                      "This is no address"));
  return server;
}

static void
find_thread (GTask *task, gpointer connector, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr(GUri) server = dup_server (job->sign_in, &error);
  g_autoptr(TrellisDavClient) client = NULL;
  g_autoptr(TrellisDavFinding) finding = NULL;
  TrellisFoundAccount *found;

  if (server != NULL)
    client = create_client (connector, job->sign_in, server, cancellable, &error);
  if (client != NULL)
    finding = trellis_dav_discover (client, job->sign_in->address, cancellable, &error);
  if (finding == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  found = g_new0 (TrellisFoundAccount, 1);
  found->server = g_uri_to_string (server);
  found->calendars = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_found_calendar_free);
  if (finding->homes->len > 0)
    found->home = g_uri_to_string (finding->homes->pdata[0]);
  for (guint i = 0; i < finding->collections->len; i++)
    g_ptr_array_add (found->calendars, describe (finding->collections->pdata[i]));
  g_task_return_pointer (task, found, (GDestroyNotify) trellis_found_account_free);
}

static void
run (TrellisSyncConnector *connector, Job *job, GTaskThreadFunc func, GCancellable *cancellable,
     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
}

/* Looks for the calendars of an account. TRELLIS_SYNC_ERROR_CERTIFICATE, …_REDIRECT (with a detail) and
 * …_INSECURE ask for something that the person may agree to in @sign_in, and then try again. */
void
trellis_account_find_async (TrellisSyncConnector *connector, const TrellisSignIn *sign_in,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job;

  g_return_if_fail (TRELLIS_IS_SYNC_CONNECTOR (connector));

  job = g_new0 (Job, 1);
  job->sign_in = copy_sign_in (sign_in);
  run (connector, job, find_thread, cancellable, callback, user_data);
}

/* Transfer full. */
TrellisFoundAccount *
trellis_account_find_finish (TrellisSyncConnector *connector, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
make_thread (GTask *task, gpointer connector, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr(GUri) server = dup_server (job->sign_in, &error);
  g_autoptr(GUri) home = trellis_dav_url_parse (job->home);
  g_autoptr(TrellisDavClient) client = NULL;
  g_autoptr(TrellisDavCollection) made = NULL;

  if (server != NULL)
    client = create_client (connector, job->sign_in, server, cancellable, &error);
  if (client != NULL)
    {
      /* It was found by way of what the person agreed to. */
      g_autofree char *origin = trellis_dav_url_dup_origin (home);

      trust (client, origin, job->sign_in);
      made = trellis_dav_collection_create (client, home, job->name, TRELLIS_ITEM_KINDS_ALL, cancellable,
                                            &error);
    }
  if (made != NULL)
    g_task_return_pointer (task, describe (made), (GDestroyNotify) trellis_found_calendar_free);
  else
    g_task_return_error (task, error);
}

/* Makes a calendar in @home, as it was found. It may take fewer kinds of items than all. */
void
trellis_account_make_calendar_async (TrellisSyncConnector *connector, const TrellisSignIn *sign_in,
                                     const char *home, const char *name, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (TRELLIS_IS_SYNC_CONNECTOR (connector));
  g_return_if_fail (home != NULL && name != NULL);

  job = g_new0 (Job, 1);
  job->sign_in = copy_sign_in (sign_in);
  job->home = g_strdup (home);
  job->name = g_strdup (name);
  run (connector, job, make_thread, cancellable, callback, user_data);
}

/* Transfer full. */
TrellisFoundCalendar *
trellis_account_make_calendar_finish (TrellisSyncConnector *connector, GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
