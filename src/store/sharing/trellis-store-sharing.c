/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-sharing.h"

#include "trellis-clash-question.h"
#include "trellis-clash-value.h"
#include "trellis-renaming.h"
#include "trellis-sharing-marks.h"
#include "trellis-sharing-rows.h"
#include "trellis-sharing-statement.h"
#include "trellis-store-private.h"

/* Has the writer call @work after all that was changed before is written. */
static gboolean
call (TrellisStore *self, const char *match, TrellisWriterWork work, gconstpointer data,
      GError **error)
{
  if (!trellis_store_is_open (self, error) || !trellis_store_flush (self, error) ||
      !trellis_writer_call (self->writer, work, (gpointer) data, error))
    return FALSE;

  trellis_store_emit_sharing_changed (self, match);
  return TRUE;
}

/* An empty list instead of one that cannot be read. */
static GPtrArray *
report (TrellisStore *self, GPtrArray *list, GError *error)
{
  if (list != NULL)
    return list;

  if (error != NULL)
    trellis_store_report_read (self, error);
  g_clear_error (&error);
  return g_ptr_array_new ();
}

static gboolean
share (TrellisDatabase *database, gpointer data, GError **error)
{
  const TrellisSharing *self = data;
  g_autoptr(TrellisSharing) before = NULL;

  if (!trellis_sharing_rows_find (database, self->match, &before, error))
    return FALSE;
  if (before != NULL && trellis_sharing_is_same_place (before, self))
    return trellis_sharing_rows_save (database, self, error);

  /* What is known of the other place says nothing about this one. */
  return trellis_sharing_rows_remove (database, self->match, error) &&
         trellis_sharing_rows_save (database, self, error) &&
         trellis_sharing_mark_match (database, self->match, error);
}

/* Shares a match from now on, or elsewhere than so far. All that it has is to be brought there. */
gboolean
trellis_store_share (TrellisStore *self, const TrellisSharing *sharing, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (sharing != NULL && sharing->match != NULL, FALSE);

  return call (self, sharing->match, share, sharing, error);
}

static gboolean
stop_sharing (TrellisDatabase *database, gpointer data, GError **error)
{
  return trellis_sharing_rows_remove (database, data, error);
}

/* Nothing is removed, neither here nor there. */
gboolean
trellis_store_stop_sharing (TrellisStore *self, const char *match, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  return call (self, match, stop_sharing, match, error);
}

/* Where @match is shared; NULL where it is not. Transfer full. */
TrellisSharing *
trellis_store_dup_sharing (TrellisStore *self, const char *match)
{
  g_autoptr(GError) error = NULL;
  TrellisSharing *sharing = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  if (self->reader != NULL &&
      !trellis_sharing_rows_find (self->reader, match, &sharing, &error))
    trellis_store_report_read (self, error);
  return sharing;
}

/* Of TrellisSharing; transfer full. */
GPtrArray *
trellis_store_list_sharings (TrellisStore *self)
{
  GError *error = NULL;
  GPtrArray *list;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  list = self->reader != NULL ? trellis_sharing_rows_list (self->reader, &error) : NULL;
  return report (self, list, error);
}

typedef struct
{
  const char *match;
  TrellisSharingAnswer answer;
} Answering;

static gboolean
answer_question (TrellisDatabase *database, gpointer data, GError **error)
{
  const Answering *self = data;

  return trellis_sharing_run (
    database, error, "UPDATE sharing SET answer = ? WHERE \"match\" = ? AND question <> 'none'",
    "tt", trellis_sharing_get_nick (TRELLIS_TYPE_SHARING_ANSWER, (int) self->answer), self->match);
}

/* Answers the question that keeps a match from being in step. */
gboolean
trellis_store_answer_sharing (TrellisStore *self, const char *match, TrellisSharingAnswer answer,
                              GError **error)
{
  const Answering answering = { match, answer };

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  return call (self, match, answer_question, &answering, error);
}

/* How many things of @match, or with NULL of any, are saved, and are not where they are shared. */
guint
trellis_store_count_shared_changes (TrellisStore *self, const char *match)
{
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement;
  gboolean found = FALSE;
  guint n_changes;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), 0);

  if (self->reader == NULL)
    return 0;

  statement = trellis_sharing_prepare (
    self->reader, &error,
    "SELECT count(*) FROM shared_change WHERE ?1 IS NULL OR \"match\" = ?1", "t", match);
  if (statement == NULL || !trellis_database_step (self->reader, statement, &found, &error))
    {
      trellis_store_report_read (self, error);
      return 0;
    }
  n_changes = (guint) sqlite3_column_int64 (statement, 0);
  trellis_database_finish (self->reader, statement, NULL);
  return n_changes;
}

/* The number of the last change of anything shared that is not there; each gets a higher one. 0 if
 * there is none. */
gint64
trellis_store_get_last_shared_change (TrellisStore *self)
{
  g_autoptr(GError) error = NULL;
  gint64 number;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), 0);

  if (self->reader == NULL)
    return 0;

  number =
    trellis_database_get_number (self->reader, "SELECT max(change) FROM shared_change", &error);
  if (error != NULL)
    trellis_store_report_read (self, error);
  return MAX (number, 0);
}

