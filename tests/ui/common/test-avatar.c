/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our avatars look like those of libadwaita, whose style sheet they use. */
#include "trellis-avatar.h"
#include "ui-test.h"

#define SIZE 32

static const char *
get_color (GtkWidget *widget)
{
  g_auto(GStrv) classes = gtk_widget_get_css_classes (widget);

  for (guint i = 0; classes[i] != NULL; i++)
    if (g_str_has_prefix (classes[i], "color"))
      return g_intern_string (classes[i]);
  return NULL;
}

/* The node that AdwAvatar draws. */
static GtkWidget *
get_adwaita_node (GtkWidget *avatar)
{
  GtkWidget *node = gtk_widget_get_first_child (avatar);

  g_assert_cmpstr (gtk_widget_get_css_name (node), ==, "avatar");
  return node;
}

static void
test_color (void)
{
  static const char *const names[] = { "Halima Osei", "Tomasz Zieliński", "Ada", "王小明" };
  g_autoptr(GtkWidget) ours = g_object_ref_sink (trellis_avatar_new (SIZE));

  g_assert_null (get_color (ours));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GtkWidget) theirs = g_object_ref_sink (adw_avatar_new (SIZE, names[i], TRUE));

      trellis_avatar_set_text (TRELLIS_AVATAR (ours), names[i]);
      g_assert_cmpstr (get_color (ours), ==, get_color (get_adwaita_node (theirs)));
    }
  trellis_avatar_set_text (TRELLIS_AVATAR (ours), NULL);
  g_assert_null (get_color (ours));
  g_assert_cmpstr (gtk_widget_get_css_name (ours), ==, "avatar");
}

/* Adds the glyphs in @node to @n_glyphs. */
static void
add_glyphs (GskRenderNode *node, guint *n_glyphs)
{
  const GskRenderNodeType type = gsk_render_node_get_node_type (node);

  if (type == GSK_TEXT_NODE)
    *n_glyphs += gsk_text_node_get_num_glyphs (node);
  else if (type == GSK_TRANSFORM_NODE)
    add_glyphs (gsk_transform_node_get_child (node), n_glyphs);
  else if (type == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      add_glyphs (gsk_container_node_get_child (node, i), n_glyphs);
}

/* What the avatar draws by itself, without the circle that the style sheet adds. */
static GskRenderNode *
draw (GtkWidget *avatar)
{
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (avatar)->snapshot (avatar, snapshot);
  return gtk_snapshot_to_node (snapshot);
}

static guint
count_letters (GtkWidget *avatar)
{
  g_autoptr(GskRenderNode) node = draw (avatar);
  guint n_glyphs = 0;

  if (node != NULL)
    add_glyphs (node, &n_glyphs);
  return n_glyphs;
}

static void
test_initials (void)
{
  GtkWidget *avatar = trellis_avatar_new (SIZE);
  GtkWindow *window = ui_test_present (avatar);

  g_assert_cmpuint (count_letters (avatar), ==, 0);
  trellis_avatar_set_text (TRELLIS_AVATAR (avatar), "Ada");
  g_assert_cmpuint (count_letters (avatar), ==, 1);
  trellis_avatar_set_text (TRELLIS_AVATAR (avatar), "  ada king  lovelace ");
  g_assert_cmpuint (count_letters (avatar), ==, 2);
  trellis_avatar_set_text (TRELLIS_AVATAR (avatar), "E\xcc\x81lodie"); /* with a combining accent */
  g_assert_cmpuint (count_letters (avatar), ==, 1);
  trellis_avatar_set_text (TRELLIS_AVATAR (avatar), " ");
  g_assert_cmpuint (count_letters (avatar), ==, 0);
  gtk_window_destroy (window);
}

/* Whatever the letters, the size of the circle and the size of text. */
static void
test_room (gconstpointer data)
{
  const int size = GPOINTER_TO_INT (data);
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *avatar = trellis_avatar_new (size);
  GtkWindow *window;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  trellis_avatar_set_text (TRELLIS_AVATAR (avatar), "Wanda Mmm");
  window = ui_test_present (avatar);
  g_assert_cmpint (gtk_widget_get_width (avatar), ==, size);
  g_assert_cmpint (gtk_widget_get_height (avatar), ==, size);
  {
    g_autoptr(GskRenderNode) node = draw (avatar);
    graphene_rect_t ink;

    gsk_render_node_get_bounds (node, &ink);
    g_assert_cmpfloat (ink.size.width, >, (float) size / 3);
    g_assert_cmpfloat (ink.origin.x, >, 0);
    g_assert_cmpfloat (ink.origin.x + ink.size.width, <, (float) size);
    g_assert_cmpfloat (ink.origin.y, >, 0);
    g_assert_cmpfloat (ink.origin.y + ink.size.height, <, (float) size);
  }
  gtk_window_destroy (window);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/avatar/color", test_color);
  g_test_add_func ("/ui/avatar/initials", test_initials);
  g_test_add_data_func ("/ui/avatar/room/small", GINT_TO_POINTER (18), test_room);
  g_test_add_data_func ("/ui/avatar/room/row", GINT_TO_POINTER (SIZE), test_room);
  g_test_add_data_func ("/ui/avatar/room/large", GINT_TO_POINTER (72), test_room);

  return g_test_run ();
}
