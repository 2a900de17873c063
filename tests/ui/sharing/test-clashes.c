/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-clash-banner.h"
#include "apply-batch.h"
#include "trellis-clash-card.h"
#include "trellis-clash-dialog.h"
#include "trellis-clash-things.h"
#include "trellis-share-batch.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "ui-test.h"

#define UID(record) trellis_record_get_uid (TRELLIS_RECORD (record))

typedef struct
{
  const char *field, *base, *mine, *theirs, *result;
} Versions;

static void
share (UiTest *test)
{
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (test->match), TRELLIS_SHARING_KIND_FOLDER, "/nowhere");
  g_autoptr(GError) error = NULL;

  trellis_store_share (test->store, sharing, &error);
  g_assert_no_error (error);
}

static TrellisShareBatch *
begin (UiTest *test)
{
  return trellis_share_batch_new (UID (test->match), trellis_time_now (), TRELLIS_ROLE_MENTEE, "(also:)");
}

/* As a run of sharing leaves it. */
static void
add_clash (UiTest *test, gpointer record, TrellisSharedClashKind kind, const Versions *versions)
{
  TrellisShareBatch *batch = begin (test);
  TrellisSharedClash *clash =
    trellis_shared_clash_new (kind, UID (test->match), G_OBJECT_TYPE (record), UID (record));
  g_autoptr(GError) error = NULL;

  clash->found = batch->now;
  if (versions != NULL)
    {
      clash->field = g_strdup (versions->field);
      clash->base = g_strdup (versions->base);
      clash->mine = g_strdup (versions->mine);
      clash->theirs = g_strdup (versions->theirs);
      clash->result = g_strdup (versions->result);
    }
  g_ptr_array_add (batch->clashes, clash);
  apply_batch (test->store, batch, &error);
  g_assert_no_error (error);
}

static gpointer
add_record (UiTest *test, GType type, const char *parent_field, gpointer parent)
{
  TrellisRecord *record = g_object_new (type, NULL);
  const int field = trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (record), parent_field);

  g_assert_cmpint (field, >=, 0);
  trellis_record_set_string (record, (guint) field, UID (parent));
  trellis_store_add (test->store, record);
  return record;
}

#define BASE "Met at noon in the office"
#define MINE "Met at noon in the library"
#define THEIRS "Met at noon in the park"
#define MERGED THEIRS "\n(also written by Bob:)\n" MINE

static const Versions body = { "body", BASE, MINE, THEIRS, MERGED };

static TrellisNote *
add_note (UiTest *test)
{
  TrellisNote *note = add_record (test, TRELLIS_TYPE_NOTE, "match", test->match);

  trellis_note_set_title (note, "Where we met");
  trellis_note_set_body (note, MERGED);
  share (test);
  add_clash (test, note, TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, &body);
  return note;
}

static guint
count_unseen (UiTest *test)
{
  g_autoptr(GPtrArray) clashes = trellis_store_list_clashes (test->store, UID (test->match));
  guint n = 0;

  for (guint i = 0; i < clashes->len; i++)
    n += ((TrellisSharedClash *) clashes->pdata[i])->is_seen ? 0 : 1;
  return n;
}

static GtkWidget *
create_banner (UiTest *test, gpointer record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *banner = g_object_new (TRELLIS_TYPE_CLASH_BANNER, NULL);

  gtk_box_append (GTK_BOX (box), banner);
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  trellis_clash_banner_set_record (TRELLIS_CLASH_BANNER (banner), test->store, record);
  return box;
}

static gboolean
is_told (GtkWidget *root)
{
  return adw_banner_get_revealed (ADW_BANNER (ui_test_find (root, ADW_TYPE_BANNER, 0)));
}

