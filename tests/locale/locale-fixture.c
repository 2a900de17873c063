/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "locale-fixture.h"
#include "trellis-folder.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

/* All that follows is in @locale, "de_DE", without any translation. FALSE, and the test is one to
 * skip, where this system has not got it. */
gboolean
locale_fixture_use (LocaleFixture *self, const char *locale)
{
  g_autofree char *name = g_strconcat (locale, ".UTF-8", NULL);

  g_unsetenv ("LANGUAGE");
  bindtextdomain (GETTEXT_PACKAGE, "/nonexistent");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (setlocale (LC_ALL, name) != NULL)
    return TRUE;

  g_test_skip ("The locale is not installed");
  return FALSE;
}

/* A catalogue in @language: @messages as a PO file has them, @plurals as its head has the rule.
 * FALSE, and the test is one to skip, where there is no msgfmt. */
gboolean
locale_fixture_translate (LocaleFixture *self, const char *language, const char *plurals,
                          const char *messages)
{
  g_autofree char *folder = g_dir_make_tmp ("trellis-locale-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *source = g_build_filename (inner, "source.po", NULL);
  g_autofree char *catalogue = g_build_filename (inner, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *text =
    g_strdup_printf ("msgid \"\"\nmsgstr \"\"\n\"Language: %s\\n\"\n"
                     "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: %s\\n\"\n\n%s",
                     language, plurals, messages);
  const char *const command[] = { "msgfmt", "-o", catalogue, source, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_null (self->folder);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  self->folder = g_steal_pointer (&folder);
  g_file_set_contents (source, text, -1, &error);
  g_assert_no_error (error);
  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, &error))
    {
      g_test_skip (error->message);
      return FALSE;
    }
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  bindtextdomain (GETTEXT_PACKAGE, self->folder);
  return TRUE;
}

void
locale_fixture_clear (LocaleFixture *self)
{
  if (self->folder != NULL)
    trellis_folder_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
  bindtextdomain (GETTEXT_PACKAGE, "/nonexistent");
  setlocale (LC_ALL, "C.UTF-8");
}
