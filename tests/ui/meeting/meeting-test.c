/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-test.h"

#include "trellis-meeting-page.h"

TrellisMeeting *
meeting_test_add (UiTest *test, gint64 starts, TrellisMeetingState state, const char *title)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_meeting_set_title (meeting, title);
  trellis_meeting_set_starts (meeting, starts);
  trellis_meeting_set_state (meeting, state);
  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (test->store, meeting);
  return meeting;
}

TrellisPoint *
meeting_test_add_point (UiTest *test, TrellisMeeting *meeting, const char *title, int position)
{
  TrellisPoint *point = trellis_point_new ();

  trellis_point_set_meeting (point, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_point_set_title (point, title);
  trellis_point_set_position (point, position);
  trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (test->store, point);
  return point;
}

GtkWindow *
meeting_test_present (UiTest *test, TrellisMeeting *meeting, AdwNavigationPage **page)
{
  GtkWidget *navigation = adw_navigation_view_new ();

  *page = trellis_meeting_page_new (test->store, meeting);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation),
                           adw_navigation_page_new (gtk_label_new ("Root"), "Root"));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), *page);
  return ui_test_present (navigation);
}
