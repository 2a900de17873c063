/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-import-private.h"

#include "trellis-record-copy.h"
#include "trellis-records.h"

/* What the items that were read would change here. */

/* Whether a record with the @uid is here, or comes with the import. */
static gboolean
will_be_there (TrellisImporter *self, GType type, const char *uid, gboolean *is_there, GError **error)
{
  const TrellisImporting *importing = g_hash_table_lookup (self->by_uid, uid);
  g_autoptr(TrellisRecord) record = NULL;

  *is_there = importing != NULL && importing->read != NULL &&
              G_OBJECT_TYPE (importing->read->record) == type;
  if (*is_there)
    return TRUE;
  if (!trellis_share_reader_get (self->reader, type, uid, &record, error))
    return FALSE;
  *is_there = record != NULL;
  return TRUE;
}

/* Leaves out what would be a part of nothing. @changed tells whether that was so. */
static gboolean
check_whole (TrellisImporter *self, TrellisImporting *importing, gboolean *changed, GError **error)
{
  TrellisRecord *record = importing->read->record;
  const int field = trellis_importer_find_field (record, G_TYPE_INVALID, TRELLIS_FIELD_PARENT);
  const char *uid = field >= 0 ? trellis_record_get_string (record, (guint) field) : NULL;
  gboolean is_there = FALSE;

  if (field < 0)
    return TRUE;
  if (uid != NULL &&
      !will_be_there (self, TRELLIS_RECORD_GET_CLASS (record)->fields[field].get_type (), uid, &is_there,
                      error))
    return FALSE;
  if (!is_there)
    {
      trellis_importing_leave (importing, TRELLIS_IMPORT_NO_WHOLE);
      *changed = TRUE;
    }
  return TRUE;
}

static TrellisRecord *
find_part (const TrellisIcalWhole *whole, const char *uid)
{
  for (guint i = 0; whole != NULL && i < whole->parts->len; i++)
    if (g_strcmp0 (trellis_record_get_uid (whole->parts->pdata[i]), uid) == 0)
      return whole->parts->pdata[i];
  return NULL;
}

/* Nobody could tell of what is private here, so that its absence says nothing. */
static gboolean
keep_private_reference (TrellisImporter *self, TrellisRecord *record, TrellisRecord *known, guint field,
                        GError **error)
{
  const char *uid = known != NULL ? trellis_record_get_string (known, field) : NULL;
  g_autoptr(TrellisRecord) target = NULL;

  if (uid == NULL)
    return TRUE;
  if (!trellis_share_reader_get (self->reader,
                                 TRELLIS_RECORD_GET_CLASS (record)->fields[field].get_type (), uid,
                                 &target, error))
    return FALSE;
  if (target != NULL && (trellis_record_get_visibility (target) == TRELLIS_VISIBILITY_PRIVATE ||
                         trellis_record_get_deleted (target) != 0))
    trellis_record_set_string (record, field, uid);
  return TRUE;
}

/* Forgets references to what is not here. @known is the record as it is here, or NULL. */
static gboolean
check_references (TrellisImporter *self, TrellisRecord *record, TrellisRecord *known, GError **error)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const TrellisField *field = &klass->fields[i];
      const char *uid = trellis_field_is_string (field) ? trellis_record_get_string (record, i) : NULL;
      gboolean is_there = TRUE;

      if (field->kind != TRELLIS_FIELD_REFERENCE ||
          (field->flags & (TRELLIS_FIELD_PARENT | TRELLIS_FIELD_LOCAL)) != 0)
        continue;
      if (uid == NULL)
        {
          if (!keep_private_reference (self, record, known, i, error))
            return FALSE;
          continue;
        }
      if (!will_be_there (self, field->get_type (), uid, &is_there, error))
        return FALSE;
      if (!is_there)
        trellis_record_set_string (record, i, NULL);
    }
  return TRUE;
}

