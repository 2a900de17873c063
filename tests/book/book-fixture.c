/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include <string.h>

/* In which ways a record is kept from the other, or not. The first two are wholes of the others. */
typedef enum
{
  SHARED,
  PRIVATE,
  IN_PRIVATE, /* shared itself, but part of what is private */
  LINKED,     /* shared, and refers to what is private */
  DELETED,
  THEIRS, /* shared, and written by the other */
  N_VARIANTS
} Variant;

static const char *const variants[N_VARIANTS] = { "shared", "private", "inside", "linked", "deleted", "theirs" };

#define MATCH "match-uid"

static char *
make_uid (TrellisRecordClass *klass, Variant variant)
{
  return g_strdup_printf ("%s-uid-%s", klass->table, variants[variant]);
}

/* What is not shown as it stands: keys and zones, which are no words. */
gboolean
fixture_is_shown (const Word *word)
{
  static const struct
  {
    const char *table, *field;
  } hidden[] = {
    { "attachment", "content" },    /* is looked for by it */
    { "attachment", "media_type" }, /* is known by the name */
    { "clause", "key" },
    { "clause", "choice" },     /* of the built-in clauses */
    { "conclusion", "goals_going_on" }, /* uids */
    { "goal", "weeks" },                /* are counted */
    { "meeting", "time_zone" }, /* times are told by the clock of this computer */
  };

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (g_str_equal (hidden[i].table, word->table) && g_str_equal (hidden[i].field, word->field))
      return FALSE;
  return TRUE;
}

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_free (word);
}

/* Of something smaller than a match. */
static gboolean
is_part (TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0 && klass->fields[i].get_type () != TRELLIS_TYPE_MATCH)
      return TRUE;
  return FALSE;
}

static gboolean
is_secret (TrellisRecord *record, const TrellisField *field, Variant variant)
{
  if ((field->flags & TRELLIS_FIELD_PRIVATE) != 0)
    return TRUE;
  if (TRELLIS_IS_MATCH (record) || TRELLIS_IS_PERSON (record))
    return FALSE;
  return variant == PRIVATE || (variant == IN_PRIVATE && is_part (record));
}

static void
fill_field (Fixture *self, TrellisRecord *record, guint index, Variant variant)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  const TrellisField *field = &klass->fields[index];
  const gboolean secret = is_secret (record, field, variant);
  Word *word;

  if (field->kind == TRELLIS_FIELD_INTEGER && (field->flags & TRELLIS_FIELD_PRIVATE) != 0)
    trellis_record_set_number (record, index, FIXTURE_NUMBER);
  if ((field->kind != TRELLIS_FIELD_STRING && field->kind != TRELLIS_FIELD_TEXT && field->kind != TRELLIS_FIELD_LIST) ||
      g_str_equal (field->name, "key"))
    return;

  word = g_new0 (Word, 1);
  word->text = g_strdup_printf ("%s.%s.%s.%s",
                                variant == DELETED ? FIXTURE_DELETED
                                : secret           ? FIXTURE_SECRET
                                                   : FIXTURE_OPEN,
                                klass->table, field->name, trellis_record_get_uid (record));
  word->table = klass->table;
  word->field = field->name;
  word->is_open = !secret;
  word->is_deleted = variant == DELETED;
  word->is_mine = variant != THEIRS || (field->flags & TRELLIS_FIELD_PRIVATE) != 0;
  word->is_named = (field->flags & (TRELLIS_FIELD_TITLE | TRELLIS_FIELD_WHEN)) != 0;
  g_ptr_array_add (self->words, word);

  if (field->kind == TRELLIS_FIELD_LIST)
    trellis_record_set_list (record, index, (const char *const[]) { word->text, NULL });
  else
    trellis_record_set_string (record, index, word->text);
}

