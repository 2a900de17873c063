/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-archive-words.h"

#include <glib/gi18n.h>

/* What an import did, a line for each count; transfer full. */
char *
trellis_archive_words_report (const TrellisArchiveReport *report)
{
  g_autofree char *added = g_strdup_printf (
    g_dngettext (NULL, "%u item added", "%u items added", report->n_new), report->n_new);
  g_autofree char *replaced = g_strdup_printf (
    g_dngettext (NULL, "%u brought up to date", "%u brought up to date", report->n_replaced),
    report->n_replaced);
  g_autofree char *kept =
    g_strdup_printf (g_dngettext (NULL, "%u kept as it is", "%u kept as they are", report->n_kept),
                     report->n_kept);
  g_autofree char *left_out = NULL;

  if (report->n_remarks > 0)
    left_out = g_strdup_printf (g_dngettext (NULL, "%u left out", "%u left out", report->n_remarks),
                                report->n_remarks);
  return g_strjoin ("\n", added, replaced, kept, left_out, NULL);
}

/* Why a file could not be read or written, as far as a person can do something about it; else NULL. */
const char *
trellis_archive_words_failure (const GError *error)
{
  if (error->domain == G_IO_ERROR)
    switch (error->code)
      {
      case G_IO_ERROR_NOT_FOUND:
        return _("There is no such file or folder");
      case G_IO_ERROR_PERMISSION_DENIED:
      case G_IO_ERROR_READ_ONLY:
        return _("Access to the file is not allowed");
      case G_IO_ERROR_IS_DIRECTORY:
        return _("This is a folder");
      case G_IO_ERROR_NO_SPACE:
        return _("There is no space left on the disk");
      default:
        return NULL;
      }

  if (error->domain != TRELLIS_STORE_ERROR)
    return NULL;
  switch ((TrellisStoreError) error->code)
    {
    case TRELLIS_STORE_ERROR_FULL:
      return _("There is no space left on the disk");
    case TRELLIS_STORE_ERROR_INVALID:
      return _("The file is no exported journal");
    case TRELLIS_STORE_ERROR_BROKEN:
      return _("A file attached in it is damaged, so nothing of it was imported");
    case TRELLIS_STORE_ERROR_TOO_LARGE:
      return _("A file attached in it is too large");
    case TRELLIS_STORE_ERROR_TOO_MANY:
      return _("The files attached in it are too much for one journal");
    case TRELLIS_STORE_ERROR_NEWER:
      return _("It was written by a newer version of Trellis");
    case TRELLIS_STORE_ERROR_READ_ONLY:
      return _("The journal cannot be written");
    case TRELLIS_STORE_ERROR_DAMAGED:
      return _("The journal is damaged");
    case TRELLIS_STORE_ERROR_LOCKED:
      return _("The journal is open in another program");
    case TRELLIS_STORE_ERROR_FAILED:
    case TRELLIS_STORE_ERROR_BUSY:
    default:
      return NULL;
    }
}