/* What is only about when something was written does not make it another thing. */
static gboolean
is_same (TrellisRecord *record, TrellisRecord *other)
{
  g_autoptr(TrellisRecord) dated = trellis_record_copy (other);
  const guint times[] = { TRELLIS_RECORD_CREATED, TRELLIS_RECORD_MODIFIED };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    trellis_record_set_value (dated, times[i], trellis_record_get_value (record, times[i]));
  return trellis_record_is_same (record, dated);
}

/* Without a common past, what comes from the file is taken as it is. */
static void
add_edit (TrellisImportItem *item, TrellisRecord *base, TrellisRecord *before, TrellisRecord *after,
          const TrellisMergeContext *merging)
{
  g_autoptr(TrellisRecord) merged =
    before != NULL ? trellis_record_merge (base != NULL ? base : before, before, after, merging, NULL)
                   : trellis_record_copy (after);
  TrellisShareEdit *edit;

  if (before != NULL)
    trellis_record_set_number (merged, TRELLIS_RECORD_DELETED, 0);
  if (before != NULL && is_same (before, merged))
    return;

  edit = g_new0 (TrellisShareEdit, 1);
  edit->read = before != NULL ? g_object_ref (before) : NULL;
  edit->merged = g_steal_pointer (&merged);
  g_ptr_array_add (item->edits, edit);
}

/* I am here already, and know best who I am. The partner of a new match has a uid of their own. */
static gboolean
is_me (TrellisRecord *record)
{
  return TRELLIS_IS_PERSON (record) && trellis_person_get_is_me (TRELLIS_PERSON (record));
}

static void
compare_item (TrellisImporter *self, TrellisImporting *importing)
{
  const TrellisMergeContext merging = { self->choice->my_role,
                                        importing->separator != NULL ? importing->separator : "(:)" };
  TrellisImportItem *item = importing->item;
  TrellisRecord *before = importing->known != NULL ? importing->known->record : NULL;
  TrellisRecord *after = importing->read->record;
  TrellisRecord *base = importing->base != NULL ? importing->base->record : NULL;
  const gboolean is_older =
    before != NULL && base == NULL && !self->choice->takes_older && trellis_record_get_modified (after) < trellis_record_get_modified (before);

  add_edit (item, base, before, after, &merging);
  for (guint i = 0; i < importing->read->parts->len; i++)
    {
      TrellisRecord *part = importing->read->parts->pdata[i];

      if (!is_me (part))
        add_edit (item, find_part (importing->base, trellis_record_get_uid (part)),
                  find_part (importing->known, trellis_record_get_uid (part)), part, &merging);
    }

  if (item->edits->len == 0)
    item->state = TRELLIS_IMPORT_SAME;
  else if (before == NULL || trellis_record_get_deleted (before) != 0)
    item->state = TRELLIS_IMPORT_NEW;
  else if (is_older)
    {
      item->state = TRELLIS_IMPORT_OLDER;
      g_ptr_array_set_size (item->edits, 0);
    }
  else
    item->state = TRELLIS_IMPORT_CHANGED;
}

/* Compares all items that can be taken in with what is here, and says what they would change. */
gboolean
trellis_importer_compare (TrellisImporter *self, GError **error)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < self->list->len; i++)
        {
          TrellisImporting *importing = self->list->pdata[i];

          if (importing->read != NULL && !check_whole (self, importing, &changed, error))
            return FALSE;
        }
    }
  for (guint i = 0; i < self->list->len; i++)
    {
      TrellisImporting *importing = self->list->pdata[i];

      if (importing->read == NULL)
        continue;
      if (!check_references (self, importing->read->record,
                             importing->known != NULL ? importing->known->record : NULL, error))
        return FALSE;
      for (guint j = 0; j < importing->read->parts->len; j++)
        {
          TrellisRecord *part = importing->read->parts->pdata[j];

          if (!check_references (self, part, find_part (importing->known, trellis_record_get_uid (part)),
                                 error))
            return FALSE;
        }
      compare_item (self, importing);
    }
  return TRUE;
}
