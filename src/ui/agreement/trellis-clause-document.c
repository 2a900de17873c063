/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clause-document.h"

#include "trellis-agreement-steps.h"
#include "trellis-agreement-text.h"
#include "trellis-clause-card.h"
#include "trellis-clause-reading.h"

struct _TrellisClauseDocument
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisAgreement *agreement;
  gboolean editable;
  char *wanted; /* uid of the clause to go to as soon as there is room for it */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TrellisClauseDocument, trellis_clause_document, ADW_TYPE_BIN)

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  TrellisClauseDocument *self = data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = self->editable ? trellis_clause_card_new (self->store, item)
                                    : trellis_clause_reading_new (item);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  trellis_clause_get_shown_title (item), -1);
  return row;
}

/* Not from the model, which is ahead of the rows while they follow it. */
static TrellisClause *
get_clause (GtkListBoxRow *row)
{
  GtkWidget *child = gtk_list_box_row_get_child (row);

  return TRELLIS_IS_CLAUSE_CARD (child)
           ? trellis_clause_card_get_clause (TRELLIS_CLAUSE_CARD (child))
           : trellis_clause_reading_get_clause (TRELLIS_CLAUSE_READING (child));
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  TrellisClauseGroup group = trellis_clause_get_group (get_clause (row));
  GtkWidget *label;

  if (before != NULL && trellis_clause_get_group (get_clause (before)) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                        trellis_clause_group_get_title (group), "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, "title-3");
  gtk_list_box_row_set_header (row, label);
}

static GtkListBoxRow *
find_row (TrellisClauseDocument *self, const char *uid)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (trellis_record_get_uid (TRELLIS_RECORD (get_clause (row))), uid) == 0)
      return row;
  return NULL;
}

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), widget, NULL);
}

/* A row that was just added has no place yet. */
static gboolean
go_to_wanted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TrellisClauseDocument *self = TRELLIS_CLAUSE_DOCUMENT (widget);
  GtkListBoxRow *row = find_row (self, self->wanted);

  if (row != NULL && gtk_widget_get_height (GTK_WIDGET (row)) == 0)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->wanted, g_free);
  if (row != NULL)
    {
      gtk_widget_grab_focus (gtk_list_box_row_get_child (row));
      scroll_to (GTK_WIDGET (row));
    }
  return G_SOURCE_REMOVE;
}

static void
go_to (TrellisClauseDocument *self, const char *uid)
{
  gboolean is_going = self->wanted != NULL;

  g_set_str (&self->wanted, uid);
  if (!is_going)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), go_to_wanted_cb, NULL, NULL);
}

static void
clause_focus_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to (TRELLIS_CLAUSE_DOCUMENT (widget), g_variant_get_string (parameter, NULL));
}

static void
trellis_clause_document_dispose (GObject *object)
{
  TrellisClauseDocument *self = TRELLIS_CLAUSE_DOCUMENT (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->agreement);
  g_clear_object (&self->store);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (trellis_clause_document_parent_class)->dispose (object);
}

static void
trellis_clause_document_class_init (TrellisClauseDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_clause_document_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "clause.focus", "s",
                                   clause_focus_action);
}

static void
trellis_clause_document_init (TrellisClauseDocument *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "clause-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/* Shows the clauses of @agreement; NULL for none. */
void
trellis_clause_document_set_agreement (TrellisClauseDocument *self, TrellisStore *store,
                                       TrellisAgreement *agreement, gboolean editable)
{
  g_autoptr(GListModel) clauses = NULL;

  g_return_if_fail (TRELLIS_IS_CLAUSE_DOCUMENT (self));

  if (agreement == self->agreement && editable == self->editable)
    return;

  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_set_object (&self->store, store);
  g_set_object (&self->agreement, agreement);
  self->editable = editable;
  if (agreement == NULL)
    return;

  if (editable)
    gtk_widget_remove_css_class (GTK_WIDGET (self->list), "reading");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->list), "reading");
  clauses = trellis_agreement_list_enabled (store, agreement);
  gtk_list_box_bind_model (self->list, clauses, create_row, self, NULL);
}

/* Goes to @clause, if it is here. */
gboolean
trellis_clause_document_show (TrellisClauseDocument *self, TrellisClause *clause)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (clause));

  g_return_val_if_fail (TRELLIS_IS_CLAUSE_DOCUMENT (self), FALSE);

  if (find_row (self, uid) == NULL)
    return FALSE;
  go_to (self, uid);
  return TRUE;
}
