/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo of a partner: wherever an avatar is, on this computer alone, and gone when somebody says so. */
#include "photo-test.h"
#include "trellis-contact-card.h"
#include "trellis-file-drop.h"
#include "trellis-folder.h"
#include "trellis-incoming-card.h"
#include "trellis-match-row.h"
#include "trellis-partner-card.h"
#include "trellis-photo-row.h"
#include "trellis-photo-verbs.h"
#include "trellis-photos.h"
#include "trellis-preferences-dialog.h"
#include "trellis-vcard.h"
#include "window-test.h"

#define RED PHOTO_TEST_RED
#define BLUE PHOTO_TEST_BLUE

/* The color of the photo that @widget has an avatar with; -1 while it has initials. */
static int
get_color (GtkWidget *widget)
{
  GtkWidget *avatar = ui_test_find (widget, TRELLIS_TYPE_AVATAR, 0);
  g_autoptr(GdkTexture) picture = NULL;

  g_assert_nonnull (avatar);
  g_object_get (avatar, "picture", &picture, NULL);
  return picture != NULL ? (int) photo_test_get_color (picture, 0.5, 0.5) : -1;
}

static gboolean
has_color (GtkWidget *widget, int color)
{
  const int found = get_color (widget);

  return color < 0 || found < 0 ? color == found : photo_test_is_like ((guint32) found, (guint32) color);
}

static void
wait_for_color (GtkWidget *widget, int color)
{
  const gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!has_color (widget, color) && g_get_monotonic_time () < deadline)
    ui_test_wait (20);
  g_assert_cmpint (has_color (widget, color), ==, TRUE);
}

/* In the sidebar and on the overview. */
static void
wait_for_both (WindowTest *test, int color)
{
  wait_for_color (window_test_find (test, TRELLIS_TYPE_MATCH_ROW), color);
  wait_for_color (window_test_find (test, TRELLIS_TYPE_PARTNER_CARD), color);
}

static GFile *
write_file (WindowTest *test, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (test->ui.folder, name, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  return g_file_new_for_path (path);
}

static void
take (WindowTest *test, int color)
{
  g_autoptr(GBytes) image = photo_test_create_image ("png", 400, 300, (guint32) color, (guint32) color);
  g_autoptr(GFile) file = write_file (test, "photo.png", image);

  trellis_photo_take_file (test->window, test->ui.store, test->ui.match, file);
}

/* The photo is there in the size in which @avatar shows it, which is sharp and takes no effort to draw. */
static void
wait_for_size (TrellisAvatar *avatar)
{
  const gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  int side = 1;
  int found = 0;

  while (found != side && g_get_monotonic_time () < deadline)
    {
      g_autoptr(GdkTexture) picture = NULL;

      ui_test_wait (20);
      side = trellis_avatar_get_size (avatar) * gtk_widget_get_scale_factor (GTK_WIDGET (avatar));
      g_object_get (avatar, "picture", &picture, NULL);
      g_assert_nonnull (picture);
      found = gdk_texture_get_width (picture);
    }
  g_assert_cmpint (found, ==, side);
}

static void
test_sizes (WindowTest *test, gconstpointer data)
{
  TrellisAvatar *avatar;

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  take (test, RED);
  wait_for_both (test, RED);
  avatar = TRELLIS_AVATAR (ui_test_find (window_test_find (test, TRELLIS_TYPE_MATCH_ROW), TRELLIS_TYPE_AVATAR, 0));
  wait_for_size (avatar);
  avatar = TRELLIS_AVATAR (ui_test_find (window_test_find (test, TRELLIS_TYPE_PARTNER_CARD), TRELLIS_TYPE_AVATAR, 0));
  wait_for_size (avatar);

  trellis_avatar_set_size (avatar, 2 * trellis_avatar_get_size (avatar));
  wait_for_size (avatar);
}

static void
test_everywhere (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisAttachment) photo = NULL;

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  wait_for_both (test, -1);
  take (test, RED);
  wait_for_both (test, RED);

  photo = trellis_photos_find (test->ui.store, test->ui.match);
  g_assert_cmpint (trellis_attachment_get_kind (photo), ==, TRELLIS_ATTACHMENT_KIND_PHOTO);
  g_assert_cmpstr (trellis_attachment_get_media_type (photo), ==, "image/jpeg");

  /* Also at the next start. */
  window_test_close (test);
  window_test_open (test);
  wait_for_color (window_test_find (test, TRELLIS_TYPE_MATCH_ROW), RED);
}

/* On the avatar of the overview, an image that falls there becomes the photo, one at a time; and not where all is
 * over. */
