/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-dialog.h"

#include "trellis-combo-row.h"

#include <glib/gi18n.h>

struct _TrellisBookDialog
{
  AdwDialog parent_instance;

  TrellisBookKind kind;

  GtkButton *done_button;
  GtkWidget *kind_group;
  GtkCheckButton *agenda_check;
  GtkCheckButton *minutes_check;
  GtkCheckButton *shareable_check;
  GtkCheckButton *mine_check;
  GtkCheckButton *everything_check;
  GtkWidget *shareable_row;
  GtkWidget *mine_row;
  GtkWidget *format_group;
  AdwComboRow *format_row;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisBookDialog, trellis_book_dialog, ADW_TYPE_DIALOG)

/* In the order of the row. */
static const TrellisBookFormat formats[] = { TRELLIS_BOOK_PDF, TRELLIS_BOOK_HTML, TRELLIS_BOOK_MARKDOWN };

static void
done_cb (TrellisBookDialog *self)
{
  g_autoptr(TrellisBookDialog) alive = g_object_ref (self);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[DONE], 0);
}

static void
trellis_book_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_BOOK_DIALOG);

  G_OBJECT_CLASS (trellis_book_dialog_parent_class)->dispose (object);
}

static void
trellis_book_dialog_class_init (TrellisBookDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_book_dialog_dispose;

  signals[DONE] = g_signal_new ("done", TRELLIS_TYPE_BOOK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRELLIS_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/print/trellis-book-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, kind_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, agenda_check);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, minutes_check);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, shareable_check);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, mine_check);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, everything_check);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, shareable_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, mine_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, format_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisBookDialog, format_row);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
trellis_book_dialog_init (TrellisBookDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* For a journey book in a file. */
AdwDialog *
trellis_book_dialog_new_save (const char *title)
{
  TrellisBookDialog *self = g_object_new (TRELLIS_TYPE_BOOK_DIALOG, "title", title, NULL);

  self->kind = TRELLIS_BOOK_OF_MATCH;
  gtk_button_set_label (self->done_button, _("_Save…"));
  gtk_widget_set_visible (self->format_group, TRUE);
  return ADW_DIALOG (self);
}

/* For paper. @kind is what is proposed; an agenda and minutes can be exchanged for each other. What is not
 * shared has nothing that both may read. */
AdwDialog *
trellis_book_dialog_new_print (const char *title, TrellisBookKind kind, gboolean is_shared)
{
  TrellisBookDialog *self = g_object_new (TRELLIS_TYPE_BOOK_DIALOG, "title", title, NULL);
  const gboolean is_of_meeting = kind == TRELLIS_BOOK_OF_AGENDA || kind == TRELLIS_BOOK_OF_MINUTES;

  self->kind = kind;
  gtk_button_set_label (self->done_button, _("_Print…"));
  gtk_widget_set_visible (self->kind_group, is_of_meeting);
  gtk_widget_set_visible (self->mine_row, !is_of_meeting);
  gtk_widget_set_sensitive (self->shareable_row, is_shared);
  gtk_check_button_set_active (is_shared ? self->shareable_check : self->everything_check, TRUE);
  gtk_check_button_set_active (self->minutes_check, kind == TRELLIS_BOOK_OF_MINUTES);
  gtk_check_button_set_active (self->agenda_check, kind != TRELLIS_BOOK_OF_MINUTES);
  return ADW_DIALOG (self);
}

TrellisBookKind
trellis_book_dialog_get_kind (TrellisBookDialog *self)
{
  g_return_val_if_fail (TRELLIS_IS_BOOK_DIALOG (self), TRELLIS_BOOK_OF_MATCH);

  if (!gtk_widget_get_visible (self->kind_group))
    return self->kind;
  return gtk_check_button_get_active (self->minutes_check) ? TRELLIS_BOOK_OF_MINUTES : TRELLIS_BOOK_OF_AGENDA;
}

TrellisBookScope
trellis_book_dialog_get_scope (TrellisBookDialog *self)
{
  g_return_val_if_fail (TRELLIS_IS_BOOK_DIALOG (self), TRELLIS_BOOK_SHAREABLE);

  if (gtk_check_button_get_active (self->everything_check))
    return TRELLIS_BOOK_EVERYTHING;
  return gtk_check_button_get_active (self->mine_check) ? TRELLIS_BOOK_MINE : TRELLIS_BOOK_SHAREABLE;
}

TrellisBookFormat
trellis_book_dialog_get_format (TrellisBookDialog *self)
{
  g_return_val_if_fail (TRELLIS_IS_BOOK_DIALOG (self), TRELLIS_BOOK_PDF);

  return formats[MIN (adw_combo_row_get_selected (self->format_row), G_N_ELEMENTS (formats) - 1)];
}
