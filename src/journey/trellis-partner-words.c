/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-partner-words.h"

#include <glib/gi18n-lib.h>

/* @named with @name for its "%s"; where @name is NULL or empty, @unnamed, which is whole without it.
 * Nothing like "your mentor" is ever put in the place of a name: many languages change such words,
 * and what stands around them, by the sentence that they are in. Transfer full. */
char *
trellis_partner_words_say (const char *name, const char *named, const char *unnamed)
{
  return name != NULL && *name != '\0' ? g_strdup_printf (named, name) : g_strdup (unnamed);
}

/* What the other person is to somebody whose role is @my_role, to stand by itself. */
const char *
trellis_partner_words_role (TrellisRole my_role)
{
  /* Translators: what somebody is to the reader; it stands by itself, never in a sentence. */
  return my_role == TRELLIS_ROLE_MENTEE ? _("Your mentor") : _("Your mentee");
}

/* That the one of @role did not come to a meeting, with header capitals. @name may be NULL; transfer
 * full. */
char *
trellis_partner_words_missed (TrellisRole role, const char *name)
{
  return trellis_partner_words_say (
    /* Translators: state of a meeting; %s is the name of the person who did not come. */
    name, _("Missed by %s"),
    role == TRELLIS_ROLE_MENTEE ? _("Missed by the Mentee") : _("Missed by the Mentor"));
}
