/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-core"

#include "trellis-person.h"

TRELLIS_DEFINE_RECORD (Person, person, PERSON)

/* A new record that no store keeps yet. */
TrellisPerson *
trellis_person_new (void)
{
  return g_object_new (TRELLIS_TYPE_PERSON, NULL);
}
