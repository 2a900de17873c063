/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-ical-preview.h"

#include <string.h>

#include "meeting-fixture.h"
#include "trellis-ical-split.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

/* What is known: one action. */
static TrellisIcalWhole *
look_up (const char *uid, gpointer data)
{
  g_autoptr(TrellisAction) action = NULL;

  if (strcmp (uid, "known") != 0)
    return NULL;
  action = trellis_action_new ();
  trellis_record_set_string (TRELLIS_RECORD (action), TRELLIS_RECORD_UID, uid);
  trellis_record_set_visibility (TRELLIS_RECORD (action), TRELLIS_VISIBILITY_SHARED);
  trellis_action_set_match (action, "match-1");
  trellis_action_set_title (action, data);
  return trellis_ical_whole_new (action, NULL);
}

static const char file[] = "BEGIN:VCALENDAR\n"
                           "BEGIN:VTODO\nUID:known\nSUMMARY:Read\nEND:VTODO\n"
                           "BEGIN:VTODO\nUID:goal\nSUMMARY:Grow\nEND:VTODO\n"
                           "BEGIN:VTODO\nUID:step\nRELATED-TO:goal\nnonsense\nEND:VTODO\n"
                           "BEGIN:VEVENT\nUID:often\nDTSTART:20260105T100000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
                           "BEGIN:VEVENT\nUID:never\nEND:VEVENT\n"
                           "BEGIN:VFREEBUSY\nUID:busy\nEND:VFREEBUSY\n"
                           "BEGIN:VTODO\nUID:later\nX-TRELLIS-V:7\nEND:VTODO\n"
                           "END:VCALENDAR\n"
                           "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:what\nEND:VEVENT\nEND:VCALENDAR\n";

static void
test_file (void)
{
  static const struct
  {
    TrellisIcalNews news;
    TrellisIcalReason reason;
    guint line;
    GType (*get_type) (void);
  } expected[] = {
    { TRELLIS_ICAL_NEWS_SAME, TRELLIS_ICAL_REASON_NONE, 2, trellis_action_get_type },
    { TRELLIS_ICAL_NEWS_NEW, TRELLIS_ICAL_REASON_NONE, 6, trellis_goal_get_type },
    { TRELLIS_ICAL_NEWS_NEW, TRELLIS_ICAL_REASON_NONE, 10, trellis_action_get_type },
    { TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD, TRELLIS_ICAL_REASON_REPEATS, 15, NULL },
    { TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD, TRELLIS_ICAL_REASON_TIME, 20, NULL },
    { TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD, TRELLIS_ICAL_REASON_COMPONENT, 23, NULL },
    { TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD, TRELLIS_ICAL_REASON_NEWER, 26, NULL },
    { TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD, TRELLIS_ICAL_REASON_MESSAGE, 33, NULL },
  };
  g_autoptr(TrellisIcalPreview) preview =
    trellis_ical_preview_new (file, strlen (file), look_up, (gpointer) "Read", &mentor_context);
  g_autoptr(TrellisIcalPreview) changed =
    trellis_ical_preview_new (file, strlen (file), look_up, (gpointer) "Write", &mentor_context);

  g_assert_cmpuint (preview->items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TrellisIcalPreviewItem *item = preview->items->pdata[i];

      g_assert_cmpint (item->news, ==, expected[i].news);
      g_assert_cmpint (item->reason, ==, expected[i].reason);
      g_assert_cmpuint (item->line, ==, expected[i].line);
      g_assert_true (expected[i].get_type == NULL
                       ? item->whole == NULL
                       : G_OBJECT_TYPE (item->whole->record) == expected[i].get_type ());
    }
  g_assert_cmpuint (preview->counts[TRELLIS_ICAL_NEWS_NEW], ==, 2);
  g_assert_cmpuint (preview->counts[TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD], ==, 5);
  g_assert_cmpuint (preview->n_problems, ==, 1);
  g_assert_cmpuint (g_array_index (preview->problems, TrellisIcalProblem, 0).line, ==, 13);
  g_assert_cmpint (((TrellisIcalPreviewItem *) changed->items->pdata[0])->news, ==,
                   TRELLIS_ICAL_NEWS_CHANGED);
}

static TrellisIcalWhole *
find_in (const char *uid, gpointer data)
{
  GPtrArray *wholes = data;

  for (guint i = 0; i < wholes->len; i++)
    {
      TrellisIcalWhole *whole = wholes->pdata[i];
      GPtrArray *parts = NULL;

      if (strcmp (trellis_record_get_uid (whole->record), uid) != 0)
        continue;
      parts = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint p = 0; p < whole->parts->len; p++)
        g_ptr_array_add (parts, g_object_ref (whole->parts->pdata[p]));
      return trellis_ical_whole_new (whole->record, parts);
    }
  return NULL;
}

/* What was exported is the same when it comes back, and no news. */
static void
test_own_export (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(TrellisPoint) point = trellis_point_new ();
  g_autoptr(GPtrArray) wholes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_ical_whole_free);
  g_autoptr(GPtrArray) calendars =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_ical_component_free);
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TrellisIcalComponent) joined = NULL;
  g_autoptr(TrellisIcalPreview) preview = NULL;
  g_autofree char *text = NULL;

  trellis_record_set_string (TRELLIS_RECORD (point), TRELLIS_RECORD_UID, "p");
  trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);
  trellis_point_set_meeting (point, "meeting-1");
  trellis_point_set_title (point, "A  point");
  g_ptr_array_add (points, g_object_ref (point));
  g_ptr_array_add (wholes, trellis_ical_whole_new (meeting, points));
  g_ptr_array_add (wholes, look_up ("known", (gpointer) "Read"));
  for (guint i = 0; i < wholes->len; i++)
    g_ptr_array_add (calendars, trellis_ical_whole_write (wholes->pdata[i], NULL, &mentor_context));
  joined = trellis_ical_join (calendars, "All");
  text = trellis_ical_write (joined);
  preview = trellis_ical_preview_new (text, strlen (text), find_in, wholes, &mentor_context);
  g_assert_cmpuint (preview->counts[TRELLIS_ICAL_NEWS_SAME], ==, 2);
  g_assert_cmpuint (preview->items->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/preview/file", test_file);
  g_test_add_func ("/ical/preview/own-export", test_own_export);
  return g_test_run ();
}
