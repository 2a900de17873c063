/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every view of the whole application in one look: that it fits into its window and tells all of
 * its words, and a picture of each where TRELLIS_PICTURES names a folder for them.
 *
 * TRELLIS_LOOK is the look: any of the words of @words, "narrow dark rtl", and one of @languages.
 * "pseudo" is that of build-aux/pseudo-locale.py; TRELLIS_LOCALEDIR is the folder with the catalogues. */
#include "config.h"
#include "looks-clashes.h"
#include "looks-entries.h"
#include "looks-help.h"
#include "looks-sharing.h"
#include "looks-untranslated.h"
#include "trellis-application.h"
#include "trellis-demo.h"
#include "trellis-import-dialog.h"
#include "trellis-match-dialog.h"
#include "trellis-overview-place.h"
#include "trellis-search-view.h"
#include "trellis-shortcuts-dialog.h"
#include "trellis-time.h"
#include "trellis-window.h"

#include <glib/gi18n.h>
#include <locale.h>

/* The narrowest window there may be. */
#define LEAST_WIDTH 360

/* What a window keeps on both sides together where nothing composes it with others. */
#define SHADOW 10

typedef struct
{
  const char *word;
  int width, height;      /* 0: as it is */
  const char *environment; /* "NAME=value", before the toolkit starts; or NULL */
} Word;

static const Word words[] = {
  { "wide", 1280, 800, NULL },
  { "first", 1000, 700, NULL }, /* as at the first start */
  { "middle", 800, 600, NULL },
  { "narrow", 360, 640, NULL },
  { "low", 0, 294, NULL },
  { "tall", 0, 1700, NULL },
  { "dark", 0, 0, "ADW_DEBUG_COLOR_SCHEME=prefer-dark" },
  { "contrast", 0, 0, "ADW_DEBUG_HIGH_CONTRAST=1" },
  { "large", 0, 0, NULL },
  { "rtl", 0, 0, NULL },
};

static const struct
{
  const char *word, *language, *locale;
  GtkTextDirection direction;
} languages[] = {
  { "pseudo", "en@pseudo", "en_US.UTF-8", GTK_TEXT_DIR_LTR },
  { "german", "de", "de_DE.UTF-8", GTK_TEXT_DIR_LTR },
  { "hebrew", "he", "he_IL.UTF-8", GTK_TEXT_DIR_RTL },
};

static Looks *looks; /* the one that runs, for messages */

typedef struct
{
  const char *name;
  void (*reach) (Looks *self, const char *argument);
  const char *argument;
} View;

/* Something that is wrong with the view that is looked at. */
void
looks_report (Looks *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!g_hash_table_add (self->faults, g_strdup_printf ("%s, %s: %s", self->view, self->look, text)))
    return;
  g_printerr ("# %s, %s: %s\n", self->view, self->look, text);
}

/* Until nothing more is due for a while, where that ever comes. */
void
looks_settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  for (int quiet = 0; quiet < 6 && g_get_monotonic_time () < end; quiet++)
    {
      while (g_main_context_iteration (NULL, FALSE) && g_get_monotonic_time () < end)
        quiet = 0;
      g_usleep (5000);
    }
}

/* Activates the action of whatever has it. */
static gboolean
act_at (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (act_at (child, action, parameter))
      return TRUE;
  return gtk_widget_activate_action_variant (widget, action, parameter);
}

/* Does what the first of the widgets in view does that has the action. */
void
looks_act (Looks *self, const char *action, GVariant *parameter)
{
  g_autoptr(GVariant) sunk = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  for (int i = 0; !act_at (self->window, action, sunk); i++)
    {
      if (i == 20)
        g_error ("Nothing here does %s", action);
      looks_settle ();
    }
  looks_settle ();
}

static void
do_action (Looks *self, const char *action)
{
  looks_act (self, action, NULL);
}

/* The first record of @type of which @field, unless @text is NULL, is @text. Transfer full. */
TrellisRecord *
looks_find_record (Looks *self, GType type, const char *field, const char *text)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);
  TrellisRecord *record;

  if (text != NULL)
    trellis_query_equals (query, field, text);
  record = trellis_store_get_first (self->test.store, query);
  g_assert_nonnull (record);
  return record;
}

static void
open_record (Looks *self, GType type, const char *field, const char *text)
{
  g_autoptr(TrellisRecord) record = looks_find_record (self, type, field, text);

  looks_act (self, "record.open",
       g_variant_new ("(ss)", TRELLIS_RECORD_GET_CLASS (record)->table,
                      trellis_record_get_uid (record)));
}

