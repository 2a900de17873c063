/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-printer.h"

#include "trellis-book-dialog.h"
#include "trellis-book-task.h"
#include "trellis-format.h"
#include "trellis-meeting-rules.h"
#include "trellis-print-operation.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* What was chosen the last time in a window: printer, paper, sides. */
#define SETTINGS "trellis-print-settings"
#define PAGE_SETUP "trellis-print-page-setup"

/* A document on its way to a printer. */
typedef struct
{
  GtkWidget *widget;
  GtkWidget *window; /* unowned, NULL when it has gone */
  TrellisStore *store;
  char *match;
  char *record; /* nullable */
  GtkPrintOperation *operation;
} Printing;

static Printing *
printing_new (GtkWidget *widget, TrellisStore *store, const char *match, const char *record)
{
  Printing *self = g_new0 (Printing, 1);

  self->widget = g_object_ref (widget);
  g_set_weak_pointer (&self->window, GTK_WIDGET (gtk_widget_get_root (widget)));
  self->store = g_object_ref (store);
  self->match = g_strdup (match);
  self->record = g_strdup (record);
  return self;
}

static void
printing_free (Printing *self)
{
  g_object_unref (self->widget);
  g_clear_weak_pointer (&self->window);
  g_object_unref (self->store);
  g_free (self->match);
  g_free (self->record);
  g_clear_object (&self->operation);
  g_free (self);
}

static void
keep_choice (Printing *self)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (self->operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (self->operation);

  if (self->window != NULL && settings != NULL)
    g_object_set_data_full (G_OBJECT (self->window), SETTINGS, g_object_ref (settings), g_object_unref);
  if (self->window != NULL && setup != NULL)
    g_object_set_data_full (G_OBJECT (self->window), PAGE_SETUP, g_object_ref (setup), g_object_unref);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    keep_choice (self);
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    trellis_undo_tell (self->widget, _("Could not be printed: try again, or save it as a PDF"));
  printing_free (self);
}

static void
run (Printing *self, TrellisDocument *document)
{
  const gboolean is_rtl = gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
  GtkPrintSettings *settings = g_object_get_data (G_OBJECT (self->window), SETTINGS);
  GtkPageSetup *setup = g_object_get_data (G_OBJECT (self->window), PAGE_SETUP);

  self->operation = trellis_print_operation_new (document, is_rtl);
  if (settings != NULL)
    gtk_print_operation_set_print_settings (self->operation, settings);
  if (setup != NULL)
    gtk_print_operation_set_default_page_setup (self->operation, setup);
  g_signal_connect (self->operation, "done", G_CALLBACK (done_cb), self);
  gtk_print_operation_run (self->operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self->window), NULL);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Printing *self = data;
  g_autoptr(TrellisDocument) document = trellis_book_make_finish (TRELLIS_STORE (source), result, NULL);

  /* Closed in the meantime: no dialog comes up without it. */
  if (self->window == NULL || !gtk_widget_get_realized (self->window))
    {
      printing_free (self);
      return;
    }
  if (document != NULL)
    {
      run (self, document);
      return;
    }
  trellis_undo_tell (self->widget, _("The journal could not be read"));
  printing_free (self);
}

/* Takes over @self. */
static void
make (Printing *self, TrellisBookKind kind, TrellisBookScope scope)
{
  const TrellisBookRequest request = {
    .kind = kind,
    .match = self->match,
    .record = self->record,
    .scope = scope,
    .has_twelve_hours = trellis_format_has_twelve_hours (),
  };

  trellis_book_make_async (self->store, &request, NULL, made_cb, self);
}

static void
chosen_cb (TrellisBookDialog *dialog, Printing *asked)
{
  Printing *self = printing_new (asked->widget, asked->store, asked->match, asked->record);

  g_set_weak_pointer (&self->window, asked->window);
  make (self, trellis_book_dialog_get_kind (dialog), trellis_book_dialog_get_scope (dialog));
}

static void
asked_free (gpointer data, GClosure *closure)
{
  printing_free (data);
}

/* Takes over @self. */
static void
ask (Printing *self, AdwDialog *dialog)
{
  GtkWidget *widget = self->widget;

  g_signal_connect_data (dialog, "done", G_CALLBACK (chosen_cb), self, asked_free, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

/* The journey book, after asking whose words. */
void
trellis_print_match (GtkWidget *widget, TrellisStore *store, TrellisMatch *match)
{
  ask (printing_new (widget, store, trellis_record_get_uid (TRELLIS_RECORD (match)), NULL),
       trellis_book_dialog_new_print (_("Print Journey Book"), TRELLIS_BOOK_OF_MATCH, TRUE));
}

/* With lines to sign on. */
void
trellis_print_agreement (GtkWidget *widget, TrellisStore *store, TrellisAgreement *agreement)
{
  make (printing_new (widget, store, trellis_agreement_get_match (agreement),
                      trellis_record_get_uid (TRELLIS_RECORD (agreement))),
        TRELLIS_BOOK_OF_AGREEMENT, TRELLIS_BOOK_EVERYTHING);
}

/* Agenda or minutes, after asking which. */
void
trellis_print_meeting (GtkWidget *widget, TrellisStore *store, TrellisMeeting *meeting)
{
  const gboolean is_planned = trellis_meeting_state_is_planned (trellis_meeting_get_state (meeting));
  const gboolean is_shared =
    trellis_record_get_visibility (TRELLIS_RECORD (meeting)) == TRELLIS_VISIBILITY_SHARED;

  ask (printing_new (widget, store, trellis_meeting_get_match (meeting),
                     trellis_record_get_uid (TRELLIS_RECORD (meeting))),
       trellis_book_dialog_new_print (_("Print Meeting"), is_planned ? TRELLIS_BOOK_OF_AGENDA : TRELLIS_BOOK_OF_MINUTES,
                                      is_shared));
}
