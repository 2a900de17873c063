/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meet-section.h"

#include "trellis-action-list.h"
#include "trellis-capture.h"
#include "trellis-captured-list.h"
#include "trellis-meeting-clock.h"
#include "trellis-phase-group.h"
#include "trellis-read-only.h"
#include "trellis-room-rules.h"
#include "trellis-room.h"
#include "trellis-text-card.h"
#include "trellis-text-edit.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

#define N_PHASES (TRELLIS_POINT_PHASE_WRAP_UP + 1)

struct _TrellisMeetSection
{
  TrellisMeetingSection parent_instance;

  TrellisRoom *room;
  TrellisPhaseGroup *groups[N_PHASES];
  GtkTextView *last_view; /* unowned: the text that was typed in last */
  GtkTextMark *offered;   /* where a line was begun below one that was kept; NULL if none was */
  char *offered_text;     /* what it was begun with */

  TrellisMeetingClock *clock;
  GtkWidget *capture_separator;
  AdwBanner *curtain_banner;
  GtkBox *phases_box;
  TrellisTextCard *notes_card;
  TrellisTextCard *private_card;
  TrellisCapturedList *captured_list;
};

typedef enum
{
  PROP_CURTAIN = 1,
} TrellisMeetSectionProperty;

static GParamSpec *props[PROP_CURTAIN + 1];

G_DEFINE_FINAL_TYPE (TrellisMeetSection, trellis_meet_section, TRELLIS_TYPE_MEETING_SECTION)

static TrellisStore *
get_store (TrellisMeetSection *self)
{
  return trellis_meeting_section_get_store (TRELLIS_MEETING_SECTION (self));
}

static TrellisMeeting *
get_meeting (TrellisMeetSection *self)
{
  return trellis_meeting_section_get_meeting (TRELLIS_MEETING_SECTION (self));
}

/* transfer full. */
static char *
read_line (GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_iter_set_line_offset (start, 0);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
  return gtk_text_iter_get_text (start, end);
}

/* The selection, or the line at the cursor, or the one before where that is still empty: it was just ended.
 * transfer full, nullable. */
static char *
read_text (TrellisMeetSection *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *line = NULL, *words = NULL;

  if (self->last_view == NULL)
    return NULL;

  buffer = gtk_text_view_get_buffer (self->last_view);
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  line = read_line (&start, &end);
  words = trellis_capture_read_line (line);
  if (words == NULL && gtk_text_iter_backward_line (&start))
    return read_line (&start, &end);
  return g_steal_pointer (&line);
}

/* Who goes elsewhere did not want another line. */
static void
take_back_line (TrellisMeetSection *self)
{
  g_autoptr(GtkTextMark) mark = g_steal_pointer (&self->offered);
  g_autofree char *offered = g_steal_pointer (&self->offered_text);
  GtkTextBuffer *buffer = mark != NULL ? gtk_text_mark_get_buffer (mark) : NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (buffer == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, mark);
  gtk_text_buffer_get_end_iter (buffer, &end);
  text = gtk_text_iter_get_text (&start, &end);
  if (g_str_equal (text, offered))
    gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_delete_mark (buffer, mark);
}

/* To where the person goes on: the next line, which Enter would begin where there is none yet. */
static void
go_on (TrellisMeetSection *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->last_view);
  g_autofree char *line = NULL, *words = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  line = read_line (&start, &end);
  words = trellis_capture_read_line (line);
  if (gtk_text_buffer_get_has_selection (buffer) || words == NULL)
    return;

  gtk_text_buffer_place_cursor (buffer, &end);
  if (gtk_text_iter_forward_line (&end))
    {
      gtk_text_buffer_place_cursor (buffer, &end);
      return;
    }

  take_back_line (self);
  gtk_text_buffer_get_end_iter (buffer, &end);
  self->offered = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &end, TRUE));
  if (!trellis_text_edit_break_line (buffer))
    gtk_text_buffer_insert_at_cursor (buffer, "\n", -1);
  gtk_text_buffer_get_iter_at_mark (buffer, &start, self->offered);
  gtk_text_buffer_get_end_iter (buffer, &end);
  self->offered_text = gtk_text_iter_get_text (&start, &end);
}