void
looks_open_match (Looks *self, const char *partner)
{
  open_record (self, TRELLIS_TYPE_PERSON, "name", partner);
}

static void
open_place (Looks *self, const char *place)
{
  looks_act (self, "place.show", g_variant_new_string (place));
}

static void
open_meeting (Looks *self, const char *title)
{
  open_record (self, TRELLIS_TYPE_MEETING, "title", title);
}

static void
open_step (Looks *self, const char *number)
{
  looks_act (self, "step.show", g_variant_new_uint32 ((guint)atoi (number)));
}

static void
open_note (Looks *self, const char *title)
{
  open_record (self, TRELLIS_TYPE_NOTE, "title", title);
}

static void
open_goal (Looks *self, const char *title)
{
  open_record (self, TRELLIS_TYPE_GOAL, "title", title);
}

static void
close_goal (Looks *self, const char *action)
{
  g_autoptr(TrellisRecord) goal =
    looks_find_record (self, TRELLIS_TYPE_GOAL, "title", "Bring the sensor renewal through the board");

  looks_act (self, action, g_variant_new_string (trellis_record_get_uid (goal)));
}

static void
search_for (Looks *self, const char *text)
{
  GtkWidget *view;

  do_action (self, "search.show");
  view = ui_test_find (self->window, TRELLIS_TYPE_SEARCH_VIEW, 0);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (view, GTK_TYPE_SEARCH_ENTRY, 0)), text);
  for (int i = 0; i < 10; i++)
    looks_settle ();
}

static void
close_search (Looks *self, const char *argument)
{
  do_action (self, "search.close");
}

void
looks_show_sidebar (Looks *self, const char *argument)
{
  GtkWidget *split = ui_test_find (self->window, ADW_TYPE_NAVIGATION_SPLIT_VIEW, 0);

  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (split), FALSE);
  looks_settle ();
}

static void
show_preferences (Looks *self, const char *page)
{
  AdwDialog *dialog;

  do_action (self, "preferences.show");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), page);
  looks_settle ();
}

static void
show_shortcuts (Looks *self, const char *argument)
{
  adw_dialog_present (trellis_shortcuts_dialog_new (), self->window);
  looks_settle ();
}

/* A file with something new, something that is not taken in, and a line that nobody understands. */
static void
show_import (Looks *self, const char *text)
{
  g_autofree char *path = g_build_filename (self->test.folder, "from-a-calendar.ics", NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  dialog = trellis_import_dialog_new (self->test.store, files, NULL);
  adw_dialog_present (dialog, self->window);
  for (int i = 0; i < 6; i++)
    looks_settle ();
}

/* Where there is no room for it beside the overview. */
static void
show_timeline (Looks *self, const char *argument)
{
  GtkWidget *place = ui_test_find (self->window, TRELLIS_TYPE_OVERVIEW_PLACE, 0);
  GtkWidget *stack = ui_test_find (place, ADW_TYPE_VIEW_STACK, 0);

  if (stack != NULL)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), "timeline");
  looks_settle ();
}

static void
make_empty_match (Looks *self, const char *name)
{
  g_autoptr(TrellisPerson) partner = trellis_person_new ();
  g_autoptr(TrellisMatch) match = trellis_match_new ();

  trellis_person_set_name (partner, name);
  trellis_store_add (self->test.store, partner);
  trellis_match_set_partner (match, trellis_record_get_uid (TRELLIS_RECORD (partner)));
  trellis_store_add (self->test.store, match);
  looks_settle ();
  looks_open_match (self, name);
}

#define CALENDAR                                                                                   \
  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20300101T100000Z\nSUMMARY:Coffee in the library\n" \
  "END:VEVENT\nBEGIN:VTODO\nUID:b\nSUMMARY:Read the book about asking better questions\nnonsense\n" \
  "DUE;VALUE=DATE:20300201\nEND:VTODO\nBEGIN:VJOURNAL\nUID:d\nSUMMARY:What I took along\n"          \
  "END:VJOURNAL\nBEGIN:VEVENT\nUID:c\nDTSTART:20300101T100000Z\nRRULE:FREQ=DAILY\n"                \
  "SUMMARY:Stand-up\nEND:VEVENT\nEND:VCALENDAR\n"

#define CARD                                                                                       \
  "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:4b1c2f0e-0000-4000-8000-000000000001\n"                    \
  "X-TRELLIS-KIND:match\nX-TRELLIS-MATCH:4b1c2f0e-0000-4000-8000-000000000001\nX-TRELLIS-V:1\n"    \
  "SUMMARY:Mentoring\nX-TRELLIS-PERSON:id=mentor role=mentor by=mentee name=QW5u\n"                \
  "X-TRELLIS-PERSON:id=mentee role=mentee by=mentee name=Qm9i\nEND:VJOURNAL\nEND:VCALENDAR\n"

