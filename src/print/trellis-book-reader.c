/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-reader.h"

#include "trellis-share-reader.h"

typedef struct
{
  TrellisShareReader *reader;
  TrellisBookMaterial *material;
  GCancellable *cancellable;
} Reading;

static gboolean
add_parts (Reading *self, GType type, const char *whole, GError **error)
{
  g_autoptr(GPtrArray) parts = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  parts = trellis_share_reader_list_parts (self->reader, type, whole, error);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    trellis_book_material_add (self->material, parts->pdata[i]);
  return parts != NULL;
}

/* Of all records of class @type that are there. */
static gboolean
add_parts_of (Reading *self, GType part, GType type, GError **error)
{
  GPtrArray *wholes = trellis_book_material_get_all (self->material, type);

  for (guint i = 0; i < wholes->len; i++)
    if (!add_parts (self, part, trellis_record_get_uid (wholes->pdata[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_people (Reading *self, GError **error)
{
  const char *uid = trellis_match_get_partner (trellis_book_material_get_match (self->material));
  g_autoptr(TrellisRecord) me = NULL;
  g_autoptr(TrellisRecord) partner = NULL;

  if (!trellis_share_reader_get_me (self->reader, &me, error) ||
      (uid != NULL && !trellis_share_reader_get (self->reader, TRELLIS_TYPE_PERSON, uid, &partner, error)))
    return FALSE;
  if (me != NULL)
    trellis_book_material_add (self->material, me);
  if (partner != NULL)
    trellis_book_material_add (self->material, partner);
  return TRUE;
}

static gboolean
add_all (Reading *self, GError **error)
{
  static const struct
  {
    GType (*part) (void), (*whole) (void);
  } parts[] = {
    { trellis_clause_get_type, trellis_agreement_get_type }, { trellis_signature_get_type, trellis_agreement_get_type },
    { trellis_point_get_type, trellis_meeting_get_type },    { trellis_task_get_type, trellis_goal_get_type },
    { trellis_check_in_get_type, trellis_goal_get_type },   { trellis_skill_rating_get_type, trellis_skill_get_type },
  };
  const GType types[] = { TRELLIS_TYPE_AGREEMENT, TRELLIS_TYPE_MEETING, TRELLIS_TYPE_GOAL, TRELLIS_TYPE_ACTION,
                          TRELLIS_TYPE_NOTE,      TRELLIS_TYPE_PULSE,   TRELLIS_TYPE_SKILL, TRELLIS_TYPE_CONCLUSION,
                          TRELLIS_TYPE_ATTACHMENT };
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (trellis_book_material_get_match (self->material)));

  if (!add_people (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (!add_parts (self, types[i], uid, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!add_parts_of (self, parts[i].part (), parts[i].whole (), error))
      return FALSE;
  return TRUE;
}

/* All that the journal in @folder, which a store of this process has open, keeps of the match with this uid.
 * For another thread than the store's. Fails with G_IO_ERROR_NOT_FOUND where there is no such match.
 * Transfer full. */
TrellisBookMaterial *
trellis_book_read (const char *folder, const char *match, GCancellable *cancellable, GError **error)
{
  g_autoptr(TrellisShareReader) reader = trellis_share_reader_open (folder, error);
  g_autoptr(TrellisRecord) record = NULL;
  g_autoptr(TrellisBookMaterial) material = NULL;
  Reading self;

  if (reader == NULL || !trellis_share_reader_get (reader, TRELLIS_TYPE_MATCH, match, &record, error))
    return NULL;
  if (record == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such match");
      return NULL;
    }

  material = trellis_book_material_new (TRELLIS_MATCH (record));
  self = (Reading) { reader, material, cancellable };
  return add_all (&self, error) ? g_steal_pointer (&material) : NULL;
}
