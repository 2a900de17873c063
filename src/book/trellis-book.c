/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book.h"

#include <glib/gi18n-lib.h>

#include "trellis-book-builder-private.h"
#include "trellis-partner-words.h"

static char *
dup_title (TrellisBookBuilder *self)
{
  g_autofree char *mentee = trellis_book_builder_find_name (self, TRELLIS_ROLE_MENTEE);
  g_autofree char *mentor = trellis_book_builder_find_name (self, TRELLIS_ROLE_MENTOR);

  if (mentee == NULL || mentor == NULL)
    /* Translators: title of a document about a mentoring relationship. */
    return g_strdup (_("Our Mentoring Journey"));
  /* Translators: title of a document about a mentoring relationship; the two people by name. */
  return g_strdup_printf (_("The Mentoring Journey of %s and %s"), mentee, mentor);
}

static char *
describe_scope (TrellisBookBuilder *self, TrellisBookScope scope)
{
  g_autofree char *me = NULL;

  switch (scope)
    {
    case TRELLIS_BOOK_SHAREABLE:
      return g_strdup (_("What both of us may read, without private notes"));
    case TRELLIS_BOOK_MINE:
      me = trellis_book_builder_find_name (
        self, trellis_match_get_my_role (trellis_book_material_get_match (self->material)));
      /* Translators: whose words a document holds; %s is a name. */
      return trellis_partner_words_say (me, _("What %s wrote, with private notes"),
                                        _("What one of us wrote, with private notes"));
    case TRELLIS_BOOK_EVERYTHING:
    default:
      return g_strdup (_("Everything, with private notes"));
    }
}

static void
add_front (TrellisBookBuilder *self, TrellisBookScope scope, gint64 now)
{
  g_autofree char *words = describe_scope (self, scope);
  g_autofree char *day = trellis_book_dup_day (now);
  /* Translators: when a document was made; %s is a day. */
  g_autofree char *made = g_strdup_printf (_("As of %s"), day);
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();

  trellis_book_add_both (self);
  g_strv_builder_add (details, words);
  g_strv_builder_add (details, made);
  trellis_book_add_details (self, 0, details);
  trellis_document_append (self->document, TRELLIS_BLOCK_CONTENTS, 0, NULL);
}

/* The whole journey: who the two are, what they agreed, their goals, meetings, notes and actions. */
TrellisDocument *
trellis_book_of_match (TrellisBookMaterial *material, TrellisBookScope scope, gint64 now)
{
  TrellisBookBuilder self;
  TrellisBookBuilder names = { .material = material };
  g_autofree char *title = dup_title (&names);

  trellis_book_material_filter (material, scope);
  trellis_book_builder_init (&self, material, title,
                             scope != TRELLIS_BOOK_SHAREABLE ? _("Private: with notes that are not shared") : NULL);
  add_front (&self, scope, now);
  trellis_book_add_people (&self);
  trellis_book_add_agreements (&self);
  trellis_book_add_goals (&self);
  trellis_book_add_meetings (&self);
  trellis_book_add_notes (&self);
  trellis_book_add_skills (&self);
  trellis_book_add_pulses (&self);
  trellis_book_add_conclusions (&self);
  return trellis_book_builder_end (&self);
}
