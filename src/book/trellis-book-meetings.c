/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-book.h"

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const gint64 x = trellis_meeting_get_starts (*(TrellisMeeting **) a);
  const gint64 y = trellis_meeting_get_starts (*(TrellisMeeting **) b);

  return (x > y) - (x < y);
}

static GPtrArray *
list_meetings (TrellisBookBuilder *self)
{
  GPtrArray *meetings = trellis_book_material_get_all (self->material, TRELLIS_TYPE_MEETING);

  g_ptr_array_sort (meetings, compare_starts);
  return meetings;
}

/* From the first one on. */
void
trellis_book_add_meetings (TrellisBookBuilder *self)
{
  GPtrArray *meetings = list_meetings (self);

  if (meetings->len == 0)
    return;
  trellis_book_add_heading (self, 1, _("Meetings"));
  for (guint i = 0; i < meetings->len; i++)
    {
      g_autofree char *title = trellis_book_dup_meeting_title (meetings->pdata[i]);

      trellis_book_add_heading (self, 2, title);
      trellis_book_add_when (self, meetings->pdata[i]);
      trellis_book_add_agenda (self, meetings->pdata[i], 3);
      trellis_book_add_minutes (self, meetings->pdata[i], 3);
    }
}

/* The first one after @meeting that is still to come off. */
static TrellisMeeting *
find_next (TrellisBookBuilder *self, TrellisMeeting *meeting)
{
  GPtrArray *meetings = list_meetings (self);

  for (guint i = 0; i < meetings->len; i++)
    {
      const TrellisMeetingState state = trellis_meeting_get_state (meetings->pdata[i]);

      if (trellis_meeting_get_starts (meetings->pdata[i]) > trellis_meeting_get_starts (meeting) &&
          state != TRELLIS_MEETING_STATE_CANCELLED && state != TRELLIS_MEETING_STATE_MISSED)
        return meetings->pdata[i];
    }
  return NULL;
}

static TrellisMeeting *
begin (TrellisBookBuilder *self, TrellisBookMaterial *material, const char *uid, TrellisBookScope scope)
{
  TrellisMeeting *meeting;
  g_autofree char *title = NULL;

  trellis_book_material_filter (material, scope);
  meeting = trellis_book_material_find (material, TRELLIS_TYPE_MEETING, uid);
  title = meeting != NULL ? trellis_book_dup_meeting_title (meeting) : g_strdup (_("Our Meeting"));
  trellis_book_builder_init (self, material, title,
                             scope != TRELLIS_BOOK_SHAREABLE ? _("Private: with notes that are not shared") : NULL);
  trellis_book_add_both (self);
  if (meeting != NULL)
    trellis_book_add_when (self, meeting);
  return meeting;
}

/* What to talk about in the meeting with this uid. Empty where the scope does not reach the meeting. */
TrellisDocument *
trellis_book_of_agenda (TrellisBookMaterial *material, const char *meeting, TrellisBookScope scope)
{
  TrellisBookBuilder self;
  TrellisMeeting *found = begin (&self, material, meeting, scope);

  if (found != NULL)
    {
      const guint n_blocks = trellis_document_get_n_blocks (self.document);

      trellis_book_add_agenda (&self, found, 1);
      if (trellis_document_get_n_blocks (self.document) == n_blocks)
        trellis_document_append (self.document, TRELLIS_BLOCK_PARAGRAPH, 0,
                                 _("No points yet. What would you like to talk about?"));
    }
  return trellis_book_builder_end (&self);
}

/* What was said in the meeting with this uid, and when the next one is. Empty where the scope does not reach
 * the meeting. */
TrellisDocument *
trellis_book_of_minutes (TrellisBookMaterial *material, const char *meeting, TrellisBookScope scope)
{
  TrellisBookBuilder self;
  TrellisMeeting *found = begin (&self, material, meeting, scope);
  TrellisMeeting *next = found != NULL ? find_next (&self, found) : NULL;

  if (found != NULL)
    trellis_book_add_minutes (&self, found, 1);
  if (next != NULL)
    {
      trellis_book_add_heading (&self, 1, _("Next Meeting"));
      trellis_book_add_when (&self, next);
    }
  return trellis_book_builder_end (&self);
}
