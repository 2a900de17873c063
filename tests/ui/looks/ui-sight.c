/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with widgets as they are shown: text that is cut, what lies outside of what it is in,
 * what has to be scrolled sideways, controls without a name and those too small to be hit. */
#include "ui-sight.h"

#include <string.h>

/* The least size of what is to be hit by a finger, by WCAG 2.2, 2.5.8. */
#define LEAST_TARGET 24

/* Pixels that are lost in rounding. */
#define TOLERANCE 1.5f

/* Further than anything reaches: where a person can scroll. */
#define FAR 1000000.0f

typedef struct
{
  GtkWidget *root;
  UiSightLeniency leniency;
  UiSightFunc report;
  gpointer user_data;
} Sight;

/* What says most about where @widget is: the nearest class of ours that it lies in. */
static const char *
get_place (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Trellis"))
      return G_OBJECT_TYPE_NAME (widget);
  return "the window";
}

static const char *
find_words (GtkWidget *widget)
{
  const char *words = NULL;

  if (GTK_IS_LABEL (widget))
    words = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_INSCRIPTION (widget))
    words = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && (words == NULL || *words == '\0'); child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      words = find_words (child);
  return words;
}

/* What a person would call @widget, and where it is, in English. Transfer full. */
char *
ui_sight_dup_what (GtkWidget *widget)
{
  const char *words = find_words (widget);

  if (words == NULL || *words == '\0')
    words = gtk_widget_get_tooltip_text (widget);
  return g_strdup_printf ("%s “%s” in %s", G_OBJECT_TYPE_NAME (widget), words != NULL ? words : "",
                          get_place (gtk_widget_get_parent (widget)));
}

static void
tell (Sight *self, GtkWidget *widget, const char *what)
{
  g_autofree char *widget_is = ui_sight_dup_what (widget);
  g_autofree char *fault = g_strdup_printf ("%s %s", widget_is, what);

  self->report (fault, self->user_data);
}

/* The same, of something that is @area and should be in @room. */
static void
tell_place (Sight *self, GtkWidget *widget, const char *what, const graphene_rect_t *area, const graphene_rect_t *room)
{
  g_autofree char *fault = g_strdup_printf (
    "%s: from %.0f, %.0f to %.0f, %.0f of %.0f, %.0f to %.0f, %.0f", what, area->origin.x, area->origin.y,
    area->origin.x + area->size.width, area->origin.y + area->size.height, room->origin.x, room->origin.y,
    room->origin.x + room->size.width, room->origin.y + room->size.height);

  tell (self, widget, fault);
}

/* Whether all of a text comes up where the pointer rests on it. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

static gboolean
is_choice (GtkWidget *label)
{
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);

  return gtk_widget_get_ancestor (label, ADW_TYPE_VIEW_SWITCHER) != NULL ||
         gtk_widget_get_ancestor (label, ADW_TYPE_TOGGLE_GROUP) != NULL ||
         (button != NULL &&
          gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (button)) == GTK_ACCESSIBLE_ROLE_TAB);
}

/* Of a group, or of a row that does something or is written into. */
static gboolean
is_title (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, ADW_TYPE_BUTTON_ROW) != NULL ||
         gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW) != NULL ||
         (gtk_widget_has_css_class (label, "heading") &&
          gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_GROUP) != NULL &&
          gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) == NULL);
}

/* The day of a row, or what is chosen in one, or in the bar above a text. */
static gboolean
is_value (GtkWidget *label)
{
  GtkWidget *list = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_VIEW);
  GtkWidget *drop_down = gtk_widget_get_ancestor (label, GTK_TYPE_DROP_DOWN);

  for (GtkWidget *bar = drop_down; bar != NULL; bar = gtk_widget_get_parent (bar))
    if (gtk_widget_has_css_class (bar, "toolbar"))
      return TRUE;
  if (list != NULL && gtk_widget_get_ancestor (list, ADW_TYPE_COMBO_ROW) != NULL)
    return TRUE;
  return gtk_widget_get_ancestor (label, GTK_TYPE_MENU_BUTTON) != NULL &&
         gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_ROW) != NULL;
}

/* Below a title in a header bar, where it tells what no pointer has to ask for. */
static gboolean
is_subtitle (GtkWidget *label)
{
  return gtk_widget_has_css_class (label, "subtitle") &&
         gtk_widget_get_ancestor (label, ADW_TYPE_WINDOW_TITLE) != NULL;
}

/* What says what to write into a field of one line. */
static gboolean
is_hint (GtkWidget *label)
{
  return GTK_IS_TEXT (gtk_widget_get_parent (label));
}

