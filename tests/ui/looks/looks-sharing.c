/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "looks-sharing.h"

#include "certificate.h"
#include "fake-dav.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-status-private.h"
#include "trellis-sync-verbs.h"
#include "trellis-time.h"
#include "trellis-transport.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Of other people. */
#define CARD                                                                                       \
  "BEGIN:VCALENDAR\r\nBEGIN:VJOURNAL\r\nUID:4b1c2f0e-0000-4000-8000-000000000001\r\n"              \
  "X-TRELLIS-KIND:match\r\nX-TRELLIS-MATCH:4b1c2f0e-0000-4000-8000-000000000001\r\n"               \
  "X-TRELLIS-V:1\r\nSUMMARY:Mentoring\r\n"                                                         \
  "X-TRELLIS-PERSON:id=mentor role=mentor by=mentee name=QW5u\r\n"                                 \
  "X-TRELLIS-PERSON:id=mentee role=mentee by=mentee name=Qm9i\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n"

/* Nothing runs by itself. */
static const TrellisSyncTimes never = {
  .start = 3600 * 1000, .quiet = 3600 * 1000, .interval = 3600 * 1000
};

/* Of the view that is in the window, or was last. */
static FakeDav *server;

/* Has what is in the window know how things are shared. */
void
looks_sharing_begin (Looks *self)
{
  self->sharer = trellis_sharer_new ();
  trellis_sharer_begin (self->sharer, self->test.store, &never);
  trellis_sync_verbs_attach (self->window, self->test.store, self->sharer);
}

void
looks_sharing_end (Looks *self)
{
  trellis_sharer_stop (self->sharer);
  g_clear_object (&self->sharer);
  g_clear_pointer (&server, fake_dav_free);
}

static char *
dup_match (Looks *self)
{
  g_autoptr(TrellisRecord) partner = looks_find_record (self, TRELLIS_TYPE_PERSON, "name", PARTNER);
  g_autoptr(TrellisRecord) match =
    looks_find_record (self, TRELLIS_TYPE_MATCH, "partner", trellis_record_get_uid (partner));

  return g_strdup (trellis_record_get_uid (match));
}

