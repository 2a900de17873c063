/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-signature.h"

TRELLIS_DEFINE_RECORD (Signature, signature, SIGNATURE)

/* A new record that no store keeps yet. */
TrellisSignature *
trellis_signature_new (void)
{
  return g_object_new (TRELLIS_TYPE_SIGNATURE, NULL);
}