/* From the banner to both versions, to theirs, and back. */
static void
test_banner (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test);
  GtkWidget *box = create_banner (test, note);
  GtkWindow *window = ui_test_present (box);
  AdwDialog *dialog;

  g_assert_true (is_told (box));
  g_assert_nonnull (ui_test_find_label (box, "Ada Example changed this too"));
  ui_test_press (box, "_See Both");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (TRELLIS_IS_CLASH_DIALOG (dialog));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), MINE));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), THEIRS));
  g_assert_true (gtk_window_get_focus (window) == ui_test_find_button (GTK_WIDGET (dialog), "Take Mine"));
  g_assert_nonnull (
    ui_test_find_label (GTK_WIDGET (dialog), "Written: “library”\nLeft out: “office”"));

  ui_test_press (GTK_WIDGET (dialog), "Take Ada Example’s");
  g_assert_cmpstr (trellis_note_get_body (note), ==, THEIRS);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  g_assert_false (is_told (box));
  g_assert_cmpuint (count_unseen (test), ==, 0);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (window)));

  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpstr (trellis_note_get_body (note), ==, MERGED);
  g_assert_true (is_told (box));
  g_assert_cmpuint (count_unseen (test), ==, 1);
  gtk_window_destroy (window);
}

static void
test_mine (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test);
  GtkWindow *window = ui_test_present (create_banner (test, note));
  AdwDialog *dialog;

  ui_test_press (GTK_WIDGET (window), "_See Both");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  ui_test_press (GTK_WIDGET (dialog), "Take Mine");
  g_assert_cmpstr (trellis_note_get_body (note), ==, MINE);
  g_assert_cmpuint (trellis_store_count_shared_changes (test->store, UID (test->match)), >, 0);
  gtk_window_destroy (window);
}

/* What is typed into the merge is the thing's text, and keeping it only says that it was seen. */
static void
test_edit (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test);
  GtkWindow *window = ui_test_present (create_banner (test, note));
  AdwDialog *dialog;
  GtkWidget *view;

  ui_test_press (GTK_WIDGET (window), "_See Both");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  view = ui_test_find (GTK_WIDGET (dialog), TRELLIS_TYPE_TEXT_VIEW, 0);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_nonnull (ui_test_find_button (GTK_WIDGET (dialog), "Keep Merged"));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Met in both places", -1);
  g_signal_emit_by_name (view, "edited");
  trellis_store_flush (test->store, NULL);
  ui_test_settle ();
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Met in both places");
  ui_test_press (GTK_WIDGET (dialog), "Keep This");
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Met in both places");
  g_assert_cmpuint (count_unseen (test), ==, 0);

  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Met in both places");
  g_assert_cmpuint (count_unseen (test), ==, 1);
  gtk_window_destroy (window);
}

static GtkWindow *
present_dialog (UiTest *test, AdwDialog **dialog)
{
  GtkWindow *window = ui_test_present (adw_bin_new ());

  *dialog = trellis_clash_dialog_new (test->store, UID (test->match));
  adw_dialog_present (*dialog, GTK_WIDGET (window));
  ui_test_settle ();
  return window;
}

static void
activate (AdwDialog *dialog, const char *title)
{
  GtkWidget *label = ui_test_find_label (GTK_WIDGET (dialog), title);
  GtkWidget *row;

  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_test_settle ();
}

/* Where nobody has anything to choose: a sentence each, and OK. */
static void
test_sentences (UiTest *test, gconstpointer data)
{
  static const struct
  {
    TrellisSharedClashKind kind;
    const char *sentence;
  } kinds[] = {
    { TRELLIS_SHARED_CLASH_KIND_KEPT_MINE,
      "Ada Example deleted this while you changed it. It stays as you left it." },
    { TRELLIS_SHARED_CLASH_KIND_KEPT_THEIRS,
      "You deleted this while Ada Example changed it. It is back with these changes." },
    { TRELLIS_SHARED_CLASH_KIND_KEPT_THERE, "The calendar did not let this be deleted. It is back." },
    { TRELLIS_SHARED_CLASH_KIND_UNSHARED, "No longer shared. Ada Example may still have a copy." },
  };

  share (test);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(TrellisNote) note = add_record (test, TRELLIS_TYPE_NOTE, "match", test->match);
      AdwDialog *dialog;
      GtkWindow *window;

      trellis_note_set_title (note, "Kept");
      add_clash (test, note, kinds[i].kind, NULL);
      window = present_dialog (test, &dialog);
      g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "To Look At"));
      activate (dialog, "Kept");
      g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), kinds[i].sentence));
      ui_test_press (GTK_WIDGET (dialog), "OK");
      g_assert_cmpuint (count_unseen (test), ==, 0);
      g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Merged in the Last 30 Days"));
      gtk_window_destroy (window);
      trellis_store_delete (test->store, note);
    }
}