/* What a record is a part of is of the same kind, but for what is to be hidden by it. */
static void
refer (TrellisRecord *record, guint index, const TrellisField *field, Variant variant)
{
  const GType target = field->get_type ();
  const gboolean is_parent = (field->flags & TRELLIS_FIELD_PARENT) != 0;
  g_autofree char *uid = NULL;

  if (target == TRELLIS_TYPE_MATCH)
    uid = g_strdup (MATCH);
  else if (is_parent)
    uid = make_uid (g_type_class_peek (target), variant == PRIVATE || variant == IN_PRIVATE ? PRIVATE : SHARED);
  else if (variant == LINKED)
    uid = make_uid (g_type_class_peek (target), PRIVATE);
  if (uid != NULL && target != TRELLIS_TYPE_PERSON)
    trellis_record_set_string (record, index, uid);
}

static void
fill (Fixture *self, TrellisRecord *record, Variant variant)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  trellis_record_set_visibility (record, variant == PRIVATE ? TRELLIS_VISIBILITY_PRIVATE : TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_author (record, variant == THEIRS ? TRELLIS_ROLE_MENTOR : TRELLIS_ROLE_MENTEE);
  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, 1800000000 + (gint64) variant * 86400 * 40);
  trellis_record_set_number (record, TRELLIS_RECORD_DELETED, variant == DELETED ? 1 : 0);
  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    if (klass->fields[i].kind == TRELLIS_FIELD_REFERENCE)
      refer (record, i, &klass->fields[i], variant);
    else
      fill_field (self, record, i, variant);

  if (TRELLIS_IS_MEETING (record))
    trellis_meeting_set_starts (TRELLIS_MEETING (record), 1801000000 + (gint64) variant * 86400);
  if (TRELLIS_IS_SIGNATURE (record))
    trellis_signature_set_role (TRELLIS_SIGNATURE (record),
                                variant == LINKED ? TRELLIS_ROLE_MENTOR : TRELLIS_ROLE_MENTEE);
}

static void
add_person (Fixture *self, gboolean is_me)
{
  g_autoptr(TrellisPerson) person = trellis_person_new ();

  trellis_record_set_string (TRELLIS_RECORD (person), TRELLIS_RECORD_UID, is_me ? "me" : "partner");
  fill (self, TRELLIS_RECORD (person), is_me ? SHARED : THEIRS);
  trellis_person_set_is_me (person, is_me);
  trellis_book_material_add (self->material, person);
}

static void
add_records (Fixture *self, GType type)
{
  for (guint variant = 0; variant < N_VARIANTS; variant++)
    {
      g_autoptr(TrellisRecord) record = g_object_new (type, NULL);
      g_autofree char *uid = make_uid (TRELLIS_RECORD_GET_CLASS (record), variant);

      /* A book has one version of the agreement in full, and each signs it once. */
      if ((TRELLIS_IS_AGREEMENT (record) && variant > PRIVATE) ||
          (TRELLIS_IS_SIGNATURE (record) && variant != SHARED && variant != LINKED && variant != PRIVATE))
        continue;
      trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
      fill (self, record, variant);
      if (TRELLIS_IS_AGREEMENT (record) && variant == SHARED)
        trellis_agreement_set_state (TRELLIS_AGREEMENT (record), TRELLIS_AGREEMENT_STATE_AGREED);
      trellis_book_material_add (self->material, record);
    }
}

Fixture *
fixture_new (void)
{
  const GType *types = trellis_record_types ();
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  Fixture *self = g_new0 (Fixture, 1);

  self->words = g_ptr_array_new_with_free_func (word_free);
  self->material = trellis_book_material_new (match);
  trellis_record_set_string (TRELLIS_RECORD (match), TRELLIS_RECORD_UID, MATCH);
  fill (self, TRELLIS_RECORD (match), SHARED);
  trellis_match_set_my_role (match, TRELLIS_ROLE_MENTEE);
  add_person (self, TRUE);
  add_person (self, FALSE);
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    if (types[i] != TRELLIS_TYPE_MATCH && types[i] != TRELLIS_TYPE_PERSON)
      add_records (self, types[i]);
  return self;
}

void
fixture_free (Fixture *self)
{
  trellis_book_material_free (self->material);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* The uid of the shared one. */
const char *
fixture_get_meeting (void)
{
  return "meeting-uid-shared";
}

const char *
fixture_get_agreement (void)
{
  return "agreement-uid-shared";
}
