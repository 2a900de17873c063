/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clause-reading.h"

#include "trellis-agreement-text.h"
#include "trellis-direction.h"
#include "trellis-text-view.h"

#include <glib/gi18n.h>

struct _TrellisClauseReading
{
  AdwBin parent_instance;

  TrellisClause *clause;

  GtkLabel *title_label;
  GtkLabel *facts_label;
  AdwBin *text_frame;
  GtkWidget *nothing_label;
};

G_DEFINE_FINAL_TYPE (TrellisClauseReading, trellis_clause_reading, ADW_TYPE_BIN)

/* A view rather than a label, since the text may be Markdown. */
static GtkWidget *
create_text_view (const char *title, const char *text)
{
  GtkWidget *view = trellis_text_view_new ();
  /* Translators: name of a text for a screen reader; %s is the title of a clause. */
  g_autofree char *name = g_strdup_printf (_("Text of %s"), title);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "inline");
  trellis_text_view_set_compact (TRELLIS_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 0);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 0);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 0);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 0);
  trellis_text_view_set_text (TRELLIS_TEXT_VIEW (view), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return view;
}

static void
update (TrellisClauseReading *self)
{
  const char *title = trellis_clause_get_shown_title (self->clause);
  const char *text = trellis_clause_get_text (self->clause);
  g_autofree char *facts = trellis_clause_write_facts (self->clause);
  g_autofree char *shown = NULL;

  gtk_label_set_label (self->title_label, title);
  if (facts != NULL)
    shown = trellis_direction_turn_items (facts, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  gtk_label_set_label (self->facts_label, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->facts_label), facts != NULL);
  adw_bin_set_child (self->text_frame, text != NULL ? create_text_view (title, text) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->text_frame), text != NULL);
  gtk_widget_set_visible (self->nothing_label, facts == NULL && text == NULL);
}

static void
trellis_clause_reading_dispose (GObject *object)
{
  TrellisClauseReading *self = TRELLIS_CLAUSE_READING (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CLAUSE_READING);
  g_clear_object (&self->clause);

  G_OBJECT_CLASS (trellis_clause_reading_parent_class)->dispose (object);
}

static void
trellis_clause_reading_class_init (TrellisClauseReadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_clause_reading_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agreement/trellis-clause-reading.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseReading, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseReading, facts_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseReading, text_frame);
  gtk_widget_class_bind_template_child (widget_class, TrellisClauseReading, nothing_label);
}

static void
trellis_clause_reading_init (TrellisClauseReading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trellis_clause_reading_new (TrellisClause *clause)
{
  TrellisClauseReading *self = g_object_new (TRELLIS_TYPE_CLAUSE_READING, NULL);

  self->clause = g_object_ref (clause);
  update (self);
  /* A version that is read only here may still come from another computer. */
  g_signal_connect_object (clause, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

TrellisClause *
trellis_clause_reading_get_clause (TrellisClauseReading *self)
{
  g_return_val_if_fail (TRELLIS_IS_CLAUSE_READING (self), NULL);

  return self->clause;
}
