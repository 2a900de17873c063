/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis"

#include "config.h"
#include "trellis-application.h"
#include "trellis-toolkit-start.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr(TrellisApplication) application = NULL;
  /* Set where Trellis runs from its build folder. */
  const char *catalogues = g_getenv ("TRELLIS_LOCALEDIR");

  trellis_toolkit_start_choose ("/dev");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, catalogues != NULL ? catalogues : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = trellis_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
