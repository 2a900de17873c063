/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-person.h"

TRELLIS_DEFINE_RECORD (Person, person, PERSON)

/* A new record that no store keeps yet. */
TrellisPerson *
trellis_person_new (void)
{
  return g_object_new (TRELLIS_TYPE_PERSON, NULL);
}
