/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-compact-switcher.h"

struct _TrellisCompactSwitcher
{
  AdwBin parent_instance;

  AdwViewStack *stack;
  GtkBox *box; /* a toggle button for each page, in their order */
};

G_DEFINE_FINAL_TYPE (TrellisCompactSwitcher, trellis_compact_switcher, ADW_TYPE_BIN)

static AdwViewStackPage *
get_page (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "page");
}

static void
toggled_cb (TrellisCompactSwitcher *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    adw_view_stack_set_visible_child (self->stack, adw_view_stack_page_get_child (get_page (GTK_WIDGET (button))));
}

static void
show_visible_child (TrellisCompactSwitcher *self)
{
  GtkWidget *visible = adw_view_stack_get_visible_child (self->stack);

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->box)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      const gboolean is_shown = adw_view_stack_page_get_child (get_page (button)) == visible;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_shown);
      gtk_widget_set_hexpand (button, is_shown);
      gtk_widget_set_visible (g_object_get_data (G_OBJECT (button), "title"), is_shown);
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, is_shown, -1);
    }
}

static GtkWidget *
create_mark (AdwViewStackPage *page, guint number)
{
  const char *icon = adw_view_stack_page_get_icon_name (page);
  g_autofree char *words = icon == NULL ? g_strdup_printf ("%u", number) : NULL;

  return icon != NULL ? gtk_image_new_from_icon_name (icon) : gtk_label_new (words);
}

static GtkWidget *
create_button (TrellisCompactSwitcher *self, AdwViewStackPage *page, guint number)
{
  const char *words = adw_view_stack_page_get_title (page);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  GtkWidget *title = gtk_label_new (words);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB,
                                    "child", content, "tooltip-text", words, "group", first, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), create_mark (page, number));
  gtk_box_append (GTK_BOX (content), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (button), "title", title);
  g_object_set_data_full (G_OBJECT (button), "page", g_object_ref (page), g_object_unref);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
make_buttons (TrellisCompactSwitcher *self)
{
  g_autoptr(GListModel) pages = G_LIST_MODEL (adw_view_stack_get_pages (self->stack));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(AdwViewStackPage) page = g_list_model_get_item (pages, i);

      gtk_box_append (self->box, create_button (self, page, i + 1));
    }
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (show_visible_child), self,
                           G_CONNECT_SWAPPED);
  show_visible_child (self);
}

/* Most windows have room for the names of the places, and never show it. */
static void
make_buttons_once (TrellisCompactSwitcher *self)
{
  if (self->stack != NULL && gtk_widget_get_first_child (GTK_WIDGET (self->box)) == NULL)
    make_buttons (self);
}

static void
trellis_compact_switcher_show (GtkWidget *widget)
{
  make_buttons_once (TRELLIS_COMPACT_SWITCHER (widget));

  GTK_WIDGET_CLASS (trellis_compact_switcher_parent_class)->show (widget);
}

static void
trellis_compact_switcher_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_COMPACT_SWITCHER (object)->stack);

  G_OBJECT_CLASS (trellis_compact_switcher_parent_class)->dispose (object);
}

static void
trellis_compact_switcher_class_init (TrellisCompactSwitcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_compact_switcher_dispose;

  GTK_WIDGET_CLASS (klass)->show = trellis_compact_switcher_show;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "compactswitcher");
}

static void
trellis_compact_switcher_init (TrellisCompactSwitcher *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB_LIST, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "toolbar");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/* To be called once, when @stack has all its pages. */
void
trellis_compact_switcher_set_stack (TrellisCompactSwitcher *self, AdwViewStack *stack)
{
  g_return_if_fail (TRELLIS_IS_COMPACT_SWITCHER (self));
  g_return_if_fail (self->stack == NULL);
  g_return_if_fail (ADW_IS_VIEW_STACK (stack));

  self->stack = g_object_ref (stack);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    make_buttons_once (self);
}
