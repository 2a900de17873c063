/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-agenda-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trellis-ical-item-private.h"

/* The lines of text say what the points are; a line of ours for each only says which. */
#define RECORD TRELLIS_ICAL_AGENDA_RECORD

/* Who brings a point, as it stands in the text. */
const char *
trellis_ical_agenda_get_name (const TrellisIcalContext *context, TrellisRole role)
{
  const char *name = role == TRELLIS_ROLE_MENTOR ? context->mentor : context->mentee;

  if (name != NULL && *name != '\0' && strpbrk (name, "(),\n") == NULL)
    return name;
  return role == TRELLIS_ROLE_MENTOR ? C_("role", "Mentor") : C_("role", "Mentee");
}

/* One line, with single spaces: what is not an edit when it changes. @text may be NULL. Transfer full. */
char *
trellis_ical_agenda_normalize (const char *text)
{
  g_autoptr(GString) normal = g_string_new (NULL);
  gboolean space = FALSE;

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c))
        space = TRUE;
      else
        {
          if (space && normal->len > 0)
            g_string_append_c (normal, ' ');
          space = FALSE;
          g_string_append_unichar (normal, c);
        }
    }
  return g_strdup (normal->str);
}

/* 32 bits by which a normalized title is known again; transfer full. */
char *
trellis_ical_agenda_hash (const char *title)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);

  return g_strndup (digest, 8);
}

/* The uid of something that somebody added to the text of @parent: each who reads it gives it the same.
 * Transfer full. */
char *
trellis_ical_uid_make (const char *parent, const char *kind, const char *text, guint occurrence)
{
  g_autofree char *seed = g_strdup_printf ("%s\n%s\n%s\n%u", parent, kind, text, occurrence);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);

  /* RFC 9562 §5.8: version 8, for UUIDs made in a way of one's own. */
  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", digest, digest + 8, digest + 12, digest + 15,
                          digest + 18);
}

static void
append_word (GString *record, const char *key, const char *value)
{
  if (value != NULL && strpbrk (value, " \t\n") == NULL)
    g_string_append_printf (record, " %s=%s", key, value);
}

static void
record_point (TrellisIcalComponent *item, TrellisPoint *point, const char *title)
{
  g_autofree char *hash = trellis_ical_agenda_hash (title);
  g_autoptr(GEnumClass) phases = g_type_class_ref (TRELLIS_TYPE_POINT_PHASE);
  const GEnumValue *phase = g_enum_get_value (phases, trellis_point_get_phase (point));
  g_autoptr(GString) record = g_string_new (NULL);

  g_string_printf (record, "id=%s h=%s by=%s", trellis_record_get_uid (TRELLIS_RECORD (point)), hash,
                   trellis_record_get_author (TRELLIS_RECORD (point)) == TRELLIS_ROLE_MENTOR
                     ? "mentor"
                     : "mentee");
  g_string_append_printf (record, " pos=%d", trellis_point_get_position (point));
  append_word (record, "phase", phase != NULL ? phase->value_nick : NULL);
  if (trellis_point_get_carried (point) != 0)
    g_string_append_printf (record, " carried=%d", trellis_point_get_carried (point));
  append_word (record, "from", trellis_point_get_carried_from (point));
  append_word (record, "goal", trellis_point_get_goal (point));
  append_word (record, "action", trellis_point_get_action (point));
  trellis_ical_component_take_line (item, trellis_ical_line_new (RECORD, record->str));
}

static void
append_notes (GString *text, const char *notes)
{
  g_auto(GStrv) lines = g_strsplit (notes != NULL ? notes : "", "\n", -1);

  for (guint i = 0; notes != NULL && lines[i] != NULL; i++)
    g_string_append_printf (text, "\n  %s", lines[i]);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  TrellisPoint *x = *(TrellisPoint **) a;
  TrellisPoint *y = *(TrellisPoint **) b;
  const int order = (trellis_point_get_position (x) > trellis_point_get_position (y)) -
                    (trellis_point_get_position (x) < trellis_point_get_position (y));

  return order != 0 ? order
                    : g_strcmp0 (trellis_record_get_uid (TRELLIS_RECORD (x)),
                                 trellis_record_get_uid (TRELLIS_RECORD (y)));
}

static GPtrArray *
list_shared (GListModel *points)
{
  GPtrArray *shared = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; points != NULL && i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (points, i);

      if (trellis_ical_item_may_leave (point))
        g_ptr_array_add (shared, g_steal_pointer (&point));
    }
  g_ptr_array_sort (shared, compare_positions);
  return shared;
}

/* The shared TrellisPoints of @points as lines for people to read, NULL when there are none; @item
 * gets a line of ours for each. Transfer full. */
char *
trellis_ical_agenda_format (GListModel *points,
                            const TrellisIcalContext *context,
                            TrellisIcalComponent *item)
{
  g_autoptr(GPtrArray) shared = list_shared (points);
  g_autoptr(GString) text = g_string_new (NULL);

  trellis_ical_component_remove_lines (item, RECORD);
  for (guint i = 0; i < shared->len; i++)
    {
      TrellisPoint *point = shared->pdata[i];
      g_autofree char *title = trellis_ical_agenda_normalize (trellis_point_get_title (point));
      const TrellisRole author = trellis_record_get_author (TRELLIS_RECORD (point));
      const char *name = trellis_ical_agenda_get_name (context, author);

      g_string_append_printf (text, "%s- [%c] %s%s(%s", i > 0 ? "\n" : "",
                              trellis_point_get_done (point) ? 'x' : ' ', title,
                              *title != '\0' ? " " : "", name);
      if (trellis_point_get_minutes (point) > 0)
        g_string_append_printf (text, ", %d min", trellis_point_get_minutes (point));
      g_string_append_c (text, ')');
      append_notes (text, trellis_point_get_notes (point));
      record_point (item, point, title);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}
