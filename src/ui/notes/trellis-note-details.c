/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-note-details.h"

#include "trellis-agenda.h"
#include "trellis-format.h"
#include "trellis-launch.h"
#include "trellis-link.h"
#include "trellis-next-meeting.h"
#include "trellis-note-verbs.h"
#include "trellis-read-only.h"
#include "trellis-text-binding.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisNoteDetails
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisNote *note;
  GBindingGroup *bindings;
  GSignalGroup *note_signals;
  GSignalGroup *store_signals;
  TrellisTextBinding *result_binding;

  GtkWidget *meeting_button;
  GtkLabel *meeting_label;
  GtkWidget *link_box;
  GtkEditable *address_entry;
  GtkWidget *open_button;
  GtkWidget *advice_box;
  GtkCheckButton *tried_button;
  TrellisTextView *result_view;
  GtkWidget *question_box;
  GtkCheckButton *raised_button;
  GtkWidget *agenda_button;
  GtkLabel *agenda_label;
};

G_DEFINE_FINAL_TYPE (TrellisNoteDetails, trellis_note_details, ADW_TYPE_BIN)

static void
open_address_cb (TrellisNoteDetails *self)
{
  g_autofree char *uri = trellis_link_dup_uri (gtk_editable_get_text (self->address_entry));

  if (uri != NULL)
    trellis_launch (GTK_WIDGET (self), uri, _("The address could not be opened"));
}

static void
open_meeting_cb (TrellisNoteDetails *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)", "meeting",
                              trellis_note_get_meeting (self->note));
}

static TrellisMeeting *
find_next_meeting (TrellisNoteDetails *self)
{
  return trellis_next_meeting_find (self->store, trellis_note_get_match (self->note), trellis_time_now ());
}

/* The point that asks the question on the agenda of @meeting; NULL if it stands there already or
 * there is nothing to ask; transfer full. */
static TrellisPoint *
draft_point (TrellisNoteDetails *self, TrellisMeeting *meeting)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);
  g_autoptr(TrellisRecordList) points = NULL;
  g_autoptr(GListStore) notes = g_list_store_new (TRELLIS_TYPE_NOTE);
  g_autoptr(GPtrArray) drafted = NULL;

  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  points = trellis_store_list (self->store, query);
  g_list_store_append (notes, self->note);
  drafted = trellis_agenda_draft (meeting, NULL, G_LIST_MODEL (notes), G_LIST_MODEL (points));
  return drafted->len > 0 ? g_object_ref (g_ptr_array_index (drafted, 0)) : NULL;
}

static void
show_agenda (TrellisNoteDetails *self)
{
  g_autoptr(TrellisMeeting) meeting = NULL;
  g_autoptr(TrellisPoint) point = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (self->note == NULL || trellis_note_get_kind (self->note) != TRELLIS_NOTE_KIND_QUESTION)
    return;

  if (!trellis_note_get_raised (self->note))
    meeting = find_next_meeting (self);
  if (meeting != NULL)
    {
      point = draft_point (self, meeting);
      when = trellis_format_when (trellis_meeting_get_starts (meeting), trellis_time_now ());
      if (point != NULL)
        text = g_strdup (when);
      else if (trellis_record_get_title (TRELLIS_RECORD (self->note)) != NULL)
        /* Translators: %s is the day and time of a meeting, "Tomorrow, 14:00". */
        text = g_strdup_printf (_("On the agenda: %s"), when);
    }

  gtk_widget_set_visible (self->agenda_button, point != NULL);
  gtk_label_set_label (self->agenda_label, text != NULL ? text : "");
}

static void
add_to_agenda_cb (TrellisNoteDetails *self)
{
  g_autoptr(TrellisMeeting) meeting = find_next_meeting (self);
  g_autoptr(TrellisPoint) point = meeting != NULL ? draft_point (self, meeting) : NULL;

  if (point == NULL)
    return;

  trellis_undo_add (GTK_WIDGET (self), self->store, point, _("Question added to the agenda"));
  gtk_widget_grab_focus (GTK_WIDGET (self->raised_button));
  show_agenda (self);
}

