/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-words.h"

#include <glib/gi18n.h>

/* Why a document could not be saved, in a sentence. */
const char *
trellis_book_words_trouble (const GError *error)
{
  if (error->domain == TRELLIS_STORE_ERROR)
    return _("The journal could not be read");
  if (error->domain != G_IO_ERROR)
    return _("The file could not be saved");

  switch (error->code)
    {
    case G_IO_ERROR_NO_SPACE:
      return _("There is no space left for the file");
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      return _("That folder cannot be written to: choose another one");
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_DIRECTORY:
      return _("That folder is not there any more");
    case G_IO_ERROR_FILENAME_TOO_LONG:
      return _("That name is too long for a file");
    default:
      return _("The file could not be saved");
    }
}

static const char *
get_suffix (TrellisBookFormat format)
{
  switch (format)
    {
    case TRELLIS_BOOK_HTML:
      return "html";
    case TRELLIS_BOOK_MARKDOWN:
      return "md";
    case TRELLIS_BOOK_PDF:
    default:
      return "pdf";
    }
}

/* What the file with a journey book is called; @partner may be NULL. Transfer full. */
char *
trellis_book_words_file_name (const char *partner, TrellisBookFormat format)
{
  g_autofree char *name =
    /* Translators: what a file is called; %s is a name. */
    partner != NULL ? g_strdup_printf (_("Journey with %s"), partner) : g_strdup (_("Mentoring Journey"));

  g_strdelimit (name, "/\\:\n", ' ');
  return g_strconcat (name, ".", get_suffix (format), NULL);
}
