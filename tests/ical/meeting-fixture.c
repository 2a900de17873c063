/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-fixture.h"

#include <string.h>

#include "trellis-ical-reader.h"

const TrellisIcalContext mentor_context = {
  .match = "match-1",
  .my_role = TRELLIS_ROLE_MENTOR,
  .mentor = "Ann",
  .mentee = "Bob",
  .zone = "Europe/Berlin",
  .now = NOW,
};

TrellisMeeting *
create_meeting (void)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_record_set_string (TRELLIS_RECORD (meeting), TRELLIS_RECORD_UID, "meeting-1");
  trellis_record_set_number (TRELLIS_RECORD (meeting), TRELLIS_RECORD_CREATED, NOW - 100);
  trellis_record_set_number (TRELLIS_RECORD (meeting), TRELLIS_RECORD_MODIFIED, NOW - 50);
  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_author (TRELLIS_RECORD (meeting), TRELLIS_ROLE_MENTOR);
  trellis_meeting_set_match (meeting, "match-1");
  trellis_meeting_set_title (meeting, "First talk; goals, plans");
  trellis_meeting_set_starts (meeting, STARTS);
  trellis_meeting_set_minutes (meeting, 45);
  trellis_meeting_set_time_zone (meeting, "Europe/Berlin");
  return meeting;
}

TrellisIcalComponent *
read_text (const char *text)
{
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));

  g_assert_cmpuint (document->n_problems, ==, 0);
  return trellis_ical_component_copy (trellis_ical_component_get_part (document->stream, 0));
}

void
assert_same (gpointer a, gpointer b)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!trellis_value_equal (trellis_record_get_value (a, i), trellis_record_get_value (b, i),
                              &klass->fields[i]) &&
        (klass->fields[i].flags & TRELLIS_FIELD_PRIVATE) == 0)
      g_error ("%s differs", klass->fields[i].name);
}
