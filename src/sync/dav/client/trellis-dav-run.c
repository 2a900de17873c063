/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-client-private.h"
#include "trellis-sync-error.h"

/* Requests side by side, as many as their sender wants and the server takes. */

typedef struct
{
  TrellisDavClient *client;
  const guint *most_at_once;
  TrellisDavNextFunc next;
  TrellisDavDoneFunc done;
  gpointer user_data;
  GCancellable *cancellable;
  GPtrArray *running; /* of TrellisDavRequest, unowned */
  GQueue again;       /* of TrellisDavRequest */
} Run;

static void begin_more (Run *run);

/* Servers, and what is before them, can have a limit to what they do for somebody at the same time. What
 * they refused for that was not begun. Where they tell how long to wait, it is something else. */
static gboolean
is_crowded (TrellisDavRequest *request, const GError *error)
{
  return request->had_company && g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_BUSY) &&
         trellis_sync_error_get_retry_after (error) == 0;
}

static void
job_done_cb (TrellisDavJob *job, TrellisDavAnswer *answer, const GError *error, gpointer user_data)
{
  Run *run = user_data;

  g_ptr_array_remove_fast (run->running, trellis_dav_job_get_request (job));
  if (is_crowded (trellis_dav_job_get_request (job), error) && !g_cancellable_is_cancelled (run->cancellable))
    {
      trellis_dav_client_go_one_by_one (run->client);
      g_queue_push_tail (&run->again, trellis_dav_job_take_request (job));
    }
  else
    run->done (trellis_dav_job_get_request (job), &answer, error, run->user_data);
  g_clear_pointer (&answer, trellis_dav_answer_free);
  begin_more (run);
}

static TrellisDavRequest *
get_next (Run *run)
{
  TrellisDavRequest *request = g_queue_pop_head (&run->again);

  /* Its sender is told how it ended, also when it is cancelled. */
  if (request != NULL)
    return request;
  return !g_cancellable_is_cancelled (run->cancellable) ? run->next (run->user_data) : NULL;
}

/* The server may hear of what is sent later before it hears of what is on its way. */
static void
note_company (Run *run)
{
  for (guint i = 0; i < run->running->len; i++)
    {
      TrellisDavRequest *request = run->running->pdata[i];

      request->had_company = request->had_company || run->running->len > 1;
    }
}

static void
begin_more (Run *run)
{
  TrellisDavRequest *request;

  while (run->running->len < (trellis_dav_client_is_one_by_one (run->client) ? 1 : *run->most_at_once) &&
         (request = get_next (run)) != NULL)
    {
      request->had_company = FALSE;
      g_ptr_array_add (run->running, request);
      note_company (run);
      trellis_dav_job_start (run->client, request, run->cancellable, job_done_cb, run);
    }
}

/* Sends what @next gives, up to *@most_at_once (read again each time) at the same time, and comes
 * back when all is done and nothing is next. Where that is too much for the server, it is one after the
 * other for a while. */
void
trellis_dav_client_run (TrellisDavClient   *self,
                        const guint        *most_at_once,
                        TrellisDavNextFunc  next,
                        TrellisDavDoneFunc  done,
                        gpointer            user_data,
                        GCancellable       *cancellable)
{
  GMainContext *context;
  g_autoptr(GPtrArray) running = g_ptr_array_new ();
  Run run = { self, most_at_once, next, done, user_data, cancellable, running, G_QUEUE_INIT };

  g_return_if_fail (TRELLIS_IS_DAV_CLIENT (self));

  context = trellis_dav_client_get_context (self);
  g_main_context_push_thread_default (context);
  begin_more (&run);
  while (running->len > 0)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
}

typedef struct
{
  TrellisDavRequest *request;
  TrellisDavAnswer *answer;
  GError *error;
} Single;

static TrellisDavRequest *
single_next_cb (gpointer user_data)
{
  Single *single = user_data;

  return g_steal_pointer (&single->request);
}

static void
single_done_cb (TrellisDavRequest *request, TrellisDavAnswer **answer, const GError *error, gpointer user_data)
{
  Single *single = user_data;

  single->answer = g_steal_pointer (answer);
  single->error = error != NULL ? g_error_copy (error) : NULL;
}

/* Sends one request, transfer full. The answer may have any status but those that concern all
 * requests: 3xx, 401, 429 and 503 are errors. */
TrellisDavAnswer *
trellis_dav_client_send (TrellisDavClient   *self,
                         TrellisDavRequest  *request,
                         GCancellable       *cancellable,
                         GError            **error)
{
  const guint one = 1;
  Single single = { .request = request };

  trellis_dav_client_run (self, &one, single_next_cb, single_done_cb, &single, cancellable);
  if (single.request != NULL)
    {
      trellis_dav_request_free (single.request);
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  if (single.error != NULL)
    g_propagate_error (error, single.error);
  return single.answer;
}

/* The same, with an error for each answer that is no success. */
TrellisDavAnswer *
trellis_dav_client_ask (TrellisDavClient   *self,
                        TrellisDavRequest  *request,
                        GCancellable       *cancellable,
                        GError            **error)
{
  const TrellisDavPurpose purpose = request->purpose;
  g_autoptr(TrellisDavAnswer) answer = trellis_dav_client_send (self, request, cancellable, error);
  GError *failure = NULL;

  if (answer == NULL)
    return NULL;
  failure = trellis_dav_answer_to_error (answer, purpose);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&answer);
}
