/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agreement-writing.h"

#include "trellis-agreement-steps.h"
#include "trellis-book.h"
#include "trellis-document-markdown.h"
#include "trellis-record-copy.h"

/* The document is made from copies: those of the store are live. */
static void
add_copy (TrellisBookMaterial *material, gpointer record)
{
  g_autoptr(TrellisRecord) copy = record != NULL ? trellis_record_copy (record) : NULL;

  if (copy != NULL)
    trellis_book_material_add (material, copy);
}

static void
add_copies (TrellisBookMaterial *material, GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (list, i);

      add_copy (material, record);
    }
}

static void
add_people (TrellisBookMaterial *material, TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisPerson) me = trellis_store_get_me (store);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);

  add_copy (material, me);
  add_copy (material, partner);
}

/* The whole document as Markdown, which reads well as plain text too; transfer full. */
char *
trellis_agreement_write (TrellisStore *store, TrellisMatch *match, TrellisAgreement *agreement)
{
  g_autoptr(TrellisMatch) copy = trellis_record_copy (match);
  g_autoptr(TrellisBookMaterial) material = trellis_book_material_new (copy);
  g_autoptr(GListModel) clauses = trellis_agreement_list_clauses (store, agreement);
  g_autoptr(TrellisRecordList) signatures = trellis_agreement_list_signatures (store, agreement);
  g_autoptr(TrellisDocument) document = NULL;

  add_people (material, store, match);
  add_copy (material, agreement);
  add_copies (material, clauses);
  add_copies (material, G_LIST_MODEL (signatures));
  document = trellis_book_of_agreement (material, trellis_record_get_uid (TRELLIS_RECORD (agreement)), FALSE);
  return trellis_document_to_markdown (document);
}
