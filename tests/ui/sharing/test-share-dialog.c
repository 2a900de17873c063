/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "certificate.h"
#include "fake-dav.h"
#include "trellis-partner-card.h"
#include "trellis-share-dialog.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-verbs.h"
#include "trellis-transport.h"
#include "ui-test.h"

#include <string.h>

/* A calendar is found, made and chosen in the dialog, with a server in this process. */

#define UID(record) trellis_record_get_uid (TRELLIS_RECORD (record))
#define PASSWORD "s\xc3\xa9" \
                 "cret"
#define CALENDAR "/ann/journey/"

/* Of a match of other people; the mentee is called B&B. */
#define CARD                                                                          \
  "BEGIN:VCALENDAR\r\nBEGIN:VJOURNAL\r\nUID:4b1c2f0e-0000-4000-8000-000000000001\r\n" \
  "X-TRELLIS-KIND:match\r\nX-TRELLIS-MATCH:4b1c2f0e-0000-4000-8000-000000000001\r\n"  \
  "X-TRELLIS-V:1\r\nSUMMARY:Mentoring\r\n"                                            \
  "X-TRELLIS-PERSON:id=mentor role=mentor by=mentee name=QW5u\r\n"                    \
  "X-TRELLIS-PERSON:id=mentee role=mentee by=mentee name=QiZC\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n"

static const TrellisSyncTimes never = {
  .start = 3600 * 1000,
  .quiet = 3600 * 1000,
  .interval = 3600 * 1000
};

typedef struct
{
  UiTest base;
  FakeDav *dav;
  Certificate *certificate; /* NULL where nothing is encrypted */
  TrellisSharer *sharer;
  GtkWindow *window;
  GtkWidget *bin; /* all that is in it */
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *test, gconstpointer is_encrypted)
{
  g_autoptr(GTlsCertificate) certificate = NULL;

  ui_test_set_up (&test->base, NULL);
  if (GPOINTER_TO_INT (is_encrypted))
    {
      test->certificate = certificate_new ();
      if (test->certificate == NULL)
        return;
      certificate = certificate_load (test->certificate);
    }
  test->dav = certificate != NULL ? fake_dav_new_tls (certificate) : fake_dav_new ();
  fake_dav_set_auth (test->dav, FAKE_DAV_BASIC);
  fake_dav_add_calendar (test->dav, CALENDAR, TRELLIS_ITEM_KINDS_ALL);
  fake_dav_add_calendar (test->dav, "/ann/events/", TRELLIS_ITEM_KIND_EVENT);
  test->sharer = trellis_sharer_new ();
  trellis_sharer_begin (test->sharer, test->base.store, &never);
  test->bin = adw_bin_new ();
  test->window = ui_test_present (test->bin);
  trellis_sync_verbs_attach (GTK_WIDGET (test->window), test->base.store, test->sharer);
}

static void
tear_down (Fixture *test, gconstpointer data)
{
  if (test->window != NULL)
    {
      const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

      gtk_window_destroy (test->window);
      trellis_sharer_stop (test->sharer);
      /* What was given up ends in its thread. */
      while (g_atomic_int_get (&G_OBJECT (test->sharer)->ref_count) > 1 && g_get_monotonic_time () < end)
        ui_test_settle ();
      g_assert_finalize_object (test->sharer);
      fake_dav_free (test->dav);
    }
  g_clear_pointer (&test->certificate, certificate_free);
  ui_test_tear_down (&test->base, NULL);
}

static void
open_dialog (Fixture *test, const char *action)
{
  if (g_str_equal (action, "sync.set-up"))
    gtk_widget_activate_action (GTK_WIDGET (test->window), action, "s", UID (test->base.match));
  else
    gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL);
  ui_test_settle ();
  test->dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (test->window)));
  g_assert_true (TRELLIS_IS_SHARE_DIALOG (test->dialog));
}

static GtkWidget *
expect (Fixture *test, const char *text)
{
  GtkWidget *label = ui_test_wait_label (test->dialog, text);

  if (label == NULL)
    g_error ("“%s” is not there", text);
  return label;
}

static void
activate_row (Fixture *test, const char *title)
{
  GtkWidget *row = gtk_widget_get_ancestor (expect (test, title), GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_test_settle ();
}

/* Both calendars have the same name, but what one does not take is said. */
static void
activate_calendar (Fixture *test, gboolean takes_all)
{
  GtkWidget *row;

  expect (test, "Ann & Bob");
  for (guint i = 0; (row = ui_test_find (test->dialog, ADW_TYPE_ACTION_ROW, i)) != NULL; i++)
    {
      const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Ann & Bob") &&
          (subtitle == NULL || *subtitle == '\0') == takes_all)
        {
          g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
          ui_test_settle ();
          return;
        }
    }
  g_error ("There is no such calendar");
}

