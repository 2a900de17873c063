/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "trellis-dav-body.h"
#include "trellis-dav-rules.h"
#include "trellis-dav-transport-private.h"

#define MOST_FAULTS 3 /* of the server, one after another */
#define MOST_FORBIDDEN 3 /* where nothing was taken */

typedef enum
{
  STEP_COMPARE_DATA, /* an item without an etag: is it what is expected? */
  STEP_COMPARE_ETAG, /* an item with a weak one, which If-Match does not let pass; or where If-Match keeps nothing from
                      * being removed */
  STEP_WRITE,
  STEP_WRITE_ANYHOW, /* after a comparison */
  STEP_FIND_UID,     /* who has it? */
  STEP_LOOK,         /* for the calendar, after something was not found, or not allowed */
} Step;

/* A write on its way. */
typedef struct
{
  const TrellisRemoteWrite *write;
  char *name;
  Step step;
  gboolean had_company; /* of others, when it was last on its way */
  gboolean is_second;   /* try, after there was too much at once */
  GError *error;      /* found before the last step */
} Task;

typedef struct
{
  TrellisDavTransport *transport;
  GPtrArray *writes;
  guint next;
  GQueue tasks; /* of Task, to go on with */
  gboolean removes;
  TrellisRemoteWriteFunc func;
  gpointer user_data;
  guint n_faults;
  gboolean may_write;   /* the calendar, as it said or showed when something was not allowed */
  GPtrArray *forbidden; /* of Task, as long as neither is known */
  GError *error; /* that ends it all */
} Writing;

static void
task_free (Task *self)
{
  g_free (self->name);
  g_clear_error (&self->error);
  g_free (self);
}

/* SOGo removes an item whatever If-Match says, also one that somebody has just changed. */
static gboolean
is_to_be_compared (Writing *self, const char *etag)
{
  if (trellis_dav_etag_is_weak (etag))
    return self->transport->ignores_weak_etags;
  return self->removes && trellis_dav_etag_is_of_sogo (etag);
}

static Task *
task_new (Writing *writing, const TrellisRemoteWrite *write)
{
  Task *self = g_new0 (Task, 1);

  self->write = write;
  self->name = write->href != NULL ? g_strdup (write->href) : trellis_dav_href_for_uid (write->uid);
  if (write->etag == NULL && write->expected != NULL)
    self->step = STEP_COMPARE_DATA;
  else if (write->etag != NULL && is_to_be_compared (writing, write->etag))
    self->step = STEP_COMPARE_ETAG;
  else
    self->step = STEP_WRITE;
  return self;
}

static TrellisDavRequest *
make_write (Writing *self, Task *task, GUri *url)
{
  const TrellisRemoteWrite *write = task->write;
  const gboolean is_new = !self->removes && write->etag == NULL && write->expected == NULL;
  TrellisDavRequest *request;

  if (self->removes)
    request = trellis_dav_request_new ("DELETE", url, TRELLIS_DAV_PURPOSE_DELETE);
  else
    {
      request = trellis_dav_request_new ("PUT", url,
                                         is_new ? TRELLIS_DAV_PURPOSE_CREATE : TRELLIS_DAV_PURPOSE_UPDATE);
      request->body = g_bytes_ref (write->data);
      request->content_type = "text/calendar; charset=utf-8";
    }
  request->within = g_uri_ref (self->transport->url);
  if (is_new)
    request->if_none_match = TRUE;
  else if (task->step == STEP_WRITE && write->etag != NULL)
    request->if_match = g_strdup (trellis_dav_etag_get_strong (write->etag));
  return request;
}

