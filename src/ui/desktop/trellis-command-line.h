/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What can be asked of Trellis on the command line. A job is a file in or out, without a window. Its
 * status is 0 when all was done and 1 when not. */

void     trellis_command_line_add_options (GApplication            *application);
const char *trellis_command_line_get_action (GVariantDict         *options);
gboolean trellis_command_line_has_job     (GVariantDict            *options);
int      trellis_command_line_run_here    (GVariantDict            *options,
                                           TrellisStore            *store);
void     trellis_command_line_answer      (GApplication            *application,
                                           GApplicationCommandLine *command_line,
                                           TrellisStore            *store);
char    *trellis_command_line_explain     (const GError            *error);

G_END_DECLS