static void
test_drop (WindowTest *test, gconstpointer data)
{
  g_autoptr(GBytes) image = photo_test_create_image ("png", 64, 64, BLUE, BLUE);
  g_autoptr(GFile) file = write_file (test, "photo.png", image);
  g_autoptr(GPtrArray) files = g_ptr_array_new ();
  graphene_rect_t place;
  GtkWidget *avatar;

  g_ptr_array_add (files, file);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  avatar = ui_test_find (window_test_find (test, TRELLIS_TYPE_PARTNER_CARD), TRELLIS_TYPE_AVATAR, 0);
  g_assert_true (gtk_widget_compute_bounds (avatar, test->window, &place));
  g_ptr_array_add (files, file);
  g_assert_false (trellis_file_drop_offer (test->window, place.origin.x + 20, place.origin.y + 20, files));
  g_ptr_array_set_size (files, 1);
  g_assert_true (trellis_file_drop_offer (test->window, place.origin.x + 20, place.origin.y + 20, files));
  wait_for_both (test, BLUE);

  trellis_match_set_state (test->ui.match, TRELLIS_MATCH_STATE_ENDED);
  ui_test_settle ();
  avatar = ui_test_find (window_test_find (test, TRELLIS_TYPE_PARTNER_CARD), TRELLIS_TYPE_AVATAR, 0);
  g_assert_true (gtk_widget_compute_bounds (avatar, test->window, &place));
  g_assert_false (trellis_file_drop_offer (test->window, place.origin.x + 20, place.origin.y + 20, files));
}

/* Each can be taken back. */
static void
test_replace_and_remove (WindowTest *test, gconstpointer data)
{
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  take (test, RED);
  wait_for_both (test, RED);
  take (test, BLUE);
  wait_for_both (test, BLUE);
  g_assert_true (gtk_widget_activate_action (test->window, "step.undo", NULL));
  wait_for_both (test, RED);

  trellis_photo_remove (test->window, test->ui.store, test->ui.match);
  wait_for_both (test, -1);
  g_assert_true (gtk_widget_activate_action (test->window, "step.undo", NULL));
  wait_for_both (test, RED);
}

static void
test_no_image (WindowTest *test, gconstpointer data)
{
  g_autoptr(GBytes) words = g_bytes_new_static ("words", 5);
  g_autoptr(GFile) file = write_file (test, "photo.jpg", words);

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  trellis_photo_take_file (test->window, test->ui.store, test->ui.match, file);
  g_assert_nonnull (ui_test_wait_label (test->window, "The Photo Could Not Be Used"));
  g_assert_null (trellis_photos_find (test->ui.store, test->ui.match));
}

/* In the form, removing is offered where there is something to be removed, and nothing where all is over. */
static void
test_row (WindowTest *test, gconstpointer data)
{
  GtkWidget *row, *choose, *remove;

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  row = trellis_photo_row_new (test->ui.store, test->ui.match);
  g_object_ref_sink (row);
  /* Of the buttons, the one that is always there comes last. */
  remove = ui_test_find (row, GTK_TYPE_BUTTON, 0);
  choose = ui_test_find (row, GTK_TYPE_BUTTON, 1);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (remove), ==, "Remove Photo");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (choose), ==, "Choose Photo…");
  g_assert_false (gtk_widget_get_visible (remove));
  take (test, BLUE);
  wait_for_color (row, BLUE);
  g_assert_true (gtk_widget_get_visible (remove));
  g_object_unref (row);

  trellis_match_set_state (test->ui.match, TRELLIS_MATCH_STATE_COMPLETED);
  row = g_object_ref_sink (trellis_photo_row_new (test->ui.store, test->ui.match));
  g_assert_false (gtk_widget_get_visible (ui_test_find (row, GTK_TYPE_BUTTON, 0)));
  g_assert_false (gtk_widget_get_visible (ui_test_find (row, GTK_TYPE_BUTTON, 1)));
  wait_for_color (row, BLUE);
  g_object_unref (row);
}

/* Whoever is taken in from a contact card with a picture on it has that from the beginning. */
static void
test_card (WindowTest *test, gconstpointer data)
{
  g_autoptr(GBytes) image = photo_test_create_image ("png", 64, 64, BLUE, BLUE);
  g_autofree char *encoded = g_base64_encode (g_bytes_get_data (image, NULL), g_bytes_get_size (image));
  g_autofree char *text = g_strdup_printf (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Grace Hopper\r\nPHOTO;ENCODING=b;TYPE=PNG:%s\r\nEND:VCARD\r\n", encoded);
  g_autoptr(GBytes) card = g_bytes_new (text, strlen (text));
  g_autoptr(GFile) file = write_file (test, "grace.vcf", card);

  window_test_open (test);
  trellis_incoming_card_ask (test->window, test->ui.store, file);
  g_assert_nonnull (ui_test_wait_label (test->window, "Who Is Grace Hopper?"));
  ui_test_press (test->window, "My _Mentor");
  g_assert_nonnull (ui_test_wait_label (test->window, "Grace Hopper"));
  wait_for_color (window_test_find (test, TRELLIS_TYPE_PARTNER_CARD), BLUE);
}

/* Nothing of it is for others. */
static void
test_private (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisAttachment) photo = NULL;

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  take (test, RED);
  wait_for_both (test, RED);
  photo = trellis_photos_find (test->ui.store, test->ui.match);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (photo)), ==, TRELLIS_VISIBILITY_PRIVATE);
  g_assert_true (trellis_record_class_is_private (TRELLIS_RECORD_GET_CLASS (photo)));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

