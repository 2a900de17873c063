/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A part of the meeting page: Prepare, Meet, Wrap Up or Follow Up. Made by
 * g_object_new (TYPE, "store", store, "meeting", meeting, NULL). */
#define TRELLIS_TYPE_MEETING_SECTION (trellis_meeting_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (TrellisMeetingSection, trellis_meeting_section, TRELLIS, MEETING_SECTION,
                          AdwBin)

struct _TrellisMeetingSectionClass
{
  AdwBinClass parent_class;

  /* Brings @record, a point or an action of the meeting, into view. */
  void (*show) (TrellisMeetingSection *self,
                TrellisRecord         *record);
};

TrellisStore   *trellis_meeting_section_get_store       (TrellisMeetingSection *self);
TrellisMeeting *trellis_meeting_section_get_meeting     (TrellisMeetingSection *self);
TrellisPerson  *trellis_meeting_section_get_partner     (TrellisMeetingSection *self);
TrellisRole     trellis_meeting_section_get_my_role     (TrellisMeetingSection *self);
void            trellis_meeting_section_show            (TrellisMeetingSection *self,
                                                         TrellisRecord         *record);

G_END_DECLS
