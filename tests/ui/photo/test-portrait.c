/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of an image that somebody gives for a portrait. */
#include "trellis-portrait.h"

#include "photo-test.h"

#define RED PHOTO_TEST_RED
#define BLUE PHOTO_TEST_BLUE

static GdkTexture *
make (GBytes *image)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) portrait = trellis_portrait_make (image, TRELLIS_PORTRAIT_SIDE, &error);
  GdkTexture *texture;

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (portrait, NULL), 3, "\xff\xd8\xff", 3); /* a JPEG */
  texture = trellis_portrait_read (portrait, TRELLIS_PORTRAIT_SIDE, &error);
  g_assert_no_error (error);
  return texture;
}

static void
test_square (void)
{
  static const struct
  {
    const char *kind;
    int width, height, side;
  } cases[] = {
    { "png", 900, 600, 512 },  { "jpeg", 600, 900, 512 }, { "jpeg", 3000, 2000, 512 }, { "png", 512, 512, 512 },
    { "png", 300, 40, 40 },    { "png", 1, 1, 1 },        { "png", 1, 9000, 1 },       { "bmp", 60, 80, 60 },
    { "png", 20000, 700, 512 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) image =
        photo_test_create_image (cases[i].kind, cases[i].width, cases[i].height, RED, BLUE);
      g_autoptr(GdkTexture) texture = make (image);

      g_test_message ("%s, %d × %d", cases[i].kind, cases[i].width, cases[i].height);
      g_assert_cmpint (gdk_texture_get_width (texture), ==, cases[i].side);
      g_assert_cmpint (gdk_texture_get_height (texture), ==, cases[i].side);
      if (cases[i].side < 40)
        continue;
      /* The middle of it: as much of the one color as of the other. */
      g_assert_true (photo_test_is_like (photo_test_get_color (texture, 0.3, 0.5), RED));
      g_assert_true (photo_test_is_like (photo_test_get_color (texture, 0.7, 0.5), BLUE));
    }
}

/* Where there is nothing, it is white. */
static void
test_transparent (void)
{
  g_autoptr(GdkPixbuf) nothing = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 64, 64);
  g_autoptr(GBytes) image = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (nothing, 0);
  g_assert_true (gdk_pixbuf_save_to_buffer (nothing, &data, &length, "png", NULL, NULL));
  image = g_bytes_new_take (data, length);
  texture = make (image);
  g_assert_true (photo_test_is_like (photo_test_get_color (texture, 0.5, 0.5), 0xffffff));
}

/* A camera that is held upright says so, and stores it lying: an EXIF block that says "6" is put behind the
 * beginning of the JPEG. What else is in such a block is left out. */
static void
test_upright (void)
{
  static const guint8 exif[] = {
    0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, /* at once the only directory: */
    0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
  };
  g_autoptr(GBytes) lying = photo_test_create_image ("jpeg", 100, 100, RED, BLUE);
  g_autoptr(GByteArray) turned = g_byte_array_new ();
  g_autoptr(GBytes) image = NULL;
  g_autoptr(GBytes) portrait = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  gsize length;
  const guint8 *data = g_bytes_get_data (lying, &length);

  g_byte_array_append (turned, data, 2);
  g_byte_array_append (turned, exif, sizeof exif);
  g_byte_array_append (turned, data + 2, (guint) length - 2);
  image = g_byte_array_free_to_bytes (g_steal_pointer (&turned));
  texture = make (image);
  g_assert_true (photo_test_is_like (photo_test_get_color (texture, 0.5, 0.2), RED));
  g_assert_true (photo_test_is_like (photo_test_get_color (texture, 0.5, 0.8), BLUE));

  portrait = trellis_portrait_make (image, TRELLIS_PORTRAIT_SIDE, NULL);
  data = g_bytes_get_data (portrait, &length);
  g_assert_null (g_strstr_len ((const char *) data + 6, (gssize) length - 6, "Exif"));
}

static void
assert_fails (const void *data, gsize length, TrellisPortraitError code)
{
  g_autoptr(GBytes) image = g_bytes_new_static (data, length);
  g_autoptr(GError) error = NULL;

  g_assert_null (trellis_portrait_make (image, TRELLIS_PORTRAIT_SIDE, &error));
  g_assert_error (error, TRELLIS_PORTRAIT_ERROR, (int) code);
}

/* What is none, and what ends too early. */
static void
test_no_image (void)
{
  static const char words[] = "BEGIN:VCARD\nVERSION:3.0\n";
  static const char drawing[] =
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
  static const char *const kinds[] = { "png", "jpeg", "tiff" };

  assert_fails (words, sizeof words - 1, TRELLIS_PORTRAIT_ERROR_NO_IMAGE);
  assert_fails (drawing, sizeof drawing - 1, TRELLIS_PORTRAIT_ERROR_NO_IMAGE);
  assert_fails ("", 0, TRELLIS_PORTRAIT_ERROR_NO_IMAGE);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GBytes) whole = photo_test_create_image (kinds[i], 200, 200, RED, BLUE);
      const gsize end = g_bytes_get_size (whole) - (g_str_equal (kinds[i], "png") ? 12 : 1);

      g_test_message ("%s of %" G_GSIZE_FORMAT " bytes", kinds[i], g_bytes_get_size (whole));
      for (gsize length = 1; length < end; length += MAX (37, end / 100))
        assert_fails (g_bytes_get_data (whole, NULL), length, TRELLIS_PORTRAIT_ERROR_NO_IMAGE);
      assert_fails (g_bytes_get_data (whole, NULL), end, TRELLIS_PORTRAIT_ERROR_NO_IMAGE);
    }
}

/* A file of some bytes may say that it has billions of pixels: that is not believed, and no memory is taken for
 * them. */
static void
test_too_large (void)
{
  static const guint8 head[] = {
    0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50, 8, 2, 0, 0, 0,
    0xc4, 0xcd, 0xaa, 0x9d, /* the checksum of 50,000 × 50,000 pixels */
    0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xaf, 0x06, 0x1e,
  };
  g_autofree char *many = g_malloc0 (TRELLIS_PORTRAIT_MOST_BYTES + 1);

  assert_fails (head, sizeof head, TRELLIS_PORTRAIT_ERROR_TOO_LARGE);
  assert_fails (many, TRELLIS_PORTRAIT_MOST_BYTES + 1, TRELLIS_PORTRAIT_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/portrait/square", test_square);
  g_test_add_func ("/ui/portrait/transparent", test_transparent);
  g_test_add_func ("/ui/portrait/upright", test_upright);
  g_test_add_func ("/ui/portrait/no-image", test_no_image);
  g_test_add_func ("/ui/portrait/too-large", test_too_large);

  return g_test_run ();
}
