/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder; /* of catalogues, or NULL */
} LocaleFixture;

gboolean locale_fixture_use       (LocaleFixture *self,
                                   const char    *locale);
gboolean locale_fixture_translate (LocaleFixture *self,
                                   const char    *language,
                                   const char    *plurals,
                                   const char    *messages);
void     locale_fixture_clear     (LocaleFixture *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LocaleFixture, locale_fixture_clear)

G_END_DECLS
