/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-folder-transport.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

/* Writes a meeting and an action into a folder, or tells what is there, as Trellis does it: for the test
 * with other programs.
 *
 *   folder-tool write FOLDER
 *   folder-tool read FOLDER      one line for each item: kind, title, and what else it has
 *   folder-tool retitle FOLDER   writes the meeting with another title, over what is there */

static const TrellisIcalContext context = {
  .match = "4b1c2f0e-0000-4000-8000-000000000001",
  .mentor = "Ann",
  .mentee = "Bob",
  .zone = "Europe/Berlin",
  .now = 1767600000,
};

static void
written_cb (const TrellisRemoteWrite *write, const char *href, const char *etag, const GError *error,
            gpointer user_data)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
put (TrellisTransport *transport, const char *href, const char *etag, const TrellisIcalWhole *whole,
     const TrellisIcalComponent *base)
{
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_whole_write (whole, base, &context);
  g_autoptr(GPtrArray) writes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  char *text = trellis_ical_write (calendar);
  g_autoptr(GBytes) data = g_bytes_new_take (text, strlen (text));

  g_ptr_array_add (writes, trellis_remote_write_new (href, trellis_record_get_uid (whole->record), etag, data));
  if (!trellis_transport_put (transport, writes, written_cb, NULL, NULL, NULL))
    g_error ("Not all was put");
}

static void
prepare (gpointer record, const char *uid)
{
  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, 1767600000);
  trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, 1767600000);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
}

static void
write_items (TrellisTransport *transport)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(TrellisAction) action = trellis_action_new ();
  TrellisPoint *point = trellis_point_new ();
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TrellisIcalWhole) first = NULL;
  g_autoptr(TrellisIcalWhole) second = NULL;

  prepare (meeting, "11111111-0000-4000-8000-000000000001");
  trellis_meeting_set_match (meeting, context.match);
  trellis_meeting_set_title (meeting, "First talk");
  trellis_meeting_set_starts (meeting, 1893492000); /* 2030-01-01 10:00 UTC */
  trellis_meeting_set_time_zone (meeting, "Europe/Berlin");
  trellis_meeting_set_place (meeting, "Library");
  trellis_meeting_set_notes (meeting, "We looked at the outline.");
  prepare (point, "22222222-0000-4000-8000-000000000001");
  trellis_point_set_title (point, "How is the new role going?");
  g_ptr_array_add (points, point);

  prepare (action, "33333333-0000-4000-8000-000000000001");
  trellis_action_set_match (action, context.match);
  trellis_action_set_title (action, "Read the book");
  trellis_action_set_due (action, "2030-02-01");

  first = trellis_ical_whole_new (meeting, points);
  second = trellis_ical_whole_new (action, NULL);
  put (transport, NULL, NULL, first, NULL);
  put (transport, NULL, NULL, second, NULL);
}

static TrellisIcalWhole *
read_item (const TrellisRemoteItem *item, TrellisIcalDocument **document)
{
  gsize length;
  const char *text = g_bytes_get_data (item->data, &length);

  *document = trellis_ical_read (text, length);
  return trellis_ical_whole_read (trellis_ical_component_find_part ((*document)->stream, "VCALENDAR"), NULL,
                                  &context);
}

static void
tell (const TrellisIcalWhole *whole)
{
  g_print ("%s|%s", TRELLIS_RECORD_GET_CLASS (whole->record)->table,
           trellis_record_get_title (whole->record));
  if (TRELLIS_IS_MEETING (whole->record))
    {
      TrellisMeeting *meeting = TRELLIS_MEETING (whole->record);

      g_print ("|%" G_GINT64_FORMAT "|%s|%s|%s", trellis_meeting_get_starts (meeting),
               trellis_meeting_get_place (meeting), trellis_meeting_get_notes (meeting),
               whole->parts->len > 0 ? trellis_record_get_title (whole->parts->pdata[0]) : "");
    }
  else if (TRELLIS_IS_ACTION (whole->record))
    g_print ("|%s|%s", trellis_action_get_due (TRELLIS_ACTION (whole->record)),
             trellis_action_get_done (TRELLIS_ACTION (whole->record)) != 0 ? "done" : "open");
  g_print ("\n");
}

static void
go_over (TrellisTransport *transport, gboolean retitle)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisRemoteChanges) changes =
    trellis_transport_list_changes (transport, NULL, NULL, &error);

  if (changes == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < changes->items->len; i++)
    {
      const TrellisRemoteItem *item = changes->items->pdata[i];
      g_autoptr(TrellisIcalDocument) document = NULL;
      g_autoptr(TrellisIcalWhole) whole = read_item (item, &document);

      if (whole == NULL)
        g_error ("An item was not understood");
      if (!retitle)
        tell (whole);
      else if (TRELLIS_IS_MEETING (whole->record))
        {
          trellis_meeting_set_title (TRELLIS_MEETING (whole->record), "Second title");
          put (transport, item->href, item->etag, whole,
               trellis_ical_component_find_part (document->stream, "VCALENDAR"));
        }
    }
}

int
main (int argc, char **argv)
{
  g_autoptr(TrellisTransport) transport = NULL;
  g_autoptr(GError) error = NULL;

  if (argc != 3)
    return 2;
  trellis_record_types ();
  transport = trellis_folder_transport_new (argv[2]);
  g_mkdir_with_parents (argv[2], 0700);
  if (!trellis_folder_transport_give_name (TRELLIS_FOLDER_TRANSPORT (transport), "Ann – Bob", &error))
    g_error ("%s", error->message);
  if (strcmp (argv[1], "write") == 0)
    write_items (transport);
  else
    go_over (transport, strcmp (argv[1], "retitle") == 0);
  return 0;
}
