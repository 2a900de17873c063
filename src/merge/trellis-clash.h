/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record.h"

G_BEGIN_DECLS

/* How a clash was settled. */
typedef enum
{
  TRELLIS_CLASH_AUTOMATIC, /* by a rule that hardly anybody would want otherwise */
  TRELLIS_CLASH_LOOK,      /* a person should have a look */
} TrellisClashHow;

/* Both sides changed a field, and not to the same: what each had and what came of it. For a record that
 * one side deleted while the other edited it, the field is TRELLIS_RECORD_DELETED. */
typedef struct
{
  GType type; /* of the record, */
  char *uid;  /* which is found by this */
  guint field;
  TrellisValue base, mine, theirs, result;
  TrellisClashHow how;
} TrellisClash;

TrellisClash       *trellis_clash_new       (TrellisRecord      *record,
                                             guint               field,
                                             const TrellisValue *base,
                                             const TrellisValue *mine,
                                             const TrellisValue *theirs,
                                             const TrellisValue *result,
                                             TrellisClashHow     how);
void                trellis_clash_free      (TrellisClash       *self);
const TrellisField *trellis_clash_get_field (const TrellisClash *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisClash, trellis_clash_free)

G_END_DECLS