static void
press (Fixture *test, const char *label)
{
  GtkWidget *button = gtk_widget_get_ancestor (expect (test, label), GTK_TYPE_BUTTON);

  if (!gtk_widget_get_sensitive (button))
    g_error ("The button “%s” does nothing", label);
  g_signal_emit_by_name (button, "clicked");
}

static GtkEditable *
find_row (Fixture *test, const char *title)
{
  return GTK_EDITABLE (gtk_widget_get_ancestor (expect (test, title), ADW_TYPE_ENTRY_ROW));
}

static void
fill_form (Fixture *test, const char *password)
{
  g_autoptr(GUri) url = fake_dav_get_url (test->dav, "/");
  g_autofree char *address = g_uri_to_string (url);

  gtk_editable_set_text (find_row (test, "Email Address or Server"), address);
  gtk_editable_set_text (find_row (test, "User Name"), "ann");
  gtk_editable_set_text (find_row (test, "Password"), password);
  adw_switch_row_set_active (
    ADW_SWITCH_ROW (gtk_widget_get_ancestor (expect (test, "Remember Password"), ADW_TYPE_SWITCH_ROW)),
    FALSE);
  press (test, "Look for Calendars");
}

static TrellisSharing *
wait_for_sharing (Fixture *test, const char *match)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  TrellisSharing *sharing;

  while ((sharing = trellis_store_dup_sharing (test->base.store, match)) == NULL &&
         g_get_monotonic_time () < end)
    ui_test_settle ();
  return sharing;
}

static void
wait_for_success (Fixture *test, const char *match)
{
  TrellisSyncSession *session = trellis_sharer_get_session (test->sharer);
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while ((trellis_sync_session_is_running (session) ||
          trellis_sync_status_get_last_success (trellis_sync_session_get_status (session, match)) == 0) &&
         g_get_monotonic_time () < end)
    ui_test_settle ();
  g_assert_cmpint (trellis_sync_status_get_state (trellis_sync_session_get_status (session, match)), ==,
                   TRELLIS_SYNC_STATE_IDLE);
}

/* The calendar is there already, and takes all kinds. */
static void
test_choose (Fixture *test, gconstpointer data)
{
  g_autoptr(TrellisSharing) sharing = NULL;
  g_autoptr(GPtrArray) accounts = NULL;
  const TrellisAccount *account;

  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  expect (test, "Takes only events: goals, actions, notes, and the agreement become all-day events");
  activate_calendar (test, TRUE);
  sharing = wait_for_sharing (test, UID (test->base.match));
  g_assert_nonnull (sharing);
  g_assert_cmpint (sharing->kind, ==, TRELLIS_SHARING_KIND_CALENDAR);
  g_assert_true (g_str_has_suffix (sharing->address, CALENDAR));
  accounts = trellis_store_list_accounts (test->base.store);
  g_assert_cmpuint (accounts->len, ==, 1);
  account = accounts->pdata[0];
  g_assert_cmpstr (account->user, ==, "ann");
  g_assert_cmpstr (sharing->account, ==, account->uid);
  wait_for_success (test, UID (test->base.match));
  g_assert_cmpuint (fake_dav_get_n_items (test->dav, CALENDAR), ==, 1);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (test->window)));

  /* What came of it is told. */
  open_dialog (test, "sync.set-up");
  activate_row (test, "Recent Syncs");
  expect (test, "1 item sent");
}

/* One that is made for it is its own; the account is known then, and not asked for again. */
static void
test_make (Fixture *test, gconstpointer data)
{
  g_autoptr(TrellisSharing) sharing = NULL;
  g_autoptr(TrellisSharing) again = NULL;
  g_autoptr(GPtrArray) accounts = NULL;

  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  g_assert_cmpstr (gtk_editable_get_text (find_row (test, "Name")), ==, "Mentoring: Ada Example");
  press (test, "Create");
  sharing = wait_for_sharing (test, UID (test->base.match));
  g_assert_nonnull (sharing);
  g_assert_true (sharing->is_own);
  wait_for_success (test, UID (test->base.match));

  trellis_store_stop_sharing (test->base.store, UID (test->base.match), NULL);
  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  expect (test, "Known Accounts");
  activate_row (test, "ann");
  activate_row (test, "Mentoring: Ada Example");
  again = wait_for_sharing (test, UID (test->base.match));
  g_assert_nonnull (again);
  g_assert_cmpstr (again->address, ==, sharing->address);
  g_assert_false (again->is_own);
  accounts = trellis_store_list_accounts (test->base.store);
  g_assert_cmpuint (accounts->len, ==, 1);
  wait_for_success (test, UID (test->base.match));
}

