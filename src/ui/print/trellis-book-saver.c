/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-saver.h"

#include "trellis-book-dialog.h"
#include "trellis-book-words.h"
#include "trellis-format.h"
#include "trellis-print-paper.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* Seconds until it is told that something takes its time. */
#define PATIENCE 3

/* A journey book on its way into a file. */
typedef struct
{
  GtkWidget *widget;
  TrellisStore *store;
  TrellisMatch *match;
  TrellisBookScope scope;
  TrellisBookFormat format;
  GCancellable *cancellable;
  guint patience;
} Saving;

static void
saving_free (Saving *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_object_unref (self->match);
  g_object_unref (self->cancellable);
  g_free (self);
}

static gboolean
patience_ends_cb (gpointer data)
{
  Saving *self = data;

  self->patience = 0;
  trellis_undo_tell_course (self->widget, _("Writing the journey book…"), self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *self = data;
  g_autoptr(GError) error = NULL;

  if (trellis_book_save_finish (TRELLIS_STORE (source), result, &error))
    trellis_undo_tell (self->widget, _("Journey book saved"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    trellis_undo_tell (self->widget, _("The journey book was not saved"));
  else
    trellis_undo_tell (self->widget, trellis_book_words_trouble (error));
  saving_free (self);
}

static void
target_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *self = data;
  g_autoptr(GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  TrellisBookRequest request = {
    .kind = TRELLIS_BOOK_OF_MATCH,
    .match = trellis_record_get_uid (TRELLIS_RECORD (self->match)),
    .scope = self->scope,
    .has_twelve_hours = trellis_format_has_twelve_hours (),
    .is_rtl = gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL,
  };

  if (target == NULL)
    {
      saving_free (self);
      return;
    }
  trellis_print_paper_get_default (&request.paper);
  self->patience = g_timeout_add_seconds (PATIENCE, patience_ends_cb, self);
  trellis_book_save_async (self->store, &request, self->format, target, self->cancellable, saved_cb, self);
}

static GListModel *
create_filters (TrellisBookFormat format)
{
  static const struct
  {
    const char *name, *type, *suffix;
  } kinds[] = {
    [TRELLIS_BOOK_PDF] = { N_("PDF Documents"), "application/pdf", "pdf" },
    [TRELLIS_BOOK_HTML] = { N_("Web Pages"), "text/html", "html" },
    [TRELLIS_BOOK_MARKDOWN] = { N_("Markdown Texts"), "text/markdown", "md" },
  };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _(kinds[format].name));
  gtk_file_filter_add_mime_type (filter, kinds[format].type);
  gtk_file_filter_add_suffix (filter, kinds[format].suffix);
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

static void
chosen_cb (TrellisBookDialog *dialog, gpointer data)
{
  Saving *asked = data;
  Saving *self = g_new0 (Saving, 1);
  g_autoptr(GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (asked->store, asked->match);
  g_autoptr(GListModel) filters = NULL;
  g_autofree char *name = NULL;

  self->widget = g_object_ref (asked->widget);
  self->store = g_object_ref (asked->store);
  self->match = g_object_ref (asked->match);
  self->cancellable = g_cancellable_new ();
  self->scope = trellis_book_dialog_get_scope (dialog);
  self->format = trellis_book_dialog_get_format (dialog);

  name = trellis_book_words_file_name (partner != NULL ? trellis_person_get_name (partner) : NULL, self->format);
  filters = create_filters (self->format);
  gtk_file_dialog_set_title (chooser, _("Save Journey Book"));
  gtk_file_dialog_set_filters (chooser, filters);
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (self->widget)), NULL, target_chosen_cb, self);
}

static void
asked_free (gpointer data, GClosure *closure)
{
  saving_free (data);
}

/* Asks for what of @match, in which format and where to, and writes it there. */
void
trellis_book_save (GtkWidget *widget, TrellisStore *store, TrellisMatch *match)
{
  AdwDialog *dialog = trellis_book_dialog_new_save (_("Save Journey Book"));
  Saving *asked = g_new0 (Saving, 1);

  asked->widget = g_object_ref (widget);
  asked->store = g_object_ref (store);
  asked->match = g_object_ref (match);
  asked->cancellable = g_cancellable_new ();
  g_signal_connect_data (dialog, "done", G_CALLBACK (chosen_cb), asked, asked_free, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}
