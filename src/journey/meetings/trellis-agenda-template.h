/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-point.h"
#include "trellis-question-bank.h"

G_BEGIN_DECLS

/* Agendas to start from: docs/mentoring.md, "The agenda". */
typedef enum
{
  TRELLIS_AGENDA_TEMPLATE_FIRST,
  TRELLIS_AGENDA_TEMPLATE_REGULAR,
  TRELLIS_AGENDA_TEMPLATE_GROW,
  TRELLIS_AGENDA_TEMPLATE_MID_POINT,
  TRELLIS_AGENDA_TEMPLATE_CLOSING,
} TrellisAgendaTemplate;

#define TRELLIS_N_AGENDA_TEMPLATES (TRELLIS_AGENDA_TEMPLATE_CLOSING + 1)

const char            *trellis_agenda_template_get_title       (TrellisAgendaTemplate  agenda);
GPtrArray             *trellis_agenda_template_fill            (TrellisAgendaTemplate  agenda,
                                                                TrellisMeeting        *meeting,
                                                                TrellisRole            author,
                                                                int                    position);

G_END_DECLS