static TrellisDavRequest *
make_request (Writing *self, Task *task)
{
  g_autoptr(GUri) url = trellis_dav_transport_dup_item_url (self->transport, task->name);
  TrellisDavRequest *request;

  switch (task->step)
    {
    case STEP_COMPARE_DATA:
      request = trellis_dav_request_new ("GET", url, TRELLIS_DAV_PURPOSE_FETCH);
      request->reading = TRELLIS_DAV_READ_DATA;
      break;
    case STEP_COMPARE_ETAG:
      request = trellis_dav_request_new_xml ("PROPFIND", url, TRELLIS_DAV_PURPOSE_FETCH, 0, trellis_dav_body_etag ());
      break;
    case STEP_FIND_UID:
      request = trellis_dav_request_new_xml ("REPORT", self->transport->url, TRELLIS_DAV_PURPOSE_FETCH, 1,
                                             trellis_dav_body_uid (trellis_dav_data_get_kind (task->write->data),
                                                                  task->write->uid));
      break;
    case STEP_LOOK:
      request = trellis_dav_request_new_xml ("PROPFIND", self->transport->url, TRELLIS_DAV_PURPOSE_LIST, 0,
                                             trellis_dav_body_poll (TRELLIS_DAV_MARKS_NONE));
      break;
    case STEP_WRITE:
    case STEP_WRITE_ANYHOW:
    default:
      request = make_write (self, task, url);
      break;
    }
  request->data = task;
  return request;
}

static void
tell (Writing *self, Task *task, const char *etag, const GError *error)
{
  self->func (task->write, task->name, etag, error, self->user_data);
  task_free (task);
}

/* Nothing is removed of which it is not known what it is. */
static gboolean
is_blind (Writing *self, const TrellisRemoteWrite *write)
{
  return self->removes && write->etag == NULL && write->expected == NULL;
}

static TrellisDavRequest *
next_cb (gpointer user_data)
{
  Writing *self = user_data;
  Task *task = g_queue_pop_head (&self->tasks);

  /* What was begun is brought to its end. */
  while (task == NULL && self->error == NULL && self->next < self->writes->len)
    {
      const TrellisRemoteWrite *write = self->writes->pdata[self->next++];

      task = task_new (self, write);
      if (is_blind (self, write))
        {
          g_autoptr(GError) error = trellis_sync_error_new (TRELLIS_SYNC_ERROR_CHANGED, NULL, 0,
                                                            "It is not known what is there");

          tell (self, g_steal_pointer (&task), NULL, error);
        }
    }
  return task != NULL ? make_request (self, task) : NULL;
}

static void
go_on (Writing *self, Task *task, Step step)
{
  task->step = step;
  g_queue_push_head (&self->tasks, task);
}

/* An etag that can be relied on: strong, and another one than before (some servers answer with that
 * of what was there). */
static const char *
choose_etag (const Task *task, const TrellisDavAnswer *answer)
{
  if (answer->etag == NULL || *answer->etag == '\0' || trellis_dav_etag_is_weak (answer->etag) ||
      g_strcmp0 (answer->etag, task->write->etag) == 0)
    return NULL;
  return answer->etag;
}

static void
finish_write (Writing *self, Task *task, const TrellisDavAnswer *answer)
{
  g_autofree char *name = NULL;

  /* A redirect can have put it elsewhere in the calendar. */
  if (trellis_dav_transport_locate (self->transport, g_uri_get_path (answer->url), &name) == TRELLIS_DAV_PLACE_MEMBER)
    g_set_str (&task->name, name);
  tell (self, task, self->removes ? NULL : choose_etag (task, answer), NULL);
}

/* @error, and whatever it stops. */
static void
fail (Writing *self, Task *task, const GError *error)
{
  const TrellisSyncScope scope = trellis_sync_error_get_scope (error);

  if (g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_SERVER))
    self->n_faults++;
  if (self->error == NULL && (scope != TRELLIS_SYNC_SCOPE_ITEM || self->n_faults >= MOST_FAULTS))
    self->error = g_error_copy (error);
  tell (self, task, NULL, error);
}

/* The server does not allow this one, and others it does. */
static void
refuse (Writing *self, Task *task, const GError *error)
{
  g_autoptr(GError) refused =
    trellis_sync_error_new (TRELLIS_SYNC_ERROR_REFUSED, NULL, 0, "%s", error->message);

  fail (self, task, refused);
}

