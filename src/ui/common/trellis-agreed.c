/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agreed.h"

#include <glib/gi18n.h>

/* The newest version of the agreement that both signed, or else the newest; transfer full, nullable. */
static TrellisAgreement *
find_agreement (TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisQuery) agreed = trellis_query_new (TRELLIS_TYPE_AGREEMENT);
  g_autoptr(TrellisQuery) newest = trellis_query_new (TRELLIS_TYPE_AGREEMENT);
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (match));
  TrellisAgreement *found;

  trellis_query_equals (agreed, "match", uid);
  trellis_query_is (agreed, "state", TRELLIS_AGREEMENT_STATE_AGREED);
  trellis_query_descending (agreed, "version");
  found = trellis_store_get_first (store, agreed);
  if (found != NULL)
    return found;

  trellis_query_equals (newest, "match", uid);
  trellis_query_descending (newest, "version");
  return trellis_store_get_first (store, newest);
}

/* What the two people of @match agreed, or the usual where they did not. */
void
trellis_agreed_read (TrellisAgreementDefaults *agreed, TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisAgreement) agreement = find_agreement (store, match);
  g_autoptr(TrellisQuery) query = NULL;
  g_autoptr(TrellisRecordList) clauses = NULL;

  trellis_agreement_defaults_init (agreed);
  if (agreement == NULL)
    return;

  query = trellis_query_new (TRELLIS_TYPE_CLAUSE);
  trellis_query_equals (query, "agreement", trellis_record_get_uid (TRELLIS_RECORD (agreement)));
  clauses = trellis_store_list (store, query);
  trellis_agreement_defaults_read (agreed, G_LIST_MODEL (clauses));
}

/* "every two weeks", in the middle of a sentence; NULL without a rhythm; transfer full. */
char *
trellis_agreed_format_rhythm (TrellisRhythm rhythm)
{
  if (trellis_rhythm_is_none (rhythm))
    return NULL;
  if (rhythm.months == 1)
    return g_strdup (_("every month"));
  if (rhythm.months > 1)
    return g_strdup_printf (ngettext ("every %d month", "every %d months", (gulong) rhythm.months),
                            rhythm.months);
  if (rhythm.days == 7)
    return g_strdup (_("every week"));
  if (rhythm.days == 14)
    return g_strdup (_("every two weeks"));
  if (rhythm.days % 7 == 0)
    return g_strdup_printf (
      ngettext ("every %d week", "every %d weeks", (gulong) rhythm.days / 7), rhythm.days / 7);

  return g_strdup_printf (ngettext ("every %d day", "every %d days", (gulong) rhythm.days),
                          rhythm.days);
}
