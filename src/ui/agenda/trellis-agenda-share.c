/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agenda-share.h"

#include "trellis-launch.h"
#include "trellis-mail.h"
#include "trellis-meeting-draft.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* What a draft is made from, kept alive. */
typedef struct
{
  TrellisMatch *match;
  TrellisPerson *me;
  TrellisPerson *partner;
} People;

static void
people_clear (People *people)
{
  g_clear_object (&people->match);
  g_clear_object (&people->me);
  g_clear_object (&people->partner);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, people_clear)

static void
find_people (People *people, TrellisStore *store, TrellisMeeting *meeting)
{
  people->me = trellis_store_get_me (store);
  people->match =
    trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  people->partner = trellis_store_get_partner (store, people->match);
}

static void
fill_draft (TrellisMeetingDraft *draft, const People *people, TrellisMeeting *meeting, GListModel *points)
{
  const char *me = people->me != NULL ? trellis_person_get_name (people->me) : NULL;
  const char *partner = people->partner != NULL ? trellis_person_get_name (people->partner) : NULL;
  const gboolean am_mentee = trellis_match_get_my_role (people->match) == TRELLIS_ROLE_MENTEE;

  *draft = (TrellisMeetingDraft) {
    .meeting = meeting,
    .points = points,
    .mentee = am_mentee ? me : partner,
    .mentor = am_mentee ? partner : me,
    .time_zone = people->partner != NULL ? trellis_person_get_time_zone (people->partner) : NULL,
  };
}

/* Puts the agenda, without what is private, on the clipboard. */
void
trellis_agenda_copy (GtkWidget *widget, TrellisStore *store, TrellisMeeting *meeting, GListModel *points)
{
  g_auto(People) people = { 0 };
  TrellisMeetingDraft draft;
  g_autofree char *text = NULL;

  find_people (&people, store, meeting);
  fill_draft (&draft, &people, meeting, points);
  text = trellis_meeting_draft_agenda (&draft);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  trellis_undo_tell (widget, _("Agenda copied, without private points"));
}

/* Opens a message with the agenda, without what is private, in the person's own mail program. */
void
trellis_agenda_mail (GtkWidget *widget, TrellisStore *store, TrellisMeeting *meeting, GListModel *points)
{
  g_auto(People) people = { 0 };
  g_autoptr(TrellisMail) mail = NULL;
  g_autofree char *address = NULL;
  TrellisMeetingDraft draft;

  find_people (&people, store, meeting);
  fill_draft (&draft, &people, meeting, points);
  mail = trellis_mail_for_agenda (&draft, trellis_match_get_my_role (people.match));
  address = trellis_mail_dup_uri (
    mail, people.partner != NULL ? trellis_person_get_email (people.partner) : NULL);
  trellis_launch (widget, address,
                  _("No email program opened. Copy the agenda instead."));
}
