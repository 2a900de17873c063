/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-partner-invitation.h"

#include "trellis-launch.h"
#include "trellis-mail.h"

#include <glib/gi18n.h>

/* Opens the person's own mail program with a message to the partner that says how to join @match, which is shared as
 * @sharing says. The person sends it. */
void
trellis_partner_invitation_mail (GtkWidget *widget, TrellisStore *store, TrellisMatch *match,
                                 const TrellisSharing *sharing)
{
  const gboolean is_folder = sharing->kind == TRELLIS_SHARING_KIND_FOLDER;
  g_autoptr(TrellisPerson) me = trellis_store_get_me (store);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  g_autofree char *folder = is_folder ? g_path_get_basename (sharing->address) : NULL;
  g_autoptr(TrellisMail) mail =
    trellis_mail_for_joining (me, partner, is_folder ? NULL : sharing->address, folder);
  g_autofree char *address =
    trellis_mail_dup_uri (mail, partner != NULL ? trellis_person_get_email (partner) : NULL);

  trellis_launch (widget, address, _("No email program opened"));
}
