/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "replica.h"
#include "trellis-calendar-entries.h"
#include "trellis-calendar-entry-list.h"
#include "trellis-share-batch.h"

/* What other programs put where a match is shared, and what becomes of it here. */

#define START 1800000000 /* 2027-01-15 08:00 UTC */
#define WEEK (7 * 24 * 60 * 60)

static const char series[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VEVENT\r\n"
                             "UID:series\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:20270115T100000Z\r\n"
                             "DTEND:20270115T110000Z\r\nRRULE:FREQ=WEEKLY;COUNT=6\r\nSUMMARY:Weekly call\r\n"
                             "LOCATION:Room 3\r\nX-ELSE:kept\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:series\r\n"
                             "DTSTAMP:20270101T000000Z\r\nRECURRENCE-ID:20270122T100000Z\r\n"
                             "DTSTART:20270123T120000Z\r\nDTEND:20270123T123000Z\r\nSUMMARY:Short call\r\n"
                             "END:VEVENT\r\nEND:VCALENDAR\r\n";

static const char lunch[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VEVENT\r\n"
                            "UID:lunch\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:20270116T120000Z\r\n"
                            "DTEND:20270116T130000Z\r\nSUMMARY:Lunch\r\nX-ELSE:kept\r\n"
                            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n"
                            "END:VEVENT\r\nEND:VCALENDAR\r\n";

typedef struct
{
  MemoryServer *server;
  Replica *tom;
  Replica *mira;
} Fixture;

static void
share_beside_others (Replica *self)
{
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (self->match), TRELLIS_SHARING_KIND_FOLDER, "memory");
  g_autoptr(GError) error = NULL;

  sharing->is_own = FALSE;
  trellis_store_share (self->store, sharing, &error);
  g_assert_no_error (error);
}

/* @data: nothing else is there than the match. */
static void
set_up (Fixture *self, gconstpointer data)
{
  self->server = memory_server_new ();
  self->tom = replica_new (self->server, TRELLIS_ROLE_MENTEE);
  self->mira = replica_new (self->server, TRELLIS_ROLE_MENTOR);
  if (data != NULL)
    {
      replica_share (self->tom);
      replica_share (self->mira);
    }
  else
    {
      share_beside_others (self->tom);
      share_beside_others (self->mira);
    }
  memory_server_put (self->server, "series.ics", series);
  memory_server_put (self->server, "lunch.ics", lunch);
  replica_sync (self->tom);
  replica_sync (self->mira);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  replica_free (self->tom);
  replica_free (self->mira);
  memory_server_free (self->server);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GListModel **list = user_data;
  g_autoptr(GError) error = NULL;

  *list = trellis_calendar_entries_load_finish (result, &error);
  g_assert_no_error (error);
}

static GListModel *
load (Replica *replica, gboolean all, guint most)
{
  GListModel *list = NULL;

  trellis_calendar_entries_load_async (replica->store, all ? NULL : UID (replica->match), START,
                                       START + 4 * WEEK, most, NULL, loaded_cb, &list);
  while (list == NULL)
    g_main_context_iteration (NULL, TRUE);
  return list;
}

static TrellisCalendarEntry *
get (GListModel *list, guint position)
{
  g_autoptr(TrellisCalendarEntry) entry = g_list_model_get_item (list, position);

  g_assert_nonnull (entry);
  return entry;
}

static void
assert_text (Fixture *self, const char *href, const char *expected)
{
  g_autofree char *text = memory_server_dup_text (self->server, href);

  g_assert_cmpstr (text, ==, expected);
}

static void
adopted_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  gboolean *is_done = user_data;
  g_autoptr(GError) error = NULL;

  trellis_store_apply_batch_finish (TRELLIS_STORE (store), result, &error);
  g_assert_no_error (error);
  *is_done = TRUE;
}

