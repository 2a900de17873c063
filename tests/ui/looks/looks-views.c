/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to get to each view of the whole application from the one before. */
#include "looks-views.h"

#include "looks-clashes.h"
#include "looks-entries.h"
#include "looks-help.h"
#include "looks-sharing.h"
#include "looks-twins.h"
#include "trellis-file-turn.h"
#include "trellis-import-dialog.h"
#include "trellis-match-dialog.h"
#include "trellis-overview-place.h"
#include "trellis-progress-chart.h"
#include "trellis-search-view.h"
#include "trellis-shortcuts-dialog.h"

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
static TrellisRecord *
get_first (Looks *self, GType type, const char *field, const char *text)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  if (text != NULL)
    trellis_query_equals (query, field, text);
  return trellis_store_get_first (self->test.store, query);
}

TrellisRecord *
looks_find_record (Looks *self, GType type, const char *field, const char *text)
{
  g_autofree char *marked = self->is_marked && text != NULL ? g_strconcat (text, LOOKS_MARK, NULL) : NULL;
  TrellisRecord *record = NULL;

  if (marked != NULL)
    record = get_first (self, type, field, marked);
  if (record == NULL)
    record = get_first (self, type, field, text);
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
  looks_act (self, "step.show", g_variant_new_uint32 ((guint) atoi (number)));
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

/* Of the goal that is shown: it is far down. */
static void
show_progress (Looks *self, const char *argument)
{
  GtkWidget *chart;

  for (guint i = 0; (chart = ui_test_find (self->window, TRELLIS_TYPE_PROGRESS_CHART, i)) != NULL; i++)
    if (gtk_widget_get_mapped (chart))
      gtk_viewport_scroll_to (GTK_VIEWPORT (gtk_widget_get_ancestor (chart, GTK_TYPE_VIEWPORT)), chart, NULL);
  looks_settle ();
}

/* Of Lindiwe's match. */
static void
set_state (Looks *self, const char *state)
{
  g_autoptr(TrellisRecord) match =
    looks_find_record (self, TRELLIS_TYPE_MATCH, "reason", "From research into a company, as I did. Same water, other ocean.");
  g_autoptr(GEnumClass) states = g_type_class_ref (TRELLIS_TYPE_MATCH_STATE);

  trellis_match_set_state (TRELLIS_MATCH (match), (TrellisMatchState) g_enum_get_value_by_nick (states, state)->value);
  looks_settle ();
}

/* Its end, with the match in a state of that name. */
static void
show_conclusion_end (Looks *self, const char *state)
{
  GtkWidget *window;

  set_state (self, state);
  for (guint i = 0; (window = ui_test_find (self->window, GTK_TYPE_SCROLLED_WINDOW, i)) != NULL; i++)
    if (gtk_widget_get_mapped (window) && g_str_equal (gtk_widget_get_name (window), "conclusion"))
      {
        GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));

        gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
      }
  looks_settle ();
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
search_for_tag (Looks *self, const char *tag)
{
  GtkDropDown *tags;
  guint position;

  search_for (self, "");
  tags = GTK_DROP_DOWN (ui_test_find (ui_test_find (self->window, TRELLIS_TYPE_SEARCH_VIEW, 0), GTK_TYPE_DROP_DOWN, 1));
  position = gtk_string_list_find (GTK_STRING_LIST (gtk_drop_down_get_model (tags)), tag);
  g_assert_cmpuint (position, !=, G_MAXUINT);
  gtk_drop_down_set_selected (tags, position);
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

static void
wait_for_ever (GTask *task)
{
}

/* Nothing of it is done in the end. */
static void
stop_import_cb (GtkWidget *dialog, GTask *task)
{
  g_signal_emit_by_name (ui_test_find (dialog, GTK_TYPE_BUTTON, 0), "clicked");
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* One that goes on for so long that how far it is is shown: it waits for another. */
static void
show_importing (Looks *self, const char *text)
{
  GTask *task = g_task_new (self->test.store, NULL, NULL, NULL);
  AdwDialog *dialog;

  show_import (self, text);
  trellis_file_turn_take (task, wait_for_ever);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_signal_connect (dialog, "closed", G_CALLBACK (stop_import_cb), task);
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  for (int i = 0; i < 6; i++)
    looks_settle ();
  ui_test_wait (600);
}

/* Where there is no room for both, the half of the overview that is called @half. */
static void
show_half (Looks *self, const char *half)
{
  GtkWidget *place = ui_test_find (self->window, TRELLIS_TYPE_OVERVIEW_PLACE, 0);
  GtkWidget *stack = ui_test_find (place, ADW_TYPE_VIEW_STACK, 0);

  if (stack != NULL)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), half);
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

#define CALENDAR                                                                                    \
  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20300101T100000Z\nSUMMARY:Coffee in the library\n" \
  "END:VEVENT\nBEGIN:VTODO\nUID:b\nSUMMARY:Read the book about asking better questions\nnonsense\n" \
  "DUE;VALUE=DATE:20300201\nEND:VTODO\nBEGIN:VJOURNAL\nUID:d\nSUMMARY:What I took along\n"          \
  "END:VJOURNAL\nBEGIN:VEVENT\nUID:c\nDTSTART:20300101T100000Z\nRRULE:FREQ=DAILY\n"                 \
  "SUMMARY:Stand-up\nEND:VEVENT\nEND:VCALENDAR\n"

#define CARD                                                                                    \
  "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:4b1c2f0e-0000-4000-8000-000000000001\n"                 \
  "X-TRELLIS-KIND:match\nX-TRELLIS-MATCH:4b1c2f0e-0000-4000-8000-000000000001\nX-TRELLIS-V:1\n" \
  "SUMMARY:Mentoring\nX-TRELLIS-PERSON:id=mentor role=mentor by=mentee name=QW5u\n"             \
  "X-TRELLIS-PERSON:id=mentee role=mentee by=mentee name=Qm9i\nEND:VJOURNAL\nEND:VCALENDAR\n"

const LooksView looks_full_views[] = {
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
  { "shared-recent", looks_share_show_recent, NULL },
  { "sign-in", looks_share_sign_in, NULL },
  { "unshared", looks_share_stop, NULL },
  { "share-known", looks_share_show_account, NULL },
  { "timeline", show_half, "timeline" },
  { "overview-now", show_half, "now" },
  { "match-edit", do_action, "match.edit" },
  { "save-book", do_action, "match.save-book" },
  { "print-book", do_action, "match.print" },
  { "overview-priya", looks_open_match, "Priya Raghunathan" },
  { "overview-tomasz", looks_open_match, "Tomasz Zieliński" },
  { "pulse", do_action, "pulse.new" },
  { "goal-habit", open_goal, "Study forty minutes before the house wakes up" },
  { "overview-lindiwe", looks_open_match, "Lindiwe Mokoena" },
  { "conclusion", do_action, "conclusion.show" },
  { "conclusion-over", show_conclusion_end, "completed" },
  { "conclusion-end", show_conclusion_end, "concluding" },
  { "overview-lindiwe-again", looks_open_match, "Lindiwe Mokoena" },
  { "agreement-lindiwe", open_place, "agreement" },
  { "meetings-lindiwe", open_place, "meetings" },
  { "goals-lindiwe", open_place, "goals" },
  { "over-goals", set_state, "ended" },
  { "over-skills", do_action, "skills.show" },
  { "over-goals-again", looks_open_match, "Lindiwe Mokoena" },
  { "over-notes", open_place, "notes" },
  { "over-note", open_note, "Ask one who came back" },
  { "over-prepare", open_meeting, "Halfway, and the page" },
  { "over-meet", open_step, "2" },
  { "over-wrap-up", open_step, "3" },
  { "over-follow-up", open_step, "4" },
  { "reopened", set_state, "concluding" },
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
  { "goal-progress", show_progress, NULL },
  { "goal-reach", close_goal, "goal.reach" },
  { "goal-let-go", close_goal, "goal.let-go" },
  { "goal-reached", open_goal, "A real one-on-one with each of my four, every week" },
  { "skills", do_action, "skills.show" },
  { "skill-rate", do_action, "skill.rate" },
  { "skill-edit", do_action, "skill.edit" },
  { "search", search_for, "finance" },
  { "search-nothing", search_for, "xylophone" },
  { "search-tag", search_for_tag, "board" },
  { "search-tag-nothing", search_for, "xylophone" },
  { "closed", close_search, NULL },
  { "twin-note", looks_make_twins, "How Halima works" },
  { "twin-ask", looks_ask_twins, NULL },
  { "twin-goal", open_goal, "Bring the sensor renewal through the board" },
  { "twin-goal-reached", open_goal, "A real one-on-one with each of my four, every week" },
  { "twin-meeting", open_meeting, "Hard questions" },
  { "twin-held", open_meeting, "Two thirds now" },
  { "twin-action", open_step, "3" },
  { "empty-overview", make_empty_match, "Ada Lovelace" },
  { "empty-agreement", open_place, "agreement" },
  { "draft", do_action, "agreement.start" },
  { "draft-clauses", do_action, "agreement.clauses" },
  { "draft-record-signature", do_action, "agreement.record-signature" },
  { "proposed", do_action, "agreement.propose" },
  { "empty-meetings", open_place, "meetings" },
  { "empty-notes", open_place, "notes" },
  { "empty-goals", open_place, "goals" },
  { "empty-skills", do_action, "skills.show" },
  { "importing", show_importing, CALENDAR },
  { NULL, NULL, NULL },
};

const LooksView looks_empty_views[] = {
  { "first-home", do_action, "home.show" },
  { "first-sidebar", looks_show_sidebar, NULL },
  { "first-search", search_for, "" },
  { "first-closed", close_search, NULL },
  { "first-trash", do_action, "trash.show" },
  { "first-match", make_empty_match, "Ada Lovelace" },
  { "first-agreement", open_place, "agreement" },
  { "first-draft", do_action, "agreement.start" },
  { "first-sign", do_action, "agreement.sign" },
  { NULL, NULL, NULL },
};
