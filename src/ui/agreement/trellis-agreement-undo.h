/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Steps that can be taken back from a toast, as long as the version has not been proposed since. */

void        trellis_clause_leave_out         (GtkWidget        *widget,
                                              TrellisStore     *store,
                                              TrellisClause    *clause);
void        trellis_clause_delete            (GtkWidget        *widget,
                                              TrellisStore     *store,
                                              TrellisClause    *clause);
void        trellis_agreement_delete         (GtkWidget        *widget,
                                              TrellisStore     *store,
                                              TrellisAgreement *agreement);
const char *trellis_agreement_find_objection (TrellisStore     *store,
                                              TrellisRecord    *record);

G_END_DECLS
