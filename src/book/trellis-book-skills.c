/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-document-text.h"
#include "trellis-phrase.h"
#include "trellis-skill-rules.h"

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (trellis_skill_rating_get_day (*(TrellisSkillRating **) a),
                    trellis_skill_rating_get_day (*(TrellisSkillRating **) b));
}

/* "November 22, 2026 · With Help (2 of 5)", and the comment. */
static void
add_rating (TrellisBookBuilder *self, TrellisSkillRating *rating)
{
  const char *day = trellis_skill_rating_get_day (rating);
  char *level = trellis_skill_describe_level (trellis_skill_rating_get_level (rating));
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;
  g_autofree char *title = NULL;

  g_strv_builder_take (details, day != NULL ? trellis_phrase_day (day) : g_strdup (_("No day")));
  if (level != NULL)
    g_strv_builder_take (details, level);
  parts = g_strv_builder_end (details);
  title = g_strjoinv (" · ", parts);
  trellis_book_add_titled_text (self, title, trellis_skill_rating_get_comment (rating));
}

static void
add_skill (TrellisBookBuilder *self, TrellisSkill *skill)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (skill));
  GPtrArray *ratings =
    trellis_book_builder_list (self, TRELLIS_TYPE_SKILL_RATING, trellis_skill_rating_field_skill, uid);
  g_autoptr(GListStore) model = g_list_store_new (TRELLIS_TYPE_SKILL_RATING);
  g_autoptr(GStrvBuilder) details = g_strv_builder_new ();

  g_list_store_splice (model, 0, 0, ratings->pdata, ratings->len);
  trellis_book_add_heading (self, 2, trellis_skill_get_name (skill));
  g_strv_builder_take (details, trellis_skill_describe_change (G_LIST_MODEL (model)));
  trellis_book_add_details (self, 0, details);
  trellis_document_append_text (self->document, 0, trellis_skill_get_why (skill));
  g_ptr_array_sort (ratings, compare_days);
  for (guint i = 0; i < ratings->len; i++)
    add_rating (self, ratings->pdata[i]);
}

/* How far each skill came, as I saw it. In what is made to be passed on there is none. */
void
trellis_book_add_skills (TrellisBookBuilder *self)
{
  GPtrArray *skills = trellis_book_material_get_all (self->material, TRELLIS_TYPE_SKILL);

  if (skills->len == 0)
    return;
  g_ptr_array_sort_values (skills, trellis_record_compare_created);
  trellis_book_add_heading (self, 1, _("Skills (Private)"));
  for (guint i = 0; i < skills->len; i++)
    add_skill (self, skills->pdata[i]);
}
