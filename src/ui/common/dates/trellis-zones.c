/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-zones.h"

#define TABLE "/usr/share/zoneinfo/zone1970.tab"

/* The IANA name of the zone of this computer; transfer full. */
char *
trellis_zones_dup_local (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  return g_strdup (g_time_zone_get_identifier (zone));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The names in the system's table of zones, sorted; transfer full. */
static GPtrArray *
read_table (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (TABLE, &text, NULL, NULL))
    return names;

  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto(GStrv) columns = **line != '#' ? g_strsplit (*line, "\t", -1) : NULL;

      if (columns != NULL && g_strv_length (columns) >= 3)
        g_ptr_array_add (names, g_strdup (columns[2]));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
append_once (GtkStringList *zones, const char *name)
{
  if (name != NULL && *name != '\0' && gtk_string_list_find (zones, name) == G_MAXUINT)
    gtk_string_list_append (zones, name);
}

/* The names of all zones: that of this computer, @first and @second (both nullable), then the others
 * in the order of the alphabet; transfer full. */
GtkStringList *
trellis_zones_list (const char *first, const char *second)
{
  GtkStringList *zones = gtk_string_list_new (NULL);
  g_autoptr(GPtrArray) names = read_table ();
  g_autofree char *local = trellis_zones_dup_local ();

  append_once (zones, local);
  append_once (zones, first);
  append_once (zones, second);
  append_once (zones, "UTC");
  for (guint i = 0; i < names->len; i++)
    append_once (zones, names->pdata[i]);
  return zones;
}

/* The position of @name, or that of the first zone where the list does not have it. */
guint
trellis_zones_find (GtkStringList *zones, const char *name)
{
  guint position = name != NULL ? gtk_string_list_find (zones, name) : G_MAXUINT;

  return position != G_MAXUINT ? position : 0;
}

/* The name of a zone as people write it, "America/New York"; transfer full. */
char *
trellis_zones_write (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return g_strdelimit (g_strdup (name), "_", ' ');
}

static char *
write_item (GtkStringObject *zone, gpointer data)
{
  return trellis_zones_write (gtk_string_object_get_string (zone));
}

/* Has @row offer @zones, which are found by any part of their name. */
void
trellis_zones_offer (AdwComboRow *row, GtkStringList *zones)
{
  g_autoptr(GtkExpression) words = NULL;

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  words = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (write_item), NULL, NULL);
  adw_combo_row_set_expression (row, words);
  adw_combo_row_set_model (row, G_LIST_MODEL (zones));
  adw_combo_row_set_enable_search (row, TRUE);
  adw_combo_row_set_search_match_mode (row, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}
