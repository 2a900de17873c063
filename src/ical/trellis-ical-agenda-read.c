/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ical"

#include "trellis-ical-agenda-private.h"

#include <string.h>

#define RECORD TRELLIS_ICAL_AGENDA_RECORD

/* Points whose words are this much alike, by Dice, are the same. */
#define ALIKE 0.6

/* What one of our lines says. */
typedef struct
{
  char **words;
  gboolean used;
} Known;

static const char *
get_word (const Known *known, const char *key)
{
  const gsize length = strlen (key);

  for (guint i = 0; known != NULL && known->words[i] != NULL; i++)
    if (strncmp (known->words[i], key, length) == 0 && known->words[i][length] == '=')
      return known->words[i] + length + 1;
  return NULL;
}

static void
clear_known (gpointer data)
{
  g_strfreev (((Known *) data)->words);
}

static GArray *
read_known (const TrellisIcalComponent *item)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Known));

  g_array_set_clear_func (all, clear_known);
  for (guint i = trellis_ical_component_search_line (item, RECORD, 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_line (item, RECORD, i + 1))
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (item, i);
      const Known known = { g_strsplit (trellis_ical_line_get_value (line), " ", -1), FALSE };

      g_array_append_val (all, known);
    }
  return all;
}

static Known *
find_known (GArray *all, const char *title)
{
  g_autofree char *hash = trellis_ical_agenda_hash (title);

  for (guint i = 0; i < all->len; i++)
    {
      Known *known = &g_array_index (all, Known, i);

      if (!known->used && g_strcmp0 (get_word (known, "h"), hash) == 0 &&
          get_word (known, "id") != NULL)
        return known;
    }
  return NULL;
}

static guint
count_shared (char **a, char **b)
{
  g_autoptr(GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  guint shared = 0;

  for (guint i = 0; a[i] != NULL; i++)
    g_hash_table_add (words, a[i]);
  for (guint i = 0; b[i] != NULL; i++)
    shared += g_hash_table_remove (words, b[i]) ? 1 : 0;
  return shared;
}

static gboolean
is_alike (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1);
  g_autofree char *y = g_utf8_casefold (b, -1);
  g_auto(GStrv) words = g_strsplit (x, " ", -1);
  g_auto(GStrv) others = g_strsplit (y, " ", -1);
  const guint total = g_strv_length (words) + g_strv_length (others);

  return total > 0 && 2.0 * count_shared (words, others) / total >= ALIKE;
}

static TrellisPoint *
find_point (GListModel *points, const char *uid)
{
  for (guint i = 0; points != NULL && i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (points, i);

      if (g_strcmp0 (trellis_record_get_uid (TRELLIS_RECORD (point)), uid) == 0)
        return g_steal_pointer (&point);
    }
  return NULL;
}

/* What is known of a point whose title was changed. */
static Known *
find_changed (GArray *all, GListModel *points, const char *title)
{
  for (guint i = 0; i < all->len; i++)
    {
      Known *known = &g_array_index (all, Known, i);
      g_autoptr(TrellisPoint) point = known->used ? NULL : find_point (points, get_word (known, "id"));
      g_autofree char *before =
        point != NULL ? trellis_ical_agenda_normalize (trellis_point_get_title (point)) : NULL;

      if (before != NULL && is_alike (before, title))
        return known;
    }
  return NULL;
}

/* First the lines that are as they were, so that no changed one takes their place. */
static void
match_lines (GArray *lines, GArray *all, GListModel *points)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < lines->len; i++)
      {
        TrellisIcalAgendaLine *line = &g_array_index (lines, TrellisIcalAgendaLine, i);
        Known *known;

        if (line->known != NULL)
          continue;
        known = pass == 0 ? find_known (all, line->title) : find_changed (all, points, line->title);
        if (known == NULL && pass == 0 && (known = find_known (all, line->whole)) != NULL)
          g_set_str (&line->title, line->whole);
        line->known = known;
        if (known != NULL)
          known->used = TRUE;
      }
}