/* It turned out that the calendar may be written. */
static void
note_writable (Writing *self)
{
  self->may_write = TRUE;
  while (self->forbidden->len > 0)
    {
      Task *task = g_ptr_array_steal_index (self->forbidden, 0);

      refuse (self, task, task->error);
    }
}

/* Nothing may be written, or it is not known. */
static void
fail_forbidden (Writing *self)
{
  while (self->forbidden->len > 0)
    {
      Task *task = g_ptr_array_steal_index (self->forbidden, 0);

      fail (self, task, task->error);
    }
}

/* Some servers cannot do two writes at once. */
static gboolean
slow_down (Writing *self, Task *task, const GError *error)
{
  if (!g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_LOCKED) &&
      !g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_SERVER))
    return FALSE;
  if (task->is_second || !task->had_company)
    return FALSE;
  trellis_dav_pace_stop (&self->transport->pace);
  task->is_second = TRUE;
  go_on (self, task, task->step);
  return TRUE;
}

static gboolean
must_compare (Writing *self, const Task *task, const GError *error)
{
  return g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED) && task->step == STEP_WRITE &&
         task->write->etag != NULL && trellis_dav_etag_is_weak (task->write->etag);
}

static void
take_write_error (Writing *self, Task *task, const GError *error)
{
  if (self->removes && g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND))
    tell (self, task, NULL, NULL);
  else if (slow_down (self, task, error))
    return;
  else if (must_compare (self, task, error))
    go_on (self, task, STEP_COMPARE_ETAG);
  else if (self->may_write && g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_READ_ONLY))
    refuse (self, task, error);
  else if (g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_COLLECTION_GONE) ||
           g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_READ_ONLY))
    {
      task->error = g_error_copy (error);
      go_on (self, task, STEP_LOOK);
    }
  else if (g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_UID_TAKEN))
    {
      g_autofree char *name = NULL;
      g_autofree char *spelling = NULL;
      const char *href = trellis_sync_error_get_detail (error);

      task->error = g_error_copy (error);
      if (href != NULL && trellis_dav_href_locate (self->transport->url, href, &name, &spelling) ==
                            TRELLIS_DAV_PLACE_MEMBER)
        {
          g_clear_error (&task->error);
          task->error = trellis_sync_error_new (TRELLIS_SYNC_ERROR_UID_TAKEN, name, 0, "%s", error->message);
          fail (self, task, task->error);
        }
      else
        go_on (self, task, STEP_FIND_UID);
    }
  else
    fail (self, task, error);
}

static void
take_write (Writing *self, Task *task, TrellisDavAnswer *answer, const GError *error)
{
  const TrellisDavPurpose purpose = self->removes ? TRELLIS_DAV_PURPOSE_DELETE
                                    : task->write->etag == NULL && task->write->expected == NULL
                                      ? TRELLIS_DAV_PURPOSE_CREATE
                                      : TRELLIS_DAV_PURPOSE_UPDATE;
  g_autoptr(GError) failure =
    answer != NULL ? trellis_dav_answer_to_error (answer, purpose) : g_error_copy (error);

  if (failure != NULL)
    {
      take_write_error (self, task, failure);
      return;
    }
  self->n_faults = 0;
  note_writable (self);
  trellis_dav_pace_note (&self->transport->pace, g_get_monotonic_time ());
  finish_write (self, task, answer);
}

/* XML has other line ends than a file, and what is expected may have come in either. */
static gboolean
is_same_text (GBytes *a, GBytes *b)
{
  gsize n, m, j = 0;
  const char *one = g_bytes_get_data (a, &n);
  const char *other = g_bytes_get_data (b, &m);

  for (gsize i = 0; i < n; i++)
    {
      if (one[i] == '\r')
        continue;
      while (j < m && other[j] == '\r')
        j++;
      if (j == m || one[i] != other[j++])
        return FALSE;
    }
  while (j < m && other[j] == '\r')
    j++;
  return j == m;
}

