/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-folder-name.h"

#include <string.h>

#define ENDING ".ics"

/* Whether a file of this name is an item: hidden files, and those that are still being written, are
 * not. */
gboolean
trellis_folder_name_is_item (const char *name)
{
  const gsize length = strlen (name);

  return length > strlen (ENDING) && *name != '.' && !g_str_has_prefix (name, "~") &&
         g_ascii_strcasecmp (name + length - strlen (ENDING), ENDING) == 0 &&
         g_utf8_validate (name, -1, NULL) && strchr (name, '/') == NULL;
}

/* How the names of the copies differ from the original's that programs make which keep folders in step,
 * when a file was changed on two computers. */
static GRegex *
get_pattern (void)
{
  static GRegex *pattern;

  if (g_once_init_enter_pointer (&pattern))
    {
      const char *syncthing = "\\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[A-Z0-9]{7})?";
      const char *own_cloud = "_conflict-[0-9]{8}-[0-9]{6}";
      const char *nextcloud_and_dropbox =
        " \\((?:[^()]* )?[Cc]onflicted copy(?: [^()]*(?:\\([0-9]+\\))?)?\\)(?: \\([0-9]+\\))?";
      g_autofree char *text = g_strdup_printf ("^(.+?)(?:%s|%s|%s)(\\.ics)$", syncthing, own_cloud,
                                               nextcloud_and_dropbox);

      g_once_init_leave_pointer (&pattern,
                                 g_regex_new (text, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));
    }
  return pattern;
}

/* The name of the file that one of this name is a conflicting copy of; NULL when it is not. A copy of a
 * copy is one of the original. Transfer full. */
char *
trellis_folder_name_dup_original (const char *name)
{
  g_autofree char *original = g_strdup (name);

  for (;;)
    {
      g_autoptr(GMatchInfo) match = NULL;
      g_autofree char *stem = NULL;
      g_autofree char *ending = NULL;

      if (!g_regex_match (get_pattern (), original, 0, &match))
        return strcmp (original, name) != 0 ? g_steal_pointer (&original) : NULL;
      stem = g_match_info_fetch (match, 1);
      ending = g_match_info_fetch (match, 2);
      g_free (original);
      original = g_strconcat (stem, ending, NULL);
    }
}

/* The name as disks see it that do not tell capital from small letters. Transfer full. */
char *
trellis_folder_name_fold (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_utf8_casefold (composed != NULL ? composed : name, -1);
}

/* Whether the uid is a good name on any disk: letters, digits and a few more that mean nothing. */
static gboolean
is_plain (const char *uid)
{
  if (!g_ascii_isalnum (*uid) || strlen (uid) > TRELLIS_FOLDER_NAME_MAX - strlen (ENDING))
    return FALSE;
  for (const char *at = uid; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("-_", *at) == NULL)
      return FALSE;
  return TRUE;
}

/* A name for a new item: its uid if that is fit for it and not @taken, which has the names that there are
 * as trellis_folder_name_fold() makes them; else a random one. Transfer full. */
char *
trellis_folder_name_make (const char *uid, GHashTable *taken)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *random = g_uuid_string_random ();

  if (uid != NULL && is_plain (uid))
    {
      name = g_strconcat (uid, ENDING, NULL);
      folded = trellis_folder_name_fold (name);
      if (!g_hash_table_contains (taken, folded))
        return g_steal_pointer (&name);
    }
  return g_strconcat (random, ENDING, NULL);
}
