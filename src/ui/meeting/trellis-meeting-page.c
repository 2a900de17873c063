/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-meeting-page.h"

#include "trellis-meeting-rules.h"
#include "trellis-meeting-words.h"
#include "trellis-prepare-section.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

struct _TrellisMeetingPage
{
  AdwNavigationPage parent_instance;

  TrellisStore *store;
  TrellisMeeting *meeting;
  TrellisMatch *match;
  TrellisPerson *partner;

  AdwViewStack *stack;
  AdwWindowTitle *window_title;
};

G_DEFINE_FINAL_TYPE (TrellisMeetingPage, trellis_meeting_page, ADW_TYPE_NAVIGATION_PAGE)

/* The sections in the order of a meeting's path. */
static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
} sections[] = {
  { "prepare", N_("Prepare"), trellis_prepare_section_get_type },
};

/* The section for where the meeting stands; its name. */
static const char *
get_phase_section (TrellisMeetingPage *self)
{
  switch (trellis_meeting_get_phase (self->meeting, trellis_time_now ()))
    {
    case TRELLIS_MEETING_PHASE_MEET:
      return "meet";
    case TRELLIS_MEETING_PHASE_WRAP_UP:
      return "wrap-up";
    case TRELLIS_MEETING_PHASE_FOLLOW_UP:
      return "follow-up";
    case TRELLIS_MEETING_PHASE_PREPARE:
    default:
      return "prepare";
    }
}

static TrellisMeetingSection *
ensure_section (TrellisMeetingPage *self, guint index)
{
  AdwBin *frame = ADW_BIN (adw_view_stack_get_child_by_name (self->stack, sections[index].name));

  if (adw_bin_get_child (frame) == NULL)
    adw_bin_set_child (frame, g_object_new (sections[index].get_type (), "store", self->store,
                                            "meeting", self->meeting, NULL));
  return TRELLIS_MEETING_SECTION (adw_bin_get_child (frame));
}

static TrellisMeetingSection *
get_visible_section (TrellisMeetingPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].name, name) == 0)
      return ensure_section (self, i);

  return NULL;
}

static void
visible_child_changed_cb (TrellisMeetingPage *self)
{
  if (self->store == NULL)
    return;

  trellis_store_flush (self->store, NULL);
  get_visible_section (self);
}

static void
update (TrellisMeetingPage *self)
{
  g_autofree char *title = trellis_meeting_words_title (self->meeting, self->partner);
  g_autofree char *when = trellis_meeting_words_when (self->meeting, trellis_time_now ());

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_subtitle (self->window_title, when);
}

static void
store_changed_cb (TrellisMeetingPage *self, TrellisRecord *record)
{
  if (record == TRELLIS_RECORD (self->meeting) || record == TRELLIS_RECORD (self->partner))
    update (self);
}

static void
show_section (TrellisMeetingPage *self, const char *name)
{
  if (adw_view_stack_get_child_by_name (self->stack, name) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, name);
}

static void
section_show_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  show_section (TRELLIS_MEETING_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
trellis_meeting_page_dispose (GObject *object)
{
  TrellisMeetingPage *self = TRELLIS_MEETING_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MEETING_PAGE);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->meeting);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_meeting_page_parent_class)->dispose (object);
}

static void
trellis_meeting_page_class_init (TrellisMeetingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_meeting_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/meeting/trellis-meeting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisMeetingPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_changed_cb);

  gtk_widget_class_install_action (widget_class, "section.show", "s", section_show_action);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "section.show",
                                         "s", sections[i].name);
}

static void
trellis_meeting_page_init (TrellisMeetingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    adw_view_stack_add_titled (self->stack, adw_bin_new (), sections[i].name,
                               _(sections[i].title));
}

AdwNavigationPage *
trellis_meeting_page_new (TrellisStore *store, TrellisMeeting *meeting)
{
  TrellisMeetingPage *self = g_object_new (TRELLIS_TYPE_MEETING_PAGE, NULL);

  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  self->match =
    trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  self->partner =
    trellis_store_get (store, TRELLIS_TYPE_PERSON, trellis_match_get_partner (self->match));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  show_section (self, get_phase_section (self));
  get_visible_section (self);

  return ADW_NAVIGATION_PAGE (self);
}

TrellisMeeting *
trellis_meeting_page_get_meeting (TrellisMeetingPage *self)
{
  g_return_val_if_fail (TRELLIS_IS_MEETING_PAGE (self), NULL);

  return self->meeting;
}

/* Brings a point or an action of the meeting into view, in the section that is open. */
void
trellis_meeting_page_show (TrellisMeetingPage *self, TrellisRecord *record)
{
  g_return_if_fail (TRELLIS_IS_MEETING_PAGE (self));

  if (record != TRELLIS_RECORD (self->meeting))
    trellis_meeting_section_show (get_visible_section (self), record);
}
