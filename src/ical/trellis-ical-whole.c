/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-whole.h"

#include "trellis-ical-field-private.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-stand-in-private.h"
#include "trellis-ical-value.h"

/* @parts is transfer full and may be NULL. */
TrellisIcalWhole *
trellis_ical_whole_new (gpointer record, GPtrArray *parts)
{
  TrellisIcalWhole *self;

  g_return_val_if_fail (TRELLIS_IS_RECORD (record), NULL);

  self = g_new (TrellisIcalWhole, 1);
  self->record = g_object_ref (record);
  self->parts = parts != NULL ? parts : g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
trellis_ical_whole_free (TrellisIcalWhole *self)
{
  g_object_unref (self->record);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/* FALSE for a record that is private, deleted or of a class that has no item of its own. */
gboolean
trellis_ical_whole_is_shareable (const TrellisIcalWhole *self)
{
  return trellis_ical_kind_of_record (self->record) != NULL &&
         trellis_ical_item_may_leave (self->record);
}

/* The whole as a VCALENDAR with one item: @base, the one last known or NULL, with what is different;
 * what in it is not ours stays byte by byte. NULL for one that cannot be shared, and for a meeting
 * without a time. Private parts and private fields are never in it. Transfer full. */
TrellisIcalComponent *
trellis_ical_whole_write (const TrellisIcalWhole *self,
                          const TrellisIcalComponent *base,
                          const TrellisIcalContext *context)
{
  const TrellisIcalKind *kind;
  g_autoptr(TrellisIcalComponent) resolved = NULL;
  g_autoptr(TrellisIcalComponent) written = NULL;

  g_return_val_if_fail (self != NULL && context != NULL, NULL);

  if (!trellis_ical_whole_is_shareable (self))
    return NULL;
  kind = trellis_ical_kind_of_record (self->record);
  if (base != NULL)
    resolved = trellis_ical_stand_in_resolve (base, kind, self, context);
  written = kind->write (self, resolved != NULL ? resolved : base, context);
  if (written == NULL ||
      (resolved == NULL && !trellis_ical_stand_in_is_needed (kind, context)))
    return g_steal_pointer (&written);

  /* What stands in somewhere goes on doing so, even where it would not have to any more. */
  return resolved != NULL && trellis_ical_component_equal (written, resolved)
           ? trellis_ical_component_copy (base)
           : trellis_ical_stand_in_make (written, kind, base, context);
}

static TrellisIcalWhole *
create_whole (const TrellisIcalKind *kind, const TrellisIcalWhole *known)
{
  g_autoptr(TrellisRecord) record = NULL;
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_object_unref);

  if (known == NULL || G_OBJECT_TYPE (known->record) != kind->get_type ())
    record = g_object_new (kind->get_type (), NULL);
  else
    {
      record = trellis_ical_record_copy (known->record);
      for (guint i = 0; i < known->parts->len; i++)
        g_ptr_array_add (parts, trellis_ical_record_copy (known->parts->pdata[i]));
    }
  return trellis_ical_whole_new (record, parts);
}

static TrellisIcalWhole *
read_kind (const TrellisIcalComponent *calendar, const TrellisIcalKind *kind, const TrellisIcalWhole *known,
           const TrellisIcalContext *context)
{
  g_autoptr(TrellisIcalWhole) whole = create_whole (kind, known);
  g_autoptr(TrellisIcalComponent) resolved = trellis_ical_stand_in_resolve (calendar, kind, known, context);

  return kind->read (resolved != NULL ? resolved : calendar, whole, context) ? g_steal_pointer (&whole) : NULL;
}

/* The item of @calendar as new records. @known, the whole as it is known so far or NULL, gives identity
 * and what the item cannot tell: private fields, private parts, and what another program has lost. NULL
 * when there is no item that is understood. Transfer full. */
TrellisIcalWhole *
trellis_ical_whole_read (const TrellisIcalComponent *calendar,
                         const TrellisIcalWhole *known,
                         const TrellisIcalContext *context)
{
  const TrellisIcalKind *kind;

  g_return_val_if_fail (calendar != NULL && context != NULL, NULL);

  kind = trellis_ical_kind_of_item (calendar, known, context);
  return kind != NULL ? read_kind (calendar, kind, known, context) : NULL;
}

/* As trellis_ical_whole_read(), but as what is @known, whatever the item says that it is. */
TrellisIcalWhole *
trellis_ical_whole_read_as (const TrellisIcalComponent *calendar,
                            const TrellisIcalWhole *known,
                            const TrellisIcalContext *context)
{
  g_return_val_if_fail (calendar != NULL && known != NULL && context != NULL, NULL);

  return read_kind (calendar, trellis_ical_kind_of_record (known->record), known, context);
}

static const TrellisIcalComponent *
find_item (const TrellisIcalComponent *calendar)
{
  static const char *const names[] = { "VEVENT", "VTODO", "VJOURNAL" };
  const TrellisIcalComponent *item = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && item == NULL; i++)
    item = trellis_ical_item_find (calendar, names[i]);
  return item;
}

