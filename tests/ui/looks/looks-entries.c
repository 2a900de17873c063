/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "looks-entries.h"
#include "apply-batch.h"

#include <string.h>

#include "trellis-meeting-row.h"
#include "trellis-share-batch.h"
#include "trellis-store-sharing.h"
#include "trellis-time.h"

#define TITLE "Weekly call"

/* As if it had been found there. */
static void
take_entry (Looks *self, const char *partner)
{
  g_autoptr(TrellisRecord) person = looks_find_record (self, TRELLIS_TYPE_PERSON, "name", partner);
  g_autoptr(TrellisRecord) match =
    looks_find_record (self, TRELLIS_TYPE_MATCH, "partner", trellis_record_get_uid (person));
  g_autoptr(GDateTime) tomorrow = g_date_time_new_from_unix_utc (trellis_time_now () + 26 * 60 * 60);
  g_autofree char *starts = g_date_time_format (tomorrow, "%Y%m%dT%H0000Z");
  g_autofree char *text = g_strdup_printf (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:weekly\r\nDTSTART:%s\r\nDURATION:PT30M\r\n"
    "RRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY:" TITLE "\r\nLOCATION:Room 3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    starts);
  TrellisShareBatch *batch = trellis_share_batch_new (trellis_record_get_uid (match), trellis_time_now (),
                                                      TRELLIS_ROLE_MENTEE, NULL);
  TrellisSharedItem *item = trellis_shared_item_new ("weekly.ics", "1");
  g_autoptr(GError) error = NULL;

  item->state = TRELLIS_SHARED_ITEM_STATE_FOREIGN;
  item->base = g_bytes_new (text, strlen (text));
  g_ptr_array_add (batch->items, item);
  batch->sharing = trellis_store_dup_sharing (self->test.store, batch->match);
  apply_batch (self->test.store, batch, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_meetings (Looks *self)
{
  GtkWidget *list;

  for (guint i = 0; (list = ui_test_find (self->window, GTK_TYPE_LIST_VIEW, i)) != NULL; i++)
    if (gtk_widget_get_mapped (list) && gtk_widget_has_css_class (list, "meeting-list"))
      return list;
  g_error ("There is no list of meetings");
}

static gboolean
is_entry (GtkListView *list, guint position)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  return TRELLIS_IS_CALENDAR_ENTRY (item);
}

/* They come in a moment later. */
void
looks_show_entries (Looks *self, const char *partner)
{
  GtkListView *list;

  take_entry (self, partner);
  looks_open_match (self, partner);
  looks_act (self, "place.show", g_variant_new_string ("meetings"));
  list = GTK_LIST_VIEW (find_meetings (self));
  for (guint i = 0; i < 200 && !is_entry (list, 1); i++)
    looks_settle ();
  gtk_list_view_scroll_to (list, 1, GTK_LIST_SCROLL_NONE, NULL);
  g_assert_nonnull (ui_test_wait_label (self->window, TITLE));
  looks_settle ();
}

void
looks_show_entry (Looks *self, const char *argument)
{
  GtkWidget *row =
    gtk_widget_get_ancestor (ui_test_wait_label (self->window, TITLE), TRELLIS_TYPE_MEETING_ROW);

  gtk_widget_activate (gtk_widget_get_parent (row));
  looks_settle ();
}
