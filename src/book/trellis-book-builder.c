/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-builder-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-document-text.h"
#include "trellis-phrase.h"
#include "trellis-time.h"

void
trellis_book_builder_init (TrellisBookBuilder *self, TrellisBookMaterial *material, const char *title,
                           const char *notice)
{
  self->material = material;
  self->document = trellis_document_new (title, notice);
  self->indexes =
    g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self->nothing = g_ptr_array_new ();
}

/* The document; transfer full. */
TrellisDocument *
trellis_book_builder_end (TrellisBookBuilder *self)
{
  g_hash_table_unref (self->indexes);
  g_ptr_array_unref (self->nothing);
  return self->document;
}

static GHashTable *
create_index (TrellisBookBuilder *self, GType type, guint field)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *all = trellis_book_material_get_all (self->material, type);

  for (guint i = 0; i < all->len; i++)
    {
      const char *uid = trellis_record_get_string (all->pdata[i], field);
      GPtrArray *list = g_hash_table_lookup (index, uid != NULL ? uid : "");

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (index, (char *) (uid != NULL ? uid : ""), list);
        }
      g_ptr_array_add (list, all->pdata[i]);
    }
  return index;
}

/* The records of class @type whose reference @field is @uid, "" for those without one. In the order of
 * the material; transfer none, to be sorted at most. */
GPtrArray *
trellis_book_builder_list (TrellisBookBuilder *self, GType type, guint field, const char *uid)
{
  const gpointer key = GUINT_TO_POINTER ((guint) trellis_record_type_index (type) * 1000 + field);
  GHashTable *index = g_hash_table_lookup (self->indexes, key);
  GPtrArray *list;

  if (index == NULL)
    {
      index = create_index (self, type, field);
      g_hash_table_insert (self->indexes, key, index);
    }
  list = uid != NULL ? g_hash_table_lookup (index, uid) : NULL;
  return list != NULL ? list : self->nothing;
}

/* The name of the one with this role; NULL where nobody knows it. */
char *
trellis_book_builder_find_name (TrellisBookBuilder *self, TrellisRole role)
{
  TrellisPerson *person = trellis_book_material_get_person (self->material, role);

  return person != NULL ? trellis_phrase_one_line (trellis_person_get_name (person)) : NULL;
}

/* What the one with this role is called, to stand by itself. */
char *
trellis_book_builder_dup_name (TrellisBookBuilder *self, TrellisRole role)
{
  g_autofree char *name = trellis_book_builder_find_name (self, role);

  if (name != NULL)
    return g_steal_pointer (&name);
  return g_strdup (role == TRELLIS_ROLE_MENTEE ? C_("role", "Mentee") : C_("role", "Mentor"));
}

char *
trellis_book_builder_dup_owner (TrellisBookBuilder *self, TrellisOwner owner)
{
  if (owner == TRELLIS_OWNER_BOTH)
    return g_strdup (_("both"));
  return trellis_book_builder_dup_name (self, owner == TRELLIS_OWNER_MENTEE ? TRELLIS_ROLE_MENTEE
                                                                            : TRELLIS_ROLE_MENTOR);
}

/* Who the two are, "Mentee: Ines, mentor: Ada"; nothing of whom nobody knows the name. */
void
trellis_book_add_both (TrellisBookBuilder *self)
{
  g_autofree char *mentee = trellis_book_builder_find_name (self, TRELLIS_ROLE_MENTEE);
  g_autofree char *mentor = trellis_book_builder_find_name (self, TRELLIS_ROLE_MENTOR);
  g_autofree char *both = NULL;

  if (mentee != NULL && mentor != NULL)
    /* Translators: the two people of a mentoring relationship, by name. */
    both = g_strdup_printf (_("Mentee: %s, mentor: %s"), mentee, mentor);
  else if (mentee != NULL)
    /* Translators: one of the two people of a mentoring relationship, by name. */
    both = g_strdup_printf (_("Mentee: %s"), mentee);
  else if (mentor != NULL)
    /* Translators: one of the two people of a mentoring relationship, by name. */
    both = g_strdup_printf (_("Mentor: %s"), mentor);
  if (both != NULL)
    trellis_document_append (self->document, TRELLIS_BLOCK_DETAIL, 0, both);
}

/* @level is 1 for a chapter. */
void
trellis_book_add_heading (TrellisBookBuilder *self, guint level, const char *text)
{
  g_autofree char *line = trellis_phrase_one_line (text);

  trellis_document_append (self->document, TRELLIS_BLOCK_HEADING, level,
                           line != NULL ? line : C_("heading", "Untitled"));
}