/* One through which nothing is shared can be forgotten, and the other cannot. */
static void
test_forget (Fixture *test, gconstpointer data)
{
  g_autoptr(TrellisAccount) used = trellis_account_new ("https://example.org/", "ann");
  g_autoptr(TrellisAccount) idle = trellis_account_new ("https://example.com/", "bob");
  g_autoptr(TrellisSharing) sharing = trellis_sharing_new (
    UID (test->base.match), TRELLIS_SHARING_KIND_CALENDAR, "https://example.org/ann/");
  g_autoptr(GPtrArray) left = NULL;
  GtkWidget *button = NULL;
  guint n_buttons = 0;

  trellis_sharer_stop (test->sharer);
  g_assert_true (trellis_store_save_account (test->base.store, used, NULL));
  g_assert_true (trellis_store_save_account (test->base.store, idle, NULL));
  g_set_str (&sharing->account, used->uid);
  g_assert_true (trellis_store_share (test->base.store, sharing, NULL));
  open_dialog (test, "sync.join");
  activate_row (test, "Calendar");
  for (guint i = 0;; i++)
    {
      GtkWidget *found = ui_test_find (test->dialog, GTK_TYPE_BUTTON, i);

      if (found == NULL)
        break;
      if (g_strcmp0 (gtk_widget_get_tooltip_text (found), "Forget Account and Password") == 0)
        {
          button = found;
          n_buttons++;
        }
    }
  g_assert_cmpuint (n_buttons, ==, 1);
  g_assert_nonnull (expect (test, "bob"));
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
  g_assert_null (ui_test_find_label (test->dialog, "bob"));
  g_assert_nonnull (ui_test_find_label (test->dialog, "ann"));
  left = trellis_store_list_accounts (test->base.store);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((TrellisAccount *) left->pdata[0])->uid, ==, used->uid);
}

/* It is said in words, and what has to be typed anew has the focus. */
static void
test_wrong_password (Fixture *test, gconstpointer data)
{
  GtkWidget *focus;

  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  fill_form (test, "wrong");
  expect (test, "The server did not accept the user name and password. Many servers want an app "
                "password, which is made in the account’s settings there.");
  press (test, "Change Details");
  ui_test_settle ();
  focus = gtk_window_get_focus (test->window);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (find_row (test, "Password"))));
  g_assert_null (trellis_store_dup_sharing (test->base.store, UID (test->base.match)));
  fill_form (test, PASSWORD);
  activate_calendar (test, TRUE);
  wait_for_success (test, UID (test->base.match));
}

/* What may go better the next time is not promised to go on by itself, and can be tried at once. */
static void
test_try_again (Fixture *test, gconstpointer data)
{
  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  fake_dav_fail (test->dav, &(FakeDavFault) { .status = 503 });
  fill_form (test, PASSWORD);
  expect (test, "The server is busy and asks to wait. Try again in a few minutes.");
  expect (test, "That Did Not Work");
  fake_dav_heal (test->dav);
  press (test, "Try Again");
  activate_calendar (test, TRUE);
  wait_for_success (test, UID (test->base.match));
}

/* Two matches in one place would come into each other’s hands. */
static void
test_taken (Fixture *test, gconstpointer data)
{
  fake_dav_put (test->dav, CALENDAR "card.ics", CARD);
  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  activate_calendar (test, TRUE);
  expect (test, "Another Match Is There");
  expect (test, "Another match is shared there: B&B (mentee), Ann (mentor). Each match needs a place of its own: "
                "choose another one. If this is the match that your partner shares, join it from New "
                "Match instead.");
  g_assert_null (trellis_store_dup_sharing (test->base.store, UID (test->base.match)));
  press (test, "Choose Another Place");
  activate_calendar (test, FALSE);
  wait_for_success (test, UID (test->base.match));
  g_assert_cmpuint (fake_dav_get_n_items (test->dav, CALENDAR), ==, 1);
}