static const View full_views[] = {
  { "home", do_action, "home.show" },
  { "sidebar", looks_show_sidebar, NULL },
  { "new-match", do_action, "match.new" },
  { "choose-match", do_action, "note.new" },
  { "trash", do_action, "trash.show" },
  { "preferences-me", show_preferences, "profile" },
  { "preferences-data", show_preferences, "data" },
  { "import", show_import, CALENDAR },
  { "import-card", show_import, CARD },
  { "import-nothing", show_import, "" },
  { "shortcuts", show_shortcuts, NULL },
  { "about", do_action, "app.about" },
  { "help", looks_show_help, "meetings" },
  { "help-notes", looks_show_help, "notes" },
  { "help-list", looks_list_help, NULL },
  { "help-search", looks_search_help, "agenda" },
  { "help-nothing", looks_search_help, "xylophone" },
  { "overview", looks_open_match, PARTNER },
  { "share", looks_share_set_up, NULL },
  { "share-account", looks_share_show_account, NULL },
  { "share-busy", looks_share_look_long, NULL },
  { "share-refused", looks_share_look, "wrong" },
  { "share-certificate", looks_share_look_unknown, NULL },
  { "share-calendars", looks_share_look, LOOKS_PASSWORD },
  { "share-taken", looks_share_choose, NULL },
  { "join", looks_share_join, NULL },
  { "join-who", looks_share_ask_who, NULL },
  { "join-which", looks_share_ask_which, NULL },
  { "sync-idle", looks_share_show_state, "idle" },
  { "sync-running", looks_share_show_state, "running" },
  { "sync-offline", looks_share_show_state, "offline" },
  { "sync-sign-in", looks_share_show_state, "sign-in" },
  { "sync-failed", looks_share_show_state, "failed" },
  { "sync-ask", looks_share_show_state, "ask" },
  { "sync-sidebar", looks_show_sidebar, NULL },
  { "shared", looks_share_set_up, NULL },
  { "sign-in", looks_share_sign_in, NULL },
  { "unshared", looks_share_stop, NULL },
  { "share-known", looks_share_show_account, NULL },
  { "timeline", show_timeline, NULL },
  { "match-edit", do_action, "match.edit" },
  { "save-book", do_action, "match.save-book" },
  { "print-book", do_action, "match.print" },
  { "overview-priya", looks_open_match, "Priya Raghunathan" },
  { "overview-tomasz", looks_open_match, "Tomasz Zieliński" },
  { "overview-lindiwe", looks_open_match, "Lindiwe Mokoena" },
  { "agreement-lindiwe", open_place, "agreement" },
  { "meetings-lindiwe", open_place, "meetings" },
  { "goals-lindiwe", open_place, "goals" },
  { "overview-again", looks_open_match, PARTNER },
  { "agreement", open_place, "agreement" },
  { "agreement-compare", do_action, "agreement.compare" },
  { "agreement-change", do_action, "agreement.change" },
  { "meetings", open_place, "meetings" },
  { "meeting-plan", do_action, "meeting.plan" },
  { "meeting-log", do_action, "meeting.log" },
  { "prepare", open_meeting, "Hard questions" },
  { "meeting-edit", do_action, "meeting.edit" },
  { "print-meeting", do_action, "meeting.print" },
  { "suggestions", do_action, "agenda.suggest" },
  { "carry-over", do_action, "agenda.carry-over" },
  { "meet", open_step, "2" },
  { "wrap-up", open_step, "3" },
  { "follow-up", open_step, "4" },
  { "meet-held", open_meeting, "Two thirds now" },
  { "held-meet", open_step, "2" },
  { "held-wrap-up", open_step, "3" },
  { "held-prepare", open_step, "1" },
  { "match", looks_open_match, PARTNER },
  { "notes", open_place, "notes" },
  { "note", open_note, "The proposal on one page" },
  { "note-history", do_action, "note.history" },
  { "clash-note", looks_make_clashes, "The proposal on one page" },
  { "clash-list", looks_show_clashes, NULL },
  { "clash-text", looks_show_clashes, "The proposal on one page" },
  { "clash-time", looks_show_clashes, "Hard questions" },
  { "clash-kept", looks_show_clashes, "Bring the sensor renewal through the board" },
  { "clash-meeting", open_meeting, "Hard questions" },
  { "clash-goal", open_goal, "Bring the sensor renewal through the board" },
  { "entries", looks_show_entries, PARTNER },
  { "entry", looks_show_entry, NULL },
  { "entry-home", do_action, "home.show" },
  { "note-advice", open_note, "One thought per slide" },
  { "note-find", do_action, "note.find" },
  { "goals", open_place, "goals" },
  { "goal-new", do_action, "goal.new" },
  { "goal", open_goal, "Bring the sensor renewal through the board" },
  { "goal-reach", close_goal, "goal.reach" },
  { "goal-let-go", close_goal, "goal.let-go" },
  { "goal-reached", open_goal, "A real one-on-one with each of my four, every week" },
  { "search", search_for, "finance" },
  { "search-nothing", search_for, "xylophone" },
  { "closed", close_search, NULL },
  { "empty-overview", make_empty_match, "Ada Lovelace" },
  { "empty-agreement", open_place, "agreement" },
  { "draft", do_action, "agreement.start" },
  { "draft-clauses", do_action, "agreement.clauses" },
  { "draft-record-signature", do_action, "agreement.record-signature" },
  { "proposed", do_action, "agreement.propose" },
  { "empty-meetings", open_place, "meetings" },
  { "empty-notes", open_place, "notes" },
  { "empty-goals", open_place, "goals" },
};