static void
take_comparison (Writing *self, Task *task, TrellisDavAnswer *answer)
{
  const gboolean is_weak = task->write->etag != NULL && trellis_dav_etag_is_weak (task->write->etag);
  gboolean is_same;

  if (task->step == STEP_COMPARE_DATA)
    is_same = answer->data != NULL && is_same_text (answer->data, task->write->expected);
  else
    {
      const TrellisDavResponse *response =
        answer->xml != NULL && answer->xml->responses->len > 0 ? answer->xml->responses->pdata[0] : NULL;

      is_same = response != NULL && g_strcmp0 (response->etag, task->write->etag) == 0;
      self->transport->ignores_weak_etags = self->transport->ignores_weak_etags || (is_same && is_weak);
    }

  if (is_same)
    go_on (self, task, task->write->etag == NULL || is_weak ? STEP_WRITE_ANYHOW : STEP_WRITE);
  else
    {
      g_autoptr(GError) changed = trellis_sync_error_new (TRELLIS_SYNC_ERROR_CHANGED, NULL, 0,
                                                          "It is not as it was");

      fail (self, task, changed);
    }
}

static void
take_comparison_error (Writing *self, Task *task, const GError *error)
{
  g_autoptr(GError) changed = NULL;

  if (!g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND))
    fail (self, task, error);
  else if (self->removes)
    tell (self, task, NULL, NULL);
  else
    {
      changed = trellis_sync_error_new (TRELLIS_SYNC_ERROR_CHANGED, NULL, 0, "It is not there any more");
      fail (self, task, changed);
    }
}

/* Whether the server cannot look for a UID at all, and will not another time. */
static gboolean
is_no_answer_to_be_had (const GError *error)
{
  return g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_CALDAV) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_FORBIDDEN) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_FAILED);
}

/* What is only not told now may be here: it is asked for another time. */
static void
take_uid (Writing *self, Task *task, TrellisDavAnswer *answer, const GError *error)
{
  g_autofree char *name = NULL;
  g_autoptr(GError) taken = NULL;
  g_autoptr(GError) failure =
    answer != NULL ? trellis_dav_answer_to_error (answer, TRELLIS_DAV_PURPOSE_FETCH) : g_error_copy (error);

  if (failure != NULL && !is_no_answer_to_be_had (failure))
    {
      fail (self, task, failure);
      return;
    }
  for (guint i = 0; answer != NULL && answer->xml != NULL && i < answer->xml->responses->len; i++)
    {
      const TrellisDavResponse *response = answer->xml->responses->pdata[i];

      if (name == NULL && response->href != NULL)
        trellis_dav_transport_locate (self->transport, response->href, &name);
    }
  taken = trellis_sync_error_new (TRELLIS_SYNC_ERROR_UID_TAKEN, name, 0, "%s", task->error->message);
  fail (self, task, taken);
}

static const TrellisDavResponse *
find_calendar (const TrellisDavAnswer *answer)
{
  for (guint i = 0; i < answer->xml->responses->len; i++)
    {
      const TrellisDavResponse *response = answer->xml->responses->pdata[i];

      if (response->is_calendar)
        return response;
    }
  return NULL;
}

/* A calendar that tells nobody what they may do is taken for one to be read only when several items were not allowed
 * and none was taken. */
static void
take_privileges (Writing *self, Task *task, const TrellisDavResponse *calendar)
{
  const gboolean is_told = (calendar->found & TRELLIS_DAV_FOUND_PRIVILEGES) != 0;

  g_ptr_array_add (self->forbidden, task);
  if (self->may_write || (is_told && calendar->may_write))
    note_writable (self);
  else if (is_told || self->forbidden->len >= MOST_FORBIDDEN)
    fail_forbidden (self);
}

/* The calendar is there, so it was about the item: one that was to be new is not taken (SOGo says that of what it
 * cannot read), and another one is not there. */