/* The uid of a point that somebody added to the text: each who reads it gives it the same. */
static char *
make_uid (const char *meeting, const char *title, guint occurrence)
{
  g_autofree char *seed = g_strdup_printf ("%s\nagenda\n%s\n%u", meeting, title, occurrence);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);

  /* RFC 9562 §5.8: version 8, for UUIDs made in a way of one's own. */
  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", digest, digest + 8, digest + 12, digest + 15,
                          digest + 18);
}

static guint
count_before (GArray *lines, guint index)
{
  const char *title = g_array_index (lines, TrellisIcalAgendaLine, index).title;
  guint count = 0;

  for (guint i = 0; i < index; i++)
    count += strcmp (g_array_index (lines, TrellisIcalAgendaLine, i).title, title) == 0 ? 1 : 0;
  return count;
}

static void
apply_known (TrellisPoint *point, const Known *known)
{
  g_autoptr(GEnumClass) phases = g_type_class_ref (TRELLIS_TYPE_POINT_PHASE);
  const char *phase_nick = get_word (known, "phase");
  const GEnumValue *phase =
    phase_nick != NULL ? g_enum_get_value_by_nick (phases, phase_nick) : NULL;
  const char *carried = get_word (known, "carried");
  guint64 count;

  if (phase != NULL)
    trellis_point_set_phase (point, phase->value);
  if (carried != NULL && g_ascii_string_to_unsigned (carried, 10, 0, 10000, &count, NULL))
    trellis_point_set_carried (point, (int) count);
  trellis_point_set_carried_from (point, get_word (known, "from"));
  trellis_point_set_goal (point, get_word (known, "goal"));
  trellis_point_set_action (point, get_word (known, "action"));
}

static TrellisPoint *
finish_point (GArray *lines, guint index, const TrellisIcalContext *context, const char *meeting)
{
  TrellisIcalAgendaLine *line = &g_array_index (lines, TrellisIcalAgendaLine, index);
  const char *by = get_word (line->known, "by");
  TrellisRole author = line->by >= 0 ? (TrellisRole) line->by : TRELLIS_ROLE_MENTEE;

  if (g_strcmp0 (by, "mentor") == 0 || g_strcmp0 (by, "mentee") == 0)
    author = *(by + 4) == 'o' ? TRELLIS_ROLE_MENTOR : TRELLIS_ROLE_MENTEE;
  if (line->known != NULL)
    {
      trellis_record_set_string (TRELLIS_RECORD (line->point), TRELLIS_RECORD_UID,
                                 get_word (line->known, "id"));
      apply_known (line->point, line->known);
    }
  else
    {
      g_autofree char *uid = make_uid (meeting, line->title, count_before (lines, index));

      trellis_record_set_string (TRELLIS_RECORD (line->point), TRELLIS_RECORD_UID, uid);
    }
  trellis_record_set_author (TRELLIS_RECORD (line->point), author);
  trellis_record_set_visibility (TRELLIS_RECORD (line->point), TRELLIS_VISIBILITY_SHARED);
  trellis_point_set_meeting (line->point, meeting);
  trellis_point_set_title (line->point, line->title);
  trellis_point_set_notes (line->point, line->notes != NULL ? line->notes->str : NULL);
  trellis_point_set_position (line->point, (int) index);
  return g_object_ref (line->point);
}

/* The points that @text lists, as new TrellisPoints with the uids they are known by: a line that is as
 * @item records it is the same point; one that is like the title of one of @points, which may be NULL,
 * is that; any other is a new point. Transfer full. */
GPtrArray *
trellis_ical_agenda_parse (const char *text,
                           const TrellisIcalContext *context,
                           const TrellisIcalComponent *item,
                           const char *meeting,
                           GListModel *points)
{
  GPtrArray *parsed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) lines = trellis_ical_agenda_split (text, context);
  g_autoptr(GArray) all = read_known (item);

  match_lines (lines, all, points);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (parsed, finish_point (lines, i, context, meeting));
  return parsed;
}