static void
add_refused (UiTest *test, gpointer record, TrellisSharedItemState state)
{
  TrellisShareBatch *batch = begin (test);
  TrellisSharedItem *item = trellis_shared_item_new (record != NULL ? NULL : "foreign.ics", NULL);
  g_autoptr(GError) error = NULL;

  if (record != NULL)
    {
      item->type = G_OBJECT_TYPE (record);
      item->record = g_strdup (UID (record));
    }
  item->state = state;
  g_ptr_array_add (batch->items, item);
  apply_batch (test->store, batch, &error);
  g_assert_no_error (error);
}

/* A point is looked at with its meeting, and what waits says why. */
static void
test_list (UiTest *test, gconstpointer data)
{
  static const Versions title = { "title", "Pay", "Pay rise", "My pay", "My pay" };
  static const Versions place = { "place", NULL, "Library", "Park", "Park" };
  g_autoptr(TrellisMeeting) meeting = add_record (test, TRELLIS_TYPE_MEETING, "match", test->match);
  g_autoptr(TrellisPoint) point = add_record (test, TRELLIS_TYPE_POINT, "meeting", meeting);
  g_autoptr(TrellisNote) large = add_record (test, TRELLIS_TYPE_NOTE, "match", test->match);
  g_autoptr(GPtrArray) things = NULL;
  AdwDialog *dialog;
  GtkWindow *window;

  trellis_meeting_set_title (meeting, "In spring");
  trellis_meeting_set_place (meeting, "Park");
  trellis_point_set_title (point, "My pay");
  trellis_note_set_title (large, "Everything I know");
  share (test);
  add_clash (test, meeting, TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, &place);
  add_clash (test, point, TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, &title);
  add_refused (test, large, TRELLIS_SHARED_ITEM_STATE_TOO_LARGE);
  add_refused (test, NULL, TRELLIS_SHARED_ITEM_STATE_UNREADABLE);
  add_refused (test, test->match, TRELLIS_SHARED_ITEM_STATE_REFUSED);
  things = trellis_clash_things_list (test->store, UID (test->match));
  g_assert_cmpuint (things->len, ==, 1);

  window = present_dialog (test, &dialog);
  g_assert_nonnull (
    ui_test_find_label (GTK_WIDGET (dialog), "Too large for the server. It is tried again when you "
                                             "shorten it."));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Something From Another Program"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "The server did not take this: another calendar of the "
                                                             "account, or its trash, may have it already. It is tried "
                                                             "again when you change it."));
  activate (dialog, "In spring");
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Place"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "My pay\u00a0· Title"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Before: Pay"));
  g_assert_null (ui_test_find_button (GTK_WIDGET (dialog), "Keep Merged"));

  ui_test_press (GTK_WIDGET (dialog), "Take Mine");
  g_assert_cmpuint (count_unseen (test), ==, 1);
  g_assert_cmpstr (trellis_point_get_title (point), ==, "Pay rise");
  ui_test_press (GTK_WIDGET (dialog), "Keep Ada Example’s");
  g_assert_cmpuint (count_unseen (test), ==, 0);
  g_assert_cmpstr (trellis_meeting_get_place (meeting), ==, "Park");
  gtk_window_destroy (window);
}

/* Once looked at, another version can still be chosen. */
static void
test_again (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test);
  AdwDialog *dialog;
  GtkWindow *window = present_dialog (test, &dialog);

  activate (dialog, "Where we met");
  ui_test_press (GTK_WIDGET (dialog), "Keep Merged");
  activate (dialog, "Where we met");
  ui_test_press (GTK_WIDGET (dialog), "Take Mine");
  g_assert_cmpstr (trellis_note_get_body (note), ==, MINE);
  g_assert_nonnull (ui_test_find_button (GTK_WIDGET (dialog), "Keep Mine"));
  gtk_window_destroy (window);
}

