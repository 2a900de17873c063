/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-prepare-section.h"

#include "trellis-action-list.h"
#include "trellis-agenda-editor.h"
#include "trellis-agenda-share.h"
#include "trellis-agenda-template.h"
#include "trellis-agenda.h"
#include "trellis-carry-over-dialog.h"
#include "trellis-format.h"
#include "trellis-markdown-markup.h"
#include "trellis-meeting-words.h"
#include "trellis-menu-button.h"
#include "trellis-read-only.h"
#include "trellis-suggestions-dialog.h"
#include "trellis-time.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

/* What is longer is folded at first. */
#define SUMMARY_LINES 5

struct _TrellisPrepareSection
{
  TrellisMeetingSection parent_instance;

  TrellisMeeting *last; /* the latest that was held before; nullable */
  gulong layout_handler; /* while it is mapped */

  AdwPreferencesGroup *last_group;
  GtkLabel *summary_label;
  GtkToggleButton *more_button;
  GtkWidget *actions_group;
  TrellisActionList *action_list;
  GtkMenuButton *template_button;
  GtkWidget *carry_list;
  AdwPreferencesRow *carry_row;
  TrellisAgendaEditor *editor;
  GtkMenuButton *share_button;
  GMenuModel *share_menu;
};

G_DEFINE_FINAL_TYPE (TrellisPrepareSection, trellis_prepare_section, TRELLIS_TYPE_MEETING_SECTION)

static TrellisStore *
get_store (TrellisPrepareSection *self)
{
  return trellis_meeting_section_get_store (TRELLIS_MEETING_SECTION (self));
}

static TrellisMeeting *
get_meeting (TrellisPrepareSection *self)
{
  return trellis_meeting_section_get_meeting (TRELLIS_MEETING_SECTION (self));
}

static TrellisMeeting *
find_last (TrellisPrepareSection *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);
  const gint64 starts = trellis_meeting_get_starts (get_meeting (self));

  trellis_query_equals (query, "match", trellis_meeting_get_match (get_meeting (self)));
  trellis_query_is (query, "state", TRELLIS_MEETING_STATE_HELD);
  if (starts != 0)
    trellis_query_below (query, "starts", starts);
  trellis_query_descending (query, "starts");
  return trellis_store_get_first (get_store (self), query);
}

static void
show_last (TrellisPrepareSection *self)
{
  TrellisPerson *partner = trellis_meeting_section_get_partner (TRELLIS_MEETING_SECTION (self));
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autofree char *description = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *markup = NULL;
  const char *text;

  gtk_widget_set_visible (GTK_WIDGET (self->last_group), self->last != NULL);
  if (self->last == NULL)
    return;

  title = trellis_meeting_words_title (self->last, partner);
  day = trellis_format_day_of_time (trellis_meeting_get_starts (self->last), trellis_time_now ());
  /* Translators: title and day of a meeting. */
  description = g_markup_printf_escaped (_("%s, %s"), title, day);
  adw_preferences_group_set_description (self->last_group, description);

  text = trellis_meeting_get_summary (self->last);
  if (text == NULL || *text == '\0')
    text = trellis_meeting_get_notes (self->last);
  stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  markup = trellis_markdown_to_markup (stripped);
  gtk_label_set_markup (self->summary_label,
                        *markup != '\0' ? markup : _("Nothing was written down."));
}

/* Whether something is folded is known once there is a width, and may be otherwise at the next one. */
static void
layout_cb (TrellisPrepareSection *self)
{
  if (!gtk_toggle_button_get_active (self->more_button))
    gtk_widget_set_visible (GTK_WIDGET (self->more_button),
                            pango_layout_is_ellipsized (gtk_label_get_layout (self->summary_label)));
}

static void
more_toggled_cb (TrellisPrepareSection *self)
{
  const gboolean all = gtk_toggle_button_get_active (self->more_button);

  gtk_label_set_lines (self->summary_label, all ? -1 : SUMMARY_LINES);
  gtk_label_set_ellipsize (self->summary_label, all ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_button_set_label (GTK_BUTTON (self->more_button), all ? _("Show _Less") : _("Show _All"));
}

static void
open_last_cb (TrellisPrepareSection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "(ss)", "meeting",
                              trellis_record_get_uid (TRELLIS_RECORD (self->last)));
}