static GtkWidget *
get_dialog (Looks *self)
{
  return GTK_WIDGET (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

/* What servers and threads do takes a while. */
static GtkWidget *
wait_for (Looks *self, const char *text)
{
  GtkWidget *label = ui_test_wait_label (get_dialog (self), text);

  if (label == NULL)
    g_error ("“%s” is not there", text);
  looks_settle ();
  return label;
}

/* @title is with its access key. */
static void
activate_row (Looks *self, const char *title)
{
  g_auto(GStrv) parts = g_strsplit (title, "_", -1);
  g_autofree char *shown = g_strjoinv ("", parts);
  GtkWidget *row = gtk_widget_get_ancestor (wait_for (self, shown), GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  looks_settle ();
}

void
looks_share_set_up (Looks *self, const char *argument)
{
  looks_open_match (self, PARTNER);
  looks_act (self, "match.sharing", NULL);
}

void
looks_share_show_account (Looks *self, const char *argument)
{
  looks_share_set_up (self, NULL);
  activate_row (self, _("_Calendar"));
}

/* Of a match that is shared. */
void
looks_share_show_recent (Looks *self, const char *argument)
{
  looks_share_set_up (self, NULL);
  activate_row (self, _("_Recent Syncs"));
}

static void
start_server (GTlsCertificate *certificate)
{
  g_clear_pointer (&server, fake_dav_free);
  server = certificate != NULL ? fake_dav_new_tls (certificate) : fake_dav_new ();
  fake_dav_set_auth (server, FAKE_DAV_BASIC);
  fake_dav_add_calendar (server, "/ann/journey/", TRELLIS_ITEM_KINDS_ALL);
  fake_dav_add_calendar (server, "/ann/events/", TRELLIS_ITEM_KIND_EVENT);
  fake_dav_put (server, "/ann/journey/card.ics", CARD);
}

static void
fill_form (Looks *self, const char *password)
{
  g_autoptr(GUri) url = fake_dav_get_url (server, "/");
  g_autofree char *address = g_uri_to_string (url);
  const char *const texts[] = { address, "ann", password };
  GtkWidget *row = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      row = ui_test_find (get_dialog (self), ADW_TYPE_ENTRY_ROW, i);
      gtk_editable_set_text (GTK_EDITABLE (row), texts[i]);
    }
  g_signal_emit_by_name (row, "entry-activated");
  looks_settle ();
}

/* The calendars, or why there are none. */
void
looks_share_look (Looks *self, const char *password)
{
  start_server (NULL);
  looks_share_show_account (self, NULL);
  fill_form (self, password);
  wait_for (self, g_str_equal (password, LOOKS_PASSWORD) ? _("Calendars") : _("Not Signed In"));
}

void
looks_share_look_long (Looks *self, const char *argument)
{
  start_server (NULL);
  fake_dav_fail (server, &(FakeDavFault) { .delay = FAKE_DAV_NEVER });
  looks_share_show_account (self, NULL);
  fill_form (self, LOOKS_PASSWORD);
  wait_for (self, _("Looking for Calendars…"));
}

/* Where openssl is not installed there is none to be looked at. */
void
looks_share_look_unknown (Looks *self, const char *argument)
{
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autoptr(Certificate) made = openssl != NULL ? certificate_new () : NULL;
  g_autoptr(GTlsCertificate) certificate = made != NULL ? certificate_load (made) : NULL;

  if (certificate == NULL)
    return;
  start_server (certificate);
  looks_share_show_account (self, NULL);
  fill_form (self, LOOKS_PASSWORD);
  wait_for (self, _("Unknown Certificate"));
}

/* The calendar that takes all is taken, by the match of other people. */
static void
choose (Looks *self)
{
  GtkWidget *row;

  wait_for (self, "Ann & Bob");
  for (guint i = 0; (row = ui_test_find (get_dialog (self), ADW_TYPE_ACTION_ROW, i)) != NULL; i++)
    {
      const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Ann & Bob") &&
          (subtitle == NULL || *subtitle == '\0'))
        {
          g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
          return;
        }
    }
}

void
looks_share_choose (Looks *self, const char *argument)
{
  looks_share_look (self, LOOKS_PASSWORD);
  choose (self);
  wait_for (self, _("Another Match Is There"));
}

void
looks_share_join (Looks *self, const char *argument)
{
  looks_act (self, "sync.join", NULL);
}

void
looks_share_ask_who (Looks *self, const char *argument)
{
  start_server (NULL);
  looks_share_join (self, NULL);
  activate_row (self, _("_Calendar"));
  fill_form (self, LOOKS_PASSWORD);
  choose (self);
  wait_for (self, _("Who Are You?"));
}

void
looks_share_ask_which (Looks *self, const char *argument)
{
  g_autofree char *mentor = g_strdup_printf (_("%s (mentor)"), "Ann");

  looks_share_ask_who (self, NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (wait_for (self, mentor), GTK_TYPE_BUTTON), "clicked");
  wait_for (self, _("A Match You Have"));
}

static void
ensure_shared (Looks *self, const char *match)
{
  TrellisSyncSession *session = trellis_sharer_get_session (self->sharer);
  g_autoptr(TrellisSharing) known = trellis_store_dup_sharing (self->test.store, match);
  g_autofree char *folder = g_build_filename (self->test.folder, "Shared With Halima", NULL);
  g_autoptr(TrellisSharing) sharing = NULL;
  g_autoptr(GError) error = NULL;

  if (known != NULL)
    return;
  g_mkdir (folder, 0700);
  sharing = trellis_sharing_new (match, TRELLIS_SHARING_KIND_FOLDER, folder);
  trellis_store_share (self->test.store, sharing, &error);
  g_assert_no_error (error);
  while (trellis_sync_session_is_running (session))
    looks_settle ();
}

static void
set_result (TrellisSyncStatus *status, TrellisSyncState state)
{
  const int code = state == TRELLIS_SYNC_STATE_OFFLINE   ? TRELLIS_SYNC_ERROR_OFFLINE
                   : state == TRELLIS_SYNC_STATE_SIGN_IN ? TRELLIS_SYNC_ERROR_SIGN_IN
                   : state == TRELLIS_SYNC_STATE_FAILED  ? TRELLIS_SYNC_ERROR_COLLECTION_GONE
                                                         : 0;
  const TrellisSyncReport report = { .question = state == TRELLIS_SYNC_STATE_ASK
                                                   ? TRELLIS_SHARING_QUESTION_EMPTIED
                                                   : TRELLIS_SHARING_QUESTION_NONE };
  g_autoptr(GError) error =
    code != 0 ? trellis_sync_error_new ((TrellisSyncError) code, NULL, 0, "as told") : NULL;

  trellis_sync_status_set_result (status, &report, error, trellis_time_now ());
  if (state == TRELLIS_SYNC_STATE_RUNNING)
    {
      trellis_sync_status_begin (status);
      trellis_sync_status_set_progress (status, 0.4);
    }
}

/* As sharing stands when it is in @state, by its nick: in the sidebar and in the match. */
void
looks_share_show_state (Looks *self, const char *state)
{
  g_autofree char *match = dup_match (self);
  g_autoptr(GEnumClass) states = g_type_class_ref (TRELLIS_TYPE_SYNC_STATE);
  g_autoptr(GPtrArray) statuses = g_ptr_array_new ();
  TrellisSyncSession *session = trellis_sharer_get_session (self->sharer);

  looks_open_match (self, PARTNER);
  ensure_shared (self, match);
  g_ptr_array_add (statuses, trellis_sync_session_get_status (session, match));
  set_result (statuses->pdata[0],
              (TrellisSyncState) g_enum_get_value_by_nick (states, state)->value);
  trellis_sync_status_sum_up (trellis_sync_session_get_status (session, NULL), statuses);
  looks_settle ();
}

/* A match that is shared in a calendar, since a folder has no password. */
void
looks_share_sign_in (Looks *self, const char *argument)
{
  g_autofree char *match = dup_match (self);
  g_autoptr(TrellisAccount) account =
    trellis_account_new ("https://cloud.example.org/remote.php/dav/", "ann@example.org");
  g_autoptr(TrellisSharing) sharing = trellis_sharing_new (
    match, TRELLIS_SHARING_KIND_CALENDAR, "https://cloud.example.org/remote.php/dav/calendars/ann/one/");
  g_autoptr(GError) error = NULL;

  trellis_store_save_account (self->test.store, account, &error);
  g_assert_no_error (error);
  trellis_store_stop_sharing (self->test.store, match, &error);
  g_assert_no_error (error);
  g_set_str (&sharing->account, account->uid);
  trellis_sharer_stop (self->sharer);
  trellis_store_share (self->test.store, sharing, &error);
  g_assert_no_error (error);
  looks_act (self, "sync.sign-in", g_variant_new_string (match));
}

void
looks_share_stop (Looks *self, const char *argument)
{
  g_autofree char *match = dup_match (self);

  trellis_store_stop_sharing (self->test.store, match, NULL);
  looks_settle ();
}
