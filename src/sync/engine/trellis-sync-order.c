/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-run-private.h"

#include <string.h>

/* In which order items are taken in. It is read off their bytes, before anybody reads them as items: an
 * item whose lines do not say it is taken in all the same, only later. */

#define TIME_LENGTH 15 /* 20260105T101500 */

typedef struct
{
  TrellisRemoteItem *item;
  gboolean is_part;
  char created[TIME_LENGTH + 1]; /* "" where it is not told */
  gboolean has_own_name; /* is called as what is put there new, by its uid */
  guint index;
} Place;

/* What follows @name at the beginning of a line, in @length bytes; NULL where there is no such line. */
static const char *
find_line (const char *data, gsize length, const char *name)
{
  const gsize name_length = strlen (name);
  const char *end = data + length;

  for (const char *found = memmem (data, length, name, name_length); found != NULL;
       found = memmem (found + 1, (gsize) (end - found) - 1, name, name_length))
    if (found > data && found[-1] == '\n')
      return found + name_length;

  return NULL;
}

static gboolean
is_time (const char *text)
{
  for (gsize i = 0; i < TIME_LENGTH; i++)
    if (!g_ascii_isdigit (text[i]) && text[i] != 'T')
      return FALSE;

  return TRUE;
}

/* Whether @href is the name that an item with the uid at the beginning of @value, of @length bytes, is given. */
static gboolean
is_name_of (const char *href, const char *value, gsize length)
{
  const char *ending = strrchr (href, '.');
  const gsize stem = ending != NULL ? (gsize) (ending - href) : strlen (href);

  return length > stem && memcmp (value, href, stem) == 0 && (value[stem] == '\r' || value[stem] == '\n');
}

static Place
find_place (TrellisRemoteItem *item, guint index)
{
  Place place = { .item = item, .index = index };
  const char *created, *data, *uid;
  gsize length;

  if (item->data == NULL)
    return place;

  data = g_bytes_get_data (item->data, &length);
  place.is_part = find_line (data, length, "RELATED-TO") != NULL;
  created = find_line (data, length, "CREATED:");
  if (created != NULL && length - (gsize) (created - data) >= TIME_LENGTH && is_time (created))
    memcpy (place.created, created, TIME_LENGTH);
  uid = find_line (data, length, "UID:");
  place.has_own_name = uid != NULL && is_name_of (item->href, uid, length - (gsize) (uid - data));
  return place;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;
  int order;

  if (first->is_part != second->is_part)
    return first->is_part ? 1 : -1;
  order = strcmp (second->created, first->created);
  if (order == 0)
    order = second->has_own_name - first->has_own_name;
  return order != 0 ? order : (first->index > second->index) - (first->index < second->index);
}

/* Puts @items (of TrellisRemoteItem) in the order in which they are best taken in: what is part of
 * something after all else, so that it does not wait for that; and what is newest first, which is what a
 * person looks at, and after which views that show the newest at the top have little to do. Where something is there
 * twice, the item that is called as it should be is before what is beside it, so that it is the one that counts for
 * everybody. */
void
trellis_sync_order_items (GPtrArray *items)
{
  g_autoptr(GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), items->len);

  for (guint i = 0; i < items->len; i++)
    {
      const Place place = find_place (g_ptr_array_index (items, i), i);

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_index (items, i) = g_array_index (places, Place, i).item;
}

/* Notes what @items (of TrellisRemoteItem) name as what they are part of: to-dos of other
 * programs do not say that they have parts, their parts do. */
void
trellis_sync_find_parents (TrellisSyncRun *run, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const TrellisRemoteItem *item = g_ptr_array_index (items, i);
      gsize size = 0;
      const char *data = item->data != NULL ? g_bytes_get_data (item->data, &size) : NULL;
      g_autoptr(TrellisIcalDocument) document = NULL;
      TrellisIcalComponent *calendar;

      if (size == 0 || g_strstr_len (data, (gssize) size, "RELATED-TO") == NULL ||
          g_strstr_len (data, (gssize) size, "X-TRELLIS-KIND") != NULL)
        continue;
      document = trellis_sync_read_bytes (item->data, &calendar);
      if (calendar != NULL)
        trellis_ical_find_parents (calendar, run->parents);
    }
}
