/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-avatar.h"

/* The style sheet of libadwaita has so many colors for nodes of the name "avatar". */
#define N_COLORS 14

/* The room for the initials, in parts of the diameter. */
#define TEXT_WIDTH 0.72f
#define TEXT_HEIGHT 0.44f

struct _TrellisAvatar
{
  GtkWidget parent_instance;

  char *text;
  char *initials;
  char *color; /* a style class, NULL where there is no text or a picture */
  int size;
  GdkTexture *picture; /* nullable */
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_SIZE,
  PROP_PICTURE,
} TrellisAvatarProperty;

static GParamSpec *props[PROP_PICTURE + 1];

G_DEFINE_FINAL_TYPE (TrellisAvatar, trellis_avatar, GTK_TYPE_WIDGET)

/* The first letters of the first and of the last word, composed and in upper case. */
static char *
find_initials (const char *name)
{
  g_autofree char *upper = g_utf8_strup (name, -1);
  g_autofree char *composed = g_utf8_normalize (g_strstrip (upper), -1, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *space;
  GString *initials;

  if (composed == NULL || *composed == '\0')
    return g_strdup ("");

  initials = g_string_new (NULL);
  g_string_append_unichar (initials, g_utf8_get_char (composed));
  space = strrchr (composed, ' ');
  if (space != NULL)
    g_string_append_unichar (initials, g_utf8_get_char (space + 1));
  return g_string_free_and_steal (initials);
}

static char *
choose_color (const char *name)
{
  return *name != '\0' ? g_strdup_printf ("color%u", g_str_hash (name) % N_COLORS + 1) : NULL;
}

/* Behind a picture none is to be painted. */
static void
update_color (TrellisAvatar *self)
{
  g_autofree char *color = self->picture == NULL ? choose_color (self->text) : NULL;

  if (self->color != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->color);
  if (color != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), color);
  g_set_str (&self->color, color);
}

static void
trellis_avatar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = TRELLIS_AVATAR (widget)->size;
}

static void
snapshot_picture (TrellisAvatar *self, GtkSnapshot *snapshot)
{
  const float size = (float) self->size;
  const float x = ((float) gtk_widget_get_width (GTK_WIDGET (self)) - size) / 2;
  const float y = ((float) gtk_widget_get_height (GTK_WIDGET (self)) - size) / 2;
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, size, size);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &bounds, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_scaled_texture (snapshot, self->picture, GSK_SCALING_FILTER_TRILINEAR, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* In the font of headings, as large as there is room: a font of a size of its own would have to be loaded
 * first. */
static void
trellis_avatar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrellisAvatar *self = TRELLIS_AVATAR (widget);
  g_autoptr(PangoLayout) layout = NULL;
  float width, height, scale;
  PangoRectangle text;
  GdkRGBA color;

  if (self->picture != NULL)
    {
      snapshot_picture (self, snapshot);
      return;
    }
  if (*self->initials == '\0')
    return;

  layout = gtk_widget_create_pango_layout (widget, self->initials);
  pango_layout_get_extents (layout, NULL, &text);
  width = (float) MAX (text.width, 1) / PANGO_SCALE;
  height = (float) MAX (text.height, 1) / PANGO_SCALE;
  scale = (float) self->size * MIN (TEXT_WIDTH / width, TEXT_HEIGHT / height);

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) / 2,
                                                          (float) gtk_widget_get_height (widget) / 2));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-width / 2, -height / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
trellis_avatar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisAvatar *self = TRELLIS_AVATAR (object);

  switch ((TrellisAvatarProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    case PROP_PICTURE:
      g_value_set_object (value, self->picture);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_avatar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisAvatar *self = TRELLIS_AVATAR (object);

  switch ((TrellisAvatarProperty) prop_id)
    {
    case PROP_TEXT:
      trellis_avatar_set_text (self, g_value_get_string (value));
      break;
    case PROP_SIZE:
      trellis_avatar_set_size (self, g_value_get_int (value));
      break;
    case PROP_PICTURE:
      trellis_avatar_set_picture (self, g_value_get_object (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_avatar_finalize (GObject *object)
{
  TrellisAvatar *self = TRELLIS_AVATAR (object);

  g_free (self->text);
  g_free (self->initials);
  g_free (self->color);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (trellis_avatar_parent_class)->finalize (object);
}

static void
trellis_avatar_class_init (TrellisAvatarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_avatar_get_property;
  object_class->set_property = trellis_avatar_set_property;
  object_class->finalize = trellis_avatar_finalize;
  widget_class->measure = trellis_avatar_measure;
  widget_class->snapshot = trellis_avatar_snapshot;

  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SIZE] =
    g_param_spec_int ("size", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_PICTURE] =
    g_param_spec_object ("picture", NULL, NULL, GDK_TYPE_TEXTURE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "avatar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
trellis_avatar_init (TrellisAvatar *self)
{
  self->text = g_strdup ("");
  self->initials = g_strdup ("");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
trellis_avatar_new (int size)
{
  return g_object_new (TRELLIS_TYPE_AVATAR, "size", size, NULL);
}

/* NULL is no name. */
void
trellis_avatar_set_text (TrellisAvatar *self, const char *text)
{
  g_return_if_fail (TRELLIS_IS_AVATAR (self));

  if (!g_set_str (&self->text, text != NULL ? text : ""))
    return;

  g_free (self->initials);
  self->initials = find_initials (self->text);
  update_color (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

/* Its diameter, in application pixels. */
int
trellis_avatar_get_size (TrellisAvatar *self)
{
  g_return_val_if_fail (TRELLIS_IS_AVATAR (self), 0);

  return self->size;
}

void
trellis_avatar_set_size (TrellisAvatar *self, int size)
{
  g_return_if_fail (TRELLIS_IS_AVATAR (self));

  if (self->size == size)
    return;

  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIZE]);
}

/* What is shown in place of the initials, which is a square; NULL for nothing. */
void
trellis_avatar_set_picture (TrellisAvatar *self, GdkTexture *picture)
{
  g_return_if_fail (TRELLIS_IS_AVATAR (self));

  if (!g_set_object (&self->picture, picture))
    return;

  update_color (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PICTURE]);
}