static void
adopt (Replica *replica, TrellisCalendarEntry *entry)
{
  gboolean is_done = FALSE;

  trellis_calendar_entry_adopt_async (entry, replica->store, adopted_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* What comes again is shown, each time of it, with the exceptions; it is no meeting of the match, and
 * nobody writes it. */
static void
test_series (Fixture *self, gconstpointer data)
{
  g_autoptr(GListModel) list = load (self->tom, FALSE, 10);
  g_autoptr(GListModel) all = load (self->mira, TRUE, 2);
  g_autofree char *meetings = replica_ask (self->tom, "SELECT title FROM meeting");

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);
  g_assert_cmpstr (trellis_calendar_entry_get_title (get (list, 0)), ==, "Weekly call");
  g_assert_cmpstr (trellis_calendar_entry_get_place (get (list, 0)), ==, "Room 3");
  g_assert_cmpint (trellis_calendar_entry_get_starts (get (list, 0)), ==, START + 2 * 60 * 60);
  g_assert_cmpint (trellis_calendar_entry_get_minutes (get (list, 0)), ==, 60);
  g_assert_true (trellis_calendar_entry_comes_again (get (list, 0)));
  g_assert_cmpstr (trellis_calendar_entry_get_match (get (list, 0)), ==, UID (self->tom->match));
  g_assert_cmpstr (trellis_calendar_entry_get_title (get (list, 1)), ==, "Short call");
  g_assert_cmpint (trellis_calendar_entry_get_minutes (get (list, 1)), ==, 30);

  /* The single one is a meeting. */
  g_assert_cmpstr (meetings, ==, "Lunch");
  assert_text (self, "series.ics", series);
}

/* An entry that is changed or removed there is shown as it is there. */
static void
test_series_changes (Fixture *self, gconstpointer data)
{
  g_auto(GStrv) parts = g_strsplit (series, "COUNT=6", 2);
  g_autofree char *shorter = g_strjoinv ("COUNT=1", parts);
  g_autoptr(GListModel) changed = NULL;
  g_autoptr(GListModel) removed = NULL;

  memory_server_put (self->server, "series.ics", shorter);
  replica_sync (self->tom);
  changed = load (self->tom, FALSE, 10);
  g_assert_cmpuint (g_list_model_get_n_items (changed), <, 4);
  memory_server_remove (self->server, "series.ics");
  replica_sync (self->tom);
  removed = load (self->tom, FALSE, 10);
  g_assert_cmpuint (g_list_model_get_n_items (removed), ==, 0);
}

/* Beside others in a calendar, nothing of theirs becomes part of the match by itself, also when it is
 * changed there. */
static void
test_beside_others (Fixture *self, gconstpointer data)
{
  g_auto(GStrv) parts = g_strsplit (lunch, "SUMMARY:Lunch", 2);
  g_autofree char *changed = g_strjoinv ("SUMMARY:Late lunch", parts);
  g_autoptr(GListModel) list = NULL;
  g_autoptr(GListModel) all = load (self->tom, TRUE, 10);
  g_autofree char *meetings = NULL;

  memory_server_put (self->server, "lunch.ics", changed);
  replica_sync (self->tom);
  meetings = replica_ask (self->tom, "SELECT title FROM meeting");
  g_assert_cmpstr (meetings, ==, "");
  list = load (self->tom, FALSE, 10);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_cmpstr (trellis_calendar_entry_get_title (get (list, 0)), ==, "Late lunch");
  g_assert_false (trellis_calendar_entry_comes_again (get (list, 0)));
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 0);
  assert_text (self, "lunch.ics", changed);
  assert_text (self, "series.ics", series);
}

/* What somebody adopts is a meeting for both; what else stood in it stays. */
static void
test_adopt (Fixture *self, gconstpointer data)
{
  g_autoptr(GListModel) list = load (self->tom, FALSE, 10);
  g_autoptr(GListModel) left = NULL;
  g_autoptr(TrellisCalendarEntryList) entries =
    trellis_calendar_entry_list_new (self->tom->store, UID (self->tom->match), 3650, 3);
  GListModel *model = trellis_calendar_entry_list_get_model (entries);
  g_autofree char *text = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  while (g_list_model_get_n_items (model) != 1)
    g_main_context_iteration (NULL, TRUE);
  adopt (self->tom, get (list, 0));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  left = load (self->tom, FALSE, 10);
  g_assert_cmpuint (g_list_model_get_n_items (left), ==, 0);

  replica_sync (self->tom);
  replica_sync (self->mira);
  replica_sync (self->tom);
  mine = replica_tell (self->tom);
  theirs = replica_tell (self->mira);
  g_assert_cmpstr (mine, ==, theirs);
  g_assert_nonnull (strstr (theirs, "meeting|lunch|Lunch|"));
  text = memory_server_dup_text (self->server, "lunch.ics");
  g_assert_nonnull (strstr (text, "X-ELSE:kept"));
  g_assert_nonnull (strstr (text, "BEGIN:VALARM"));
  g_assert_nonnull (strstr (text, "X-TRELLIS-MATCH:"));
  assert_text (self, "series.ics", series);
  g_assert_cmpuint (memory_server_count (self->server), ==, 3);

  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  replica_sync (self->mira);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
}

/* It was changed there meanwhile: both count. */
static void
test_adopt_late (Fixture *self, gconstpointer data)
{
  g_auto(GStrv) parts = g_strsplit (lunch, "SUMMARY:Lunch", 2);
  g_autofree char *changed = g_strjoinv ("SUMMARY:Lunch\r\nLOCATION:Canteen", parts);
  g_autoptr(GListModel) list = load (self->tom, FALSE, 10);
  g_autofree char *mine = NULL;

  memory_server_put (self->server, "lunch.ics", changed);
  adopt (self->tom, get (list, 0));
  replica_sync (self->tom);
  replica_sync (self->mira);
  mine = replica_ask (self->mira, "SELECT title, place FROM meeting");
  g_assert_cmpstr (mine, ==, "Lunch|Canteen");
}

static void
changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* A list of them follows what happens there, and changes only then. */
static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisCalendarEntryList) entries =
    trellis_calendar_entry_list_new (self->tom->store, UID (self->tom->match), 3650, 3);
  GListModel *model = trellis_calendar_entry_list_get_model (entries);
  guint n_changes = 0;

  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (changed_cb), &n_changes);
  while (g_list_model_get_n_items (model) != 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changes, ==, 1);

  memory_server_remove (self->server, "series.ics");
  replica_sync (self->tom);
  while (g_list_model_get_n_items (model) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changes, ==, 2);
}

#define OWN "own"
#define TEST(path, data, function) g_test_add ("/entries/" path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("series", OWN, test_series);
  TEST ("series-changes", OWN, test_series_changes);
  TEST ("list", OWN, test_list);
  TEST ("beside-others", NULL, test_beside_others);
  TEST ("adopt", NULL, test_adopt);
  TEST ("adopt-late", NULL, test_adopt_late);
  return g_test_run ();
}
