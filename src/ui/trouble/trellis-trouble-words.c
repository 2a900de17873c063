/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-trouble-words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* What a person reads when the journal cannot be opened, saved or put back. */

static int
get_code (const GError *error)
{
  return error != NULL && error->domain == TRELLIS_STORE_ERROR ? error->code
                                                               : TRELLIS_STORE_ERROR_FAILED;
}

/* Why the journal cannot be opened, as a title. */
const char *
trellis_trouble_title (const GError *error)
{
  switch (get_code (error))
    {
    case TRELLIS_STORE_ERROR_DAMAGED:
      return _("The Journal Is Damaged");
    case TRELLIS_STORE_ERROR_NEWER:
      return _("A Newer Trellis Is Needed");
    case TRELLIS_STORE_ERROR_READ_ONLY:
      return _("The Journal Cannot Be Written");
    case TRELLIS_STORE_ERROR_FULL:
      return _("The Disk Is Full");
    case TRELLIS_STORE_ERROR_LOCKED:
    case TRELLIS_STORE_ERROR_BUSY:
      return _("The Journal Is Open Elsewhere");
    default:
      return _("The Journal Cannot Be Opened");
    }
}

/* What that means and what to do; transfer full. */
char *
trellis_trouble_explanation (const GError *error, const char *folder)
{
  switch (get_code (error))
    {
    case TRELLIS_STORE_ERROR_DAMAGED:
      return g_strdup (_("The file with the journal cannot be read. It is kept as it is: nothing has "
                         "been deleted. A backup can take its place."));
    case TRELLIS_STORE_ERROR_NEWER:
      return g_strdup (_("The journal was last used with a newer version of Trellis, and is kept as "
                         "it is. Update Trellis to open it."));
    case TRELLIS_STORE_ERROR_READ_ONLY:
      /* Translators: %s is a folder. */
      return g_strdup_printf (_("Trellis may not write to the folder “%s”. Allow it in the folder’s "
                                "permissions, then try again."),
                              folder);
    case TRELLIS_STORE_ERROR_FULL:
      return g_strdup (_("There is no space left to work with the journal, which is kept as it is. "
                         "Free some space, then try again."));
    case TRELLIS_STORE_ERROR_LOCKED:
    case TRELLIS_STORE_ERROR_BUSY:
      return g_strdup (_("Another Trellis has the journal open, perhaps in another session. Close it "
                         "there, then try again."));
    default:
      /* Translators: %s is a folder. */
      return g_strdup_printf (_("The journal in the folder “%s” is kept as it is."), folder);
    }
}

/* Why nothing can be saved. */
static const char *
get_saving_reason (const GError *error)
{
  switch (get_code (error))
    {
    case TRELLIS_STORE_ERROR_DAMAGED:
      return _("The file with the journal is damaged: what is written now may not be safe.");
    case TRELLIS_STORE_ERROR_READ_ONLY:
      return _("Changes cannot be saved: the journal’s folder is read-only.");
    case TRELLIS_STORE_ERROR_FULL:
      return _("Changes cannot be saved: the disk is full.");
    default:
      return _("Changes cannot be saved at the moment.");
    }
}

static const char *
get_saving_advice (const GError *error)
{
  switch (get_code (error))
    {
    case TRELLIS_STORE_ERROR_DAMAGED:
      return _("Restore a backup in the preferences.");
    case TRELLIS_STORE_ERROR_READ_ONLY:
      return _("Trellis keeps them as long as it stays open. Allow writing there, then try again.");
    case TRELLIS_STORE_ERROR_FULL:
      return _("Trellis keeps them as long as it stays open. Free some space, then try again.");
    default:
      return _("Trellis keeps them as long as it stays open, and goes on trying.");
    }
}

/* Why nothing can be saved, what becomes of it and what to do; transfer full. */
char *
trellis_trouble_saving_words (const GError *error)
{
  return g_strdup_printf ("%s %s", get_saving_reason (error), get_saving_advice (error));
}

/* What it means to go on although nothing can be saved; transfer full. */
char *
trellis_trouble_unsaved_words (const GError *error)
{
  return g_strdup_printf ("%s %s", get_saving_reason (error),
                          _("What has not been saved would be lost."));
}

/* Why a backup could not be made, in a sentence. It is written beside the journal first: where it is to go may have
 * room. */
const char *
trellis_trouble_backup_words (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return _("There is no space left on the disk");
  if (get_code (error) == TRELLIS_STORE_ERROR_FULL)
    return _("No space left for a copy beside the journal");
  return _("The backup could not be saved");
}

/* Why a backup could not be put back, in a sentence. */
const char *
trellis_trouble_restore_words (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _("There is no backup that can be read");

  switch (get_code (error))
    {
    case TRELLIS_STORE_ERROR_INVALID:
      return _("The chosen file is no backup of a journal");
    case TRELLIS_STORE_ERROR_DAMAGED:
      return _("The chosen backup is damaged");
    case TRELLIS_STORE_ERROR_NEWER:
      return _("The chosen backup was made with a newer version of Trellis");
    case TRELLIS_STORE_ERROR_FULL:
      return _("There is no space left to restore the backup");
    case TRELLIS_STORE_ERROR_READ_ONLY:
      return _("The journal’s folder is read-only");
    case TRELLIS_STORE_ERROR_LOCKED:
      return _("Another Trellis has the journal open");
    default:
      return _("The backup could not be restored");
    }
}
