/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-bookmarker.h"

#include "trellis-scrolling.h"
#include "trellis-spot.h"

/* From the first change in view until it is kept. */
#define KEEPING_MS 1000

/* From the first picture until all that is shown has the height that it will have, and as much longer as there
 * is something to do for that. */
#define RETURNING_MS 2000

struct _TrellisBookmarker
{
  GObject parent_instance;

  TrellisContent *content; /* unowned, cleared when it goes */
  AdwNavigationSplitView *split_view; /* the same */
  char *folder;
  gboolean has_begun; /* something is shown */

  GdkFrameClock *clock;
  gulong painted_handler;
  guint keeping;
  char *kept; /* what is in the file; NULL if that is not known */
  TrellisBookmark *last; /* what was looked at last */

  TrellisBookmark *aim; /* while returning to it; NULL else */
  TrellisBookmark *page; /* the one that is shown for it */
  guint returning;
  GtkEventController *input;
};

G_DEFINE_FINAL_TYPE (TrellisBookmarker, trellis_bookmarker, G_TYPE_OBJECT)

typedef void (*ScrolledFunc) (GtkScrolledWindow *window, const char *name, TrellisBookmark *bookmark);

/* Those in view that have a name: how far they are scrolled is to be kept. */
static void
for_each_scrolled (GtkWidget *widget, ScrolledFunc func, TrellisBookmark *bookmark)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_TEXT_VIEW (widget))
    return;
  if (GTK_IS_SCROLLED_WINDOW (widget) &&
      !g_str_equal (gtk_widget_get_name (widget), G_OBJECT_TYPE_NAME (widget)))
    func (GTK_SCROLLED_WINDOW (widget), gtk_widget_get_name (widget), bookmark);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    for_each_scrolled (child, func, bookmark);
}

static void
keep_scrolled (GtkScrolledWindow *window, const char *name, TrellisBookmark *bookmark)
{
  char *spot = trellis_scrolling_describe (window);

  if (spot != NULL)
    g_hash_table_insert (bookmark->scrolled, g_strdup (name), spot);
}

static void
restore_scrolled (GtkScrolledWindow *window, const char *name, TrellisBookmark *bookmark)
{
  const char *spot = g_hash_table_lookup (bookmark->scrolled, name);

  if (spot != NULL)
    trellis_scrolling_restore (window, spot);
}

/* The text cursor. While a dialog or a menu has the focus it stays where it was. */
static void
keep_cursor (TrellisBookmarker *self, TrellisBookmark *bookmark)
{
  GtkWidget *content = GTK_WIDGET (self->content);
  GtkRoot *root = gtk_widget_get_root (content);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  TrellisBookmarkCursor cursor;

  if (focus != NULL && gtk_widget_is_ancestor (focus, content) &&
      gtk_widget_get_native (focus) == GTK_NATIVE (root))
    {
      if (trellis_spot_find_cursor (focus, &cursor))
        trellis_bookmark_set_cursor (bookmark, &cursor);
    }
  else if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->split_view)) &&
           self->last != NULL && trellis_bookmark_is_same_page (bookmark, self->last))
    {
      trellis_bookmark_set_cursor (bookmark, &self->last->cursor);
    }
}

static void
stop_returning (TrellisBookmarker *self)
{
  GtkWidget *window;

  g_clear_handle_id (&self->returning, g_source_remove);
  g_clear_pointer (&self->aim, trellis_bookmark_free);
  g_clear_pointer (&self->page, trellis_bookmark_free);
  if (self->input != NULL)
    {
      window = gtk_event_controller_get_widget (self->input);
      if (window != NULL)
        gtk_widget_remove_controller (window, self->input);
      g_clear_object (&self->input);
    }
}

static gboolean returned_cb (gpointer data);

static gboolean
keep_cb (gpointer data)
{
  TrellisBookmarker *self = data;

  self->keeping = 0;
  trellis_bookmarker_save (self);
  return G_SOURCE_REMOVE;
}

/* Whether nobody and nothing has gone to another page since it came to the one of the aim. */
static gboolean
is_on_its_page (TrellisBookmarker *self)
{
  g_autoptr(TrellisBookmark) page = trellis_bookmark_new ();

  trellis_content_keep (self->content, page);
  return trellis_bookmark_is_same_page (page, self->page) &&
         adw_navigation_split_view_get_show_content (self->split_view) != self->aim->in_sidebar;
}

/* Goes on to where the person was, as far as it is laid out by now. Not before it is at all: in a narrow
 * window pages then change their parent, and GTK 4.18 keeps for good what does with the focus in it. */
static void
go_on (TrellisBookmarker *self)
{
  if (!is_on_its_page (self))
    {
      stop_returning (self);
      return;
    }

  if (self->aim->cursor.table != NULL &&
      trellis_spot_put_cursor (GTK_WIDGET (self->content), &self->aim->cursor))
    g_clear_pointer (&self->aim->cursor.table, g_free);
  for_each_scrolled (GTK_WIDGET (self->split_view), restore_scrolled, self->aim);
  if (self->returning == 0)
    self->returning = g_timeout_add_full (G_PRIORITY_LOW, RETURNING_MS, returned_cb, self, NULL);
}

/* Whatever moves in view is painted, and what is laid out anew as well. */
static void
painted_cb (TrellisBookmarker *self)
{
  if (self->content == NULL)
    return;
  if (self->aim != NULL)
    go_on (self);
  else if (self->keeping == 0)
    self->keeping = g_timeout_add (KEEPING_MS, keep_cb, self);
}

