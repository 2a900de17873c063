/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-print-operation.h"

#include "trellis-pages.h"
#include "trellis-print-paper.h"

/* Microseconds of laying out at a time: less than a frame, so that the window does not stall. */
#define SLICE 8000

typedef struct
{
  TrellisDocument *document;
  gboolean is_rtl;
  TrellisPages *pages; /* NULL until the paper is known */
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *self = data;

  g_clear_object (&self->pages);
  g_object_unref (self->document);
  g_free (self);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  TrellisPaper paper;

  trellis_print_paper_get_used (&paper, context);
  g_clear_object (&self->pages);
  self->pages = trellis_pages_new (self->document, &paper, self->is_rtl);
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  if (!trellis_pages_lay_out (self->pages, SLICE))
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) trellis_pages_get_n (self->pages));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  trellis_pages_draw (self->pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

/* To be run by the caller. @is_rtl says how the words of Trellis read. Transfer full. */
GtkPrintOperation *
trellis_print_operation_new (TrellisDocument *document, gboolean is_rtl)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing *self = g_new0 (Printing, 1);

  self->document = g_object_ref (document);
  self->is_rtl = is_rtl;

  gtk_print_operation_set_job_name (operation, trellis_document_get_title (document));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), self, printing_free, G_CONNECT_DEFAULT);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  return operation;
}
