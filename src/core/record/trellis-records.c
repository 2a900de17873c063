/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-records.h"

/* Every record class, each after the ones that it refers to. */
const GType *
trellis_record_types (void)
{
  static GType types[TRELLIS_N_RECORD_TYPES];

  if (g_once_init_enter_pointer (&types[0]))
    {
      const GType all[TRELLIS_N_RECORD_TYPES] = {
        TRELLIS_TYPE_PERSON,    TRELLIS_TYPE_MATCH,   TRELLIS_TYPE_AGREEMENT, TRELLIS_TYPE_CLAUSE,
        TRELLIS_TYPE_SIGNATURE, TRELLIS_TYPE_MEETING, TRELLIS_TYPE_GOAL,      TRELLIS_TYPE_TASK,
        TRELLIS_TYPE_CHECK_IN,  TRELLIS_TYPE_ACTION,  TRELLIS_TYPE_POINT,     TRELLIS_TYPE_NOTE,
        TRELLIS_TYPE_PULSE,     TRELLIS_TYPE_CONCLUSION, TRELLIS_TYPE_ATTACHMENT, TRELLIS_TYPE_SKILL,
        TRELLIS_TYPE_SKILL_RATING,
      };

      memcpy (&types[1], &all[1], sizeof all - sizeof all[0]);
      for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
        g_type_class_ref (all[i]); /* their tables of fields are read from other threads too */
      g_once_init_leave_pointer (&types[0], all[0]);
    }

  return types;
}

/* The class kept in @table; G_TYPE_INVALID if there is none. */
GType
trellis_record_type_find (const char *table)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecordClass *klass = g_type_class_peek (types[i]);

      if (g_str_equal (klass->table, table))
        return types[i];
    }

  return G_TYPE_INVALID;
}

/* The place of @type among trellis_record_types(). */
int
trellis_record_type_index (GType type)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    if (types[i] == type)
      return (int) i;

  g_return_val_if_reached (-1);
}
