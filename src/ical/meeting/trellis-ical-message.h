/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

/* What a calendar that came by mail asks for (RFC 5546 §1.4). */
typedef enum
{
  TRELLIS_ICAL_MESSAGE_NONE,    /* it is no message, or only for information */
  TRELLIS_ICAL_MESSAGE_REQUEST, /* to come, or to note a change */
  TRELLIS_ICAL_MESSAGE_REPLY,   /* says whether somebody comes */
  TRELLIS_ICAL_MESSAGE_CANCEL,
  TRELLIS_ICAL_MESSAGE_OTHER,   /* something that only calendar programs say to each other */
} TrellisIcalMessage;

/* What a reply says. */
typedef enum
{
  TRELLIS_ICAL_ANSWER_NONE,
  TRELLIS_ICAL_ANSWER_YES,
  TRELLIS_ICAL_ANSWER_NO,
  TRELLIS_ICAL_ANSWER_MAYBE,
} TrellisIcalAnswer;

TrellisIcalMessage    trellis_ical_message_read     (const TrellisIcalComponent *calendar);
TrellisIcalAnswer     trellis_ical_message_answer   (const TrellisIcalComponent *calendar);
void                  trellis_ical_message_find_people (const TrellisIcalComponent *calendar,
                                                        GHashTable                 *people);
TrellisIcalComponent *trellis_ical_invitation_write (const TrellisIcalComponent *calendar);

G_END_DECLS
