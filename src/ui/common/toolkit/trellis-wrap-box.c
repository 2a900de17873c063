/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-wrap-box.h"

struct _TrellisWrapBox
{
  GtkWidget parent_instance;

  int child_spacing;
  int line_spacing;
  float align;
};

typedef enum
{
  PROP_CHILD_SPACING = 1,
  PROP_LINE_SPACING,
  PROP_ALIGN,
} TrellisWrapBoxProperty;

static GParamSpec *props[PROP_ALIGN + 1];

/* Some children, one after the other, that stand in one line. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the one behind the last, or NULL */
  int width;      /* what they like to have together, with the blanks between them */
  int n_expand;
} Line;

static void trellis_wrap_box_buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable_iface;

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisWrapBox, trellis_wrap_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, trellis_wrap_box_buildable_init))

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static int
get_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The line that begins with @first where @room is all that it may have; -1: whatever it likes. */
static Line
find_line (TrellisWrapBox *self, GtkWidget *first, int room)
{
  Line line = { first, first, 0, 0 };

  for (; line.end != NULL; line.end = get_next (line.end))
    {
      const int width = get_natural_width (line.end);
      const int blank = line.end != first ? self->child_spacing : 0;

      if (room >= 0 && line.end != first && line.width + blank + width > room)
        break;
      line.width += blank + width;
      if (gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL))
        line.n_expand++;
    }
  return line;
}

/* What @child, of @line, gets of a line of @room. */
static int
get_width (const Line *line, GtkWidget *child, int room)
{
  const int natural = get_natural_width (child);
  int least;

  if (line->width <= room)
    return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL)
             ? natural + (room - line->width) / line->n_expand
             : natural;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX (least, room);
}

static void
measure_line (const Line *line, int room, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, room >= 0 ? get_width (line, child, room) : -1,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
measure_height (TrellisWrapBox *self, int room, int *minimum, int *natural)
{
  for (GtkWidget *first = skip_hidden (gtk_widget_get_first_child (GTK_WIDGET (self))); first != NULL;)
    {
      const Line line = find_line (self, first, room);
      const int blank = line.end != NULL ? self->line_spacing : 0;
      int line_minimum, line_natural;

      measure_line (&line, room, &line_minimum, &line_natural);
      *minimum += line_minimum + blank;
      *natural += line_natural + blank;
      first = line.end;
    }
}

static void
measure_width (TrellisWrapBox *self, int *minimum, int *natural)
{
  GtkWidget *first = skip_hidden (gtk_widget_get_first_child (GTK_WIDGET (self)));

  for (GtkWidget *child = first; child != NULL; child = get_next (child))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  *natural = find_line (self, first, -1).width;
}

static void
trellis_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  TrellisWrapBox *self = TRELLIS_WRAP_BOX (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    measure_height (self, for_size, minimum, natural);
}

static void
allocate_line (TrellisWrapBox *self, const Line *line, int room, int y, int height)
{
  const gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int start = line->n_expand > 0 ? 0 : (int) ((float) MAX (0, room - line->width) * self->align);

  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      const int width = get_width (line, child, room);

      gtk_widget_size_allocate (child, &(GtkAllocation) { is_rtl ? room - start - width : start, y, width, height },
                                -1);
      start += width + self->child_spacing;
    }
}

static void
trellis_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TrellisWrapBox *self = TRELLIS_WRAP_BOX (widget);
  int minimum = 0, natural = 0, y = 0;

  measure_height (self, width, &minimum, &natural);
  for (GtkWidget *first = skip_hidden (gtk_widget_get_first_child (widget)); first != NULL;)
    {
      const Line line = find_line (self, first, width);
      int line_minimum, line_natural, line_height;

      measure_line (&line, width, &line_minimum, &line_natural);
      line_height = height >= natural ? line_natural : line_minimum;
      /* A single line has all of the height. */
      if (y == 0 && line.end == NULL)
        line_height = MAX (line_height, height);
      allocate_line (self, &line, width, y, line_height);
      y += line_height + self->line_spacing;
      first = line.end;
    }
}

static GtkSizeRequestMode
trellis_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trellis_wrap_box_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisWrapBox *self = TRELLIS_WRAP_BOX (object);

  switch ((TrellisWrapBoxProperty) prop_id)
    {
    case PROP_CHILD_SPACING:
      g_value_set_int (value, self->child_spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    case PROP_ALIGN:
      g_value_set_float (value, self->align);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_wrap_box_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisWrapBox *self = TRELLIS_WRAP_BOX (object);

  switch ((TrellisWrapBoxProperty) prop_id)
    {
    case PROP_CHILD_SPACING:
      self->child_spacing = g_value_get_int (value);
      break;
    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;
    case PROP_ALIGN:
      self->align = g_value_get_float (value);
      break;
    default:
      g_assert_not_reached ();
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
trellis_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (trellis_wrap_box_parent_class)->dispose (object);
}

static void
trellis_wrap_box_class_init (TrellisWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = trellis_wrap_box_get_property;
  object_class->set_property = trellis_wrap_box_set_property;
  object_class->dispose = trellis_wrap_box_dispose;
  widget_class->measure = trellis_wrap_box_measure;
  widget_class->size_allocate = trellis_wrap_box_size_allocate;
  widget_class->get_request_mode = trellis_wrap_box_get_request_mode;

  props[PROP_CHILD_SPACING] = g_param_spec_int ("child-spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_LINE_SPACING] = g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_ALIGN] = g_param_spec_float ("align", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "wrapbox");
}

static void
trellis_wrap_box_init (TrellisWrapBox *self)
{
}

static void
trellis_wrap_box_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    trellis_wrap_box_append (TRELLIS_WRAP_BOX (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
trellis_wrap_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = trellis_wrap_box_add_child;
}

/* Both in pixels. */
GtkWidget *
trellis_wrap_box_new (int child_spacing, int line_spacing)
{
  return g_object_new (TRELLIS_TYPE_WRAP_BOX, "child-spacing", child_spacing, "line-spacing", line_spacing, NULL);
}

void
trellis_wrap_box_append (TrellisWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (TRELLIS_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
