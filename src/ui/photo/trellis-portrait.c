/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-portrait.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* Bytes that are handed over at a time: what is too large is found out with the first of them. */
#define PIECE (64 * 1024)

/* What is cut off at the top of an upright picture, of all that is cut off: heads are up there. */
#define CUT_ABOVE 4

#define QUALITY "88"
#define WHITE 0xffffff

G_DEFINE_QUARK (trellis-portrait-error-quark, trellis_portrait_error)

/* What is found out about an image before its pixels are read. */
typedef struct
{
  int side; /* what the shorter side is to be at the most */
  gboolean is_too_large;
  gboolean is_drawing; /* of no size of its own; it may be a program in disguise */
} Judgment;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Judgment *judgment)
{
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);
  const int shorter = MIN (width, height);

  judgment->is_drawing = format != NULL && gdk_pixbuf_format_is_scalable (format);
  judgment->is_too_large =
    width <= 0 || height <= 0 || (gint64) width * height > TRELLIS_PORTRAIT_MOST_PIXELS;
  if (judgment->is_too_large || judgment->is_drawing)
    gdk_pixbuf_loader_set_size (loader, 0, 0); /* which ends it */
  else if (shorter > judgment->side)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * judgment->side / shorter)),
                                MAX (1, (int) ((gint64) height * judgment->side / shorter)));
}

/* Most images are of one of two kinds, which their first bytes tell at once; what all others may be is looked for
 * in lists of all kinds of files, which takes longer than to read a portrait. */
static GdkPixbufLoader *
create_loader (GBytes *image)
{
  static const struct
  {
    const char *kind;
    const char *signature;
  } kinds[] = {
    { "jpeg", "\xff\xd8\xff" },
    { "png", "\x89PNG\r\n\x1a\n" },
  };
  gsize length;
  const char *data = g_bytes_get_data (image, &length);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (length > strlen (kinds[i].signature) &&
        memcmp (data, kinds[i].signature, strlen (kinds[i].signature)) == 0)
      {
        GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_type (kinds[i].kind, NULL);

        if (loader != NULL)
          return loader;
      }
  return gdk_pixbuf_loader_new ();
}

/* Hands over @image piece by piece, as long as it is what can be read. */
static gboolean
write_pieces (GdkPixbufLoader *loader, GBytes *image, const Judgment *judgment)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (image, &length);

  for (gsize done = 0; done < length; done += PIECE)
    if (!gdk_pixbuf_loader_write (loader, data + done, MIN (PIECE, length - done), NULL) ||
        judgment->is_too_large || judgment->is_drawing)
      return FALSE;
  return TRUE;
}

/* Whether the end of a JPEG has been reached: a preview of it, which a segment before may have, has an end of its
 * own. */
static gboolean
has_jpeg_end (const guint8 *data, gsize length)
{
  const guint8 start_of_scan = 0xda, end_of_image = 0xd9;
  gsize at = 2;

  while (at + 1 < length)
    {
      const guint8 marker = data[at + 1];

      if (data[at] != 0xff || marker == 0 || (marker >= 0xd0 && marker <= 0xd7) || marker == 0xff)
        at++; /* of the pixels, or between segments */
      else if (marker == end_of_image)
        return TRUE;
      else if (at + 3 < length)
        at += 2 + (marker == start_of_scan ? 0 : (gsize) data[at + 2] << 8 | data[at + 3]);
      else
        return FALSE;
    }
  return FALSE;
}

/* Some loaders take an image that breaks off for a whole one: what nobody has set of its pixels is gray, or what was
 * in memory. */
static gboolean
breaks_off (GdkPixbufLoader *loader, GBytes *image)
{
  static const guint8 end[] = { 'I', 'E', 'N', 'D' };
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);
  g_autofree char *name = format != NULL ? gdk_pixbuf_format_get_name (format) : NULL;
  gsize length;
  gconstpointer data = g_bytes_get_data (image, &length);

  if (g_strcmp0 (name, "jpeg") == 0)
    return !has_jpeg_end (data, length);
  return g_strcmp0 (name, "png") == 0 && memmem (data, length, end, sizeof end) == NULL;
}