/* What comes while somebody types here does not take the focus or the words. */
static void
test_arrival (UiTest *test, gconstpointer data)
{
  static const Versions title = { "title", "Where", "Where we met", "Our place", "Our place" };
  g_autoptr(TrellisNote) note = add_note (test);
  AdwDialog *dialog;
  GtkWindow *window = present_dialog (test, &dialog);
  GtkWidget *view;

  activate (dialog, "Where we met");
  view = ui_test_find (GTK_WIDGET (dialog), TRELLIS_TYPE_TEXT_VIEW, 0);
  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Half a sent", -1);
  g_signal_emit_by_name (view, "edited");
  add_clash (test, note, TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, &title);
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Title"));
  g_assert_true (gtk_window_get_focus (window) == view);
  trellis_store_flush (test->store, NULL);
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Half a sent");
  gtk_window_destroy (window);
}

static void
test_narrow (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test);
  AdwDialog *dialog;
  GtkWindow *window = present_dialog (test, &dialog);
  GtkWidget *sides;

  activate (dialog, "Where we met");
  sides = gtk_widget_get_parent (
    gtk_widget_get_ancestor (ui_test_find_label (GTK_WIDGET (dialog), MINE), ADW_TYPE_BIN));
  sides = gtk_widget_get_parent (gtk_widget_get_parent (sides));
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (sides)), ==, GTK_ORIENTATION_HORIZONTAL);
  gtk_window_set_default_size (window, 360, 640);
  for (int i = 0; i < 10; i++)
    ui_test_settle ();
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (sides)), ==, GTK_ORIENTATION_VERTICAL);
  gtk_window_destroy (window);
}

/* It is told on the thing itself that it does not get to the other, as long as it is to. */
static void
test_obstacle (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_record (test, TRELLIS_TYPE_NOTE, "match", test->match);
  GtkWidget *box;
  GtkWindow *window;
  AdwDialog *dialog;

  trellis_note_set_title (note, "Everything I know");
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_SHARED);
  trellis_store_flush (test->store, NULL);
  share (test);
  add_refused (test, note, TRELLIS_SHARED_ITEM_STATE_TOO_LARGE);
  box = create_banner (test, note);
  window = ui_test_present (box);
  g_assert_true (is_told (box));
  g_assert_nonnull (ui_test_find_label (box, "Too large for the server. It is tried again when you "
                                             "shorten it."));
  ui_test_press (box, "_Look");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Waiting"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "Everything I know"));
  adw_dialog_close (dialog);
  ui_test_settle ();

  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  g_assert_false (is_told (box));
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_SHARED);
  g_assert_true (is_told (box));

  /* What both changed goes first: there is something to choose. */
  add_clash (test, note, TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, &body);
  g_assert_nonnull (ui_test_find_label (box, "Ada Example changed this too"));
  gtk_window_destroy (window);
}

static TrellisSharedItemState
get_state (UiTest *test, gpointer record)
{
  g_autoptr(TrellisSharedItem) item =
    trellis_store_dup_shared_item (test->store, UID (test->match), UID (record));

  g_assert_nonnull (item);
  return item->state;
}

/* What both change again and again waits for a choice, says so, and goes with it; and waits once more when
 * that is undone. */
