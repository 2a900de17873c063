/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-agreement.h"
#include "trellis-ical-clause-private.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-part-private.h"
#include "trellis-ical-signature-private.h"
#include "trellis-ical-state-private.h"
#include "trellis-ical-time.h"
#include "trellis-ical-title-private.h"

static const TrellisIcalExtra extras[] = {
  { trellis_agreement_field_version, "X-TRELLIS-VERSION" },
  { trellis_agreement_field_agreed, "X-TRELLIS-AGREED" },
  { trellis_agreement_field_review, "X-TRELLIS-REVIEW" },
};

static const char *
get_status (int state)
{
  switch ((TrellisAgreementState) state)
    {
    case TRELLIS_AGREEMENT_STATE_DRAFT:
    case TRELLIS_AGREEMENT_STATE_PROPOSED:
      return "DRAFT";
    case TRELLIS_AGREEMENT_STATE_AGREED:
      return "FINAL";
    case TRELLIS_AGREEMENT_STATE_REPLACED:
      return "CANCELLED";
    default:
      g_return_val_if_reached ("DRAFT");
    }
}

/* Only the two make an agreement: what another program does to its STATUS counts for nothing. */
static const TrellisIcalMeant meant[] = { { NULL, 0 } };

static const TrellisIcalStates states = { trellis_agreement_state_get_type, get_status, meant };

static char *
make_title (TrellisAgreement *agreement)
{
  const int version = trellis_agreement_get_version (agreement);

  if (version <= 1)
    return g_strdup (_("Mentoring Agreement"));
  /* Translators: %d is the number of a version. */
  return g_strdup_printf (_("Mentoring Agreement, Version %d"), version);
}

/* It is of the day on which it was agreed, until then of that on which it was begun. */
static void
write_day (TrellisIcalComponent *item, TrellisAgreement *agreement)
{
  const gint64 agreed = trellis_agreement_get_agreed (agreement);
  const TrellisIcalTime time = trellis_ical_time_from_unix (
    agreed != 0 ? agreed : trellis_record_get_created (TRELLIS_RECORD (agreement)), NULL);
  g_autofree char *day = trellis_ical_time_dup_day (&time);

  if (agreed != 0 || trellis_ical_component_find_line (item, "DTSTART") == NULL)
    trellis_ical_item_set_day (item, "DTSTART", day);
}

/* A description that another program, or one in another language, wrote in its own way, but says the
 * same, stays as it is. */
static void
write_clauses (TrellisIcalComponent *item, const TrellisIcalWhole *whole, const TrellisIcalContext *context)
{
  g_autofree char *signatures = trellis_ical_signatures_describe (whole->parts);
  g_autofree char *said = NULL;
  g_autoptr(GPtrArray) current = trellis_ical_clauses_read (
    item, whole->parts, trellis_record_get_uid (whole->record), &said, context);

  if (g_strcmp0 (said, signatures) != 0 || trellis_ical_item_get_copy (item) != NULL ||
      !trellis_ical_clauses_equal (current, whole->parts))
    trellis_ical_clauses_write (item, whole->parts, signatures, context);
}

/* The agreement as a VJOURNAL, a part of the match. Transfer full. */
TrellisIcalComponent *
trellis_ical_agreement_write (const TrellisIcalWhole *whole,
                              const TrellisIcalComponent *base,
                              const TrellisIcalContext *context)
{
  TrellisAgreement *agreement = TRELLIS_AGREEMENT (whole->record);
  TrellisIcalComponent *item;
  TrellisIcalComponent *calendar =
    trellis_ical_item_begin (base, "VJOURNAL", "agreement", agreement, context, &item);

  write_day (item, agreement);
  trellis_ical_state_write (item, &states, trellis_agreement_get_state (agreement));
  trellis_ical_related_write (item, "PARENT", trellis_agreement_get_match (agreement));
  write_clauses (item, whole, context);
  trellis_ical_signatures_write (item, whole->parts, context);
  if (whole->parts->len > 0)
    trellis_ical_item_own_parts (item);
  trellis_ical_item_set_extras (item, whole->record, extras, G_N_ELEMENTS (extras));
  if (trellis_ical_component_find_line (item, "SUMMARY") == NULL)
    {
      g_autofree char *title = make_title (agreement);

      trellis_ical_title_make (item, title);
    }
  if (base == NULL)
    trellis_ical_item_set_categories (item, NULL);
  trellis_ical_item_finish (calendar, item, base, agreement, context);
  return calendar;
}

/* Clauses and signatures that are private are in no item, so that none can take them away. */
static void
keep_private (GPtrArray *parts, GPtrArray *known)
{
  for (guint i = 0; i < known->len; i++)
    if (trellis_record_get_visibility (known->pdata[i]) == TRELLIS_VISIBILITY_PRIVATE)
      g_ptr_array_add (parts, g_object_ref (known->pdata[i]));
}

gboolean
trellis_ical_agreement_read (const TrellisIcalComponent *calendar,
                             TrellisIcalWhole *whole,
                             const TrellisIcalContext *context)
{
  TrellisAgreement *agreement = TRELLIS_AGREEMENT (whole->record);
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VJOURNAL");
  g_autoptr(GPtrArray) parts = NULL;
  const char *uid;

  if (item == NULL)
    return FALSE;

  trellis_ical_item_get_common (item, agreement);
  if (context->match != NULL)
    trellis_agreement_set_match (agreement, context->match);
  else
    {
      g_autofree char *match = trellis_ical_related_dup (item, "PARENT");

      if (match != NULL)
        trellis_agreement_set_match (agreement, match);
    }
  trellis_agreement_set_state (agreement, (TrellisAgreementState) trellis_ical_state_read (
                                            item, &states, trellis_agreement_get_state (agreement)));
  trellis_ical_item_get_extras (item, whole->record, extras, G_N_ELEMENTS (extras));

  uid = trellis_record_get_uid (whole->record);
  parts = trellis_ical_clauses_read (item, whole->parts, uid, NULL, context);
  if (!trellis_ical_signatures_read (item, whole->parts, parts, uid) &&
      trellis_agreement_get_state (agreement) == TRELLIS_AGREEMENT_STATE_AGREED)
    {
      /* Somebody changed what the two had signed: it waits for them again. */
      trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_PROPOSED);
      trellis_agreement_set_agreed (agreement, 0);
    }
  keep_private (parts, whole->parts);
  g_ptr_array_unref (whole->parts);
  whole->parts = g_steal_pointer (&parts);
  return TRUE;
}
