/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-version-changes.h"

#include "trellis-agreement-steps.h"
#include "trellis-agreement-text.h"
#include "trellis-agreement-version.h"
#include "trellis-direction.h"
#include "trellis-wrapped-label.h"

#include <glib/gi18n.h>

struct _TrellisVersionChanges
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisVersionChanges, trellis_version_changes, ADW_TYPE_BIN)

static const char *
name_difference (TrellisClauseDifference difference)
{
  switch (difference)
    {
    case TRELLIS_CLAUSE_CHANGED:
      return C_("clause", "Changed");
    case TRELLIS_CLAUSE_ADDED:
      return C_("clause", "Added");
    case TRELLIS_CLAUSE_REMOVED:
      return C_("clause", "Left Out");
    case TRELLIS_CLAUSE_SAME:
    default:
      g_return_val_if_reached (NULL);
    }
}

static GtkWidget *
create_side (TrellisAgreement *version, TrellisClause *clause)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = trellis_agreement_format_version (version);
  g_autofree char *words = trellis_clause_write (clause);
  g_autofree char *said =
    words != NULL ? trellis_direction_turn_items (words, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL) : NULL;
  GtkWidget *caption = trellis_wrapped_label_new (name, "caption-heading");
  GtkWidget *text = trellis_wrapped_label_new (said != NULL ? said : _("Nothing agreed yet"), NULL);

  gtk_widget_add_css_class (caption, "dimmed");
  if (said == NULL)
    gtk_widget_add_css_class (text, "dimmed");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static GtkWidget *
create_change (TrellisClauseChange *change, TrellisAgreement *before, TrellisAgreement *after)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  TrellisClause *clause = change->after != NULL ? change->after : change->before;
  GtkWidget *title = trellis_wrapped_label_new (trellis_clause_get_shown_title (clause), "heading");
  GtkWidget *tag = trellis_wrapped_label_new (name_difference (change->difference), "caption");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (tag, "pill-label");
  gtk_label_set_wrap (GTK_LABEL (tag), FALSE);
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (top), tag);

  gtk_box_append (GTK_BOX (box), top);
  if (change->before != NULL)
    gtk_box_append (GTK_BOX (box), create_side (before, change->before));
  if (change->after != NULL)
    gtk_box_append (GTK_BOX (box), create_side (after, change->after));

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "clause-change");
  return box;
}

static GtkWidget *
create_nothing (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "trellis-agreement-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Changes"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Both versions say the same"));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
trellis_version_changes_class_init (TrellisVersionChangesClass *klass)
{
}

static void
trellis_version_changes_init (TrellisVersionChanges *self)
{
}

GtkWidget *
trellis_version_changes_new (TrellisStore *store, TrellisAgreement *before, TrellisAgreement *after)
{
  GtkWidget *self = g_object_new (TRELLIS_TYPE_VERSION_CHANGES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autoptr(GListModel) old_clauses = trellis_agreement_list_clauses (store, before);
  g_autoptr(GListModel) new_clauses = trellis_agreement_list_clauses (store, after);
  g_autoptr(GPtrArray) changes =
    trellis_agreement_compare (old_clauses, new_clauses);

  for (guint i = 0; i < changes->len; i++)
    {
      TrellisClauseChange *change = g_ptr_array_index (changes, i);

      if (change->difference != TRELLIS_CLAUSE_SAME)
        gtk_box_append (GTK_BOX (box), create_change (change, before, after));
    }

  if (gtk_widget_get_first_child (box) == NULL)
    gtk_box_append (GTK_BOX (box), create_nothing ());
  adw_bin_set_child (ADW_BIN (self), box);
  return self;
}