/* What comes out of a private text is private as well, and what comes out of a private meeting. */
static TrellisVisibility
get_visibility (TrellisMeetSection *self)
{
  GtkWidget *view = GTK_WIDGET (self->last_view);
  GtkWidget *editor = gtk_widget_get_ancestor (view, TRELLIS_TYPE_POINT_EDITOR);

  if (gtk_widget_is_ancestor (view, GTK_WIDGET (self->private_card)))
    return TRELLIS_VISIBILITY_PRIVATE;
  if (editor != NULL)
    return trellis_record_get_visibility (
      TRELLIS_RECORD (trellis_point_editor_get_point (TRELLIS_POINT_EDITOR (editor))));

  return trellis_record_get_visibility (TRELLIS_RECORD (get_meeting (self)));
}

/* Whether the same was made of a line of this meeting before. */
static gboolean
is_there (TrellisMeetSection *self, TrellisRecord *record)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (G_OBJECT_TYPE (record));
  g_autoptr(TrellisRecordList) others = NULL;

  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (get_meeting (self))));
  others = trellis_store_list (get_store (self), query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (others)); i++)
    {
      g_autoptr(TrellisRecord) other = g_list_model_get_item (G_LIST_MODEL (others), i);

      if (g_strcmp0 (trellis_record_get_title (other), trellis_record_get_title (record)) == 0 &&
          (!TRELLIS_IS_NOTE (record) ||
           trellis_note_get_kind (TRELLIS_NOTE (other)) == trellis_note_get_kind (TRELLIS_NOTE (record))))
        return TRUE;
    }

  return FALSE;
}

/* Keeps @record (nullable), which has been made of the text. */
static void
keep (TrellisMeetSection *self, gpointer record, const char *message)
{
  if (record == NULL)
    {
      trellis_undo_tell (GTK_WIDGET (self), _("Write or select a line first"));
      return;
    }
  if (is_there (self, record))
    {
      trellis_undo_tell (GTK_WIDGET (self), _("It is there already"));
      return;
    }

  trellis_record_set_visibility (record, get_visibility (self));
  trellis_undo_add (GTK_WIDGET (self), get_store (self), record, message);
  go_on (self);
}

static void
capture_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMeetSection *self = TRELLIS_MEET_SECTION (widget);
  g_autofree char *text = read_text (self);
  g_autoptr(TrellisAction) action = trellis_capture_action (
    get_meeting (self), trellis_meeting_section_get_my_role (TRELLIS_MEETING_SECTION (self)), text);

  keep (self, action, _("Action added"));
}

static void
capture_note (TrellisMeetSection *self, TrellisNoteKind kind, const char *message)
{
  g_autofree char *text = read_text (self);
  g_autoptr(TrellisNote) note = trellis_capture_note (
    get_meeting (self), trellis_meeting_section_get_my_role (TRELLIS_MEETING_SECTION (self)), kind,
    text);

  keep (self, note, message);
}

static void
capture_decision (GtkWidget *widget, const char *name,
                  GVariant *parameter)
{
  capture_note (TRELLIS_MEET_SECTION (widget), TRELLIS_NOTE_KIND_DECISION, _("Decision added"));
}

static void
capture_advice (GtkWidget *widget, const char *name,
                GVariant *parameter)
{
  capture_note (TRELLIS_MEET_SECTION (widget), TRELLIS_NOTE_KIND_ADVICE, _("Advice added"));
}

static void
capture_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  capture_note (TRELLIS_MEET_SECTION (widget), TRELLIS_NOTE_KIND_LINK, _("Link added"));
}

static void
show_private_cb (TrellisMeetSection *self)
{
  trellis_room_set_curtain (self->room, FALSE);
}