gboolean
trellis_book_is_empty (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/* What somebody wrote under a heading; nothing where they wrote nothing. */
void
trellis_book_add_section (TrellisBookBuilder *self, guint level, const char *heading, const char *text)
{
  if (trellis_book_is_empty (text))
    return;
  trellis_book_add_heading (self, level, heading);
  trellis_document_append_text (self->document, 0, text);
}

/* Takes over what is in @details, and shows it on a line; within a list item where @level is 1. */
void
trellis_book_add_details (TrellisBookBuilder *self, guint level, GStrvBuilder *details)
{
  g_auto(GStrv) parts = g_strv_builder_end (details);
  g_autofree char *line = g_strjoinv (" · ", parts);

  if (*line != '\0')
    trellis_document_append (self->document, TRELLIS_BLOCK_DETAIL, level, line);
}

void
trellis_book_add_private_mark (GStrvBuilder *details, gpointer record)
{
  if (trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_PRIVATE)
    g_strv_builder_add (details, C_("visibility", "Private"));
}

/* The names of the files that are attached to what @field, of an attachment, refers to. */
void
trellis_book_add_file_names (TrellisBookBuilder *self, GStrvBuilder *details, guint field, const char *uid)
{
  GPtrArray *attachments = trellis_book_builder_list (self, TRELLIS_TYPE_ATTACHMENT, field, uid);

  for (guint i = 0; i < attachments->len; i++)
    if (trellis_attachment_get_title (attachments->pdata[i]) != NULL)
      /* Translators: %s is the name of a file that is attached to a note. */
      g_strv_builder_take (details, g_strdup_printf (_("Attached: %s"), trellis_attachment_get_title (attachments->pdata[i])));
}

/* What else there is to say of a note. */
void
trellis_book_add_note_marks (TrellisBookBuilder *self, GStrvBuilder *details, TrellisNote *note)
{
  TrellisGoal *goal = trellis_book_material_find (self->material, TRELLIS_TYPE_GOAL, trellis_note_get_goal (note));
  const char *const *tags = trellis_note_get_tags (note);

  if (goal != NULL && trellis_goal_get_title (goal) != NULL)
    /* Translators: what a note is about; %s is the title of a goal. */
    g_strv_builder_take (details, g_strdup_printf (_("Goal: %s"), trellis_goal_get_title (goal)));
  for (guint i = 0; tags[i] != NULL; i++)
    g_strv_builder_take (details, g_strconcat ("#", tags[i], NULL));
  if (trellis_note_get_kind (note) == TRELLIS_NOTE_KIND_ADVICE && trellis_note_get_tried (note))
    g_strv_builder_add (details, C_("advice", "Tried"));
  trellis_book_add_file_names (self, details, trellis_attachment_field_note, trellis_record_get_uid (TRELLIS_RECORD (note)));
  trellis_book_add_private_mark (details, note);
}

/* Takes @line; with a mark behind it where @record is private. */
char *
trellis_book_dup_marked (char *line, gpointer record)
{
  char *marked;

  if (trellis_record_get_visibility (record) != TRELLIS_VISIBILITY_PRIVATE)
    return line;
  marked = g_strdup_printf ("%s · %s", line, C_("visibility", "Private"));
  g_free (line);
  return marked;
}

/* A list item of a title and the text below it, either of which may be NULL. */
void
trellis_book_add_titled_text (TrellisBookBuilder *self, const char *title, const char *text)
{
  g_autofree char *line = trellis_phrase_one_line (title);
  TrellisBlock *block;

  if (line == NULL)
    {
      if (!trellis_book_is_empty (text))
        {
          /* One line stands in the item itself. */
          if (strchr (text, '\n') == NULL)
            {
              g_autofree char *item = g_strconcat ("- ", text, NULL);

              trellis_document_append_text (self->document, 0, item);
            }
          else
            trellis_document_append_text (self->document, 0, text);
        }
      return;
    }
  block = trellis_document_append (self->document, TRELLIS_BLOCK_ITEM, 0, line);
  if (!trellis_book_is_empty (text))
    {
      trellis_block_append_run (block, 0, (guint) strlen (block->text), TRELLIS_RUN_STRONG, NULL);
      trellis_document_append_text (self->document, 1, text);
    }
}

/* The day of @time on this computer's clock, "November 22, 2026"; transfer full. */
char *
trellis_book_dup_day (gint64 time)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = trellis_day_of_time (time, zone);

  return trellis_phrase_day (day);
}
