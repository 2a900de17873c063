/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the looks are judged by sees what is wrong, and nothing else; and words that are cut are told
 * where the pointer rests. */
#include "trellis-cut-text.h"
#include "trellis-status-bin.h"
#include "trellis-text-view.h"
#include "trellis-wrapped-title.h"
#include "ui-sight.h"
#include "ui-test.h"

#define LONG "A sentence that is far too long for the room that it is given here"

typedef struct
{
  GPtrArray *faults;
  GtkWindow *window;
} Case;

static void
report_cb (const char *fault, gpointer data)
{
  g_ptr_array_add (data, g_strdup (fault));
}

/* What is wrong with @child in a window of 300 × 200. */
static Case
look_at (GtkWidget *child)
{
  Case self = { .faults = g_ptr_array_new_with_free_func (g_free), .window = ui_test_present (child) };

  gtk_window_set_default_size (self.window, 300, 200);
  ui_test_settle ();
  ui_sight_look (GTK_WIDGET (self.window), UI_SIGHT_NOTHING, report_cb, self.faults);
  return self;
}

static void
close_case (Case *self)
{
  g_ptr_array_unref (self->faults);
  gtk_window_destroy (self->window);
}

/* One fault, which says @words. */
static void
assert_fault (GtkWidget *child, const char *words)
{
  Case self = look_at (child);

  for (guint i = 0; i < self.faults->len; i++)
    g_test_message ("%s", (char *) self.faults->pdata[i]);
  g_assert_cmpuint (self.faults->len, ==, 1);
  g_assert_nonnull (strstr (self.faults->pdata[0], words));
  close_case (&self);
}

static void
assert_no_fault (GtkWidget *child)
{
  Case self = look_at (child);

  g_assert_cmpstr (self.faults->len > 0 ? self.faults->pdata[0] : NULL, ==, NULL);
  close_case (&self);
}

static GtkWidget *
label_new (const char *text, PangoEllipsizeMode mode)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), mode);
  return label;
}

/* A place that gives its child @width × @height, whatever that needs. */
static GtkWidget *
small_place_new (GtkWidget *child, int width, int height)
{
  GtkWidget *fixed = gtk_fixed_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_size_request (scroller, width, height);
  gtk_fixed_put (GTK_FIXED (fixed), scroller, 0, 0);
  return fixed;
}

static void
test_cut_label (void)
{
  GtkWidget *told = label_new (LONG, PANGO_ELLIPSIZE_END);

  assert_fault (label_new (LONG, PANGO_ELLIPSIZE_END), "nothing tells the rest");
  gtk_widget_set_tooltip_text (told, LONG);
  assert_no_fault (told);
  assert_no_fault (label_new ("Short", PANGO_ELLIPSIZE_END));
}

static void
test_broken_word (void)
{
  GtkWidget *label = gtk_label_new ("Preferences"), *place;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  place = small_place_new (label, 40, 190);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (place)), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  assert_fault (place, "broken within a word");
}

static void
test_cut_hint (void)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), LONG);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name", -1);
  gtk_widget_set_tooltip_text (entry, LONG);
  assert_fault (entry, "is cut");
}

static void
test_cut_button (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), label_new (LONG, PANGO_ELLIPSIZE_END));
  gtk_widget_set_tooltip_text (button, LONG);
  assert_fault (button, "is cut");
}

static GtkWidget *
center_box_new (void)
{
  GtkWidget *box = gtk_center_box_new ();

  gtk_center_box_set_start_widget (GTK_CENTER_BOX (box), gtk_button_new_with_label ("Cancel"));
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (box), gtk_label_new ("Title"));
  return box;
}

static void
test_overlapped (void)
{
  GtkWidget *box = center_box_new ();

  assert_no_fault (center_box_new ());
  gtk_widget_set_layout_manager (box, gtk_bin_layout_new ());
  assert_fault (box, "“Title” in the window is overlapped");
}

static void
test_scrolled_sideways (void)
{
  assert_fault (small_place_new (gtk_label_new (LONG), 100, 100), "scrolled sideways");
}

static void
test_scrolled_down (void)
{
  GtkWidget *label = gtk_label_new ("One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight\nNine\nTen");

  assert_no_fault (small_place_new (label, 100, 60));
}

static void
test_out_of_sight (void)
{
  GtkWidget *fixed = gtk_fixed_new (), *frame = gtk_frame_new (NULL);

  gtk_fixed_put (GTK_FIXED (fixed), gtk_label_new ("Here and not here"), -40, 0);
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_frame_set_child (GTK_FRAME (frame), fixed);
  assert_fault (frame, "partly out of sight");
}