static gboolean
returned_cb (gpointer data)
{
  TrellisBookmarker *self = data;

  self->returning = 0;
  stop_returning (self);
  painted_cb (self);
  return G_SOURCE_REMOVE;
}

/* Who does something is where they want to be. */
static gboolean
input_cb (TrellisBookmarker *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_PAD_BUTTON_PRESS:
      g_clear_handle_id (&self->returning, g_source_remove);
      self->returning = g_idle_add (returned_cb, self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
watch_input (TrellisBookmarker *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->split_view)));

  self->input = g_object_ref (gtk_event_controller_legacy_new ());
  gtk_event_controller_set_propagation_phase (self->input, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->input, "event", G_CALLBACK (input_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, self->input);
}

static void
begin_returning (TrellisBookmarker *self)
{
  watch_input (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self->split_view));
}

static void
realized_cb (TrellisBookmarker *self)
{
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self->split_view)));
  self->painted_handler =
    g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
  if (self->aim != NULL)
    begin_returning (self);
}

/* The clock goes with the surface. */
static void
unrealize_cb (TrellisBookmarker *self)
{
  stop_returning (self);
  g_clear_signal_handler (&self->painted_handler, self->clock);
  g_clear_object (&self->clock);
}

static void
trellis_bookmarker_dispose (GObject *object)
{
  TrellisBookmarker *self = TRELLIS_BOOKMARKER (object);

  if (self->clock != NULL)
    unrealize_cb (self);
  g_clear_handle_id (&self->keeping, g_source_remove);
  g_clear_pointer (&self->aim, trellis_bookmark_free);
  g_clear_pointer (&self->page, trellis_bookmark_free);
  g_clear_pointer (&self->last, trellis_bookmark_free);
  g_clear_weak_pointer (&self->content);
  g_clear_weak_pointer (&self->split_view);

  G_OBJECT_CLASS (trellis_bookmarker_parent_class)->dispose (object);
}

static void
trellis_bookmarker_finalize (GObject *object)
{
  TrellisBookmarker *self = TRELLIS_BOOKMARKER (object);

  g_free (self->folder);
  g_free (self->kept);

  G_OBJECT_CLASS (trellis_bookmarker_parent_class)->finalize (object);
}

static void
trellis_bookmarker_class_init (TrellisBookmarkerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_bookmarker_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_bookmarker_finalize;
}

static void
trellis_bookmarker_init (TrellisBookmarker *self)
{
}

/* For the two great parts of a window. Does nothing by itself before trellis_bookmarker_return_to(). @folder
 * is the journal's. */
TrellisBookmarker *
trellis_bookmarker_new (TrellisContent *content, AdwNavigationSplitView *split_view,
                        const char *folder)
{
  TrellisBookmarker *self = g_object_new (TRELLIS_TYPE_BOOKMARKER, NULL);

  g_set_weak_pointer (&self->content, content);
  g_set_weak_pointer (&self->split_view, split_view);
  self->folder = g_strdup (folder);
  g_signal_connect_object (split_view, "realize", G_CALLBACK (realized_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (split_view, "unrealize", G_CALLBACK (unrealize_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Where the person is now; transfer full. */
TrellisBookmark *
trellis_bookmarker_look (TrellisBookmarker *self)
{
  TrellisBookmark *bookmark = trellis_bookmark_new ();

  g_return_val_if_fail (TRELLIS_IS_BOOKMARKER (self), bookmark);

  if (self->content == NULL)
    return bookmark;

  bookmark->in_sidebar = adw_navigation_split_view_get_collapsed (self->split_view) &&
                         !adw_navigation_split_view_get_show_content (self->split_view);
  trellis_content_keep (self->content, bookmark);
  keep_cursor (self, bookmark);
  for_each_scrolled (GTK_WIDGET (self->split_view), keep_scrolled, bookmark);
  return bookmark;
}

/* Keeps where the person is now, for the next start. Where that cannot be written nobody is troubled
 * with it. */
void
trellis_bookmarker_save (TrellisBookmarker *self)
{
  g_autoptr(TrellisBookmark) bookmark = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (TRELLIS_IS_BOOKMARKER (self));

  /* Not while the window goes, and not on the way to what is kept already. */
  if (!self->has_begun || self->content == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self->split_view)) ||
      (self->aim != NULL && is_on_its_page (self)))
    return;

  g_clear_handle_id (&self->keeping, g_source_remove);
  bookmark = trellis_bookmarker_look (self);
  text = trellis_bookmark_to_text (bookmark);
  g_clear_pointer (&self->last, trellis_bookmark_free);
  self->last = g_steal_pointer (&bookmark);
  if (g_strcmp0 (text, self->kept) == 0)
    return;

  g_set_str (&self->kept, text);
  if (!trellis_bookmark_save (self->folder, text, &error))
    g_debug ("Where the person is was not kept (%s, %d)", g_quark_to_string (error->domain), error->code);
}

/* Shows what @bookmark tells. Cursor and scrolling follow as soon as they can be seen, unless the
 * person does something before; from then on where they are is kept. */
void
trellis_bookmarker_return_to (TrellisBookmarker *self, const TrellisBookmark *bookmark)
{
  g_autofree char *text = trellis_bookmark_to_text (bookmark);

  g_return_if_fail (TRELLIS_IS_BOOKMARKER (self));

  stop_returning (self);
  self->aim = trellis_bookmark_from_text (text);
  trellis_content_return_to (self->content, self->aim);
  self->page = trellis_bookmark_new ();
  trellis_content_keep (self->content, self->page);
  adw_navigation_split_view_set_show_content (self->split_view, !self->aim->in_sidebar);
  self->has_begun = TRUE;
  if (self->clock != NULL)
    begin_returning (self);
}
