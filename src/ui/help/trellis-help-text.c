/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-help-text.h"

#include "trellis-markdown-markup.h"
#include "trellis-text-fold.h"

/* Of a page of its own, not within the guide. */
#define SCHEME "://"

#define BLOCK_SPACING 12
#define ITEM_SPACING 6
#define HEADING_SPACING 24

/* Behind words that are looked for, on light and dark. */
#define MARK_RED 0xf9f9
#define MARK_GREEN 0xf0f0
#define MARK_BLUE 0x6b6b
#define MARK_ALPHA 0x6000

struct _TrellisHelpText
{
  GtkWidget parent_instance;

  GPtrArray *labels; /* unowned, in order */
};

enum
{
  LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisHelpText, trellis_help_text, GTK_TYPE_WIDGET)

static gboolean
activate_link_cb (TrellisHelpText *self, const char *address)
{
  if (strstr (address, SCHEME) != NULL)
    return FALSE;

  g_signal_emit (self, signals[LINK], 0, address);
  return TRUE;
}

static GtkWidget *
create_label (TrellisHelpText *self, const TrellisHelpBlock *block)
{
  g_autofree char *markup = trellis_markdown_to_linked_markup (block->text);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (activate_link_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->labels, label);
  return label;
}

static GtkAccessibleRole
get_role (const TrellisHelpBlock *block)
{
  switch (block->kind)
    {
    case TRELLIS_HELP_HEADING:
      return GTK_ACCESSIBLE_ROLE_HEADING;
    case TRELLIS_HELP_ITEM:
    case TRELLIS_HELP_NUMBERED:
      return GTK_ACCESSIBLE_ROLE_LIST_ITEM;
    case TRELLIS_HELP_PARAGRAPH:
    default:
      return GTK_ACCESSIBLE_ROLE_PARAGRAPH;
    }
}

static GtkWidget *
create_sign (const TrellisHelpBlock *block)
{
  g_autofree char *number = g_strdup_printf ("%u.", block->number);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "label", block->kind == TRELLIS_HELP_NUMBERED ? number : "•", NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

/* The role of a widget is for good, so it is made with it. */
static GtkWidget *
create_block (TrellisHelpText *self, const TrellisHelpBlock *block, gboolean is_first)
{
  const gboolean is_item = get_role (block) == GTK_ACCESSIBLE_ROLE_LIST_ITEM;
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", get_role (block), "focusable", TRUE,
                                 "spacing", BLOCK_SPACING, NULL);
  GtkWidget *label = create_label (self, block);

  gtk_widget_add_css_class (box, "help-block");
  if (is_item)
    gtk_box_append (GTK_BOX (box), create_sign (block));
  gtk_box_append (GTK_BOX (box), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  if (block->kind == TRELLIS_HELP_HEADING)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                      (int) block->number, -1);
      gtk_widget_add_css_class (label, block->number == 1 ? "title-1" : "title-4");
    }
  gtk_widget_set_margin_top (box, is_first ? 0
                                  : block->kind == TRELLIS_HELP_HEADING ? HEADING_SPACING - BLOCK_SPACING
                                                                        : 0);
  return box;
}

static gboolean
is_listed (const TrellisHelpBlock *block)
{
  return get_role (block) == GTK_ACCESSIBLE_ROLE_LIST_ITEM;
}

static void
fill (TrellisHelpText *self, TrellisHelpPage *page)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < trellis_help_page_get_n_blocks (page); i++)
    {
      const TrellisHelpBlock *block = trellis_help_page_get_block (page, i);
      GtkWidget *widget = create_block (self, block, i == 0);

      if (is_listed (block) && list == NULL)
        {
          list = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "orientation",
                               GTK_ORIENTATION_VERTICAL, "spacing", ITEM_SPACING, NULL);
          gtk_widget_set_parent (list, GTK_WIDGET (self));
        }
      if (is_listed (block))
        {
          gtk_box_append (GTK_BOX (list), widget);
          continue;
        }
      list = NULL;
      gtk_widget_set_parent (widget, GTK_WIDGET (self));
    }
}

static void
trellis_help_text_dispose (GObject *object)
{
  TrellisHelpText *self = TRELLIS_HELP_TEXT (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->labels, g_ptr_array_unref);

  G_OBJECT_CLASS (trellis_help_text_parent_class)->dispose (object);
}

static void
trellis_help_text_class_init (TrellisHelpTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_help_text_dispose;

  /* Where the link leads. */
  signals[LINK] = g_signal_new ("link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static void
trellis_help_text_init (TrellisHelpText *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  self->labels = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, BLOCK_SPACING);
}

/* Marks all of the words of @label; whether there are any. */
static gboolean
mark_label (GtkLabel *label, char **words)
{
  const char *text = gtk_label_get_text (label);
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (TrellisTextMatch));
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  TrellisTextFold hay, needle;

  trellis_text_fold_init (&hay);
  trellis_text_fold_init (&needle);
  trellis_text_fold_set (&hay, text);
  for (char **word = words; *word != NULL; word++)
    {
      trellis_text_fold_set (&needle, *word);
      trellis_text_fold_find (&hay, &needle, 0, matches);
    }
  trellis_text_fold_clear (&hay);
  trellis_text_fold_clear (&needle);

  for (guint i = 0; i < matches->len; i++)
    {
      const TrellisTextMatch *match = &g_array_index (matches, TrellisTextMatch, i);
      PangoAttribute *parts[] = { pango_attr_background_new (MARK_RED, MARK_GREEN, MARK_BLUE),
                                  pango_attr_background_alpha_new (MARK_ALPHA) };

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          parts[j]->start_index = (guint) (g_utf8_offset_to_pointer (text, match->start) - text);
          parts[j]->end_index = (guint) (g_utf8_offset_to_pointer (text, match->end) - text);
          pango_attr_list_insert (attributes, parts[j]);
        }
    }
  gtk_label_set_attributes (label, attributes);
  return matches->len > 0;
}

GtkWidget *
trellis_help_text_mark (TrellisHelpText *self, const char *words)
{
  g_auto(GStrv) each = g_strsplit_set (words, " \t", -1);
  GtkWidget *first = NULL;

  g_return_val_if_fail (TRELLIS_IS_HELP_TEXT (self), NULL);

  for (guint i = 0; i < self->labels->len; i++)
    if (mark_label (g_ptr_array_index (self->labels, i), each) && first == NULL)
      first = gtk_widget_get_parent (g_ptr_array_index (self->labels, i));
  return first;
}

GtkWidget *
trellis_help_text_new (TrellisHelpPage *page)
{
  TrellisHelpText *self = g_object_new (TRELLIS_TYPE_HELP_TEXT, NULL);

  fill (self, page);
  return GTK_WIDGET (self);
}
