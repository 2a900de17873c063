/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-attachment-words.h"

#include "trellis-attachment.h"
#include "trellis-store-error.h"

#include <glib/gi18n.h>

/* Why a file was not attached, in a sentence or two. */

/* Transfer full. */
char *
trellis_attachment_words_too_large (const TrellisLooseFile *file)
{
  g_autofree char *size = g_format_size ((guint64) file->size);
  g_autofree char *most = g_format_size (TRELLIS_ATTACHMENT_LARGEST);

  if (file->size <= TRELLIS_ATTACHMENT_LARGEST)
    /* Translators: the name of a file, and a size like “25.0 MB”. */
    return g_strdup_printf (_("“%s” is larger than %s, the most that can be attached."), file->name, most);
  /* Translators: the name of a file, its size like “31.4 MB”, and another size. */
  return g_strdup_printf (_("“%s” has %s. The most that can be attached is %s."), file->name, size, most);
}

static char *
describe_reading (const char *name, const GError *error)
{
  /* Translators: in these sentences, %s is the name of a file. */
  switch (error->code)
    {
    case G_IO_ERROR_IS_DIRECTORY:
      return g_strdup_printf (_("“%s” is a folder. Only files can be attached."), name);
    case G_IO_ERROR_NOT_FOUND:
      return g_strdup_printf (_("“%s” is no longer there."), name);
    case G_IO_ERROR_PERMISSION_DENIED:
      return g_strdup_printf (_("“%s” may not be read."), name);
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return g_strdup_printf (_("“%s” is not a file with an end, as a document or a picture is."), name);
    default:
      return g_strdup_printf (_("“%s” could not be read."), name);
    }
}

static char *
describe_too_many (const char *name)
{
  g_autofree char *most = g_format_size (TRELLIS_ATTACHMENT_MOST);

  /* Translators: the name of a file, and a size like “1.0 GB”. */
  return g_strdup_printf (_("With “%s”, all attached files would have more than %s, the most that a journal keeps."),
                          name, most);
}

/* Why the file called @name was not attached; transfer full. */
char *
trellis_attachment_words_failure (const char *name, const GError *error)
{
  if (error->domain == G_IO_ERROR)
    return describe_reading (name, error);
  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_TOO_MANY))
    return describe_too_many (name);
  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FULL))
    return g_strdup_printf (_("There is no space left on the disk to keep “%s”."), name);
  return g_strdup_printf (_("“%s” could not be saved in the journal."), name);
}