/* What a card has of me; NULL for nothing. */
static GBytes *
load (WindowTest *test, gpointer subject)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GBytes *photo;

  trellis_photos_load_async (test->ui.store, subject, loaded_cb, &result);
  while (result == NULL)
    ui_test_wait (10);
  photo = trellis_photos_load_finish (test->ui.store, result, &error);
  g_assert_no_error (error);
  return photo;
}

/* The file that goes with a letter has it, and the partner's Trellis reads it from there. */
static void
assert_card (TrellisPerson *me, GBytes *photo)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) people = NULL;
  gsize length;

  trellis_person_set_name (me, "Ines");
  path = trellis_contact_card_write (me, photo, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  people = trellis_vcard_read (text, length);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_true (g_bytes_equal (trellis_vcard_get_photo (people->pdata[0]), photo));
  folder = g_path_get_dirname (path);
  trellis_folder_remove (folder);
}

/* My own is in my profile, also before anything else is, and goes with my card; the partner has another. */
static void
test_mine (WindowTest *test, gconstpointer data)
{
  g_autoptr(GBytes) image = photo_test_create_image ("png", 64, 64, BLUE, BLUE);
  g_autoptr(GFile) file = write_file (test, "me.png", image);
  g_autoptr(TrellisPerson) me = NULL;
  g_autoptr(TrellisAttachment) photo = NULL;
  g_autoptr(GBytes) nothing = NULL;
  g_autoptr(GBytes) mine = NULL;
  g_autoptr(GBytes) partners = NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new ();
  graphene_rect_t place;
  AdwDialog *dialog;
  GtkWidget *row;

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  dialog = trellis_preferences_dialog_new (test->ui.store, NULL);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  row = ui_test_find (GTK_WIDGET (dialog), TRELLIS_TYPE_PHOTO_ROW, 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Goes with your contact card");
  g_assert_null (trellis_store_get_me (test->ui.store));

  g_ptr_array_add (files, file);
  g_assert_true (gtk_widget_compute_bounds (row, test->window, &place));
  g_assert_true (trellis_file_drop_offer (test->window, place.origin.x + 20, place.origin.y + 20, files));
  wait_for_color (row, BLUE);
  me = trellis_store_get_me (test->ui.store);
  g_assert_nonnull (me);
  photo = trellis_photos_find (test->ui.store, me);
  g_assert_null (trellis_attachment_get_match (photo));
  mine = load (test, me);
  g_assert_nonnull (mine);
  nothing = load (test, test->ui.match);
  g_assert_null (nothing);
  g_assert_cmpint (get_color (window_test_find (test, TRELLIS_TYPE_PARTNER_CARD)), ==, -1);

  assert_card (me, mine);
  take (test, RED);
  wait_for_both (test, RED);
  g_assert_true (has_color (row, BLUE));
  partners = load (test, test->ui.match);
  g_assert_false (g_bytes_equal (mine, partners));

  trellis_photo_remove (row, test->ui.store, me);
  wait_for_color (row, -1);
  wait_for_both (test, RED);
  adw_dialog_force_close (dialog);
}

int
main (int argc, char *argv[])
{
  window_test_init (&argc, &argv);

  WINDOW_TEST_ADD ("/ui/photo/everywhere", test_everywhere);
  WINDOW_TEST_ADD ("/ui/photo/sizes", test_sizes);
  WINDOW_TEST_ADD ("/ui/photo/drop", test_drop);
  WINDOW_TEST_ADD ("/ui/photo/replace-and-remove", test_replace_and_remove);
  WINDOW_TEST_ADD ("/ui/photo/no-image", test_no_image);
  WINDOW_TEST_ADD ("/ui/photo/row", test_row);
  WINDOW_TEST_ADD ("/ui/photo/card", test_card);
  WINDOW_TEST_ADD ("/ui/photo/private", test_private);
  WINDOW_TEST_ADD ("/ui/photo/mine", test_mine);

  return window_test_run ();
}