/* The value of @name in the first item that has it, however many there are. */
static const char *
find_value (const TrellisIcalComponent *calendar, const char *name)
{
  const guint size = trellis_ical_component_get_size (calendar);

  for (guint i = 0; i < size; i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i);
      const TrellisIcalLine *line = NULL;

      if (part != NULL && !trellis_ical_component_has_name (part, "VTIMEZONE"))
        line = trellis_ical_component_find_line (part, name);
      if (line != NULL)
        return trellis_ical_line_get_value (line);
    }
  return NULL;
}

/* NULL when it has none. */
const char *
trellis_ical_get_uid (const TrellisIcalComponent *calendar)
{
  return find_value (calendar, "UID");
}

/* The uid of the match that the item says it belongs to, or NULL. */
const char *
trellis_ical_get_match (const TrellisIcalComponent *calendar)
{
  return find_value (calendar, "X-TRELLIS-MATCH");
}

/* Whether a person wanted it to be seen by nobody else (RFC 5545 §3.8.1.3). */
gboolean
trellis_ical_is_confidential (const TrellisIcalComponent *calendar)
{
  const char *class = find_value (calendar, "CLASS");

  return class != NULL &&
         (g_ascii_strcasecmp (class, "PRIVATE") == 0 || g_ascii_strcasecmp (class, "CONFIDENTIAL") == 0);
}

/* Whether a Trellis wrote it that knows more than this one. */
gboolean
trellis_ical_is_newer (const TrellisIcalComponent *calendar)
{
  const char *value = find_value (calendar, "X-TRELLIS-V");
  int version;

  return value != NULL && (!trellis_ical_integer_parse (value, &version) || version > TRELLIS_ICAL_SCHEMA);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static gint64
get_written (const TrellisIcalComponent *calendar)
{
  const TrellisIcalComponent *item = find_item (calendar);
  const gint64 modified = item != NULL ? trellis_ical_item_get_utc (item, "LAST-MODIFIED") : 0;

  return modified != 0 || item == NULL ? modified : trellis_ical_item_get_utc (item, "DTSTAMP");
}

static int
get_sequence (const TrellisIcalComponent *calendar)
{
  const char *value = find_value (calendar, "SEQUENCE");
  int sequence = 0;

  return value != NULL && trellis_ical_integer_parse (value, &sequence) ? sequence : 0;
}

/* Whether @a is a newer (more than 0) or an older version of the item than @b, as far as they tell. */
int
trellis_ical_compare_age (const TrellisIcalComponent *a, const TrellisIcalComponent *b)
{
  const int by_sequence = compare_numbers (get_sequence (a), get_sequence (b));

  return by_sequence != 0 ? by_sequence : compare_numbers (get_written (a), get_written (b));
}

/* What the last write of Trellis called itself, "<replica>.<counter>", or NULL. */
const char *
trellis_ical_get_rev (const TrellisIcalComponent *calendar)
{
  return find_value (calendar, "X-TRELLIS-REV");
}

/* The uid of what the journal entry or to-do of another program is part of, which may be no goal; NULL where it is none,
 * or part of nothing. Transfer full. */
char *
trellis_ical_dup_foreign_parent (const TrellisIcalComponent *calendar)
{
  const TrellisIcalComponent *item = find_item (calendar);

  if (item == NULL || trellis_ical_component_has_name (item, "VEVENT") ||
      trellis_ical_component_find_line (item, "X-TRELLIS-KIND") != NULL)
    return NULL;
  return trellis_ical_related_dup (item, "PARENT");
}

/* Adds to @parents, which owns its keys, the uids of to-dos that the to-do of @calendar names as what it is
 * part of; see TrellisIcalContext. */
void
trellis_ical_find_parents (const TrellisIcalComponent *calendar, GHashTable *parents)
{
  const TrellisIcalComponent *todo = trellis_ical_component_find_part (calendar, "VTODO");
  guint at = todo != NULL ? trellis_ical_component_search_line (todo, "RELATED-TO", 0) : TRELLIS_ICAL_NONE;

  for (; at != TRELLIS_ICAL_NONE; at = trellis_ical_component_search_line (todo, "RELATED-TO", at + 1))
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (todo, at);
      g_autofree char *kind = trellis_ical_line_dup_parameter (line, "RELTYPE");

      if (kind == NULL || g_ascii_strcasecmp (kind, "PARENT") == 0)
        g_hash_table_add (parents, g_strdup (trellis_ical_line_get_value (line)));
    }
}