static void
curtain_cb (TrellisMeetSection *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURTAIN]);
}

static void
focus_changed_cb (TrellisMeetSection *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != GTK_WIDGET (self->last_view))
    take_back_line (self);
  if (focus != NULL && GTK_IS_TEXT_VIEW (focus) &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->last_view, GTK_TEXT_VIEW (focus));
}

static void
trellis_meet_section_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (trellis_meet_section_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_changed_cb), widget, G_CONNECT_SWAPPED);
}

static void
trellis_meet_section_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_changed_cb, widget);

  GTK_WIDGET_CLASS (trellis_meet_section_parent_class)->unroot (widget);
}

static gboolean
filter_review (gpointer action, gpointer meeting)
{
  return trellis_action_is_for_review (action, meeting);
}

/* What was promised before, to be looked at first. */
static GtkWidget *
create_review (TrellisMeetSection *self)
{
  GtkWidget *list = g_object_new (TRELLIS_TYPE_ACTION_LIST, NULL);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);
  g_autoptr(GtkFilter) filter = GTK_FILTER (gtk_custom_filter_new (
    filter_review, g_object_ref (get_meeting (self)), g_object_unref));

  trellis_query_equals (query, "match", trellis_meeting_get_match (get_meeting (self)));
  trellis_query_ascending (query, "created");
  trellis_action_list_set_filter (TRELLIS_ACTION_LIST (list), filter);
  trellis_action_list_set_query (TRELLIS_ACTION_LIST (list), get_store (self), query);
  g_object_bind_property (self->room, "curtain", list, "hide-private", G_BINDING_SYNC_CREATE);
  g_object_bind_property (list, "n-actions", list, "visible", G_BINDING_SYNC_CREATE);
  return list;
}

static GListModel *
create_agenda (TrellisMeetSection *self)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);

  for (guint i = 0; i < N_PHASES; i++)
    g_list_store_append (parts, trellis_phase_group_get_points (self->groups[i]));
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

static void
trellis_meet_section_show (TrellisMeetingSection *section, TrellisRecord *record)
{
  TrellisMeetSection *self = TRELLIS_MEET_SECTION (section);

  if (!TRELLIS_IS_POINT (record))
    return;

  for (guint i = 0; i < N_PHASES; i++)
    {
      TrellisPointEditor *editor =
        trellis_phase_group_find (self->groups[i], TRELLIS_POINT (record));

      if (editor != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (editor));
    }
}

/* What was not talked about yet; NULL where there is nothing. */
static TrellisPointEditor *
find_open_point (TrellisMeetSection *self)
{
  for (guint i = 0; i < N_PHASES; i++)
    {
      GListModel *points = trellis_phase_group_get_points (self->groups[i]);

      for (guint j = 0; j < g_list_model_get_n_items (points); j++)
        {
          g_autoptr(TrellisPoint) point = g_list_model_get_item (points, j);

          if (!trellis_point_get_done (point))
            return trellis_phase_group_find (self->groups[i], point);
        }
    }
  return NULL;
}

/* Where one writes: what is typed at once is not looked for elsewhere. */
static gboolean
trellis_meet_section_grab_focus (GtkWidget *widget)
{
  TrellisMeetSection *self = TRELLIS_MEET_SECTION (widget);
  TrellisPointEditor *editor = find_open_point (self);

  return (editor != NULL && gtk_widget_grab_focus (GTK_WIDGET (editor))) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->notes_card));
}