/* Of TrellisSharedItem: what is where @match is shared, and what is refused there. Transfer full. */
GPtrArray *
trellis_store_list_shared_items (TrellisStore *self, const char *match)
{
  GError *error = NULL;
  GPtrArray *list;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  list = self->reader != NULL ? trellis_shared_items_list (self->reader, match, &error) : NULL;
  return report (self, list, error);
}

/* What is known of @record, by its uid, where @match is shared, without its base; NULL where nothing is.
 * Transfer full. */
TrellisSharedItem *
trellis_store_dup_shared_item (TrellisStore *self, const char *match, const char *record)
{
  g_autoptr(GError) error = NULL;
  TrellisSharedItem *item = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  if (self->reader != NULL &&
      !trellis_shared_items_find (self->reader, match, record, &item, &error))
    trellis_store_report_read (self, error);
  return item;
}

/* Of TrellisSharedClash, of @match or with NULL of all, the newest first; transfer full. */
GPtrArray *
trellis_store_list_clashes (TrellisStore *self, const char *match)
{
  GError *error = NULL;
  GPtrArray *list;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  list = self->reader != NULL ? trellis_shared_clashes_list (self->reader, match, &error) : NULL;
  return report (self, list, error);
}

static gboolean
see_clash (TrellisDatabase *database, gpointer data, GError **error)
{
  return trellis_clash_question_settle (database, ((const TrellisSharedClash *) data)->id, error);
}

static gboolean
forget_sight (TrellisDatabase *database, gpointer data, GError **error)
{
  return trellis_clash_question_reopen (database, ((const TrellisSharedClash *) data)->id, error);
}

static void
set_from_text (TrellisStore *self, const TrellisSharedClash *clash, const char *text)
{
  g_autoptr(TrellisRecord) record = trellis_store_get (self, clash->type, clash->record);
  TrellisRecordClass *klass;
  TrellisValue value;
  int field;

  if (record == NULL || clash->field == NULL)
    return;

  klass = TRELLIS_RECORD_GET_CLASS (record);
  field = trellis_record_class_find (klass, clash->field);
  if (field < 0)
    return;

  if (trellis_clash_value_parse (&klass->fields[field], text, &value))
    trellis_record_set_value (record, (guint) field, &value);
  trellis_value_clear (&value, &klass->fields[field]);
}

/* Gives the record what a person chose, as an edit of that person, and asks no more. */
gboolean
trellis_store_settle_clash (TrellisStore *self, const TrellisSharedClash *clash,
                            TrellisClashChoice choice, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (clash != NULL, FALSE);

  if (choice != TRELLIS_CLASH_CHOICE_RESULT)
    set_from_text (self, clash, choice == TRELLIS_CLASH_CHOICE_MINE ? clash->mine : clash->theirs);
  return call (self, clash->match, see_clash, clash, error);
}

/* Asks once more about what was settled. The record stays as it is. */
gboolean
trellis_store_reopen_clash (TrellisStore *self, const TrellisSharedClash *clash, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (clash != NULL, FALSE);

  return call (self, clash->match, forget_sight, clash, error);
}

/* Of TrellisAccount; transfer full. */
GPtrArray *
trellis_store_list_accounts (TrellisStore *self)
{
  GError *error = NULL;
  GPtrArray *list;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  list = self->reader != NULL ? trellis_accounts_list (self->reader, &error) : NULL;
  return report (self, list, error);
}

/* NULL where there is none, also for NULL. Transfer full. */
TrellisAccount *
trellis_store_dup_account (TrellisStore *self, const char *uid)
{
  g_autoptr(GPtrArray) accounts = trellis_store_list_accounts (self);

  for (guint i = 0; i < accounts->len; i++)
    {
      const TrellisAccount *account = g_ptr_array_index (accounts, i);

      if (g_strcmp0 (account->uid, uid) == 0)
        return trellis_account_copy (account);
    }
  return NULL;
}

static gboolean
save_account (TrellisDatabase *database, gpointer data, GError **error)
{
  return trellis_accounts_save (database, data, error);
}

gboolean
trellis_store_save_account (TrellisStore *self, const TrellisAccount *account, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  return call (self, NULL, save_account, account, error);
}

static gboolean
remove_account (TrellisDatabase *database, gpointer data, GError **error)
{
  return trellis_accounts_remove (database, data, error);
}

/* Fails as long as a match is shared through it. */
gboolean
trellis_store_remove_account (TrellisStore *self, const char *uid, GError **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  return call (self, NULL, remove_account, uid, error);
}

static gboolean
rename_record (TrellisDatabase *database, gpointer data, GError **error)
{
  return trellis_renaming_run (database, data, error);
}

/* Gives @record, and all that refers to it, another @uid: that by which it is known elsewhere. */
gboolean
trellis_store_rename (TrellisStore *self, gpointer record, const char *uid, GError **error)
{
  g_autoptr(TrellisRenaming) renaming = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (trellis_store_get_id (self, record) != 0, FALSE);

  renaming = trellis_renaming_new (G_OBJECT_TYPE (record), trellis_record_get_uid (record), uid);
  if (!trellis_store_is_open (self, error) || !trellis_store_flush (self, error) ||
      !trellis_writer_call (self->writer, rename_record, renaming, error))
    return FALSE;

  trellis_store_rename_live (self, renaming->type, renaming->before, renaming->after);
  trellis_store_emit_sharing_changed (self, NULL);
  return TRUE;
}