/* The image as it is to be seen, its shorter side of @side pixels or fewer. Transfer full. */
static GdkPixbuf *
decode (GBytes *image, int side, GError **error)
{
  g_autoptr(GdkPixbufLoader) loader = create_loader (image);
  Judgment judgment = { .side = side };
  gboolean is_whole;
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &judgment);
  is_whole = write_pieces (loader, image, &judgment);
  is_whole = gdk_pixbuf_loader_close (loader, NULL) && is_whole && !breaks_off (loader, image);
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);

  if (judgment.is_too_large)
    {
      g_set_error_literal (error, TRELLIS_PORTRAIT_ERROR, TRELLIS_PORTRAIT_ERROR_TOO_LARGE,
                           "The image has too many pixels");
      return NULL;
    }
  if (!is_whole || pixbuf == NULL || judgment.is_drawing)
    {
      g_set_error_literal (error, TRELLIS_PORTRAIT_ERROR, TRELLIS_PORTRAIT_ERROR_NO_IMAGE,
                           "It is no image that can be read");
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

/* The square in the middle of @pixbuf, or higher up in one that is upright. Transfer full. */
static GdkPixbuf *
cut_square (GdkPixbuf *pixbuf, int most)
{
  const int width = gdk_pixbuf_get_width (pixbuf);
  const int height = gdk_pixbuf_get_height (pixbuf);
  const int side = MIN (width, height);
  g_autoptr(GdkPixbuf) square =
    gdk_pixbuf_new_subpixbuf (pixbuf, (width - side) / 2, (height - side) / CUT_ABOVE, side, side);

  return side > most ? gdk_pixbuf_scale_simple (square, most, most, GDK_INTERP_BILINEAR)
                     : g_steal_pointer (&square);
}

/* On white, where there is nothing. Transfer full. */
static GdkPixbuf *
fill_in (GdkPixbuf *square)
{
  const int side = gdk_pixbuf_get_width (square);

  if (!gdk_pixbuf_get_has_alpha (square))
    return g_object_ref (square);
  return gdk_pixbuf_composite_color_simple (square, side, side, GDK_INTERP_NEAREST, 255, 8, WHITE, WHITE);
}

static GdkPixbuf *
decode_square (GBytes *image, int side, GError **error)
{
  g_autoptr(GdkPixbuf) pixbuf = NULL;

  if (g_bytes_get_size (image) > TRELLIS_PORTRAIT_MOST_BYTES)
    {
      g_set_error_literal (error, TRELLIS_PORTRAIT_ERROR, TRELLIS_PORTRAIT_ERROR_TOO_LARGE,
                           "The image has too many bytes");
      return NULL;
    }
  pixbuf = decode (image, side, error);
  return pixbuf != NULL ? cut_square (pixbuf, side) : NULL;
}

/* A square JPEG, of @side pixels at the most, of what is in @image, which may be of any kind that this computer
 * can read; what else a file says, as where it was taken, is not in it. To be called in a thread. Transfer full;
 * NULL with @error set, of TRELLIS_PORTRAIT_ERROR. */
GBytes *
trellis_portrait_make (GBytes *image, int side, GError **error)
{
  g_autoptr(GdkPixbuf) square = decode_square (image, side, error);
  g_autoptr(GdkPixbuf) filled = square != NULL ? fill_in (square) : NULL;
  g_autoptr(GError) failure = NULL;
  char *data;
  gsize length;

  if (square == NULL)
    return NULL;
  if (filled == NULL ||
      !gdk_pixbuf_save_to_buffer (filled, &data, &length, "jpeg", &failure, "quality", QUALITY, NULL))
    {
      g_set_error_literal (error, TRELLIS_PORTRAIT_ERROR, TRELLIS_PORTRAIT_ERROR_FAILED,
                           failure != NULL ? failure->message : "There is no memory for the image");
      return NULL;
    }
  return g_bytes_new_take (data, length);
}

/* What @portrait, which was made by trellis_portrait_make(), shows, with @side pixels at the most. In any thread.
 * Transfer full; NULL with @error set, of TRELLIS_PORTRAIT_ERROR. */
GdkTexture *
trellis_portrait_read (GBytes *portrait, int side, GError **error)
{
  g_autoptr(GdkPixbuf) square = decode_square (portrait, side, error);
  g_autoptr(GBytes) pixels = NULL;

  if (square == NULL)
    return NULL;

  pixels = gdk_pixbuf_read_pixel_bytes (square);
  return gdk_memory_texture_new (gdk_pixbuf_get_width (square), gdk_pixbuf_get_height (square),
                                 gdk_pixbuf_get_has_alpha (square) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8,
                                 pixels, (gsize) gdk_pixbuf_get_rowstride (square));
}