static void
trellis_meet_section_constructed (GObject *object)
{
  TrellisMeetSection *self = TRELLIS_MEET_SECTION (object);
  g_autoptr(GListModel) agenda = NULL;

  G_OBJECT_CLASS (trellis_meet_section_parent_class)->constructed (object);

  self->room = g_object_ref (trellis_room_find (get_store (self), get_meeting (self)));
  for (guint i = 0; i < N_PHASES; i++)
    {
      GtkWidget *group =
        trellis_phase_group_new (get_store (self), get_meeting (self), (TrellisPointPhase) i);

      self->groups[i] = TRELLIS_PHASE_GROUP (group);
      gtk_box_append (self->phases_box, group);
    }
  trellis_phase_group_add_below (self->groups[TRELLIS_POINT_PHASE_LAST_TIME],
                                 create_review (self));

  agenda = create_agenda (self);
  trellis_meeting_clock_set_meeting (self->clock, get_store (self), get_meeting (self), agenda);
  trellis_text_card_set_record (self->notes_card, get_meeting (self), "notes");
  trellis_text_card_set_record (self->private_card, get_meeting (self), "private_notes");
  trellis_captured_list_set_meeting (self->captured_list, get_store (self), get_meeting (self));

  g_object_bind_property (self->room, "curtain", self->private_card, "hidden",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->room, "curtain", self->curtain_banner, "revealed",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->room, "notify::curtain", G_CALLBACK (curtain_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
trellis_meet_section_get_property (GObject *object, guint prop_id, GValue *value,
                                   GParamSpec *pspec)
{
  TrellisMeetSection *self = TRELLIS_MEET_SECTION (object);

  switch ((TrellisMeetSectionProperty) prop_id)
    {
    case PROP_CURTAIN:
      g_value_set_boolean (value, self->room != NULL && trellis_room_get_curtain (self->room));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_meet_section_set_property (GObject *object, guint prop_id, const GValue *value,
                                   GParamSpec *pspec)
{
  TrellisMeetSection *self = TRELLIS_MEET_SECTION (object);

  switch ((TrellisMeetSectionProperty) prop_id)
    {
    case PROP_CURTAIN:
      trellis_room_set_curtain (self->room, g_value_get_boolean (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_meet_section_dispose (GObject *object)
{
  TrellisMeetSection *self = TRELLIS_MEET_SECTION (object);

  g_clear_weak_pointer (&self->last_view);
  g_clear_object (&self->offered);
  g_clear_pointer (&self->offered_text, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MEET_SECTION);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (trellis_meet_section_parent_class)->dispose (object);
}

static void
trellis_meet_section_class_init (TrellisMeetSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_meet_section_constructed;
  object_class->get_property = trellis_meet_section_get_property;
  object_class->set_property = trellis_meet_section_set_property;
  object_class->dispose = trellis_meet_section_dispose;
  widget_class->grab_focus = trellis_meet_section_grab_focus;
  widget_class->root = trellis_meet_section_root;
  widget_class->unroot = trellis_meet_section_unroot;
  TRELLIS_MEETING_SECTION_CLASS (klass)->show = trellis_meet_section_show;

  props[PROP_CURTAIN] =
    g_param_spec_boolean ("curtain", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_CAPTURED_LIST);
  g_type_ensure (TRELLIS_TYPE_MEETING_CLOCK);
  g_type_ensure (TRELLIS_TYPE_TEXT_CARD);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting-notes/trellis-meet-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetSection, clock);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetSection, capture_separator);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetSection, curtain_banner);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetSection, phases_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetSection, notes_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetSection, private_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetSection, captured_list);
  gtk_widget_class_bind_template_callback (widget_class, show_private_cb);

  gtk_widget_class_install_action (widget_class, "capture.action", NULL, capture_action);
  gtk_widget_class_install_action (widget_class, "capture.decision", NULL, capture_decision);
  gtk_widget_class_install_action (widget_class, "capture.advice", NULL, capture_advice);
  gtk_widget_class_install_action (widget_class, "capture.link", NULL, capture_link);
  gtk_widget_class_install_property_action (widget_class, "room.curtain", "curtain");
}

static void
trellis_meet_section_init (TrellisMeetSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "capture.action", "capture.decision", "capture.advice", "capture.link", NULL);
  trellis_read_only_hide (self->capture_separator);
}
