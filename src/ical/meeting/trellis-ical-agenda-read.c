/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-agenda-private.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-person-private.h"

#define RECORD TRELLIS_ICAL_AGENDA_RECORD

/* Points whose words are this much alike, by Dice, are the same. */
#define ALIKE 0.6

/* So many lines are compared with so many points at most: no text can use up time. */
#define MOST_COMPARED 200

/* What one of our lines says; where another program lost those, a point that is known. */
typedef struct
{
  char **words;        /* empty without a line */
  TrellisPoint *point; /* as it was before, or NULL */
  gboolean used;
} Known;

typedef struct
{
  GPtrArray *all;       /* of Known, in their order */
  GHashTable *by_hash;  /* GPtrArrays of Known */
  GHashTable *points;   /* TrellisPoints known so far, by their uids */
} Reader;

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
free_known (gpointer data)
{
  Known *known = data;

  g_strfreev (known->words);
  g_free (known);
}

/* @known is transfer full. */
static void
add_known (Reader *self, Known *known, const char *hash)
{
  GPtrArray *same = g_hash_table_lookup (self->by_hash, hash);

  g_ptr_array_add (self->all, known);
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->by_hash, g_strdup (hash), same);
    }
  g_ptr_array_add (same, known);
}

/* The id among the @words of a line becomes that of a point of @copy; see trellis_ical_item_get_copy(). */
static void
own_id (const char *copy, char **words)
{
  for (guint i = 0; copy != NULL && words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "id="))
      {
        g_autofree char *uid = trellis_ical_part_id_make (copy, words[i] + strlen ("id="));

        g_free (words[i]);
        words[i] = g_strconcat ("id=", uid, NULL);
        return;
      }
}

