/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-material.h"

struct _TrellisBookMaterial
{
  TrellisMatch *match;
  gboolean has_twelve_hours;
  GPtrArray *records[TRELLIS_N_RECORD_TYPES]; /* of each class, in the order of trellis_record_types() */
  GHashTable *by_uid[TRELLIS_N_RECORD_TYPES]; /* uid, of the record → it */
};

G_DEFINE_ENUM_TYPE (TrellisBookScope, trellis_book_scope,
                    G_DEFINE_ENUM_VALUE (TRELLIS_BOOK_SHAREABLE, "shareable"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_BOOK_MINE, "mine"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_BOOK_EVERYTHING, "everything"))

/* A copy of @match that no store keeps. */
TrellisBookMaterial *
trellis_book_material_new (TrellisMatch *match)
{
  TrellisBookMaterial *self = g_new0 (TrellisBookMaterial, 1);

  self->match = g_object_ref (match);
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      self->records[i] = g_ptr_array_new_with_free_func (g_object_unref);
      self->by_uid[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  return self;
}

void
trellis_book_material_free (TrellisBookMaterial *self)
{
  g_object_unref (self->match);
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_hash_table_unref (self->by_uid[i]);
      g_ptr_array_unref (self->records[i]);
    }
  g_free (self);
}

/* @record is a copy that no store keeps: a part of the match, or one of its two people. What is in the
 * trash is left out. */
void
trellis_book_material_add (TrellisBookMaterial *self, gpointer record)
{
  const int index = trellis_record_type_index (G_OBJECT_TYPE (record));
  const char *uid = trellis_record_get_uid (record);

  if (trellis_record_get_deleted (record) != 0)
    return;
  g_ptr_array_add (self->records[index], g_object_ref (record));
  if (uid != NULL)
    g_hash_table_insert (self->by_uid[index], (char *) uid, record);
}

TrellisMatch *
trellis_book_material_get_match (TrellisBookMaterial *self)
{
  return self->match;
}

/* The one of the two with this role; nullable. */
TrellisPerson *
trellis_book_material_get_person (TrellisBookMaterial *self, TrellisRole role)
{
  const gboolean wants_me = trellis_match_get_my_role (self->match) == role;
  GPtrArray *people = trellis_book_material_get_all (self, TRELLIS_TYPE_PERSON);

  for (guint i = 0; i < people->len; i++)
    if ((trellis_person_get_is_me (people->pdata[i]) != FALSE) == wants_me)
      return people->pdata[i];
  return NULL;
}

/* Not to be changed. */
GPtrArray *
trellis_book_material_get_all (TrellisBookMaterial *self, GType type)
{
  return self->records[trellis_record_type_index (type)];
}

/* Nullable, as @uid. */
gpointer
trellis_book_material_find (TrellisBookMaterial *self, GType type, const char *uid)
{
  return uid != NULL ? g_hash_table_lookup (self->by_uid[trellis_record_type_index (type)], uid) : NULL;
}

/* How documents tell the time of day; by 24 hours, if nothing is said. */
void
trellis_book_material_set_clock (TrellisBookMaterial *self, gboolean has_twelve_hours)
{
  self->has_twelve_hours = has_twelve_hours;
}

/* Whether it has twelve hours. */
gboolean
trellis_book_material_get_clock (TrellisBookMaterial *self)
{
  return self->has_twelve_hours;
}

static TrellisRole
get_my_role (TrellisBookMaterial *self)
{
  return trellis_match_get_my_role (self->match);
}

static gboolean
is_mine (TrellisBookMaterial *self, TrellisRecord *record)
{
  return TRELLIS_IS_PERSON (record) ? trellis_person_get_is_me (TRELLIS_PERSON (record))
                                    : trellis_record_get_author (record) == get_my_role (self);
}

static gboolean
is_for_me_alone (TrellisRecord *record)
{
  return trellis_record_class_is_private (TRELLIS_RECORD_GET_CLASS (record));
}

/* Who the two are is no secret between them. */
static gboolean
may_stay (TrellisBookMaterial *self, TrellisRecord *record, TrellisBookScope scope)
{
  switch (scope)
    {
    case TRELLIS_BOOK_SHAREABLE:
      if (is_for_me_alone (record))
        return FALSE;
      return TRELLIS_IS_PERSON (record) || trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED;
    case TRELLIS_BOOK_MINE:
      return TRELLIS_IS_PERSON (record) || TRELLIS_IS_MEETING (record) || TRELLIS_IS_GOAL (record) ||
             is_for_me_alone (record) || is_mine (self, record);
    case TRELLIS_BOOK_EVERYTHING:
    default:
      return TRUE;
    }
}

static const TrellisField *
get_fields (gpointer record, guint *n_fields)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  *n_fields = klass->n_fields;
  return klass->fields;
}

/* Whether all that @record is a part of is still there. What may be a part of several things, as a file is of the
 * match and of a note in it, need not be a part of each. */