static const View empty_views[] = {
  { "first-home", do_action, "home.show" },
  { "first-sidebar", looks_show_sidebar, NULL },
  { "first-search", search_for, "" },
  { "first-closed", close_search, NULL },
  { "first-trash", do_action, "trash.show" },
  { "first-match", make_empty_match, "Ada Lovelace" },
  { "first-agreement", open_place, "agreement" },
  { "first-draft", do_action, "agreement.start" },
  { "first-sign", do_action, "agreement.sign" },
};

/* Lists may cut titles, and a choice may be a name; what other buttons say is told in full. */
static gboolean
may_be_cut (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) == NULL ||
         gtk_widget_get_ancestor (label, GTK_TYPE_DROP_DOWN) != NULL ||
         gtk_widget_get_ancestor (label, GTK_TYPE_MENU_BUTTON) != NULL ||
         gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) != NULL ||
         gtk_widget_get_ancestor (label, ADW_TYPE_TOGGLE_GROUP) != NULL;
}

static void
check_labels (Looks *self, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  /* Five tabs beside each other have pictures, too, where their names are long. */
  if (self->is_pseudo && ADW_IS_VIEW_SWITCHER (widget))
    return;

  if (GTK_IS_LABEL (widget) && !may_be_cut (widget) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    looks_report (self, "“%s” is cut", gtk_label_get_text (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_labels (self, child);
}

/* Nothing may need more room than the window has. */
static void
check_width (Looks *self, GtkWidget *widget, int width)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least > width)
    looks_report (self, "%s is at least %d wide", G_OBJECT_TYPE_NAME (widget), least);
}

static GskRenderNode *
draw (GdkPaintable *paintable)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  return gtk_snapshot_free_to_node (snapshot);
}

static void
take_picture (Looks *self, GtkWidget *window, const char *folder)
{
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autofree char *name = g_strdup_printf ("%s-%s.png", self->view, self->look);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GskRenderNode) node = draw (paintable);
  g_autoptr(GdkTexture) texture = NULL;

  /* Nothing is drawn before it has its place. */
  for (int i = 0; i < 20 && node == NULL; i++)
    {
      looks_settle ();
      node = draw (paintable);
    }
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (texture == NULL || !gdk_texture_save_to_png (texture, path))
    looks_report (self, "no picture could be taken");
}

static void
look_at (Looks *self, const View *view)
{
  AdwApplicationWindow *main_window = ADW_APPLICATION_WINDOW (self->window);
  const char *folder = g_getenv ("TRELLIS_PICTURES");
  const char *only = g_getenv ("TRELLIS_VIEWS");
  GtkWidget *window, *content;
  AdwDialog *dialog;

  self->view = view->name;
  view->reach (self, view->argument);

  dialog = adw_application_window_get_visible_dialog (main_window);
  window = self->aside != NULL ? self->aside : self->window;
  content = self->aside != NULL ? adw_window_get_content (ADW_WINDOW (self->aside))
            : dialog != NULL    ? adw_dialog_get_child (dialog)
                                : adw_application_window_get_content (main_window);
  if (self->width == LEAST_WIDTH + SHADOW)
    check_width (self, content, LEAST_WIDTH);
  if (!self->is_large)
    check_labels (self, window);
  if (self->is_pseudo)
    looks_check_translated (self, window);
  if (folder != NULL && (only == NULL || strstr (only, view->name) != NULL))
    take_picture (self, window, folder);

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  if (self->aside != NULL)
    gtk_window_destroy (GTK_WINDOW (self->aside));
  self->aside = NULL;
  looks_settle ();
}