/* Who joins says who they are, and has the match then. */
static void
test_join (Fixture *test, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = NULL;
  g_autoptr(TrellisSharing) sharing = NULL;
  g_autoptr(TrellisPerson) partner = NULL;

  open_dialog (test, "sync.join");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  activate_calendar (test, TRUE);
  expect (test, "No match is shared there yet. Ask your partner to share it first.");
  fake_dav_put (test->dav, CALENDAR "card.ics", CARD);
  press (test, "Choose Another Place");
  activate_calendar (test, TRUE);
  press (test, "Ann (mentor)");
  ui_test_settle ();
  match = trellis_store_get (test->base.store, TRELLIS_TYPE_MATCH, "4b1c2f0e-0000-4000-8000-000000000001");
  g_assert_nonnull (match);
  g_assert_cmpint (trellis_match_get_my_role (match), ==, TRELLIS_ROLE_MENTOR);
  partner = trellis_store_get (test->base.store, TRELLIS_TYPE_PERSON, trellis_match_get_partner (match));
  g_assert_cmpstr (trellis_person_get_name (partner), ==, "B&B");
  sharing = wait_for_sharing (test, UID (match));
  g_assert_nonnull (sharing);
  wait_for_success (test, UID (match));
}

/* The account was forgotten elsewhere meanwhile: the match is here, though nothing of it can come in. */
static void
test_join_halfway (Fixture *test, gconstpointer data)
{
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(TrellisMatch) match = NULL;
  g_autoptr(TrellisSharing) sharing = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_put (test->dav, CALENDAR "card.ics", CARD);
  open_dialog (test, "sync.join");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  activate_calendar (test, TRUE);
  expect (test, "Ann (mentor)");
  accounts = trellis_store_list_accounts (test->base.store);
  g_assert_cmpuint (accounts->len, ==, 1);
  trellis_store_remove_account (test->base.store, ((TrellisAccount *) accounts->pdata[0])->uid, &error);
  g_assert_no_error (error);

  press (test, "Ann (mentor)");
  ui_test_settle ();
  match = trellis_store_get (test->base.store, TRELLIS_TYPE_MATCH, "4b1c2f0e-0000-4000-8000-000000000001");
  g_assert_nonnull (match);
  sharing = trellis_store_dup_sharing (test->base.store, UID (match));
  g_assert_null (sharing);
  expect (test, "Not Shared Yet");
}

/* Both had written it down before: hers becomes the shared one, and what tells of it goes on. */
static void
test_join_with_own (Fixture *test, gconstpointer data)
{
  GtkWidget *card = g_object_new (TRELLIS_TYPE_PARTNER_CARD, NULL);
  g_autoptr(TrellisNote) note = trellis_note_new ();

  trellis_match_set_my_role (test->base.match, TRELLIS_ROLE_MENTOR);
  trellis_person_set_name (test->base.partner, "B&B");
  trellis_note_set_match (note, UID (test->base.match));
  trellis_note_set_title (note, "From before");
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (test->base.store, note);
  trellis_partner_card_set_match (TRELLIS_PARTNER_CARD (card), test->base.store, test->base.match);
  adw_bin_set_child (ADW_BIN (test->bin), card);

  fake_dav_put (test->dav, CALENDAR "card.ics", CARD);
  open_dialog (test, "sync.join");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  activate_calendar (test, TRUE);
  press (test, "Ann (mentor)");
  expect (test, "A Match You Have");
  activate_row (test, "B&B");
  g_assert_cmpuint (ui_test_count (&test->base, TRELLIS_TYPE_MATCH), ==, 1);
  g_assert_cmpstr (UID (test->base.match), ==, "4b1c2f0e-0000-4000-8000-000000000001");
  wait_for_success (test, UID (test->base.match));
  g_assert_cmpuint (fake_dav_get_n_items (test->dav, CALENDAR), ==, 2);
  g_assert_nonnull (ui_test_wait_label (card, "Synced just now"));
}

/* Nobody vouches for it, and a person may all the same. */
static void
test_certificate (Fixture *test, gconstpointer data)
{
  g_autoptr(GPtrArray) accounts = NULL;

  if (test->certificate == NULL)
    return;
  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  expect (test, "Nobody vouches for this server’s certificate. Go on only if you know why.");
  press (test, "Trust This Certificate");
  activate_calendar (test, TRUE);
  wait_for_success (test, UID (test->base.match));
  accounts = trellis_store_list_accounts (test->base.store);
  g_assert_nonnull (((TrellisAccount *) accounts->pdata[0])->certificate);
}

