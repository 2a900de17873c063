/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "photo-test.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* An image of @kind, "png", whose left half has one color, 0xrrggbb, and whose right half another. */
GBytes *
photo_test_create_image (const char *kind, int width, int height, guint32 left, guint32 right)
{
  g_autoptr(GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr(GdkPixbuf) half = gdk_pixbuf_new_subpixbuf (image, 0, 0, MAX (1, width / 2), height);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (image, right << 8 | 0xff);
  gdk_pixbuf_fill (half, left << 8 | 0xff);
  gdk_pixbuf_save_to_buffer (image, &data, &length, kind, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

/* At so many parts of its width and height. */
guint32
photo_test_get_color (GdkTexture *texture, double x, double y)
{
  const int width = gdk_texture_get_width (texture);
  const int height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels[(int) (y * (height - 1)) * width + (int) (x * (width - 1))] & 0xffffff;
}

/* JPEG is not exact. */
gboolean
photo_test_is_like (guint32 color, guint32 other)
{
  for (int shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (color >> shift & 0xff) - (int) (other >> shift & 0xff)) > 12)
      return FALSE;
  return TRUE;
}