/* Lists may cut titles, and a choice may be a name. What other buttons say is told in full. */
static gboolean
may_be_cut (Sight *self, GtkWidget *label)
{
  if (is_title (label) || is_value (label) || is_subtitle (label))
    return FALSE;
  if (is_choice (label) || gtk_widget_get_ancestor (label, GTK_TYPE_MENU_BUTTON) != NULL)
    return (self->leniency & UI_SIGHT_CUT_CHOICES) != 0;
  if ((self->leniency & UI_SIGHT_CUT_BARS) != 0 && gtk_widget_get_ancestor (label, ADW_TYPE_HEADER_BAR) != NULL)
    return TRUE;
  if (is_hint (label))
    return (self->leniency & UI_SIGHT_CUT_HINTS) != 0;
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) == NULL ||
         gtk_widget_get_ancestor (label, GTK_TYPE_DROP_DOWN) != NULL ||
         gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) != NULL;
}

/* How wide a part of the label would be in one line. */
static int
measure_part (GtkLabel *label, const char *start, const char *end)
{
  g_autoptr(PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (label));
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, start, (int) (end - start));
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The word that goes on in the next line although a line of the window has room for it; NULL where there
 * is none. Transfer full. */
static char *
dup_broken_word (Sight *self, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);
  const int room = gtk_widget_get_width (self->root) - 2 * LEAST_TARGET;
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      const int start = pango_layout_get_line_readonly (layout, i)->start_index;
      const int place = (int) g_utf8_pointer_to_offset (text, text + start);
      int from = place, to = place;

      if (attrs[place].is_line_break)
        continue;
      while (from > 0 && !attrs[from].is_line_break)
        from--;
      while (to < n_attrs - 1 && !attrs[to].is_line_break)
        to++;
      if (measure_part (label, g_utf8_offset_to_pointer (text, from), g_utf8_offset_to_pointer (text, to)) < room)
        return g_utf8_substring (text, from, to);
    }
  return NULL;
}

/* The lines of @label, each but the last with an end. Transfer full. */
static char *
dup_lines (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);
  GString *lines = g_string_new (NULL);

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *words = g_strndup (text + line->start_index, (gsize) line->length);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", g_strchomp (words));
    }
  return g_string_free_and_steal (lines);
}

/* A month beside the end of a line whose other side is a number, or a day before its year there. */
static GRegex *
create_broken_date (void)
{
  g_autoptr(GString) months = g_string_new (NULL);
  g_autofree char *pattern = NULL;

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr(GDateTime) time = g_date_time_new_utc (2026, month, 1, 12, 0, 0);
      g_autofree char *names = g_date_time_format (time, "%b|%B");

      g_string_append_printf (months, "%s%s", month > 1 ? "|" : "", names);
    }
  pattern = g_strdup_printf ("\\b(%1$s)\n[0-9]|[0-9]\\.?\n\\w?(%1$s)\\b|\\b[0-9]{1,2},\n20[0-9]{2}\\b", months->str);
  return g_regex_new (pattern, 0, 0, NULL);
}

/* No line begins with the dot between two things, or ends within a date. */
static void
look_at_breaks (Sight *self, GtkLabel *label)
{
  static GRegex *broken_date;
  g_autofree char *lines = dup_lines (label);

  if (broken_date == NULL)
    broken_date = create_broken_date ();
  if (strstr (lines, "\n· ") != NULL)
    tell (self, GTK_WIDGET (label), "has a line that begins with a dot");
  if (g_regex_match (broken_date, lines, 0, NULL))
    tell (self, GTK_WIDGET (label), "has a line that ends within a date");
}

/* Where the text of @label is drawn; it may be made smaller on the way. */
static graphene_rect_t
get_text_area (GtkLabel *label, GtkWidget *root)
{
  graphene_matrix_t way;
  graphene_rect_t area;
  PangoRectangle text;
  int x, y;

  pango_layout_get_pixel_extents (gtk_label_get_layout (label), NULL, &text);
  gtk_label_get_layout_offsets (label, &x, &y);
  area = GRAPHENE_RECT_INIT ((float) (x + text.x), (float) (y + text.y), (float) text.width, (float) text.height);
  if (gtk_widget_compute_transform (GTK_WIDGET (label), root, &way))
    graphene_matrix_transform_bounds (&way, &area, &area);
  return area;
}

static graphene_rect_t
get_area (GtkWidget *widget, GtkWidget *root)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (widget, root, &area))
    area = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  return area;
}

static gboolean
is_inside (const graphene_rect_t *area, const graphene_rect_t *room)
{
  return area->origin.x >= room->origin.x - TOLERANCE && area->origin.y >= room->origin.y - TOLERANCE &&
         area->origin.x + area->size.width <= room->origin.x + room->size.width + TOLERANCE &&
         area->origin.y + area->size.height <= room->origin.y + room->size.height + TOLERANCE;
}

