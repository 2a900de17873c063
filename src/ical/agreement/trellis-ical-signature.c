/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-signature-private.h"

#include <string.h>

#include "trellis-ical-clause-private.h"
#include "trellis-ical-field-private.h"
#include "trellis-ical-part-private.h"
#include "trellis-ical-person-private.h"
#include "trellis-ical-time.h"
#include "trellis-signature.h"

/* One line for each of the two: "id=… by=mentor rev=… at=… name=…". It is a note of a promise, not a
 * proof: rev is a hash of the words that were signed, so that others make it void. */
#define CONFIRM "X-TRELLIS-CONFIRM"

static const TrellisIcalExtra fields[] = {
  { trellis_signature_field_signed_at, "at" },
  { trellis_signature_field_name, "name" },
};

static TrellisSignature *
find_signature (GPtrArray *parts, TrellisRole role)
{
  for (guint i = 0; i < parts->len; i++)
    if (TRELLIS_IS_SIGNATURE (parts->pdata[i]) && trellis_ical_item_may_leave (parts->pdata[i]) &&
        trellis_signature_get_role (parts->pdata[i]) == role)
      return parts->pdata[i];
  return NULL;
}

static const TrellisIcalPart *
find_line (GPtrArray *lines, TrellisRole role)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (trellis_ical_part_get (lines->pdata[i], "by"), trellis_ical_role_get_word (role)) == 0)
      return lines->pdata[i];
  return NULL;
}

static gboolean
is_valid (const TrellisIcalPart *line, const char *hash)
{
  return line != NULL && g_strcmp0 (trellis_ical_part_get (line, "rev"), hash) == 0;
}

/* Who has signed and when, for people to read, NULL when nobody has; transfer full. */
char *
trellis_ical_signatures_describe (GPtrArray *parts)
{
  static const TrellisRole roles[] = { TRELLIS_ROLE_MENTOR, TRELLIS_ROLE_MENTEE };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      TrellisSignature *signature = find_signature (parts, roles[i]);
      const TrellisIcalTime time = trellis_ical_time_from_unix (
        signature != NULL ? trellis_signature_get_signed_at (signature) : 0, NULL);
      g_autofree char *day = trellis_ical_time_dup_day (&time);

      if (signature != NULL && trellis_signature_get_name (signature) != NULL)
        g_string_append_printf (text, "%s%s, %s", text->len > 0 ? "\n" : "",
                                trellis_signature_get_name (signature), day);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
write_line (TrellisIcalComponent *item, const TrellisIcalPart *line)
{
  static const char *const keys[] = { "by", "rev", "at", "name" };
  g_autoptr(GPtrArray) words = trellis_ical_words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    trellis_ical_words_add (words, keys[i], trellis_ical_part_get (line, keys[i]));
  trellis_ical_part_write (item, CONFIRM, line->id, words);
}

static void
write_signature (TrellisIcalComponent *item, TrellisSignature *signature, const char *hash)
{
  g_autoptr(GPtrArray) words = trellis_ical_words_new ();

  trellis_ical_words_add (words, "by",
                          trellis_ical_role_get_word (trellis_signature_get_role (signature)));
  trellis_ical_words_add (words, "rev", hash);
  trellis_ical_words_add_fields (words, TRELLIS_RECORD (signature), fields, G_N_ELEMENTS (fields), FALSE);
  trellis_ical_part_write (item, CONFIRM, trellis_record_get_uid (TRELLIS_RECORD (signature)), words);
}

/* Each of the two has a line, which only they change: that of the other stays as long as it is about
 * the same words, and is written only where they have none. */
void
trellis_ical_signatures_write (TrellisIcalComponent *item,
                               GPtrArray *parts,
                               const TrellisIcalContext *context)
{
  static const TrellisRole roles[] = { TRELLIS_ROLE_MENTOR, TRELLIS_ROLE_MENTEE };
  g_autoptr(GPtrArray) lines = trellis_ical_parts_list (item, CONFIRM);
  g_autofree char *hash = trellis_ical_clauses_hash (parts);
  g_autoptr(TrellisIcalComponent) wanted = trellis_ical_component_new ("VJOURNAL");

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const TrellisIcalPart *line = find_line (lines, roles[i]);
      TrellisSignature *signature = find_signature (parts, roles[i]);

      if (roles[i] != context->my_role && is_valid (line, hash))
        write_line (wanted, line);
      else if (signature != NULL)
        write_signature (wanted, signature, hash);
    }
  trellis_ical_item_copy_lines (item, wanted, CONFIRM);
}

static TrellisSignature *
read_line (const TrellisIcalPart *line, GPtrArray *known, TrellisRole role, const char *agreement)
{
  TrellisSignature *before = find_signature (known, role);
  TrellisRecord *record;

  if (before != NULL && g_strcmp0 (trellis_record_get_uid (TRELLIS_RECORD (before)), line->id) == 0)
    record = trellis_ical_record_copy (TRELLIS_RECORD (before));
  else
    record = TRELLIS_RECORD (trellis_signature_new ());
  trellis_record_set_string (record, TRELLIS_RECORD_UID, line->id);
  trellis_record_set_author (record, role);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_signature_set_agreement (TRELLIS_SIGNATURE (record), agreement);
  trellis_signature_set_role (TRELLIS_SIGNATURE (record), role);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    trellis_ical_field_reset (record, fields[i].field);
  trellis_ical_part_get_fields (line, record, fields, G_N_ELEMENTS (fields));
  return TRELLIS_SIGNATURE (record);
}

/* Adds the signatures that hold for the clauses in @parts. FALSE when there was one that does not. Where
 * a program lost our lines, those that are @known hold. */
gboolean
trellis_ical_signatures_read (const TrellisIcalComponent *item,
                              GPtrArray *known,
                              GPtrArray *parts,
                              const char *agreement)
{
  static const TrellisRole roles[] = { TRELLIS_ROLE_MENTOR, TRELLIS_ROLE_MENTEE };
  g_autoptr(GPtrArray) lines = trellis_ical_parts_list (item, CONFIRM);
  g_autofree char *hash = trellis_ical_clauses_hash (parts);
  gboolean all_hold = TRUE;

  if (!trellis_ical_item_is_ours (item))
    {
      g_autofree char *before = trellis_ical_clauses_hash (known);

      all_hold = strcmp (hash, before) == 0;
      for (guint i = 0; i < known->len && all_hold; i++)
        if (TRELLIS_IS_SIGNATURE (known->pdata[i]))
          g_ptr_array_add (parts, trellis_ical_record_copy (known->pdata[i]));
      return all_hold;
    }
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const TrellisIcalPart *line = find_line (lines, roles[i]);

      if (is_valid (line, hash))
        g_ptr_array_add (parts, read_line (line, known, roles[i], agreement));
      else if (line != NULL)
        all_hold = FALSE;
    }
  return all_hold;
}