static void
test_control_out_of_sight (void)
{
  GtkWidget *fixed = gtk_fixed_new (), *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (button, "Add");
  gtk_fixed_put (GTK_FIXED (fixed), button, 0, -20);
  gtk_widget_set_overflow (fixed, GTK_OVERFLOW_HIDDEN);
  assert_fault (fixed, "partly out of sight");
}

static void
measure_nothing (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                 int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 20;
}

/* The child is given all, whether that will do or not. */
static void
allocate_all (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, 20, least, baseline, NULL);
}

static void
test_no_room (void)
{
  GtkWidget *box = adw_bin_new ();

  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (NULL, measure_nothing, allocate_all));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (box), gtk_label_new ("Far too long"));
  assert_fault (box, "has no room");
}

static void
test_made_smaller (void)
{
  GtkWidget *fixed = gtk_fixed_new (), *label = gtk_label_new ("Organization");
  g_autoptr(GskTransform) smaller = gsk_transform_scale (NULL, 0.8f, 0.8f);

  gtk_fixed_put (GTK_FIXED (fixed), label, 0, 0);
  gtk_fixed_set_child_transform (GTK_FIXED (fixed), label, smaller);
  assert_no_fault (fixed);
}

static void
test_name (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *entry = gtk_entry_new (), *view = gtk_text_view_new ();
  GtkWidget *named = gtk_entry_new (), *emptied = gtk_entry_new (), *box;

  assert_fault (button, "has no name");
  assert_fault (entry, "has no name");
  assert_fault (view, "has no name");

  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name", -1);
  assert_no_fault (named);
  gtk_accessible_update_property (GTK_ACCESSIBLE (emptied), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  assert_fault (emptied, "has no name");

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Title"));
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_last_child (box)),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, gtk_widget_get_first_child (box), NULL,
                                  -1);
  assert_no_fault (box);
  assert_no_fault (gtk_button_new_with_label ("Add"));
}

static void
test_small_target (void)
{
  GtkWidget *button = gtk_button_new_with_label ("x");
  g_autoptr(GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_string (style, ".tiny { min-width: 9px; min-height: 9px; padding: 0; }");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  gtk_widget_add_css_class (button, "tiny");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  assert_fault (button, "large");
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style));
}

/* Titles of groups and what there is to choose from are told whole, whatever a tooltip says. */
static void
test_cut_title (void)
{
  GtkWidget *group = adw_preferences_group_new (), *choices = adw_toggle_group_new ();
  GtkWidget *list = gtk_list_box_new (), *row = adw_entry_row_new ();
  AdwToggle *toggle = adw_toggle_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), LONG);
  gtk_widget_set_tooltip_text (group, LONG);
  assert_fault (group, "is cut");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), LONG);
  gtk_widget_set_tooltip_text (row, LONG);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  assert_fault (list, "is cut");

  adw_toggle_set_label (toggle, LONG);
  adw_toggle_set_tooltip (toggle, LONG);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (choices), toggle);
  adw_toggle_group_set_can_shrink (ADW_TOGGLE_GROUP (choices), TRUE);
  assert_fault (choices, "is cut");
}

/* A title may be cut that is long because somebody wrote it so; what is below it is ours. */
static void
test_cut_bar (void)
{
  GtkWidget *titled = adw_header_bar_new (), *explained = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (titled), adw_window_title_new (LONG, "Short"));
  gtk_widget_set_tooltip_text (titled, LONG);
  assert_no_fault (titled);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (explained), adw_window_title_new ("Short", LONG));
  gtk_widget_set_tooltip_text (explained, LONG);
  assert_fault (explained, "is cut");
}

static GtkWidget *
status_page_new (const char *icon)
{
  GtkWidget *page = adw_status_page_new (), *button = gtk_button_new_with_label ("Add");

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), "Nothing");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

/* A page with a picture has its button in sight; and leaves the picture out for it where it can. */
static void
test_status_page (void)
{
  GtkWidget *bin = g_object_new (TRELLIS_TYPE_STATUS_BIN, "child", status_page_new ("list-add-symbolic"), NULL);

  assert_fault (status_page_new ("list-add-symbolic"), "has to be scrolled to");
  assert_no_fault (status_page_new (NULL));
  assert_no_fault (bin);
}

/* What is not shown cannot be wrong. */
static void
test_hidden (void)
{
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_revealer_set_child (GTK_REVEALER (revealer), gtk_button_new_from_icon_name ("list-add-symbolic"));
  assert_no_fault (revealer);
}

static GtkWidget *
bar_new (GtkWidget *title)
{
  GtkWidget *bar = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), title);
  return bar;
}

