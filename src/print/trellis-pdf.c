/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-pdf.h"

#include <cairo-pdf.h>

#include "trellis-pages-private.h"

/* Microseconds after which it is asked whether to go on. */
#define SLICE (100 * 1000)

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error; /* of the stream */
} Output;

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  Output *self = data;

  if (self->error == NULL)
    g_output_stream_write_all (self->stream, bytes, length, NULL, self->cancellable, &self->error);
  return self->error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* The headings of the first two levels, for the side of a viewer. */
static void
add_outline (TrellisPages *pages, cairo_surface_t *surface)
{
  int chapter = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < pages->headings->len; i++)
    {
      const TrellisPlaced *placed = &g_array_index (pages->headings, TrellisPlaced, i);
      const TrellisBlock *block = trellis_pages_get_block (pages, placed->block);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *target = NULL;

      if (block->level == 0 || block->level > 2)
        continue;
      g_ascii_formatd (y, sizeof y, "%.2f", MAX (placed->y - 12, 0));
      target = g_strdup_printf ("page=%u pos=[0 %s]", placed->page + 1, y);
      if (block->level == 1)
        chapter = cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, block->text, target, 0);
      else
        cairo_pdf_surface_add_outline (surface, chapter, block->text, target, 0);
    }
}

static gboolean
lay_out (TrellisPages *pages, GCancellable *cancellable, GError **error)
{
  while (!trellis_pages_lay_out (pages, SLICE))
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
draw (TrellisPages *pages, cairo_surface_t *surface, GCancellable *cancellable, GError **error)
{
  cairo_t *cairo = cairo_create (surface);
  gboolean goes_on = TRUE;

  for (guint i = 0; goes_on && i < trellis_pages_get_n (pages); i++)
    {
      trellis_pages_draw (pages, i, cairo);
      cairo_show_page (cairo);
      goes_on = !g_cancellable_set_error_if_cancelled (cancellable, error) && cairo_status (cairo) == CAIRO_STATUS_SUCCESS;
    }
  cairo_destroy (cairo);
  return goes_on;
}

static void
describe (TrellisPages *pages, cairo_surface_t *surface)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, trellis_document_get_title (pages->document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Trellis");
}

/* Takes what went wrong into @error, unless something is there. */
static gboolean
finish (cairo_surface_t *surface, Output *output, GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  if (output->error != NULL)
    {
      if (error != NULL && *error == NULL)
        g_propagate_error (error, g_steal_pointer (&output->error));
      g_clear_error (&output->error);
      return FALSE;
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "PDF: %s", cairo_status_to_string (status));
  return FALSE;
}

/* As PDF, with an outline, contents that lead somewhere, and links. Only where it says so has all been
 * written. Blocks. */
gboolean
trellis_pdf_write (TrellisDocument *document, const TrellisPaper *paper, gboolean is_rtl, GOutputStream *stream,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr(TrellisPages) pages = trellis_pages_new (document, paper, is_rtl);
  Output output = { stream, cancellable, NULL };
  GError *trouble = NULL;
  cairo_surface_t *surface;
  gboolean is_written;

  trellis_pages_set_linked (pages);
  if (!lay_out (pages, cancellable, error))
    return FALSE;

  surface = cairo_pdf_surface_create_for_stream (write_cb, &output, paper->width, paper->height);
  describe (pages, surface);
  is_written = draw (pages, surface, cancellable, &trouble);
  if (is_written)
    add_outline (pages, surface);
  is_written = finish (surface, &output, &trouble) && is_written;
  cairo_surface_destroy (surface);
  if (trouble != NULL)
    g_propagate_error (error, trouble);
  return is_written && trouble == NULL;
}
