/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ical"

#include "trellis-ical-preview.h"

#include "trellis-ical-component-private.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-kind-private.h"
#include "trellis-ical-link-private.h"
#include "trellis-ical-message.h"
#include "trellis-ical-series.h"
#include "trellis-ical-split.h"

G_DEFINE_ENUM_TYPE (TrellisIcalNews, trellis_ical_news,
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_NEWS_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_NEWS_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_NEWS_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD, "not-understood"))

G_DEFINE_ENUM_TYPE (TrellisIcalReason, trellis_ical_reason,
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_REASON_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_REASON_COMPONENT, "component"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_REASON_TIME, "time"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_REASON_REPEATS, "repeats"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_REASON_MESSAGE, "message"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_REASON_NEWER, "newer"))

static void
free_item (gpointer data)
{
  TrellisIcalPreviewItem *item = data;

  trellis_ical_component_free (item->calendar);
  g_clear_pointer (&item->whole, trellis_ical_whole_free);
  g_free (item);
}

/* Of a field that no item could tell, or that tells when and not what. */
static gboolean
is_aside (guint index, const TrellisField *field)
{
  return index == TRELLIS_RECORD_CREATED || index == TRELLIS_RECORD_MODIFIED ||
         (field->flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_LOCAL)) != 0;
}

static gboolean
is_equal (TrellisRecord *a, TrellisRecord *b)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (a);

  if (klass != TRELLIS_RECORD_GET_CLASS (b))
    return FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (!is_aside (i, &klass->fields[i]) &&
        !trellis_value_equal (trellis_record_get_value (a, i), trellis_record_get_value (b, i),
                              &klass->fields[i]))
      return FALSE;
  return TRUE;
}

static GHashTable *
index_parts (const TrellisIcalWhole *whole)
{
  GHashTable *parts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < whole->parts->len; i++)
    if (trellis_ical_item_may_leave (whole->parts->pdata[i]))
      g_hash_table_insert (parts, (char *) trellis_record_get_uid (whole->parts->pdata[i]),
                           whole->parts->pdata[i]);
  return parts;
}

/* Whether both tell others the same, in whatever order their parts are. */
gboolean
trellis_ical_whole_equal (const TrellisIcalWhole *a, const TrellisIcalWhole *b)
{
  g_autoptr(GHashTable) parts = index_parts (a);
  g_autoptr(GHashTable) others = index_parts (b);
  GHashTableIter iter;
  gpointer uid, part;

  if (!is_equal (a->record, b->record) || g_hash_table_size (parts) != g_hash_table_size (others))
    return FALSE;
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &uid, &part))
    {
      TrellisRecord *other = g_hash_table_lookup (others, uid);

      if (other == NULL || !is_equal (part, other))
        return FALSE;
    }
  return TRUE;
}

static TrellisIcalReason
find_reason (const TrellisIcalComponent *calendar)
{
  static const char *const components[] = { "VEVENT", "VTODO", "VJOURNAL" };
  const TrellisIcalComponent *item = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (components) && item == NULL; i++)
    item = trellis_ical_item_find (calendar, components[i]);
  if (item == NULL)
    return TRELLIS_ICAL_REASON_COMPONENT;
  if (trellis_ical_kind_is_newer (item))
    return TRELLIS_ICAL_REASON_NEWER;
  if (trellis_ical_message_read (calendar) > TRELLIS_ICAL_MESSAGE_REQUEST)
    return TRELLIS_ICAL_REASON_MESSAGE;
  if (trellis_ical_is_repeating (calendar))
    return TRELLIS_ICAL_REASON_REPEATS;
  return TRELLIS_ICAL_REASON_TIME;
}

/* The line of the file at which its first component stands that is no zone. */
static guint
find_line (const TrellisIcalComponent *calendar)
{
  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (calendar, i);

      if (part != NULL && !trellis_ical_component_has_name (part, "VTIMEZONE"))
        return trellis_ical_component_get_line_number (part);
    }
  return 0;
}

/* @calendar is transfer full. */
static void
add_item (TrellisIcalPreview *self,
          TrellisIcalComponent *calendar,
          const TrellisIcalWhole *known,
          const TrellisIcalContext *context)
{
  TrellisIcalPreviewItem *item = g_new0 (TrellisIcalPreviewItem, 1);

  item->calendar = calendar;
  item->line = find_line (calendar);
  item->whole = trellis_ical_whole_read (calendar, known, context);
  if (item->whole == NULL)
    {
      item->news = TRELLIS_ICAL_NEWS_NOT_UNDERSTOOD;
      item->reason = find_reason (calendar);
    }
  else if (known == NULL)
    item->news = TRELLIS_ICAL_NEWS_NEW;
  else
    item->news = trellis_ical_whole_equal (item->whole, known) ? TRELLIS_ICAL_NEWS_SAME
                                                               : TRELLIS_ICAL_NEWS_CHANGED;
  self->counts[item->news]++;
  g_ptr_array_add (self->items, item);
}

/* The uids of all to-dos that others are parts of. */
static GHashTable *
list_parents (GPtrArray *calendars)
{
  GHashTable *parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < calendars->len; i++)
    {
      const TrellisIcalComponent *item = trellis_ical_item_find (calendars->pdata[i], "VTODO");
      char *parent = item != NULL ? trellis_ical_related_dup (item, "PARENT") : NULL;

      if (parent != NULL)
        g_hash_table_add (parents, parent);
    }
  return parents;
}

/* What a file of iCalendar holds, and for each item whether it is new to @lookup. Whatever the bytes are,
 * what can be read is there. Transfer full. */
TrellisIcalPreview *
trellis_ical_preview_new (const char *data,
                          gsize length,
                          TrellisIcalLookup lookup,
                          gpointer lookup_data,
                          const TrellisIcalContext *context)
{
  TrellisIcalPreview *self = g_new0 (TrellisIcalPreview, 1);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (data, length);
  g_autoptr(GPtrArray) calendars = trellis_ical_split (document->stream);
  g_autoptr(GHashTable) parents = list_parents (calendars);
  TrellisIcalContext with_parents = *context;

  with_parents.parents = parents;
  g_ptr_array_set_free_func (calendars, NULL); /* each becomes an item's */
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->problems = g_array_ref (document->problems);
  self->n_problems = document->n_problems;
  for (guint i = 0; i < calendars->len; i++)
    {
      const char *uid = trellis_ical_get_uid (calendars->pdata[i]);
      g_autoptr(TrellisIcalWhole) known = uid != NULL ? lookup (uid, lookup_data) : NULL;

      add_item (self, calendars->pdata[i], known, &with_parents);
    }
  return self;
}

void
trellis_ical_preview_free (TrellisIcalPreview *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->problems);
  g_free (self);
}
