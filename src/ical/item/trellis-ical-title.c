/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-title-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-ical-agenda-private.h"
#include "trellis-ical-item-private.h"

/* Says that the title was made by us, as long as nobody changes it. */
#define UNTITLED "X-TRELLIS-UNTITLED"

/* Whether @title, the SUMMARY of @item, was made by us and not by a person. */
gboolean
trellis_ical_title_is_made (const TrellisIcalComponent *item, const char *title)
{
  const char *made = trellis_ical_item_get_value (item, UNTITLED);
  g_autofree char *hash = title != NULL ? trellis_ical_agenda_hash (title) : NULL;

  return made != NULL && g_strcmp0 (hash, made) == 0;
}

/* Gives @item a title of our making. */
void
trellis_ical_title_make (TrellisIcalComponent *item, const char *title)
{
  g_autofree char *hash = trellis_ical_agenda_hash (title);

  trellis_ical_item_set_text (item, "SUMMARY", title);
  trellis_ical_item_set_value (item, UNTITLED, hash);
}

/* Gives @item the title that a person gave it. */
void
trellis_ical_title_set (TrellisIcalComponent *item, const char *title)
{
  trellis_ical_item_set_text (item, "SUMMARY", title);
  trellis_ical_item_set_value (item, UNTITLED, NULL);
}

/* The title that a person gave it, NULL when there is none; transfer full. */
char *
trellis_ical_title_read (const TrellisIcalComponent *item)
{
  g_autofree char *title = trellis_ical_item_dup_text (item, "SUMMARY");

  return trellis_ical_title_is_made (item, title) ? NULL : g_steal_pointer (&title);
}

/* What has no title of its own is called after the two people; transfer full. */
char *
trellis_ical_title_of_people (const TrellisIcalContext *context)
{
  if (context->mentor != NULL && context->mentee != NULL)
    /* Translators: what a meeting is called in a calendar; the two %s are names. */
    return g_strdup_printf (_("Mentoring: %s and %s"), context->mentor, context->mentee);
  return g_strdup (_("Mentoring"));
}

gboolean
trellis_ical_title_is_of_people (const char *title, const TrellisIcalContext *context)
{
  g_autofree char *made = trellis_ical_title_of_people (context);

  return strcmp (title, made) == 0;
}