static void
test_question (UiTest *test, gconstpointer data)
{
  static const char sentence[] =
    "Both of you keep changing the same. It is shared again when you have chosen a version.";
  g_autoptr(TrellisNote) note = add_record (test, TRELLIS_TYPE_NOTE, "match", test->match);
  TrellisShareBatch *batch;
  TrellisSharedItem *item = trellis_shared_item_new ("a.ics", "1");
  TrellisSharedClash *clash = trellis_shared_clash_new (TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, UID (test->match),
                                                        TRELLIS_TYPE_NOTE, UID (note));
  g_autoptr(GError) error = NULL;
  AdwDialog *dialog;
  GtkWindow *window;
  GtkWidget *box;

  trellis_note_set_title (note, "Where we met");
  trellis_note_set_body (note, MERGED);
  share (test);
  trellis_store_flush (test->store, NULL);
  batch = begin (test);
  item->type = TRELLIS_TYPE_NOTE;
  item->record = g_strdup (UID (note));
  item->state = TRELLIS_SHARED_ITEM_STATE_ASKING;
  g_ptr_array_add (batch->items, item);
  clash->field = g_strdup ("body");
  clash->base = g_strdup (BASE);
  clash->mine = g_strdup (MINE);
  clash->theirs = g_strdup (THEIRS);
  clash->result = g_strdup (MERGED);
  clash->waits = g_strdup (UID (note));
  clash->found = batch->now;
  g_ptr_array_add (batch->clashes, clash);
  apply_batch (test->store, batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_state (test, note), ==, TRELLIS_SHARED_ITEM_STATE_ASKING);

  window = present_dialog (test, &dialog);
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), sentence));
  activate (dialog, "Where we met");
  ui_test_press (GTK_WIDGET (dialog), "Keep Merged");
  g_assert_cmpint (get_state (test, note), ==, TRELLIS_SHARED_ITEM_STATE_STEADY);
  g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), sentence));
  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpint (get_state (test, note), ==, TRELLIS_SHARED_ITEM_STATE_ASKING);
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), sentence));
  gtk_window_destroy (window);

  /* The note itself says that it waits, whatever else there is to look at. */
  add_clash (test, note, TRELLIS_SHARED_CLASH_KIND_KEPT_MINE, NULL);
  box = create_banner (test, note);
  window = ui_test_present (box);
  g_assert_nonnull (ui_test_find_label (box, sentence));
  ui_test_press (box, "_See Both");
  g_assert_nonnull (ui_test_find_button (GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window))), "Keep Merged"));
  gtk_window_destroy (window);
}

static void
wait_for_title (GtkWidget *banner, const char *title)
{
  const gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!g_str_equal (adw_banner_get_title (ADW_BANNER (banner)), title) && g_get_monotonic_time () < deadline)
    ui_test_settle ();
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (banner)), ==, title);
}

/* In the lowest window, the banner has one line, and its sentence is in the tooltip. */
static void
test_low (UiTest *test, gconstpointer data)
{
  const char *sentence = "Ada Example changed this too";
  g_autoptr(TrellisNote) note = add_note (test);
  GtkWidget *box, *banner;
  GtkWindow *window;

  box = create_banner (test, note);
  window = ui_test_present (box);
  banner = ui_test_find (box, ADW_TYPE_BANNER, 0);
  wait_for_title (banner, sentence);
  g_assert_null (gtk_widget_get_tooltip_text (banner));

  gtk_window_set_default_size (window, 360, 294);
  wait_for_title (banner, "To Look At");
  ui_test_wait (300);
  g_assert_cmpint (gtk_widget_get_height (banner), <, 60);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (banner), ==, sentence);

  gtk_window_set_default_size (window, 360, 640);
  wait_for_title (banner, sentence);
  gtk_window_destroy (window);
}

/* Two banners, of a mentor and in another match: each tells of its own. */
static void
test_other_role (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(TrellisNote) other = add_record (test, TRELLIS_TYPE_NOTE, "match", test->match);
  GtkWidget *box;
  GtkWindow *window;

  trellis_match_set_my_role (test->match, TRELLIS_ROLE_MENTOR);
  trellis_person_set_name (test->partner, NULL);
  note = add_note (test);
  box = create_banner (test, note);
  window = ui_test_present (box);
  g_assert_nonnull (ui_test_find_label (box, "Your partner changed this too"));
  gtk_window_destroy (window);

  box = create_banner (test, other);
  window = ui_test_present (box);
  g_assert_false (is_told (box));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/clashes/banner", test_banner);
  UI_TEST_ADD ("/ui/clashes/mine", test_mine);
  UI_TEST_ADD ("/ui/clashes/edit", test_edit);
  UI_TEST_ADD ("/ui/clashes/sentences", test_sentences);
  UI_TEST_ADD ("/ui/clashes/list", test_list);
  UI_TEST_ADD ("/ui/clashes/again", test_again);
  UI_TEST_ADD ("/ui/clashes/arrival", test_arrival);
  UI_TEST_ADD ("/ui/clashes/narrow", test_narrow);
  UI_TEST_ADD ("/ui/clashes/low", test_low);
  UI_TEST_ADD ("/ui/clashes/obstacle", test_obstacle);
  UI_TEST_ADD ("/ui/clashes/question", test_question);
  UI_TEST_ADD ("/ui/clashes/other-role", test_other_role);
  return g_test_run ();
}