static graphene_rect_t
intersect (const graphene_rect_t *one, const graphene_rect_t *other)
{
  graphene_rect_t both = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!graphene_rect_intersection (one, other, &both))
    both = GRAPHENE_RECT_INIT (one->origin.x, one->origin.y, 0, 0);
  return both;
}

static gboolean
scrolls (GtkAdjustment *adjustment)
{
  return adjustment != NULL &&
         gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment) >
           gtk_adjustment_get_page_size (adjustment) + TOLERANCE;
}

/* What is left of @room for what lies in @widget. */
static graphene_rect_t
get_room (Sight *self, GtkWidget *widget, const graphene_rect_t *room)
{
  graphene_rect_t inner = *room;

  if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN || GTK_IS_SCROLLABLE (widget))
    {
      graphene_rect_t area = get_area (widget, self->root);

      inner = intersect (&inner, &area);
    }
  if (GTK_IS_SCROLLABLE (widget))
    {
      if (scrolls (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (widget))))
        inner = GRAPHENE_RECT_INIT (-FAR, inner.origin.y, 2 * FAR, inner.size.height);
      inner = GRAPHENE_RECT_INIT (inner.origin.x, -FAR, inner.size.width, 2 * FAR);
    }
  return inner;
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SPIN_BUTTON (widget) ||
         GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_RANGE (widget) ||
         (GTK_IS_LIST_BOX_ROW (widget) && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
}

static gboolean
is_told (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *is_other = NULL;

  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  is_other = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return is_other != NULL;
}

/* Whether a screen reader can say what @widget is; what lies around a part of a control may do so. */
static gboolean
has_name (GtkWidget *widget)
{
  const char *words = GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ? NULL : find_words (widget);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (is_told (widget) || (words != NULL && *words != '\0') || (tooltip != NULL && *tooltip != '\0'))
    return TRUE;
  return parent != NULL &&
         (GTK_IS_EDITABLE (parent) || GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) ||
          gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_NONE) &&
         has_name (parent);
}

/* A part of what can be hit as a whole: of a row, or of what is written into. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_RANGE (widget) ||
         (GTK_IS_CHECK_BUTTON (widget) && row != NULL &&
          ADW_IS_ACTION_ROW (row) && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == widget) ||
         (GTK_IS_SWITCH (widget) && row != NULL);
}

static void
look_at_control (Sight *self, GtkWidget *widget)
{
  graphene_rect_t area = get_area (widget, self->root);

  if (!has_name (widget))
    tell (self, widget, "has no name");
  if (!is_part (widget) && gtk_widget_is_sensitive (widget) &&
      (area.size.width < LEAST_TARGET || area.size.height < LEAST_TARGET))
    {
      g_autofree char *what = g_strdup_printf ("is only %.0f × %.0f large", area.size.width, area.size.height);

      tell (self, widget, what);
    }
}

/* Entries of newer libadwaitas have their title twice, large and small. The one that is not seen has the
 * place of the other, and is made as large or small as that on the way there. */
static gboolean
is_other_title (Sight *self, GtkWidget *label)
{
  graphene_matrix_t way;

  return gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW) != NULL &&
         gtk_widget_compute_transform (label, self->root, &way) &&
         ABS (graphene_matrix_get_x_scale (&way) - 1) > 0.01f;
}

static void
look_at_label (Sight *self, GtkLabel *label, const graphene_rect_t *room)
{
  graphene_rect_t text = get_text_area (label, self->root);
  graphene_rect_t area = get_area (GTK_WIDGET (label), self->root);
  g_autofree char *word = NULL;

  if (*gtk_label_get_text (label) == '\0' || is_other_title (self, GTK_WIDGET (label)))
    return;
  word = (self->leniency & UI_SIGHT_BROKEN_WORDS) == 0 ? dup_broken_word (self, label) : NULL;
  if (word != NULL)
    tell (self, GTK_WIDGET (label), "is broken within a word");
  look_at_breaks (self, label);
  if (pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    {
      if (!may_be_cut (self, GTK_WIDGET (label)))
        tell (self, GTK_WIDGET (label), "is cut");
      else if (!has_tooltip (GTK_WIDGET (label)))
        tell (self, GTK_WIDGET (label), "is cut, and nothing tells the rest");
    }
  if (!is_inside (&text, &area))
    tell_place (self, GTK_WIDGET (label), "has no room for its text", &text, &area);
  else if (!is_inside (&text, room))
    tell_place (self, GTK_WIDGET (label), "is partly out of sight", &text, room);
}

/* What people wrote is seen to its end where it is not scrolled. */
static void
look_at_text (Sight *self, GtkWidget *view)
{
  GtkWidget *parent = gtk_widget_get_parent (view);

  if (!GTK_IS_SCROLLED_WINDOW (parent) && !ADW_IS_CLAMP_SCROLLABLE (parent) &&
      scrolls (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view))))
    tell (self, view, "has no room for its text");
}

