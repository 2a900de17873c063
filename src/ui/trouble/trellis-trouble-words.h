/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-error.h"

G_BEGIN_DECLS

const char *trellis_trouble_title         (const GError *error);
char       *trellis_trouble_explanation   (const GError *error,
                                           const char   *folder);
char       *trellis_trouble_saving_words  (const GError *error);
char       *trellis_trouble_unsaved_words (const GError *error);
const char *trellis_trouble_backup_words  (const GError *error);
const char *trellis_trouble_restore_words (const GError *error);

G_END_DECLS