/* The title of a header bar has a second line where one is too short for it. */
static void
test_wrapped_title (void)
{
  GtkWidget *title = adw_window_title_new ("A title that is longer than one line", NULL);

  assert_fault (bar_new (adw_window_title_new ("A title that is longer than one line", NULL)), "is cut");
  trellis_wrapped_title_make_header (ADW_WINDOW_TITLE (title));
  assert_no_fault (bar_new (title));
}

static GtkWidget *
text_place_new (GtkWidget *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), LONG ", " LONG ", " LONG, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Words", -1);
  gtk_box_append (GTK_BOX (box), view);
  return box;
}

/* The toolkit's own text does not find out how high it is. */
static void
test_cut_words (void)
{
  GtkWidget *view = trellis_text_view_new ();

  assert_fault (text_place_new (gtk_text_view_new ()), "has no room for its text");
  trellis_text_view_set_compact (TRELLIS_TEXT_VIEW (view), TRUE);
  assert_no_fault (text_place_new (view));
}

static void
test_folded_banner (void)
{
  GtkWidget *folded = adw_banner_new ("This is over"), *shown = adw_banner_new ("This is not");
  GtkWidget *away = adw_banner_new ("This is over");

  assert_fault (folded, "is folded away, and still there");
  adw_banner_set_revealed (ADW_BANNER (shown), TRUE);
  assert_no_fault (shown);
  gtk_widget_set_visible (away, FALSE);
  assert_no_fault (away);
}

/* The window tells what is cut where it is, and only there. */
static void
test_cut_text (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *cut = label_new (LONG, PANGO_ELLIPSIZE_END), *whole = gtk_label_new ("Short");
  g_autofree char *endless = g_strnfill (1000, 'm');
  GtkWindow *window;
  GdkRectangle area;
  graphene_rect_t bounds;
  g_autofree char *told = NULL, *nothing = NULL, *start = NULL;

  gtk_box_append (GTK_BOX (box), cut);
  gtk_box_append (GTK_BOX (box), whole);
  window = ui_test_present (box);
  gtk_window_set_default_size (window, 300, 200);
  trellis_cut_text_attach (GTK_WIDGET (window));
  ui_test_settle ();

  g_assert_true (gtk_widget_compute_bounds (cut, GTK_WIDGET (window), &bounds));
  told = trellis_cut_text_dup_at (GTK_WIDGET (window), bounds.origin.x + 5, bounds.origin.y + 5, &area);
  g_assert_cmpstr (told, ==, LONG);
  g_assert_cmpint (area.y, ==, (int) bounds.origin.y);
  g_assert_cmpint (area.height, ==, (int) bounds.size.height);
  nothing = trellis_cut_text_dup_at (GTK_WIDGET (window), bounds.origin.x + 5,
                                     bounds.origin.y + bounds.size.height + 5, NULL);
  g_assert_null (nothing);

  gtk_label_set_text (GTK_LABEL (cut), endless);
  ui_test_settle ();
  start = trellis_cut_text_dup_at (GTK_WIDGET (window), bounds.origin.x + 5, bounds.origin.y + 5, NULL);
  g_assert_cmpint (g_utf8_strlen (start, -1), ==, 301);
  g_assert_true (g_str_has_suffix (start, "m…"));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/sight/cut-label", test_cut_label);
  g_test_add_func ("/ui/sight/broken-word", test_broken_word);
  g_test_add_func ("/ui/sight/cut-hint", test_cut_hint);
  g_test_add_func ("/ui/sight/cut-button", test_cut_button);
  g_test_add_func ("/ui/sight/overlapped", test_overlapped);
  g_test_add_func ("/ui/sight/scrolled-sideways", test_scrolled_sideways);
  g_test_add_func ("/ui/sight/scrolled-down", test_scrolled_down);
  g_test_add_func ("/ui/sight/out-of-sight", test_out_of_sight);
  g_test_add_func ("/ui/sight/control-out-of-sight", test_control_out_of_sight);
  g_test_add_func ("/ui/sight/no-room", test_no_room);
  g_test_add_func ("/ui/sight/made-smaller", test_made_smaller);
  g_test_add_func ("/ui/sight/name", test_name);
  g_test_add_func ("/ui/sight/small-target", test_small_target);
  g_test_add_func ("/ui/sight/cut-title", test_cut_title);
  g_test_add_func ("/ui/sight/cut-bar", test_cut_bar);
  g_test_add_func ("/ui/sight/status-page", test_status_page);
  g_test_add_func ("/ui/sight/hidden", test_hidden);
  g_test_add_func ("/ui/sight/wrapped-title", test_wrapped_title);
  g_test_add_func ("/ui/sight/cut-words", test_cut_words);
  g_test_add_func ("/ui/sight/folded-banner", test_folded_banner);
  g_test_add_func ("/ui/sight/cut-text", test_cut_text);
  return g_test_run ();
}