static void
read_known (Reader *self, const TrellisIcalComponent *item)
{
  const char *copy = trellis_ical_item_get_copy (item);

  for (guint i = trellis_ical_component_search_line (item, RECORD, 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_line (item, RECORD, i + 1))
    {
      Known *known = g_new0 (Known, 1);
      const char *id, *hash;

      known->words = g_strsplit (
        trellis_ical_line_get_value (trellis_ical_component_get_line (item, i)), " ", -1);
      own_id (copy, known->words);
      id = get_word (known, "id");
      hash = get_word (known, "h");
      known->point = id != NULL ? g_hash_table_lookup (self->points, id) : NULL;
      if (id != NULL && hash != NULL)
        add_known (self, known, hash);
      else
        free_known (known);
    }
}

/* A private point is never one of those in a text. */
static void
read_points (Reader *self, GListModel *points)
{
  for (guint i = 0; points != NULL && i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (points, i);
      g_autofree char *title = trellis_ical_agenda_normalize (trellis_point_get_title (point));
      g_autofree char *hash = trellis_ical_agenda_hash (title);
      Known *known;

      if (!trellis_ical_item_may_leave (point) || trellis_record_get_uid (TRELLIS_RECORD (point)) == NULL)
        continue;
      known = g_new0 (Known, 1);
      known->words = g_new0 (char *, 1);
      known->point = point; /* which the list keeps */
      add_known (self, known, hash);
    }
}

static Known *
find_known (Reader *self, const char *title)
{
  g_autofree char *hash = trellis_ical_agenda_hash (title);
  GPtrArray *same = g_hash_table_lookup (self->by_hash, hash);
  Known *known;

  if (same == NULL || same->len == 0)
    return NULL;
  known = same->pdata[0];
  g_ptr_array_remove_index (same, 0);
  return known;
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

/* What is known of a point whose title was changed. */
static Known *
find_changed (Reader *self, const char *title)
{
  guint compared = 0;

  for (guint i = 0; i < self->all->len && compared < MOST_COMPARED; i++)
    {
      Known *known = self->all->pdata[i];
      TrellisPoint *point = known->used ? NULL : known->point;
      g_autofree char *before =
        point != NULL ? trellis_ical_agenda_normalize (trellis_point_get_title (point)) : NULL;

      compared += before != NULL ? 1 : 0;
      if (before != NULL && is_alike (before, title))
        return known;
    }
  return NULL;
}

static void
take_known (TrellisIcalAgendaLine *line, Known *known)
{
  line->known = known;
  if (known != NULL)
    known->used = TRUE;
}

/* First the lines that are as they were, so that no changed one takes their place. */
static void
match_lines (Reader *self, GArray *lines)
{
  guint compared = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      TrellisIcalAgendaLine *line = &g_array_index (lines, TrellisIcalAgendaLine, i);
      Known *known = find_known (self, line->title);

      if (known == NULL && (known = find_known (self, line->whole)) != NULL)
        g_set_str (&line->title, line->whole);
      take_known (line, known);
    }
  for (guint i = 0; i < lines->len && compared < MOST_COMPARED; i++)
    {
      TrellisIcalAgendaLine *line = &g_array_index (lines, TrellisIcalAgendaLine, i);

      if (line->known == NULL)
        {
          compared++;
          take_known (line, find_changed (self, line->title));
        }
    }
}

/* All that a line of text does not tell. */
static void
copy_untold (TrellisPoint *point, TrellisPoint *known)
{
  static const guint fields[] = { TRELLIS_RECORD_UID,        trellis_point_field_phase,
                                  trellis_point_field_carried, trellis_point_field_carried_from,
                                  trellis_point_field_goal,  trellis_point_field_action };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    trellis_record_set_value (TRELLIS_RECORD (point), fields[i],
                              trellis_record_get_value (TRELLIS_RECORD (known), fields[i]));
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

  if (*known->words == NULL)
    {
      copy_untold (point, known->point);
      return;
    }
  trellis_record_set_string (TRELLIS_RECORD (point), TRELLIS_RECORD_UID, get_word (known, "id"));
  if (phase != NULL)
    trellis_point_set_phase (point, phase->value);
  if (carried != NULL && g_ascii_string_to_unsigned (carried, 10, 0, 10000, &count, NULL))
    trellis_point_set_carried (point, (int) count);
  trellis_point_set_carried_from (point, get_word (known, "from"));
  trellis_point_set_goal (point, get_word (known, "goal"));
  trellis_point_set_action (point, get_word (known, "action"));
}

/* The title as it is known, if only its spaces were made plain. */
static void
apply_title (TrellisIcalAgendaLine *line)
{
  const Known *known = line->known;
  TrellisPoint *point = known != NULL ? known->point : NULL;
  g_autofree char *before =
    point != NULL ? trellis_ical_agenda_normalize (trellis_point_get_title (point)) : NULL;

  trellis_point_set_title (line->point, g_strcmp0 (before, line->title) == 0
                                          ? trellis_point_get_title (point)
                                          : line->title);
}

static TrellisRole
read_author (const TrellisIcalAgendaLine *line)
{
  const Known *known = line->known;
  const char *by = get_word (known, "by");

  if (known != NULL && *known->words == NULL)
    return trellis_record_get_author (TRELLIS_RECORD (known->point));
  for (TrellisRole role = TRELLIS_ROLE_MENTEE; role <= TRELLIS_ROLE_MENTOR; role++)
    if (g_strcmp0 (by, trellis_ical_role_get_word (role)) == 0)
      return role;
  return line->by >= 0 ? (TrellisRole) line->by : TRELLIS_ROLE_MENTEE;
}

/* The order of the lines counts. Where it is that of the positions that we know, those stay, so that
 * private points, which stand nowhere here, keep their places among the others. */
static int
read_position (const TrellisIcalAgendaLine *line, int last, gboolean after_new)
{
  const Known *known = line->known;
  const char *word = get_word (known, "pos");
  gint64 position = 0;
  gboolean has_position;

  if (known != NULL && *known->words == NULL)
    {
      position = trellis_point_get_position (known->point);
      has_position = TRUE;
    }
  else
    has_position = word != NULL && g_ascii_string_to_signed (word, 10, G_MININT32, G_MAXINT32, &position, NULL);
  if (!has_position || position < last || (position == last && after_new))
    return last < G_MAXINT32 ? last + 1 : last;
  return (int) position;
}

static void
finish_line (TrellisIcalAgendaLine *line, const char *meeting, GHashTable *titles)
{
  TrellisRecord *record = TRELLIS_RECORD (line->point);
  const guint before = GPOINTER_TO_UINT (g_hash_table_lookup (titles, line->title));

  g_hash_table_insert (titles, line->title, GUINT_TO_POINTER (before + 1));
  if (line->known != NULL)
    apply_known (line->point, line->known);
  else
    {
      g_autofree char *uid = trellis_ical_uid_make (meeting, "agenda", line->title, before);

      trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
    }
  trellis_record_set_author (record, read_author (line));
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_point_set_meeting (line->point, meeting);
  apply_title (line);
  trellis_point_set_notes (line->point, line->notes != NULL ? line->notes->str : NULL);
}

static GHashTable *
index_points (GListModel *points)
{
  GHashTable *by_uid = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; points != NULL && i < g_list_model_get_n_items (points); i++)
    {
      TrellisRecord *point = g_list_model_get_item (points, i);
      const char *uid = trellis_record_get_uid (point);

      if (uid != NULL)
        g_hash_table_insert (by_uid, (char *) uid, point);
      else
        g_object_unref (point);
    }
  return by_uid;
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
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (free_known);
  g_autoptr(GHashTable) by_hash =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GHashTable) by_uid = index_points (points);
  g_autoptr(GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { all, by_hash, by_uid };
  gboolean after_new = FALSE;
  int last = -1;

  read_known (&reader, item);
  if (!trellis_ical_item_is_ours (item))
    read_points (&reader, points);
  match_lines (&reader, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      TrellisIcalAgendaLine *line = &g_array_index (lines, TrellisIcalAgendaLine, i);

      finish_line (line, meeting, titles);
      last = read_position (line, last, after_new);
      after_new = line->known == NULL;
      trellis_point_set_position (line->point, last);
      g_ptr_array_add (parsed, g_object_ref (line->point));
    }
  return parsed;
}
