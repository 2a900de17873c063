/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-spot.h"

static G_DEFINE_QUARK (trellis-spot, spot)

/* Says what @widget is about, so that the cursor can be brought back into its texts. Of several
 * around one another the innermost counts. */
void
trellis_spot_set_record (gpointer widget, gpointer record)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (record == NULL || TRELLIS_IS_RECORD (record));

  g_object_set_qdata_full (G_OBJECT (widget), spot_quark (),
                           record != NULL ? g_object_ref (record) : NULL, g_object_unref);
}

static TrellisRecord *
get_record (GtkWidget *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), spot_quark ());
}

static gboolean
is_text (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget);
}

/* Counts @n_left down over the texts of @widget that nothing further in is about. The one at which
 * it was 0, or which is @stop; or NULL. */
static GtkWidget *
count_texts (GtkWidget *widget, GtkWidget *stop, int *n_left)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (get_record (child) != NULL)
        continue;
      if (is_text (child))
        {
          if (child == stop || *n_left == 0)
            return child;
          (*n_left)--;
        }
      else if ((found = count_texts (child, stop, n_left)) != NULL)
        return found;
    }

  return NULL;
}

static void
read_selection (GtkWidget *text, TrellisBookmarkCursor *cursor)
{
  if (GTK_IS_TEXT (text))
    {
      int start, end;

      gtk_editable_get_selection_bounds (GTK_EDITABLE (text), &start, &end);
      cursor->insert = gtk_editable_get_position (GTK_EDITABLE (text));
      cursor->bound = cursor->insert == start ? end : start;
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
      GtkTextIter insert, bound;

      gtk_text_buffer_get_iter_at_mark (buffer, &insert, gtk_text_buffer_get_insert (buffer));
      gtk_text_buffer_get_iter_at_mark (buffer, &bound, gtk_text_buffer_get_selection_bound (buffer));
      cursor->insert = gtk_text_iter_get_offset (&insert);
      cursor->bound = gtk_text_iter_get_offset (&bound);
    }
}

/* Where the cursor is when @focus, nullable, has the focus. FALSE where that is no text or about
 * nothing. The strings belong to the record. */
gboolean
trellis_spot_find_cursor (GtkWidget *focus, TrellisBookmarkCursor *cursor)
{
  TrellisRecord *record = NULL;
  GtkWidget *about = focus;
  int n_left = G_MAXINT;

  if (focus == NULL || !is_text (focus))
    return FALSE;
  while (about != NULL && (record = get_record (about)) == NULL)
    about = gtk_widget_get_parent (about);
  /* What nobody has written into yet may have no uid. */
  if (about == NULL || trellis_record_get_uid (record) == NULL)
    return FALSE;

  if (about != focus)
    count_texts (about, focus, &n_left);
  cursor->table = (char *) TRELLIS_RECORD_GET_CLASS (record)->table;
  cursor->uid = (char *) trellis_record_get_uid (record);
  cursor->text = (guint) (G_MAXINT - n_left);
  read_selection (focus, cursor);
  return TRUE;
}

static void
write_selection (GtkWidget *text, const TrellisBookmarkCursor *cursor)
{
  if (GTK_IS_TEXT (text))
    {
      gtk_editable_select_region (GTK_EDITABLE (text), cursor->bound, cursor->insert);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
      GtkTextIter insert, bound;

      gtk_text_buffer_get_iter_at_offset (buffer, &insert, cursor->insert);
      gtk_text_buffer_get_iter_at_offset (buffer, &bound, cursor->bound);
      gtk_text_buffer_select_range (buffer, &insert, &bound);
    }
}

static gboolean
put_cursor_into (GtkWidget *widget, const TrellisBookmarkCursor *cursor)
{
  int n_left = (int) cursor->text;
  GtkWidget *text = is_text (widget) ? widget : count_texts (widget, NULL, &n_left);

  if (text == NULL || !gtk_widget_get_mapped (text) || !gtk_widget_grab_focus (text))
    return FALSE;

  write_selection (text, cursor);
  return TRUE;
}

/* Puts the focus into the text in view below @root that @cursor tells, and the cursor to its place
 * there or as near as can be. FALSE where there is no such text, or not yet. */
gboolean
trellis_spot_put_cursor (GtkWidget *root, const TrellisBookmarkCursor *cursor)
{
  TrellisRecord *record = get_record (root);

  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (record != NULL && g_strcmp0 (trellis_record_get_uid (record), cursor->uid) == 0 &&
      g_str_equal (TRELLIS_RECORD_GET_CLASS (record)->table, cursor->table) &&
      put_cursor_into (root, cursor))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (trellis_spot_put_cursor (child, cursor))
      return TRUE;

  return FALSE;
}
