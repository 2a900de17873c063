/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The most pixels that a side of a portrait has. */
#define TRELLIS_PORTRAIT_SIDE 512

/* The most pixels of an image that one is made from: it takes four bytes each for a moment. */
#define TRELLIS_PORTRAIT_MOST_PIXELS (64 * 1000 * 1000)

/* The most bytes of such an image. */
#define TRELLIS_PORTRAIT_MOST_BYTES (25 * 1000 * 1000)

typedef enum
{
  TRELLIS_PORTRAIT_ERROR_NO_IMAGE,  /* or of a kind that cannot be read, or broken */
  TRELLIS_PORTRAIT_ERROR_TOO_LARGE,
  TRELLIS_PORTRAIT_ERROR_FAILED,
} TrellisPortraitError;

#define TRELLIS_PORTRAIT_ERROR (trellis_portrait_error_quark ())
GQuark trellis_portrait_error_quark (void);

GBytes     *trellis_portrait_make (GBytes  *image,
                                   int      side,
                                   GError **error);
GdkTexture *trellis_portrait_read (GBytes  *portrait,
                                   int      side,
                                   GError **error);

G_END_DECLS
