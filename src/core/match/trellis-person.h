/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

/* Someone: the partner of a match, or the person whose computer this is. */
#define TRELLIS_TYPE_PERSON (trellis_person_get_type ())

#define TRELLIS_PERSON_FIELDS(FIELD, CHOICE, LINK, R)                                              \
  FIELD (R, STRING, name, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)                         \
  FIELD (R, STRING, email, 0, TRELLIS_FIELD_SEARCHED)                                              \
  FIELD (R, STRING, phone, 0, TRELLIS_FIELD_PLAIN)                                                 \
  FIELD (R, STRING, organization, 0, TRELLIS_FIELD_SEARCHED)                                       \
  FIELD (R, STRING, job_title, 0, TRELLIS_FIELD_SEARCHED)                                          \
  FIELD (R, STRING, time_zone, 0, TRELLIS_FIELD_PLAIN)                                             \
  FIELD (R, LIST, languages, 0, TRELLIS_FIELD_PLAIN)                                               \
  FIELD (R, LIST, links, 0, TRELLIS_FIELD_PLAIN)                                                   \
  FIELD (R, TEXT, works_best, 0, TRELLIS_FIELD_SEARCHED)                                           \
  FIELD (R, TEXT, offers, 0, TRELLIS_FIELD_SEARCHED)                                               \
  FIELD (R, TEXT, looks_for, 0, TRELLIS_FIELD_SEARCHED)                                            \
  FIELD (R, TEXT, known_facts, 0, TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)                  \
  FIELD (R, BOOLEAN, is_me, 0, TRELLIS_FIELD_LOCAL)

TRELLIS_DECLARE_RECORD (Person, person, PERSON)

TrellisPerson *trellis_person_new (void);

G_END_DECLS