static void
take_look (Writing *self, Task *task, TrellisDavAnswer *answer, const GError *error)
{
  const gboolean is_new = task->write->etag == NULL && task->write->expected == NULL;
  g_autoptr(GError) failure =
    answer != NULL ? trellis_dav_answer_to_error (answer, TRELLIS_DAV_PURPOSE_LIST) : g_error_copy (error);
  const TrellisDavResponse *calendar = failure == NULL ? find_calendar (answer) : NULL;

  if (calendar == NULL)
    fail (self, task, failure != NULL ? failure : task->error);
  else if (g_error_matches (task->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_READ_ONLY))
    take_privileges (self, task, calendar);
  else if (is_new)
    refuse (self, task, task->error);
  else
    {
      failure = trellis_sync_error_new (TRELLIS_SYNC_ERROR_CHANGED, NULL, 0, "%s", task->error->message);
      fail (self, task, failure);
    }
}

static void
done_cb (TrellisDavRequest *request, TrellisDavAnswer **answer, const GError *error, gpointer user_data)
{
  Writing *self = user_data;
  Task *task = request->data;
  g_autoptr(GError) failure = NULL;

  task->had_company = request->had_company;
  switch (task->step)
    {
    case STEP_COMPARE_DATA:
    case STEP_COMPARE_ETAG:
      failure = *answer != NULL ? trellis_dav_answer_to_error (*answer, TRELLIS_DAV_PURPOSE_FETCH)
                                : g_error_copy (error);
      if (failure != NULL)
        take_comparison_error (self, task, failure);
      else
        take_comparison (self, task, *answer);
      break;
    case STEP_FIND_UID:
      take_uid (self, task, *answer, error);
      break;
    case STEP_LOOK:
      take_look (self, task, *answer, error);
      break;
    case STEP_WRITE:
    case STEP_WRITE_ANYHOW:
    default:
      take_write (self, task, *answer, error);
      break;
    }
}

/* Of a calendar that took nothing else, and did not say whether it takes anything. */
static void
settle_forbidden (Writing *self)
{
  if (self->error == NULL)
    note_writable (self);
  else
    fail_forbidden (self);
  g_ptr_array_unref (self->forbidden);
}

/* What was to go on when it was cancelled. */
static void
abandon_tasks (Writing *self)
{
  Task *task;

  while ((task = g_queue_pop_head (&self->tasks)) != NULL)
    {
      g_autoptr(GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

      tell (self, task, NULL, cancelled);
    }
}

static gboolean
run (TrellisTransport        *transport,
     GPtrArray               *writes,
     gboolean                 removes,
     TrellisRemoteWriteFunc   func,
     gpointer                 user_data,
     GCancellable            *cancellable,
     GError                 **error)
{
  Writing self = {
    .transport = TRELLIS_DAV_TRANSPORT (transport),
    .writes = writes,
    .removes = removes,
    .func = func,
    .user_data = user_data,
    .forbidden = g_ptr_array_new (),
  };

  trellis_dav_pace_resume (&self.transport->pace, g_get_monotonic_time ());
  trellis_dav_client_run (self.transport->client, &self.transport->pace.at_once, next_cb, done_cb, &self, cancellable);
  abandon_tasks (&self);
  settle_forbidden (&self);
  if (self.error == NULL && self.next < writes->len)
    g_cancellable_set_error_if_cancelled (cancellable, &self.error);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}

gboolean
trellis_dav_transport_put (TrellisTransport        *transport,
                           GPtrArray               *writes,
                           TrellisRemoteWriteFunc   func,
                           gpointer                 user_data,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  return run (transport, writes, FALSE, func, user_data, cancellable, error);
}

gboolean
trellis_dav_transport_remove (TrellisTransport        *transport,
                              GPtrArray               *writes,
                              TrellisRemoteWriteFunc   func,
                              gpointer                 user_data,
                              GCancellable            *cancellable,
                              GError                 **error)
{
  return run (transport, writes, TRUE, func, user_data, cancellable, error);
}