static void
actions_changed_cb (TrellisPrepareSection *self)
{
  gtk_widget_set_visible (self->actions_group,
                          trellis_action_list_get_n_actions (self->action_list) > 0);
}

static GPtrArray *
find_open_points (TrellisPrepareSection *self)
{
  return trellis_carry_over_find (get_store (self), get_meeting (self),
                                  trellis_agenda_editor_get_points (self->editor));
}

static void
update_carry_over (TrellisPrepareSection *self)
{
  g_autoptr(GPtrArray) open = NULL;
  g_autofree char *title = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  open = find_open_points (self);
  title = g_strdup_printf (ngettext ("%u open point of earlier meetings",
                                     "%u open points of earlier meetings", open->len),
                           open->len);
  adw_preferences_row_set_title (self->carry_row, title);
  gtk_widget_set_visible (self->carry_list, open->len > 0);
}

static void
agenda_carry_over_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (widget);
  g_autoptr(GPtrArray) open = find_open_points (self);
  AdwDialog *dialog = trellis_carry_over_dialog_new (get_store (self), get_meeting (self), open);

  g_signal_connect_object (dialog, "carried", G_CALLBACK (trellis_agenda_editor_place_points),
                           self->editor, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
chosen_cb (TrellisPrepareSection *self, const char *text, gboolean is_private)
{
  trellis_agenda_editor_add_title (self->editor, text, is_private);
}

static void
agenda_suggest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (widget);
  AdwDialog *dialog = trellis_suggestions_dialog_new (get_store (self), get_meeting (self));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
agenda_template_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (widget);
  const int agenda = g_variant_get_int32 (parameter);
  g_autoptr(GPtrArray) points = NULL;

  if (agenda < 0 || agenda >= TRELLIS_N_AGENDA_TEMPLATES)
    return;

  points = trellis_agenda_template_fill (
    (TrellisAgendaTemplate) agenda, get_meeting (self),
    trellis_meeting_section_get_my_role (TRELLIS_MEETING_SECTION (self)), 0);
  trellis_agenda_editor_add_points (self->editor, points);
}

static GListModel *
list_questions (TrellisPrepareSection *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);

  trellis_query_equals (query, "match", trellis_meeting_get_match (get_meeting (self)));
  trellis_query_is (query, "kind", TRELLIS_NOTE_KIND_QUESTION);
  trellis_query_is (query, "raised", FALSE);
  return G_LIST_MODEL (trellis_store_list (get_store (self), query));
}

static void
agenda_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (widget);
  g_autoptr(GListModel) questions = list_questions (self);
  g_autoptr(GPtrArray) points = trellis_agenda_draft (
    get_meeting (self), trellis_action_list_get_model (self->action_list), questions,
    trellis_agenda_editor_get_points (self->editor));

  trellis_agenda_editor_add_points (self->editor, points);
}

static void
agenda_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (widget);

  trellis_agenda_copy (widget, get_store (self), get_meeting (self),
                       trellis_agenda_editor_get_points (self->editor));
}

static void
agenda_mail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (widget);

  trellis_agenda_mail (widget, get_store (self), get_meeting (self),
                       trellis_agenda_editor_get_points (self->editor));
}

static GMenuModel *
create_template_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) draft = g_menu_new ();
  g_autoptr(GMenu) templates = g_menu_new ();

  g_menu_append (draft, _("From Open Actions and Questions"), "agenda.draft");
  for (int i = 0; i < TRELLIS_N_AGENDA_TEMPLATES; i++)
    {
      g_autoptr(GMenuItem) item =
                  g_menu_item_new (trellis_agenda_template_get_title ((TrellisAgendaTemplate) i), NULL);

      g_menu_item_set_action_and_target (item, "agenda.template", "i", i);
      g_menu_append_item (templates, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (draft));
  g_menu_append_section (menu, _("Templates"), G_MENU_MODEL (templates));
  return G_MENU_MODEL (menu);
}

static void
store_changed_cb (TrellisPrepareSection *self, TrellisRecord *record)
{
  if (record == TRELLIS_RECORD (self->last))
    show_last (self);
}

