/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of the view that is shown, where TRELLIS_PICTURES names a folder for them: of those views
 * alone that TRELLIS_VIEWS names, where it does, as VIEW-LOOK.png. Where TRELLIS_STYLES has some of
 * "light", "dark" and "contrast", one in each of these styles, as VIEW/LOOK-STYLE.png. */
#include "looks-pictures.h"

#include "ui-motion.h"

#include <glib/gstdio.h>

static GskRenderNode *
draw (GdkPaintable *paintable)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
take_picture (Looks *self, const char *path)
{
  GtkWidget *window = self->aside != NULL ? self->aside : self->window;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr(GskRenderNode) node = draw (paintable);
  g_autoptr(GdkTexture) texture = NULL;

  /* Nothing is drawn before it has its place. */
  for (int i = 0; i < 20 && node == NULL; i++)
    {
      looks_settle ();
      node = draw (paintable);
    }
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  return texture != NULL && gdk_texture_save_to_png (texture, path);
}

/* As the person would choose it on the desktop. What paints by itself follows a moment later. */
static void
set_style (Looks *self, const char *style)
{
  g_autoptr(GSettings) access = g_settings_new ("org.gnome.desktop.a11y.interface");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (style, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                  : ADW_COLOR_SCHEME_DEFAULT);
  g_settings_set_boolean (access, "high-contrast", g_str_equal (style, "contrast"));
  looks_settle ();
  ui_motion_is_still (self->aside != NULL ? self->aside : self->window);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()) == g_str_equal (style, "dark"));
  g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ==
                 g_str_equal (style, "contrast"));
}

static gboolean
take_in_styles (Looks *self, const char *folder, const char *styles)
{
  g_auto(GStrv) names = g_strsplit (styles, " ", -1);
  g_autofree char *of_view = g_build_filename (folder, self->view, NULL);
  gboolean is_taken = g_mkdir_with_parents (of_view, 0777) == 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s.png", self->look, names[i]);
      g_autofree char *path = g_build_filename (of_view, name, NULL);

      set_style (self, names[i]);
      is_taken = take_picture (self, path) && is_taken;
    }
  set_style (self, "light");
  return is_taken;
}

/* Whether all went well that was asked for. */
gboolean
looks_take_pictures (Looks *self)
{
  const char *folder = g_getenv ("TRELLIS_PICTURES");
  const char *only = g_getenv ("TRELLIS_VIEWS");
  const char *styles = g_getenv ("TRELLIS_STYLES");
  g_auto(GStrv) views = g_strsplit (only != NULL ? only : "", " ", -1);
  g_autofree char *name = g_strdup_printf ("%s-%s.png", self->view, self->look);
  g_autofree char *path = NULL;

  if (folder == NULL || (only != NULL && !g_strv_contains ((const char *const *) views, self->view)))
    return TRUE;
  if (styles != NULL)
    return take_in_styles (self, folder, styles);
  path = g_build_filename (folder, name, NULL);
  return take_picture (self, path);
}
