/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-test.h"

G_BEGIN_DECLS

#define PHOTO_TEST_RED 0xd01010
#define PHOTO_TEST_BLUE 0x1010d0

GBytes *photo_test_create_image (const char *kind,
                                 int         width,
                                 int         height,
                                 guint32     left,
                                 guint32     right);
guint32 photo_test_get_color    (GdkTexture *texture,
                                 double      x,
                                 double      y);
gboolean photo_test_is_like     (guint32     color,
                                 guint32     other);

G_END_DECLS
