/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clause-items.h"

#include "trellis-clause-catalog.h"
#include "trellis-entry-row.h"
#include "trellis-title-row.h"

#include <glib/gi18n.h>

struct _TrellisClauseItems
{
  AdwBin parent_instance;

  TrellisClause *clause;
  const TrellisClauseSpec *spec;
  gboolean is_passing; /* items pass between the rows and the clause */

  GtkListBox *list;
  GPtrArray *checks;   /* GtkCheckButton of each option */
  GPtrArray *own_rows; /* rows of lines that are no option */
  GPtrArray *entries;  /* AdwEntryRow of each line of a list */
};

G_DEFINE_FINAL_TYPE (TrellisClauseItems, trellis_clause_items, ADW_TYPE_BIN)

static gboolean
is_checklist (TrellisClauseItems *self)
{
  return (self->spec->parts & TRELLIS_CLAUSE_CHECKLIST) != 0;
}

static gboolean
is_option (TrellisClauseItems *self, const char *item)
{
  for (const TrellisClauseOption *option = self->spec->options; option->nick != NULL; option++)
    if (g_str_equal (option->nick, item))
      return TRUE;
  return FALSE;
}

static void
set_items (TrellisClauseItems *self, GStrvBuilder *builder)
{
  g_auto(GStrv) items = g_strv_builder_end (builder);

  self->is_passing = TRUE;
  trellis_clause_set_items (self->clause, (const char *const *) items);
  self->is_passing = FALSE;
}

/* The checked options in their order, then the person's own lines but for @without, then @added. */
static void
collect_checklist (TrellisClauseItems *self, const char *without, const char *added)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *items = trellis_clause_get_items (self->clause);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_strv_builder_add (builder, self->spec->options[i].nick);
  for (guint i = 0; items[i] != NULL; i++)
    if (!is_option (self, items[i]) && g_strcmp0 (items[i], without) != 0)
      g_strv_builder_add (builder, items[i]);
  if (added != NULL)
    g_strv_builder_add (builder, added);
  set_items (self, builder);
}

static void
check_toggled_cb (TrellisClauseItems *self)
{
  if (!self->is_passing)
    collect_checklist (self, NULL, NULL);
}

static void show_items (TrellisClauseItems *self);

static void
remove_clicked_cb (TrellisClauseItems *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  g_autofree char *item = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_BACKWARD);
  collect_checklist (self, item, NULL);
  show_items (self);
}

static void
entry_apply_cb (TrellisClauseItems *self, AdwEntryRow *entry)
{
  g_autofree char *item = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*item != '\0' && !is_option (self, item) &&
      !g_strv_contains (trellis_clause_get_items (self->clause), item))
    {
      collect_checklist (self, NULL, item);
      show_items (self);
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
line_changed_cb (TrellisClauseItems *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (self->is_passing)
    return;

  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkEditable *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *line = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

      if (*line != '\0')
        g_strv_builder_add (builder, line);
    }
  set_items (self, builder);
}

static void
append_option (TrellisClauseItems *self, const TrellisClauseOption *option)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row,
                                  NULL, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_toggled_cb), self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), trellis_clause_option_get_label (option));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->checks, check);
}

static void
insert_own_row (TrellisClauseItems *self, const char *item)
{
  GtkWidget *row = trellis_title_row_new (item);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  /* Translators: %s is a line that the person wrote. */
  g_autofree char *label = g_strdup_printf (_("Remove “%s”"), item);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_clicked_cb), self);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_insert (self->list, row, (int) (self->checks->len + self->own_rows->len));
  g_ptr_array_add (self->own_rows, row);
}

static void
append_own_entry (TrellisClauseItems *self)
{
  GtkWidget *row = trellis_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add Your Own"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "apply", G_CALLBACK (entry_apply_cb), self);
  gtk_list_box_append (self->list, row);
}

static void
append_line (TrellisClauseItems *self)
{
  GtkWidget *row = trellis_entry_row_new ();
  /* Translators: one of up to three results that the two people want; %u is 1, 2 or 3. */
  g_autofree char *title = g_strdup_printf (_("Result %u"), self->entries->len + 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (line_changed_cb), self);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->entries, row);
}

static void
show_checklist (TrellisClauseItems *self, const char *const *items)
{
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 g_strv_contains (items, self->spec->options[i].nick));

  for (guint i = 0; i < self->own_rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->own_rows, i));
  g_ptr_array_set_size (self->own_rows, 0);
  for (guint i = 0; items[i] != NULL; i++)
    if (!is_option (self, items[i]))
      insert_own_row (self, items[i]);
}

static void
show_lines (TrellisClauseItems *self, const char *const *items)
{
  guint n = g_strv_length ((char **) items);

  while (self->entries->len < MAX (n, self->spec->max_items))
    append_line (self);
  for (guint i = 0; i < self->entries->len; i++)
    gtk_editable_set_text (g_ptr_array_index (self->entries, i), i < n ? items[i] : "");
}

static void
show_items (TrellisClauseItems *self)
{
  const char *const *items = trellis_clause_get_items (self->clause);

  self->is_passing = TRUE;
  if (is_checklist (self))
    show_checklist (self, items);
  else
    show_lines (self, items);
  self->is_passing = FALSE;
}

/* By other hands than these rows. */
static void
items_changed_cb (TrellisClauseItems *self)
{
  if (!self->is_passing)
    show_items (self);
}

static void
trellis_clause_items_dispose (GObject *object)
{
  TrellisClauseItems *self = TRELLIS_CLAUSE_ITEMS (object);

  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->own_rows, 0);
  g_ptr_array_set_size (self->entries, 0);
  g_clear_object (&self->clause);

  G_OBJECT_CLASS (trellis_clause_items_parent_class)->dispose (object);
}

static void
trellis_clause_items_finalize (GObject *object)
{
  TrellisClauseItems *self = TRELLIS_CLAUSE_ITEMS (object);

  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->own_rows);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (trellis_clause_items_parent_class)->finalize (object);
}

static void
trellis_clause_items_class_init (TrellisClauseItemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_clause_items_dispose;
  object_class->finalize = trellis_clause_items_finalize;
}

static void
trellis_clause_items_init (TrellisClauseItems *self)
{
  self->checks = g_ptr_array_new ();
  self->own_rows = g_ptr_array_new ();
  self->entries = g_ptr_array_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/* For a built-in clause that has a checklist or a list. */
GtkWidget *
trellis_clause_items_new (TrellisClause *clause)
{
  TrellisClauseItems *self = g_object_new (TRELLIS_TYPE_CLAUSE_ITEMS, NULL);

  self->clause = g_object_ref (clause);
  self->spec = trellis_clause_catalog_find (trellis_clause_get_key (clause));
  if (is_checklist (self))
    {
      for (const TrellisClauseOption *option = self->spec->options; option->nick != NULL; option++)
        append_option (self, option);
      append_own_entry (self);
    }
  show_items (self);
  g_signal_connect_object (clause, "notify::items", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