static gboolean
has_whole (TrellisBookMaterial *self, TrellisRecord *record)
{
  guint n_fields;
  const TrellisField *fields = get_fields (record, &n_fields);
  gboolean is_of_match = FALSE;

  for (guint i = 0; i < n_fields; i++)
    {
      const char *uid;

      if ((fields[i].flags & TRELLIS_FIELD_PARENT) == 0)
        continue;
      uid = trellis_record_get_string (record, i);
      if (fields[i].get_type () == TRELLIS_TYPE_MATCH)
        is_of_match = TRUE;
      else if (!(is_of_match && uid == NULL) && trellis_book_material_find (self, fields[i].get_type (), uid) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
drop (TrellisBookMaterial *self, guint type, guint position)
{
  const char *uid = trellis_record_get_uid (self->records[type]->pdata[position]);

  if (uid != NULL)
    g_hash_table_remove (self->by_uid[type], uid);
  g_ptr_array_remove_index (self->records[type], position);
}

/* Each class comes after those that it refers to, so a whole goes before its parts. */
static void
remove_records (TrellisBookMaterial *self, TrellisBookScope scope)
{
  for (guint type = 0; type < TRELLIS_N_RECORD_TYPES; type++)
    for (guint i = self->records[type]->len; i > 0; i--)
      {
        TrellisRecord *record = self->records[type]->pdata[i - 1];

        if (!may_stay (self, record, scope) || !has_whole (self, record))
          drop (self, type, i - 1);
      }
}

static void
clear_field (TrellisRecord *record, guint index, const TrellisField *field)
{
  if (trellis_field_is_string (field))
    trellis_record_set_string (record, index, NULL);
  else if (field->kind == TRELLIS_FIELD_LIST)
    trellis_record_set_list (record, index, NULL);
  else
    trellis_record_set_number (record, index, field->initial);
}

static gboolean
is_text (const TrellisField *field)
{
  return field->kind == TRELLIS_FIELD_STRING || field->kind == TRELLIS_FIELD_TEXT || field->kind == TRELLIS_FIELD_LIST;
}

/* What of somebody else's record still tells what it is about. */
static gboolean
names (const TrellisField *field)
{
  return (field->flags & (TRELLIS_FIELD_TITLE | TRELLIS_FIELD_WHEN)) != 0;
}

static gboolean
must_clear (TrellisBookMaterial *self, TrellisRecord *record, guint index, const TrellisField *field,
            TrellisBookScope scope)
{
  const gboolean is_private = (field->flags & TRELLIS_FIELD_PRIVATE) != 0;

  if (index < TRELLIS_RECORD_N_FIELDS)
    return FALSE;
  switch (scope)
    {
    case TRELLIS_BOOK_SHAREABLE:
      return is_private;
    case TRELLIS_BOOK_MINE: /* what is private never came from anybody else */
      return is_text (field) && !is_private && !names (field) && !is_mine (self, record);
    case TRELLIS_BOOK_EVERYTHING:
    default:
      return FALSE;
    }
}

static void
clear_fields (TrellisBookMaterial *self, TrellisRecord *record, TrellisBookScope scope)
{
  guint n_fields;
  const TrellisField *fields = get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const gboolean refers = fields[i].kind == TRELLIS_FIELD_REFERENCE &&
                              (fields[i].flags & (TRELLIS_FIELD_PARENT | TRELLIS_FIELD_LOCAL)) == 0;

      if (must_clear (self, record, i, &fields[i], scope) ||
          (refers && trellis_book_material_find (self, fields[i].get_type (), trellis_record_get_string (record, i)) == NULL))
        clear_field (record, i, &fields[i]);
    }
}

static gboolean
has_private_words (TrellisRecord *record)
{
  guint n_fields;
  const TrellisField *fields = get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].flags & TRELLIS_FIELD_PRIVATE) != 0 && trellis_field_is_string (&fields[i]) &&
        trellis_record_get_string (record, i) != NULL)
      return TRUE;
  return FALSE;
}

/* The uids of all that a record of mine hangs on. */
static GHashTable *
collect_used (TrellisBookMaterial *self)
{
  GHashTable *used = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint type = 0; type < TRELLIS_N_RECORD_TYPES; type++)
    for (guint i = 0; i < self->records[type]->len; i++)
      {
        TrellisRecord *record = self->records[type]->pdata[i];
        guint n_fields;
        const TrellisField *fields = get_fields (record, &n_fields);

        for (guint j = 0; is_mine (self, record) && j < n_fields; j++)
          if (fields[j].kind == TRELLIS_FIELD_REFERENCE && trellis_record_get_string (record, j) != NULL)
            g_hash_table_add (used, (char *) trellis_record_get_string (record, j));
      }
  return used;
}

/* Somebody else's meetings and goals are there only for what of mine belongs to them. */
static void
remove_unused (TrellisBookMaterial *self)
{
  g_autoptr(GHashTable) used = collect_used (self);

  for (guint type = 0; type < TRELLIS_N_RECORD_TYPES; type++)
    for (guint i = self->records[type]->len; i > 0; i--)
      {
        TrellisRecord *record = self->records[type]->pdata[i - 1];

        if (!TRELLIS_IS_PERSON (record) && !is_mine (self, record) && !has_private_words (record) &&
            (trellis_record_get_uid (record) == NULL ||
             !g_hash_table_contains (used, trellis_record_get_uid (record))))
          drop (self, type, i - 1);
      }
}

/* Takes out of the records all that does not belong into a document of this scope, so that nothing that is
 * made from them can hold it. */
void
trellis_book_material_filter (TrellisBookMaterial *self, TrellisBookScope scope)
{
  remove_records (self, scope);
  if (scope == TRELLIS_BOOK_MINE)
    remove_unused (self);
  clear_fields (self, TRELLIS_RECORD (self->match), scope);
  for (guint type = 0; type < TRELLIS_N_RECORD_TYPES; type++)
    for (guint i = 0; i < self->records[type]->len; i++)
      clear_fields (self, self->records[type]->pdata[i], scope);
}