static void
show_meeting (TrellisNoteDetails *self)
{
  const char *uid = trellis_note_get_meeting (self->note);
  g_autoptr(TrellisMeeting) meeting =
              uid != NULL ? trellis_store_get (self->store, TRELLIS_TYPE_MEETING, uid) : NULL;
  const gboolean is_there =
    meeting != NULL && trellis_record_get_deleted (TRELLIS_RECORD (meeting)) == 0;

  gtk_widget_set_visible (self->meeting_button, is_there);
  if (is_there)
    {
      g_autofree char *when =
        trellis_format_day_of_time (trellis_meeting_get_starts (meeting), trellis_time_now ());
      /* Translators: the meeting that a note was made in; %s is its day, "Fri, Nov 27". */
      g_autofree char *text = g_strdup_printf (_("From the meeting: %s"), when);

      gtk_label_set_label (self->meeting_label, text);
    }
}

static void
show_address (TrellisNoteDetails *self)
{
  g_autofree char *uri = trellis_link_dup_uri (gtk_editable_get_text (self->address_entry));

  gtk_widget_set_sensitive (self->open_button, uri != NULL);
}

static void
update (TrellisNoteDetails *self)
{
  const TrellisNoteKind kind = trellis_note_get_kind (self->note);

  show_meeting (self);
  show_address (self);
  gtk_widget_set_visible (self->link_box, kind == TRELLIS_NOTE_KIND_LINK);
  gtk_widget_set_visible (self->advice_box, kind == TRELLIS_NOTE_KIND_ADVICE);
  gtk_widget_set_visible (self->question_box, kind == TRELLIS_NOTE_KIND_QUESTION);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          kind == TRELLIS_NOTE_KIND_LINK || kind == TRELLIS_NOTE_KIND_ADVICE ||
                            kind == TRELLIS_NOTE_KIND_QUESTION ||
                            gtk_widget_get_visible (self->meeting_button));
  show_agenda (self);
}

static void
store_changed_cb (TrellisNoteDetails *self, TrellisRecord *record)
{
  if (TRELLIS_IS_MEETING (record) && self->note != NULL)
    update (self);
  else if (TRELLIS_IS_POINT (record))
    show_agenda (self);
}

static void
trellis_note_details_dispose (GObject *object)
{
  TrellisNoteDetails *self = TRELLIS_NOTE_DETAILS (object);

  if (self->result_binding != NULL)
    trellis_text_binding_set_record (self->result_binding, NULL, NULL);
  g_clear_object (&self->result_binding);
  g_clear_object (&self->bindings);
  g_clear_object (&self->note_signals);
  g_clear_object (&self->store_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_NOTE_DETAILS);
  g_clear_object (&self->note);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_note_details_parent_class)->dispose (object);
}

static void
trellis_note_details_class_init (TrellisNoteDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_note_details_dispose;

  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/notes/trellis-note-details.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, meeting_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, meeting_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, link_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, address_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, open_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, advice_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, tried_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, result_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, question_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, raised_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, agenda_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteDetails, agenda_label);
  gtk_widget_class_bind_template_callback (widget_class, open_meeting_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_address_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_to_agenda_cb);
}

static void
trellis_note_details_init (TrellisNoteDetails *self)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_disable (self->agenda_button);
  trellis_wrapped_button_make_all (GTK_WIDGET (self));

  self->bindings = g_binding_group_new ();
  g_binding_group_bind_full (self->bindings, "address", self->address_entry, "text", both,
                             trellis_note_text_or_empty, NULL, NULL, NULL);
  g_binding_group_bind (self->bindings, "tried", self->tried_button, "active", both);
  g_binding_group_bind (self->bindings, "raised", self->raised_button, "active", both);
  self->result_binding = trellis_text_binding_new (self->result_view);

  self->note_signals = g_signal_group_new (TRELLIS_TYPE_NOTE);
  g_signal_group_connect_swapped (self->note_signals, "notify", G_CALLBACK (update), self);
  self->store_signals = g_signal_group_new (TRELLIS_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb),
                                  self);
}

/* @note may be NULL. */
void
trellis_note_details_set_note (TrellisNoteDetails *self, TrellisStore *store, TrellisNote *note)
{
  g_return_if_fail (TRELLIS_IS_NOTE_DETAILS (self));

  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  trellis_text_binding_set_record (self->result_binding, note, "result");
  g_signal_group_set_target (self->note_signals, NULL);
  g_binding_group_set_source (self->bindings, note);
  g_set_object (&self->note, note);
  g_signal_group_set_target (self->note_signals, note);
  if (note != NULL)
    update (self);
}
