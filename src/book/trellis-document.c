/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-document.h"

struct _TrellisDocument
{
  GObject parent_instance;

  char *title;
  char *notice;
  GPtrArray *blocks; /* of TrellisBlock */
};

G_DEFINE_FINAL_TYPE (TrellisDocument, trellis_document, G_TYPE_OBJECT)

static void
run_clear (gpointer data)
{
  TrellisRun *run = data;

  g_free (run->address);
}

static void
block_free (gpointer data)
{
  TrellisBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->runs, g_array_unref);
  g_free (block);
}

static void
trellis_document_finalize (GObject *object)
{
  TrellisDocument *self = TRELLIS_DOCUMENT (object);

  g_free (self->title);
  g_free (self->notice);
  g_ptr_array_unref (self->blocks);

  G_OBJECT_CLASS (trellis_document_parent_class)->finalize (object);
}

static void
trellis_document_class_init (TrellisDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_document_finalize;
}

static void
trellis_document_init (TrellisDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
}

/* @notice, which may be NULL, is what each page of the document has to say, such as that it is private. */
TrellisDocument *
trellis_document_new (const char *title, const char *notice)
{
  TrellisDocument *self = g_object_new (TRELLIS_TYPE_DOCUMENT, NULL);

  self->title = g_strdup (title);
  self->notice = g_strdup (notice);
  return self;
}

const char *
trellis_document_get_title (TrellisDocument *self)
{
  g_return_val_if_fail (TRELLIS_IS_DOCUMENT (self), NULL);

  return self->title;
}

/* Nullable. */
const char *
trellis_document_get_notice (TrellisDocument *self)
{
  g_return_val_if_fail (TRELLIS_IS_DOCUMENT (self), NULL);

  return self->notice;
}

guint
trellis_document_get_n_blocks (TrellisDocument *self)
{
  g_return_val_if_fail (TRELLIS_IS_DOCUMENT (self), 0);

  return self->blocks->len;
}

/* Valid as long as the document. */
const TrellisBlock *
trellis_document_get_block (TrellisDocument *self, guint index)
{
  g_return_val_if_fail (TRELLIS_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return self->blocks->pdata[index];
}

/* @text, which may be NULL for none, is shown as it is: no sign in it does anything. The block is the
 * document's. */
TrellisBlock *
trellis_document_append (TrellisDocument *self, TrellisBlockKind kind, guint level, const char *text)
{
  TrellisBlock *block = g_new0 (TrellisBlock, 1);

  block->kind = kind;
  block->level = level;
  block->text = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Whether it stands in a list, with a sign before it. */
gboolean
trellis_block_is_item (const TrellisBlock *block)
{
  return block->kind == TRELLIS_BLOCK_ITEM || block->kind == TRELLIS_BLOCK_NUMBERED ||
         block->kind == TRELLIS_BLOCK_TASK;
}

/* Formats a part of the text, which begins where the last one ended or later. */
void
trellis_block_append_run (TrellisBlock *block, guint start, guint end, TrellisRunLook look, const char *address)
{
  TrellisRun run = { start, end, look, g_strdup (address) };

  if (block->runs == NULL)
    {
      block->runs = g_array_new (FALSE, FALSE, sizeof (TrellisRun));
      g_array_set_clear_func (block->runs, run_clear);
    }
  g_array_append_val (block->runs, run);
}