/* Whether it is something by itself, so that it has to be seen whole. */
static gboolean
is_whole (GtkWidget *widget)
{
  return is_control (widget) || GTK_IS_IMAGE (widget) || gtk_widget_get_first_child (widget) == NULL;
}

/* Whether all of it is in sight. */
static gboolean
look_at_place (Sight *self, GtkWidget *widget, const graphene_rect_t *room)
{
  graphene_rect_t area = get_area (widget, self->root);

  if (area.size.width <= 0 || area.size.height <= 0 || !is_whole (widget) || is_inside (&area, room))
    return TRUE;
  tell_place (self, widget, "is partly out of sight", &area, room);
  return FALSE;
}

static gboolean
do_overlap (Sight *self, GtkWidget *one, GtkWidget *other)
{
  graphene_rect_t one_area, other_area, both;

  if (one == NULL || other == NULL || !gtk_widget_get_mapped (one) || !gtk_widget_get_mapped (other))
    return FALSE;
  one_area = get_area (one, self->root);
  other_area = get_area (other, self->root);
  both = intersect (&one_area, &other_area);
  return both.size.width > TOLERANCE && both.size.height > TOLERANCE;
}

/* What stands at the ends and in the middle, as in a header bar, may not lie one below the other. */
static void
look_at_ends (Sight *self, GtkCenterBox *box)
{
  GtkWidget *start = gtk_center_box_get_start_widget (box);
  GtkWidget *middle = gtk_center_box_get_center_widget (box);
  GtkWidget *end = gtk_center_box_get_end_widget (box);

  if (do_overlap (self, middle, start) || do_overlap (self, middle, end))
    tell (self, middle, "is overlapped");
  if (do_overlap (self, start, end))
    tell (self, start, "is overlapped");
}

static GtkWidget *
find_pill (GtkWidget *widget)
{
  GtkWidget *pill = GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "pill") &&
                        gtk_widget_has_css_class (widget, "suggested-action")
                    ? widget
                    : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && pill == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      pill = find_pill (child);
  return pill;
}

/* What there is to do on a page that says what is not there has to be in sight as the page comes up. */
static void
look_at_status (Sight *self, GtkWidget *page, const graphene_rect_t *room)
{
  GtkWidget *pill = find_pill (page);
  graphene_rect_t area, seen;

  if (pill == NULL || (self->leniency & UI_SIGHT_LONG_PAGES) != 0)
    return;
  area = get_area (pill, self->root);
  seen = get_area (page, self->root);
  seen = intersect (&seen, room);
  if (area.origin.y + area.size.height > seen.origin.y + seen.size.height + TOLERANCE)
    tell_place (self, pill, "has to be scrolled to", &area, &seen);
}

static void
look_at (Sight *self, GtkWidget *widget, const graphene_rect_t *room)
{
  graphene_rect_t inner;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_SCROLLBAR (widget) || gtk_widget_get_opacity (widget) <= 0 ||
      (GTK_IS_REVEALER (widget) && !gtk_revealer_get_child_revealed (GTK_REVEALER (widget))))
    return;

  if (GTK_IS_LABEL (widget))
    look_at_label (self, GTK_LABEL (widget), room);
  else if (!look_at_place (self, widget, room))
    return;
  if (is_control (widget))
    look_at_control (self, widget);
  if (GTK_IS_TEXT_VIEW (widget))
    look_at_text (self, widget);
  if (GTK_IS_SCROLLABLE (widget) && !GTK_IS_TEXT_VIEW (widget) &&
      scrolls (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (widget))))
    tell (self, widget, "has to be scrolled sideways");

  if (ADW_IS_STATUS_PAGE (widget))
    look_at_status (self, widget, room);
  /* Nobody sees it, but a screen reader finds it. */
  if (ADW_IS_BANNER (widget) && !adw_banner_get_revealed (ADW_BANNER (widget)))
    tell (self, widget, "is folded away, and still there");
  if (GTK_IS_CENTER_BOX (widget))
    look_at_ends (self, GTK_CENTER_BOX (widget));

  inner = get_room (self, widget, room);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      look_at (self, child, &inner);
}

/* Looks at all that is shown in @root, and tells each fault to @report. Names are asked of the backend of
 * accessibility, so there has to be one. */
void
ui_sight_look (GtkWidget *root, UiSightLeniency leniency, UiSightFunc report, gpointer user_data)
{
  Sight self = { .root = root, .leniency = leniency, .report = report, .user_data = user_data };
  graphene_rect_t room = get_area (root, root);

  look_at (&self, root, &room);
}
