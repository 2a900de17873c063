/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharing.h"

G_BEGIN_DECLS

/* What a run did, in numbers of items. */
typedef struct
{
  guint n_received;   /* came from there, or changed here */
  guint n_trashed;    /* removed there, and so put into the trash here */
  guint n_sent;       /* put there */
  guint n_removed;    /* removed there */
  guint n_unshared;   /* of these, because they are private now */
  guint n_clashes;    /* changed on both sides in a way that a person should look at */
  guint n_refused;    /* not taken there as they are */
  guint n_kept_back;  /* of all there are, not taken there as they are, though the kind is */
  guint n_unreadable; /* there, but not understood */
  guint n_left;       /* to be brought there another time */
  gboolean is_read_only; /* nothing may be written there */
  TrellisSharingQuestion question; /* that has to be answered first */
} TrellisSyncReport;

G_END_DECLS
