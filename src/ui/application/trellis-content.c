/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-content.h"

#include "trellis-conclusion-page.h"
#include "trellis-home-page.h"
#include "trellis-match-rules.h"
#include "trellis-meeting-page.h"
#include "trellis-records.h"
#include "trellis-skills-page.h"

struct _TrellisContent
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisOutlooks *outlooks;
  TrellisChoices *choices;
  AdwNavigationView *view;
  GSignalGroup *match_signals; /* of the match that is shown */
  gboolean is_over;            /* it, when its pages were made */
  guint anew_source;
};

enum
{
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisContent, trellis_content, ADW_TYPE_BIN)

/* Home or a match; NULL before the first one is there. */
static AdwNavigationPage *
get_root (TrellisContent *self)
{
  AdwNavigationPage *root = adw_navigation_view_get_visible_page (self->view);

  while (root != NULL && adw_navigation_view_get_previous_page (self->view, root) != NULL)
    root = adw_navigation_view_get_previous_page (self->view, root);
  return root;
}

static void
follow_match (TrellisContent *self)
{
  TrellisMatch *match = trellis_content_get_match (self);

  self->is_over = match != NULL && trellis_match_is_over (match);
  g_signal_group_set_target (self->match_signals, match);
}

/* Puts @pages, from the lowest, in place of what there is. */
static void
replace_pages (TrellisContent *self, AdwNavigationPage **pages, int n_pages)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL;

  /* GTK 4.18 keeps a page for good that goes away with the focus in it. */
  if (had_focus)
    gtk_window_set_focus (window, NULL);
  adw_navigation_view_replace (self->view, pages, n_pages);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  follow_match (self);
}

/* Back from a page goes the focus, too, unless what had it has gone meanwhile. */
static void
popped_cb (TrellisContent *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  AdwNavigationPage *page = get_root (self);

  if (root != NULL && (focus == NULL || !gtk_widget_get_mapped (focus)) && TRELLIS_IS_MATCH_PAGE (page))
    trellis_match_page_begin (TRELLIS_MATCH_PAGE (page));
}

static gboolean
anew_cb (gpointer data)
{
  TrellisContent *self = data;
  g_autoptr(TrellisBookmark) here = trellis_bookmark_new ();

  self->anew_source = 0;
  trellis_content_keep (self, here);
  trellis_content_return_to (self, here);
  return G_SOURCE_REMOVE;
}

/* What can be written is another thing than what can only be read: the pages are made anew, after whoever ended
 * the match, or took it up again, has told so on them. */
static void
state_cb (TrellisContent *self)
{
  if (self->anew_source == 0 && trellis_match_is_over (trellis_content_get_match (self)) != self->is_over)
    self->anew_source = g_idle_add (anew_cb, self);
}

static void
trellis_content_dispose (GObject *object)
{
  TrellisContent *self = TRELLIS_CONTENT (object);

  g_clear_handle_id (&self->anew_source, g_source_remove);
  g_clear_object (&self->match_signals);

  g_clear_object (&self->choices);
  g_clear_object (&self->outlooks);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_content_parent_class)->dispose (object);
}

