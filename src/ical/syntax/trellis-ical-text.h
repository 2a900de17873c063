/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *trellis_ical_text_escape   (const char        *text);
char  *trellis_ical_text_unescape (const char        *value);

char  *trellis_ical_text_join     (const char *const *texts);
char **trellis_ical_text_split    (const char        *value);

char  *trellis_ical_base64_encode (const char        *text);
char  *trellis_ical_base64_decode (const char        *value);

G_END_DECLS