static void
look_at_all (Looks *self, const View *views, guint n_views, gboolean is_filled)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(GError) error = NULL;

  g_settings_set_int (settings, "window-width", self->width);
  g_settings_set_int (settings, "window-height", self->height);
  ui_test_set_up (&self->test, NULL);
  trellis_store_delete (self->test.store, self->test.match);
  trellis_store_delete (self->test.store, self->test.partner);
  if (is_filled)
    trellis_demo_fill (self->test.store, trellis_time_now (), &error);
  g_assert_no_error (error);

  self->window = trellis_window_new (self->application, self->test.store, settings);
  looks_sharing_begin (self);
  gtk_window_present (GTK_WINDOW (self->window));
  looks_settle ();
  for (guint i = 0; i < n_views; i++)
    look_at (self, &views[i]);

  gtk_window_destroy (GTK_WINDOW (self->window));
  looks_sharing_end (self);
  looks_settle ();
  ui_test_close (&self->test);
}

static void
test_views (gconstpointer data)
{
  look_at_all (looks, full_views, G_N_ELEMENTS (full_views), TRUE);
  look_at_all (looks, empty_views, G_N_ELEMENTS (empty_views), FALSE);
  g_assert_cmpuint (g_hash_table_size (looks->faults), ==, 0);
}

/* What the toolkit complains of is a fault of the view that is looked at. */
static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  Looks *self = data;

  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) != 0)
    looks_report (self, "%s", message);
  else
    g_log_default_handler (domain, level, message, NULL);
}

static gboolean
has_word (const char *look, const char *word)
{
  g_auto(GStrv) parts = g_strsplit (look, " ", -1);

  return g_strv_contains ((const char *const *)parts, word);
}

static void
choose_look (Looks *self, const char *look)
{
  self->look = g_strdelimit (g_strdup (look), " ", '-');
  self->width = LEAST_WIDTH + SHADOW;
  self->height = 640 + SHADOW;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (look, words[i].word))
      {
        self->width = words[i].width != 0 ? words[i].width + SHADOW : self->width;
        self->height = words[i].height != 0 ? words[i].height + SHADOW : self->height;
        if (words[i].environment != NULL)
          {
            g_auto(GStrv) pair = g_strsplit (words[i].environment, "=", 2);

            g_setenv (pair[0], pair[1], TRUE);
          }
      }
}

/* The texts of the language that @look names, and the dates and numbers of its locale. The locale where
 * that is not installed, or NULL. */
static const char *
use_language (const char *look)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (has_word (look, languages[i].word))
      {
        if (setlocale (LC_ALL, languages[i].locale) == NULL)
          return languages[i].locale;
        g_setenv ("LANGUAGE", languages[i].language, TRUE);
        bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TRELLIS_LOCALEDIR"));
        bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
        textdomain (GETTEXT_PACKAGE);
        gtk_widget_set_default_direction (languages[i].direction);
      }
  return NULL;
}

int
main (int argc, char *argv[])
{
  const char *look = g_getenv ("TRELLIS_LOOK") != NULL ? g_getenv ("TRELLIS_LOOK") : "narrow";
  Looks self = { 0 };
  const char *missing;
  int result;

  self.faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  looks = &self;
  choose_look (&self, look);
  /* The one for tests cannot announce what a search has found. */
  g_setenv ("GTK_A11Y", has_word (look, "pseudo") ? "atspi" : "none", TRUE);
  ui_test_init (&argc, &argv);
  self.is_pseudo = has_word (look, "pseudo");
  missing = use_language (look);
  if (missing != NULL)
    {
      g_print ("1..0 # SKIP the locale %s is not installed\n", missing);
      return 0;
    }
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_log_set_default_handler (log_cb, &self);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE,
                "gtk-font-name", "Adwaita Sans 11", "gtk-decoration-layout",
                self.width == LEAST_WIDTH + SHADOW ? ":close" : ":minimize,maximize,close", NULL);
  self.is_large = has_word (look, "large");
  if (self.is_large)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  if (has_word (look, "rtl"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  self.application = g_object_new (TRELLIS_TYPE_APPLICATION, "application-id", APPLICATION_ID,
                                   "resource-base-path", "/io/github/trellis_mentoring/Trellis",
                                   "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_application_register (G_APPLICATION (self.application), NULL, NULL);
  g_test_add_data_func ("/ui/looks/views", NULL, test_views);
  result = g_test_run ();
  g_clear_object (&self.application);
  g_free (self.look);
  g_hash_table_unref (self.faults);
  return result;
}
