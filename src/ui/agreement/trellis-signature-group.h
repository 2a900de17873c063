/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Who may sign, by their names. */
typedef struct
{
  TrellisRole my_role;
  const char *me, *partner; /* NULL where they are not known */
} TrellisSigners;

/* The names under a version, and buttons for those that are missing. It activates agreement.sign,
 * agreement.record-signature and agreement.withdraw (s). */
#define TRELLIS_TYPE_SIGNATURE_GROUP (trellis_signature_group_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSignatureGroup, trellis_signature_group, TRELLIS, SIGNATURE_GROUP,
                      AdwBin)

void trellis_signature_group_show (TrellisSignatureGroup *self,
                                   TrellisStore          *store,
                                   TrellisAgreement      *agreement,
                                   const TrellisSigners  *signers);

G_END_DECLS
