/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-mail.h"

#include <glib/gi18n-lib.h>

#include "trellis-phrase.h"

void
trellis_mail_free (TrellisMail *self)
{
  g_free (self->subject);
  g_free (self->body);
  g_free (self);
}

static void
greet (GString *body, const char *name)
{
  if (name != NULL)
    /* Translators: the first line of a message; %s is a name. */
    g_string_append_printf (body, _("Hello %s,"), name);
  else
    g_string_append (body, _("Hello,"));
  g_string_append (body, "\n\n");
}

static void
add_paragraph (GString *body, const char *text)
{
  g_autofree char *paragraph = g_strdup (text);

  g_string_append_printf (body, "%s\n\n", g_strchomp (paragraph));
}

static TrellisMail *
finish (GString *body, char *subject, const char *name)
{
  TrellisMail *mail = g_new0 (TrellisMail, 1);

  g_string_append (body, _("Best regards"));
  if (name != NULL)
    g_string_append_printf (body, "\n%s", name);
  g_string_append_c (body, '\n');
  mail->subject = subject;
  mail->body = g_string_free (body, FALSE);
  return mail;
}

/* The message that carries @summary, as the person edited it. A mentee gives thanks. Transfer full. */
TrellisMail *
trellis_mail_for_summary (const TrellisMeetingDraft *draft, TrellisRole my_role, const char *summary)
{
  const gboolean is_mentee = my_role == TRELLIS_ROLE_MENTEE;
  g_autofree char *title = trellis_meeting_draft_title (draft);
  GString *body = g_string_new (NULL);

  greet (body, is_mentee ? draft->mentor : draft->mentee);
  if (is_mentee)
    add_paragraph (body, _("Thank you for your time and your thoughts. This is what I take with me, "
                           "and what I am going to do:"));
  else
    add_paragraph (body, _("Thank you for our talk. This is what we said and decided:"));
  if (summary != NULL)
    add_paragraph (body, summary);
  add_paragraph (body, _("Did I miss or mistake anything? Please tell me."));
  /* Translators: the subject of a message; %s is the title of a meeting. */
  return finish (body, g_strdup_printf (_("Summary: %s"), title),
                 is_mentee ? draft->mentee : draft->mentor);
}

/* The message that shares the agenda; transfer full. */
TrellisMail *
trellis_mail_for_agenda (const TrellisMeetingDraft *draft, TrellisRole my_role)
{
  const gboolean is_mentee = my_role == TRELLIS_ROLE_MENTEE;
  g_autofree char *title = trellis_meeting_draft_title (draft);
  g_autofree char *agenda = trellis_meeting_draft_agenda (draft);
  GString *body = g_string_new (NULL);

  greet (body, is_mentee ? draft->mentor : draft->mentee);
  add_paragraph (body, _("This is what I would like to talk about. Please add what is on your mind."));
  add_paragraph (body, agenda);
  /* Translators: the subject of a message; %s is the title of a meeting. */
  return finish (body, g_strdup_printf (_("Agenda: %s"), title),
                 is_mentee ? draft->mentee : draft->mentor);
}

static void
add_line (GString *body, const char *label, const char *text)
{
  g_autofree char *line = trellis_phrase_one_line (text);

  if (line != NULL)
    g_string_append_printf (body, "%s %s\n\n", label, line);
}

/* The first message to the partner, with what my profile says; transfer full. @me and @partner may
 * be NULL. */
TrellisMail *
trellis_mail_for_introduction (TrellisRole my_role, TrellisPerson *me, TrellisPerson *partner)
{
  const gboolean is_mentee = my_role == TRELLIS_ROLE_MENTEE;
  GString *body = g_string_new (NULL);

  greet (body, partner != NULL ? trellis_person_get_name (partner) : NULL);
  if (is_mentee)
    add_paragraph (body, _("Thank you for being my mentor; I look forward to it. A little about me:"));
  else
    add_paragraph (body, _("I look forward to being your mentor. A little about me:"));

  if (me != NULL)
    {
      add_line (body, _("What I do:"), trellis_person_get_job_title (me));
      add_line (body, _("Where:"), trellis_person_get_organization (me));
      if (is_mentee)
        add_line (body, _("What I look for:"), trellis_person_get_looks_for (me));
      else
        add_line (body, _("What I can offer:"), trellis_person_get_offers (me));
      add_line (body, _("How I like to work:"), trellis_person_get_works_best (me));
    }
  if (is_mentee)
    add_paragraph (body, _("When would a first meeting suit you?"));
  else
    add_paragraph (body, _("What would you like to work on, and when shall we meet first?"));
  return finish (body, g_strdup (is_mentee ? _("Hello from your mentee") : _("Hello from your mentor")),
                 me != NULL ? trellis_person_get_name (me) : NULL);
}

/* The message with @thanks of the conclusion, as the person wrote them; transfer full. @me and @partner may be
 * NULL. */
TrellisMail *
trellis_mail_for_thanks (TrellisPerson *me, TrellisPerson *partner, const char *thanks)
{
  GString *body = g_string_new (NULL);

  greet (body, partner != NULL ? trellis_person_get_name (partner) : NULL);
  add_paragraph (body, thanks);
  /* Translators: the subject of a message to the partner at the end of a match. */
  return finish (body, g_strdup (_("Thank you")), me != NULL ? trellis_person_get_name (me) : NULL);
}

/* The message that says how to come to a match that is shared: in the calendar with the address @calendar, or
 * else in a folder, of which @folder is the name, since where it is on this computer is nobody's business. @me and
 * @partner may be NULL. Transfer full. */
TrellisMail *
trellis_mail_for_joining (TrellisPerson *me, TrellisPerson *partner, const char *calendar, const char *folder)
{
  GString *body = g_string_new (NULL);

  greet (body, partner != NULL ? trellis_person_get_name (partner) : NULL);
  add_paragraph (body, _("I have shared our mentoring in Trellis, so that both of us see the same agreement, meetings, "
                         "and goals, and can write at any time. This is how you join:"));
  add_paragraph (body, _("1. In Trellis, press New Match and then Join a Shared Match."));
  if (calendar != NULL)
    {
      add_paragraph (body, _("2. Choose Calendar, and sign in with your own account on the server. If the calendar is "
                             "not listed then, sign in with its address in place of the server’s:"));
      add_paragraph (body, calendar);
      add_paragraph (body, _("3. Choose the calendar, and say which of the two of us you are."));
      add_paragraph (body, _("Any other calendar program that knows this address shows our meetings, too."));
    }
  else
    {
      g_autofree char *choose = g_strdup_printf (
        /* Translators: %s is the name of a folder. */
        _("2. Choose Folder, and then the one called “%s”, once it is on your computer."), folder);

      add_paragraph (body, choose);
      add_paragraph (body, _("3. Say which of the two of us you are."));
    }
  return finish (body, g_strdup (_("Our mentoring in Trellis")), me != NULL ? trellis_person_get_name (me) : NULL);
}

/* The "mailto:" address that opens the message in a mail program. @address may be NULL. Transfer
 * full. */
char *
trellis_mail_dup_uri (const TrellisMail *self, const char *address)
{
  g_autoptr(GString) body = g_string_new (self->body);
  g_autofree char *to = g_uri_escape_string (address != NULL ? address : "", "@", FALSE);
  g_autofree char *subject = g_uri_escape_string (self->subject, NULL, FALSE);
  g_autofree char *escaped = NULL;

  /* RFC 6068 wants the line ends of mail. */
  g_string_replace (body, "\n", "\r\n", 0);
  escaped = g_uri_escape_string (body->str, NULL, FALSE);
  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject, escaped);
}
