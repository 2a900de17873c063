/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-meeting-draft.h"

G_BEGIN_DECLS

/* A message to the partner, for the person to edit and send in their own mail program. */
typedef struct
{
  char *subject;
  char *body;
} TrellisMail;

void trellis_mail_free (TrellisMail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMail, trellis_mail_free)

TrellisMail *trellis_mail_for_summary      (const TrellisMeetingDraft *draft,
                                            TrellisRole                my_role,
                                            const char                *summary);
TrellisMail *trellis_mail_for_agenda       (const TrellisMeetingDraft *draft,
                                            TrellisRole                my_role);
TrellisMail *trellis_mail_for_introduction (TrellisRole                my_role,
                                            TrellisPerson             *me,
                                            TrellisPerson             *partner);
TrellisMail *trellis_mail_for_thanks       (TrellisPerson             *me,
                                            TrellisPerson             *partner,
                                            const char                *thanks);
TrellisMail *trellis_mail_for_joining      (TrellisPerson             *me,
                                            TrellisPerson             *partner,
                                            const char                *calendar,
                                            const char                *folder);
char        *trellis_mail_dup_uri          (const TrellisMail         *self,
                                            const char                *address);

G_END_DECLS