static void
show_actions (TrellisPrepareSection *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);

  trellis_query_equals (query, "match", trellis_meeting_get_match (get_meeting (self)));
  trellis_query_is (query, "done", 0);
  trellis_query_ascending (query, "created");
  trellis_action_list_set_query (self->action_list, get_store (self), query);
  trellis_action_list_set_show_origin (self->action_list, TRUE);
  actions_changed_cb (self);
}

static void
trellis_prepare_section_map (GtkWidget *widget)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (widget);

  GTK_WIDGET_CLASS (trellis_prepare_section_parent_class)->map (widget);

  update_carry_over (self);
  self->layout_handler = g_signal_connect_swapped (gtk_widget_get_frame_clock (widget), "layout",
                                                   G_CALLBACK (layout_cb), self);
}

static void
trellis_prepare_section_unmap (GtkWidget *widget)
{
  g_clear_signal_handler (&TRELLIS_PREPARE_SECTION (widget)->layout_handler, gtk_widget_get_frame_clock (widget));
  GTK_WIDGET_CLASS (trellis_prepare_section_parent_class)->unmap (widget);
}

static void
trellis_prepare_section_show (TrellisMeetingSection *section, TrellisRecord *record)
{
  if (TRELLIS_IS_POINT (record))
    trellis_agenda_editor_show (TRELLIS_PREPARE_SECTION (section)->editor, record);
}

static void
trellis_prepare_section_constructed (GObject *object)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (object);
  g_autoptr(GMenuModel) templates = create_template_menu ();

  G_OBJECT_CLASS (trellis_prepare_section_parent_class)->constructed (object);

  trellis_menu_button_set_model (self->template_button, templates);
  trellis_agenda_editor_set_up (self->editor, get_store (self), get_meeting (self));
  self->last = find_last (self);
  show_last (self);
  show_actions (self);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "saved", G_CALLBACK (update_carry_over), self,
                           G_CONNECT_SWAPPED);
}

static void
trellis_prepare_section_dispose (GObject *object)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_PREPARE_SECTION);
  g_clear_object (&self->last);

  G_OBJECT_CLASS (trellis_prepare_section_parent_class)->dispose (object);
}

/* An empty agenda begins with a point. */
static gboolean
trellis_prepare_section_grab_focus (GtkWidget *widget)
{
  TrellisPrepareSection *self = TRELLIS_PREPARE_SECTION (widget);

  if (g_list_model_get_n_items (trellis_agenda_editor_get_points (self->editor)) > 0)
    return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  return gtk_widget_activate_action (GTK_WIDGET (self->editor), "agenda.focus-entry", NULL);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "agenda.carry-over", NULL,
                                   agenda_carry_over_action);
  gtk_widget_class_install_action (widget_class, "agenda.copy", NULL, agenda_copy_action);
  gtk_widget_class_install_action (widget_class, "agenda.draft", NULL, agenda_draft_action);
  gtk_widget_class_install_action (widget_class, "agenda.mail", NULL, agenda_mail_action);
  gtk_widget_class_install_action (widget_class, "agenda.suggest", NULL, agenda_suggest_action);
  gtk_widget_class_install_action (widget_class, "agenda.template", "i", agenda_template_action);
}

static void
trellis_prepare_section_class_init (TrellisPrepareSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_prepare_section_constructed;
  object_class->dispose = trellis_prepare_section_dispose;
  widget_class->map = trellis_prepare_section_map;
  widget_class->unmap = trellis_prepare_section_unmap;
  widget_class->grab_focus = trellis_prepare_section_grab_focus;
  TRELLIS_MEETING_SECTION_CLASS (klass)->show = trellis_prepare_section_show;

  g_type_ensure (TRELLIS_TYPE_ACTION_LIST);
  g_type_ensure (TRELLIS_TYPE_AGENDA_EDITOR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting/trellis-prepare-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, last_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, more_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, actions_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, action_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, template_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, carry_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, carry_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, editor);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, share_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPrepareSection, share_menu);
  gtk_widget_class_bind_template_callback (widget_class, actions_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_last_cb);
  install_actions (widget_class);
}

static void
trellis_prepare_section_init (TrellisPrepareSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (self->share_button, self->share_menu);
  trellis_read_only_shut (self, "agenda.carry-over", "agenda.draft", "agenda.suggest", "agenda.template", NULL);
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}