static void
trellis_content_class_init (TrellisContentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_content_dispose;

  signals[SHOWN] = g_signal_new ("shown", TRELLIS_TYPE_CONTENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
trellis_content_init (TrellisContent *self)
{
  self->choices = trellis_choices_new ();
  self->match_signals = g_signal_group_new (TRELLIS_TYPE_MATCH);
  g_signal_group_connect_swapped (self->match_signals, "notify::state", G_CALLBACK (state_cb), self);
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  g_signal_connect_object (self->view, "popped", G_CALLBACK (popped_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}

/* To be called once, before anything is shown. */
void
trellis_content_set_store (TrellisContent *self, TrellisStore *store, TrellisOutlooks *outlooks)
{
  g_return_if_fail (TRELLIS_IS_CONTENT (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->outlooks = g_object_ref (outlooks);
}

/* What the pages lie on one another in; unowned. */
AdwNavigationView *
trellis_content_get_view (TrellisContent *self)
{
  g_return_val_if_fail (TRELLIS_IS_CONTENT (self), NULL);

  return self->view;
}

/* The match that is shown; NULL for Home. */
TrellisMatch *
trellis_content_get_match (TrellisContent *self)
{
  AdwNavigationPage *root;

  g_return_val_if_fail (TRELLIS_IS_CONTENT (self), NULL);

  root = get_root (self);
  return TRELLIS_IS_MATCH_PAGE (root) ? trellis_match_page_get_match (TRELLIS_MATCH_PAGE (root))
                                      : NULL;
}

/* "Home", or the partner's name. NULL before anything is shown. */
const char *
trellis_content_get_title (TrellisContent *self)
{
  AdwNavigationPage *root;

  g_return_val_if_fail (TRELLIS_IS_CONTENT (self), NULL);

  root = get_root (self);
  return root != NULL ? adw_navigation_page_get_title (root) : NULL;
}

void
trellis_content_show_home (TrellisContent *self)
{
  AdwNavigationPage *home;

  g_return_if_fail (TRELLIS_IS_CONTENT (self));

  home = ADW_NAVIGATION_PAGE (trellis_home_page_new (self->store, self->outlooks));
  replace_pages (self, &home, 1);
  g_signal_emit (self, signals[SHOWN], 0);
}

/* The page of @match, without what lay on it; transfer none. */
TrellisMatchPage *
trellis_content_show_match (TrellisContent *self, TrellisMatch *match)
{
  AdwNavigationPage *root;

  g_return_val_if_fail (TRELLIS_IS_CONTENT (self), NULL);

  root = get_root (self);
  if (trellis_content_get_match (self) == match)
    {
      adw_navigation_view_pop_to_page (self->view, root);
    }
  else
    {
      root = ADW_NAVIGATION_PAGE (trellis_match_page_new (self->store, match, self->choices));
      replace_pages (self, &root, 1);
    }

  g_signal_emit (self, signals[SHOWN], 0);
  return TRELLIS_MATCH_PAGE (root);
}

/* The match that @record is part of; transfer full, nullable. */
static TrellisMatch *
find_match (TrellisContent *self, TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  if (TRELLIS_IS_MATCH (record))
    return g_object_ref (TRELLIS_MATCH (record));
  if (TRELLIS_IS_PERSON (record))
    {
      g_autoptr(TrellisQuery) with = trellis_query_new (TRELLIS_TYPE_MATCH);

      trellis_query_equals (with, "partner", trellis_record_get_uid (record));
      return trellis_store_get_first (self->store, with);
    }

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0)
      {
        g_autoptr(TrellisRecord) parent = trellis_store_get (
          self->store, klass->fields[i].get_type (), trellis_record_get_string (record, i));

        return parent != NULL ? find_match (self, parent) : NULL;
      }

  return NULL;
}

/* What is shown where @record is to be seen: an attachment is with its note. Transfer full. */
static TrellisRecord *
find_shown (TrellisContent *self, TrellisRecord *record)
{
  TrellisRecord *note =
    TRELLIS_IS_ATTACHMENT (record)
      ? trellis_store_get (self->store, TRELLIS_TYPE_NOTE, trellis_attachment_get_note (TRELLIS_ATTACHMENT (record)))
      : NULL;

  return note != NULL ? note : g_object_ref (record);
}

/* FALSE where @record belongs to no match. */
gboolean
trellis_content_show_record (TrellisContent *self, TrellisRecord *record)
{
  g_autoptr(TrellisMatch) match = NULL;
  g_autoptr(TrellisRecord) shown = NULL;

  g_return_val_if_fail (TRELLIS_IS_CONTENT (self), FALSE);

  match = find_match (self, record);
  if (match == NULL)
    return FALSE;

  shown = find_shown (self, record);
  trellis_match_page_show (trellis_content_show_match (self, match), shown);
  return TRUE;
}

/* The place of the match or the step of the meeting with that number, a "u" from 1. */
gboolean
trellis_content_show_step (TrellisContent *self, GVariant *number)
{
  AdwNavigationPage *page;

  g_return_val_if_fail (TRELLIS_IS_CONTENT (self), FALSE);

  page = adw_navigation_view_get_visible_page (self->view);
  return page != NULL &&
         gtk_widget_activate_action_variant (GTK_WIDGET (page), "step.show", number);
}

/* Out of what lies over the match or is open in its place, wherever the focus is. FALSE where it is Home or the match
 * itself that is shown. */
gboolean
trellis_content_go_back (TrellisContent *self)
{
  AdwNavigationPage *page;

  g_return_val_if_fail (TRELLIS_IS_CONTENT (self), FALSE);

  page = adw_navigation_view_get_visible_page (self->view);
  if (TRELLIS_IS_MATCH_PAGE (page) && trellis_match_page_go_back (TRELLIS_MATCH_PAGE (page)))
    return TRUE;

  return adw_navigation_view_pop (self->view);
}

/* Puts the cursor where what is typed belongs in what is shown, where that is plain: in the room, into the
 * notes. What has it then, or NULL; also where the focus is elsewhere, as in the sidebar, in which one
 * looks for somebody. */
GtkWidget *
trellis_content_begin_writing (TrellisContent *self)
{
  AdwNavigationPage *page;
  GtkWidget *focus;

  g_return_val_if_fail (TRELLIS_IS_CONTENT (self), NULL);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;

  page = adw_navigation_view_get_visible_page (self->view);
  return TRELLIS_IS_MEETING_PAGE (page) ? trellis_meeting_page_begin_writing (TRELLIS_MEETING_PAGE (page)) : NULL;
}

static void
keep_chosen (TrellisBookmark *bookmark, TrellisRecord *chosen)
{
  if (chosen == NULL)
    return;

  g_set_str (&bookmark->chosen_table, TRELLIS_RECORD_GET_CLASS (chosen)->table);
  g_set_str (&bookmark->chosen_uid, trellis_record_get_uid (chosen));
}

/* Writes down in @bookmark, a new one, what is shown. */
void
trellis_content_keep (TrellisContent *self, TrellisBookmark *bookmark)
{
  AdwNavigationPage *root, *top;

  g_return_if_fail (TRELLIS_IS_CONTENT (self));

  g_set_object (&bookmark->choices, self->choices);
  root = get_root (self);
  if (!TRELLIS_IS_MATCH_PAGE (root))
    return;

  g_set_str (&bookmark->match, trellis_record_get_uid (
                                 TRELLIS_RECORD (trellis_content_get_match (self))));
  g_object_get (root, "place", &bookmark->place, NULL);
  keep_chosen (bookmark, trellis_match_page_get_chosen (TRELLIS_MATCH_PAGE (root)));

  top = adw_navigation_view_get_visible_page (self->view);
  bookmark->in_conclusion = TRELLIS_IS_CONCLUSION_PAGE (top);
  bookmark->in_skills = TRELLIS_IS_SKILLS_PAGE (top);
  if (TRELLIS_IS_MEETING_PAGE (top))
    {
      TrellisMeeting *meeting = trellis_meeting_page_get_meeting (TRELLIS_MEETING_PAGE (top));

      g_set_str (&bookmark->meeting, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
      g_object_get (top, "step", &bookmark->step, NULL);
    }
}

/* The record if it is still there and belongs to @match; transfer full, nullable. */
static gpointer
find_in_match (TrellisContent *self, TrellisMatch *match, GType type, const char *uid)
{
  g_autoptr(TrellisRecord) record = NULL;
  g_autoptr(TrellisMatch) its_match = NULL;

  if (uid == NULL || type == G_TYPE_INVALID)
    return NULL;

  record = trellis_store_get (self->store, type, uid);
  if (record == NULL || trellis_record_get_deleted (record) != 0)
    return NULL;

  its_match = find_match (self, record);
  return its_match == match ? g_steal_pointer (&record) : NULL;
}

static void
return_to_match (TrellisContent *self, TrellisMatch *match, const TrellisBookmark *bookmark)
{
  GtkWidget *root = trellis_match_page_new (self->store, match, self->choices);
  AdwNavigationPage *pages[2] = { ADW_NAVIGATION_PAGE (root), NULL };
  g_autoptr(TrellisRecord) chosen = NULL;
  g_autoptr(TrellisMeeting) meeting =
    find_in_match (self, match, TRELLIS_TYPE_MEETING, bookmark->meeting);

  if (bookmark->place != NULL)
    g_object_set (root, "place", bookmark->place, NULL);
  if (bookmark->chosen_table != NULL)
    chosen = find_in_match (self, match, trellis_record_type_find (bookmark->chosen_table),
                            bookmark->chosen_uid);
  if (meeting != NULL)
    {
      pages[1] = trellis_meeting_page_new (self->store, meeting);
      if (bookmark->step != NULL)
        g_object_set (pages[1], "step", bookmark->step, NULL);
    }
  else if (bookmark->in_conclusion)
    {
      pages[1] = trellis_conclusion_page_new (self->store, match);
    }
  else if (bookmark->in_skills)
    {
      pages[1] = trellis_skills_page_new (self->store, match);
    }

  replace_pages (self, pages, pages[1] != NULL ? 2 : 1);
  if (chosen != NULL)
    trellis_match_page_choose (TRELLIS_MATCH_PAGE (root), chosen);
}

/* Shows what @bookmark tells as far as it is still there, else Home. */
void
trellis_content_return_to (TrellisContent *self, const TrellisBookmark *bookmark)
{
  g_autoptr(TrellisMatch) match = NULL;

  g_return_if_fail (TRELLIS_IS_CONTENT (self));

  g_set_object (&self->choices, bookmark->choices);
  if (bookmark->match != NULL)
    match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH, bookmark->match);
  if (match == NULL || trellis_record_get_deleted (TRELLIS_RECORD (match)) != 0)
    {
      trellis_content_show_home (self);
      return;
    }

  return_to_match (self, match, bookmark);
  g_signal_emit (self, signals[SHOWN], 0);
}