/* It has another one some time later. */
static void
test_new_certificate (Fixture *test, gconstpointer data)
{
  TrellisSyncSession *session;
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(TrellisAccount) account = NULL;
  g_autofree char *fingerprint = NULL;

  if (test->certificate == NULL)
    return;
  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  press (test, "Trust This Certificate");
  activate_calendar (test, TRUE);
  wait_for_success (test, UID (test->base.match));
  accounts = trellis_store_list_accounts (test->base.store);
  account = trellis_account_copy (accounts->pdata[0]);
  fingerprint = g_strdup (account->certificate);
  g_set_str (&account->certificate, "0000000000000000000000000000000000000000000000000000000000000000");
  g_assert_true (trellis_store_save_account (test->base.store, account, NULL));

  session = trellis_sharer_get_session (test->sharer);
  trellis_sync_session_sync (session, UID (test->base.match));
  while (trellis_sync_session_is_running (session))
    ui_test_settle ();
  open_dialog (test, "sync.set-up");
  press (test, "Certificate…");
  ui_test_settle ();
  test->dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (test->window)));
  g_assert_true (ADW_IS_ALERT_DIALOG (test->dialog));
  g_assert_null (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (test->dialog)), "0000 0000"));
  adw_dialog_close (ADW_DIALOG (test->dialog));
  ui_test_settle ();
  g_assert_cmpint (trellis_sync_status_get_state (trellis_sync_session_get_status (session, UID (test->base.match))), ==,
                   TRELLIS_SYNC_STATE_FAILED);

  gtk_widget_activate_action (GTK_WIDGET (test->window), "sync.trust", "s", UID (test->base.match));
  ui_test_settle ();
  test->dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (test->window)));
  press (test, "Trust This Certificate");
  ui_test_settle ();
  wait_for_success (test, UID (test->base.match));
  g_clear_pointer (&accounts, g_ptr_array_unref);
  accounts = trellis_store_list_accounts (test->base.store);
  g_assert_cmpstr (((TrellisAccount *) accounts->pdata[0])->certificate, ==, fingerprint);
}

/* Who goes back, or closes the dialog, waits for nothing. */
static void
test_give_up (Fixture *test, gconstpointer data)
{
  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  fake_dav_fail (test->dav, &(FakeDavFault) { .delay = FAKE_DAV_NEVER });
  fill_form (test, PASSWORD);
  expect (test, "Looking for Calendars…");
  press (test, "Cancel");
  ui_test_settle ();
  expect (test, "Calendar Account");
  fill_form (test, PASSWORD);
  expect (test, "Looking for Calendars…");
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (ui_test_find (test->dialog, ADW_TYPE_NAVIGATION_VIEW, 0)));
  ui_test_settle ();
  expect (test, "Share With the Partner");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  adw_dialog_close (ADW_DIALOG (test->dialog));
  ui_test_settle ();
  fake_dav_heal (test->dav);

  open_dialog (test, "sync.set-up");
  activate_row (test, "Calendar");
  fill_form (test, PASSWORD);
  expect (test, "Ann & Bob");
  fake_dav_fail (test->dav, &(FakeDavFault) { .delay = FAKE_DAV_NEVER });
  activate_calendar (test, TRUE);
  expect (test, "Looking at What Is There…");
  press (test, "Cancel");
  ui_test_settle ();
  expect (test, "Ann & Bob");
  activate_calendar (test, TRUE);
  adw_dialog_close (ADW_DIALOG (test->dialog));
  ui_test_settle ();
  g_assert_null (trellis_store_dup_sharing (test->base.store, UID (test->base.match)));
  fake_dav_heal (test->dav);
}

#define ADD(name, function) g_test_add (name, Fixture, GINT_TO_POINTER (FALSE), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/ui/share-dialog/choose", test_choose);
  ADD ("/ui/share-dialog/make", test_make);
  ADD ("/ui/share-dialog/forget", test_forget);
  ADD ("/ui/share-dialog/wrong-password", test_wrong_password);
  ADD ("/ui/share-dialog/try-again", test_try_again);
  ADD ("/ui/share-dialog/taken", test_taken);
  ADD ("/ui/share-dialog/join", test_join);
  ADD ("/ui/share-dialog/join-halfway", test_join_halfway);
  ADD ("/ui/share-dialog/join-with-own", test_join_with_own);
  g_test_add ("/ui/share-dialog/certificate", Fixture, GINT_TO_POINTER (TRUE), set_up, test_certificate,
              tear_down);
  g_test_add ("/ui/share-dialog/new-certificate", Fixture, GINT_TO_POINTER (TRUE), set_up, test_new_certificate,
              tear_down);
  ADD ("/ui/share-dialog/give-up", test_give_up);
  return g_test_run ();
}
